/** NumPy's types: float32 scalars, dtypes, and how operands of different types are brought together. */
export const numpyTypesSource = String.raw`
def _to_tensor(a): return op('m._numpy.tensor', (a,))
def _to_array(t): return op('m._numpy.array', (t,)) if isinstance(t, Tensor) else t

class _Single:
    ndim = 0
    shape = ()
    def __init__(self, value): self._value = value
    def item(self): return self._value
    @property
    def dtype(self): return _NumpyDtype('float32')
    def __repr__(self): return op('m._numpy.text', (self._value,))
    def __str__(self): return repr(self)
    def __float__(self): return self._value
    def __format__(self, spec): return format(self._value, spec)
    def __int__(self): return int(self._value)
    def __bool__(self): return self._value != 0
    def __hash__(self): return hash(self._value)
    def __neg__(self): return _Float32(-self._value)
    def __abs__(self): return _Float32(abs(self._value))

_Float32 = type('float32', (_Single,), {'__module__': 'numpy'})

def _single_operator(f, mirrored):
    def g(self, other):
        if isinstance(other, (Tensor, ndarray)): return NotImplemented
        a, b = self._value, other.item() if isinstance(other, _Single) else other
        made = f(b, a) if mirrored else f(a, b)
        return _Float32(_single(made)) if isinstance(other, _Single) and isinstance(made, float) else made
    return g

for _name, _f in (
    ('add', lambda a, b: a + b), ('sub', lambda a, b: a - b), ('mul', lambda a, b: a * b), ('truediv', lambda a, b: a / b),
    ('floordiv', lambda a, b: a // b), ('mod', lambda a, b: a % b), ('pow', lambda a, b: a ** b),
):
    setattr(_Single, '__%s__' % _name, _single_operator(_f, False))
    setattr(_Single, '__r%s__' % _name, _single_operator(_f, True))
for _name, _f in (
    ('eq', lambda a, b: a == b), ('ne', lambda a, b: a != b), ('lt', lambda a, b: a < b), ('le', lambda a, b: a <= b),
    ('gt', lambda a, b: a > b), ('ge', lambda a, b: a >= b),
): setattr(_Single, '__%s__' % _name, _single_operator(_f, False))

class _NumpyDtype:
    def __init__(self, name): self.name = name
    def __repr__(self): return "dtype('%s')" % self.name
    def __str__(self): return self.name
    def __eq__(self, other):
        try: return _torch_dtype(other).name == self.name
        except TypeError: return False
    def __ne__(self, other): return not self == other
    def __hash__(self): return hash(self.name)
    @property
    def kind(self): return {'f': 'f', 'i': 'i', 'u': 'u', 'b': 'b'}[self.name[0]]
    @property
    def itemsize(self): return {'float64': 8, 'float32': 4, 'int64': 8, 'int32': 4}.get(self.name, 1)
    def type(self, x): return _scalar_types[self.name](x)

class _ScalarType:
    def __init__(self, name, make):
        self.__name__ = name
        self._name = 'bool' if name == 'bool_' else name
        self._make = make
    def __call__(self, x=0):
        if _is_array(x): return x.astype(self)
        return self._make(_plain_number(x))
    def __repr__(self): return "<class 'numpy.%s'>" % self.__name__
    def __eq__(self, other): return other is self or (isinstance(other, _NumpyDtype) and other.name == self._name)
    def __hash__(self): return hash(self._name)

def _single(x): return float(op('t.item', (op('m.tensor', (float(x),), {'dtype': dtypes['float32']}),)))

def _wrapped(x, name): return int(op('t.item', (op('t.to', (op('m.tensor', (int(x),)), dtypes[name])),)))

def _plain_number(x): return x.item() if isinstance(x, (Tensor, ndarray, _Single)) else x

_scalar_types = {
    'float64': _ScalarType('float64', lambda x: float(x)), 'float32': _ScalarType('float32', lambda x: _Float32(_single(x))),
    'int64': _ScalarType('int64', lambda x: int(x)), 'int32': _ScalarType('int32', lambda x: _wrapped(x, 'int32')),
    'int8': _ScalarType('int8', lambda x: _wrapped(x, 'int8')), 'uint8': _ScalarType('uint8', lambda x: _wrapped(x, 'uint8')), 'bool': _ScalarType('bool_', lambda x: bool(x)),
}

def _torch_dtype(x):
    if isinstance(x, _NumpyDtype): return dtypes[x.name]
    if isinstance(x, _ScalarType): return dtypes[x._name]
    if x is float: return dtypes['float64']
    if x is int: return dtypes['int64']
    if x is bool: return dtypes['bool']
    if isinstance(x, str) and x in dtypes: return dtypes[x]
    if isinstance(x, str) and x == 'float': return dtypes['float64']
    if isinstance(x, str) and x == 'int': return dtypes['int64']
    raise TypeError('Cannot interpret %s as a data type' % repr(x))

def _is_array(x): return isinstance(x, ndarray)

def _out(t):
    if not isinstance(t, Tensor): return t
    if t.dim() > 0: return _to_array(t)
    return _item(t)

def _item(t):
    value = op('t.item', (t,))
    if t.dtype is dtypes['float32']: return _Float32(value)
    return value

def _cast(t, dt): return t if t.dtype is dt else op('t.to', (t, dt))

def _kind(x):
    if isinstance(x, (Tensor, ndarray)): return 1 if x.dtype.name[0] == 'f' else 0
    return 1 if isinstance(x, float) and not isinstance(x, bool) else 0

def _operands(a, b):
    # NumPy lets a float beside whole numbers be a float64, a whole array beside float32 too
    xs = [_to_tensor(x) if _is_array(x) else x for x in (a, b)]
    arrays = [x for x in xs if isinstance(x, Tensor)]
    floats = [x for x in xs if _kind(x)]
    whole = [x for x in arrays if not _kind(x) and x.dtype.name not in ('bool', 'uint8', 'int8')]
    if floats and any([not _kind(x) for x in arrays]):
        strong = whole or not [x for x in arrays if _kind(x)]
        if strong: xs = [_cast(x, dtypes['float64']) if isinstance(x, Tensor) else x for x in xs]
    return xs

def _as_operand(x):
    if isinstance(x, (list, tuple)): return array(x)
    if isinstance(x, _Single): return x.item()
    if isinstance(x, (int, float, ndarray, Tensor)): return x
    raise TypeError("unsupported operand type(s): 'numpy.ndarray' and '%s'" % type(x).__name__)

_whole_results = ('floor_divide', 'remainder', 'pow', 'add', 'sub', 'mul', 'maximum', 'minimum')
`;
