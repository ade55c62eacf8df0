"""Convolutions over one and two dimensions, and those that make images larger."""

import math
import torch
from torch import warned
from torch.nn import functional, init
from torch.nn.modules.module import Module, own_init
from torch.nn.parameter import Parameter


def _each(value, count):
    """One number for every dimension, as PyTorch prints it."""
    return tuple(value) if hasattr(value, "__iter__") else (value,) * count


class _Convolution(Module):
    def __init_subclass__(cls):
        own_init(cls)

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):
        super().__init__()
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        if padding_mode != "zeros":
            raise NotImplementedError(f"padding_mode='{padding_mode}' is not part of this lab")
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = _each(kernel_size, self._dimensions)
        self.stride = _each(stride, self._dimensions)
        self.padding = padding if isinstance(padding, str) else _each(padding, self._dimensions)
        self.dilation = _each(dilation, self._dimensions)
        self.groups = groups
        self.padding_mode = padding_mode
        self._check_padding()
        size = (*self._ends(in_channels, out_channels, groups), *self.kernel_size)
        self.weight = Parameter(torch.empty(size, device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(torch.empty(out_channels, device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    @staticmethod
    def _ends(inputs, outputs, groups):
        return outputs, inputs // groups

    def _check_padding(self):
        if not isinstance(self.padding, str):
            return
        if self.padding not in ("same", "valid"):
            known = {"same", "valid"}
            raise ValueError(f"Invalid padding string {self.padding!r}, should be one of {known}")
        if self.padding == "same" and any(step != 1 for step in self.stride):
            raise ValueError("padding='same' is not supported for strided convolutions")

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            if fan_in != 0:
                bound = 1 / math.sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        return self._convolve(input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)

    def extra_repr(self):
        told = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        if self.padding != (0,) * len(self.kernel_size):
            told += f", padding={self.padding}"
        if self.dilation != (1,) * len(self.kernel_size):
            told += f", dilation={self.dilation}"
        told += self._repr_between()
        if self.groups != 1:
            told += f", groups={self.groups}"
        return told + (", bias=False" if self.bias is None else "")

    def _repr_between(self):
        return ""


class Conv1d(_Convolution):
    _dimensions = 1

    def _convolve(self, *given):
        return functional.conv1d(*given)


class Conv2d(_Convolution):
    _dimensions = 2

    def _convolve(self, *given):
        return functional.conv2d(*given)


class _TransposedConvolution(_Convolution):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                 dilation=1, padding_mode="zeros", device=None, dtype=None):
        super().__init__(
            in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, device, dtype
        )
        self.output_padding = _each(output_padding, self._dimensions)

    @staticmethod
    def _ends(inputs, outputs, groups):
        return inputs, outputs // groups

    def forward(self, input):
        return self._convolve(
            input, self.weight, self.bias, self.stride, self.padding, self.output_padding, self.groups, self.dilation
        )

    def _repr_between(self):
        plain = (0,) * len(self.kernel_size)
        return "" if self.output_padding == plain else f", output_padding={self.output_padding}"


class ConvTranspose1d(_TransposedConvolution):
    _dimensions = 1

    def _convolve(self, *given):
        return functional.conv_transpose1d(*given)


class ConvTranspose2d(_TransposedConvolution):
    _dimensions = 2

    def _convolve(self, *given):
        return functional.conv_transpose2d(*given)


class _LazyConvolution(_Convolution):
    def __init__(self, out_channels, kernel_size, *given, **named):
        warned.of_lazy()
        super().__init__(0, 0, kernel_size, *given, **named)
        self.out_channels = out_channels

    def reset_parameters(self):
        if self.in_channels:
            super().reset_parameters()

    def forward(self, input):
        self.in_channels = input.shape[-1 - self._dimensions]
        size = (*self._ends(self.in_channels, self.out_channels, self.groups), *self.kernel_size)
        with torch.no_grad():
            self.weight.data = torch.empty(size)
            if self.bias is not None:
                self.bias.data = torch.empty(self.out_channels)
        self.__class__ = self._becomes
        self.reset_parameters()
        return self.forward(input)


class LazyConv1d(_LazyConvolution):
    _dimensions = 1
    _becomes = Conv1d


class LazyConv2d(_LazyConvolution):
    _dimensions = 2
    _becomes = Conv2d
