"""torch.special: other names of what there is."""

import torch
from torch.names import absent as _absent

_same = {
    "expit": "sigmoid", "gammaln": "lgamma", "psi": "digamma",
    **{name: name for name in "digamma erf erfc erfinv exp2 expm1 log1p logit logsumexp round sinc xlogy softmax log_softmax".split()},
}


def entr(input):
    return -torch.xlogy(input, input)


def ndtr(input):
    return (1 + torch.erf(input / 2 ** 0.5)) * 0.5


def xlog1py(input, other):
    return input * torch.log1p(other)


def __getattr__(name):
    if name in _same:
        return getattr(torch, _same[name])
    raise _absent("torch.special", name)
