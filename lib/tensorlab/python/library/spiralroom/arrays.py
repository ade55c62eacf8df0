"""What of NumPy is found when a program first names it: joining by columns, sorting, counting, linear algebra, chance."""
import itertools
import math

import numpy as np
import torch
from spiralroom.generators import Generator, default_rng
from spiralroom import arranging, asserting, chance, further, lettering, printing, stored, words
from spiralroom.refusals import AxisError
from torch._C import drawn, op, out
from torch.names import names
from torch.warned import say


def _tensor(given):
    return op("m._numpy.tensor", (np.asarray(given),))


def _floating(given):
    made = _tensor(given)
    return made if made.is_floating_point() else made.double()


def _array(made):
    return out(made)


# joining


def atleast_1d(given):
    given = np.asarray(given)
    return given if given.ndim else given.reshape(1)


def atleast_2d(given):
    given = np.asarray(given)
    return given if given.ndim > 1 else given.reshape(1, -1)


def column_stack(given):
    return np.concatenate([one.reshape(-1, 1) if one.ndim < 2 else one for one in map(np.asarray, given)], 1)


class _Joined:
    """np.r_ and np.c_: what stands in the brackets, joined. A slice counts; with a step of 50j it divides."""

    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, given):
        parts = [self._part(one) for one in (given if isinstance(given, tuple) else (given,))]
        return column_stack(parts) if self._columns else np.concatenate(parts)

    @staticmethod
    def _part(given):
        if isinstance(given, str):
            raise NotImplementedError("texts in np.r_ and np.c_ are not part of this lab")
        return _counted(given) if isinstance(given, slice) else atleast_1d(given)


def _counted(given):
    start, step = given.start or 0, 1 if given.step is None else given.step
    if isinstance(step, complex):
        return np.linspace(start, given.stop, int(abs(step)))
    return np.arange(start, given.stop, step)


class _Grid:
    """np.mgrid: the coordinates of a grid, an array for each dimension."""

    def __getitem__(self, given):
        if not isinstance(given, tuple):
            return _counted(given)
        return np.stack(np.meshgrid(*[_counted(one) for one in given], indexing="ij"))


def append(arr, values, axis=None):
    if axis is None:
        return np.concatenate([np.ravel(arr), np.ravel(values)])
    return np.concatenate([arr, values], axis)


def array_split(ary, indices_or_sections, axis=0):
    whole = isinstance(indices_or_sections, (int, np.integer))
    places = indices_or_sections if whole else tuple(map(int, indices_or_sections))
    return [_array(part) for part in torch.tensor_split(_tensor(ary), places, axis)]


def split(ary, indices_or_sections, axis=0):
    whole = isinstance(indices_or_sections, (int, np.integer))
    if whole and np.asarray(ary).shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


# shape


def tile(A, reps):
    if (texts := _words(A)) is not None:
        return words.placed(texts, lambda places: tile(places, reps))
    return _array(_tensor(A).tile(tuple(reps) if isinstance(reps, (tuple, list)) else (reps,)))


def repeat(a, repeats, axis=None):
    if (texts := _words(a)) is not None:
        return words.placed(texts, lambda places: repeat(places, repeats, axis))
    given = _tensor(a)
    if axis is None:
        given, axis = given.reshape(-1), 0
    return _array(given.repeat_interleave(repeats if isinstance(repeats, (int, np.integer)) else _tensor(repeats), axis))


def flip(m, axis=None):
    m = np.asarray(m)
    axes = range(m.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    for one in axes:
        if not -m.ndim <= one < m.ndim:
            raise AxisError(one, m.ndim)
    turned = {one % m.ndim for one in axes}
    return m[tuple(slice(None, None, -1) if at in turned else slice(None) for at in range(m.ndim))]


def roll(a, shift, axis=None):
    return _array(torch.roll(_tensor(a), shift) if axis is None else torch.roll(_tensor(a), shift, axis))


def swapaxes(a, axis1, axis2):
    given = np.asarray(a)
    for name, one in (("axis1", axis1), ("axis2", axis2)):
        if not -given.ndim <= one < given.ndim:
            raise AxisError(one, given.ndim, name)
    return _array(_tensor(a).transpose(axis1, axis2))


def broadcast_to(array, shape):
    given = _tensor(array)
    try:
        return _array(given.expand(shape))
    except RuntimeError:
        told = [str(tuple(one)).replace(" ", "") for one in (given.shape, shape)]
        raise ValueError(
            "operands could not be broadcast together with remapped shapes [original->remapped]: "
            f"{told[0]}  and requested shape {told[1]}"
        ) from None


def take(a, indices, axis=None):
    a = np.asarray(a)
    if axis is None:
        return a.ravel()[indices]
    return a[(slice(None),) * (axis % a.ndim) + (indices,)]


def delete(arr, obj, axis=None):
    arr = np.asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    size = arr.shape[axis]
    gone = range(*obj.indices(size)) if isinstance(obj, slice) else np.asarray(obj).ravel().tolist()
    for one in gone:
        if not -size <= one < size:
            raise IndexError(f"index {one} is out of bounds for axis {axis} with size {size}")
    left = {one % size for one in gone}
    return take(arr, [at for at in range(size) if at not in left], axis)


# sorting, searching and counting


def _words(given):
    """The array where it is one of texts or objects."""
    made = np.asarray(given)
    return made if isinstance(made, words.Words) else None


def sort(a, axis=-1, kind=None):
    if (texts := _words(a)) is not None:
        return words.sort(texts)
    given = _tensor(a)
    return _array(torch.sort(given.reshape(-1) if axis is None else given, -1 if axis is None else axis)[0])


def argsort(a, axis=-1, kind=None):
    if (texts := _words(a)) is not None:
        return words.argsort(texts)
    given = _tensor(a)
    return _array(torch.argsort(given.reshape(-1) if axis is None else given, -1 if axis is None else axis, stable=True))


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
    if (texts := _words(ar)) is not None:
        return words.unique(texts, return_index, return_inverse, return_counts)
    if axis is not None:
        return _unique_parts(np.asarray(ar), axis, (return_index, return_inverse, return_counts))
    values, inverse, counts = torch.unique(_tensor(ar), return_inverse=True, return_counts=True)
    places = inverse.reshape(-1).tolist()
    first = np.array([places.index(at) for at in range(len(values))]) if return_index else None
    wanted = ((True, values), (return_index, first), (return_inverse, inverse.reshape(-1)), (return_counts, counts))
    found = [_array(one) for asked, one in wanted if asked]
    return found[0] if len(found) == 1 else tuple(found)


def _unique_parts(ar, axis, wanted):
    """The rows that differ, in order, and what of their places is asked for."""
    moved = np.moveaxis(ar, axis, 0)
    rows = [tuple(np.ravel(one).tolist()) for one in moved]
    found = sorted(set(rows))
    first = [rows.index(one) for one in found]
    told = (first, [found.index(one) for one in rows], [rows.count(one) for one in found])
    made = [np.moveaxis(moved[np.array(first, dtype=int)], 0, axis)]
    made += [np.array(one, dtype=int) for asked, one in zip(wanted, told) if asked]
    return made[0] if len(made) == 1 else tuple(made)


def nonzero(a):
    return np.where(np.asarray(a) != 0)


def flatnonzero(a):
    return nonzero(np.ravel(a))[0]


def argwhere(a):
    return _array(torch.nonzero(_tensor(a)))


def count_nonzero(a, axis=None):
    counted = np.sum(np.asarray(a) != 0, axis=axis)
    return counted.item() if axis is None else counted


def bincount(x, weights=None, minlength=0):
    if weights is not None:
        given, weights = np.ravel(x), np.ravel(np.asarray(weights, dtype=float))
        if given.shape != weights.shape:
            raise ValueError("The weights and list don't have the same length.")
        sums = np.zeros(len(bincount(given, minlength=minlength)))
        for at, one in zip(given.tolist(), weights.tolist()):
            sums[at] += one
        return sums
    return _array(torch.bincount(_tensor(x), minlength=minlength))


def searchsorted(a, v, side="left"):
    return _array(torch.searchsorted(_tensor(a), _tensor(v), right=side == "right"))


def isin(element, test_elements):
    if (texts := _words(element)) is not None:
        return words.isin(texts, test_elements)
    return _array(torch.isin(_tensor(element), _tensor(test_elements)))


def histogram(a, bins=10, range=None, density=None, weights=None):
    if isinstance(bins, str) or weights is not None:
        raise NotImplementedError(f"{'weights=' if weights is not None else 'bins by name'} of np.histogram is not part of this lab")
    counts, edges = _histogram(a, bins, range)
    if density:
        return counts / np.diff(edges) / counts.sum(), edges
    return counts, edges if isinstance(bins, (int, np.integer)) else np.asarray(bins)


def _histogram(a, bins, range):
    values = _floating(a).double().reshape(-1)
    low, high = range or (values.min().item(), values.max().item())
    if low == high:
        low, high = low - 0.5, high + 0.5
    edges = _floating(np.linspace(low, high, bins + 1) if isinstance(bins, (int, np.integer)) else bins).double()
    inside = values[(values >= edges[0]) & (values <= edges[-1])]
    # the last bin has both its ends
    places = (torch.searchsorted(edges, inside, right=True) - 1).clamp(max=len(edges) - 2)
    return _array(torch.bincount(places, minlength=len(edges) - 1)), _array(edges)


# numbers


class finfo:
    def __init__(self, dtype):
        self.dtype = np.dtype(dtype.dtype if isinstance(dtype, (np.generic, np.ndarray)) else dtype)
        if self.dtype.kind != "f":
            raise ValueError(f"data type {self.dtype.type!r} not inexact")
        told = torch.finfo(getattr(torch, self.dtype.name))
        self.bits = told.bits
        for name in ("eps", "tiny", "smallest_normal", "max", "min", "resolution"):
            setattr(self, name, self.dtype.type(getattr(told, name)))

    def __repr__(self):
        return f"finfo(resolution={self.resolution!r}, min={self.min!r}, max={self.max!r}, dtype={self.dtype})"

    def __str__(self):
        raise NotImplementedError("the table of np.finfo is not part of this lab: print its eps, min and max, or its repr()")


class iinfo:
    def __init__(self, type):
        self.dtype = np.dtype(type.dtype if isinstance(type, (np.generic, np.ndarray)) else type)
        if self.dtype.kind not in "iu":
            raise ValueError(f"Invalid integer data type '{self.dtype.kind}'.")
        told = torch.iinfo(getattr(torch, self.dtype.name))
        self.bits, self.min, self.max = told.bits, told.min, told.max

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"

    def __str__(self):
        line = "-" * 63
        return f"Machine parameters for {self.dtype}\n{line}\nmin = {self.min}\nmax = {self.max}\n{line}\n"


def isclose(a, b, rtol=1e-05, atol=1e-08):
    return _array(torch.isclose(_floating(a).double(), _floating(b).double(), rtol, atol))


def logspace(start, stop, num=50, endpoint=True, base=10.0):
    return np.power(base, np.linspace(start, stop, num, endpoint))


def diff(a, n=1, axis=-1):
    return _array(torch.diff(_tensor(a), n, axis))


def ptp(a, axis=None):
    return np.max(a, axis=axis) - np.min(a, axis=axis)


def quantile(a, q, axis=None):
    wanted = torch.tensor(q, dtype=torch.float64)
    given = _floating(a).double()
    return _array(torch.quantile(given, wanted) if axis is None else torch.quantile(given, wanted, axis))


def percentile(a, q, axis=None):
    return quantile(a, np.asarray(q).tolist() / 100 if np.ndim(q) == 0 else [one / 100 for one in q], axis)


def median(a, axis=None):
    given = _floating(a)
    if axis is None:
        given, axis = given.reshape(-1), 0
    count = given.shape[axis]
    if count == 0:
        return np.mean(_array(given), axis)
    ordered = torch.sort(given, axis)[0]
    # what is no number stands last
    last = ordered.select(axis, count - 1)
    middle = ordered.narrow(axis, (count - 1) // 2, 2 - count % 2).mean(axis)
    return _array(torch.where(torch.isnan(last), last, middle))


def average(a, axis=None, weights=None):
    if weights is None:
        return np.mean(a, axis=axis)
    weights = np.asarray(weights)
    if (np.sum(weights, axis=axis) == 0).any():
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    return np.sum(np.asarray(a) * weights, axis=axis) / np.sum(weights, axis=axis)


def cumprod(a, axis=None):
    given = _tensor(a)
    flat = (given.reshape(-1), 0) if axis is None else (given, axis)
    return _array(op("m._numpy.checked.cumprod", (*flat, "accumulate")))


def nanmean(a, axis=None):
    if np.all(np.isnan(_array(_floating(a))), axis).any():
        say("Mean of empty slice", RuntimeWarning)
    return _array(torch.nanmean(_floating(a)) if axis is None else torch.nanmean(_floating(a), axis))


def nansum(a, axis=None):
    return _array(torch.nansum(_tensor(a)) if axis is None else torch.nansum(_tensor(a), axis))


def _without_nan(name, least):
    def extreme(a, axis=None):
        given = _floating(a)
        nothing = torch.isnan(given)
        missing = np.all(_array(nothing), axis)
        found = getattr(np, name)(_array(torch.where(nothing, torch.tensor(least).to(given.dtype), given)), axis)
        if not np.any(missing):
            return found
        say(f"All-NaN {'slice' if isinstance(a, np.ndarray) else 'axis'} encountered", RuntimeWarning)
        return np.where(missing, np.nan, found)[()]

    return extreme


def interp(x, xp, fp, left=None, right=None):
    xp, fp, given = (np.asarray(one, dtype=float) for one in (xp, fp, x))
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    points, places = np.ravel(given).tolist(), searchsorted(xp, np.ravel(given), "right").tolist()
    known, values = xp.tolist(), fp.tolist()
    found = [_between(one, at - 1, known, values, (left, right)) for one, at in zip(points, places)]
    return np.array(found, dtype=float).reshape(given.shape)[()]


def _between(x, at, known, values, ends):
    """What lies at x, on the line from one known point to the next."""
    if x != x:
        return x
    if at < 0:
        return values[0] if ends[0] is None else ends[0]
    if at >= len(known) - 1:
        return values[-1] if ends[1] is None or x == known[-1] else ends[1]
    slope = (values[at + 1] - values[at]) / (known[at + 1] - known[at])
    return slope * (x - known[at]) + values[at]


def shares_memory(a, b):
    first, second = (_tensor(one) for one in (a, b))
    return bool(op("m._numpy.shared", (first, second)))


def ndenumerate(arr):
    arr = np.asarray(arr)
    for at in np.ndindex(arr.shape):
        yield at, arr[at]


def ndindex(*shape):
    sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
    return itertools.product(*map(range, sizes))


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    rows = atleast_2d(np.asarray(m, dtype=float))
    if not rowvar and len(rows) != 1:
        rows = rows.T
    if y is not None:
        more = atleast_2d(np.asarray(y, dtype=float))
        rows = np.concatenate([rows, more if rowvar or len(more) == 1 else more.T])
    less = (0 if bias else 1) if ddof is None else ddof
    off = rows - np.mean(rows, axis=1).reshape(-1, 1)
    return (off @ off.T * (1 / (rows.shape[1] - less))).squeeze()[()]


def corrcoef(x, y=None, rowvar=True):
    together = cov(x, y, rowvar)
    if np.ndim(together) == 0:
        return together / together
    spread = np.sqrt(np.diag(together))
    return np.clip(together / spread.reshape(-1, 1) / spread, -1, 1)


def _of_two(name):
    return lambda a, b: _array(getattr(torch, name)(_floating(a), _floating(b)))


# matrices


def einsum(subscripts, *operands):
    return _array(torch.einsum(subscripts, *map(_tensor, operands)))


def _of_matrix(name):
    return lambda a, k=0: _array(getattr(torch, name)(_tensor(a), k))


def diagonal(a, offset=0):
    return _array(torch.diagonal(_tensor(a), offset))


def trace(a):
    return np.sum(np.diag(a))


def norm(x, ord=None, axis=None, keepdims=False):
    return _array(torch.linalg.norm(_floating(x), ord, axis, keepdims))


def _of_linalg(name):
    def f(*given):
        try:
            return _array(getattr(torch.linalg, name)(*map(_floating, given)))
        except torch.linalg.LinAlgError:
            raise np.linalg.LinAlgError("Singular matrix") from None

    def checked(*given):
        if name in ("inv", "det", "solve") and given:
            _square(given[0])
        if name == "solve" and len(given) == 2:
            _fitting(*map(np.asarray, given))
        return f(*given)

    return checked


def _square(given):
    given = np.asarray(given)
    if given.ndim < 2:
        raise np.linalg.LinAlgError(f"{given.ndim}-dimensional array given. Array must be at least two-dimensional")
    if given.shape[-1] != given.shape[-2]:
        raise np.linalg.LinAlgError("Last 2 dimensions of the array must be square")


def _fitting(a, b):
    size = b.shape[0] if b.ndim == 1 else b.shape[-2] if b.ndim else None
    if size not in (None, a.shape[-1]):
        form = "solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m)"
        if b.ndim > 1:
            form = "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m,n)->(m,n)"
        raise ValueError(f"{form} (size {size} is different from {a.shape[-1]})")


def _eigh(a, UPLO="L"):
    _square(a)
    return tuple(_array(part) for part in torch.linalg.eigh(_floating(a), UPLO))


def _eigvalsh(a, UPLO="L"):
    _square(a)
    return _array(torch.linalg.eigvalsh(_floating(a), UPLO))


def _cholesky(a):
    _square(a)
    try:
        return _array(torch.linalg.cholesky(_floating(a)))
    except torch.linalg.LinAlgError:
        raise np.linalg.LinAlgError("Matrix is not positive definite") from None


def _matrix_power(a, n):
    _square(a)
    a = np.asarray(a)
    if n < 0:
        return _matrix_power(np.linalg.inv(a), -n)
    made = np.eye(a.shape[-1], dtype=a.dtype)
    for _ in range(n):
        made = made @ a
    return made


def _slogdet(a):
    _square(a)
    return tuple(_array(part) for part in torch.linalg.slogdet(_floating(a)))


def _cond(x, p=None):
    return _array(torch.linalg.cond(_floating(x)) if p is None else torch.linalg.cond(_floating(x), p))


def _multi_dot(arrays):
    made = np.asarray(arrays[0])
    for one in arrays[1:]:
        made = np.dot(made, one)
    return made


def _svd(a, full_matrices=True):
    return tuple(_array(part) for part in torch.linalg.svd(_floating(a), full_matrices))


def _qr(a):
    return tuple(_array(part) for part in torch.linalg.qr(_floating(a)))


def lstsq(a, b, rcond="warn"):
    """The x of least |a·x - b|, with the squares that are left, the rank and the singular values."""
    a, b = _floating(a).double(), _floating(b).double()
    if a.dim() != 2:
        raise np.linalg.LinAlgError(f"{a.dim()}-dimensional array given. Array must be two-dimensional")
    if a.shape[0] != b.shape[0]:
        raise np.linalg.LinAlgError("Incompatible dimensions")
    if rcond == "warn":
        say(
            "`rcond` parameter will change to the default of machine precision times ``max(M, N)`` where M and N are the input "
            "matrix dimensions.\nTo use the future default and silence this warning we advise to pass `rcond=None`, to keep using "
            "the old, explicitly pass `rcond=-1`.",
            FutureWarning,
        )
        rcond = -1
    least = 2.0**-52 * max(a.shape) if rcond is None else max(rcond, 2.0**-52)
    U, s, V = torch.linalg.svd(a, full_matrices=False)
    kept = s > least * s.max()
    rank = int(kept.sum())
    turned = U[:, :rank].T @ b
    x = V[:rank].T @ (turned / s[:rank].reshape(-1, *[1] * (b.dim() - 1)))
    left = ((a @ x - b) ** 2).sum(0).reshape(-1) if rank == a.shape[1] < a.shape[0] else torch.zeros(0, dtype=torch.double)
    return _array(x), _array(left), rank, _array(s)


class RankWarning(UserWarning):
    __module__ = "numpy"


def polyfit(x, y, deg):
    """Coefficients of the polynomial of least squares, the highest power first."""
    x, y = (np.asarray(one, dtype=float) for one in (x, y))
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    powers = np.stack([x ** (deg - at) for at in range(deg + 1)], 1)
    scale = np.sqrt((powers * powers).sum(0))
    found, _, rank, _ = lstsq(powers / scale, y, len(x) * 2.0**-52)
    if rank != deg + 1:
        say("Polyfit may be poorly conditioned", RankWarning)
    return (found.T / scale).T


def polyval(p, x):
    x = np.asarray(x)
    out = np.zeros_like(x)
    for one in p:
        out = out * x + one
    return out


# chance


def _sized(size):
    return () if size is None else size if isinstance(size, (tuple, list)) else (size,)


def randint(low, high=None, size=None, dtype=int):
    if dtype not in (int, np.int64, "int", "int64"):
        raise NotImplementedError("np.random.randint with a dtype is not part of this lab: use astype()")
    if any(isinstance(one, (list, tuple, np.ndarray)) for one in (low, high)):
        raise NotImplementedError("np.random.randint with arrays of limits is not part of this lab")
    alone = high is None
    low, high = (0, low) if alone else (low, high)
    low, high = int(low), int(high)
    if low >= high:
        raise ValueError("high <= 0" if alone else "low >= high")
    return drawn(op("m._numpy.randint", (_sized(size), low, high)))


def permutation(x):
    if isinstance(x, (int, np.integer)):
        return _array(op("m._numpy.shuffled", (x,)))
    given = np.array(x)
    if given.ndim == 0:
        raise IndexError("x must be an integer or at least 1-dimensional")
    return given[permutation(len(given))]


def shuffle(x):
    places = permutation(len(x))
    x[:] = np.array(x)[places] if isinstance(x, np.ndarray) else [x[at] for at in places.tolist()]


def choice(a, size=None, replace=True, p=None):
    found = _chosen(a, size, replace, p)
    return found.item() if isinstance(a, (int, np.integer)) and isinstance(found, np.generic) else found


def _chosen(a, size, replace, p):
    whole = isinstance(a, (int, np.integer))
    if whole and a <= 0 and math.prod(_sized(size)) > 0:
        raise ValueError("a must be greater than 0 unless no samples are taken")
    given = np.arange(a) if whole else np.array(a)
    if given.ndim != 1:
        raise ValueError("a must be 1-dimensional" + ("" if given.ndim else " or an integer"))
    count = len(given)
    if count == 0 and math.prod(_sized(size)) > 0:
        raise ValueError("'a' cannot be empty unless no samples are taken")
    if p is not None:
        return given[_weighted(np.asarray(p, dtype=float), count, size, replace)]
    if replace:
        return given[randint(0, count, size)]
    wanted = math.prod(_sized(size))
    if wanted > count:
        raise ValueError("Cannot take a larger sample than population when 'replace=False'")
    places = permutation(count)[:wanted]
    return given[places[0] if size is None else places.reshape(_sized(size))]


def _weighted(p, count, size, replace):
    if len(p) != count:
        raise ValueError("'a' and 'p' must have same size")
    if abs(p.sum() - 1) > 1e-8:
        raise ValueError("probabilities do not sum to 1")
    if not replace:
        return _different(p, count, size)
    sums = p.cumsum()
    found = searchsorted(sums / sums[-1], np.random.random(size or ()), "right")
    return found


def _different(p, count, size):
    """Places drawn by their chances, none twice."""
    wanted = math.prod(_sized(size))
    if wanted > count:
        raise ValueError("Cannot take a larger sample than population when 'replace=False'")
    if count_nonzero(p > 0) < wanted:
        raise ValueError("Fewer non-zero entries in p than size")
    p, found = p.copy(), []
    while len(found) < wanted:
        drawn = np.random.random(wanted - len(found))
        if found:
            p[np.array(found)] = 0
        sums = p.cumsum()
        found += dict.fromkeys(searchsorted(sums / sums[-1], drawn, "right").tolist())
    return found[0] if size is None else np.array(found, dtype=int).reshape(_sized(size))


def _of_own_stream(name):
    def f(self, *given, **named):
        before = op("m._numpy.choose", (self._stream,))
        try:
            return getattr(np.random, name)(*given, **named)
        finally:
            op("m._numpy.choose", (before,))

    f.__name__ = name
    return f


class RandomState:
    """A stream of np.random's numbers of one's own."""

    def __init__(self, seed=None):
        self._stream = op("m._numpy.stream", ())
        self.seed(seed)

    def __repr__(self):
        return f"RandomState(MT19937) at 0x{id(self):X}"

    def __str__(self):
        return "RandomState(MT19937)"

    def __getattr__(self, name):
        if name[:1] != "_" and name in names["numpy.random"].split():
            raise AttributeError(f"numpy.random.RandomState.{name} is not part of this lab")
        raise AttributeError(f"'numpy.random.mtrand.RandomState' object has no attribute '{name}'")

    def __deepcopy__(self, memo):
        raise NotImplementedError("a copy of np.random.RandomState is not part of this lab")

    __copy__ = __reduce__ = lambda self, *_: self.__deepcopy__(None)


for _name in (
    "seed", "rand", "randn", "randint", "random", "random_sample", "uniform", "normal", "standard_normal", "choice",
    "permutation", "shuffle",
):
    setattr(RandomState, _name, _of_own_stream(_name))


def _same_as(name):
    return lambda size=None: getattr(np.random, name)(*_sized(size))


def _sort_in_place(a, axis=-1):
    a[...] = sort(a, axis)


methods = {
    "take": take, "compress": lambda a, condition, axis=None: further.compress(condition, a, axis), "tobytes": lambda a: stored.bytes_in(a),
    "view": lambda a: a[...], "conj": lambda a: a, "partition": _sort_in_place, "resize": further.resize_in_place,
    "sort": _sort_in_place, "repeat": repeat, "swapaxes": swapaxes, "argsort": argsort, "nonzero": nonzero,
    "cumprod": cumprod, "put": arranging.put, "choose": further.choose, "ptp": ptp, "trace": trace, "diagonal": diagonal, "searchsorted": searchsorted,
}

tables = {
    "numpy": {
        **arranging.functions, **further.functions, **printing.functions, **{f.__name__: f for f in (stored.save, stored.savez, stored.savez_compressed, stored.load, stored.savetxt,
                                                        stored.loadtxt, stored.genfromtxt)},
        "AxisError": AxisError, "str_": words.str_, "RankWarning": RankWarning, "c_": _Joined(True), "r_": _Joined(False), "mgrid": _Grid(), "row_stack": np.vstack,
        "fliplr": lambda m: flip(m, 1), "flipud": lambda m: flip(m, 0),
        "nanmax": _without_nan("max", -math.inf), "nanmin": _without_nan("min", math.inf),
        "fabs": lambda x: np.abs(np.asarray(x, dtype=float)), "in1d": isin, "arctan2": _of_two("atan2"),
        "hypot": _of_two("hypot"), "triu": _of_matrix("triu"), "tril": _of_matrix("tril"),
        "diag": _of_matrix("diag"), "deg2rad": lambda x: np.asarray(x) * (math.pi / 180),
        "may_share_memory": shares_memory, "rad2deg": lambda x: np.asarray(x) * (180 / math.pi), "product": np.prod,
        **{
            f.__name__: f
            for f in (
                atleast_1d, atleast_2d, column_stack, append, array_split, split, tile, repeat, flip, roll, swapaxes, broadcast_to,
                take, delete, polyfit, polyval,
                sort, argsort, unique, nonzero, flatnonzero, argwhere, count_nonzero, bincount, searchsorted, isin,
                histogram, isclose, logspace, diff, ptp, quantile, percentile, median, average, cumprod, nanmean, nansum,
                einsum, trace, diagonal, finfo, iinfo, interp, shares_memory, ndenumerate, ndindex, cov, corrcoef,
            )
        },
    },
    "numpy.testing": asserting.functions,
    "numpy.char": lettering.functions,
    "numpy.random": {
        "randint": randint, "permutation": permutation, "shuffle": shuffle, "choice": choice,
        "random_sample": np.random.random, "ranf": np.random.random, "sample": np.random.random,
        "standard_normal": _same_as("randn"), "default_rng": default_rng, "Generator": Generator,
        "RandomState": RandomState, **chance.functions,
    },
    "numpy.linalg": {
        "eigh": _eigh, "eigvalsh": _eigvalsh, "cholesky": _cholesky, "matrix_power": _matrix_power, "slogdet": _slogdet, "cond": _cond,
        "multi_dot": _multi_dot, "norm": norm, "svd": _svd, "qr": _qr, "lstsq": lstsq,
        **{name: _of_linalg(name) for name in ("inv", "det", "solve", "pinv", "matrix_rank")},
    },
}
