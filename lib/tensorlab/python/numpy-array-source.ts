/** NumPy's array over a tensor's memory: elementwise work, reductions, and the class ndarray with its operators. */
export const numpyArraySource = String.raw`
def _apply(name, a, b):
    a, b = _operands(_as_operand(a), _as_operand(b))
    if name == 'div': a, b = [_cast(x, dtypes['float64']) if isinstance(x, Tensor) and not _kind(x) else x for x in (a, b)]
    if not isinstance(a, Tensor) and not isinstance(b, Tensor):
        a = op('m.tensor', (a,), {'dtype': dtypes['float64'] if _kind(a) or _kind(b) or name == 'div' else dtypes['int64']})
    try: return op('m.' + name, (a, b))
    except RuntimeError as error:
        if 'must match the size' not in str(error): raise
        raise ValueError('operands could not be broadcast together with shapes %s %s ' % (_shown_shape(a), _shown_shape(b)))

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

def _unary(name): return lambda a: _as_given(a, op('m.' + name, (_floating(a),)))

def _same(name): return lambda a: _as_given(a, op('m.' + name, (_to_tensor(a if _is_array(a) else array(a)),)))

# of a tensor NumPy's functions make a tensor
def _as_given(a, made): return made if isinstance(a, Tensor) else _out(made)

def _axes(axis): return None if axis is None else (tuple(axis) if isinstance(axis, (tuple, list)) else axis)

def _reduced(name, floating=False):
    def f(a, axis=None, dtype=None, out=None, keepdims=False):
        # NumPy asks a tensor itself for these, and gives on what it answers
        if isinstance(a, Tensor) and name in ('argmax', 'argmin'): return op('t.' + name, (a,) if axis is None else (a, axis))
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

def _dunder(name):
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
    return x

def _is_backwards(x): return isinstance(x, slice) and isinstance(x.step, int) and x.step < 0

def _spanned(x):
    """How many dimensions a part of an index stands for."""
    if x is None or isinstance(x, bool): return 0
    return x.ndim if _is_array(x) and x.dtype == 'bool' else 1

def _turned(array, index):
    """The array and the index that give what slices with a negative step take: those dimensions run backwards first."""
    parts = list(index) if isinstance(index, tuple) else [index]
    if not any([_is_backwards(x) for x in parts]): return array, index
    dim, spanned = 0, sum([_spanned(x) for x in parts if x is not Ellipsis])
    for at, x in enumerate(parts):
        if x is Ellipsis: dim += array.ndim - spanned
        elif _is_backwards(x) and dim < array.ndim:
            size = array.shape[dim]
            start, stop, step = x.indices(size)
            array = op('m._numpy.backwards', (array, dim))
            first = size - 1 - start
            parts[at] = slice(first, first - step * len(range(start, stop, step)), -step)
            dim += 1
        else: dim += _spanned(x)
    return array, tuple(parts)

def _looked_up(f, array, index):
    parts = index if isinstance(index, tuple) else (index,)
    if any(isinstance(x, (str, float)) for x in parts):
        raise IndexError('only integers, slices (\x60:\x60), ellipsis (\x60...\x60), numpy.newaxis (\x60None\x60) and integer or boolean arrays are valid indices')
    try: return f()
    except IndexError as error:
        if str(error).startswith('too many'):
            raise IndexError('too many indices for array: array is %d-dimensional, but %d were indexed' % (array.ndim, sum([_spanned(x) for x in parts if x is not Ellipsis])))
        raise IndexError(str(error).replace('dimension', 'axis'))

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
    def _alone(self):
        if self.size != 1: raise TypeError('only size-1 arrays can be converted to Python scalars')
        return self.item()
    def __float__(self): return float(self._alone())
    def __format__(self, spec):
        if self.ndim == 0: return format(self.item(), spec)
        if spec: raise TypeError('unsupported format string passed to numpy.ndarray.__format__')
        return str(self)
    def __int__(self): return int(self._alone())
    def __hash__(self): raise TypeError("unhashable type: 'numpy.ndarray'")
    def __getitem__(self, index):
        turned, index = _turned(self, index)
        return _looked_up(lambda: _out(op('o.__getitem__', (_to_tensor(turned), _index(index)))), self, index)
    def __setitem__(self, index, value):
        if isinstance(value, (list, tuple)): value = array(value)
        turned, index = _turned(self, index)
        t = _to_tensor(turned)
        if _is_array(value): value = _cast(_to_tensor(value), t.dtype)
        _looked_up(lambda: op('o.__setitem__', (t, _index(index), value)), self, index)
    def __iter__(self):
        if self.ndim == 0: raise TypeError('iteration over a 0-d array')
        for at in range(len(self)): yield self[at]
    def __contains__(self, x): return bool((self == x).any())
    def __neg__(self): return _out(op('o.neg', (_to_tensor(self),)))
    def __pos__(self): return self.copy()
    def __abs__(self): return _out(op('o.abs', (_to_tensor(self),)))
    def __invert__(self): return _out(op('o.bitwise_not', (_to_tensor(self),)))
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
    def __getattr__(self, name):
        method = None if name.startswith('_') else _more('methods').get(name)
        if method is None: raise AttributeError("'numpy.ndarray' object has no attribute '%s'" % name)
        return lambda *given, **named: method(self, *given, **named)

ndarray = type('ndarray', (_Array,), {'__module__': 'numpy'})

for _name, _sign, _shown in (
    ('add', 'add', 'add'), ('sub', 'sub', 'subtract'), ('mul', 'mul', 'multiply'), ('div', 'truediv', 'divide'),
    ('floor_divide', 'floordiv', 'floor_divide'), ('remainder', 'mod', 'remainder'), ('pow', 'pow', 'power'),
    ('bitwise_and', 'and', 'bitwise_and'), ('bitwise_or', 'or', 'bitwise_or'), ('bitwise_xor', 'xor', 'bitwise_xor'),
):
    setattr(ndarray, '__%s__' % _sign, _dunder(_name))
    setattr(ndarray, '__r%s__' % _sign, _mirrored(_name))
    setattr(ndarray, '__i%s__' % _sign, _updating(_name, _shown))
for _name in ('eq', 'ne', 'lt', 'le', 'gt', 'ge'): setattr(ndarray, '__%s__' % _name, _dunder(_name))
`;
