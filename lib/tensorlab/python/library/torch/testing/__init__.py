"""torch.testing.assert_close: tensors and numbers that should be alike, and what is said when they are not."""

import torch
from torch.names import absent as _absent

# (relative, absolute) by type
_tolerances = {
    torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7),
}


def _tolerated(dtypes, rtol, atol):
    if (rtol is None) != (atol is None):
        missing = "no " + ("rtol" if rtol is None else "atol")
        raise ValueError(f"Both 'rtol' and 'atol' must be either specified or omitted, but got {missing}.")
    if rtol is not None:
        return rtol, atol
    return tuple(max(pair) for pair in zip(*(_tolerances.get(dtype, (0.0, 0.0)) for dtype in dtypes)))


def _up_to(bound):
    return f" (up to {bound} allowed)"


def _tensor_failure(actual, expected, close, rtol, atol):
    exact = rtol == 0 and atol == 0
    wrong = ~close
    count, of = int(wrong.sum()), actual.numel()
    apart = (actual.double() - expected.double()).abs() if actual.dtype.is_floating_point else (actual - expected).abs()
    apart = apart.to(actual.dtype)
    sides = [("absolute", apart, atol), ("relative", apart / expected.abs(), rtol)]
    lines = [f"Mismatched elements: {count} / {of} ({count / of:.1%})"]
    for kind, sizes, bound in sides:
        sizes = torch.where(wrong, sizes, torch.zeros_like(sizes))
        place = int(sizes.argmax())
        at, left = [], place
        for size in reversed(actual.shape):
            at.insert(0, left % size)
            left //= size
        most = _shown(actual, expected, place, kind)
        lines.append(f"Greatest {kind} difference: {most} at index {tuple(at)}" + ("" if exact else _up_to(bound)))
    return f"Tensor-likes are not {'equal' if exact else 'close'}!\n\n" + "\n".join(lines)


def _shown(actual, expected, place, kind):
    """Of floats reckoned in doubles."""
    one, other = actual.reshape(-1)[place], expected.reshape(-1)[place]
    if actual.dtype.is_floating_point:
        one, other = one.double(), other.double()
    apart = (one - other).abs()
    return (apart / other.abs()).item() if kind == "relative" else apart.item()


def _number_failure(actual, expected, rtol, atol):
    exact = rtol == 0 and atol == 0
    apart = abs(actual - expected)
    share = apart / abs(expected) if expected != 0 else float("inf")
    said = [("Absolute", apart, atol), ("Relative", share, rtol)]
    lines = [f"{kind} difference: {size}" + ("" if exact else _up_to(bound)) for kind, size, bound in said]
    return f"Scalars are not {'equal' if exact else 'close'}!\n\n" + "\n".join(lines)


def _compare_tensors(actual, expected, rtol, atol, equal_nan, check_dtype, check_stride):
    if actual.shape != expected.shape:
        return f"The values for attribute 'shape' do not match: {actual.shape} != {expected.shape}."
    if check_dtype and actual.dtype != expected.dtype:
        return f"The values for attribute 'dtype' do not match: {actual.dtype} != {expected.dtype}."
    if check_stride and actual.stride() != expected.stride():
        return f"The values for attribute 'stride()' do not match: {actual.stride()} != {expected.stride()}."
    rtol, atol = _tolerated((actual.dtype, expected.dtype), rtol, atol)
    if actual.dtype != expected.dtype:
        kind = torch.promote_types(actual.dtype, expected.dtype)
        actual, expected = actual.to(kind), expected.to(kind)
    actual, expected = actual.detach(), expected.detach()
    close = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
    if bool(close.all()):
        return None
    if actual.dim() == 0:
        return _number_failure(actual.item(), expected.item(), rtol, atol)
    return _tensor_failure(actual, expected, close, rtol, atol)


def _compare_numbers(actual, expected, rtol, atol, equal_nan, check_dtype):
    if check_dtype and type(actual) is not type(expected):
        return f"The (d)types do not match: {type(actual)} != {type(expected)}."
    whole = not isinstance(actual, float) and not isinstance(expected, float)
    rtol, atol = _tolerated((torch.int64 if whole else torch.float64,), rtol, atol)
    if actual == expected or equal_nan and actual != actual and expected != expected:
        return None
    if abs(actual - expected) <= atol + rtol * abs(expected):
        return None
    return _number_failure(actual, expected, rtol, atol)


def _pairs(actual, expected, way=()):
    if isinstance(actual, dict) and isinstance(expected, dict):
        if actual.keys() != expected.keys():
            raise AssertionError(
                "The keys of the mappings do not match:\n"
                f"Missing keys in the actual mapping: {sorted(expected.keys() - actual.keys())}\n"
                f"Additional keys in the actual mapping: {sorted(actual.keys() - expected.keys())}"
            )
        for key in actual:
            yield from _pairs(actual[key], expected[key], (*way, key))
    elif isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
        if len(actual) != len(expected):
            raise AssertionError(f"The length of the sequences do not match: {len(actual)} != {len(expected)}")
        for at, (one, other) in enumerate(zip(actual, expected)):
            yield from _pairs(one, other, (*way, at))
    else:
        yield actual, expected, way


def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True, check_dtype=True,
                 check_layout=True, check_stride=False, msg=None):
    for one, other, way in _pairs(actual, expected):
        if isinstance(one, torch.Tensor) and isinstance(other, torch.Tensor):
            said = _compare_tensors(one, other, rtol, atol, equal_nan, check_dtype, check_stride)
        elif isinstance(one, (int, float)) and isinstance(other, (int, float)):
            said = _compare_numbers(one, other, rtol, atol, equal_nan, check_dtype)
        elif type(one).__module__ == type(other).__module__ == "numpy":
            kinds = (torch.as_tensor(one), torch.as_tensor(other))
            said = _compare_tensors(*kinds, rtol, atol, equal_nan, check_dtype, check_stride)
        else:
            raise TypeError(f"No comparison pair was able to handle inputs of type {type(one)} and {type(other)}.")
        if said is None:
            continue
        if way:
            said += "\n\nThe failure occurred for item " + "".join(f"[{key!r}]" for key in way)
        raise AssertionError(said if msg is None else msg(said) if callable(msg) else msg)


def __getattr__(name):
    raise _absent("torch.testing", name)
