"""Colours by all the names that matplotlib knows them by; a colour here is '#rrggbb'."""

_single = {
    "b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00", "k": "#000000",
    "w": "#ffffff",
}
_cycle = (
    "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf",
)
_tableau = dict(zip("blue orange green red purple brown pink gray olive cyan".split(), _cycle))
_named = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "yellow": "#ffff00", "cyan": "#00ffff", "magenta": "#ff00ff", "gray": "#808080", "grey": "#808080",
    "silver": "#c0c0c0", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9", "darkgrey": "#a9a9a9",
    "dimgray": "#696969", "orange": "#ffa500", "darkorange": "#ff8c00", "gold": "#ffd700", "brown": "#a52a2a",
    "maroon": "#800000", "crimson": "#dc143c", "firebrick": "#b22222", "darkred": "#8b0000", "salmon": "#fa8072",
    "tomato": "#ff6347", "coral": "#ff7f50", "pink": "#ffc0cb", "hotpink": "#ff69b4", "purple": "#800080",
    "indigo": "#4b0082", "violet": "#ee82ee", "orchid": "#da70d6", "navy": "#000080", "darkblue": "#00008b",
    "royalblue": "#4169e1", "steelblue": "#4682b4", "skyblue": "#87ceeb", "lightblue": "#add8e6",
    "dodgerblue": "#1e90ff", "teal": "#008080", "turquoise": "#40e0d0", "olive": "#808000", "lime": "#00ff00",
    "limegreen": "#32cd32", "lightgreen": "#90ee90", "darkgreen": "#006400", "forestgreen": "#228b22",
    "seagreen": "#2e8b57", "khaki": "#f0e68c", "beige": "#f5f5dc", "tan": "#d2b48c", "chocolate": "#d2691e",
}


def _hex(parts):
    return "#" + "".join(f"{round(255 * min(1, max(0, float(part)))):02x}" for part in parts[:3])


def _of_name(name):
    if name in _single:
        return _single[name]
    if name[:1] == "C" and name[1:].isdigit():
        return _cycle[int(name[1:]) % 10]
    if name.startswith("tab:") and name[4:] in _tableau:
        return _tableau[name[4:]]
    if name[:1] == "#" and len(name) in (4, 7, 9) and all(c in "0123456789abcdefABCDEF" for c in name[1:]):
        return ("#" + "".join(2 * c for c in name[1:]) if len(name) == 4 else name[:7]).lower()
    if name.replace(".", "", 1).isdigit() and 0 <= float(name) <= 1:
        return _hex([float(name)] * 3)
    return _named.get(name.lower())


def is_color_like(c):
    try:
        to_hex(c)
    except ValueError:
        return False
    return True


def to_hex(c):
    """The colour as '#rrggbb'. ValueError for what is none."""
    found = _of_name(c) if isinstance(c, str) else None
    if found is None and not isinstance(c, str) and hasattr(c, "__len__") and len(c) in (3, 4):
        parts = [float(part) for part in c]
        found = _hex(parts) if all(0 <= part <= 1 for part in parts) else None
    if found is None:
        raise ValueError(f"Invalid RGBA argument: {c!r}")
    return found


class ListedColormap:
    def __init__(self, colors, name="from_list"):
        self.name = name
        self._colors = [to_hex(color) for color in colors]
        self._stepped = True


def __getattr__(name):
    raise AttributeError(f"matplotlib.colors.{name} is not part of this lab")
