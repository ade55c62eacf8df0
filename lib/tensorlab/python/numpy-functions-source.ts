/** NumPy's functions, numpy.random, and the module numpy that holds them. */
export const numpyFunctionsSource = String.raw`
def _even(data):
    # sizes down to where the parts are no longer alike
    shape, parts = [], [data]
    while parts and all(isinstance(part, (list, tuple)) for part in parts) and len({len(part) for part in parts}) == 1:
        shape.append(len(parts[0]))
        parts = [one for part in parts for one in part]
    return tuple(shape)

def _with_text(data):
    return isinstance(data, str) or _is_words(data) or isinstance(data, (list, tuple)) and any([_with_text(x) for x in data])

def _with_tensor(data):
    return isinstance(data, Tensor) or isinstance(data, (list, tuple)) and any([_with_tensor(x) for x in data])

def _words(): return importlib.import_module('spiralroom.words')

def _of_words(dtype): return dtype is str or dtype is object or type(dtype) is str and (dtype in ('str', 'object', 'O', 'U') or dtype[:2] == '<U' or dtype[:1] == 'U' and dtype[1:].isdigit()) or _is_words_kind(dtype)

def _is_words_kind(dtype): return type(dtype).__module__ == 'numpy' and hasattr(dtype, 'width')

def _with_other(data):
    return isinstance(data, (complex, bytes)) or isinstance(data, (list, tuple)) and any([_with_other(x) for x in data])

def array(data, dtype=None, copy=True, ndmin=0, order='K'):
    made = _array_of(data, dtype, copy)
    return made.reshape((1,) * (ndmin - made.ndim) + tuple(made.shape)) if made.ndim < ndmin else made

def _array_of(data, dtype, copy):
    if _is_words(data): return data.copy() if dtype is None else data.astype(dtype)
    if dtype is not None and _of_words(dtype): return _words().made_of(data, dtype)
    dt = None if dtype is None else _torch_dtype(dtype)
    if not copy and (isinstance(data, Tensor) or _is_array(data)): return asarray(data, dtype)
    if isinstance(data, ndarray): return data.copy() if dt is None else data.astype(dtype)
    if isinstance(data, Tensor): return array(data.numpy(), dtype)
    if isinstance(data, (list, tuple)):
        for x in data:
            if isinstance(x, Tensor) and x.requires_grad: x.numpy()
    if isinstance(data, (list, tuple)) and data and all([_is_array(x) for x in data]): return array(stack(data), dtype)
    if isinstance(data, range): data = list(data)
    try:
        t = op('m.tensor', (data,))
        if dt is not None: t = op('m.tensor', (data,), {'dtype': dt}) if dt.is_floating_point or not t.dtype.is_floating_point else _cast(t, dt)
        elif t.dtype.is_floating_point and _common_of(data) != 'float32': t = op('m.tensor', (data,), {'dtype': dtypes['float64']})
    except (TypeError, ValueError, RuntimeError) as error:
        if str(error).endswith('are not part of this lab'): raise
        if str(error) == 'Overflow when unpacking long' and dtype is not object: raise RuntimeError('int64 values beyond 2**53 are not part of this lab')
        if _with_other(data) and dtype is not object: raise NotImplementedError('arrays of complex numbers and of bytes are not part of this lab')
        if not _with_tensor(data):
            made = _words().made_of(data)
            return made if dt is None else made.astype(dtype)
        shape = _even(data)
        raise ValueError('setting an array element with a sequence. The requested array has an inhomogeneous shape after %d dimensions. The detected shape was %s + inhomogeneous part.' % (len(shape), shape))
    return _to_array(t)

def asarray(data, dtype=None):
    if isinstance(data, Tensor): data = data.numpy()
    if _is_words(data) and dtype is None: return data
    if _is_array(data) and (dtype is None or data.dtype == dtype): return data
    return array(data, dtype)

def _shaped(value):
    def f(shape, dtype=float, order='C'):
        if _of_words(dtype): return _words().full(shape, _words().blank(dtype), dtype)
        if isinstance(shape, (str, float)): raise TypeError("'%s' object cannot be interpreted as an integer" % type(shape).__name__)
        for size in shape if isinstance(shape, (tuple, list)) else ():
            if not hasattr(size, '__index__'): raise TypeError("'%s' object cannot be interpreted as an integer" % type(size).__name__)
        sizes = shape if isinstance(shape, (tuple, list)) else (shape,)
        if any([isinstance(size, int) and size < 0 for size in sizes]): raise ValueError('negative dimensions are not allowed')
        return _to_array(op('m.full', (sizes, value), {'dtype': _torch_dtype(dtype)}))
    return f

zeros, ones, empty = _shaped(0), _shaped(1), _shaped(0)

def full(shape, fill_value, dtype=None):
    value = fill_value
    if isinstance(value, str) or value is None or dtype is not None and _of_words(dtype): return _words().full(shape, value, dtype)
    shape = shape if isinstance(shape, (tuple, list)) else (shape,)
    if isinstance(value, (list, tuple, ndarray)):
        values = array(value, dtype)
        made = zeros(shape, dtype or values.dtype)
        made[...] = values
        return made
    kind = _kinds_beside.get(type(value), 'float64')
    return _to_array(_cast(op('m.full', (shape, value), {'dtype': dtypes[kind]}), _torch_dtype(dtype or kind)))

def _alike(value):
    def f(a, dtype=None):
        a = asarray(a)
        return _to_array(op('m.full', (a.shape, value), {'dtype': _torch_dtype(dtype or a.dtype)}))
    return f

def full_like(a, fill_value, dtype=None): return _alike(fill_value)(a, dtype)

def arange(*limits, dtype=None):
    if not limits: raise TypeError('arange() requires stop to be specified.')
    whole = all([isinstance(x, (int, _integer_type)) for x in limits])
    return _to_array(op('m.arange', limits, {'dtype': _torch_dtype(dtype or (int if whole else float))}))

def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    if _is_wide(start) or _is_wide(stop):
        if retstep or axis: raise NotImplementedError('retstep= and axis= of np.linspace of arrays are not part of this lab')
        first, last = asarray(start, float), asarray(stop, float)
        share = linspace(0, 1, num, endpoint).reshape((-1,) + (1,) * max(first.ndim, last.ndim))
        made = share * (last - first) + first
        if endpoint and num > 1: made[-1] = last
        return made if dtype is None else made.astype(dtype)
    made = _line(start, stop, num, endpoint, dtype)
    steps = num - 1 if endpoint else num
    return (made, float64((float(stop) - float(start)) / steps if steps > 0 else nan)) if retstep else made

nan = float('nan')

def _line(start, stop, num, endpoint, dtype):
    start, stop = float(start), float(stop)
    if num < 0: raise ValueError('Number of samples, %d, must be non-negative.' % num)
    steps = num - 1 if endpoint else num
    made = op('m.arange', (num,), {'dtype': dtypes['float64']})
    step = (stop - start) / steps if steps > 0 else stop - start
    # as NumPy reckons them, to the last digit
    made = made * step + start
    if endpoint and num > 1: made[-1] = stop
    kind = _torch_dtype(dtype or float)
    return _to_array(_cast(made if kind.is_floating_point else made.floor(), kind))

def eye(N, M=None, k=0, dtype=float, order='C'):
    if k: return diagonals(N, N if M is None else M, k, dtype)
    return _to_array(op('m.eye', (N, N if M is None else M), {'dtype': _torch_dtype(dtype)}))

def diagonals(n, m, k, dtype):
    """Ones on another diagonal than the main one."""
    return (arange(n).reshape(-1, 1) + k == arange(m)).astype(dtype)

def _all(arrays): return [_to_tensor(asarray(a)) for a in arrays]

def concatenate(arrays, axis=0):
    given = [asarray(a) for a in arrays]
    if any([_is_words(a) for a in given]): return _words().concatenate(given, axis)
    if not given: raise ValueError('need at least one array to concatenate')
    if axis is None: given, axis = [a.ravel() for a in given], 0
    for at, a in enumerate(given):
        if a.ndim != given[0].ndim:
            raise ValueError('all the input arrays must have same number of dimensions, but the array at index 0 has %d dimension(s) and the array at index %d has %d dimension(s)' % (given[0].ndim, at, a.ndim))
        for dim in range(a.ndim):
            if a.ndim and dim != axis % a.ndim and a.shape[dim] != given[0].shape[dim]:
                raise ValueError('all the input array dimensions except for the concatenation axis must match exactly, but along dimension %d, the array at index 0 has size %d and the array at index %d has size %d' % (dim, given[0].shape[dim], at, a.shape[dim]))
    try: return _to_array(op('m.cat', (_all(given), axis)))
    except IndexError as error: raise _refusals().in_words(error) from None
def stack(arrays, axis=0):
    arrays = [asarray(a) for a in arrays]
    if not arrays: raise ValueError('need at least one array to stack')
    if len({a.shape for a in arrays}) > 1: raise ValueError('all input arrays must have the same shape')
    try: return _to_array(op('m.stack', (_all(arrays), axis)))
    except IndexError as error: raise _refusals().in_words(error) from None
def vstack(arrays): return concatenate([a if a.ndim > 1 else a.reshape(1, -1) for a in map(asarray, arrays)])
def hstack(arrays):
    given = [a if a.ndim else a.reshape(1) for a in map(asarray, arrays)]
    return concatenate(given, 0 if given and given[0].ndim < 2 else 1)

def meshgrid(*axes, indexing='xy', sparse=False, copy=True):
    if sparse: return _sparse_grid([asarray(one).ravel() for one in axes], indexing)
    return [_to_array(t.contiguous()) for t in op('m.meshgrid', (_all(axes),), {'indexing': indexing})]

def _sparse_grid(lines, indexing):
    order = [1, 0, *range(2, len(lines))] if indexing == 'xy' and len(lines) > 1 else range(len(lines))
    return [one.reshape(*[-1 if at == place else 1 for at in range(len(lines))]) for one, place in zip(lines, order)]

def dot(a, b):
    a, b = asarray(a), asarray(b)
    return _out(_apply('mul', a, b)) if a.ndim == 0 or b.ndim == 0 else matmul(a, b, dotted=True)

def matmul(a, b, dotted=False):
    if type(a) is ndarray and type(b) is ndarray:
        made = op('m._numpy.quick.dotted.matmul' if dotted else 'm._numpy.quick.matmul', (a, b))
        if made is not None: return made
    a, b = _operands(asarray(a), asarray(b))
    if a.dtype is not b.dtype:
        dt = op('m.add', (op('t.reshape', (a, -1)), op('t.reshape', (b, -1))[:1])).dtype
        a, b = _cast(a, dt), _cast(b, dt)
    try: return _out(op('m.matmul', (a, b)) if dotted else op('m._numpy.checked.matmul', (a, b, 'matmul')))
    except RuntimeError:
        for at, x in enumerate((a, b)):
            if x.ndim == 0: raise ValueError('matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)' % at)
        at = max(b.ndim - 2, 0)
        sizes = a.shape[-1], b.shape[at]
        if dotted: raise ValueError('shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)' % (_shown_shape(a), _shown_shape(b), sizes[0], a.ndim - 1, sizes[1], at))
        raise ValueError('matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size %d is different from %d)' % sizes[::-1])

def where(condition, a=None, b=None):
    if _with_text(a) or _with_text(b): return _words().where(condition, a, b)
    c = _to_tensor(asarray(condition))
    if a is None: return tuple([_to_array(x) for x in op('m.where', (c,))])
    a, b = _operands(_as_operand(a), _as_operand(b))
    xs = [x if isinstance(x, Tensor) else op('m.tensor', (x,), {'dtype': dtypes['float64' if isinstance(x, float) else 'int64']}) for x in (a, b)]
    return _to_array(op('m.where', (c, xs[0], xs[1])))

def around(a, decimals=0):
    t = _to_tensor(asarray(a))
    return _out(op('t.round', (t,), {'decimals': decimals})) if _kind(t) else _out(t)

def clip(a, low, high): return _out(op('t.clamp', (_to_tensor(asarray(a)),), {'min': low, 'max': high}))
def outer(a, b):
    return _out(_apply('mul', asarray(a).reshape(-1, 1), asarray(b).reshape(1, -1), 'multiply'))
def allclose(a, b, rtol=1e-05, atol=1e-08):
    a, b = [_cast(_floating(x), dtypes['float64']) for x in (asarray(a), asarray(b))]
    return bool(op('m.isclose', (a, b, rtol, atol)).all().item())
def array_equal(a, b): return asarray(a).shape == asarray(b).shape and bool((asarray(a) == asarray(b)).all())

def _more(table):
    """One of the tables in ./library/spiralroom/arrays.py, which is loaded when it is first asked for."""
    return getattr(importlib.import_module('spiralroom.arrays'), table)

_plain_function = type(_more)

class _Numpy:
    def __init__(self, path, values):
        self.__name__ = path
        for k in values: setattr(self, k, values[k])
    def __getattr__(self, name):
        found = None if name.startswith('__') else _more('tables')[self.__name__].get(name)
        if type(found) is _plain_function: found = _worded(found)
        if found is None: raise importlib.import_module('torch.names').absent(self.__name__, name)
        return found
    def __repr__(self): return "<module '%s'>" % self.__name__
_Numpy.__name__ = _Numpy.__qualname__ = 'module'
_Numpy.__module__ = 'builtins'

def _random(kind):
    def f(*shape):
        for size in shape:
            if not hasattr(size, '__index__') or _is_array(size) and size.ndim: raise TypeError("'%s' object cannot be interpreted as an integer" % type(size).__name__)
            if size < 0: raise ValueError('negative dimensions are not allowed')
        return _drawn(op('m._numpy.' + kind, (shape,)))
    return f

def _seed(seed=None):
    if isinstance(seed, (str, float)):
        raise TypeError("Cannot cast scalar from %s to dtype('int64') according to the rule 'safe'" % (_type_told(seed) if isinstance(seed, str) else "dtype('float64')"))
    if isinstance(seed, (list, tuple, ndarray)): raise NotImplementedError('np.random.seed of several numbers is not part of this lab')
    if seed is not None and not 0 <= seed < 2 ** 32: raise ValueError('Seed must be between 0 and 2**32 - 1')
    op('m._numpy.seed', (seed,))

def _parameters(size, *given):
    """Numbers that draws are scaled by, and the size of what is drawn: that in which they meet, where none is asked for."""
    given = [asarray(one, float) if _is_wide(one) else float(one) for one in given]
    if size is None: size = ()
    if size == () and any([_is_array(one) for one in given]): size = numpy.broadcast_shapes(*[one.shape if _is_array(one) else () for one in given])
    return size if isinstance(size, (tuple, list)) else (size,), given

def _uniform(low=0.0, high=1.0, size=None):
    size, (low, high) = _parameters(size, low, high)
    return _scaled('rand', size, high - low, low)

def _scaled(kind, size, scale, start):
    drawn = op('m._numpy.' + kind, (size,))
    if _is_array(scale) or _is_array(start): return _out(drawn) * scale + start
    return _drawn(drawn * scale + start)

def _normal(loc=0.0, scale=1.0, size=None):
    size, (loc, scale) = _parameters(size, loc, scale)
    if (scale < 0).any() if _is_array(scale) else scale < 0: raise ValueError('scale < 0')
    return _scaled('randn', size, scale, loc)


random = _Numpy('numpy.random', {
    'seed': _seed, 'rand': _random('rand'), 'randn': _random('randn'),
    'random': lambda size=(): _uniform(0.0, 1.0, size), 'uniform': _uniform, 'normal': _normal,
})

_reductions = {
    'sum': _reduced('sum'), 'mean': _reduced('mean', True), 'prod': _reduced('prod'), 'max': _reduced('amax'), 'min': _reduced('amin'),
    'argmax': _reduced('argmax'), 'argmin': _reduced('argmin'), 'any': _reduced('any'), 'all': _reduced('all'),
    'std': _spread('std'), 'var': _spread('var'),
}
for _name in _reductions:
    _reductions[_name].__name__ = _reductions[_name].__qualname__ = {'max': 'amax', 'min': 'amin'}.get(_name, _name)
    setattr(ndarray, _name, _method(_reductions[_name]))
def _cumsum(a, axis=None):
    t = _to_tensor(asarray(a))
    return _as_given(a, op('m._numpy.checked.cumsum', (op('t.reshape', (t, -1)) if axis is None else t, 0 if axis is None else axis, 'accumulate')))
ndarray.cumsum = _method(_cumsum)

numpy = _Numpy('numpy', {
    'ndarray': ndarray, 'array': array, 'asarray': asarray, 'zeros': zeros, 'ones': ones, 'empty': empty, 'full': full,
    'zeros_like': _alike(0), 'ones_like': _alike(1), 'empty_like': _alike(0), 'full_like': full_like, 'arange': arange,
    'linspace': linspace, 'eye': eye, 'identity': eye, 'concatenate': concatenate, 'stack': stack, 'vstack': vstack,
    'hstack': hstack, 'meshgrid': meshgrid, 'dot': dot, 'matmul': matmul, 'where': where, 'around': around, 'round': around, 'clip': clip, 'outer': outer,
    'allclose': allclose, 'array_equal': array_equal, 'random': random, 'cumsum': _cumsum, 'copy': lambda a: asarray(a).copy(),
    'transpose': lambda a, axes=None: asarray(a).transpose(*([] if axes is None else [axes])),
    'reshape': lambda a, newshape, order='C': asarray(a).reshape(newshape, order=order), 'squeeze': lambda a, axis=None: asarray(a).squeeze(axis),
    'expand_dims': lambda a, axis: _to_array(op('t.unsqueeze', (_to_tensor(asarray(a)), axis))), 'ravel': lambda a, order='C': asarray(a).ravel(order),
    'shape': lambda a: asarray(a).shape, 'ndim': lambda a: asarray(a).ndim, 'size': lambda a: asarray(a).size,
    'pi': 3.141592653589793, 'e': 2.718281828459045, 'inf': float('inf'), 'nan': float('nan'), 'newaxis': None,
    'dtype': _NumpyDtype, '__version__': '1.24.2', 'amax': _reductions['max'], 'amin': _reductions['min'],
})
for _name in (*_reductions, 'amax', 'amin', 'cumsum', 'expand_dims', 'squeeze'): setattr(numpy, _name, _worded(_reductions.get(_name) or getattr(numpy, _name)))
for _kept in (*_kinds, generic, _number_type, _integer_type, _signed_type, _unsigned_type, _inexact_type, _floating_type): setattr(numpy, _kept.__name__, _kept)
for _name, _kept in (('float_', float64), ('double', float64), ('single', _Float32), ('int_', _whole_types['int64']), ('intp', _whole_types['int64']), ('intc', _whole_types['int32'])): setattr(numpy, _name, _kept)
for _kept in (errstate, seterr, geterr, isscalar, issubdtype): setattr(numpy, _kept.__name__, _kept)
for _name, _np in (
    ('add', 'add'), ('sub', 'subtract'), ('mul', 'multiply'), ('div', 'divide'), ('div', 'true_divide'), ('floor_divide', 'floor_divide'),
    ('remainder', 'mod'), ('remainder', 'remainder'), ('fmod', 'fmod'), ('pow', 'power'), ('maximum', 'maximum'), ('minimum', 'minimum'), ('eq', 'equal'),
    ('ne', 'not_equal'), ('lt', 'less'), ('le', 'less_equal'), ('gt', 'greater'), ('ge', 'greater_equal'),
    ('logical_and', 'logical_and'), ('logical_or', 'logical_or'),
): setattr(numpy, _np, _ufunc(_name, {'true_divide': 'divide', 'mod': 'remainder'}.get(_np, _np)))
for _name in 'sqrt exp log log2 log10 log1p expm1 sin cos tan sinh cosh tanh floor ceil isnan isinf isfinite'.split(' '): setattr(numpy, _name, _unary(_name))
for _name, _np in (('asin', 'arcsin'), ('acos', 'arccos'), ('atan', 'arctan')): setattr(numpy, _np, _unary(_name, _np))
for _name, _np in (('abs', 'abs'), ('abs', 'absolute'), ('sign', 'sign'), ('square', 'square'), ('neg', 'negative'), ('logical_not', 'logical_not')): setattr(numpy, _np, _same(_name))
_ArrayLinAlgError = type('LinAlgError', (Exception,), {'__module__': 'numpy.linalg'})
numpy.linalg = _Numpy('numpy.linalg', {'LinAlgError': _ArrayLinAlgError})
for _name in ('testing', 'char'):
    sys.modules['numpy.' + _name] = _Numpy('numpy.' + _name, {})
    setattr(numpy, _name, sys.modules['numpy.' + _name])
sys.modules['numpy'] = numpy
sys.modules['numpy.random'] = random
sys.modules['numpy.linalg'] = numpy.linalg
sys.modules['torch._C'].out, sys.modules['torch._C'].drawn = _out, _drawn
`;
