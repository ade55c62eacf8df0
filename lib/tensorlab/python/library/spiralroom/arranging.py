"""NumPy's ways to frame, order and fill arrays: padding, sorting by several keys, spreading, reading numbers in."""

import math

import numpy as np
from spiralroom.refusals import AxisError

# framing


def _widths(pad_width, dimensions):
    given = np.asarray(pad_width)
    if given.dtype.kind == "f":
        raise TypeError("`pad_width` must be of integral type.")
    try:
        pairs = np.broadcast_to(given, (dimensions, 2)).tolist()
    except ValueError:
        told = str(given.shape).replace(" ", "")
        raise ValueError(
            "operands could not be broadcast together with remapped shapes [original->remapped]: "
            f"{told}  and requested shape ({dimensions},2)"
        ) from None
    if any(one < 0 for pair in pairs for one in pair):
        raise ValueError("index can't contain negative values")
    return pairs


def _mirrored(places, size, whole):
    """Places beyond the ends, turned back at the last element, or behind it where that one is repeated."""
    turn = 2 * size - (0 if whole else 2)
    inside = [at % turn for at in places] if turn else [0 for _ in places]
    return [at if at < size else turn - at - (1 if whole else 0) for at in inside]


_framing = {
    "edge": lambda places, size: [min(max(at, 0), size - 1) for at in places],
    "wrap": lambda places, size: [at % size for at in places],
    "reflect": lambda places, size: _mirrored(places, size, False),
    "symmetric": lambda places, size: _mirrored(places, size, True),
}
_other_framing = ("linear_ramp", "maximum", "mean", "median", "minimum", "empty")


def pad(array, pad_width, mode="constant", constant_values=0):
    array = np.asarray(array)
    pairs = _widths(pad_width, array.ndim)
    if mode == "constant":
        return _surrounded(array, pairs, constant_values)
    if callable(mode) or mode in _other_framing:
        raise NotImplementedError(f"mode={mode!r} of np.pad is not part of this lab")
    if mode not in _framing:
        raise ValueError(f"mode '{mode}' is not supported")
    for axis, (before, after) in enumerate(pairs):
        size = array.shape[axis]
        if size == 0 and before + after:
            raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
        array = np.take(array, _framing[mode](range(-before, size + after), size), axis)
    return array


def _surrounded(array, pairs, values):
    values = np.broadcast_to(np.asarray(values), (array.ndim, 2))
    for axis, (before, after) in enumerate(pairs):
        parts = [array]
        for at, width in ((0, before), (1, after)):
            shape = (*array.shape[:axis], width, *array.shape[axis + 1 :])
            side = np.full(shape, values[axis, at].item()).astype(array.dtype)
            parts = [side, *parts] if at == 0 else [*parts, side]
        array = np.concatenate(parts, axis)
    return array


# order and places


def lexsort(keys, axis=-1):
    """Places in the order of the last key; where that one is equal, of the one before."""
    keys = [np.asarray(one) for one in keys]
    if not keys:
        raise TypeError("need sequence of keys with len > 0 in lexsort")
    if keys[0].ndim > 1:
        raise NotImplementedError("np.lexsort of keys with more than one dimension is not part of this lab")
    if len({one.shape for one in keys}) > 1:
        raise ValueError("all keys need to be the same shape")
    rows = list(zip(*[one.tolist() for one in keys[::-1]]))
    return np.array(sorted(range(len(rows)), key=rows.__getitem__), dtype=int)


def ravel_multi_index(multi_index, dims):
    dims = dims if isinstance(dims, tuple) else (dims,)
    parts = [np.asarray(one) for one in multi_index]
    if len(parts) != len(dims):
        raise ValueError(f"parameter multi_index must be a sequence of length {len(dims)}")
    found = np.zeros(parts[0].shape, dtype=int)
    for one, size in zip(parts, dims):
        if (one < 0).any() or (one >= size).any():
            raise ValueError("invalid entry in coordinates array")
        found = found * size + one
    return np.asarray(found)[()]


def rollaxis(a, axis, start=0):
    a = np.asarray(a)
    if not -a.ndim <= axis < a.ndim:
        raise AxisError(axis, a.ndim, "axis")
    axis, start = axis % a.ndim, start + a.ndim if start < 0 else start
    if not 0 <= start <= a.ndim:
        raise AxisError(start, a.ndim + 1, "start")
    return np.moveaxis(a, axis, start - 1 if axis < start else start)


class _Slices:
    def __init__(self, always):
        self._always = always

    def __getitem__(self, index):
        return (index,) if self._always and not isinstance(index, tuple) else index


class _OpenGrid:
    """np.ogrid: the coordinates of a grid, each along its own dimension."""

    def __getitem__(self, given):
        if not isinstance(given, tuple):
            return np.mgrid[given]
        lines = [np.mgrid[one] for one in given]
        return [one.reshape([-1 if at == place else 1 for place in range(len(lines))]) for at, one in enumerate(lines)]


# spreading


def broadcast_shapes(*args):
    shapes = [(one,) if isinstance(one, int) else tuple(one) for one in args]
    wide, found = max(map(len, shapes), default=0), []
    for at in range(-wide, 0):
        sizes = {one[at] for one in shapes if len(one) >= -at} - {1}
        if len(sizes) > 1:
            raise ValueError("shape mismatch: objects cannot be broadcast to a single shape." + _mismatch(shapes))
        found.append(sizes.pop() if sizes else 1)
    return tuple(found)


def _mismatch(shapes):
    """Which two do not go together, as NumPy tells it."""
    for at, one in enumerate(shapes):
        for first, other in enumerate(shapes[:at]):
            if any(x != y and 1 not in (x, y) for x, y in zip(one[::-1], other[::-1])):
                return f"  Mismatch is between arg {first} with shape {other} and arg {at} with shape {one}."
    return ""


def broadcast_arrays(*args):
    given = [np.asarray(one) for one in args]
    shape = broadcast_shapes(*[one.shape for one in given])
    return [np.broadcast_to(one, shape) for one in given]


def piecewise(x, condlist, funclist, *args, **kw):
    x = np.asarray(x)
    conditions = [np.asarray(one) for one in condlist]
    if conditions and conditions[0].ndim == 0 and x.ndim:
        conditions = [np.asarray(condlist)]
    if len(funclist) == len(conditions) + 1:
        none = np.ones(x.shape, dtype=bool)
        for one in conditions:
            none = none & ~one
        conditions.append(none)
    elif len(funclist) != len(conditions):
        count = len(conditions)
        raise ValueError(f"with {count} condition(s), either {count} or {count + 1} functions are expected")
    made = np.zeros_like(x)
    for condition, function in zip(conditions, funclist):
        if not callable(function):
            made[condition] = function
        elif condition.any():
            made[condition] = function(x[condition], *args, **kw)
    return made


# filling


def copyto(dst, src, where=True):
    kept = np.asarray(src)
    if kept.dtype.kind == "f" and dst.dtype.kind in "iub":
        raise TypeError(f"Cannot cast array data from {kept.dtype!r} to {dst.dtype!r} according to the rule 'same_kind'")
    dst[...] = np.where(where, kept, dst).astype(dst.dtype)


def put(a, ind, v):
    places, values = np.ravel(ind).tolist(), np.ravel(v)
    size, flat = a.size, a.ravel()
    for number, at in enumerate(places):
        if not -size <= at < size:
            raise IndexError(f"index {at} is out of bounds for axis 0 with size {size}")
        flat[at] = values[number % len(values)]
    a[...] = flat.reshape(a.shape)


def putmask(a, mask, values):
    values = np.ravel(values)
    for at in np.flatnonzero(mask).tolist():
        put(a, [at], values[at % len(values)])


def place(arr, mask, vals):
    put(arr, np.flatnonzero(mask), vals)


# reading in


def fromiter(iter, dtype, count=-1):
    found = []
    for one in iter:
        if len(found) == count:
            break
        found.append(one)
    if len(found) < count:
        raise ValueError(f"iterator too short: Expected {count} but iterator had only {len(found)} items.")
    return np.array(found, dtype=dtype)


def fromstring(string, dtype=float, count=-1, sep=""):
    if not sep:
        raise NotImplementedError("np.fromstring without sep= is not part of this lab")
    parts = string.split() if sep.isspace() else [one for one in string.split(sep) if one.strip()]
    return np.array([float(one) for one in parts[: None if count < 0 else count]]).astype(dtype)


# numbers


def vander(x, N=None, increasing=False):
    x = np.asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    powers = range(x.size if N is None else N)
    made = [x**at for at in (powers if increasing else reversed(powers))]
    return np.stack(made, 1) if made else np.zeros((x.size, 0))


def _without_nan(f):
    def g(x1, x2):
        x1, x2 = np.asarray(x1, dtype=float), np.asarray(x2, dtype=float)
        return np.where(np.isnan(x1), x2, np.where(np.isnan(x2), x1, f(x1, x2)))[()]

    return g


def base_repr(number, base=2, padding=0):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if not 2 <= base <= len(digits):
        raise ValueError("Bases greater than 36 not handled in base_repr." if base > 2 else "Bases less than 2 not handled in base_repr.")
    left, found = abs(int(number)), ""
    while left:
        left, one = divmod(left, base)
        found = digits[one] + found
    return ("-" if number < 0 else "") + "0" * padding + (found or ("" if padding else "0"))


def binary_repr(num, width=None):
    num = int(num)
    if num < 0 and width:
        return format(num % 2**width, "b").zfill(width)
    return ("-" if num < 0 else "") + format(abs(num), "b").zfill(width or 0)


def _kind_of(given):
    return np.dtype(given) if isinstance(given, (str, type, np.dtype)) else np.asarray(given).dtype


def result_type(*arrays_and_dtypes):
    total = np.zeros(1, dtype=_kind_of(arrays_and_dtypes[0]))
    for one in arrays_and_dtypes[1:]:
        total = total * np.ones(1, dtype=_kind_of(one))
    return total.dtype


def can_cast(from_, to, casting="safe"):
    if casting != "safe":
        raise NotImplementedError(f"casting={casting!r} of np.can_cast is not part of this lab")
    return result_type(_kind_of(from_), np.dtype(to)) == np.dtype(to)


functions = {
    "ogrid": _OpenGrid(), "s_": _Slices(False), "index_exp": _Slices(True), "promote_types": result_type,
    "fmax": _without_nan(np.maximum), "fmin": _without_nan(np.minimum),
    "float_power": lambda x1, x2: np.power(np.asarray(x1, dtype=float), np.asarray(x2, dtype=float))[()],
    "isposinf": lambda x: np.asarray(x) == math.inf, "isneginf": lambda x: np.asarray(x) == -math.inf,
    "iscomplex": lambda x: np.zeros(np.shape(x), dtype=bool)[()], "iscomplexobj": lambda x: isinstance(x, complex),
    "imag": lambda val: np.zeros_like(np.asarray(val))[()], "conj": lambda x: np.asarray(x)[()], "conjugate": lambda x: np.asarray(x)[()],
    **{
        f.__name__: f
        for f in (
            pad, lexsort, ravel_multi_index, rollaxis, broadcast_shapes, broadcast_arrays, piecewise, copyto, put, putmask,
            place, fromiter, fromstring, vander, base_repr, binary_repr, result_type, can_cast,
        )
    },
}
