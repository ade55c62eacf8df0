"""A figure: axes in a grid, and the way to the page."""

import json
import sys

import matplotlib
from matplotlib.artists import Text
from matplotlib.axes import Axes, AxesSubplot
from matplotlib.colors import to_hex
from matplotlib.given import settled
from matplotlib.mathematics import readable
from matplotlib.names import absent
from torch._C import op


_of_figures = "dpi edgecolor linewidth frameon subplotpars tight_layout constrained_layout layout".split()
_formats = "eps jpeg jpg pdf pgf png ps raw rgba svg svgz tif tiff webp".split()


class Figure:
    def __init__(self, figsize=None, facecolor=None, **others):
        settled("Figure", {name: value for name, value in others.items() if name not in _of_figures})
        self._size = [float(side) for side in figsize or matplotlib.rcParams["figure.figsize"]]
        self._face = facecolor or matplotlib.rcParams.get("figure.facecolor", "white")
        self._title = ""
        # wanted by savefig, and not drawn since
        self._saved = False
        self._seen = None
        self.axes = []

    def __str__(self):
        width, height = (100 * side for side in self._size)
        return f"Figure({width:g}x{height:g})"

    def __repr__(self):
        width, height = (round(100 * side) for side in self._size)
        return f"<Figure size {width}x{height} with {len(self.axes)} Axes>"

    def add_subplot(self, rows=1, columns=1, index=1, projection=None, polar=False, sharex=None, sharey=None, **others):
        if polar or projection not in (None, "rectilinear"):
            raise NotImplementedError(f"projection={'polar' if polar else projection!r} is not part of this lab: axes are flat")
        if not isinstance(rows, int) or not isinstance(index, int):
            raise NotImplementedError("axes over several places of a grid are not part of this lab")
        if isinstance(rows, int) and rows > 99:
            rows, columns, index = rows // 100, rows // 10 % 10, rows % 10
        if not 1 <= index <= rows * columns:
            raise ValueError(f"num must be 1 <= num <= {rows * columns}, not {index}")
        spot = [(index - 1) // columns, (index - 1) % columns, rows, columns]
        known = next((axes for axes in self.axes if axes._spot == spot), None)
        if known is None:
            known = AxesSubplot(self, spot)
            self.axes.append(known)
        for side, other in (("x", sharex), ("y", sharey)):
            if other is not None:
                other._beside[side].append(known)
                known._beside = {**known._beside, side: other._beside[side]}
        known.set(**others)
        return known

    def subplots(self, nrows=1, ncols=1, **named):
        from matplotlib import pyplot

        pyplot._open[next((number for number, one in pyplot._open.items() if one is self), max(pyplot._open, default=0) + 1)] = self
        return pyplot.subplots(nrows, ncols, num=[number for number, one in pyplot._open.items() if one is self][0], **named)[1]

    def delaxes(self, ax):
        self.axes.remove(ax)

    def clf(self):
        self._begin_anew()
        self.axes.clear()

    clear = clf

    def get_axes(self):
        return list(self.axes)

    def get_size_inches(self):
        import numpy

        return numpy.array(self._size)

    def _looks(self, *given, **named):
        """The page lays out what there is."""

    autofmt_xdate = set_tight_layout = set_facecolor = set_dpi = align_labels = set_constrained_layout = _looks

    gca = lambda self: self.axes[-1] if self.axes else self.add_subplot()

    def suptitle(self, title, **others):
        settled("Text", others, "{kind!r} object has no property {name!r}")
        return self._entitled(title)

    def _entitled(self, title):
        self._title = str(title)
        return Text(None, 0.5, 0.98, self._title, put=self._entitled)

    def get_figwidth(self):
        return self._size[0]

    def get_figheight(self):
        return self._size[1]

    def set_size_inches(self, width, height=None):
        self._size = [float(side) for side in (width if height is None else (width, height))]

    def tight_layout(self, *given, **others):
        """The page lays out what there is."""

    subplots_adjust = tight_layout

    def colorbar(self, mappable, ax=None, label="", **others):
        axes = ax if isinstance(ax, Axes) else mappable.axes
        axes._bar = {**mappable._scale, "label": str(label)}
        return Colorbar(axes)

    def savefig(self, fname, format=None, **others):
        """The page keeps figures, each with a button that saves it: one that is open is drawn when it is done."""
        ending = format or (str(fname).rpartition(".")[2] if "." in str(fname).rpartition("/")[2] else "png")
        if ending.lower() not in _formats:
            raise ValueError(f"Format {ending!r} is not supported (supported formats: {', '.join(_formats)})")
        self._saved = True
        if not self._open:
            self._draw_saved()

    def show(self):
        if not self._open:
            self._draw()

    @property
    def _open(self):
        pyplot = sys.modules.get("matplotlib.pyplot")
        return pyplot is not None and any(one is self for one in pyplot._open.values())

    def _draw_saved(self):
        """What was saved is seen before it is changed or let go."""
        if self._saved:
            self._draw(unless=self._seen)

    def _begin_anew(self):
        self._draw_saved()
        self._seen = None

    def __getattr__(self, name):
        raise absent("Figure", name)

    def _draw(self, unless=None):
        """Hands the figure to the page: its description as text, and its numbers as they are."""
        self._saved = False
        arrays = []

        def place(tensor):
            arrays.append(tensor)
            return len(arrays) - 1

        told = {
            "size": self._size,
            "dark": to_hex(self._face) < "#7" or to_hex(matplotlib.rcParams.get("axes.facecolor", "w")) < "#7",
            "title": readable(self._title),
            "axes": [axes._described(place) for axes in self.axes],
        }
        text = json.dumps(told, allow_nan=False)
        # nothing came to it since it was seen
        if text != unless:
            op("#figure", (text, arrays))
        self._seen = text


class Colorbar:
    def __init__(self, axes):
        self.ax = axes

    def set_label(self, label, **others):
        self.ax._bar["label"] = str(label)

    def __getattr__(self, name):
        raise absent("Colorbar", name)
