"""What of torch is asked for less often, made of what there is."""

import builtins
import math

import torch


def _axis_of(tensor, axis, least, name):
    if tensor.dim() < least:
        raise RuntimeError(
            f"torch.{name} requires a tensor with at least {least} dimension, but got a tensor with "
            f"{tensor.dim()} dimensions!"
        )
    return axis


def hsplit(input, indices_or_sections):
    axis = _axis_of(input, 0 if input.dim() == 1 else 1, 1, "hsplit")
    return _cut(input, indices_or_sections, axis, "hsplit")


def vsplit(input, indices_or_sections):
    return _cut(input, indices_or_sections, _axis_of(input, 0, 2, "vsplit"), "vsplit")


def dsplit(input, indices_or_sections):
    return _cut(input, indices_or_sections, _axis_of(input, 2, 3, "dsplit"), "dsplit")


def _cut(input, parts, axis, name):
    if isinstance(parts, int) and input.shape[axis] % parts:
        raise RuntimeError(
            f"torch.{name} attempted to split along dimension {axis}, but the size of the dimension {input.shape[axis]} is not "
            f"divisible by the split_size {parts}!"
        )
    return torch.tensor_split(input, parts if isinstance(parts, int) else tuple(parts), axis)


def moveaxis(input, source, destination):
    return torch.movedim(input, source, destination)


def swapdims(input, dim0, dim1):
    return torch.transpose(input, dim0, dim1)


def range(start, end=None, step=1, **named):
    """Deprecated in PyTorch too: the end is part of it."""
    from torch.warned import say

    say(
        "torch.range is deprecated and will be removed in a future release because its behavior is inconsistent with Python's "
        "range builtin. Instead, use torch.arange, which produces values in [start, end)."
    )
    start, end = (0, start) if end is None else (start, end)
    count = math.floor((end - start) / step) + 1
    made = torch.arange(count, dtype=torch.float64) * step + start
    return made.to(named.get("dtype") or torch.get_default_dtype())


def is_nonzero(input):
    if input.numel() != 1:
        raise RuntimeError(
            "Boolean value of Tensor with no values is ambiguous" if input.numel() == 0
            else "Boolean value of Tensor with more than one value is ambiguous"
        )
    return bool(input)


def _places_of(part, row, col, offset):
    return torch.stack(torch.where(getattr(torch, part)(torch.ones(row, col), offset) != 0))


def tril_indices(row, col, offset=0, **named):
    return _places_of("tril", row, col, offset)


def triu_indices(row, col, offset=0, **named):
    return _places_of("triu", row, col, offset)


def diagflat(input, offset=0):
    return torch.diag(input.reshape(-1), offset)


def trapezoid(y, x=None, *, dx=1, dim=-1):
    y = y.transpose(dim, -1)
    wide = dx if x is None else torch.diff(x)
    return ((y[..., 1:] + y[..., :-1]) * wide).sum(-1) / 2.0


def trapz(y, x=None, *, dx=1, dim=-1):
    return trapezoid(y, x, dx=dx, dim=dim)


def gradient(input, *, spacing=1, dim=None, edge_order=1):
    if edge_order != 1 or not isinstance(spacing, (int, float)):
        raise NotImplementedError("edge_order= and coordinates of torch.gradient are not part of this lab")
    every = builtins.range(input.dim())
    axes = every if dim is None else (dim,) if isinstance(dim, int) else dim
    return tuple(_slope(input, spacing, axis) for axis in axes)


def _slope(input, spacing, axis):
    size = input.shape[axis]
    if size < 2:
        raise RuntimeError("torch.gradient expected each dimension size to be at least edge_order+1")
    inner = (input.narrow(axis, 2, size - 2) - input.narrow(axis, 0, size - 2)) / (2 * spacing)
    ends = [(input.narrow(axis, at + 1, 1) - input.narrow(axis, at, 1)) / spacing for at in (0, size - 2)]
    return torch.cat([ends[0], inner, ends[1]], axis)


def isreal(input):
    return torch.ones_like(input, dtype=torch.bool)


def get_device(input):
    return -1


def is_inference(input):
    return input.is_inference()


def resize(input, *sizes):
    from torch.warned import say

    say("non-inplace resize is deprecated")
    return input.reshape(*sizes)


def apply_(input, callable):
    if input.requires_grad:
        raise RuntimeError("Can't call apply_() on Variable that requires grad. Use var.detach().apply_() instead.")
    values = [callable(value) for value in input.reshape(-1).tolist()]
    return input.copy_(torch.tensor(values, dtype=input.dtype).reshape(input.shape))


def storage(input):
    from torch.storage import TypedStorage

    return TypedStorage(input)


def put_(input, index, source, accumulate=False):
    if index.dtype is not torch.int64:
        raise RuntimeError(f"put_(): Expected a long tensor for index, but got {input.type().split('.')[1][:-6]}")
    count = input.numel()
    places = []
    for place in index.reshape(-1).tolist():
        if not -count <= place < count:
            raise IndexError(f"out of range: tried to access index {place} on a tensor of {count} elements.")
        places.append(place % count)
    flat = input.reshape(-1)
    changed = flat.index_put((torch.tensor(places),), source.reshape(-1), accumulate)
    return input.copy_(changed.reshape(input.shape))


def set_(input, source=None):
    input.data = input.new_empty(0) if source is None else source
    return input


def is_set_to(input, tensor):
    return (
        input.data_ptr() == tensor.data_ptr() and input.shape == tensor.shape and input.stride() == tensor.stride()
    )


def is_shared(input):
    return False


def pin_memory(input, device=None):
    raise RuntimeError("Cannot access accelerator device when none is available.")


def share_memory_(input):
    return input


is_pinned = is_conj = is_neg = has_names = is_distributed = is_shared

functions = {
    f.__name__: f
    for f in (
        hsplit, vsplit, dsplit, moveaxis, swapdims, range, is_nonzero, tril_indices, triu_indices, diagflat, trapezoid, trapz, gradient,
        isreal, get_device, is_inference,
    )
}
methods = {f.__name__: f for f in (hsplit, vsplit, dsplit, moveaxis, swapdims, is_nonzero, diagflat, isreal, get_device, resize, apply_, storage, put_, set_, is_set_to)}
methods |= dict.fromkeys("is_shared is_pinned is_conj is_neg has_names is_distributed".split(), is_shared)
methods |= {"pin_memory": pin_memory, "share_memory_": share_memory_}
