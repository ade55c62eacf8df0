"""numpy.char: Python's methods of texts, done for every element of an array of texts."""

import numpy as np
from spiralroom import words


def _texts(given):
    made = np.asarray(given)
    if isinstance(made, words.Words) and made.dtype.width is not None:
        return made
    raise TypeError("string operation on non-string array")


def _of_each(name, kind):
    def f(a, *args):
        a = _texts(a)
        made = [getattr(one, name)(*args) for one in a._flat()]
        if kind is str:
            return words.made_of(made, str).reshape(*a.shape) if made else a.copy()
        if kind is object:
            return words.Words(made, a.shape, None)
        return np.array(made, dtype=kind).reshape(a.shape)[()]

    f.__name__ = name
    return f


def _joined(f):
    def g(x1, x2):
        a, b = _texts(x1), x2 if isinstance(x2, (str, int)) else np.asarray(x2)
        pairs, shape = a._beside(b)
        return words.made_of([f(one, other) for one, other in pairs], str).reshape(*shape)

    return g


def _spelt(sep, seq):
    """The letters of each text, with a sign between."""
    a = _texts(seq)
    return words.made_of([sep.join(one) for one in a._flat()], str).reshape(*a.shape)


def _compared(f):
    def g(x1, x2):
        return f(_texts(x1), x2)

    return g


_kinds = {
    str: "capitalize lower upper title swapcase strip lstrip rstrip replace center ljust rjust zfill expandtabs translate",
    int: "count find rfind index rindex",
    bool: "startswith endswith isalpha isdigit isnumeric isdecimal isspace isalnum islower isupper istitle",
    object: "split rsplit splitlines",
}
functions = {
    **{name: _of_each(name, kind) for kind, known in _kinds.items() for name in known.split()},
    "str_len": _of_each("__len__", int),
    "add": _joined(lambda a, b: a + b), "multiply": _joined(lambda a, b: a * max(int(b), 0)), "mod": _joined(lambda a, b: a % b),
    "join": lambda sep, seq: _spelt(sep, [seq] if isinstance(seq, str) else seq),
    "equal": _compared(lambda a, b: a == b), "not_equal": _compared(lambda a, b: a != b), "less": _compared(lambda a, b: a < b),
    "less_equal": _compared(lambda a, b: a <= b), "greater": _compared(lambda a, b: a > b), "greater_equal": _compared(lambda a, b: a >= b),
    "array": lambda obj: words.made_of(obj, str), "asarray": lambda obj: words.made_of(obj, str),
}
