"""numpy.testing: what a teacher's checks call, with what it says where two arrays differ."""

import numpy as np


def _listed(given, name):
    made = np.asarray(given)
    head = f" {name}: "
    lines = repr(made if isinstance(given, (np.ndarray, list, tuple)) else made).split("\n")
    return head + "\n".join(lines[:3] if len(lines) > 3 else lines) + ("..." if len(lines) > 3 else "")


def _told(header, x, y, *, title="", names=("x", "y")):
    lines = ["\n" + header + (f"\n{title}" if title else "")]
    return "\n".join([*lines, *[_listed(one, name) for one, name in zip((x, y), names)]])


def _short(number):
    return str(np.array([number]))[1:-1].strip()


def _compared(x, y, same, header, title=""):
    x, y = np.asarray(x), np.asarray(y)
    if x.shape != y.shape and x.ndim and y.ndim:
        raise AssertionError(_told(header + "\n", x, y, title=f"(shapes {x.shape}, {y.shape} mismatch)"))
    right = np.ravel(same(x, y))
    wrong = right.size - int(right.sum())
    if not wrong:
        return
    told = f"Mismatched elements: {wrong} / {right.size} ({100 * wrong / right.size:.3g}%)"
    if all(getattr(one.dtype, "kind", "") in "iufb" for one in (x, y)):
        off = np.ravel(np.abs(x - y) if "b" not in (x.dtype.kind, y.dtype.kind) else (x != y).astype(int))
        told += f"\nMax absolute difference: {_short(off.max())}"
        under = np.ravel(np.abs(y) + np.zeros_like(x)).astype(float)
        share = off[under != 0] / under[under != 0]
        told += f"\nMax relative difference: {_short(share.max() if share.size else np.inf)}"
    raise AssertionError(_told(header + "\n", x, y, title=(title + "\n" if title else "") + told))


def assert_array_equal(x, y, err_msg="", verbose=True):
    def same(a, b):
        return np.asarray((a == b) | ((a != a) & (b != b)))

    _compared(x, y, same, "Arrays are not equal" + (f"\n{err_msg}" if err_msg else ""))


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    def same(a, b):
        return np.asarray(np.isclose(a, b, rtol, atol) | ((a != a) & (b != b)))

    _compared(actual, desired, same, f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}" + (f"\n{err_msg}" if err_msg else ""))


def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    def same(a, b):
        return np.asarray(np.abs(np.asarray(a, dtype=float) - b) < 1.5 * 10.0**-decimal)

    _compared(x, y, same, f"Arrays are not almost equal to {decimal} decimals" + (f"\n{err_msg}" if err_msg else ""))


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    if np.ndim(actual) or np.ndim(desired):
        assert_array_almost_equal(actual, desired, decimal, err_msg)
    elif not abs(desired - actual) < 1.5 * 10.0**-decimal:
        header = f"\nArrays are not almost equal to {decimal} decimals" + (f"\n{err_msg}" if err_msg else "")
        raise AssertionError(f"{header}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_equal(actual, desired, err_msg="", verbose=True):
    if isinstance(desired, np.ndarray) or isinstance(actual, np.ndarray):
        return assert_array_equal(actual, desired, err_msg)
    if isinstance(desired, dict) and isinstance(actual, dict):
        assert_equal(len(actual), len(desired), err_msg)
        for name in desired:
            assert_equal(actual[name], desired[name], f"key={name!r}\n{err_msg}")
    elif isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg)
        for at, one in enumerate(desired):
            assert_equal(actual[at], one, f"item={at!r}\n{err_msg}")
    elif not (actual == desired or (actual != actual and desired != desired)):
        header = "\nItems are not equal:" + (f"\n{err_msg}" if err_msg else "")
        raise AssertionError(f"{header}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg)


def assert_raises(expected, function=None, *args, **kwargs):
    import unittest

    case = unittest.TestCase()
    return case.assertRaises(expected) if function is None else case.assertRaises(expected, function, *args, **kwargs)


functions = {
    f.__name__: f
    for f in (
        assert_array_equal, assert_allclose, assert_array_almost_equal, assert_almost_equal, assert_equal, assert_, assert_raises,
    )
}
