"""What of NumPy is asked for less often: joining in depth, sets, steps, grids, functions of numbers, choosing."""

import math

import numpy as np
import torch
from torch._C import op


def _tensor(given):
    return op("m._numpy.tensor", (np.asarray(given),))


# joining and cutting


def dstack(tup):
    return np.concatenate([atleast_3d(one) for one in tup], 2)


def atleast_3d(given):
    given = np.asarray(given)
    if given.ndim < 2:
        return given.reshape(1, -1, 1)
    return given[:, :, None] if given.ndim == 2 else given


def _cutter(axis, least):
    def f(ary, indices_or_sections):
        ary = np.asarray(ary)
        if ary.ndim < least:
            raise ValueError(f"{'hvd'[(1, 0, 2).index(axis)]}split only works on arrays of {least} or more dimensions")
        return np.split(ary, indices_or_sections, 0 if ary.ndim == 1 else axis)

    return f


def insert(arr, obj, values, axis=None):
    arr = np.asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    size = arr.shape[axis]
    if not isinstance(obj, (int, np.integer)):
        raise NotImplementedError("np.insert at several places is not part of this lab")
    if not -size <= obj <= size:
        raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {size}")
    at = obj + size if obj < 0 else obj
    before, after = (np.swapaxes(np.swapaxes(arr, 0, axis)[part], 0, axis) for part in (slice(None, at), slice(at, None)))
    put = np.asarray(values, dtype=arr.dtype.name)
    shape = list(arr.shape)
    shape[axis] = put.shape[axis] if put.ndim == arr.ndim else put.size if arr.ndim == 1 else 1
    if put.ndim == arr.ndim - 1 and arr.ndim > 1:
        put = np.expand_dims(put, axis)
    return np.concatenate([before, np.broadcast_to(put, tuple(shape)), after], axis)


def block(arrays):
    def joined(part, depth):
        if not isinstance(part, list):
            return np.atleast_2d(part)
        return np.concatenate([joined(one, depth - 1) for one in part], -depth)

    depth, part = 0, arrays
    while isinstance(part, list):
        depth, part = depth + 1, part[0]
    return joined(arrays, depth) if depth > 1 else np.hstack(arrays)


def resize(a, new_shape):
    shape = new_shape if isinstance(new_shape, (tuple, list)) else (new_shape,)
    a, count = np.ravel(a), math.prod(shape)
    return np.tile(a, -(-count // max(a.size, 1)))[:count].reshape(shape)


def resize_in_place(a, *_):
    raise NotImplementedError("ndarray.resize is not part of this lab: use np.resize, which makes another array")


def moveaxis(a, source, destination):
    return _out(torch.movedim(_tensor(a), source, destination))


def rot90(m, k=1, axes=(0, 1)):
    return _out(torch.rot90(_tensor(m), k, axes))


def _out(made):
    from torch._C import out

    return out(made)


def diagflat(v, k=0):
    return np.diag(np.ravel(v), k)


def tri(N, M=None, k=0, dtype=float):
    return np.tril(np.ones((N, N if M is None else M), dtype=dtype), k)


def _indices_of(part):
    def f(n, k=0, m=None):
        return np.where(getattr(np, part)(np.ones((n, n if m is None else m)), k) != 0)

    return f


def ix_(*args):
    found = []
    for at, one in enumerate(args):
        one = np.asarray(one)
        if one.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        one = np.where(one)[0] if one.dtype == "bool" else one
        found.append(one.reshape([-1 if place == at else 1 for place in range(len(args))]))
    return tuple(found)


def indices(dimensions, dtype=int):
    return np.stack(np.meshgrid(*[np.arange(size) for size in dimensions], indexing="ij")).astype(dtype)


def unravel_index(indices, shape):
    left, found = np.asarray(indices), []
    if (np.ravel(left) >= math.prod(shape)).any():
        wrong = np.ravel(left)[np.ravel(left) >= math.prod(shape)][0]
        raise ValueError(f"index {wrong} is out of bounds for array with size {math.prod(shape)}")
    for size in reversed(shape):
        found.append((left % size)[()])
        left = left // size
    return tuple(reversed(found))


def fill_diagonal(a, val):
    for at in range(min(a.shape)):
        a[(at,) * a.ndim] = val


# sets


def _flat(given):
    return np.unique(np.ravel(given))


def union1d(ar1, ar2):
    return np.unique(np.concatenate([np.ravel(ar1), np.ravel(ar2)]))


def intersect1d(ar1, ar2):
    first = _flat(ar1)
    return first[np.isin(first, _flat(ar2))]


def setdiff1d(ar1, ar2):
    first = _flat(ar1)
    return first[~np.isin(first, _flat(ar2))]


def setxor1d(ar1, ar2):
    return union1d(setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))


# numbers


def gradient(f, *varargs, axis=None, edge_order=1):
    f = np.asarray(f, dtype=float)
    if edge_order != 1 or len(varargs) > 1 and len(varargs) != f.ndim:
        raise NotImplementedError("edge_order= and partial spacings of np.gradient are not part of this lab")
    axes = range(f.ndim) if axis is None else (axis,)
    steps = list(varargs) * (len(list(axes)) if len(varargs) == 1 else 1) or [1.0] * f.ndim
    found = [_slope(f, step, at) for at, step in zip(axes, steps)]
    return found[0] if len(found) == 1 else found


def _slope(f, step, axis):
    moved = np.swapaxes(f, 0, axis)
    if moved.shape[0] < 2:
        raise ValueError(
            "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required."
        )
    made = np.empty_like(moved)
    if np.ndim(step):
        x = np.asarray(step, dtype=float)
        d = np.diff(x).reshape([-1] + [1] * (moved.ndim - 1))
        left, right = d[:-1], d[1:]
        made[1:-1] = (
            -right / (left * (left + right)) * moved[:-2] + (right - left) / (left * right) * moved[1:-1]
            + left / (right * (left + right)) * moved[2:]
        )
        first, last = d[0], d[-1]
    else:
        made[1:-1] = (moved[2:] - moved[:-2]) / (2.0 * step)
        first = last = step
    made[0], made[-1] = (moved[1] - moved[0]) / first, (moved[-1] - moved[-2]) / last
    return np.swapaxes(made, 0, axis)


def trapz(y, x=None, dx=1.0, axis=-1):
    y = np.swapaxes(np.asarray(y), axis, -1)
    d = dx if x is None else np.diff(np.asarray(x))
    return (d * (y[..., 1:] + y[..., :-1]) / 2.0).sum(-1)


def convolve(a, v, mode="full"):
    a, v = np.asarray(a), np.asarray(v)
    if not a.size or not v.size:
        raise ValueError(f"{'a' if not a.size else 'v'} cannot be empty")
    a, v = (v, a) if v.size > a.size else (a, v)
    made = np.zeros(a.size + v.size - 1, dtype=(a[:1] * v[:1]).dtype.name)
    for at, one in enumerate(v.tolist()):
        made[at : at + a.size] += a * one
    if mode == "same":
        return made[(v.size - 1) // 2 : (v.size - 1) // 2 + a.size]
    return made[v.size - 1 : a.size] if mode == "valid" else made


def correlate(a, v, mode="valid"):
    a, v = np.asarray(a), np.asarray(v)
    return convolve(a, v[::-1], mode)


def digitize(x, bins, right=False):
    bins = np.asarray(bins)
    if bins.size > 1 and bins[0] > bins[-1]:
        raise NotImplementedError("np.digitize with falling bins is not part of this lab")
    return np.searchsorted(bins, x, side="left" if right else "right")


def cross(a, b, axis=-1):
    a, b = np.asarray(a), np.asarray(b)
    if a.shape[axis] == b.shape[axis] == 2:
        return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    if a.shape[axis] != 3 or b.shape[axis] != 3:
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a, b = (np.swapaxes(one, axis, -1) for one in (a, b))
    parts = [a[..., i] * b[..., j] - a[..., j] * b[..., i] for i, j in ((1, 2), (2, 0), (0, 1))]
    return np.swapaxes(np.stack(parts, -1), axis, -1)


def inner(a, b):
    a, b = np.asarray(a), np.asarray(b)
    return np.dot(a, b if b.ndim < 2 else np.swapaxes(b, -1, -2))


def vdot(a, b):
    return np.dot(np.ravel(a), np.ravel(b))


def tensordot(a, b, axes=2):
    axes = axes if isinstance(axes, int) else [list(one) if isinstance(one, (list, tuple)) else [one] for one in axes]
    return np.asarray(_out(torch.tensordot(_tensor(a), _tensor(b), axes)))


def kron(a, b):
    return _out(torch.kron(_tensor(a), _tensor(b)))


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = np.asarray(x)
    if x.dtype.kind != "f":
        return x
    return _out(torch.nan_to_num(_tensor(x), nan, posinf, neginf))


def _single(name):
    def f(x):
        given = np.asarray(x)
        made = _tensor(given if given.dtype.kind == "f" else given.astype(float))
        return _out(getattr(torch, name)(made))

    return f


def rint(x):
    return np.around(np.asarray(x, dtype=float))


def cbrt(x):
    x = np.asarray(x, dtype=float)
    made = np.array([math.copysign(math.cbrt(abs(one)), one) for one in np.ravel(x).tolist()], dtype=float)
    return made.reshape(x.shape)[()]


def reciprocal(x):
    return 1 / np.asarray(x) if np.asarray(x).dtype.kind == "f" else 1 // np.asarray(x)


def heaviside(x1, x2):
    x1 = np.asarray(x1, dtype=float)
    return np.where(x1 < 0, 0.0, np.where(x1 > 0, 1.0, x2))[()]


def logical_xor(x1, x2):
    return (np.asarray(x1) != 0) ^ (np.asarray(x2) != 0)


def _whole(f):
    def g(x1, x2):
        x1, x2 = np.asarray(x1), np.asarray(x2)
        shape = (x1 + x2).shape
        pairs = zip(np.broadcast_to(x1, shape).ravel().tolist(), np.broadcast_to(x2, shape).ravel().tolist())
        return np.array([f(one, other) for one, other in pairs], dtype=int).reshape(shape)[()]

    return g


def geomspace(start, stop, num=50, endpoint=True):
    made = np.power(10.0, np.linspace(math.log10(start), math.log10(stop), num, endpoint))
    if num > 0:
        made[0] = start
    if num > 1 and endpoint:
        made[-1] = stop
    return made


def sinc(x):
    x = np.pi * np.where(np.asarray(x) == 0, 1.0e-20, x)
    return (np.sin(x) / x)[()]


def hanning(M):
    return 0.5 + 0.5 * np.cos(np.pi * np.arange(1 - M, M, 2) / (M - 1)) if M > 1 else np.ones(max(M, 0))


def ediff1d(ary):
    return np.diff(np.ravel(ary))


def _of_numbers(name):
    def f(a, axis=None, **named):
        a = np.asarray(a, dtype=float)
        if axis is not None:
            return apply_along_axis(lambda row: f(row, **named), axis, a)
        return getattr(np, name)(a[~np.isnan(a)], **named)

    f.__name__ = f"nan{name}"
    return f


def _place_of(name, instead):
    def f(a, axis=None):
        a = np.asarray(a, dtype=float)
        if np.all(np.isnan(a), axis).any():
            raise ValueError("All-NaN slice encountered")
        return getattr(np, name)(np.where(np.isnan(a), instead, a), axis)

    return f


def polyder(p, m=1):
    for _ in range(m):
        p = np.asarray(p)
        p = (p * np.arange(len(p) - 1, -1, -1))[:-1]
    return p


def polyint(p, m=1):
    for _ in range(m):
        p = np.asarray(p)
        p = np.append(p / np.arange(len(p), 0, -1), 0.0)
    return p


# choosing and going over


def select(condlist, choicelist, default=0):
    made = np.asarray(default)
    for asked, chosen in list(zip(condlist, choicelist))[::-1]:
        made = np.where(asked, chosen, made)
    return made


def choose(a, choices):
    a = np.asarray(a)
    return select([a == at for at in range(len(choices))], [np.asarray(one) for one in choices])


def compress(condition, a, axis=None):
    a = np.asarray(a)
    return np.take(a, np.where(np.asarray(condition))[0], axis)


def extract(condition, arr):
    return np.ravel(arr)[np.ravel(np.asarray(condition)) != 0]


def take_along_axis(arr, indices, axis):
    return _out(torch.take_along_dim(_tensor(arr), _tensor(indices), axis))


def partition(a, kth, axis=-1):
    return np.sort(a, axis)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    moved = np.swapaxes(np.asarray(arr), axis, -1)
    rows = moved.reshape(-1, moved.shape[-1])
    made = np.array([func1d(row, *args, **kwargs) for row in rows])
    made = made.reshape(moved.shape[:-1] + made.shape[1:])
    return np.swapaxes(made, axis, -1) if made.ndim == moved.ndim else made


def fromfunction(function, shape, dtype=float, **kwargs):
    return function(*indices(shape, dtype), **kwargs)


class vectorize:
    """A function of numbers, done for each element."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if excluded or signature:
            raise NotImplementedError("excluded= and signature= of np.vectorize are not part of this lab")
        self.pyfunc, self._kinds = pyfunc, otypes

    def __call__(self, *args):
        given = [np.asarray(one) for one in args]
        shape = sum((np.zeros(one.shape) for one in given), np.zeros(())).shape
        if math.prod(shape) == 0:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        columns = [list(np.broadcast_to(one, shape).ravel()) if shape else [one[()]] for one in given]
        made = [self.pyfunc(*row) for row in zip(*columns)]
        kind = None if self._kinds is None else self._kinds[0]
        return np.array(made, dtype=kind or np.array(made[:1]).dtype.name).reshape(shape)


functions = {
    "hsplit": _cutter(1, 1), "vsplit": _cutter(0, 2), "dsplit": _cutter(2, 3), "tril_indices": _indices_of("tril"),
    "triu_indices": _indices_of("triu"), "diag_indices": lambda n, ndim=2: (np.arange(n),) * ndim,
    "round_": lambda a, decimals=0: np.around(a, decimals), "trunc": _single("trunc"), "fix": _single("trunc"), "exp2": _single("exp2"),
    "radians": lambda x: np.asarray(x) * (math.pi / 180), "degrees": lambda x: np.asarray(x) * (180 / math.pi),
    "gcd": _whole(math.gcd), "lcm": _whole(math.lcm), "positive": lambda x: +np.asarray(x),
    "bitwise_and": lambda a, b: np.asarray(a) & b, "bitwise_or": lambda a, b: np.asarray(a) | b,
    "bitwise_xor": lambda a, b: np.asarray(a) ^ b, "invert": lambda a: ~np.asarray(a),
    "left_shift": _whole(lambda a, b: a << b), "right_shift": _whole(lambda a, b: a >> b),
    "signbit": _single("signbit"), "copysign": lambda a, b: np.where(np.signbit(b), -np.abs(a), np.abs(a))[()],
    "logaddexp": lambda a, b: np.maximum(a, b) + np.log1p(np.exp(-np.abs(np.asarray(a) - b))),
    "nanstd": _of_numbers("std"), "nanvar": _of_numbers("var"), "nanmedian": _of_numbers("median"),
    "nanargmax": _place_of("argmax", -math.inf), "nanargmin": _place_of("argmin", math.inf),
    "array_equiv": lambda a, b: bool(np.all(np.asarray(a) == np.asarray(b))),
    "array_repr": lambda arr: repr(np.asarray(arr)), "array_str": lambda a: str(np.asarray(a)),
    "ascontiguousarray": lambda a, dtype=None: np.array(a, dtype=dtype) if dtype else np.asarray(a).copy(),
    "asanyarray": lambda a, dtype=None: np.asarray(a, dtype), "Inf": math.inf, "Infinity": math.inf, "infty": math.inf,
    "PINF": math.inf, "NINF": -math.inf, "NaN": math.nan, "NAN": math.nan, "True_": np.bool_(True), "False_": np.bool_(False),
    "euler_gamma": 0.5772156649015329, "real": lambda val: np.asarray(val), "isreal": lambda x: np.ones(np.shape(x), dtype=bool)[()],
    "iscomplexobj": lambda x: False,
    **{
        f.__name__: f
        for f in (
            dstack, atleast_3d, insert, block, resize, moveaxis, rot90, diagflat, tri, ix_, indices, unravel_index, fill_diagonal, union1d,
            intersect1d, setdiff1d, setxor1d, gradient, trapz, convolve, correlate, digitize, cross, inner, vdot, tensordot, kron,
            nan_to_num, rint, cbrt, reciprocal, heaviside, logical_xor, geomspace, sinc, hanning, ediff1d, polyder, polyint, select,
            choose, compress, extract, take_along_axis, partition, apply_along_axis, fromfunction, vectorize,
        )
    },
}
