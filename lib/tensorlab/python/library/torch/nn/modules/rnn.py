"""RNN, LSTM and GRU: layers over sequences, and cells for one step."""

import math
import numbers

import torch
from torch import warned
from torch.nn import functional, init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


def _long_step(given, kept, cell):
    into, forget, new, out = (given + kept).chunk(4, 1)
    cell = forget.sigmoid() * cell + into.sigmoid() * new.tanh()
    return out.sigmoid() * cell.tanh(), cell


def _gated(given, kept, hidden):
    reset, update, new = given.chunk(3, 1)
    kept_reset, kept_update, kept_new = kept.chunk(3, 1)
    update = (kept_update + update).sigmoid()
    new = (new + (kept_reset + reset).sigmoid() * kept_new).tanh()
    return (hidden - new) * update + new


class _Recurrent(Module):
    """What the three have in common: weights by layer and direction, and the walk along the sequence."""

    _gates = 1
    _states = 1

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False,
                 device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        if not isinstance(dropout, numbers.Number) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
            raise ValueError(
                "dropout should be a number in range [0, 1] representing the probability of an element being zeroed"
            )
        if dropout > 0 and num_layers == 1:
            warned.say(
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects "
                f"num_layers greater than 1, but got dropout={dropout} and num_layers={num_layers}"
            )
        wide = self._gates * hidden_size
        for layer in range(num_layers):
            for suffix in self._directions():
                inner = input_size if layer == 0 else hidden_size * len(self._directions())
                shapes = [("weight_ih", (wide, inner)), ("weight_hh", (wide, hidden_size))]
                if bias:
                    shapes += [("bias_ih", (wide,)), ("bias_hh", (wide,))]
                for name, shape in shapes:
                    made = Parameter(torch.empty(shape, device=device, dtype=dtype))
                    self.register_parameter(f"{name}_l{layer}{suffix}", made)
        self.reset_parameters()

    def _directions(self):
        return ("", "_reverse") if self.bidirectional else ("",)

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        pass

    @property
    def all_weights(self):
        names = ["weight_ih", "weight_hh"] + (["bias_ih", "bias_hh"] if self.bias else [])
        return [
            [getattr(self, f"{name}_l{layer}{suffix}") for name in names]
            for layer in range(self.num_layers) for suffix in self._directions()
        ]

    def extra_repr(self):
        told = f"{self.input_size}, {self.hidden_size}"
        usual = {"num_layers": 1, "bias": True, "batch_first": False, "dropout": 0, "bidirectional": False}
        for name, value in usual.items():
            if getattr(self, name) != value:
                told += f", {name}={getattr(self, name)}"
        return told

    def _check(self, input, states):
        if input.shape[-1] != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.shape[-1]}"
            )
        batch = input.shape[0] if self.batch_first else input.shape[1]
        wanted = (self.num_layers * len(self._directions()), batch, self.hidden_size)
        for at, state in enumerate(states):
            if tuple(state.shape) != wanted:
                named = f"hidden[{at}]" if self._states > 1 else "hidden"
                raise RuntimeError(f"Expected {named} size {wanted}, got {list(state.shape)}")

    def _walk(self, input, states):
        """Outputs, and the last states, of sequences whose steps come first."""
        after = [[] for _ in states]
        weights = self.all_weights
        for layer in range(self.num_layers):
            made = []
            for way, suffix in enumerate(self._directions()):
                at = layer * len(self._directions()) + way
                w_ih, w_hh, b_ih, b_hh = (*weights[at], None, None)[:4]
                now = tuple(state[at] for state in states)
                steps = []
                given = functional.linear(input, w_ih, b_ih).unbind(0)
                for one in (given[::-1] if suffix else given):
                    now = self._step(one, functional.linear(now[0], w_hh, b_hh), now)
                    steps.append(now[0])
                made.append(torch.stack(steps[::-1] if suffix else steps, 0))
                for kept, last in zip(after, now):
                    kept.append(last)
            input = torch.cat(made, -1) if len(made) > 1 else made[0]
            if self.dropout and layer + 1 < self.num_layers:
                input = functional.dropout(input, self.dropout, self.training)
        return input, tuple(torch.stack(kept, 0) for kept in after)

    def forward(self, input, hx=None):
        name = type(self).__name__
        if not isinstance(input, torch.Tensor):
            raise NotImplementedError(f"{name} of packed sequences is not part of this lab")
        batched = input.dim() == 3
        side = 0 if self.batch_first else 1
        if not batched:
            input = input.unsqueeze(side)
        if input.dim() != 3:
            raise RuntimeError(f"input must have 3 dimensions, got {input.dim()}")
        if hx is None:
            size = (self.num_layers * len(self._directions()), input.shape[side], self.hidden_size)
            states = tuple(torch.zeros(size, dtype=input.dtype) for _ in range(self._states))
        else:
            states = tuple(hx) if self._states > 1 else (hx,)
            self._check_rank(states, batched)
            if not batched:
                states = tuple(state.unsqueeze(1) for state in states)
        self._check(input, states)
        output, states = self._walk(input.transpose(0, 1) if self.batch_first else input, states)
        if self.batch_first:
            output = output.transpose(0, 1)
        if not batched:
            output, states = output.squeeze(side), tuple(state.squeeze(1) for state in states)
        return output, states if self._states > 1 else states[0]

    def _check_rank(self, states, batched):
        wanted = 3 if batched else 2
        ranks = [state.dim() for state in states]
        if all(rank == wanted for rank in ranks):
            return
        kind = "batched 3-D" if batched else "unbatched 2-D"
        if self._states > 1:
            shown = f"hx and cx should also be {wanted}-D but got ({ranks[0]}-D, {ranks[1]}-D) tensors"
        else:
            shown = f"hx should also be {wanted}-D but got {ranks[0]}-D tensor"
        raise RuntimeError(f"For {kind} input, {shown}")


class RNN(_Recurrent):
    def __init__(self, *args, **kwargs):
        nonlinearity = kwargs.pop("nonlinearity", args[3] if len(args) > 3 and isinstance(args[3], str) else "tanh")
        if len(args) > 3 and isinstance(args[3], str):
            args = args[:3] + args[4:]
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'")
        super().__init__(*args, **kwargs)
        self.nonlinearity = nonlinearity

    def _step(self, given, kept, states):
        return (getattr(torch, self.nonlinearity)(given + kept),)


class LSTM(_Recurrent):
    _gates = 4
    _states = 2

    def __init__(self, *args, **kwargs):
        if kwargs.pop("proj_size", 0):
            raise NotImplementedError("proj_size of LSTM is not part of this lab")
        super().__init__(*args, **kwargs)

    def _step(self, given, kept, states):
        return _long_step(given, kept, states[1])


class GRU(_Recurrent):
    _gates = 3

    def _step(self, given, kept, states):
        return (_gated(given, kept, states[0]),)


class _Cell(Module):
    _gates = 1

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        wide = self._gates * hidden_size
        self.weight_ih = Parameter(torch.empty((wide, input_size), device=device, dtype=dtype))
        self.weight_hh = Parameter(torch.empty((wide, hidden_size), device=device, dtype=dtype))
        for name in ("bias_ih", "bias_hh"):
            self.register_parameter(name, Parameter(torch.empty(wide, device=device, dtype=dtype)) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def extra_repr(self):
        told = f"{self.input_size}, {self.hidden_size}"
        if self.bias is not True:
            told += f", bias={self.bias}"
        if getattr(self, "nonlinearity", "tanh") != "tanh":
            told += f", nonlinearity={self.nonlinearity}"
        return told

    def _given(self, input, hx):
        if input.dim() not in (1, 2):
            raise AssertionError(
                f"{type(self).__name__}: Expected input to be 1-D or 2-D but received {input.dim()}-D tensor"
            )
        alone = input.dim() == 1
        if alone:
            input = input.unsqueeze(0)
        if input.shape[1] != self.input_size:
            raise RuntimeError(
                f"input has inconsistent input_size: got {input.shape[1]} expected {self.input_size}"
            )
        if hx is None:
            hx = torch.zeros(input.shape[0], self.hidden_size, dtype=input.dtype)
            hx = (hx, hx) if self._gates == 4 else hx
        elif alone:
            hx = tuple(state.unsqueeze(0) for state in hx) if self._gates == 4 else hx.unsqueeze(0)
        first = hx[0] if self._gates == 4 else hx
        if first.shape[1] != self.hidden_size:
            raise RuntimeError(
                f"hidden0 has inconsistent hidden_size: got {first.shape[1]}, expected {self.hidden_size}"
            )
        given = functional.linear(input, self.weight_ih, self.bias_ih)
        return alone, given, functional.linear(first, self.weight_hh, self.bias_hh), hx


class RNNCell(_Cell):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        if self.nonlinearity not in ("tanh", "relu"):
            raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
        alone, given, kept, _ = self._given(input, hx)
        made = getattr(torch, self.nonlinearity)(given + kept)
        return made.squeeze(0) if alone else made


class LSTMCell(_Cell):
    _gates = 4

    def forward(self, input, hx=None):
        alone, given, kept, states = self._given(input, hx)
        made = _long_step(given, kept, states[1])
        return tuple(state.squeeze(0) for state in made) if alone else made


class GRUCell(_Cell):
    _gates = 3

    def forward(self, input, hx=None):
        alone, given, kept, hidden = self._given(input, hx)
        made = _gated(given, kept, hidden)
        return made.squeeze(0) if alone else made
