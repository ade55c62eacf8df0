/** NumPy's array over a tensor's memory: elementwise work, reductions, and the class ndarray with its operators. */
export const numpyArraySource = String.raw`
# what may go wrong in numbers is looked for in these
_checked = {'add', 'sub', 'mul', 'div', 'floor_divide', 'remainder', 'fmod', 'pow'}

def _type_told(x): return "dtype('<U%d')" % max(len(x), 1) if isinstance(x, str) else repr(asarray(x).dtype)

def _apply(name, a, b, shown=''):
    if shown and (isinstance(a, str) or isinstance(b, str)):
        told = shown, _type_told(a), _type_told(b)
        raise _refusals().UFuncTypeError("ufunc '%s' did not contain a loop with signature matching types (%s, %s) -> None" % told)
    # numbers alone, and arrays without dimensions, meet in a type by other rules than those that take part in an array
    alone = None if _is_wide(a) or _is_wide(b) else _common_of([a, b])
    if not alone: a, b = [x.item() if _is_array(x) and x.ndim == 0 else x for x in (a, b)]
    a, b = _operands(_as_operand(a), _as_operand(b))
    if name == 'div': a, b = _as_floats(a, b), _as_floats(b, a)
    if alone:
        kind = dtypes['float64' if name == 'div' and alone[0] != 'f' else alone]
        a = _cast(a, kind) if isinstance(a, Tensor) else op('m.tensor', (a,), {'dtype': kind})
    if name == 'pow' and not _kind(a) and not _kind(b) and _least(b) < 0: raise ValueError('Integers to negative integer powers are not allowed.')
    if name == 'sub' and (_is_truth(a) or _is_truth(b)): a, b = _truth_as_number(a, b)
    if name in _in_bytes and _is_truth(a) and (_is_truth(b) or name == 'pow' and isinstance(b, int) and b == 2): a, b = _in_byte(a), _in_byte(b)
    if name in _on_bits and (_kind(a) or _kind(b)):
        raise TypeError("ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''" % name)
    if name not in _checked or name == 'fmod': a, b = [x if isinstance(x, Tensor) else op('m.tensor', (x,), {'dtype': dtypes['float64']} if isinstance(x, float) else {}) for x in (a, b)]
    try: return op('m._numpy.checked.' + name, (a, b, shown)) if name in _checked else op('m.' + name, (a, b))
    except RuntimeError as error:
        if 'must match the size' not in str(error): raise
        raise ValueError('operands could not be broadcast together with shapes %s %s ' % (_shown_shape(a), _shown_shape(b)))

_on_bits = {'bitwise_and', 'bitwise_or', 'bitwise_xor'}

# of truth values alone these make whole numbers of a byte
_in_bytes = {'floor_divide', 'remainder', 'fmod', 'pow'}

def _in_byte(x): return _cast(x, dtypes['int8']) if isinstance(x, Tensor) else int(x)

def _is_truth(x): return x.dtype.name == 'bool' if isinstance(x, Tensor) else isinstance(x, bool)

def _truth_as_number(a, b):
    """What a difference is taken of where one side holds truth values."""
    if _is_truth(a) and _is_truth(b): raise TypeError('numpy boolean subtract, the \x60-\x60 operator, is not supported, use the bitwise_xor, the \x60^\x60 operator, or the logical_xor function instead.')
    if not _is_truth(a): return tuple(reversed(_truth_as_number(b, a)))
    if not isinstance(a, Tensor): return int(a), b
    return _cast(a, b.dtype if isinstance(b, Tensor) else dtypes['float64' if isinstance(b, float) else 'int64']), b

# what the other end does in one call, of most arrays
_quick = {'add', 'sub', 'mul', 'div', 'pow', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'}
_plain = (float, int)

def _quickly(name, a, b, shown):
    """What comes of an array and another, or a plain number; None where more has to be thought of."""
    return op('m._numpy.quick.' + name, (a, b, shown)) if name in _quick else None

def _as_floats(x, other):
    """As it is divided: small whole numbers and truth values take the other's type."""
    if not isinstance(x, Tensor) or _kind(x): return x
    return _cast(x, other.dtype if isinstance(other, Tensor) and _kind(other) else dtypes['float64'])

def _is_wide(x): return x.ndim > 0 if isinstance(x, (Tensor, ndarray)) else isinstance(x, (list, tuple))

def _least(x): return (x.min().item() if x.numel() else 0) if isinstance(x, Tensor) else x

def _shown_shape(x): return str(tuple(x.shape)).replace(' ', '') if isinstance(x, Tensor) else '()'

def _refusals(): return importlib.import_module('spiralroom.refusals')

# what goes through these is told in NumPy's words where it is refused
def _method(f):
    def g(*args, **keywords):
        try: return f(*args, **keywords)
        except (IndexError, RuntimeError, TypeError) as error: raise _refusals().in_words(error) from None
    return g

def _worded(f):
    g = _method(f)
    g.__name__, g.__qualname__ = f.__name__, f.__qualname__
    return g

def _ufunc(name, shown):
    def f(a, b, out=None):
        if out is None and type(a) is ndarray and (type(b) is ndarray or type(b) in _plain):
            made = _quickly(name, a, b, shown)
            if made is not None: return made
        made = _apply(name, a, b, shown)
        if out is not None:
            _into(out, made, shown)
            return out
        return _out(made)
    for _part in ('reduce', 'accumulate', 'outer', 'at'): setattr(f, _part, _part_of(f, shown, _part))
    return f

def _part_of(f, shown, part):
    """What NumPy's functions of two numbers do along an array."""
    def done(*given, **named): return getattr(importlib.import_module('spiralroom.alongside'), part)(f, shown, *given, **named)
    return done

def _into(target, made, shown):
    if _kind(made) and not _kind(target):
        raise _refusals().UFuncTypeError("Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'" % (shown, made.dtype.name, target.dtype.name))
    t = _to_tensor(target)
    if tuple(made.shape) != tuple(t.shape): raise ValueError('non-broadcastable output operand with shape %s does not match the broadcast shape %s' % (_shown_shape(t), _shown_shape(made)))
    op('t.copy_', (t, made))

def _floating(a):
    t = _to_tensor(a if _is_array(a) else array(a))
    return t if _kind(t) else _cast(t, dtypes['float64'])

def _of_function(a):
    """What a function of one number is taken of: small whole numbers fit into float32."""
    t = _floating(a)
    return _cast(t, dtypes['float32']) if _is_array(a) and a.dtype == 'int16' else t

# nothing goes wrong in these
_safe = {'floor', 'ceil', 'isnan', 'isinf', 'isfinite', 'atan', 'tanh'}

def _unary(name, shown=None):
    def f(a):
        if name in _quick_unary and type(a) is ndarray:
            made = op('m._numpy.quick.' + name, (a, shown or name))
            if made is not None: return made
        return _as_given(a, op('m.' + name, (_of_function(a),)) if name in _safe else op('m._numpy.checked.' + name, (_of_function(a), shown or name)))
    return f

_quick_unary = set('exp log log2 log10 log1p expm1 sqrt sin cos tan sinh cosh asin acos floor ceil atan tanh'.split(' '))

def _same(name):
    def f(a):
        t = _to_tensor(a if _is_array(a) else array(a))
        if name == 'square': return _as_given(a, op('m._numpy.checked.square', (t, name)))
        made = op('m.' + name, (t,))
        if name == 'sign' and _kind(t): made = op('m.where', (op('m.isnan', (t,)), t, made))
        return _as_given(a, made)
    return f

# of a tensor NumPy's functions make a tensor
def _as_given(a, made): return made if isinstance(a, Tensor) else _out(made)

def _axes(axis): return None if axis is None else (tuple(axis) if isinstance(axis, (tuple, list)) else axis)

def _reduced(name, floating=False):
    def f(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
        if isinstance(a, Tensor): return _of_tensor(a, name, axis, dtype, out, keepdims)
        if initial is not None or where is not True: return _of_some(name, f, a, axis, dtype, keepdims, initial, where)
        if out is not None: raise NotImplementedError('out= of np.%s is not part of this lab' % name)
        t = _to_tensor(a if _is_array(a) else array(a))
        if floating and not _kind(t): t = _cast(t, dtypes['float64'])
        if dtype is not None: t = _cast(t, _torch_dtype(dtype))
        if name in ('amax', 'amin') and _is_empty(t, axis): raise ValueError('zero-size array to reduction operation %simum which has no identity' % name[1:])
        if name in ('argmax', 'argmin') and t.dtype.name == 'bool': t = _cast(t, dtypes['uint8'])
        if name in ('argmax', 'argmin') and _is_empty(t, axis): raise ValueError('attempt to get %s of an empty sequence' % name)
        empty = name == 'mean' and _is_empty(t, axis)
        if empty:
            importlib.import_module('torch.warned').say('Mean of empty slice.', RuntimeWarning)
            if axis is None or 0 not in _left(t, axis): _flagged('invalid', 'invalid value encountered in %sdivide' % ('scalar ' if axis is None or t.dim() == 1 else ''))
        checked = name in ('sum', 'mean', 'prod') and not empty
        called, shown = ('m._numpy.checked.' + name, ('reduce',)) if checked else ('m.' + name, ())
        if axis is None:
            made = op(called, (t, *shown))
            return _out(op('t.reshape', (made, (1,) * t.dim()))) if keepdims else _out(made)
        return _out(op(called, (t, axis, *shown), {'keepdim': keepdims}))
    return f

# what changes nothing where it is taken together with others
_neutral = {'sum': 0, 'prod': 1, 'any': False, 'all': True}

def _of_some(name, f, a, axis, dtype, keepdims, initial, where):
    """Of those elements that are asked for, beginning with a number of the program's."""
    a, taken = asarray(a), where is True
    if name in ('argmax', 'argmin') or initial is not None and name in ('mean', 'any', 'all'): raise TypeError("%s() got an unexpected keyword argument '%s'" % (name, 'where' if initial is None else 'initial'))
    if name in ('amax', 'amin'):
        if initial is None: raise ValueError("reduction operation '%simum' does not have an identity, so to use a where mask one has to specify 'initial'" % name[1:])
        kept = numpy.maximum if name == 'amax' else numpy.minimum
        chosen = a if taken else numpy.where(where, a, initial)
        return kept(f(chosen, axis, keepdims=keepdims), initial) if chosen.size else _out(op('m.tensor', (initial,), {'dtype': _to_tensor(a).dtype}))
    if name == 'mean': return f(numpy.where(where, a, 0.0), axis, dtype, keepdims=keepdims) * (f(ones(a.shape), axis) / f(numpy.where(where, ones(a.shape), 0.0), axis))
    made = f(a if taken else numpy.where(where, a, _neutral[name]), axis, dtype, keepdims=keepdims)
    return made if initial is None else made + initial if name == 'sum' else made * initial

def _of_tensor(a, name, axis, dtype, out, keepdims):
    """NumPy asks a tensor itself for these, by names that it does not know, and gives on what it answers."""
    if name in ('argmax', 'argmin'):
        if a.requires_grad: a.numpy()
        return op('t.' + name, (a,) if axis is None else (a, axis), {'keepdim': True} if keepdims else {})
    named = {'axis': axis, 'out': out}
    if dtype is not None or name == 'mean': named['dtype'] = dtype
    if keepdims: named['keepdims'] = keepdims
    return getattr(a, {'amax': 'max', 'amin': 'min'}.get(name, name))(**named)

def _left(t, axis):
    axes = [at % t.dim() for at in (axis if isinstance(axis, tuple) else (axis,)) if isinstance(at, int) and t.dim()]
    return [size for at, size in enumerate(t.shape) if at not in axes]

def _is_empty(t, axis):
    """Whether nothing is taken together."""
    if t.numel(): return False
    if axis is None: return True
    return any(t.shape[at % t.dim()] == 0 for at in (axis if isinstance(axis, tuple) else (axis,)))

def _spread(name):
    def f(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        if isinstance(a, Tensor):
            named = {'axis': axis, 'out': out, 'dtype': dtype, 'ddof': ddof}
            return getattr(a, name)(**named, **({'keepdims': keepdims} if keepdims else {}))
        if dtype is not None or out is not None: raise NotImplementedError('dtype= and out= of np.%s are not part of this lab' % name)
        t = _floating(a)
        axes = _axes(axis) if axis is not None else tuple(range(t.dim()))
        count = 1
        for at in axes if isinstance(axes, tuple) else (axes,): count *= t.shape[at] if isinstance(at, int) and -t.dim() <= at < t.dim() else 1
        if count <= ddof: _too_few(t, axis, count, ddof)
        called = 'm.' + name if count <= ddof else 'm._numpy.checked.' + name
        return _out(op(called, (t,) if count <= ddof else (t, name), {'dim': axes, 'correction': ddof, 'keepdim': keepdims}))
    return f

def _too_few(t, axis, count, ddof):
    """What NumPy says, and meets, where the degrees of freedom are none."""
    alone = axis is None or t.dim() == 1
    importlib.import_module('torch.warned').say('Degrees of freedom <= 0 for slice', RuntimeWarning)
    if count == 0: _flagged('invalid', 'invalid value encountered in divide')
    if count == 0 or op('t.std', (t,), {'dim': axis if axis is not None else tuple(range(t.dim())), 'correction': 0}).eq(0).any().item():
        _flagged('invalid', 'invalid value encountered in %sdivide' % ('scalar ' if alone else ''))
    else: _flagged('divide', 'divide by zero encountered in %sdivide' % ('scalar ' if alone else ''))

_between = {
    'sub': '-', 'mul': '*', 'floor_divide': '//', 'remainder': '%', 'pow': '** or pow()', 'matmul': '@',
    'bitwise_and': '&', 'bitwise_or': '|', 'bitwise_xor': '^', 'lt': '<', 'le': '<=', 'gt': '>', 'ge': '>=',
}

def _beside_tensor(array, other, name, updating=False):
    """An array leaves the reckoning to a tensor on its right, and that knows only how to divide into an array."""
    if name == 'div': return op('t.div', (_to_tensor(array), other))
    if name in ('eq', 'ne'): return name == 'ne'
    if name == 'add': raise TypeError('Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely on this error; it may not be given on all Python implementations.')
    sign, kind = _between[name], type(other).__name__
    if name in ('lt', 'le', 'gt', 'ge'): raise TypeError("'%s' not supported between instances of 'numpy.ndarray' and '%s'" % (sign, kind))
    raise TypeError("unsupported operand type(s) for %s: 'numpy.ndarray' and '%s'" % (sign.partition(' ')[0] + '=' if updating else sign, kind))

def _dunder(name, shown=''):
    def f(self, other):
        if type(other) is ndarray or type(other) in _plain:
            made = _quickly(name, self, other, _squarings.get(other, shown) if name == 'pow' and type(other) in _plain else shown)
            if made is not None: return made
        if isinstance(other, Tensor): return _beside_tensor(self, other, name)
        return _out(_apply(name, self, other, _power_shown(self, other) if name == 'pow' else shown))
    return f

def _power_shown(array, power):
    """By which name NumPy computes a power by one number."""
    one = power.item() if isinstance(power, (ndarray, generic)) and power.ndim == 0 else power
    return _squarings.get(one, 'power') if isinstance(one, (int, float)) and _kind(array) else 'power'

_squarings = {-1: 'reciprocal', 0.5: 'sqrt', 2: 'square'}

def _mirrored(name, shown=''):
    def f(self, other):
        if type(other) in _plain and name != 'pow':
            made = _quickly(name, other, self, shown)
            if made is not None: return made
        return _out(_apply(name, other, self, shown))
    return f

def _updating(name, shown):
    def f(self, other):
        if name in _quick and name != 'pow' and (type(other) is ndarray or type(other) in _plain):
            if op('m._numpy.quick.into.' + name, (self, other, shown)): return self
        if isinstance(other, Tensor): return _beside_tensor(self, other, name, True)
        _into(self, _apply(name, self, other, _power_shown(self, other) if name == 'pow' else shown), shown)
        return self
    return f

def _index(x):
    if _is_array(x):
        # in torch, bytes are truth values
        made = _to_tensor(x)
        return _cast(made, dtypes['int64']) if made.dtype.name == 'uint8' else made
    if isinstance(x, tuple): return tuple([_index(y) for y in x])
    if isinstance(x, generic): return x.item()
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
    if sum(1 for x in parts if x is Ellipsis) > 1: raise IndexError("an index can only have a single ellipsis ('...')")
    try: return f()
    except IndexError as error:
        if str(error).startswith('too many'):
            raise IndexError('too many indices for array: array is %d-dimensional, but %d were indexed' % (array.ndim, sum([_spanned(x) for x in parts if x is not Ellipsis])))
        said = _refusals().in_words(error)
        raise IndexError(str(error).replace('dimension', 'axis')) if said is error else said from None

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
    def T(self): return op('m._numpy.quick.permute', (self,))
    @property
    def flat(self): return _Flat(self)
    @flat.setter
    def flat(self, value): self[...] = numpy.resize(asarray(value), self.shape)
    @property
    def real(self): return self
    @property
    def imag(self): return zeros(self.shape, self.dtype)
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
        # what a small type cannot hold is cut, where torch refuses it
        if type(value) in _plain and t.dtype.name not in ('int64', 'float64'): value = op('m.tensor', (value,), {'dtype': dtypes['float64' if type(value) is float else 'int64']})
        # a tensor's memory may not lie where it is written; an array's may
        if _is_array(value) and not (isinstance(value, ndarray) and _to_tensor(value).dtype is t.dtype): value = _cast(_to_tensor(value), t.dtype)
        try: _looked_up(lambda: op('o.__setitem__', (t, _index(index), value)), self, index)
        except RuntimeError as error: raise _refusals().of_values(error, self, index, value) from None
    def __delitem__(self, index): raise ValueError('cannot delete array elements')
    def __reduce__(self): return _from_kept, (self.tolist(), self.dtype.name, self.shape)
    def __iter__(self):
        if self.ndim == 0: raise TypeError('iteration over a 0-d array')
        for at in range(len(self)): yield self[at]
    def __contains__(self, x): return bool((self == x).any())
    def __neg__(self):
        made = op('o._numpy.quick.neg', (self,))
        if made is None and _is_truth(_to_tensor(self)): _refuse_minus(self)
        return _out(op('o.neg', (_to_tensor(self),))) if made is None else made
    def __pos__(self): return self.copy()
    def __abs__(self): return _out(op('o.abs', (_to_tensor(self),)))
    def __invert__(self): return _out(op('o.bitwise_not', (_to_tensor(self),)))
    def __matmul__(self, other): return _beside_tensor(self, other, 'matmul') if isinstance(other, Tensor) else matmul(self, other)
    def __rmatmul__(self, other): return matmul(other, self)
    def item(self, *at):
        t = _to_tensor(self)
        if at: return (self[at] if len(at) > 1 else self[at[0]] if isinstance(at[0], tuple) else self.ravel()[at[0]]).item()
        if t.numel() != 1: raise ValueError('can only convert an array of size 1 to a Python scalar')
        return op('t.item', (t,))
    def tolist(self): return op('t.tolist', (_to_tensor(self),))
    def copy(self): return _to_array(op('t.clone', (_to_tensor(self),)))
    def astype(self, dtype, copy=True):
        if _of_words(dtype): return _words().made_of(self, dtype)
        return _to_array(op('m._numpy.checked.to', (_to_tensor(self), _torch_dtype(dtype), 'cast'), {'copy': True}))
    def reshape(self, *shape, order='C'):
        if order == 'F': return self.T.reshape(*(shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape)[::-1]).T
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        try: return _to_array(op('t.reshape', (_to_tensor(self), tuple(shape))))
        except (RuntimeError, TypeError) as error: raise _refusals().of_shape(self, shape) or error from None
    def flatten(self, order='C'):
        if order == 'F': return self.T.flatten()
        return _to_array(op('t.clone', (op('t.reshape', (_to_tensor(self), -1)),)))
    def ravel(self, order='C'): return (self.T if order == 'F' else self).reshape(-1)
    def transpose(self, *order):
        if not order: return self.T
        order = order[0] if isinstance(order[0], (tuple, list)) else order
        try: return _to_array(op('t.permute', (_to_tensor(self), tuple(order))))
        except (RuntimeError, IndexError) as error: raise _refusals().in_words(error) from None
    def squeeze(self, axis=None):
        try:
            if axis is not None and _to_tensor(self).size(axis) != 1: raise ValueError('cannot select an axis to squeeze out which has size not equal to one')
            return _out(op('t.squeeze', (_to_tensor(self),) + (() if axis is None else (axis,))))
        except IndexError as error: raise _refusals().in_words(error) from None
    def fill(self, value): op('t.fill_', (_to_tensor(self), value))
    def dot(self, other): return dot(self, other)
    def round(self, decimals=0): return around(self, decimals)
    def clip(self, low=None, high=None): return clip(self, low, high)
    def __getattr__(self, name):
        method = None if name.startswith('_') else _more('methods').get(name)
        if method is None: raise importlib.import_module('torch.names').absent_of_array(name)
        return lambda *given, **named: method(self, *given, **named)

class _Flat:
    """The elements one after the other, of an array's own memory."""
    def __init__(self, base): self.base, self._at = base, 0
    def __len__(self): return self.base.size
    def __getitem__(self, index): return self.base.flatten()[index]
    def __setitem__(self, index, value):
        flat = self.base.flatten()
        flat[index] = value
        self.base[...] = flat.reshape(self.base.shape)
    def __iter__(self): return self
    def __next__(self):
        if self._at >= len(self): raise StopIteration
        left, index = self._at, []
        for length in reversed(self.base.shape):
            left, place = divmod(left, length)
            index.insert(0, place)
        self._at += 1
        return self.base[tuple(index)]
    def copy(self): return self.base.flatten()
_Flat.__name__ = _Flat.__qualname__ = 'flatiter'
_Flat.__module__ = 'numpy'

def _from_kept(items, kind, shape): return array(items, kind).reshape(shape)
_from_kept.__module__ = 'torch._C'
sys.modules['torch._C']._from_kept = _from_kept

ndarray = type('ndarray', (_Array,), {'__module__': 'numpy'})

for _name, _sign, _shown in (
    ('add', 'add', 'add'), ('sub', 'sub', 'subtract'), ('mul', 'mul', 'multiply'), ('div', 'truediv', 'divide'),
    ('floor_divide', 'floordiv', 'floor_divide'), ('remainder', 'mod', 'remainder'), ('pow', 'pow', 'power'),
    ('bitwise_and', 'and', 'bitwise_and'), ('bitwise_or', 'or', 'bitwise_or'), ('bitwise_xor', 'xor', 'bitwise_xor'),
):
    setattr(ndarray, '__%s__' % _sign, _dunder(_name, _shown))
    setattr(ndarray, '__r%s__' % _sign, _mirrored(_name, _shown))
    setattr(ndarray, '__i%s__' % _sign, _updating(_name, _shown))
for _name in ('eq', 'ne', 'lt', 'le', 'gt', 'ge'): setattr(ndarray, '__%s__' % _name, _dunder(_name))
ndarray.__lshift__, ndarray.__rlshift__ = lambda a, b: numpy.left_shift(a, b), lambda a, b: numpy.left_shift(b, a)
ndarray.__rshift__, ndarray.__rrshift__ = lambda a, b: numpy.right_shift(a, b), lambda a, b: numpy.right_shift(b, a)
ndarray.__divmod__, ndarray.__rdivmod__ = lambda a, b: (a // b, a % b), lambda a, b: (b // a, b % a)
def _no_matmul_into(a, b): raise TypeError("In-place matrix multiplication is not (yet) supported. Use 'a = a @ b' instead of 'a @= b'.")
ndarray.__imatmul__ = _no_matmul_into
`;
