/** NumPy's dtypes, and how operands of different types are brought together. */
export const numpyTypesSource = String.raw`
def _to_tensor(a): return op('m._numpy.tensor', (a,))
def _to_array(t): return op('m._numpy.array', (t,)) if isinstance(t, Tensor) else t

_dtypes_made = {}
# in the class dtype, str is something else
_text = str

class _NumpyDtype:
    def __new__(cls, x):
        name = x if type(x) is str and x in dtypes else _torch_dtype(x).name
        if name not in _dtypes_made:
            _dtypes_made[name] = object.__new__(cls)
            _dtypes_made[name].name = name
        return _dtypes_made[name]
    def __reduce__(self): return _NumpyDtype, (self.name,)
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
    def itemsize(self): return {'float64': 8, 'float32': 4, 'int64': 8, 'int32': 4, 'int16': 2}.get(self.name, 1)
    @property
    def str(self): return ('<' if self.itemsize > 1 else '|') + self.kind + _text(self.itemsize)
    @property
    def char(self): return {'float64': 'd', 'float32': 'f', 'int64': 'l', 'int32': 'i', 'int16': 'h', 'int8': 'b', 'uint8': 'B', 'bool': '?'}[self.name]
    @property
    def type(self): return _scalar_types[self.name]
_NumpyDtype.__name__ = _NumpyDtype.__qualname__ = 'dtype'
_NumpyDtype.__module__ = 'numpy'

def _torch_dtype(x):
    if isinstance(x, _NumpyDtype): return dtypes[x.name]
    if isinstance(x, type) and x in _kinds: return dtypes[_kinds[x]]
    if x is float: return dtypes['float64']
    if x is int: return dtypes['int64']
    if x is bool: return dtypes['bool']
    if isinstance(x, str) and x in dtypes: return dtypes[x]
    if isinstance(x, str) and x == 'float': return dtypes['float64']
    if isinstance(x, str) and x == 'int': return dtypes['int64']
    if isinstance(x, str) and x.lstrip('<=|') in _codes: return dtypes[_codes[x.lstrip('<=|')]]
    if x is complex or isinstance(x, str) and x.lstrip('<=|>').startswith(_other_types): raise NotImplementedError('the dtype %s is not part of this lab' % getattr(x, '__name__', x))
    if isinstance(x, str): raise TypeError("data type '%s' not understood" % x)
    if isinstance(x, list): raise NotImplementedError('arrays of records, with named fields, are not part of this lab')
    raise TypeError("Cannot interpret '%s' as a data type" % repr(x))

# by which letters NumPy knows its types, with their size in bytes or without
_codes = {
    'f8': 'float64', 'f4': 'float32', 'i8': 'int64', 'i4': 'int32', 'i2': 'int16', 'i1': 'int8', 'u1': 'uint8', 'b1': 'bool',
    'd': 'float64', 'f': 'float32', 'l': 'int64', 'q': 'int64', 'p': 'int64', 'i': 'int32', 'h': 'int16', 'b': 'int8', 'B': 'uint8', '?': 'bool',
    'double': 'float64', 'single': 'float32', 'long': 'int64', 'short': 'int16', 'byte': 'int8', 'ubyte': 'uint8', 'bool_': 'bool', 'float_': 'float64', 'int_': 'int64',
}
_other_types = ('uint', 'u2', 'u4', 'u8', 'float16', 'float128', 'f2', 'f16', 'complex', 'c8', 'c16', 'datetime64', 'timedelta64', 'M8', 'm8', 'S', 'V')

def _is_words(x): return getattr(type(x), '_is_words', False)

def _is_array(x): return isinstance(x, ndarray)

def _out(t): return op('m._numpy.out', (t,)) if isinstance(t, Tensor) else t

def _drawn(t):
    """What chance gives: a single number is Python's own."""
    made = _out(t)
    return made.item() if isinstance(made, generic) else made

def _cast(t, dt): return t if t.dtype is dt else op('t.to', (t, dt))

def _kind(x):
    if isinstance(x, (Tensor, ndarray)): return 1 if x.dtype.name[0] == 'f' else 0
    return 1 if isinstance(x, (float, _Float32)) else 0

# beside these float32 stays what it is
_narrow = ('bool', 'uint8', 'int8', 'int16')

def _operands(a, b):
    # NumPy lets a float beside whole numbers be a float64, a whole array beside float32 too
    xs = [_to_tensor(x) if _is_array(x) else x for x in (a, b)]
    arrays = [x for x in xs if isinstance(x, Tensor)]
    floats = [x for x in xs if _kind(x)]
    whole = [x for x in arrays if not _kind(x) and x.dtype.name not in _narrow]
    if floats and any([not _kind(x) for x in arrays]):
        strong = whole or not [x for x in arrays if _kind(x)]
        if strong: xs = [_cast(x, dtypes['float64']) if isinstance(x, Tensor) else x for x in xs]
    return xs

def _as_operand(x):
    if isinstance(x, (list, tuple)): return array(x)
    if isinstance(x, generic): return x.item()
    if isinstance(x, (int, float, ndarray, Tensor)): return x
    raise TypeError("unsupported operand type(s): 'numpy.ndarray' and '%s'" % type(x).__name__)

`;
