/** NumPy's single numbers (np.float64, np.int64, np.bool_ and their kin): types, arithmetic, and what is warned of. */
export const numpyScalarsSource = String.raw`
import math as _math, struct as _struct

# what is done about what goes wrong in numbers, as np.seterr sets it
_error_modes = {'divide': 'warn', 'over': 'warn', 'under': 'ignore', 'invalid': 'warn'}

def _flagged(kind, text):
    how = _error_modes[kind]
    if how == 'raise': raise FloatingPointError(text)
    if how == 'warn': importlib.import_module('torch.warned').say(text, RuntimeWarning)

def geterr(): return dict(_error_modes)

def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    before = geterr()
    for name, how in (('divide', divide), ('over', over), ('under', under), ('invalid', invalid)):
        how = all if how is None else how
        if how is None: continue
        if how in ('print', 'call', 'log'): raise NotImplementedError("np.seterr with '%s' is not part of this lab" % how)
        if how not in ('ignore', 'warn', 'raise'): raise ValueError("mode must be one of 'ignore', 'warn', 'raise', 'call', 'print', or 'log'")
        _error_modes[name] = how
    return before

class errstate:
    def __init__(self, **modes): self._modes = modes
    def __enter__(self): self._before = seterr(**self._modes)
    def __exit__(self, *_): _error_modes.update(self._before)
    def __call__(self, f):
        @importlib.import_module('functools').wraps(f)
        def g(*given, **named):
            with errstate(**self._modes): return f(*given, **named)
        return g
errstate.__module__ = 'numpy'

class _Scalar:
    __slots__ = ()
    __iter__ = None
    ndim, shape, size, strides = 0, (), 1, ()
    def item(self): return self._value
    def tolist(self): return self.item()
    def copy(self): return self
    def conjugate(self): return self
    def astype(self, dtype, copy=True): return _scalar_of(_torch_dtype(dtype).name, self.item())
    @property
    def dtype(self): return _NumpyDtype(_kinds[type(self)])
    @property
    def itemsize(self): return self.dtype.itemsize
    @property
    def nbytes(self): return self.dtype.itemsize
    @property
    def T(self): return self
    @property
    def real(self): return self
    @property
    def imag(self): return type(self)(0)
    def __getattr__(self, name):
        if name[:1] == '_' or name not in vars(ndarray) and name not in vars(_Array) and name not in _more('methods'):
            raise AttributeError("'numpy.%s' object has no attribute '%s'" % (type(self).__name__, name))
        return getattr(array(self), name)
    def __getitem__(self, index):
        if index == (): return self
        raise IndexError('invalid index to scalar variable.')
    def __repr__(self): return repr(self._value)
    def __str__(self): return repr(self)
    def __format__(self, spec): return format(self._value, spec)
    def __float__(self): return float(self._value)
    def __int__(self): return int(self._value)
    def __complex__(self): return complex(self.item())
    def __bool__(self): return bool(self._value)
    def __hash__(self): return hash(self._value)
    def __pos__(self): return self
    def __neg__(self):
        kind = _kinds[type(self)]
        return _scalar_of(kind, -self.item() if kind[0] == 'f' else _wrapped(-self.item(), kind))
    def __abs__(self): return _scalar_of(_kinds[type(self)], abs(self.item()))
    def __invert__(self):
        kind = _kinds[type(self)]
        if kind[0] == 'f': raise TypeError("ufunc 'invert' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''")
        return _scalar_of(kind, not self._value if kind == 'bool' else ~self._value)
    def __round__(self, digits=None):
        if digits is None: return round(self.item())
        return around(self, digits) if _kinds[type(self)][0] == 'f' else _scalar_of(_kinds[type(self)], round(self.item(), digits))

def _scalar_type(name, *bases):
    return type(name, bases or (_Scalar,), {'__module__': 'numpy', '__slots__': ()})

generic = _Scalar
generic.__name__ = generic.__qualname__ = 'generic'
generic.__module__ = 'numpy'
_number_type = _scalar_type('number', generic)
_integer_type = _scalar_type('integer', _number_type)
_signed_type = _scalar_type('signedinteger', _integer_type)
_unsigned_type = _scalar_type('unsignedinteger', _integer_type)
_inexact_type = _scalar_type('inexact', _number_type)
_floating_type = _scalar_type('floating', _inexact_type)

def _single(x):
    try: return _struct.unpack('<f', _struct.pack('<f', x))[0]
    except OverflowError: return _math.copysign(_math.inf, x)

def _several(kind, x):
    """What a type makes of a whole array; None of a single number."""
    if isinstance(x, Tensor): x = x.numpy()
    if isinstance(x, (list, tuple, range)): x = array(x)
    return x.astype(kind) if _is_array(x) and x.ndim else None

def _plain_number(x): return x.item() if isinstance(x, (Tensor, ndarray, generic)) else x

def _new_float64(cls, x=0):
    made = _several(cls, x)
    if made is not None: return made
    x = _plain_number(x)
    return float.__new__(cls, _math.nan if x is None else x)

def _new_float32(cls, x=0):
    made = _several(cls, x)
    if made is not None: return made
    x = _plain_number(x)
    given = _math.nan if x is None else float(x)
    value = _single(given)
    if _math.isinf(value) and not _math.isinf(given): _flagged('over', 'overflow encountered in cast')
    return _scalar_of('float32', value)

def _new_bool(cls, x=False):
    made = _several(cls, x)
    return made if made is not None else _scalar_of('bool', bool(_plain_number(x)))

_limits = {name: (-2 ** (bits - 1), 2 ** (bits - 1) - 1) for name, bits in (('int64', 64), ('int32', 32), ('int16', 16), ('int8', 8))}
_limits['uint8'] = 0, 255

def _wrapped(value, kind):
    low, high = _limits[kind]
    return (value - low) % (high - low + 1) + low

def _new_whole(kind):
    def new(cls, x=0):
        made = _several(cls, x)
        if made is not None: return made
        given = _plain_number(x)
        value = int(given)
        low, high = _limits[kind]
        if not low <= value <= high and isinstance(given, int):
            if kind == 'int64': raise OverflowError('Python int too large to convert to C long')
            importlib.import_module('torch.warned').say('NumPy will stop allowing conversion of out-of-bound Python integers to integer arrays.  The conversion of %d to %s will fail in the future.\nFor the old behavior, usually:\n    np.array(value).astype(dtype)\x60\nwill give the desired result (the cast overflows).' % (value, kind), DeprecationWarning)
        return _scalar_of(kind, _wrapped(value, kind))
    return new

def _as_index(self): return int(self._value)

def _kept_type(name, base, new, **more):
    return type(name, (base,), {'__module__': 'numpy', '__slots__': ('_value',), '__new__': new, **more})

float64 = type('float64', (_floating_type, float), {
    '__module__': 'numpy', '__slots__': (), '__new__': _new_float64, '_value': property(float.__float__), 'item': lambda self: float(self),
    '__repr__': float.__repr__, '__float__': float.__float__, '__int__': float.__int__, '__bool__': float.__bool__, '__hash__': float.__hash__,
    '__format__': float.__format__,
})
_Float32 = _kept_type('float32', _floating_type, _new_float32, __repr__=lambda self: op('m._numpy.text', (self._value,)))
_whole_types = {
    name: _kept_type(name, _unsigned_type if name == 'uint8' else _signed_type, _new_whole(name), __index__=_as_index, bit_count=lambda self: abs(self._value).bit_count())
    for name in ('int64', 'int32', 'int16', 'int8', 'uint8')
}
def _refuse_minus(self): raise TypeError('The numpy boolean negative, the \x60-\x60 operator, is not supported, use the \x60~\x60 operator or the logical_not function instead.')
def _bool_index(self):
    importlib.import_module('torch.warned').say("In future, it will be an error for 'np.bool_' scalars to be interpreted as an index", DeprecationWarning)
    return int(self._value)
_Bool = _kept_type('bool_', generic, _new_bool, __index__=_bool_index, __neg__=_refuse_minus)

_scalar_types = {'float64': float64, 'float32': _Float32, **_whole_types, 'bool': _Bool}
_kinds = {made: name for name, made in _scalar_types.items()}
_kinds_beside = {**_kinds, bool: 'bool', int: 'int64', float: 'float64'}

_make_float, _make = float.__new__, object.__new__
def _scalar_of(kind, value):
    if kind == 'float64': return _make_float(float64, value)
    made = _make(_scalar_types[kind])
    made._value = bool(value) if kind == 'bool' else float(value) if kind == 'float32' else int(value)
    return made

def _common(a, b):
    """The type in which two meet."""
    if a == b: return a
    both = {a, b}
    if 'float64' in both: return 'float64'
    if 'float32' in both: return 'float64' if both & {'int64', 'int32'} else 'float32'
    for name in ('int64', 'int32', 'int16'):
        if name in both: return name
    if 'bool' in both: return (both - {'bool'}).pop()
    return 'int16'

def _common_of(data):
    """The type of a list as NumPy takes it: that in which all its numbers meet."""
    found = None
    for x in data if isinstance(data, (list, tuple)) else [data]:
        kind = _common_of(x) if isinstance(x, (list, tuple)) else x.dtype.name if isinstance(x, (Tensor, ndarray)) else _kinds_beside.get(type(x))
        if kind: found = kind if found is None else _common(found, kind)
    return found

def _common_of_tensor(data):
    """As PyTorch takes it: Python's own floats are of the default type."""
    if not isinstance(data, (list, tuple)): return _kinds.get(type(data)) or {bool: 'bool', int: 'int64', float: op('m.get_default_dtype', ()).name}.get(type(data))
    found = None
    for x in data:
        kind = _common_of_tensor(x)
        # whole numbers do not widen floats there
        if kind: found = kind if found is None or found[0] != 'f' and kind[0] == 'f' else found if found[0] == 'f' and kind[0] != 'f' else _common(found, kind)
    return found

_inf, _nan = _math.inf, _math.nan
def _isfinite(a, b): return _math.isfinite(a) and _math.isfinite(b)

def _noted(made, a, b, label):
    if made != made:
        if a == a and b == b: _flagged('invalid', 'invalid value encountered in ' + label)
    elif made in (_inf, -_inf) and _isfinite(a, b): _flagged('over', 'overflow encountered in ' + label)
    return made

def _by_zero(a, b, label):
    if a != a: return a
    if a == 0:
        _flagged('invalid', 'invalid value encountered in ' + label)
        return _nan
    if _math.isfinite(a): _flagged('divide', 'divide by zero encountered in ' + label)
    return _math.copysign(_inf, a) * _math.copysign(1, b)

def _float_power(a, b, label):
    try: return _math.pow(a, b)
    except OverflowError:
        _flagged('over', 'overflow encountered in ' + label)
        return -_inf if a < 0 and b % 2 == 1 else _inf
    except ValueError:
        if a == 0:
            _flagged('divide', 'divide by zero encountered in ' + label)
            return _math.copysign(_inf, a) if b % 2 == 1 else _inf
        _flagged('invalid', 'invalid value encountered in ' + label)
        return _nan

def _of_floats(name, a, b, label):
    if name == 'add': return _noted(a + b, a, b, label)
    if name == 'sub': return _noted(a - b, a, b, label)
    if name == 'mul': return _noted(a * b, a, b, label)
    if name == 'pow': return _float_power(a, b, label)
    if name == 'mod': return _noted(_nan if b == 0 else a % b, a, b, label)
    if b == 0: return _by_zero(a, b, label)
    return _noted(a / b if name == 'truediv' else a // b, a, b, label)

def _of_wholes(name, a, b, kind, label, told):
    if name in ('floordiv', 'mod'):
        if b == 0:
            _flagged('divide', 'divide by zero encountered in ' + label)
            return 0
        made = a // b if name == 'floordiv' else a % b
    elif name == 'pow':
        if b < 0: raise ValueError('Integers to negative integer powers are not allowed.')
        return _wrapped(pow(a, b, 2 ** 64), kind)
    else: made = a + b if name == 'add' else a - b if name == 'sub' else a * b
    low, high = _limits[kind]
    if low <= made <= high: return made
    if told: _flagged('over', 'overflow encountered in ' + label)
    return _wrapped(made, kind)

_signs = {'add': '+', 'sub': '-', 'mul': '*', 'truediv': '/', 'floordiv': '//', 'mod': '%', 'pow': '** or pow()'}
_shown_names = {'add': 'add', 'sub': 'subtract', 'mul': 'multiply', 'truediv': 'divide', 'floordiv': 'floor_divide', 'mod': 'remainder', 'pow': 'power'}
_operators = importlib.import_module('operator')

def _beside(self, other, name, mirrored):
    """With what is no number of NumPy's nor of Python's usual ones."""
    if isinstance(other, (list, tuple)) and name != 'mul':
        f, one = getattr(_operators, name), array(other)
        return f(one, self) if mirrored else f(self, one)
    if isinstance(other, str) and name in _signs and not (mirrored and name == 'add'):
        kinds = [repr(self.dtype), _type_told(other)]
        told = _shown_names[name], *(reversed(kinds) if mirrored else kinds)
        raise _refusals().UFuncTypeError("ufunc '%s' did not contain a loop with signature matching types (%s, %s) -> None" % told)
    if isinstance(other, (complex, int, float)):
        f, own = getattr(_operators, name), self.item()
        return f(other, own) if mirrored else f(own, other)
    if other is None and name in _signs:
        kinds = [type(self.item()).__name__, 'NoneType']
        raise TypeError("unsupported operand type(s) for %s: '%s' and '%s'" % (_signs[name], *(reversed(kinds) if mirrored else kinds)))
    return NotImplemented

def _calculated(name, a, b, common, label, told):
    if name == 'truediv' and common[0] != 'f': common = 'float64'
    if common[0] == 'f':
        a, b = float(a), float(b)
        if common == 'float64': return _scalar_of(common, _of_floats(name, a, b, label))
        made = _of_floats(name, a, b, label)
        kept = _single(made)
        if kept in (_inf, -_inf) and _math.isfinite(made): _flagged('over', 'overflow encountered in ' + label)
        return _scalar_of(common, kept)
    if common == 'bool':
        if name in ('add', 'mul'): return _scalar_of(common, a or b if name == 'add' else a and b)
        if name == 'sub': raise TypeError('numpy boolean subtract, the \x60-\x60 operator, is not supported, use the bitwise_xor, the \x60^\x60 operator, or the logical_xor function instead.')
        common = 'int8'
    return _scalar_of(common, _of_wholes(name, int(a), int(b), common, label, told))

def _reckoning(name, mirrored=False, shown=None):
    shown = shown or _shown_names[name]
    def f(self, other):
        kind = _kinds_beside.get(type(other))
        if kind is None or type(other) is int and not -2 ** 63 <= other < 2 ** 63: return _beside(self, other, name, mirrored)
        own = _kinds[type(self)]
        common = _common(own, kind)
        a, b = self.item(), other.item() if isinstance(other, _Scalar) else other
        # NumPy computes by way of arrays where a number has to change its type for one of Python's
        alone = isinstance(other, _Scalar) or common == own
        label = 'scalar ' + shown if alone else shown
        return _calculated(name, b, a, common, label, alone) if mirrored else _calculated(name, a, b, common, label, alone)
    return f

def _of_bits(name, shown, mirrored):
    calculate = getattr(_operators, name)
    def f(self, other):
        kind = _kinds_beside.get(type(other))
        if kind is None: return _beside(self, other, name, mirrored)
        common = _common(_kinds[type(self)], kind)
        if common[0] == 'f': raise TypeError("ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''" % shown)
        a, b = self.item(), other.item() if isinstance(other, _Scalar) else other
        made = calculate(b, a) if mirrored else calculate(a, b)
        return _scalar_of(common, made) if common == 'bool' else _scalar_of(common, _wrapped(made, common))
    return f

def _comparison(name):
    compare = getattr(_operators, name)
    def f(self, other):
        if isinstance(other, _Scalar): return _scalar_of('bool', compare(self.item(), other.item()))
        if isinstance(other, (int, float, complex)): return _scalar_of('bool', compare(self.item(), other))
        return compare(array(self), array(other)) if isinstance(other, (list, tuple)) else NotImplemented
    return f

for _name in _shown_names:
    setattr(_Scalar, '__%s__' % _name, _reckoning(_name))
    setattr(_Scalar, '__r%s__' % _name, _reckoning(_name, True))
def _both_parts(mirrored):
    whole, rest = _reckoning('floordiv', mirrored, 'divmod'), _reckoning('mod', mirrored, 'divmod')
    return lambda self, other: (whole(self, other), rest(self, other))
_Scalar.__divmod__, _Scalar.__rdivmod__ = _both_parts(False), _both_parts(True)
for _name, _shown in (('and_', 'bitwise_and'), ('or_', 'bitwise_or'), ('xor', 'bitwise_xor'), ('lshift', 'left_shift'), ('rshift', 'right_shift')):
    setattr(_Scalar, '__%s__' % _name.strip('_'), _of_bits(_name, _shown, False))
    setattr(_Scalar, '__r%s__' % _name.strip('_'), _of_bits(_name, _shown, True))
for _name in ('eq', 'ne', 'lt', 'le', 'gt', 'ge'): setattr(_Scalar, '__%s__' % _name, _comparison(_name))

def isscalar(x): return isinstance(x, (generic, int, float, complex, str, bytes))

def _as_type(x):
    if isinstance(x, type) and issubclass(x, generic): return x
    return _scalar_types[_torch_dtype(x).name]

def issubdtype(one, other): return issubclass(_as_type(one), _as_type(other))
`;
