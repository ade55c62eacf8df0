"""What sees gradients on their way back through a module."""

import torch
from torch._C import RemovableHandle


class BackwardHookFunction(torch.autograd.Function):
    """Passes tensors on as they are, and their gradients as one makes them."""

    @staticmethod
    def forward(ctx, seen, *tensors):
        ctx.seen = seen
        ctx.set_materialize_grads(False)
        ctx.mark_non_differentiable(*[one for one in tensors if not one.requires_grad])
        return tensors

    @staticmethod
    def backward(ctx, *grads):
        return (None, *ctx.seen(grads))


def _through(seen, values):
    """The values, their tensors passed through the function; as they are where none wants a gradient."""
    places = [at for at, one in enumerate(values) if isinstance(one, torch.Tensor)]
    if not any(values[at].requires_grad for at in places):
        return values, None
    passed = BackwardHookFunction.apply(
        lambda grads: seen(places, grads),
        *[values[at] for at in places],
    )
    out = list(values)
    for at, one in zip(places, passed):
        out[at] = one
    return tuple(out), places


class BackwardHook:
    """One call of a module whose gradients its hooks see."""

    def __init__(self, hooks, module):
        self._hooks, self._module = list(hooks.values()), module
        self._of_outputs = None

    def over_inputs(self, given):
        self._count = len(given)
        self._outlines = [(one.shape, one.dtype) for one in given if isinstance(one, torch.Tensor)]
        given, self._places = _through(self._leaves, given)
        return given

    def over_outputs(self, out):
        several = isinstance(out, tuple)
        values = out if several else (out,)
        self._width = len(values)
        values, _ = _through(self._enters, values)
        return values if several else values[0]

    def _enters(self, places, grads):
        self._of_outputs = self._spread(places, grads, self._width)
        if self._places is None:
            for hook in self._hooks:
                made = hook(self._module, (None,) * self._count, self._of_outputs)
                if made is not None and any(one is not None for one in made):
                    raise RuntimeError(
                        "Backward hook for Modules where no input requires gradient should always return None or None for all "
                        "gradients."
                    )
        return grads

    def _leaves(self, places, grads):
        if self._of_outputs is None:
            return grads
        grads = [
            torch.zeros(shape, dtype=dtype) if grad is None else grad
            for grad, (shape, dtype) in zip(grads, self._outlines)
        ]
        current = self._spread(places, grads, self._count)
        for hook in self._hooks:
            made = hook(self._module, current, self._of_outputs)
            if made is None:
                continue
            made = made if isinstance(made, tuple) else (made,)
            if len(made) != len(current):
                raise RuntimeError(
                    f"Backward hook returned an invalid number of grad_input, got {len(made)}, but expected {len(current)}"
                )
            current = made
        self._of_outputs = None
        return [current[at] for at in places]

    @staticmethod
    def _spread(places, grads, width):
        out = [None] * width
        for at, grad in zip(places, grads):
            out[at] = grad
        return tuple(out)
