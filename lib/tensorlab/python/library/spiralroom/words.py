"""NumPy's arrays of texts and of objects: lists with a shape. Places are found by an array of whole numbers."""

import numpy as np
from spiralroom.refusals import UFuncTypeError

_longest_line = 75
_many = 1000
_edge = 3
# so many characters NumPy keeps for the text of a number
_widths = {"float64": 32, "float32": 32, "int64": 21, "int32": 11, "int16": 6, "int8": 4, "uint8": 3, "bool": 5}


class str_(str):
    __slots__ = ()


str_.__module__ = "numpy"


class _Kind:
    """dtype('<U5') or dtype('O')."""

    def __init__(self, width):
        self.width = width
        self.kind, self.name = ("O", "object") if width is None else ("U", f"str{32 * width}")
        self.itemsize = 8 if width is None else 4 * width
        self.str = "|O" if width is None else f"<U{width}"
        self.type = object if width is None else str_

    def __str__(self):
        return "object" if self.width is None else self.str

    def __repr__(self):
        return "dtype('O')" if self.width is None else f"dtype('{self.str}')"

    def __eq__(self, other):
        if isinstance(other, _Kind):
            return self.width == other.width
        return other in (object, "object", "O") if self.width is None else other == self.str

    def __hash__(self):
        return hash(self.width)


_Kind.__name__ = _Kind.__qualname__ = "dtype"
_Kind.__module__ = "numpy"


def is_kind(dtype):
    """Whether it names texts or objects."""
    return dtype in (str, object, "str", "object", "O", "U") or isinstance(dtype, (_Kind, str)) and str(dtype)[:2] == "<U"


def _refused(what):
    raise NotImplementedError(f"{what} of arrays of texts or objects is not part of this lab")


class Words:
    # what a call that takes tensors and arrays of numbers knows it by
    _is_words = True

    def __init__(self, items, shape, width):
        self._items, self.shape, self.dtype = items, tuple(shape), _Kind(width)
        # arrays of one memory look for the same places in it
        self._places = np.arange(len(items)).reshape(self.shape)

    def _seen(self, places):
        """The same memory by other places."""
        made = object.__new__(Words)
        made._items, made.dtype, made._places, made.shape = self._items, self.dtype, places, places.shape
        return made

    def _one(self, place):
        found = self._items[place]
        return found if self.dtype.width is None else str_(found)

    def _flat(self):
        return [self._items[at] for at in self._places.ravel().tolist()]

    def _kept(self, value):
        if self.dtype.width is None:
            return value
        return str(value)[:self.dtype.width]

    ndim = property(lambda self: len(self.shape))
    size = property(lambda self: int(self._places.size))
    itemsize = property(lambda self: self.dtype.itemsize)
    nbytes = property(lambda self: self.size * self.itemsize)
    T = property(lambda self: self._seen(self._places.T))

    def __len__(self):
        return len(self._places)

    def __getitem__(self, index):
        found = self._places[index]
        return self._seen(found) if isinstance(found, np.ndarray) and found.ndim else self._one(int(found))

    def __setitem__(self, index, value):
        places = np.asarray(self._places[index]).ravel().tolist()
        given = value._flat() if isinstance(value, Words) else list(value) if isinstance(value, (list, tuple)) else [value]
        if len(given) not in (1, len(places)):
            raise ValueError(f"could not broadcast input array from shape ({len(given)},) into shape ({len(places)},)")
        for number, place in enumerate(places):
            self._items[place] = self._kept(given[number % len(given)])

    def __iter__(self):
        return (self[at] for at in range(len(self)))

    def __contains__(self, value):
        return value in self._flat()

    def __bool__(self):
        if self.size > 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        return self.size == 1 and bool(self._flat()[0])

    def __hash__(self):
        raise TypeError("unhashable type: 'numpy.ndarray'")

    def _beside(self, other):
        """The elements of both, and their shape."""
        if isinstance(other, np.ndarray):
            other = other.astype(object)
        if isinstance(other, (list, tuple)):
            other = made_of(other, object)
        if not isinstance(other, Words):
            return [(one, other) for one in self._flat()], self.shape
        places = np.zeros(self.shape, dtype=int) + np.zeros(other.shape, dtype=int)
        a, b = self._places + places, other._places + places
        pairs = zip(a.ravel().tolist(), b.ravel().tolist())
        return [(self._items[x], other._items[y]) for x, y in pairs], a.shape

    def _compared(self, other, f):
        pairs, shape = self._beside(other)
        return np.array([f(a, b) for a, b in pairs], dtype=bool).reshape(shape)

    def __eq__(self, other):
        return self._compared(other, lambda a, b: bool(a == b))

    def __ne__(self, other):
        return self._compared(other, lambda a, b: bool(a != b))

    def __lt__(self, other):
        return self._compared(other, lambda a, b: bool(a < b))

    def __le__(self, other):
        return self._compared(other, lambda a, b: bool(a <= b))

    def __gt__(self, other):
        return self._compared(other, lambda a, b: bool(a > b))

    def __ge__(self, other):
        return self._compared(other, lambda a, b: bool(a >= b))

    def _reckoned(self, other, f, name):
        if self.dtype.width is None:
            pairs, shape = self._beside(other)
            return Words([f(a, b) for a, b in pairs], shape, None)
        kind = other.dtype if hasattr(other, "dtype") else made_of([other]).dtype if isinstance(other, str) else np.asarray(other).dtype
        raise UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching types ({self.dtype!r}, {kind!r}) -> None")

    def __add__(self, other):
        return self._reckoned(other, lambda a, b: a + b, "add")

    def __radd__(self, other):
        return self._reckoned(other, lambda a, b: b + a, "add")

    def __sub__(self, other):
        return self._reckoned(other, lambda a, b: a - b, "subtract")

    def __mul__(self, other):
        return self._reckoned(other, lambda a, b: a * b, "multiply")

    def __rmul__(self, other):
        return self._reckoned(other, lambda a, b: b * a, "multiply")

    def __truediv__(self, other):
        return self._reckoned(other, lambda a, b: a / b, "divide")

    def tolist(self):
        return self._nested(self._places.tolist())

    def _nested(self, places):
        return [self._nested(one) for one in places] if isinstance(places, list) else self._items[places]

    def item(self, *at):
        if not at and self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._items[self._places.item(*at)]

    def copy(self):
        return Words(self._flat(), self.shape, self.dtype.width)

    def reshape(self, *shape):
        return self._seen(self._places.reshape(*shape))

    def ravel(self, order="C"):
        return self.reshape(-1)

    def flatten(self):
        return self.ravel().copy()

    def squeeze(self):
        return self._seen(np.asarray(self._places.squeeze()))

    def transpose(self):
        return self.T

    def astype(self, dtype):
        if is_kind(dtype):
            return made_of(self.tolist(), dtype)
        if isinstance(dtype, str) and hasattr(np, dtype):
            dtype = getattr(np, dtype)
        read = float if np.dtype(dtype).kind == "f" else int
        values = [read(one) if isinstance(one, (str, int, float, np.generic)) else _number(one, read) for one in self._flat()]
        return np.array(values, dtype=dtype).reshape(self.shape)

    def sort(self):
        for place, value in zip(self._places.ravel().tolist(), sort(self)._flat()):
            self._items[place] = value

    def argsort(self):
        return argsort(self)

    def fill(self, value):
        self[...] = value

    def sum(self, axis=None):
        if self.dtype.width is not None or axis is not None:
            _refused("sum")
        total, *rest = self._flat()
        for one in rest:
            total = total + one
        return total

    def __getattr__(self, name):
        if name.startswith("_") or not hasattr(np.ndarray, name) and name not in ("mean", "std"):
            raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'")
        _refused(name)

    def __format__(self, spec):
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __str__(self):
        return _listed(self, " ", " ", _longest_line)

    def __repr__(self):
        listed = _listed(self, ", ", " " * len("array( "), _longest_line - 1) if self.size else "[]"
        kind = f"dtype={self.dtype})" if self.dtype.width is None else f"dtype='{self.dtype}')"
        made = f"array({listed},"
        wide = len(made) - made.rfind("\n") - 1 + len(kind) + 1 > _longest_line
        return made + ("\n" + " " * len("array(") if wide else " ") + kind


Words.__name__ = Words.__qualname__ = "ndarray"
Words.__module__ = "numpy"


def _number(value, read):
    raise TypeError(f"{read.__name__}() argument must be a string{', a bytes-like object' if read is int else ''} or a real number, not '{type(value).__name__}'")


def _word(value):
    return f"list({value!r})" if isinstance(value, list) else repr(value)


def _listed(array, separator, indent, width):
    """As NumPy lays elements out in lines."""
    if array.ndim == 0:
        return str(array.item()) if indent == " " else repr(array.item())
    short = array.size > _many

    def laid(places, indent, width):
        if not isinstance(places, list):
            return _word(array._items[places])
        deep = bool(places) and isinstance(places[0], list)
        parts = [laid(one, indent + " ", width - 1) for one in places]
        if short and len(parts) > 2 * _edge:
            parts = [*parts[:_edge], "...", *parts[-_edge:]]
        if deep:
            levels = 1
            inner = places[0]
            while isinstance(inner[0] if inner else None, list):
                levels, inner = levels + 1, inner[0]
            text = (separator.rstrip() + "\n" * levels + indent).join(parts)
            return f"[{text}]"
        text, line = "", indent
        for number, part in enumerate(parts):
            if len(line) + len(part) > width - max(len(separator.rstrip()), 1) and len(line) > len(indent):
                text, line = text + line.rstrip() + "\n", indent
            line += part + (separator if number + 1 < len(parts) else "")
        return "[" + (text + line)[len(indent):] + "]"

    return laid(array._places.tolist(), indent, width)


def _shape_of(data, ragged):
    """Sizes down to where the parts are no longer alike, and the elements."""
    shape, parts = [], [data]
    while parts and all(isinstance(one, (list, tuple)) for one in parts) and len({len(one) for one in parts}) == 1:
        shape.append(len(parts[0]))
        parts = [one for part in parts for one in part]
    if not ragged and any(isinstance(one, (list, tuple)) for one in parts):
        raise ValueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
            f"{len(shape)} dimensions. The detected shape was {tuple(shape)} + inhomogeneous part."
        )
    return shape, parts


def _plain(data):
    if isinstance(data, (Words, np.ndarray)):
        return data.tolist()
    return [_plain(one) for one in data] if isinstance(data, (list, tuple)) else data


def made_of(data, dtype=None):
    """np.array of what is not all numbers, or where texts or objects are asked for."""
    if isinstance(data, np.ndarray) and dtype is not object:
        return _texts_of(data)
    objects = dtype in (object, "object", "O")
    shape, items = _shape_of(_plain(data) if not objects or isinstance(data, (Words, np.ndarray)) else data, objects)
    simple = all(isinstance(one, (str, int, float, np.generic)) for one in items)
    if objects or dtype is None and not simple:
        return Words(items, shape, None)
    texts = [one if isinstance(one, str) else str(one) for one in items]
    width = max([1, *(len(one) for one in texts), *(_widths[np.asarray(one).dtype.name] for one in items if not isinstance(one, (str, type(None))))])
    asked = str(dtype)[2:] if isinstance(dtype, (str, _Kind)) and str(dtype)[:2] == "<U" else ""
    if asked := (dtype[1:] if isinstance(dtype, str) and dtype[:1] == "U" else asked):
        width = int(asked)
    return Words([str(one)[:width] for one in texts], shape, width)


def _texts_of(array):
    width = _widths[array.dtype.name]
    return Words([str(one) for one in array.ravel()], array.shape, width)


def blank(dtype):
    """What an array of texts or objects holds before anything is written."""
    return None if dtype in (object, "object", "O") else ""


def full(shape, value, dtype=None):
    shape = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
    count = int(np.prod(shape)) if shape else 1
    made = made_of([value], dtype)
    return Words(made._flat() * count, shape, made.dtype.width)


def placed(a, spread):
    """A new array of the elements at what is made of their places."""
    found = spread(a._places)
    return Words([a._items[at] for at in found.ravel().tolist()], found.shape, a.dtype.width)


def where(condition, a, b):
    chosen = np.asarray(condition)
    sides = [one if isinstance(one, Words) else made_of(one if isinstance(one, (list, tuple, np.ndarray)) else [one]) for one in (a, b)]
    spread = [np.broadcast_to(one._places, chosen.shape).ravel().tolist() for one in sides]
    items = [
        sides[0]._items[x] if one else sides[1]._items[y] for one, x, y in zip(chosen.ravel().tolist(), *spread)
    ]
    widths = [one.dtype.width for one in sides]
    return Words(items, chosen.shape, None if None in widths else max(widths))


def concatenate(arrays, axis=0):
    given = [one if isinstance(one, Words) else made_of(one) for one in arrays]
    items, places = [], []
    for one in given:
        places.append(one._places + len(items))
        items += one._items
    widths = [one.dtype.width for one in given]
    found = np.concatenate(places, axis)
    return Words([items[at] for at in found.ravel().tolist()], found.shape, None if None in widths else max(widths))


def argsort(a):
    if a.ndim != 1:
        _refused("argsort of more than one dimension")
    values = a._flat()
    return np.array(sorted(range(len(values)), key=values.__getitem__), dtype=int)


def sort(a):
    if a.ndim != 1:
        _refused("sort of more than one dimension")
    return Words(sorted(a._flat()), a.shape, a.dtype.width)


def unique(a, return_index=False, return_inverse=False, return_counts=False):
    values = a._flat()
    found = sorted(set(values))
    made = [Words(found, (len(found),), a.dtype.width)]
    if return_index:
        made.append(np.array([values.index(one) for one in found], dtype=int))
    if return_inverse:
        made.append(np.array([found.index(one) for one in values], dtype=int))
    if return_counts:
        made.append(np.array([values.count(one) for one in found], dtype=int))
    return made[0] if len(made) == 1 else tuple(made)


def isin(a, test):
    known = _plain(test)
    return np.array([one in known for one in a._flat()], dtype=bool).reshape(a.shape)


def array_equal(a, b):
    return a.shape == b.shape and bool((a == b).all())
