"""What plotting gives back: lines, bars, points, texts, and the legend; each can be asked and told."""

import copy
import math

import numpy as np
import torch
from matplotlib.colors import to_hex, to_rgba
from matplotlib.given import alpha_of, color_of, dash_of, marker_of, numbers, settled
from matplotlib.names import absent


class Listed(list):
    """A list that shows how many it holds of what."""

    def __init__(self, told, items=()):
        super().__init__(items)
        self._told = told

    def __repr__(self):
        return self._told.format(len(self))


class _Artist:
    def __init__(self, axes, mark, scale=None):
        self.axes, self._mark, self._scale = axes, mark, scale
        if isinstance(mark, dict):
            mark["_artist"] = self

    def set_label(self, label):
        self._mark["label"] = str(label)

    def get_label(self):
        return self._mark["label"] or self._mark.get("_label", "")

    def set_color(self, color):
        self._mark["color"], self._mark["_color"] = color_of(color), color

    def set_alpha(self, alpha):
        self._mark["alpha"], self._mark["_alpha"] = alpha_of(alpha), alpha

    def get_alpha(self):
        return self._mark.get("_alpha")

    def set_zorder(self, level):
        """What is plotted later is drawn later."""

    def remove(self):
        self.axes._marks = [mark for mark in self.axes._marks if mark is not self._mark]

    def set(self, **named):
        for name, value in settled(type(self).__name__, named).items():
            getattr(self, "set_" + name)(value)

    def __getattr__(self, name):
        raise absent(type(self).__name__, name)


class Line2D(_Artist):
    __module__ = "matplotlib.lines"

    def __str__(self):
        return f"Line2D({self.get_label()})"

    def set_data(self, *given):
        x, y = given if len(given) == 2 else given[0]
        self.set_xdata(x)
        self.set_ydata(y)

    def set_xdata(self, x):
        self._mark["x"], self._mark["_x"] = numbers(x).flatten(), copy.copy(x)

    def set_ydata(self, y):
        self._mark["y"], self._mark["_y"] = numbers(y).flatten(), copy.copy(y)

    def get_xdata(self, orig=True):
        return self._mark["_x"] if orig and "_x" in self._mark else self._mark["x"].numpy()

    def get_ydata(self, orig=True):
        return self._mark["_y"] if orig and "_y" in self._mark else self._mark["y"].numpy()

    def get_data(self, orig=True):
        return self.get_xdata(orig), self.get_ydata(orig)

    def get_xydata(self):
        return torch.stack([self._mark["x"], self._mark["y"]], 1).numpy()

    def get_color(self):
        return self._mark["_color"]

    def set_linewidth(self, width):
        self._mark["width"] = float(width)

    def get_linewidth(self):
        return self._mark["width"]

    def set_linestyle(self, style):
        self._mark["dash"] = dash_of(style)

    def get_linestyle(self):
        return {"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "none": "None"}[self._mark["dash"]]

    def set_marker(self, marker):
        self._mark["marker"], self._mark["_marker"] = marker_of(marker), marker

    def get_marker(self):
        return self._mark.get("_marker", "None")

    def set_markersize(self, size):
        self._mark["size"] = float(size)

    def get_markersize(self):
        return self._mark.get("size", 6.0)

    get_c, set_c, get_lw, set_lw, get_ls, set_ls = get_color, _Artist.set_color, get_linewidth, set_linewidth, get_linestyle, set_linestyle
    get_ms, set_ms = get_markersize, set_markersize


class PathCollection(_Artist):
    __module__ = "matplotlib.collections"

    def legend_elements(self, prop="colors", num="auto", **others):
        """A point of each colour that there is, and the number that it stands for."""
        values = self._mark.get("values")
        if prop != "colors" or values is None:
            raise NotImplementedError("legend_elements of anything but the colours of numbers is not part of this lab")
        found = sorted(set(values.tolist()))
        if len(found) > 9:
            raise NotImplementedError("legend_elements of more than nine values is not part of this lab")
        one = torch.tensor([math.nan], dtype=torch.float64)
        points = [
            {**self._mark, "x": one, "y": one, "values": torch.tensor([value], dtype=torch.float64), "sizes": one * 0 + 36}
            for value in found
        ]
        for point in points:
            point["sizes"] = torch.tensor([36.0], dtype=torch.float64)
        labels = [f"$\\mathdefault{{{value:g}}}$" for value in found]
        return [PathCollection(self.axes, point, self._scale) for point in points], labels

    def get_array(self):
        return None if self._mark.get("values") is None else self._mark["values"].numpy()

    def get_sizes(self):
        return self._mark["sizes"].numpy()


class PolyCollection(_Artist):
    __module__ = "matplotlib.collections"


class LineCollection(_Artist):
    __module__ = "matplotlib.collections"


class Polygon(_Artist):
    __module__ = "matplotlib.patches"


class _Mapped(_Artist):
    def get_array(self):
        return self._mark["values"].numpy()

    def get_clim(self):
        return self._scale["low"], self._scale["high"]

    def set_clim(self, vmin=None, vmax=None):
        vmin, vmax = vmin if vmax is None and hasattr(vmin, "__len__") else (vmin, vmax)
        for name, value in (("low", vmin), ("high", vmax)):
            if value is not None:
                self._scale[name] = float(value)


class AxesImage(_Mapped):
    __module__ = "matplotlib.image"

    def __str__(self):
        return f"AxesImage(size={tuple(self._mark['shape'][:2])})"

    def get_extent(self):
        return tuple(self._mark["extent"])

    def get_size(self):
        return tuple(self._mark["shape"][:2])


class QuadMesh(_Mapped):
    __module__ = "matplotlib.collections"


class QuadContourSet(_Artist):
    __module__ = "matplotlib.contour"


class Rectangle(_Artist):
    """One bar of a few."""

    __module__ = "matplotlib.patches"

    def __init__(self, axes, mark, at, width, height, x, y):
        self.axes, self._mark, self._at, self._scale, self._face = axes, mark, at, None, None
        self._box = {"width": width, "height": height, "x": x, "y": y}

    def __str__(self):
        x, y, width, height = (self._box[name] for name in ("x", "y", "width", "height"))
        return f"Rectangle(xy=({x:g}, {y:g}), width={width:g}, height={height:g}, angle=0)"

    def get_label(self):
        return "_nolegend_"

    def get_xy(self):
        return self._box["x"], self._box["y"]

    def set_color(self, color):
        colors, count = self._mark["colors"], len(self._mark["left"])
        self._mark["colors"] = colors = [colors[at % len(colors)] for at in range(count)]
        colors[self._at], self._face = to_hex(color), to_rgba(color, self._mark["_alpha"])

    set_facecolor = set_fc = set_color

    def get_facecolor(self):
        if self._face is None:
            colors = self._mark.get("_colors") or self._mark["colors"]
            self._face = (*to_rgba(colors[self._at % len(colors)])[:3], float(self._mark["alpha"]))
        return self._face

    def _looks(self, *given):
        """The edges of bars are the page's."""

    set_edgecolor = set_ec = set_linewidth = set_lw = set_hatch = _looks

    def set_label(self, label):
        raise NotImplementedError("a label for each bar is not part of this lab")

    def set_alpha(self, alpha):
        raise NotImplementedError("an alpha for each bar is not part of this lab")

    def remove(self):
        raise NotImplementedError("removing one bar of a few is not part of this lab")


def _of_box(name):
    def get(self):
        return self._box[name]

    def put(self, value):
        self._box[name] = value
        box, at = self._box, self._at
        for side, end in (("left", box["x"]), ("right", box["x"] + box["width"]), ("bottom", box["y"]), ("top", box["y"] + box["height"])):
            self._mark[side][at] = float(end)

    return get, put


for _name in ("x", "y", "width", "height"):
    _get, _put = _of_box(_name)
    setattr(Rectangle, "get_" + _name, _get)
    setattr(Rectangle, "set_" + _name, _put)


class BarContainer(tuple):
    """The bars of one call. `values` and `wide`: how long and how wide they are, as given."""

    __module__ = "matplotlib.container"

    def __new__(cls, axes, mark, values, wide, starts):
        stands = mark["rest"] == "x"
        lows = [mark["left" if stands else "bottom"], mark["bottom" if stands else "left"]]
        bars = []
        for at, (value, width, start) in enumerate(zip(values, wide, starts)):
            low = np.float64(lows[0][at].item())
            own = (width, value, low, start) if stands else (value, width, start, low)
            bars.append(Rectangle(axes, mark, at, *own))
        made = super().__new__(cls, bars)
        made.axes, made._mark, made.patches, made.errorbar = axes, mark, bars, None
        made.datavalues, made.orientation = np.asarray(values), "vertical" if stands else "horizontal"
        mark["_artist"] = made
        return made

    def __repr__(self):
        return f"<BarContainer object of {len(self)} artists>"

    set_label, remove = _Artist.set_label, _Artist.remove

    def get_label(self):
        return self._mark["label"]

    def get_children(self):
        return list(self)

    def __getattr__(self, name):
        raise absent("BarContainer", name)


class ErrorbarContainer(tuple):
    __module__ = "matplotlib.container"

    def __repr__(self):
        return f"<ErrorbarContainer object of {len(self)} artists>"

    lines = property(tuple)


class StemContainer(tuple):
    __module__ = "matplotlib.container"

    def __repr__(self):
        return f"<StemContainer object of {len(self)} artists>"

    markerline, stemlines, baseline = (property(lambda self, at=at: self[at]) for at in range(3))


class Text(_Artist):
    """A text; `put` is told when it changes."""

    __module__ = "matplotlib.text"

    def __init__(self, axes, x, y, text, put=None, mark=None):
        super().__init__(axes, mark)
        self._place, self._text, self._put = (x, y), text, put

    def __repr__(self):
        return f"Text({self._place[0]}, {self._place[1]}, {self._text!r})"

    def get_text(self):
        return self._text

    def set_text(self, text):
        self._text = "" if text is None else str(text)
        if self._mark is not None:
            self._mark["text"] = self._text
        if self._put:
            self._put(self._text)

    def get_position(self):
        return self._place

    def set_color(self, color):
        told = color_of(color)
        if self._mark is not None:
            self._mark.update(color=told, own=True)

    def _looks(self, *given):
        """How texts look is the page's."""

    set_fontsize = set_size = set_rotation = set_fontweight = set_weight = set_fontstyle = set_style = set_ha = set_va = _looks
    set_horizontalalignment = set_verticalalignment = set_fontfamily = set_family = set_backgroundcolor = set_bbox = _looks


class Legend(_Artist):
    __module__ = "matplotlib.legend"

    def __init__(self, axes, marks, title):
        super().__init__(axes, None)
        texts = [Text(axes, 0, 0, mark["label"], put=lambda label, mark=mark: mark.update(label=label)) for mark in marks]
        self._texts = Listed("<a list of {} Text objects>", texts)
        self._title = Text(axes, 0, 0, "" if title is None else str(title))

    def __str__(self):
        return "Legend"

    def get_texts(self):
        return self._texts

    def get_title(self):
        return self._title

    def set_title(self, title, **others):
        self._title.set_text(title)

    def remove(self):
        self.axes._legend = self.axes._legend_made = None

    def get_frame(self):
        raise absent("Legend", "get_frame")


class Tick:
    """A place on an axis that has a tick."""

    __module__ = "matplotlib.axis"

    def __init__(self, place):
        self._place = place

    def get_loc(self):
        return self._place


XTick = type("XTick", (Tick,), {"__module__": "matplotlib.axis"})
YTick = type("YTick", (Tick,), {"__module__": "matplotlib.axis"})
