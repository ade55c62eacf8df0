"""np.random.default_rng: the generator and what it draws; the streams are the lab's own (core/numpy-generator.ts)."""
import math
import operator

import numpy as np
import torch
from spiralroom import chance
from torch._C import drawn, op, out

most = 2**53


def _sized(size):
    if size is None:
        return ()
    sizes = size if isinstance(size, (tuple, list)) else (size,)
    for one in sizes:
        if isinstance(one, bool) or not hasattr(one, "__index__"):
            raise TypeError(f"expected a sequence of integers or a single integer, got '{size!r}'")
        if operator.index(one) < 0:
            raise ValueError("negative dimensions are not allowed")
    return tuple(map(operator.index, sizes))


def _words(seed):
    """A seed as 32-bit words, lowest first."""
    if isinstance(seed, np.ndarray):
        seed = seed.tolist()
    if isinstance(seed, (list, tuple, range)):
        return [word for one in seed for word in _words(one)]
    if isinstance(seed, np.integer):
        seed = seed.item()
    if not isinstance(seed, int):
        raise TypeError(f"SeedSequence expects int or sequence of ints for entropy not {seed}")
    if seed < 0:
        raise ValueError("expected non-negative integer")
    return [seed >> at & 0xFFFFFFFF for at in range(0, max(seed.bit_length(), 1), 32)]


def _absent(what):
    return NotImplementedError(f"{what} is not part of this lab")


def _double(given):
    """A number, or several, that draws are scaled by."""
    if isinstance(given, (list, tuple, np.ndarray, torch.Tensor)):
        return np.asarray(given, dtype=float)
    return float(given)


def _spread(size, *parameters):
    """The size of what is drawn: that in which the parameters meet, where none is asked for."""
    if size is not None or not any(isinstance(one, np.ndarray) for one in parameters):
        return size
    return np.broadcast_shapes(*map(np.shape, parameters))


def _whole(given):
    return given if isinstance(given, int) else int(given)


def _named(dtype):
    return getattr(dtype, "__name__", None) or str(dtype)


class Generator:
    def __init__(self, bit_generator):
        raise _absent("np.random.Generator of a bit generator of one's own")

    def __repr__(self):
        return f"Generator(PCG64) at 0x{id(self):X}"

    def __str__(self):
        return "Generator(PCG64)"

    def __getattr__(self, name):
        if name in _others:
            raise AttributeError(f"numpy.random.Generator.{name} is not part of this lab")
        raise AttributeError(f"'numpy.random._generator.Generator' object has no attribute '{name}'")

    def __deepcopy__(self, memo):
        raise _absent("a copy of np.random.Generator")

    __copy__ = __reduce__ = lambda self, *_: self.__deepcopy__(None)

    def random(self, size=None, dtype=np.float64, out=None):
        if out is not None:
            raise _absent("Generator.random with out=")
        name = "float64" if dtype is float else _named(dtype)
        if name not in ("float64", "float32"):
            raise TypeError(f"Unsupported dtype {np.dtype(dtype)!r} for random")
        made = op("m._numpy.generated.uniform", (self._id, _sized(size), getattr(torch, name)))
        return drawn(made)

    def standard_normal(self, size=None, dtype=np.float64, out=None):
        if out is not None or _named(dtype) not in ("float64", "float"):
            raise _absent("Generator.standard_normal with out= or another dtype than float64")
        return drawn(op("m._numpy.generated.normal", (self._id, _sized(size))))

    def normal(self, loc=0.0, scale=1.0, size=None):
        loc, scale = _double(loc), _double(scale)
        if np.any(scale < 0):
            raise ValueError("scale < 0")
        return loc + scale * self.standard_normal(_spread(size, loc, scale))

    def uniform(self, low=0.0, high=1.0, size=None):
        low, high = _double(low), _double(high)
        if not np.all(np.isfinite(high - low)):
            raise OverflowError("high - low range exceeds valid bounds")
        if np.any(high < low):
            raise ValueError("high - low < 0")
        return low + (high - low) * self.random(_spread(size, low, high))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return np.exp(self.normal(mean, sigma, size))

    def integers(self, low, high=None, size=None, dtype=np.int64, endpoint=False):
        if _named(dtype) not in ("int64", "int", "int32"):
            raise _absent(f"Generator.integers with dtype {_named(dtype)}: use astype()")
        if any(isinstance(one, (list, tuple, np.ndarray, torch.Tensor)) for one in (low, high)):
            raise _absent("Generator.integers with arrays of limits")
        alone = high is None
        low, high = _whole(low), None if alone else _whole(high)
        low, high = (0, low) if alone else (low, high)
        high -= 0 if endpoint else 1
        if high < low:
            sign = "<" if endpoint else "<="
            raise ValueError(f"high {sign} 0" if alone else "low > high" if endpoint else "low >= high")
        kept = 2**31 if _named(dtype) == "int32" else 2**63
        for name, limit in (("low", low), ("high", high)):
            if not -kept <= limit < kept:
                raise ValueError(f"{name} is out of bounds for {'int32' if kept == 2**31 else 'int64'}")
        if low < -most or high > most or high - low > most:
            raise _absent("Generator.integers beyond 2**53")
        made = op("m._numpy.generated.whole", (self._id, _sized(size), low, high - low))
        return _given(made.int() if kept == 2**31 else made)

    def permutation(self, x, axis=0):
        if axis != 0:
            raise _absent("Generator.permutation along another axis than 0")
        if isinstance(x, (int, np.integer)):
            return _given(op("m._numpy.generated.order", (self._id, max(x, 0))))
        given = np.array(x)
        if given.ndim == 0:
            raise ValueError("axis 0 is out of bounds for array of dimension 0")
        return given[self.permutation(len(given))]

    def shuffle(self, x, axis=0):
        if axis != 0:
            raise _absent("Generator.shuffle along another axis than 0")
        places = op("m._numpy.generated.order", (self._id, len(x)))
        if isinstance(x, np.ndarray):
            x[:] = x[_given(places)]
            return
        if not hasattr(x, "__setitem__"):
            raise TypeError(f"'{type(x).__name__}' object does not support item assignment")
        if not isinstance(x, list):
            raise _absent(f"Generator.shuffle of a {type(x).__name__}")
        x[:] = [x[at] for at in places.tolist()]

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        whole = isinstance(a, (int, np.integer))
        if not whole and not isinstance(a, (list, tuple, range, np.ndarray, torch.Tensor)):
            raise ValueError(f"a must be a sequence or an integer, not {type(a)}")
        given = a if whole else np.array(a)
        count = a if whole else given.shape[axis] if axis else len(given)
        if count <= 0 and math.prod(_sized(size)) > 0:
            what = "must be a positive integer" if whole else "cannot be empty"
            raise ValueError(f"a {what} unless no samples are taken")
        places = self._places(count, size, replace, p, shuffle)
        alone = whole and isinstance(places, np.generic)
        if whole:
            return places.item() if alone else places
        return np.take(given, places, axis) if axis else given[places]

    def _places(self, count, size, replace, p, shuffle):
        if p is not None:
            p = _chances(p, count)
        if replace:
            return self.integers(0, count, size) if p is None else _found(p, self.random(size))
        wanted = math.prod(_sized(size))
        if wanted > count:
            raise ValueError("Cannot take a larger sample than population when replace is False")
        if p is None:
            places = _given(op("m._numpy.generated.choice", (self._id, count, wanted, shuffle)))
        else:
            places = np.array(self._different(p, wanted), dtype=int)
        return places[0] if size is None else places.reshape(_sized(size))

    def _different(self, p, wanted):
        """Places drawn by their chances, none twice."""
        if np.count_nonzero(p) < wanted:
            raise ValueError("Fewer non-zero entries in p than size")
        found = []
        while len(found) < wanted:
            drawn = self.random((wanted - len(found),))
            if found:
                p[np.array(found)] = 0
            found += dict.fromkeys(_found(p, drawn).tolist())
        return found


def _chances(p, count):
    p = np.array(p, dtype=float)
    if p.ndim != 1:
        raise ValueError("p must be 1-dimensional")
    if len(p) != count:
        raise ValueError("a and p must have same size")
    if bool(np.isnan(p).any()):
        raise ValueError("probabilities contain NaN")
    if bool((p < 0).any()):
        raise ValueError("probabilities are not non-negative")
    if abs(p.sum() - 1) > math.sqrt(2.0**-52):
        raise ValueError("probabilities do not sum to 1")
    return p


def _found(p, drawn):
    sums = p.cumsum()
    return np.searchsorted(sums / sums[-1], drawn, side="right")


def _given(made):
    return out(made)


for _name in ("poisson", "binomial", "triangular", "laplace"):
    setattr(Generator, _name, chance.of_generator(_name))

# what NumPy's generators draw beside this
_others = set(
    """beta bit_generator bytes chisquare dirichlet exponential f gamma geometric gumbel hypergeometric
    logistic logseries multinomial multivariate_hypergeometric multivariate_normal negative_binomial
    noncentral_chisquare noncentral_f pareto permuted power rayleigh spawn standard_cauchy standard_exponential
    standard_gamma standard_t vonmises wald weibull zipf""".split()
)


def default_rng(seed=None):
    if isinstance(seed, Generator):
        return seed
    words = [] if seed is None else _words(seed)
    made = object.__new__(Generator)
    made._id = op("m._numpy.generator", (words or ([] if seed is None else [0]),))
    return made


Generator.__module__, Generator.__qualname__ = "numpy.random._generator", "Generator"
