"""torch.autograd.gradcheck: gradients beside differences of nearby values."""

import torch
import warnings


class GradcheckError(RuntimeError):
    pass


GradcheckError.__module__ = "torch.autograd.gradcheck"


def _difference(func, given, one, eps):
    """One row for each element of the input, one column for each of the output."""
    rows = []
    flat = one.data.view(-1)
    for at in range(flat.numel()):
        before = flat[at].item()
        flat[at] = before - eps
        low = func(*given).detach().clone()
        flat[at] = before + eps
        high = func(*given).detach().clone()
        flat[at] = before
        rows.append(((high - low) / (2 * eps)).reshape(-1))
    return torch.stack(rows)


def gradcheck(func, inputs, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, check_sparse_nnz=False,
              nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
              check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False):
    given = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
    wanted = [(at, one) for at, one in enumerate(given) if isinstance(one, torch.Tensor) and one.requires_grad]
    if not wanted:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True."
        )
    for at, one in wanted:
        if one.dtype != torch.float64:
            warnings.warn(
                f"Input #{at} requires gradient and is not a double precision floating point or complex. This check will likely "
                "fail if all the inputs are not of double precision floating point or complex. "
            )
    out = func(*given)
    for at, one in wanted:
        with torch.no_grad():
            numerical = _difference(func, given, one, eps)
        columns = []
        for place in range(out.numel()):
            (grad,) = torch.autograd.grad(out.reshape(-1)[place], one, retain_graph=True, allow_unused=True)
            columns.append((torch.zeros_like(one) if grad is None else grad).reshape(-1))
        analytical = torch.stack(columns, 1)
        if not torch.allclose(analytical, numerical, rtol, atol):
            if not raise_exception:
                return False
            raise GradcheckError(
                f"Jacobian mismatch for output 0 with respect to input {at},\n"
                f"numerical:{numerical}\nanalytical:{analytical}\n"
            )
    return True
