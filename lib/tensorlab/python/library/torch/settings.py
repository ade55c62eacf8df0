"""Switches of torch, most of which change nothing here: one thread computes, always in the same order."""

import torch

_deterministic = False


def use_deterministic_algorithms(mode, *, warn_only=False):
    global _deterministic
    _deterministic = bool(mode)


def are_deterministic_algorithms_enabled():
    return _deterministic


def set_num_threads(count):
    pass


def get_num_threads():
    return 1


def set_default_tensor_type(t):
    named = t if isinstance(t, str) else f"torch.{getattr(t, '__name__', t)}"
    kind = {"torch.FloatTensor": torch.float32, "torch.DoubleTensor": torch.float64}.get(named)
    if kind is None:
        if named.startswith("torch.cuda."):
            raise TypeError(f"type {named} not available. Torch not compiled with CUDA enabled.")
        if not isinstance(t, str) and not named.endswith("Tensor"):
            raise TypeError("invalid type object: only floating-point types are supported as the default type")
        raise TypeError("only floating-point types are supported as the default type")
    torch.set_default_dtype(kind)


def typename(o):
    if isinstance(o, torch.Tensor):
        return o.type()
    kind = o if isinstance(o, type) else type(o)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
