"""Of numpy.random what is asked for less often: distributions made of uniform and normal numbers, as NumPy makes them."""

import math

import numpy as np


def _each(size, f):
    if size is None:
        return f(np.random.random(1)).item()
    return f(np.random.random(size))


def exponential(scale=1.0, size=None):
    if np.any(np.asarray(scale) < 0):
        raise ValueError("scale < 0")
    return _each(size, lambda u: -np.log(1.0 - u) * scale)


def standard_exponential(size=None):
    return exponential(1.0, size)


def _one_by_one(step, kind=float):
    places = step.__code__.co_argcount

    def f(*given, size=None, **named):
        if len(given) > places:
            *given, size = given
        wide = [one for one in (*given, *named.values()) if isinstance(one, (list, np.ndarray))]
        if wide:
            return _of_each(step, kind, given, named, size)
        if size is None:
            return step(*given, **named)
        shape = size if isinstance(size, (tuple, list)) else (size,)
        return np.array([step(*given, **named) for _ in range(math.prod(shape))], dtype=kind).reshape(shape)

    return f


def _of_each(step, kind, given, named, size):
    """Parameters of its own for each number."""
    shape = max((np.shape(one) for one in (*given, *named.values())), key=len)
    wide = [np.broadcast_to(np.asarray(one), shape) for one in (*given, *named.values())]
    if size is not None and (tuple(size) if isinstance(size, (tuple, list)) else (size,)) != wide[0].shape:
        raise NotImplementedError("size= beside parameters of their own is not part of this lab")
    rows = zip(*[one.ravel().tolist() for one in wide])
    made = [step(*row[:len(given)], **dict(zip(named, row[len(given):]))) for row in rows]
    return np.array(made, dtype=kind).reshape(wide[0].shape)


# whose uniform numbers the next ones are made of; np.random's own where this is empty
_sources = []


def _uniform():
    return (_sources[-1] if _sources else np.random).random(1).item()


def of_generator(name):
    """A distribution that a generator makes of its uniform numbers as np.random makes it of its own."""

    def f(self, *given, **named):
        _sources.append(self)
        try:
            return functions[name](*given, **named)
        finally:
            _sources.pop()

    f.__name__ = name
    return f


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


def _gauss():
    return np.random.randn(1).item()


def _waiting():
    return -math.log(1.0 - _uniform())


def _standard_gamma(shape):
    if shape < 0:
        raise ValueError("shape < 0")
    if shape == 0:
        return 0.0
    if shape == 1:
        return _waiting()
    if shape < 1:
        while True:
            u, v = _uniform(), _waiting()
            if u <= 1.0 - shape:
                x, bound = u ** (1.0 / shape), v
            else:
                y = -math.log((1 - u) / shape)
                x, bound = (1.0 - shape + shape * y) ** (1.0 / shape), v + y
            if x <= bound:
                return x
    b = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9 * b)
    while True:
        x, v = 0.0, 0.0
        while v <= 0.0:
            x = _gauss()
            v = 1.0 + c * x
        v, u = v * v * v, _uniform()
        if u < 1.0 - 0.0331 * (x * x) * (x * x) or math.log(u) < 0.5 * x * x + b * (1.0 - v + math.log(v)):
            return b * v


def _gamma(shape, scale=1.0):
    return scale * _standard_gamma(shape)


def _beta(a, b):
    if a <= 0 or b <= 0:
        raise ValueError("a <= 0" if a <= 0 else "b <= 0")
    if a > 1.0 or b > 1.0:
        first, second = _standard_gamma(a), _standard_gamma(b)
        return first / (first + second)
    while True:
        x, y = _uniform() ** (1.0 / a), _uniform() ** (1.0 / b)
        if 0 < x + y <= 1.0:
            return x / (x + y)


def _chisquare(df):
    return 2.0 * _standard_gamma(df / 2.0)


def _standard_t(df):
    top, under = _gauss(), _standard_gamma(df / 2)
    return math.sqrt(df / 2) * top / math.sqrt(under)


def _standard_cauchy():
    top = _gauss()
    return top / _gauss()


def _triangular(left, mode, right):
    if not left <= mode <= right or left == right:
        raise ValueError("left > mode" if left > mode else "mode > right" if mode > right else "left == right")
    u, base = _uniform(), right - left
    if u <= (mode - left) / base:
        return left + math.sqrt(u * (mode - left) * base)
    return right - math.sqrt((1.0 - u) * (right - mode) * base)


def _poisson(lam=1.0):
    if lam < 0:
        raise ValueError("lam < 0 or lam is NaN")
    if lam >= 10:
        return _poisson_of_many(lam)
    floor, count, product = math.exp(-lam), 0, 1.0
    while lam > 0:
        product *= _uniform()
        if product <= floor:
            break
        count += 1
    return count


def _poisson_of_many(lam):
    b = 0.931 + 2.53 * math.sqrt(lam)
    a = -0.059 + 0.02483 * b
    inverse, bound = 1.1239 + 1.1328 / (b - 3.4), 0.9277 - 3.6224 / (b - 2)
    while True:
        u, v = _uniform() - 0.5, _uniform()
        room = 0.5 - abs(u)
        count = math.floor((2 * a / room + b) * u + lam + 0.43)
        if room >= 0.07 and v <= bound:
            return count
        if count < 0 or (room < 0.013 and v > room):
            continue
        left = math.log(v) + math.log(inverse) - math.log(a / (room * room) + b)
        if left <= -lam + count * math.log(lam) - math.lgamma(count + 1):
            return count


def _binomial(n, p):
    if n < 0 or not 0 <= p <= 1:
        raise ValueError("n < 0" if n < 0 else "p < 0, p > 1 or p is NaN")
    if p > 0.5:
        return n - _binomial(n, 1.0 - p)
    if n == 0 or p == 0:
        return 0
    if n * p > 30:
        raise NotImplementedError("np.random.binomial with n * p above 30 is not part of this lab")
    q, mean = 1.0 - p, n * p
    none = math.exp(n * math.log(q))
    bound = int(min(n, mean + 10.0 * math.sqrt(mean * q + 1)))
    count, share, u = 0, none, _uniform()
    while u > share:
        count += 1
        if count > bound:
            count, share, u = 0, none, _uniform()
        else:
            u -= share
            share = ((n - count + 1) * p * share) / (count * q)
    return count


def _geometric(p):
    if not 0 < p <= 1:
        raise ValueError("p <= 0, p > 1 or p is NaN")
    if p < 1 / 3:
        return math.ceil(math.log1p(-_uniform()) / math.log(1 - p))
    count, whole, share, u = 1, p, p, _uniform()
    while u > whole:
        share *= 1.0 - p
        whole += share
        count += 1
    return count


def _multinomial(n, pvals):
    if sum(pvals[:-1]) > 1.0 + 1e-12:
        raise ValueError("sum(pvals[:-1]) > 1.0")
    counts, left, rest = [0] * len(pvals), n, 1.0
    for at, share in enumerate(list(pvals)[:-1]):
        counts[at] = _binomial(left, share / rest)
        left -= counts[at]
        if left <= 0:
            break
        rest -= share
    counts[-1] = max(left, 0)
    return counts


def multinomial(n, pvals, size=None):
    if size is None:
        return np.array(_multinomial(n, pvals))
    shape = size if isinstance(size, (tuple, list)) else (size,)
    return np.array([_multinomial(n, pvals) for _ in range(math.prod(shape))]).reshape((*shape, len(pvals)))


def dirichlet(alpha, size=None):
    shape = () if size is None else size if isinstance(size, (tuple, list)) else (size,)
    drawn = np.array([[_standard_gamma(one) for one in alpha] for _ in range(math.prod(shape))])
    return (drawn / drawn.sum(1, keepdims=True)).reshape((*shape, len(alpha)))


functions = {
    **{name: _one_by_one(step, kind) for kind, steps in (
        (float, {
            "gamma": _gamma, "standard_gamma": _standard_gamma, "beta": _beta, "chisquare": _chisquare, "standard_t": _standard_t,
            "standard_cauchy": _standard_cauchy, "triangular": _triangular,
            "weibull": lambda a: _waiting() ** (1.0 / a), "pareto": lambda a: math.exp(_waiting() / a) - 1,
            "power": lambda a: (-math.expm1(-_waiting())) ** (1.0 / a),
        }),
        (int, {"poisson": _poisson, "binomial": _binomial, "geometric": _geometric}),
    ) for name, step in steps.items()},
    "multinomial": multinomial, "dirichlet": dirichlet,
    "exponential": exponential, "standard_exponential": standard_exponential, "laplace": _one_by_one(_laplace),
    "gumbel": _one_by_one(_gumbel), "logistic": _one_by_one(_logistic), "multivariate_normal": multivariate_normal,
    "lognormal": lognormal, "rayleigh": rayleigh,
}
