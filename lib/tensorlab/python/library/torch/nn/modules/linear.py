"""Linear: x·Wᵀ + b; LazyLinear, which learns its width from what it is first given; and Identity."""

import math
import torch
from torch import warned
from torch.nn import functional, init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


class Identity(Module):
    def __init__(self, *given, **named):
        super().__init__()

    def forward(self, input):
        return input


class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(torch.empty((out_features, in_features), device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(torch.empty(out_features, device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            bound = 1 / math.sqrt(fan_in) if fan_in > 0 else 0
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        return functional.linear(input, self.weight, self.bias)

    def extra_repr(self):
        return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"


class LazyLinear(Linear):
    def __init__(self, out_features, bias=True, device=None, dtype=None):
        warned.of_lazy()
        Module.__init__(self)
        self.in_features = 0
        self.out_features = out_features
        self._kind = dtype
        self.weight = Parameter(torch.empty(0, dtype=dtype))
        self.register_parameter("bias", Parameter(torch.empty(0, dtype=dtype)) if bias else None)

    def forward(self, input):
        self.in_features = input.shape[-1]
        with torch.no_grad():
            self.weight.data = torch.empty(self.out_features, self.in_features, dtype=self._kind)
            if self.bias is not None:
                self.bias.data = torch.empty(self.out_features, dtype=self._kind)
        del self._kind
        self.__class__ = Linear
        self.reset_parameters()
        return self.forward(input)
