"""Of numpy.random what is asked for less often: distributions made of uniform and normal numbers, as NumPy makes them."""

import math

import numpy as np


def _each(size, f):
    if size is None:
        return f(np.random.random(1)).item()
    return f(np.random.random(size))


def exponential(scale=1.0, size=None):
    return _each(size, lambda u: -np.log(1.0 - u) * scale)


def standard_exponential(size=None):
    return exponential(1.0, size)


def _one_by_one(step):
    def f(*given, size=None, **named):
        if size is None:
            return step(*given, **named)
        shape = size if isinstance(size, (tuple, list)) else (size,)
        return np.array([step(*given, **named) for _ in range(math.prod(shape))], dtype=float).reshape(shape)

    return f


def _uniform():
    return np.random.random(1).item()


def _laplace(loc=0.0, scale=1.0):
    u = _uniform()
    if u >= 0.5:
        return loc - scale * math.log(2.0 - u - u)
    return loc + scale * math.log(u + u) if u > 0.0 else _laplace(loc, scale)


def _gumbel(loc=0.0, scale=1.0):
    u = 1.0 - _uniform()
    return loc - scale * math.log(-math.log(u)) if u < 1.0 else _gumbel(loc, scale)


def _logistic(loc=0.0, scale=1.0):
    u = _uniform()
    return loc + scale * math.log(u / (1.0 - u)) if u > 0.0 else _logistic(loc, scale)


def multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-8):
    mean, cov = np.asarray(mean, dtype=float), np.asarray(cov, dtype=float)
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    shape = () if size is None else tuple(size) if isinstance(size, (tuple, list)) else (size,)
    x = np.random.randn(math.prod(shape), mean.shape[0])
    _, s, v = np.linalg.svd(cov)
    made = np.dot(x, np.sqrt(s).reshape(-1, 1) * v) + mean
    return made.reshape((*shape, mean.shape[0]))


def lognormal(mean=0.0, sigma=1.0, size=None):
    return np.exp(np.random.normal(mean, sigma, () if size is None else size))


def rayleigh(scale=1.0, size=None):
    return _each(size, lambda u: scale * np.sqrt(-2.0 * np.log(1.0 - u)))


functions = {
    "exponential": exponential, "standard_exponential": standard_exponential, "laplace": _one_by_one(_laplace),
    "gumbel": _one_by_one(_gumbel), "logistic": _one_by_one(_logistic), "multivariate_normal": multivariate_normal,
    "lognormal": lognormal, "rayleigh": rayleigh,
}
