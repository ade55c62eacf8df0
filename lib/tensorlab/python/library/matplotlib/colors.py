"""Colours by all the names that matplotlib knows them by; a colour here is '#rrggbb'."""

import math

from matplotlib.cm import Colormap

_single = {
    "b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00", "k": "#000000",
    "w": "#ffffff",
}
_parts = {
    "b": (0.0, 0.0, 1.0), "g": (0.0, 0.5, 0.0), "r": (1.0, 0.0, 0.0), "c": (0.0, 0.75, 0.75), "m": (0.75, 0.0, 0.75), "y": (0.75, 0.75, 0.0),
    "k": (0.0, 0.0, 0.0), "w": (1.0, 1.0, 1.0),
}
_cycle = (
    "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf",
)
_tableau = dict(zip("blue orange green red purple brown pink gray olive cyan".split(), _cycle))
_named = {
    "aliceblue": "#f0f8ff", "antiquewhite": "#faebd7", "aqua": "#00ffff", "aquamarine": "#7fffd4", "azure": "#f0ffff",
    "beige": "#f5f5dc", "bisque": "#ffe4c4", "black": "#000000", "blanchedalmond": "#ffebcd", "blue": "#0000ff",
    "blueviolet": "#8a2be2", "brown": "#a52a2a", "burlywood": "#deb887", "cadetblue": "#5f9ea0", "chartreuse": "#7fff00",
    "chocolate": "#d2691e", "coral": "#ff7f50", "cornflowerblue": "#6495ed", "cornsilk": "#fff8dc", "crimson": "#dc143c",
    "cyan": "#00ffff", "darkblue": "#00008b", "darkcyan": "#008b8b", "darkgoldenrod": "#b8860b", "darkgray": "#a9a9a9",
    "darkgreen": "#006400", "darkgrey": "#a9a9a9", "darkkhaki": "#bdb76b", "darkmagenta": "#8b008b", "darkolivegreen":
    "#556b2f", "darkorange": "#ff8c00", "darkorchid": "#9932cc", "darkred": "#8b0000", "darksalmon": "#e9967a",
    "darkseagreen": "#8fbc8f", "darkslateblue": "#483d8b", "darkslategray": "#2f4f4f", "darkslategrey": "#2f4f4f",
    "darkturquoise": "#00ced1", "darkviolet": "#9400d3", "deeppink": "#ff1493", "deepskyblue": "#00bfff", "dimgray":
    "#696969", "dimgrey": "#696969", "dodgerblue": "#1e90ff", "firebrick": "#b22222", "floralwhite": "#fffaf0",
    "forestgreen": "#228b22", "fuchsia": "#ff00ff", "gainsboro": "#dcdcdc", "ghostwhite": "#f8f8ff", "gold": "#ffd700",
    "goldenrod": "#daa520", "gray": "#808080", "green": "#008000", "greenyellow": "#adff2f", "grey": "#808080",
    "honeydew": "#f0fff0", "hotpink": "#ff69b4", "indianred": "#cd5c5c", "indigo": "#4b0082", "ivory": "#fffff0", "khaki":
    "#f0e68c", "lavender": "#e6e6fa", "lavenderblush": "#fff0f5", "lawngreen": "#7cfc00", "lemonchiffon": "#fffacd",
    "lightblue": "#add8e6", "lightcoral": "#f08080", "lightcyan": "#e0ffff", "lightgoldenrodyellow": "#fafad2",
    "lightgray": "#d3d3d3", "lightgreen": "#90ee90", "lightgrey": "#d3d3d3", "lightpink": "#ffb6c1", "lightsalmon":
    "#ffa07a", "lightseagreen": "#20b2aa", "lightskyblue": "#87cefa", "lightslategray": "#778899", "lightslategrey":
    "#778899", "lightsteelblue": "#b0c4de", "lightyellow": "#ffffe0", "lime": "#00ff00", "limegreen": "#32cd32", "linen":
    "#faf0e6", "magenta": "#ff00ff", "maroon": "#800000", "mediumaquamarine": "#66cdaa", "mediumblue": "#0000cd",
    "mediumorchid": "#ba55d3", "mediumpurple": "#9370db", "mediumseagreen": "#3cb371", "mediumslateblue": "#7b68ee",
    "mediumspringgreen": "#00fa9a", "mediumturquoise": "#48d1cc", "mediumvioletred": "#c71585", "midnightblue": "#191970",
    "mintcream": "#f5fffa", "mistyrose": "#ffe4e1", "moccasin": "#ffe4b5", "navajowhite": "#ffdead", "navy": "#000080",
    "oldlace": "#fdf5e6", "olive": "#808000", "olivedrab": "#6b8e23", "orange": "#ffa500", "orangered": "#ff4500",
    "orchid": "#da70d6", "palegoldenrod": "#eee8aa", "palegreen": "#98fb98", "paleturquoise": "#afeeee", "palevioletred":
    "#db7093", "papayawhip": "#ffefd5", "peachpuff": "#ffdab9", "peru": "#cd853f", "pink": "#ffc0cb", "plum": "#dda0dd",
    "powderblue": "#b0e0e6", "purple": "#800080", "rebeccapurple": "#663399", "red": "#ff0000", "rosybrown": "#bc8f8f",
    "royalblue": "#4169e1", "saddlebrown": "#8b4513", "salmon": "#fa8072", "sandybrown": "#f4a460", "seagreen": "#2e8b57",
    "seashell": "#fff5ee", "sienna": "#a0522d", "silver": "#c0c0c0", "skyblue": "#87ceeb", "slateblue": "#6a5acd",
    "slategray": "#708090", "slategrey": "#708090", "snow": "#fffafa", "springgreen": "#00ff7f", "steelblue": "#4682b4",
    "tan": "#d2b48c", "teal": "#008080", "thistle": "#d8bfd8", "tomato": "#ff6347", "turquoise": "#40e0d0", "violet":
    "#ee82ee", "wheat": "#f5deb3", "white": "#ffffff", "whitesmoke": "#f5f5f5", "yellow": "#ffff00", "yellowgreen":
    "#9acd32",
}


def _hex(parts):
    return "#" + "".join(f"{round(255 * min(1, max(0, float(part)))):02x}" for part in parts[:3])


def _is_number(name):
    try:
        float(name)
    except ValueError:
        return False
    return True


def _of_name(name):
    if name in _single:
        return _single[name]
    if name[:1] == "C" and name[1:].isdigit():
        return _cycle[int(name[1:]) % 10]
    if name.startswith("tab:") and name[4:] in _tableau:
        return _tableau[name[4:]]
    if name[:1] == "#" and len(name) in (4, 5, 7, 9) and all(c in "0123456789abcdefABCDEF" for c in name[1:]):
        return ("#" + "".join(2 * c for c in name[1:4]) if len(name) < 6 else name[:7]).lower()
    if _is_number(name):
        return _hex([float(name)] * 3) if 0 <= float(name) <= 1 else None
    return _named.get(name.lower())


def is_color_like(c):
    try:
        to_rgba(c)
    except (ValueError, TypeError):
        return False
    return True


def to_rgba(c, alpha=None):
    """The colour as four numbers from 0 to 1. ValueError for what is none, in matplotlib's words."""
    if isinstance(c, str):
        if c.lower() == "none":
            return (0.0, 0.0, 0.0, 0.0)
        if c in _single:
            return (*_parts[c], 1 if alpha is None else alpha)
        found = _of_name(c)
        if c.startswith("xkcd:"):
            raise NotImplementedError(f"the colour {c!r} is not part of this lab")
        if found is None:
            if _is_number(c):
                raise ValueError(f"Invalid string grayscale value {c!r}. Value must be within 0-1 range")
            raise ValueError(f"Invalid RGBA argument: {c!r}")
        if _is_number(c):
            return (*[float(c)] * 3, 1.0 if alpha is None else alpha)
        clear = c[7:] if c[0] == "#" and len(c) == 9 else 2 * c[4:] if c[0] == "#" and len(c) == 5 else "ff"
        parts = [int(part, 16) / 255 for part in (found[1:3], found[3:5], found[5:7], clear)]
        return (*parts[:3], parts[3] if alpha is None else alpha)
    if not hasattr(c, "__len__") or not getattr(c, "ndim", 1):
        raise ValueError(f"Invalid RGBA argument: {c!r}")
    if getattr(c, "ndim", 1) == 2 and len(c) == 1:
        c = c[0]
    if len(c) not in (3, 4):
        raise ValueError("RGBA sequence should have length 3 or 4")
    if any(isinstance(part, str) or hasattr(part, "__len__") and getattr(part, "ndim", 1) for part in c):
        raise ValueError(f"Invalid RGBA argument: {c!r}")
    parts = tuple(float(part) for part in c)
    if alpha is not None or len(parts) == 3:
        parts = (*parts[:3], 1 if alpha is None else alpha)
    if any(part < 0 or part > 1 for part in parts):
        raise ValueError("RGBA values should be within 0-1 range")
    return parts


def to_rgb(c):
    return to_rgba(c)[:3]


def to_hex(c):
    """The colour as '#rrggbb'. ValueError for what is none."""
    if isinstance(c, str) and c.lower() == "none":
        raise NotImplementedError("the colour 'none' is not part of this lab")
    return _hex(to_rgba(c))


class ListedColormap(Colormap):
    _stepped = True

    def __init__(self, colors, name="from_list", N=None):
        colors = [to_hex(color) for color in colors]
        super().__init__(name, (colors * math.ceil(N / len(colors)))[:N] if N else colors)


def __getattr__(name):
    from matplotlib.names import absent

    raise absent("colors", name)
