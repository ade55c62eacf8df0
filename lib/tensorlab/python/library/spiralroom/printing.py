"""How NumPy prints arrays, and what a program sets of it."""

import contextlib

import numpy as np
from torch._C import op

_usual = {"precision": 8, "threshold": 1000, "edgeitems": 3, "linewidth": 75, "suppress": False}
_options = dict(_usual)
_passed = {
    "formatter": None, "floatmode": "maxprec", "sign": "-", "nanstr": "nan", "infstr": "inf", "legacy": False,
}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **more):
    for name, value in more.items():
        if name not in _passed:
            raise TypeError(f"set_printoptions() got an unexpected keyword argument '{name}'")
        if value not in (None, _passed[name]):
            raise NotImplementedError(f"{name}= of np.set_printoptions is not part of this lab")
    if precision is not None and precision < 0:
        raise ValueError("precision must be >= 0")
    if edgeitems is not None and edgeitems < 0:
        raise TypeError("'NoneType' object cannot be interpreted as an integer")
    given = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth, "suppress": suppress}
    _options.update({name: value for name, value in given.items() if value is not None})
    # no number of NumPy's has as many decimals of its own
    op("m._numpy.printing", (min(_options["precision"], 100), *tuple(_options.values())[1:]))


def get_printoptions():
    return {"edgeitems": _options["edgeitems"], "threshold": _options["threshold"], **_options, **_passed}


@contextlib.contextmanager
def printoptions(**options):
    before = dict(_options)
    set_printoptions(**options)
    try:
        yield get_printoptions()
    finally:
        set_printoptions(**before)


def _with_commas(a):
    """As repr writes it, without the name and the type around it."""
    told = repr(a).removeprefix("array(")[:-1]
    inner = told[: told.rindex("]") + 1] if "]" in told else told
    return inner.replace("\n      ", "\n")


def array2string(a, **options):
    separator = options.pop("separator", " ")
    if separator not in (" ", ", "):
        raise NotImplementedError(f"separator={separator!r} of np.array2string is not part of this lab")
    options = {"linewidth" if name == "max_line_width" else "suppress" if name == "suppress_small" else name: value
               for name, value in options.items()}
    with printoptions(**options):
        return str(np.asarray(a)) if separator == " " else _with_commas(np.asarray(a))


functions = {f.__name__: f for f in (set_printoptions, get_printoptions, printoptions, array2string)}
