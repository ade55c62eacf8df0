"""torch.autograd.functional: all derivatives of a function at once."""

import torch


def _given(inputs, keep, name):
    several = isinstance(inputs, (tuple, list))
    tensors = tuple(inputs) if several else (inputs,)
    for at, one in enumerate(tensors):
        if not isinstance(one, torch.Tensor):
            which = f"value at index {at}" if several else "given inputs"
            raise TypeError(
                f"The inputs given to {name} must be either a Tensor or a tuple of Tensors but the {which} has type {type(one)}."
            )
    fresh = [one.view_as(one) if keep and one.requires_grad else one.detach().requires_grad_() for one in tensors]
    return several, fresh


def _rows(out, given, create_graph):
    """The derivatives of each element of one output by each input: per input, the output's shape and then the input's."""
    rows = [[] for _ in given]
    flat = out.reshape(-1)
    for at in range(out.numel()):
        found = [None] * len(given)
        if out.requires_grad:
            found = torch.autograd.grad(flat[at], given, retain_graph=True, create_graph=create_graph, allow_unused=True)
        for row, grad, one in zip(rows, found, given):
            row.append(torch.zeros_like(one) if grad is None else grad)
    return tuple(torch.stack(row).reshape(tuple(out.shape) + tuple(one.shape)) for row, one in zip(rows, given))


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    with torch.enable_grad():
        several, given = _given(inputs, create_graph, "jacobian")
        outputs = func(*given)
        many = isinstance(outputs, tuple)
        parts = [_rows(out, given, create_graph) for out in (outputs if many else (outputs,))]
    if not create_graph:
        parts = [tuple(one.detach() for one in part) for part in parts]
    if not several:
        parts = [part[0] for part in parts]
    return tuple(parts) if many else parts[0]


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    several = isinstance(inputs, (tuple, list))

    def slopes(*given):
        out = func(*given)
        if not isinstance(out, torch.Tensor):
            raise RuntimeError("The function given to hessian should return a single Tensor")
        if out.numel() != 1:
            raise RuntimeError("The Tensor returned by the function given to hessian should contain a single element")
        return jacobian(lambda *same: func(*same).reshape(()), given, create_graph=True)

    found = jacobian(slopes, inputs, create_graph=create_graph)
    return found if several else found[0]
