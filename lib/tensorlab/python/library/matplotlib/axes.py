"""Axes: what was plotted, and how it is to look. Numbers are kept as float64 tensors."""

import math

import matplotlib
import numpy as np
import torch
from matplotlib import kinds, ranges
from matplotlib.cm import get_cmap
from matplotlib.colors import _cycle, is_color_like, to_hex
from matplotlib.mathematics import readable

_markers = ".,ov^<>1234spP*hH+xXDd|_"
_dashes = {"-": "solid", "--": "dashed", ":": "dotted", "-.": "dashdot", "": "none", " ": "none", "None": "none"}
_dashes.update({name: name for name in ("solid", "dashed", "dotted", "dashdot", "none")})


def _numbers(given):
    """Whatever holds numbers as a tensor. A tensor that wants gradients is refused as it is by NumPy."""
    if isinstance(given, torch.Tensor):
        given = given.numpy()
    if hasattr(given, "astype"):
        return torch.from_numpy(given).to(torch.float64).clone()
    if not isinstance(given, (int, float)):
        given = [float(one) if hasattr(one, "item") else one.tolist() if hasattr(one, "tolist") else one for one in given]
    return torch.tensor(given, dtype=torch.float64)


def _names(given):
    """Categories, when these are names and no numbers."""
    listed = list(given) if isinstance(given, (list, tuple)) else []
    return listed if listed and all(isinstance(one, str) for one in listed) else None


class _Artist:
    """What plotting gives back."""

    def __init__(self, axes, mark, scale=None):
        self.axes, self._mark, self._scale = axes, mark, scale

    def set_label(self, label):
        self._mark["label"] = str(label)

    def get_label(self):
        return self._mark["label"]

    def set_color(self, color):
        self._mark["color"] = to_hex(color)

    def set_alpha(self, alpha):
        self._mark["alpha"] = 1 if alpha is None else float(alpha)

    def remove(self):
        self.axes._marks = [mark for mark in self.axes._marks if mark is not self._mark]

    def __getattr__(self, name):
        raise AttributeError(f"{type(self).__name__}.{name} is not part of this lab")


class Line2D(_Artist):
    __module__ = "matplotlib.lines"

    def set_data(self, x, y):
        self._mark.update(x=_numbers(x).flatten(), y=_numbers(y).flatten())

    def get_xdata(self):
        return self._mark["x"].numpy()

    def get_ydata(self):
        return self._mark["y"].numpy()

    def set_ydata(self, y):
        self._mark["y"] = _numbers(y).flatten()

    def set_xdata(self, x):
        self._mark["x"] = _numbers(x).flatten()

    def get_color(self):
        return self._mark["color"]

    def set_linewidth(self, width):
        self._mark["width"] = float(width)

    def set_linestyle(self, style):
        self._mark["dash"] = _dashes[style]


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


class AxesImage(_Artist):
    __module__ = "matplotlib.image"


class QuadContourSet(_Artist):
    __module__ = "matplotlib.contour"


class BarContainer(_Artist):
    __module__ = "matplotlib.container"

    def __len__(self):
        return len(self._mark["left"])


class Text(_Artist):
    __module__ = "matplotlib.text"

    def __repr__(self):
        return f"Text({self._mark})"


def _format(fmt):
    """'ro--' as colour, marker and dash; None for what it does not say."""
    color = marker = dash = None
    rest = fmt
    for name in ("--", "-.", "-", ":"):
        if name in rest:
            dash, rest = name, rest.replace(name, "", 1)
            break
    at = 0
    while at < len(rest):
        one = rest[at]
        if one == "C" and rest[at + 1 : at + 2].isdigit():
            color, at = rest[at : at + 2], at + 2
            continue
        if one in "bgrcmykw" and color is None:
            color = one
        elif one in _markers and marker is None:
            marker = one
        elif is_color_like(rest):
            return rest, marker, dash
        else:
            raise ValueError(f"Unrecognized character {one} in format string")
        at += 1
    return color, marker, dash


class Axes(kinds.Kinds):
    def __init__(self, figure, spot):
        self.figure, self._spot, self._beside = figure, spot, {"x": [self], "y": [self]}
        self.clear()

    def clear(self):
        self._marks, self._colors, self._bar, self._legend = [], 0, None, None
        self._words = {"title": "", "xlabel": "", "ylabel": ""}
        self._sides = {side: {"low": None, "high": None, "log": False, "ticks": None, "labels": None, "margin": 0.05} for side in "xy"}
        self._grid, self._frame, self._shape = bool(matplotlib.rcParams["axes.grid"]), True, "auto"

    cla = clear

    # marks

    def _color(self, given, others):
        given = next((others.pop(name) for name in ("c", "color") if others.get(name) is not None), given)
        if given is not None:
            return to_hex(given)
        self._colors += 1
        return _cycle[(self._colors - 1) % 10]

    def _add(self, kind, others, **own):
        alpha = others.pop("alpha", None)
        mark = {"kind": kind, "label": str(others.pop("label", "") or ""), "alpha": 1 if alpha is None else float(alpha), **own}
        others.pop("zorder", None)
        self._marks.append(mark)
        return mark

    def _places(self, side, given):
        names = _names(given)
        if names is None:
            return _numbers(given).flatten()
        self._sides[side].update(ticks=list(range(len(names))), labels=names)
        return torch.arange(len(names), dtype=torch.float64)

    def plot(self, *given, **named):
        if "data" in named:
            raise NotImplementedError("plot(data=) is not part of this lab")
        rest, lines = list(given), []
        while rest:
            data = [rest.pop(0)]
            if rest and not isinstance(rest[0], str):
                data.append(rest.pop(0))
            fmt = rest.pop(0) if rest and isinstance(rest[0], str) else ""
            lines += self._lines(data, fmt, dict(named))
        return lines

    def _lines(self, data, fmt, named):
        y = _numbers(data[-1])
        x = self._places("x", data[0]) if len(data) > 1 else torch.arange(len(y), dtype=torch.float64)
        if len(x) != (y.shape[0] if y.dim() else 1):
            raise ValueError(f"x and y must have same first dimension, but have shapes {tuple(x.shape)} and {tuple(y.shape)}")
        columns = [y] if y.dim() < 2 else [y[:, at] for at in range(y.shape[1])]
        labels = named.pop("label", "")
        if not isinstance(labels, (list, tuple)):
            labels = [labels] * len(columns)
        elif len(columns) == 1:
            labels = [str(labels)]
        if len(labels) != len(columns):
            raise ValueError(
                f"label must be iterable and have the same length as input data, but found {len(labels)} and {len(columns)}."
            )
        return [self._line(x, column.flatten(), fmt, {**named, "label": label}) for column, label in zip(columns, labels)]

    def _line(self, x, y, fmt, named):
        color, marker, dash = _format(fmt)
        marker = named.pop("marker", marker)
        alone = "none" if fmt and marker and not dash else "-"
        dash = named.pop("linestyle", named.pop("ls", dash or alone))
        if dash not in _dashes:
            raise ValueError(f"{dash!r} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None'")
        width = named.pop("linewidth", named.pop("lw", matplotlib.rcParams["lines.linewidth"]))
        size = named.pop("markersize", named.pop("ms", 6))
        mark = self._add(
            "line", named, color=self._color(color, named), x=x, y=y, dash=_dashes[dash], width=float(width),
            marker=str(marker or ""), size=float(size),
        )
        return Line2D(self, mark)

    def semilogy(self, *given, **named):
        self.set_yscale("log")
        return self.plot(*given, **named)

    def semilogx(self, *given, **named):
        self.set_xscale("log")
        return self.plot(*given, **named)

    def loglog(self, *given, **named):
        self.set_xscale("log")
        return self.semilogy(*given, **named)

    def scatter(self, x, y, s=36, c=None, marker="o", cmap=None, vmin=None, vmax=None, **named):
        x, y = self._places("x", x), self._places("y", y)
        if len(x) != len(y):
            raise ValueError("x and y must be the same size")
        own, scale = {}, None
        if isinstance(c, str):
            own["color"] = to_hex(c)
        elif c is None:
            own["color"] = self._color(None, named)
        elif is_color_like(c) and len(x) != len(c):
            own["color"] = to_hex(c)
        elif isinstance(c, (list, tuple)) and all(isinstance(one, (str, tuple)) for one in c):
            own["colors"] = [to_hex(one) for one in c]
        else:
            values = _numbers(c).flatten()
            if len(values) != len(x):
                raise ValueError(f"'c' argument has {len(values)} elements, which is inconsistent with 'x' and 'y' with size {len(x)}.")
            own["values"], scale = values, _scale(values, cmap, vmin, vmax)
        mark = self._add("points", named, x=x, y=y, sizes=_numbers(s).flatten(), marker=str(marker), scale=scale, **own)
        return PathCollection(self, mark, scale)

    def bar(self, x, height, width=0.8, bottom=0, align="center", **named):
        return self._bars("x", x, height, width, bottom, align, named)

    def barh(self, y, width, height=0.8, left=0, align="center", **named):
        return self._bars("y", y, width, height, left, align, named)

    def _bars(self, side, at, lengths, width, base, align, named):
        at, lengths = self._places(side, at), _numbers(lengths).flatten()
        base = _numbers(base).flatten().expand(len(lengths)).clone()
        spread = {name: named.pop(name, None) for name in ("xerr", "yerr", "tick_label")}
        low = at - _numbers(width) / 2 if align == "center" else at
        given = named.get("color")
        colors = [to_hex(one) for one in given] if isinstance(given, (list, tuple)) and not is_color_like(given) else None
        if colors:
            named.pop("color")
        spans = {side: (low, low + _numbers(width)), "y" if side == "x" else "x": (base, base + lengths)}
        mark = self._add(
            "bars", named, colors=colors or [self._color(None, named)], left=spans["x"][0], right=spans["x"][1],
            bottom=spans["y"][0], top=spans["y"][1], rest=side,
        )
        if spread["tick_label"] is not None:
            self._sides[side].update(ticks=at.tolist(), labels=[str(one) for one in spread["tick_label"]])
        middle = (spans["x"][0] + spans["x"][1]) / 2, (spans["y"][0] + spans["y"][1]) / 2
        if spread["yerr"] is not None:
            self.errorbar(middle[0], spans["y"][1], yerr=spread["yerr"], fmt="none", ecolor="k")
        if spread["xerr"] is not None:
            self.errorbar(spans["x"][1], middle[1], xerr=spread["xerr"], fmt="none", ecolor="k")
        return BarContainer(self, mark)

    def imshow(self, X, cmap=None, vmin=None, vmax=None, origin="upper", extent=None, aspect="equal", **named):
        values = _numbers(X)
        if values.dim() not in (2, 3) or (values.dim() == 3 and values.shape[2] not in (3, 4)):
            raise TypeError(f"Invalid shape {tuple(values.shape)} for image data")
        rows, columns = values.shape[:2]
        if extent is None:
            extent = [-0.5, columns - 0.5, rows - 0.5, -0.5] if origin == "upper" else [-0.5, columns - 0.5, -0.5, rows - 0.5]
        scale = _scale(values, cmap, vmin, vmax) if values.dim() == 2 else None
        whole = scale is None and not getattr(X, "dtype", None).__str__().startswith(("float", "torch.float")) and values.max() > 1
        mark = self._add(
            "image", named, values=values / 255 if whole else values, shape=list(values.shape), scale=scale,
            extent=[float(end) for end in extent], flip=origin != "upper", smooth=False, levels=None,
        )
        self._shape = "equal" if aspect == "equal" else self._shape
        return AxesImage(self, mark, scale)

    def matshow(self, Z, **named):
        return self.imshow(Z, **named)

    def contourf(self, *given, levels=None, cmap=None, vmin=None, vmax=None, **named):
        x, y, values, levels = _heights(given, levels)
        wanted = _levels(levels, values)
        scale = _scale(torch.tensor(wanted, dtype=torch.float64), cmap, vmin, vmax)
        given_colors = named.pop("colors", None)
        if given_colors is not None:
            listed = [given_colors] if is_color_like(given_colors) else list(given_colors)
            scale = {**scale, "colors": [to_hex(listed[at % len(listed)]) for at in range(max(2, len(wanted) - 1))], "stepped": True}
        mark = self._add(
            "image", named, values=values, shape=list(values.shape), scale=scale, flip=True, smooth=True, levels=wanted,
            extent=[x.min().item(), x.max().item(), y.min().item(), y.max().item()],
        )
        made = QuadContourSet(self, mark, scale)
        made.levels = np.array(wanted)
        return made

    def fill_between(self, x, y1, y2=0, **named):
        x, low = _numbers(x).flatten(), _numbers(y1).flatten()
        high = _numbers(y2).flatten().expand(len(x))
        return self._polygon(torch.cat([x, x.flip(0)]), torch.cat([low.expand(len(x)), high.flip(0)]), named)

    def arrow(self, x, y, dx, dy, width=0.001, length_includes_head=False, head_width=None, head_length=None, **named):
        head = float(head_width or 3 * width)
        tip = float(head_length or 1.5 * head)
        x, y, dx, dy = (float(one) for one in (x, y, dx, dy))
        length = math.hypot(dx, dy) or 1e-12
        along, across = (dx / length, dy / length), (-dy / length, dx / length)
        neck = length - tip if length_includes_head else length
        outline = [(0, width / 2), (neck, width / 2), (neck, head / 2), (neck + tip, 0)]
        outline += [(a, -b) for a, b in reversed(outline[:3])]
        xs = [x + a * along[0] + b * across[0] for a, b in outline]
        ys = [y + a * along[1] + b * across[1] for a, b in outline]
        return self._polygon(_numbers(xs), _numbers(ys), named)

    def _polygon(self, x, y, named):
        color = self._color(named.pop("facecolor", named.pop("fc", None)), named)
        return PathCollection(self, self._add("polygon", named, x=x, y=y, color=color))

    def axhline(self, y=0, xmin=0, xmax=1, **named):
        return self._across("y", y, named)

    def axvline(self, x=0, ymin=0, ymax=1, **named):
        return self._across("x", x, named)

    def _across(self, side, at, named):
        dash = _dashes[named.pop("linestyle", named.pop("ls", "-"))]
        width = float(named.pop("linewidth", named.pop("lw", 1.5)))
        color = to_hex(named.pop("color", named.pop("c", _cycle[0])))
        return Line2D(self, self._add("across", named, side=side, at=float(at), until=None, dash=dash, width=width, color=color))

    def text(self, x, y, s, color="black", fontsize=10, **named):
        across = named.pop("ha", named.pop("horizontalalignment", "left"))
        down = named.pop("va", named.pop("verticalalignment", "baseline"))
        down = "center" if down == "center_baseline" else down
        for name, given, known in (("horizontalalignment", across, ("left", "center", "right")),
                                   ("verticalalignment", down, ("top", "bottom", "center", "baseline"))):
            if given not in known:
                raise ValueError(f"{given!r} is not a valid value for {name}; supported values are {', '.join(map(repr, known))}")
        mark = self._add("text", named, x=float(x), y=float(y), text=str(s), color=to_hex(color), own=color != "black", across=across, down=down)
        return Text(self, repr(str(s)))

    # looks

    def _word(name):
        def put(self, label, **others):
            self._words[name] = str(label)
            return Text(self, repr(str(label)))

        return put

    set_title, set_xlabel, set_ylabel = _word("title"), _word("xlabel"), _word("ylabel")

    def _told(name):
        return lambda self: self._words[name]

    get_title, get_xlabel, get_ylabel = _told("title"), _told("xlabel"), _told("ylabel")

    def get_xlim(self):
        return ranges.range_of(self, "x")

    def get_ylim(self):
        return ranges.range_of(self, "y")

    def get_lines(self):
        return [Line2D(self, mark) for mark in self._marks if mark["kind"] == "line"]

    lines = property(get_lines)

    def invert_xaxis(self):
        self.set_xlim(*self.get_xlim()[::-1])

    def invert_yaxis(self):
        self.set_ylim(*self.get_ylim()[::-1])

    def margins(self, *given, x=None, y=None, tight=True):
        x, y = (given * 2)[:2] if given else (x, y)
        for side, room in (("x", x), ("y", y)):
            if room is not None:
                if room <= -0.5:
                    raise ValueError("margin must be greater than -0.5")
                self._sides[side]["margin"] = float(room)

    def set_xticklabels(self, labels, **others):
        self._sides["x"]["labels"] = [str(one) for one in labels]

    def set_yticklabels(self, labels, **others):
        self._sides["y"]["labels"] = [str(one) for one in labels]

    def _looks(self, *given, **named):
        """How ticks and the frame look in detail is the page's."""

    tick_params = minorticks_on = minorticks_off = locator_params = ticklabel_format = set_facecolor = set_axisbelow = _looks
    autoscale = relim = autoscale_view = label_outer = set_box_aspect = _looks
    spines = property(lambda self: _Spines())

    def get_figure(self):
        return self.figure

    def _limits(side):
        def put(self, low=None, high=None, **named):
            if hasattr(low, "__len__"):
                low, high = low
            names = ("left", "right") if side == "x" else ("bottom", "top")
            for name, end, given in (("low", names[0], low), ("high", names[1], high)):
                value = named.get(end, given)
                if value is not None:
                    for axes in self._beside[side]:
                        axes._sides[side][name] = float(value)
            return (self.get_xlim if side == "x" else self.get_ylim)()

        return put

    set_xlim, set_ylim = _limits("x"), _limits("y")

    def _scaling(side):
        def put(self, value, **others):
            if value not in ("linear", "log"):
                raise ValueError(f"{value!r} is not a scale of this lab; supported values are 'linear', 'log'")
            self._sides[side]["log"] = value == "log"

        return put

    set_xscale, set_yscale = _scaling("x"), _scaling("y")

    def _ticks(side):
        def put(self, ticks, labels=None, **others):
            self._sides[side].update(
                ticks=_numbers(ticks).flatten().tolist(), labels=None if labels is None else [str(one) for one in labels]
            )

        return put

    set_xticks, set_yticks = _ticks("x"), _ticks("y")

    def axis(self, arg=None, **named):
        if arg is not None and not isinstance(arg, (str, bool)):
            left, right, bottom, top = _numbers(arg).tolist()
            self.set_xlim(left, right)
            self.set_ylim(bottom, top)
        elif arg in (False, "off", True, "on"):
            self._frame = arg in (True, "on")
        elif arg in ("equal", "scaled", "image", "square"):
            self._shape = "square" if arg == "square" else "equal"
        elif isinstance(arg, str) and arg not in ("auto", "tight"):
            raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")

    def set_aspect(self, aspect, **others):
        self._shape = "equal" if aspect in ("equal", 1) else "auto"

    def set_axis_off(self):
        self._frame = False

    def grid(self, visible=None, **others):
        self._grid = not self._grid if visible is None and not others else visible is not False

    def legend(self, *given, loc="best", handles=None, labels=None, **others):
        if len(given) == 2:
            handles, labels = given
        elif given:
            labels = given[0]
        drawn = [mark for mark in self._marks if mark["kind"] not in ("image", "text")]
        if handles is not None:
            handles = [one[0] if isinstance(one, (list, tuple)) else one for one in handles]
            chosen = [one._mark for one in handles]
            told = [one["label"] for one in chosen] if labels is None else list(labels)
            for mark in drawn:
                mark["label"] = ""
            self._marks += [mark for mark in chosen if all(mark is not one for one in self._marks)]
            drawn, labels = chosen, told
            # they stand in the order in which they were given
            self._marks.sort(key=lambda mark: next((at for at, one in enumerate(chosen) if one is mark), -1))
        for mark, label in zip(drawn, labels or []):
            mark["label"] = str(label)
        self._legend = str(loc)

    def get_legend_handles_labels(self):
        named = [mark for mark in self._marks if mark["label"] and not mark["label"].startswith("_")]
        return [Line2D(self, mark) for mark in named], [mark["label"] for mark in named]

    def set(self, **named):
        for name, value in named.items():
            getattr(self, "set_" + name)(value)

    def __getattr__(self, name):
        raise AttributeError(f"Axes.{name} is not part of this lab")

    def _side(self, side):
        """An axis as it is drawn; where axes share it, from end to end of all that they hold."""
        told = dict(self._sides[side])
        if told["labels"] is not None:
            told["labels"] = [readable(str(one)) for one in told["labels"]]
        if len(self._beside[side]) > 1:
            told["low"], told["high"] = ranges.range_of(self, side)
        return told

    def _described(self, place):
        """All that is plotted as text and numbers; `place` takes a tensor and says which it is."""

        def described(name, value):
            if name in ("label", "text"):
                return readable(value)
            if isinstance(value, torch.Tensor):
                return {"array": place(value.contiguous())}
            return value

        words = {name: readable(text) for name, text in self._words.items()}
        bar = self._bar and {**self._bar, "label": readable(self._bar["label"])}
        marks = [{name: described(name, value) for name, value in mark.items()} for mark in self._marks]
        return {
            "spot": self._spot, **words, "x": self._side("x"), "y": self._side("y"), "grid": self._grid,
            "frame": self._frame, "shape": self._shape, "legend": self._legend, "bar": bar, "marks": marks,
        }


def _scale(values, cmap, vmin, vmax):
    """How numbers become colours."""
    finite = values[torch.isfinite(values)]
    low = float(vmin) if vmin is not None else finite.min().item() if finite.numel() else 0.0
    high = float(vmax) if vmax is not None else finite.max().item() if finite.numel() else 1.0
    chosen = get_cmap(cmap)
    return {"colors": chosen._colors, "stepped": chosen._stepped, "low": low, "high": high}


def _heights(given, levels):
    """Z, X Y Z, or either with levels after it: where the heights are, the heights, and the levels."""
    if len(given) in (2, 4):
        *given, levels = given
    values = _numbers(given[-1])
    if values.dim() != 2:
        raise TypeError(f"Input z must be 2D, not {values.dim()}D")
    rows, columns = values.shape
    x, y = (_numbers(one) for one in given[:2]) if len(given) == 3 else (torch.arange(columns), torch.arange(rows))
    return x, y, values, levels


def _levels(wanted, values):
    """Between which values areas are filled: given ones, or round ones, about so many."""
    if hasattr(wanted, "__len__"):
        return _numbers(wanted).flatten().tolist()
    low, high = values.min().item(), values.max().item()
    if low == high:
        low, high = low - 0.5, high + 0.5
    raw = (high - low) / ((wanted or 7) + 1)
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * part for part in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if size * part >= raw * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [step * at for at in range(first, last + 1)]


class _Spine:
    def _looks(self, *given, **named):
        """The frame is the page's."""

    set_visible = set_color = set_linewidth = set_position = _looks


class _Spines:
    """The four lines of the frame by their names."""

    def __getitem__(self, name):
        for one in [name] if isinstance(name, str) else name:
            if one not in ("left", "right", "top", "bottom"):
                raise KeyError(one)
        return _Spine()

    left = right = top = bottom = property(lambda self: _Spine())

    def values(self):
        return [_Spine() for _ in range(4)]
