"""torch.distributions: those that a beginner draws from."""

import math
import numbers

import torch
from torch.nn import functional


class _Constraint:
    def __init__(self, text, check, event_dim=0):
        self._text, self.check, self.event_dim = text, check, event_dim

    def __repr__(self):
        return self._text


_real = _Constraint("Real()", lambda x: x == x)
_positive = _Constraint("GreaterThan(lower_bound=0.0)", lambda x: x > 0)
_not_negative = _Constraint("GreaterThanEq(lower_bound=0.0)", lambda x: x >= 0)
_share = _Constraint("Interval(lower_bound=0.0, upper_bound=1.0)", lambda x: (x >= 0) & (x <= 1))
_boolean = _Constraint("Boolean()", lambda x: (x == 0) | (x == 1))
_simplex = _Constraint("Simplex()", lambda x: (x >= 0).all(-1) & ((x.sum(-1) - 1).abs() < 1e-6), 1)
_vector = _Constraint("IndependentConstraint(Real(), 1)", lambda x: (x == x).all(-1), 1)


def _within(low, high, whole=False):
    if whole:
        return _Constraint(
            f"IntegerInterval(lower_bound={low}, upper_bound={high})", lambda x: (x % 1 == 0) & (x >= low) & (x <= high)
        )
    return _Constraint(f"Interval(lower_bound={_shown(low)}, upper_bound={_shown(high)})", lambda x: (x >= low) & (x <= high))


def _shown(value):
    return value.item() if isinstance(value, torch.Tensor) and value.dim() == 0 else value


def _alike(*values):
    """The parameters as tensors of one shape."""
    if not all(isinstance(value, (torch.Tensor, numbers.Number)) for value in values):
        raise ValueError(
            "Input arguments must all be instances of numbers.Number, torch.Tensor or objects implementing __torch_function__."
        )
    kinds = [value.dtype for value in values if isinstance(value, torch.Tensor)]
    kind = kinds[0] if kinds else torch.get_default_dtype()
    return torch.broadcast_tensors(
        *(value if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=kind) for value in values)
    )


class Distribution:
    has_rsample = False
    _validated = True
    arg_constraints = {}

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self._batch_shape, self._event_shape = torch.Size(batch_shape), torch.Size(event_shape)
        self._checks = self._validated if validate_args is None else validate_args
        if not self._checks:
            return
        for name, constraint in self.arg_constraints.items():
            if name not in self.__dict__:
                continue
            value = getattr(self, name)
            if not bool(constraint.check(value).all()):
                raise ValueError(
                    f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution {self!r} to "
                    f"satisfy the constraint {constraint!r}, but found invalid values:\n{_bare(value)}"
                )

    @classmethod
    def set_default_validate_args(cls, value):
        if value not in (True, False):
            raise ValueError
        Distribution._validated = value

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    @property
    def stddev(self):
        return self.variance.sqrt()

    def _extended(self, sample_shape):
        return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError

    def _check(self, value):
        if not self._checks:
            return
        if not isinstance(value, torch.Tensor):
            raise ValueError("The value argument to log_prob must be a Tensor")
        if not bool(self.support.check(value).all()):
            raise ValueError(
                f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the support "
                f"({self.support!r}) of the distribution {self!r}, but found invalid values:\n{_bare(value)}"
            )

    def perplexity(self):
        return torch.exp(self.entropy())

    def __repr__(self):
        names = [name for name in self.arg_constraints if name in self.__dict__]
        told = ", ".join(
            f"{name}: {self.__dict__[name] if self.__dict__[name].numel() == 1 else self.__dict__[name].size()}" for name in names
        )
        return f"{type(self).__name__}({told})"


def _bare(value):
    """As PyTorch writes it there: a single number without its tensor."""
    return format(value)


class Normal(Distribution):
    arg_constraints = {"loc": _real, "scale": _positive}
    support = _real
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _alike(loc, scale)
        super().__init__(self.loc.shape, validate_args=validate_args)

    mean = property(lambda self: self.loc)
    mode = property(lambda self: self.loc)
    stddev = property(lambda self: self.scale)
    variance = property(lambda self: self.stddev.pow(2))

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

    def rsample(self, sample_shape=torch.Size()):
        eps = torch.randn(self._extended(sample_shape), dtype=self.loc.dtype)
        return self.loc + eps * self.scale

    def log_prob(self, value):
        self._check(value)
        variance = self.scale ** 2
        return -((value - self.loc) ** 2) / (2 * variance) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    def cdf(self, value):
        self._check(value)
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


class Uniform(Distribution):
    arg_constraints = {"low": _real, "high": _real}
    has_rsample = True

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _alike(low, high)
        super().__init__(self.low.shape, validate_args=validate_args)
        if self._checks and not bool((self.low < self.high).all()):
            raise ValueError("Uniform is not defined when low>= high")

    support = property(lambda self: _within(self.low, self.high))
    mean = property(lambda self: (self.high + self.low) / 2)
    stddev = property(lambda self: (self.high - self.low) / 12 ** 0.5)
    variance = property(lambda self: (self.high - self.low).pow(2) / 12)

    def rsample(self, sample_shape=torch.Size()):
        rand = torch.rand(self._extended(sample_shape), dtype=self.low.dtype)
        return self.low + rand * (self.high - self.low)

    def log_prob(self, value):
        self._check(value)
        low = self.low.le(value).type_as(self.low)
        high = self.high.gt(value).type_as(self.low)
        return torch.log(low.mul(high)) - torch.log(self.high - self.low)

    def cdf(self, value):
        self._check(value)
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

    def entropy(self):
        return torch.log(self.high - self.low)


class Exponential(Distribution):
    arg_constraints = {"rate": _positive}
    support = _not_negative
    has_rsample = True

    def __init__(self, rate, validate_args=None):
        (self.rate,) = _alike(rate)
        super().__init__(self.rate.shape, validate_args=validate_args)

    mean = property(lambda self: self.rate.reciprocal())
    stddev = property(lambda self: self.rate.reciprocal())
    variance = property(lambda self: self.rate.pow(-2))

    def rsample(self, sample_shape=torch.Size()):
        return self.rate.new_empty(self._extended(sample_shape)).exponential_() / self.rate

    def log_prob(self, value):
        self._check(value)
        return self.rate.log() - self.rate * value

    def entropy(self):
        return 1.0 - torch.log(self.rate)


def _told_once(probs, logits):
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")


class Bernoulli(Distribution):
    arg_constraints = {"probs": _share, "logits": _real}
    support = _boolean

    def __init__(self, probs=None, logits=None, validate_args=None):
        _told_once(probs, logits)
        if probs is not None:
            (self.probs,) = _alike(probs)
        else:
            (self.logits,) = _alike(logits)
        super().__init__((self.probs if probs is not None else self.logits).shape, validate_args=validate_args)

    def __getattr__(self, name):
        if name == "probs":
            return torch.sigmoid(self.__dict__["logits"])
        if name == "logits":
            eps = torch.finfo(self.probs.dtype).eps
            kept = self.probs.clamp(min=eps, max=1 - eps)
            return torch.log(kept) - torch.log1p(-kept)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended(sample_shape)))

    def log_prob(self, value):
        self._check(value)
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -functional.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return functional.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


class Categorical(Distribution):
    arg_constraints = {"probs": _simplex, "logits": _vector}

    def __init__(self, probs=None, logits=None, validate_args=None):
        _told_once(probs, logits)
        given, name = (probs, "probs") if probs is not None else (logits, "logits")
        if given.dim() < 1:
            raise ValueError(f"`{name}` parameter must be at least one-dimensional.")
        if probs is not None:
            self.probs = probs / probs.sum(-1, keepdim=True)
        else:
            self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
        self._num_events = given.shape[-1]
        super().__init__(given.shape[:-1], validate_args=validate_args)

    def __getattr__(self, name):
        if name == "probs":
            self.probs = functional.softmax(self.__dict__["logits"], dim=-1)
            return self.probs
        if name == "logits":
            eps = torch.finfo(self.probs.dtype).eps
            self.logits = torch.log(self.probs.clamp(min=eps, max=1 - eps))
            return self.logits
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    support = property(lambda self: _within(0, self._num_events - 1, True))
    mean = property(lambda self: torch.full(self._batch_shape, math.nan, dtype=self.probs.dtype))
    variance = property(lambda self: torch.full(self._batch_shape, math.nan, dtype=self.probs.dtype))
    mode = property(lambda self: self.probs.argmax(-1))
    param_shape = property(lambda self: self.probs.size())

    def sample(self, sample_shape=torch.Size()):
        rows = self.probs.detach().reshape(-1, self._num_events)
        drawn = torch.multinomial(rows, torch.Size(sample_shape).numel(), True).T
        return drawn.reshape(self._extended(sample_shape))

    def log_prob(self, value):
        self._check(value)
        value = value.long().unsqueeze(-1)
        shape = torch.broadcast_shapes(value.shape[:-1], self.logits.shape[:-1])
        picked = self.logits.expand(*shape, self._num_events).gather(-1, value.expand(*shape, 1)[..., :1])
        return picked.squeeze(-1)

    def entropy(self):
        logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
        return -(logits * self.probs).sum(-1)

    def enumerate_support(self, expand=True):
        values = torch.arange(self._num_events).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + tuple(self._batch_shape)) if expand else values


def _kl_normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


def _kl_categorical(p, q):
    return (p.probs * (p.logits - q.logits)).sum(-1)


def _kl_bernoulli(p, q):
    return p.probs * (p.probs / q.probs).log() + (1 - p.probs) * ((1 - p.probs) / (1 - q.probs)).log()


_divergences = {Normal: _kl_normal, Categorical: _kl_categorical, Bernoulli: _kl_bernoulli}


def kl_divergence(p, q):
    if type(p) is not type(q) or type(p) not in _divergences:
        raise NotImplementedError(f"kl_divergence of {type(p).__name__} and {type(q).__name__} is not part of this lab")
    return _divergences[type(p)](p, q)


_others = (
    "Beta Binomial Cauchy Chi2 Dirichlet Gamma Geometric Gumbel HalfNormal Independent Laplace LogNormal MixtureSameFamily Multinomial "
    "MultivariateNormal NegativeBinomial OneHotCategorical Pareto Poisson StudentT TransformedDistribution VonMises Weibull constraints"
).split()


def __getattr__(name):
    if name in _others:
        raise AttributeError(f"torch.distributions.{name} is not part of this lab")
    raise AttributeError(f"module 'torch.distributions' has no attribute '{name}'")
