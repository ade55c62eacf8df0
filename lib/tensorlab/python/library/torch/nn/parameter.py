"""Parameter: a tensor that a module counts among what it learns."""

import torch
from torch._C import op


class Parameter(torch.Tensor):
    def __new__(cls, data=None, requires_grad=True):
        if data is not None and not isinstance(data, torch.Tensor):
            raise AttributeError(f"'{type(data).__name__}' object has no attribute 'detach'")
        made = op("m._parameter", (torch.empty(0) if data is None else data, bool(requires_grad)))
        self = object.__new__(cls)
        self._h = made._h
        return self

    def __init__(self, data=None, requires_grad=True):
        pass

    def __repr__(self):
        return "Parameter containing:\n" + super().__repr__()

    __str__ = __repr__

    def __deepcopy__(self, memo):
        if id(self) not in memo:
            memo[id(self)] = type(self)(self.data.clone(), self.requires_grad)
        return memo[id(self)]

    def __reduce_ex__(self, protocol):
        return Parameter, (self.data, self.requires_grad)


Parameter.__module__ = "torch.nn.parameter"
