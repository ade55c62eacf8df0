/**
 * The part of NumPy 1.24 that goes with tensors: arrays over the same memory, with NumPy's own types, promotion and
 * printed form. It stands in the namespace of ./torch-source.ts and computes with torch's operations.
 */
export const numpySource = String.raw`
def _to_tensor(a): return op('m.from_numpy', (a,))
def _to_array(t): return op('t.numpy', (t,))

# MicroPython does not take a subclass of float for a float
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
    def __int__(self): return int(self._value)
    def __bool__(self): return self._value != 0
    def __hash__(self): return hash(self._value)
    def __neg__(self): return _Float32(-self._value)
    def __abs__(self): return _Float32(abs(self._value))

_Float32 = type('numpy.float32', (_Single,), {})

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
    'uint8': _ScalarType('uint8', lambda x: _wrapped(x, 'uint8')), 'bool': _ScalarType('bool_', lambda x: bool(x)),
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
    whole = [x for x in arrays if not _kind(x) and x.dtype.name not in ('bool', 'uint8')]
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

def _apply(name, a, b):
    a, b = _operands(_as_operand(a), _as_operand(b))
    if name == 'div': a, b = [_cast(x, dtypes['float64']) if isinstance(x, Tensor) and not _kind(x) else x for x in (a, b)]
    if not isinstance(a, Tensor) and not isinstance(b, Tensor):
        a = op('m.tensor', (a,), {'dtype': dtypes['float64'] if _kind(a) or _kind(b) or name == 'div' else dtypes['int64']})
    try: return op('m.' + name, (a, b))
    except RuntimeError as error:
        if 'must match the size' not in str(error): raise
        raise ValueError('operands could not be broadcast together with shapes %s %s' % (_shown_shape(a), _shown_shape(b)))

def _shown_shape(x): return str(tuple(x.shape)).replace(' ', '') if isinstance(x, Tensor) else '()'

def _ufunc(name, shown):
    def f(a, b, out=None):
        made = _apply(name, a, b)
        if out is not None:
            _into(out, made, shown)
            return out
        return _out(made)
    return f

def _into(target, made, shown):
    if _kind(made) and not _kind(target):
        raise TypeError("Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'" % (shown, made.dtype.name, target.dtype.name))
    t = _to_tensor(target)
    if tuple(made.shape) != tuple(t.shape): raise ValueError('non-broadcastable output operand with shape %s does not match the broadcast shape %s' % (_shown_shape(t), _shown_shape(made)))
    op('t.copy_', (t, made))

def _floating(a):
    t = _to_tensor(a if _is_array(a) else array(a))
    return t if _kind(t) else _cast(t, dtypes['float64'])

def _unary(name): return lambda a: _out(op('m.' + name, (_floating(a),)))

def _same(name): return lambda a: _out(op('m.' + name, (_to_tensor(a if _is_array(a) else array(a)),)))

def _axes(axis): return None if axis is None else (tuple(axis) if isinstance(axis, (tuple, list)) else axis)

def _reduced(name, floating=False):
    def f(a, axis=None, dtype=None, out=None, keepdims=False):
        t = _to_tensor(a if _is_array(a) else array(a))
        if floating and not _kind(t): t = _cast(t, dtypes['float64'])
        if dtype is not None: t = _cast(t, _torch_dtype(dtype))
        if axis is None:
            made = op('t.' + name, (t,))
            return _out(op('t.reshape', (made, (1,) * t.dim()))) if keepdims else _out(made)
        return _out(op('t.' + name, (t, axis), {'keepdim': keepdims}))
    return f

def _spread(name):
    def f(a, axis=None, ddof=0, keepdims=False):
        t = _floating(a)
        return _out(op('t.' + name, (t,), {'dim': _axes(axis) if axis is not None else tuple(range(t.dim())), 'correction': ddof, 'keepdim': keepdims}))
    return f

def _method(f): return lambda self, *args, **keywords: f(self, *args, **keywords)

def _dunder(name, sign):
    def f(self, other):
        if isinstance(other, Tensor): return op('t.' + name, (_to_tensor(self), other))
        return _out(_apply(name, self, other))
    return f

def _mirrored(name):
    def f(self, other): return _out(_apply(name, other, self))
    return f

def _updating(name, shown):
    def f(self, other):
        _into(self, _apply(name, self, other), shown)
        return self
    return f

def _index(x):
    if _is_array(x): return _to_tensor(x)
    if isinstance(x, tuple): return tuple([_index(y) for y in x])
    if isinstance(x, slice) and isinstance(x.step, int) and x.step < 0:
        raise NotImplementedError("a slice with a negative step is not part of this lab's numpy")
    return x

def _looked_up(f):
    try: return f()
    except IndexError as error: raise IndexError(str(error).replace('dimension', 'axis'))

class _Array:
    def __init__(self, made, *more): pass
    @property
    def shape(self): return tuple(list(_to_tensor(self).shape))
    @property
    def ndim(self): return _to_tensor(self).dim()
    @property
    def size(self): return _to_tensor(self).numel()
    @property
    def dtype(self): return _NumpyDtype(_to_tensor(self).dtype.name)
    @property
    def itemsize(self): return self.dtype.itemsize
    @property
    def nbytes(self): return self.size * self.itemsize
    @property
    def strides(self): return tuple([step * self.itemsize for step in _to_tensor(self).stride()])
    @property
    def T(self):
        t = _to_tensor(self)
        return _to_array(op('t.permute', (t, tuple(range(t.dim() - 1, -1, -1))))) if t.dim() > 1 else self
    @property
    def flat(self): return iter(self.ravel().tolist())
    def __len__(self):
        if self.ndim == 0: raise TypeError('len() of unsized object')
        return self.shape[0]
    def __repr__(self): return op('m._numpy.repr', (self,))
    def __str__(self): return op('m._numpy.str', (self,))
    def __bool__(self):
        if self.size > 1: raise ValueError('The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()')
        return self.size == 1 and bool(self.item())
    def __float__(self): return None
    def __int__(self): return int(self.item())
    def __hash__(self): raise TypeError("unhashable type: 'numpy.ndarray'")
    def __getitem__(self, index): return _looked_up(lambda: _out(op('t.__getitem__', (_to_tensor(self), _index(index)))))
    def __setitem__(self, index, value):
        if isinstance(value, (list, tuple)): value = array(value)
        t = _to_tensor(self)
        if _is_array(value): value = _cast(_to_tensor(value), t.dtype)
        _looked_up(lambda: op('t.__setitem__', (t, _index(index), value)))
    def __iter__(self):
        if self.ndim == 0: raise TypeError('iteration over a 0-d array')
        for at in range(len(self)): yield self[at]
    def __contains__(self, x): return bool((self == x).any())
    def __neg__(self): return _out(op('t.neg', (_to_tensor(self),)))
    def __pos__(self): return self.copy()
    def __abs__(self): return _out(op('t.abs', (_to_tensor(self),)))
    def __invert__(self): return _out(op('t.bitwise_not', (_to_tensor(self),)))
    def __matmul__(self, other): return matmul(self, other)
    def __rmatmul__(self, other): return matmul(other, self)
    def item(self, *at):
        t = _to_tensor(self)
        if at: return self[at if len(at) > 1 else at[0]]
        if t.numel() != 1: raise ValueError('can only convert an array of size 1 to a Python scalar')
        return op('t.item', (t,))
    def tolist(self): return op('t.tolist', (_to_tensor(self),))
    def copy(self): return _to_array(op('t.clone', (_to_tensor(self),)))
    def astype(self, dtype, copy=True): return _to_array(op('t.to', (_to_tensor(self), _torch_dtype(dtype)), {'copy': True}))
    def reshape(self, *shape):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        try: return _to_array(op('t.reshape', (_to_tensor(self), tuple(shape))))
        except RuntimeError: raise ValueError('cannot reshape array of size %d into shape %s' % (self.size, str(tuple(shape)).replace(' ', '')))
    def flatten(self): return _to_array(op('t.clone', (op('t.reshape', (_to_tensor(self), -1)),)))
    def ravel(self): return self.reshape(-1)
    def transpose(self, *order):
        if not order: return self.T
        order = order[0] if isinstance(order[0], (tuple, list)) else order
        return _to_array(op('t.permute', (_to_tensor(self), tuple(order))))
    def squeeze(self, axis=None): return _out(op('t.squeeze', (_to_tensor(self),) + (() if axis is None else (axis,))))
    def fill(self, value): op('t.fill_', (_to_tensor(self), value))
    def dot(self, other): return dot(self, other)
    def round(self, decimals=0): return around(self, decimals)
    def clip(self, low=None, high=None): return clip(self, low, high)

ndarray = type('numpy.ndarray', (_Array,), {})

for _name, _sign, _shown in (
    ('add', 'add', 'add'), ('sub', 'sub', 'subtract'), ('mul', 'mul', 'multiply'), ('div', 'truediv', 'divide'),
    ('floor_divide', 'floordiv', 'floor_divide'), ('remainder', 'mod', 'remainder'), ('pow', 'pow', 'power'),
    ('bitwise_and', 'and', 'bitwise_and'), ('bitwise_or', 'or', 'bitwise_or'), ('bitwise_xor', 'xor', 'bitwise_xor'),
):
    setattr(ndarray, '__%s__' % _sign, _dunder(_name, _sign))
    setattr(ndarray, '__r%s__' % _sign, _mirrored(_name))
    setattr(ndarray, '__i%s__' % _sign, _updating(_name, _shown))
for _name in ('eq', 'ne', 'lt', 'le', 'gt', 'ge'): setattr(ndarray, '__%s__' % _name, _dunder(_name, _name))

def array(data, dtype=None, copy=True):
    dt = None if dtype is None else _torch_dtype(dtype)
    if isinstance(data, ndarray): return data.copy() if dt is None else data.astype(dtype)
    if isinstance(data, Tensor): return array(_to_array(data), dtype)
    if isinstance(data, (list, tuple)) and data and all([_is_array(x) for x in data]): return array(stack(data), dtype)
    if isinstance(data, range): data = list(data)
    try:
        t = op('m.tensor', (data,))
        if dt is not None: t = op('m.tensor', (data,), {'dtype': dt}) if dt.is_floating_point or not t.dtype.is_floating_point else _cast(t, dt)
        elif t.dtype.is_floating_point: t = op('m.tensor', (data,), {'dtype': dtypes['float64']})
    except (TypeError, ValueError, RuntimeError):
        raise ValueError('setting an array element with a sequence. The requested array has an inhomogeneous shape.')
    return _to_array(t)

def asarray(data, dtype=None):
    if _is_array(data) and (dtype is None or data.dtype == dtype): return data
    return array(data, dtype)

def _shaped(value):
    def f(shape, dtype=float): return _to_array(op('m.full', (shape if isinstance(shape, (tuple, list)) else (shape,), value), {'dtype': _torch_dtype(dtype)}))
    return f

zeros, ones, empty = _shaped(0), _shaped(1), _shaped(0)

def full(shape, value, dtype=None):
    shape = shape if isinstance(shape, (tuple, list)) else (shape,)
    kind = float if isinstance(value, float) else bool if isinstance(value, bool) else int
    return _to_array(op('m.full', (shape, value), {'dtype': _torch_dtype(dtype or kind)}))

def _alike(value):
    def f(a, dtype=None): return _to_array(op('m.full', (a.shape, value), {'dtype': _torch_dtype(dtype or a.dtype)}))
    return f

def full_like(a, value, dtype=None): return _alike(value)(a, dtype)

def arange(*limits, dtype=None):
    whole = all([isinstance(x, int) for x in limits])
    return _to_array(op('m.arange', limits, {'dtype': _torch_dtype(dtype or (int if whole else float))}))

def linspace(start, stop, num=50, endpoint=True, dtype=None):
    step = 0 if endpoint else (stop - start) / num
    return _to_array(op('m.linspace', (start, stop - step, num), {'dtype': _torch_dtype(dtype or float)}))

def eye(n, m=None, dtype=float): return _to_array(op('m.eye', (n, n if m is None else m), {'dtype': _torch_dtype(dtype)}))

def _all(arrays): return [_to_tensor(asarray(a)) for a in arrays]

def concatenate(arrays, axis=0): return _to_array(op('m.cat', (_all(arrays), axis)))
def stack(arrays, axis=0): return _to_array(op('m.stack', (_all(arrays), axis)))
def vstack(arrays): return _to_array(op('m.cat', ([t if t.dim() > 1 else op('t.unsqueeze', (t, 0)) for t in _all(arrays)], 0)))
def hstack(arrays):
    given = _all(arrays)
    return _to_array(op('m.cat', (given, 0 if given[0].dim() < 2 else 1)))

def dot(a, b):
    a, b = asarray(a), asarray(b)
    return _out(_apply('mul', a, b)) if a.ndim == 0 or b.ndim == 0 else matmul(a, b)

def matmul(a, b):
    a, b = _operands(asarray(a), asarray(b))
    if a.dtype is not b.dtype:
        dt = op('m.add', (op('t.reshape', (a, -1)), op('t.reshape', (b, -1))[:1])).dtype
        a, b = _cast(a, dt), _cast(b, dt)
    try: return _out(op('m.matmul', (a, b)))
    except RuntimeError: raise ValueError('shapes %s and %s not aligned' % (_shown_shape(a), _shown_shape(b)))

def where(condition, a=None, b=None):
    c = _to_tensor(asarray(condition))
    if a is None: return tuple([_to_array(x) for x in op('m.where', (c,))])
    a, b = _operands(_as_operand(a), _as_operand(b))
    xs = [x if isinstance(x, Tensor) else op('m.tensor', (x,), {'dtype': dtypes['float64' if isinstance(x, float) else 'int64']}) for x in (a, b)]
    return _out(op('m.where', (c, xs[0], xs[1])))

def around(a, decimals=0):
    t = _to_tensor(asarray(a))
    return _out(op('t.round', (t,), {'decimals': decimals})) if _kind(t) else _out(t)

def clip(a, low, high): return _out(op('t.clamp', (_to_tensor(asarray(a)),), {'min': low, 'max': high}))
def outer(a, b):
    a, b = _operands(asarray(a).ravel(), asarray(b).ravel())
    return _out(op('m.outer', (a, b)))
def allclose(a, b, rtol=1e-05, atol=1e-08): return bool((abs(asarray(a) - asarray(b)) <= atol + rtol * abs(asarray(b))).all())
def array_equal(a, b): return asarray(a).shape == asarray(b).shape and bool((asarray(a) == asarray(b)).all())

class _Numpy:
    def __init__(self, path, values):
        self.__name__ = path
        for k in values: setattr(self, k, values[k])
    def __getattr__(self, name): raise AttributeError("%s.%s is not part of this lab" % (self.__name__, name))
    def __repr__(self): return "<module '%s'>" % self.__name__

def _random(kind):
    def f(*shape): return _out(op('m._numpy.' + kind, (shape,)))
    return f

def _uniform(low=0.0, high=1.0, size=()): return _out(op('m._numpy.rand', (size if isinstance(size, (tuple, list)) else (size,),)) * (high - low) + low)
def _normal(loc=0.0, scale=1.0, size=()): return _out(op('m._numpy.randn', (size if isinstance(size, (tuple, list)) else (size,),)) * scale + loc)

random = _Numpy('numpy.random', {
    'seed': lambda seed=None: op('m._numpy.seed', (seed,)), 'rand': _random('rand'), 'randn': _random('randn'),
    'random': lambda size=(): _uniform(0.0, 1.0, size), 'uniform': _uniform, 'normal': _normal,
})

_reductions = {
    'sum': _reduced('sum'), 'mean': _reduced('mean', True), 'prod': _reduced('prod'), 'max': _reduced('amax'), 'min': _reduced('amin'),
    'argmax': _reduced('argmax'), 'argmin': _reduced('argmin'), 'any': _reduced('any'), 'all': _reduced('all'),
    'std': _spread('std'), 'var': _spread('var'),
}
for _name in _reductions: setattr(ndarray, _name, _method(_reductions[_name]))
def _cumsum(a, axis=None):
    t = _to_tensor(asarray(a))
    return _out(op('t.cumsum', (op('t.reshape', (t, -1)) if axis is None else t, 0 if axis is None else axis)))
ndarray.cumsum = _method(_cumsum)

numpy = _Numpy('numpy', {
    'ndarray': ndarray, 'array': array, 'asarray': asarray, 'zeros': zeros, 'ones': ones, 'empty': empty, 'full': full,
    'zeros_like': _alike(0), 'ones_like': _alike(1), 'empty_like': _alike(0), 'full_like': full_like, 'arange': arange,
    'linspace': linspace, 'eye': eye, 'identity': eye, 'concatenate': concatenate, 'stack': stack, 'vstack': vstack,
    'hstack': hstack, 'dot': dot, 'matmul': matmul, 'where': where, 'around': around, 'round': around, 'clip': clip, 'outer': outer,
    'allclose': allclose, 'array_equal': array_equal, 'random': random, 'cumsum': _cumsum, 'copy': lambda a: asarray(a).copy(),
    'transpose': lambda a, axes=None: asarray(a).transpose(*([] if axes is None else [axes])),
    'reshape': lambda a, shape: asarray(a).reshape(shape), 'squeeze': lambda a, axis=None: asarray(a).squeeze(axis),
    'expand_dims': lambda a, axis: _to_array(op('t.unsqueeze', (_to_tensor(asarray(a)), axis))), 'ravel': lambda a: asarray(a).ravel(),
    'shape': lambda a: asarray(a).shape, 'ndim': lambda a: asarray(a).ndim, 'size': lambda a: asarray(a).size,
    'pi': 3.141592653589793, 'e': 2.718281828459045, 'inf': float('inf'), 'nan': float('nan'), 'newaxis': None,
    'dtype': lambda x: _NumpyDtype(_torch_dtype(x).name), '__version__': '1.24.2', 'amax': _reductions['max'], 'amin': _reductions['min'],
})
for _name in _reductions: setattr(numpy, _name, _reductions[_name])
for _name in _scalar_types: setattr(numpy, 'bool_' if _name == 'bool' else _name, _scalar_types[_name])
for _name, _np in (
    ('add', 'add'), ('sub', 'subtract'), ('mul', 'multiply'), ('div', 'divide'), ('div', 'true_divide'), ('floor_divide', 'floor_divide'),
    ('remainder', 'mod'), ('remainder', 'remainder'), ('pow', 'power'), ('maximum', 'maximum'), ('minimum', 'minimum'), ('eq', 'equal'),
    ('ne', 'not_equal'), ('lt', 'less'), ('le', 'less_equal'), ('gt', 'greater'), ('ge', 'greater_equal'),
    ('logical_and', 'logical_and'), ('logical_or', 'logical_or'),
): setattr(numpy, _np, _ufunc(_name, _np))
for _name in 'sqrt exp log log2 log10 log1p expm1 sin cos tan sinh cosh tanh floor ceil isnan isinf isfinite'.split(' '): setattr(numpy, _name, _unary(_name))
for _name, _np in (('asin', 'arcsin'), ('acos', 'arccos'), ('atan', 'arctan')): setattr(numpy, _np, _unary(_name))
for _name, _np in (('abs', 'abs'), ('abs', 'absolute'), ('sign', 'sign'), ('square', 'square'), ('neg', 'negative'), ('logical_not', 'logical_not')): setattr(numpy, _np, _same(_name))
sys.modules['numpy'] = numpy
sys.modules['numpy.random'] = random
`;
