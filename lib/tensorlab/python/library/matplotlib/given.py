"""What plots are given: numbers and names from whatever holds them, and what keywords say. What matplotlib refuses is refused in its words."""

import torch
from matplotlib.colors import is_color_like, to_hex, to_rgba
from matplotlib.names import aliases, can_be_set, of_ticks

dashes = {"-": "solid", "--": "dashed", "-.": "dashdot", ":": "dotted", "None": "none", " ": "none", "": "none"}
dashes.update({name: name for name in ("solid", "dashed", "dashdot", "dotted")})
markers = ".,ov^<>12348spP*hH+xXDd|_"
_nothing = ("None", "none", " ", "", None)


def numbers(given):
    """Whatever holds numbers as a tensor. A tensor that wants gradients is refused as it is by NumPy."""
    if isinstance(given, torch.Tensor):
        given = given.numpy()
    if hasattr(given, "astype"):
        return torch.from_numpy(given).to(torch.float64).clone()
    if not isinstance(given, (int, float)):
        # one that wants gradients is refused in a list, too
        given = [one.numpy() if isinstance(one, torch.Tensor) else one for one in given]
        given = [float(one) if hasattr(one, "item") and not getattr(one, "ndim", 0) else one.tolist() if hasattr(one, "tolist") else one for one in given]
    return torch.tensor(given, dtype=torch.float64)


def names_in(given):
    """Categories, when these are names and no numbers."""
    listed = list(given) if isinstance(given, (list, tuple)) else []
    return listed if listed and all(isinstance(one, str) for one in listed) else None


def settled(kind, named, said="{kind}.set() got an unexpected keyword argument {name!r}"):
    """Keywords under their own names; None for those that this kind of artist does not have."""
    found, seen = {}, {}
    for name, value in named.items():
        own = aliases.get(kind, {}).get(name, name)
        if own in seen:
            raise TypeError(f"Got both {seen[own]!r} and {name!r}, which are aliases of one another")
        seen[own], found[own] = name, value
    for name in found:
        if not can_be_set(kind, name):
            raise AttributeError(said.format(kind=kind, name=name))
    return found


def known(call, named, names):
    """Of a function that takes no keywords but these."""
    for name in named:
        if name not in names.split():
            raise TypeError(f"{call}() got an unexpected keyword argument {name!r}")


def ticks_told(named):
    """What ticks and the lines of a grid are told."""
    for name in named:
        if name not in of_ticks and name not in ("rotation", "colors"):
            raise ValueError(f"keyword {name} is not recognized; valid keywords are {of_ticks}")


def one_of(supported, **given):
    for name, value in given.items():
        if value not in supported:
            raise ValueError(f"{value!r} is not a valid value for {name}; supported values are {', '.join(map(repr, supported))}")


def color_of(value, name="color"):
    if not is_color_like(value):
        raise ValueError(f"{value!r} is not a valid value for {name}")
    return to_hex(value)


def colors_of(given):
    """One colour, or several."""
    if isinstance(given, str) and not is_color_like(given):
        raise ValueError(f"{given!r} is not a valid color value.")
    return [to_hex(given)] if is_color_like(given) else [to_hex(one) for one in given]


def dash_of(style):
    """The name by which the page knows it."""
    if style is not None and not isinstance(style, str):
        raise NotImplementedError("dashes of one's own are not part of this lab")
    if style == "none":
        return "none"
    one_of(list(dashes), ls=style)
    return dashes[style]


def marker_of(marker):
    """The sign by which the page knows it; empty for none."""
    if marker in _nothing:
        return ""
    if isinstance(marker, str) and len(marker) == 1 and marker in markers:
        return marker
    if isinstance(marker, str) and len(marker) > 2 and marker[0] == marker[-1] == "$":
        raise NotImplementedError("markers of text are not part of this lab")
    if (isinstance(marker, int) and 0 <= marker < 12) or isinstance(marker, tuple):
        raise NotImplementedError(f"the marker {marker!r} is not part of this lab")
    raise ValueError(f"Unrecognized marker style {marker!r}")


def alpha_of(alpha):
    if alpha is None:
        return 1
    if hasattr(alpha, "__len__") and not isinstance(alpha, str):
        raise NotImplementedError("an alpha for each part is not part of this lab")
    if hasattr(alpha, "item"):
        alpha = alpha.item()
    if not isinstance(alpha, (int, float)):
        raise TypeError(f"alpha must be numeric or None, not {type(alpha)}")
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha ({alpha}) is outside 0-1 range")
    return float(alpha)


def one_shape(*shapes):
    """Refuses what cannot be stretched to one shape, as NumPy's broadcast_arrays does."""
    sides = max(map(len, shapes))
    for side in range(-sides, 0):
        first = None
        for at, shape in enumerate(shapes):
            if len(shape) < -side or shape[side] == 1:
                continue
            if first is not None and shapes[first][side] != shape[side]:
                raise ValueError(
                    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between "
                    f"arg {first} with shape {tuple(shapes[first])} and arg {at} with shape {tuple(shape)}."
                )
            first = at if first is None else first


def format_of(fmt):
    """'ro--' as line style, marker and colour; None for what it does not say."""
    whole = is_color_like(fmt)
    if whole and not (fmt.isdigit() and str(int(fmt)) == fmt):
        return None, None, to_rgba(fmt)
    style = marker = color = None

    def once(found, kind):
        if found is not None:
            raise ValueError(f"{fmt!r} is not a valid format string (two {kind} symbols)")

    at = 0
    while at < len(fmt):
        one = fmt[at : at + 2] if fmt[at : at + 2] in ("--", "-.") else fmt[at]
        at += len(one)
        if one in dashes:
            once(style, "linestyle")
            style = one
        elif one in markers:
            once(marker, "marker")
            marker = one
        elif one in "bgrcmykw":
            once(color, "color")
            color = one
        elif one == "C" and fmt[at : at + 1].isdigit():
            color, at = to_rgba(one + fmt[at]), at + 1
        else:
            raise ValueError(f"{fmt!r} is not a valid format string (unrecognized character {one!r})")
    if style is None and marker is None:
        return "-", "None", color
    return "None" if style is None else style, "None" if marker is None else marker, color
