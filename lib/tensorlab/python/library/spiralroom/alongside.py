"""What NumPy's functions of two numbers do along one array: np.add.reduce, np.add.at, np.multiply.outer."""

import numpy as np

_whole = {"add": np.sum, "multiply": np.prod, "maximum": np.max, "minimum": np.min, "logical_and": np.all, "logical_or": np.any}


def _moved(array, axis):
    return np.moveaxis(np.asarray(array), axis, 0)


def reduce(f, name, array, axis=0, keepdims=False, initial=None):
    if name in _whole:
        return _whole[name](array, axis=axis, keepdims=keepdims, **({} if initial is None else {"initial": initial}))
    first, *others = _moved(array, axis)
    made = first if initial is None else f(initial, first)
    for one in others:
        made = f(made, one)
    return np.expand_dims(made, axis) if keepdims else made


def accumulate(f, name, array, axis=0):
    parts = list(_moved(array, axis))
    for at in range(1, len(parts)):
        parts[at] = f(parts[at - 1], parts[at])
    return np.moveaxis(np.array(parts), 0, axis)


def outer(f, name, a, b):
    a, b = np.asarray(a), np.asarray(b)
    return f(a.reshape(*a.shape, *[1] * b.ndim), b)


def at(f, name, a, indices, b):
    """Into the array itself, once for each place, also where a place is named again."""
    places = np.arange(a.size).reshape(a.shape)[indices]
    values = np.broadcast_to(np.asarray(b), np.shape(places)).ravel().tolist()
    flat = a.flatten()
    for place, value in zip(np.ravel(places).tolist(), values):
        flat[place] = f(flat[place], value)
    a[...] = flat.reshape(a.shape)
