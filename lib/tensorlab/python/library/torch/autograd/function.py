"""Functions of one's own, each with a gradient of its own."""

import torch
from torch._C import living_functions, op, own_functions

# how many contexts may wait before those are dropped whose results are gone
_patience = 16


class _Context:
    """What a function keeps from forward for backward; one for each time that it is applied."""

    _kept = ()
    _saved = None
    _not_differentiable = ()
    materialize_grads = True

    def save_for_backward(self, *tensors):
        self._kept = tensors

    @property
    def saved_tensors(self):
        if self._saved is None:
            return tuple(self._kept)
        found = iter(self._saved)
        return tuple(None if one is None else next(found) for one in self._kept)

    def mark_non_differentiable(self, *args):
        self._not_differentiable = args

    def mark_dirty(self, *args):
        raise NotImplementedError("functions of one's own that change their inputs are not part of this lab")

    def set_materialize_grads(self, value):
        self.materialize_grads = value

    def __call__(self, grads, saved, untouched):
        """The gradients of the inputs that are tensors, from those of the outputs."""
        if not self.materialize_grads:
            grads = [None if none else grad for grad, none in zip(grads, untouched)]
        found = iter(grads)
        grads = [next(found) if known else None for known in self._known]
        self._saved = saved
        try:
            made = self._forward_cls.backward(self, *grads)
        finally:
            self._saved = ()
        return self._checked(made if isinstance(made, tuple) else (made,))

    def _checked(self, grads):
        name, wanted = type(self).__name__, len(self._places)
        while len(grads) > wanted and grads[-1] is None:
            grads = grads[:-1]
        if len(grads) != wanted:
            raise RuntimeError(
                f"function {name} returned an incorrect number of gradients (expected {wanted}, got {len(grads)})"
            )
        for at, (grad, place) in enumerate(zip(grads, self._places)):
            if grad is not None and not isinstance(grad, torch.Tensor):
                raise RuntimeError(f"expected Variable or None (got {type(grad).__name__})")
            if grad is not None and not place:
                raise RuntimeError(
                    f"function {name} returned a gradient different than None at position {at + 1}, "
                    "but the corresponding forward input was not a Variable"
                )
        return [grad for grad, place in zip(grads, self._places) if place]


class FunctionMeta(type):
    def __init__(cls, name, bases, attributes):
        cls._backward_cls = type(name + "Backward", (_Context,), {"_forward_cls": cls})
        super().__init__(name, bases, attributes)


def _drop_the_gone():
    global _patience
    if len(own_functions) < _patience:
        return
    living = living_functions()
    for number in [number for number in own_functions if number not in living]:
        del own_functions[number]
    _patience = max(16, 2 * len(own_functions))


class Function(metaclass=FunctionMeta):
    def __call__(self, *args, **named):
        raise RuntimeError(
            "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function "
            "with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)"
        )

    @staticmethod
    def forward(ctx, *args, **kwargs):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
            "backward mode AD."
        )

    @classmethod
    def apply(cls, *args, **named):
        if named:
            raise TypeError("apply() takes no keyword arguments")
        ctx = cls._backward_cls()
        ctx._places = [isinstance(one, torch.Tensor) for one in args]
        inputs = [one for one in args if isinstance(one, torch.Tensor)]
        ctx.needs_input_grad = tuple(place and one.requires_grad for one, place in zip(args, ctx._places))
        with torch.no_grad():
            made = cls.forward(ctx, *args)
        if not torch.is_grad_enabled() or not any(ctx.needs_input_grad):
            return made
        for at, one in enumerate(ctx._kept):
            if one is not None and not isinstance(one, torch.Tensor):
                raise TypeError(
                    f"save_for_backward can only save variables, but argument {at} is of type {type(one).__name__}"
                )
        outputs = made if isinstance(made, tuple) else (made,)
        plain = {id(one) for one in ctx._not_differentiable}
        ctx._known = [isinstance(one, torch.Tensor) for one in outputs]
        tensors = [one for one, known in zip(outputs, ctx._known) if known]
        _drop_the_gone()
        number, *recorded = op("m._own_function", (
            type(ctx).__name__, inputs, tensors, [at for at, one in enumerate(tensors) if id(one) not in plain],
            [one for one in ctx._kept if one is not None],
        ))
        own_functions[number] = ctx
        found = iter(recorded)
        outputs = tuple(next(found) if known else one for one, known in zip(outputs, ctx._known))
        ctx._saved = ()
        return outputs if isinstance(made, tuple) else outputs[0]
