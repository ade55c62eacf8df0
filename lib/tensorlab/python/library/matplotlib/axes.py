"""Axes: what was plotted, and how it is to look. Numbers are kept as float64 tensors."""

import math
import sys

import matplotlib
import numpy as np
import torch
from matplotlib import kinds, ranges
from matplotlib.artists import (
    AxesImage, BarContainer, Legend, Line2D, LineCollection, Listed, PathCollection, PolyCollection, Polygon, QuadContourSet, Text, XTick, YTick,
)
from matplotlib.cm import get_cmap
from matplotlib.colors import _cycle, is_color_like, to_hex
from matplotlib.given import alpha_of, color_of, colors_of, dash_of, dashes, format_of, known, marker_of, names_in, numbers, one_of, one_shape, settled, ticks_told
from matplotlib.mathematics import readable
from matplotlib.names import absent
from torch.warned import say

_places = ("best", "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right", "lower center",
           "upper center", "center")
_of_legend = """numpoints markerscale markerfirst scatterpoints scatteryoffsets prop fontsize labelcolor borderpad labelspacing handlelength
handleheight handletextpad borderaxespad columnspacing ncols mode fancybox shadow title title_fontsize framealpha edgecolor facecolor
bbox_to_anchor bbox_transform frameon handler_map title_fontproperties alignment ncol"""


class Axes(kinds.Kinds):
    def __init__(self, figure, spot):
        self.figure, self._spot, self._beside = figure, spot, {"x": [self], "y": [self]}
        self.clear()

    def clear(self):
        self._marks, self._bar, self._legend, self._legend_made = [], None, None, None
        # lines and what is filled take their colours in turns of their own
        self._turns = {"lines": 0, "filled": 0}
        # how many artists came before, by which those without a label are told apart; ticks as they were given
        self._children, self._ticked, self._categories, self._reached_by = 0, {}, {"x": {}, "y": {}}, {}
        self._words = {"title": "", "xlabel": "", "ylabel": ""}
        self._sides = {side: {"low": None, "high": None, "log": False, "ticks": None, "labels": None, "margin": 0.05} for side in "xy"}
        self._grid, self._frame, self._shape = bool(matplotlib.rcParams["axes.grid"]), True, "auto"

    cla = clear

    # marks

    def _next_color(self, turn):
        self._turns[turn] += 1
        return _cycle[(self._turns[turn] - 1) % 10]

    def _color(self, others, turn="filled"):
        given = next((others[name] for name in ("color", "facecolor") if others.get(name) is not None), None)
        return self._next_color(turn) if given is None else to_hex(given)

    def _add(self, kind, others, count=1, **own):
        alpha, label = others.get("alpha"), others.get("label")
        mark = {"kind": kind, "label": "" if label is None else str(label), "alpha": alpha_of(alpha), "_alpha": alpha, **own}
        mark["_label"] = f"_child{self._children}"
        self._children += count
        self._marks.append(mark)
        return mark

    def _places(self, side, given):
        return self._points(side, given).flatten()

    def _points(self, side, given):
        """Numbers; those of categories by name, in the shape in which they came."""
        names = names_in(given)
        if names is None:
            found = numbers(given)
            return found if found.dim() else found[None]
        known = self._categories[side]
        for name in names:
            known.setdefault(name, len(known))
        self._sides[side].update(ticks=list(range(len(known))), labels=list(known))
        return torch.tensor([known[name] for name in names], dtype=torch.float64)

    def plot(self, *given, scalex=True, scaley=True, data=None, **named):
        if data is not None:
            raise NotImplementedError("plot(data=) is not part of this lab")
        for name in "xy":
            if name in named:
                raise TypeError(f"plot got an unexpected keyword argument {name!r}")
        named = settled("Line2D", named)
        rest, lines = list(given), []
        if any(one is None for one in given):
            raise ValueError("x, y, and format string must not be None")
        while rest:
            data = [rest.pop(0)]
            if rest and not isinstance(rest[0], str):
                data.append(rest.pop(0))
            fmt = rest.pop(0) if rest and isinstance(rest[0], str) else ""
            lines += self._lines(data, fmt, dict(named))
        return lines

    def _lines(self, data, fmt, named):
        format_of(fmt)
        y = self._points("y", data[-1])
        x = self._points("x", data[0]) if len(data) > 1 else torch.arange(len(y), dtype=torch.float64)
        if len(x) != len(y):
            raise ValueError(f"x and y must have same first dimension, but have shapes {tuple(x.shape)} and {tuple(y.shape)}")
        if x.dim() > 2 or y.dim() > 2:
            raise ValueError(f"x and y can be no greater than 2D, but have shapes {tuple(x.shape)} and {tuple(y.shape)}")
        xs, ys = _columns(x), _columns(y)
        if len(xs) > 1 and len(ys) > 1 and len(xs) != len(ys):
            raise ValueError(f"x has {len(xs)} columns but y has {len(ys)} columns")
        count = max(len(xs), len(ys)) if xs and ys else 0
        labels = named.pop("label", None)
        if count < 2 or not isinstance(labels, (list, tuple)):
            labels = [labels] * count
        if len(labels) != count:
            raise ValueError(
                f"label must be scalar or have the same length as the input data, but found {len(labels)} for {count} datasets."
            )
        given = [_given_columns(one, many) for one, many in ((data[0] if len(data) > 1 else x.numpy(), xs), (data[-1], ys))]
        lines = []
        for at, label in enumerate(labels):
            line = self._line(xs[at % len(xs)], ys[at % len(ys)], fmt, {**named, "label": label})
            line._mark["_x"], line._mark["_y"] = (of[at % len(of)] for of in given)
            lines.append(line)
        return lines

    def _line(self, x, y, fmt, named):
        told = {name: value for name, value in named.items() if value is not None}
        dash, marker, color = format_of(fmt) if fmt else (None, None, None)
        for name, given in (("linestyle", dash), ("marker", marker), ("color", color)):
            if name in named and given is not None and given != "None" and fmt.lower() != "none":
                say(
                    f"{name} is redundantly defined by the '{name}' keyword argument and the fmt string \"{fmt}\" "
                    f"(-> {name}={given!r}). The keyword argument will take precedence."
                )
        dash, marker = told.get("linestyle", dash or "-"), told.get("marker", marker or "None")
        color = told.get("color", color)
        # refused before it takes part in the colours' turn
        own = {"dash": dash_of(dash), "color": None if color is None else color_of(color), "marker": marker_of(marker)}
        alpha_of(told.get("alpha"))
        color = self._next_color("lines") if color is None else color
        mark = self._add(
            "line", named, **{**own, "color": to_hex(color)}, x=x, y=y, size=float(told.get("markersize", 6)),
            width=float(told.get("linewidth", matplotlib.rcParams["lines.linewidth"])), _color=color, _marker=marker,
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

    def scatter(self, x, y, s=None, c=None, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, linewidths=None, *,
                edgecolors=None, plotnonfinite=False, data=None, **named):
        if norm is not None or data is not None:
            raise NotImplementedError("norm= and data= of scatter are not part of this lab")
        named = settled("PathCollection", named)
        x, y = self._places("x", x), self._places("y", y)
        if len(x) != len(y):
            raise ValueError("x and y must be the same size")
        sizes = numbers(36 if s is None else s).flatten()
        if len(sizes) not in (1, len(x)):
            raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
        own = self._point_colors(c, named, len(x))
        scale = _scale(own["values"], cmap, vmin, vmax) if "values" in own else None
        own["marker"] = marker_of("o" if marker is None else marker)
        mark = self._add("points", {**named, "alpha": alpha}, x=x, y=y, sizes=sizes, scale=scale, **own)
        return PathCollection(self, mark, scale)

    def _point_colors(self, c, named, count):
        """One colour, one for each point, or numbers that stand for colours."""
        plain = named.get("color")
        if plain is not None and c is not None:
            raise ValueError("Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap.")
        if plain is not None:
            try:
                c = colors_of(plain)
            except (ValueError, TypeError):
                raise ValueError(
                    "'color' kwarg must be a color or sequence of color specs.  For a sequence of values to be color-mapped, use "
                    "the 'c' argument instead."
                ) from None
        elif c is None:
            face = named.get("facecolor")
            c = face if face is not None and not (isinstance(face, str) and face == "none") else self._next_color("filled")

        def of_size(found):
            return ValueError(f"'c' argument has {found} elements, which is inconsistent with 'x' and 'y' with size {count}.")

        is_text = isinstance(c, str) or (hasattr(c, "__len__") and len(c) > 0 and isinstance(next(iter(c)), str))
        values = None if is_text else _as_numbers(c)
        if values is not None and values.numel() == count and tuple(values.shape) not in ((1, 3), (1, 4)):
            return {"values": values.flatten()}
        try:
            colors = colors_of(c)
        except (ValueError, TypeError) as error:
            if "RGBA values should be within 0-1 range" in str(error):
                raise
            if values is not None:
                raise of_size(values.numel()) from None
            raise ValueError(f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c}") from None
        if len(colors) not in (1, count):
            raise of_size(len(colors))
        return {"colors": colors} if len(colors) > 1 else {"color": colors[0]}

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", data=None, **named):
        return self._bars("x", x, height, width, 0 if bottom is None else bottom, align, named)

    def barh(self, y, width, height=0.8, left=None, *, align="center", data=None, **named):
        return self._bars("y", y, width, height, 0 if left is None else left, align, named)

    def _bars(self, side, at, lengths, width, base, align, named):
        spread = {name: named.pop(name, None) for name in ("xerr", "yerr", "tick_label", "log", "error_kw", "ecolor", "capsize")}
        named = settled("Rectangle", named)
        given = {"lengths": lengths, "width": width, "base": base}
        at, lengths, wide, base = self._places(side, at), numbers(lengths), numbers(width), numbers(base)
        shapes = (at.shape, lengths.shape, wide.shape, base.shape)
        one_shape(*(shapes if side == "x" else (shapes[3] or (1,), shapes[2], shapes[1], shapes[0])))
        one_of(["center", "edge"], align=align)
        count = torch.broadcast_shapes(*shapes)[-1]
        at, lengths, wide, base = (one.flatten().expand(count).clone() for one in (at, lengths, wide, base))
        if isinstance(named.get("label"), (list, tuple)):
            if len(named["label"]) != count:
                raise ValueError(f"number of labels ({len(named['label'])}) does not match number of bars ({count}).")
            raise NotImplementedError("a label for each bar is not part of this lab")
        low = at - wide / 2 if align == "center" else at
        color = named.get("color")
        colors = [self._color(named)] if color is None else colors_of(color)
        if len(colors) > 1:
            colors = [colors[place % len(colors)] for place in range(count)]
        spans = {side: (low, low + wide), "y" if side == "x" else "x": (base, base + lengths)}
        mark = self._add(
            "bars", named, count, colors=colors, _colors=None if color is None else [color] if is_color_like(color) else list(color), left=spans["x"][0], right=spans["x"][1],
            bottom=spans["y"][0], top=spans["y"][1], rest=side,
        )
        if spread["log"]:
            (self.set_yscale if side == "x" else self.set_xscale)("log")
        errors = {"ecolor": spread["ecolor"] or "k", "capsize": spread["capsize"], **(spread["error_kw"] or {})}
        if spread["tick_label"] is not None:
            self._sides[side].update(ticks=at.tolist(), labels=[str(one) for one in spread["tick_label"]])
        middle = (spans["x"][0] + spans["x"][1]) / 2, (spans["y"][0] + spans["y"][1]) / 2
        if spread["yerr"] is not None:
            self.errorbar(middle[0], spans["y"][1], yerr=spread["yerr"], fmt="none", **errors)
        if spread["xerr"] is not None:
            self.errorbar(spans["x"][1], middle[1], xerr=spread["xerr"], fmt="none", **errors)
        return BarContainer(self, mark, *(_each(one, count) for one in (given["lengths"], given["width"], given["base"])))

    def imshow(self, X, cmap=None, norm=None, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, origin=None, extent=None, *,
               interpolation_stage=None, filternorm=True, filterrad=4.0, resample=None, url=None, data=None, **named):
        if norm is not None:
            raise NotImplementedError("norm= of imshow is not part of this lab")
        named, origin, aspect = {**settled("AxesImage", named), "alpha": alpha}, origin or "upper", "equal" if aspect is None else aspect
        _equal(aspect)
        one_of(_interpolations, **({} if interpolation is None else {"interpolation": interpolation}))
        one_of(["upper", "lower"], origin=origin)
        values = numbers(X)
        if values.dim() == 3 and values.shape[2] == 1:
            values = values[:, :, 0]
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
        self._shape = "equal" if _equal(aspect) else self._shape
        return AxesImage(self, mark, scale)

    def matshow(self, Z, **named):
        return self.imshow(Z, **named)

    def contourf(self, *given, levels=None, cmap=None, vmin=None, vmax=None, **named):
        x, y, values, levels = _heights("contourf", given, levels)
        wanted = _levels(levels, values)
        if len(wanted) < 2:
            raise ValueError("Filled contours require at least 2 levels.")
        given_colors = named.pop("colors", None)
        _of_contours(named, given_colors, cmap)
        scale = _scale(torch.tensor(wanted, dtype=torch.float64), cmap, vmin, vmax)
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

    def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **named):
        named = settled("PolyCollection", named)
        for name in ("color", "facecolor"):
            if named.get(name) is not None:
                named[name] = colors_of(named[name])[0]
        if step is not None or interpolate:
            raise NotImplementedError("step= and interpolate= of fill_between are not part of this lab")
        x, low, high = self._points("x", x), numbers(y1), numbers(y2)
        for name, one in (("x", x), ("y1", low), ("y2", high)):
            if one.dim() > 1:
                raise ValueError(f"{name!r} is not 1-dimensional")
        for one in (low, high):
            if one.dim() and len(one) not in (1, len(x)):
                raise ValueError(f"operands could not be broadcast together with shapes ({len(x)},) ({len(one)},) ")
        low, high = low.flatten().expand(len(x)), high.flatten().expand(len(x))
        parts = [(0, len(x))] if where is None else _runs(where, len(x))
        made, color = None, self._color(named)
        for start, end in parts:
            part, floor, top = x[start:end], low[start:end], high[start:end]
            mark = self._add("polygon", {**named, "label": named.get("label") if made is None else None}, x=torch.cat([part, part.flip(0)]),
                             y=torch.cat([floor, top.flip(0)]), color=color)
            made = made or PolyCollection(self, mark)
        return made

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
        for name in ("shape", "overhang", "head_starts_at_zero"):
            named.pop(name, None)
        named = settled("Polygon", named, "FancyArrow.set() got an unexpected keyword argument {name!r}")
        return self._polygon(numbers(xs), numbers(ys), {"facecolor": "C0", **named})

    def _polygon(self, x, y, named):
        return Polygon(self, self._add("polygon", named, x=x, y=y, color=self._color(named)))

    def axhline(self, y=0, xmin=0, xmax=1, **named):
        return self._across("y", y, named)

    def axvline(self, x=0, ymin=0, ymax=1, **named):
        return self._across("x", x, named)

    def _across(self, side, at, named):
        named = {name: value for name, value in settled("Line2D", named).items() if value is not None}
        dash, width = dash_of(named.get("linestyle", "-")), float(named.get("linewidth", 1.5))
        given = named.get("color", "C0")
        told = {"_color": given, "_x": [0, 1] if side == "y" else [at, at], "_y": [at, at] if side == "y" else [0, 1]}
        mark = self._add("across", named, side=side, at=float(at), until=None, dash=dash, width=width, color=color_of(given), **told)
        return Line2D(self, mark)

    def text(self, x, y, s, fontdict=None, **named):
        return self._told_at(x, y, s, {**(fontdict or {}), **named})

    def _told_at(self, x, y, s, named, said=None):
        named = {name: value for name, value in settled("Text", named, said or _of_texts).items() if value is not None}
        across, down = named.get("horizontalalignment", "left"), named.get("verticalalignment", "baseline")
        one_of(["center", "right", "left"], align=across)
        one_of(["top", "bottom", "center", "baseline", "center_baseline"], align=down)
        down, color = "center" if down == "center_baseline" else down, named.get("color", "black")
        mark = self._add("text", {"alpha": named.get("alpha")}, x=float(x), y=float(y), text=str(s), color=color_of(color), own=color != "black",
                         across=across, down=down)
        return Text(self, x, y, str(s), mark=mark)

    # looks

    def _word(name):
        def put(self, label, fontdict=None, **others):
            loc = others.pop("loc", None)
            for looks in ("pad", "labelpad", "y") if name == "title" else ("labelpad",):
                others.pop(looks, None)
            named = settled("Text", {**(fontdict or {}), **others}, _of_texts if name != "title" else "Text.set() got an unexpected keyword argument {name!r}")
            if named.get("color") is not None:
                color_of(named["color"])
            if loc is not None:
                one_of({"title": ["left", "center", "right"], "xlabel": ["left", "center", "right"], "ylabel": ["bottom", "center", "top"]}[name], loc=loc)
            self._words[name] = str(label)
            return self._word_of(name)

        put.__name__, put.__qualname__ = f"set_{name}", f"Axes.set_{name}"
        return put

    def _word_of(self, name):
        x, y = {"title": (0.5, 1.0), "xlabel": (0.5, 0), "ylabel": (0, 0.5)}[name]
        return Text(self, x, y, self._words[name], put=lambda text: self._words.update({name: text}))

    title = property(lambda self: self._word_of("title"))

    set_title, set_xlabel, set_ylabel = _word("title"), _word("xlabel"), _word("ylabel")

    def remove(self):
        self.figure.delaxes(self)

    def _told(name):
        return lambda self, loc="center": self._words[name] if loc == "center" else ""

    get_title, get_xlabel, get_ylabel = _told("title"), _told("xlabel"), _told("ylabel")

    def get_xlim(self):
        return ranges.range_of(self, "x")

    def get_ylim(self):
        return ranges.range_of(self, "y")

    def _made(self, kind):
        found = [mark["_artist"] for mark in self._marks if "_artist" in mark and not mark.get("_part")]
        return [one for one in found if isinstance(one, kind)]

    def get_lines(self):
        return Listed("<a list of {} Line2D objects>", self._made(Line2D))

    lines = property(lambda self: Listed("<Axes.ArtistList of {} lines>", self._made(Line2D)))
    containers = property(lambda self: self._made(BarContainer))
    patches = property(lambda self: Listed("<Axes.ArtistList of {} patches>", [bar for bars in self._made(BarContainer) for bar in bars] + self._made(Polygon)))
    collections = property(lambda self: Listed("<Axes.ArtistList of {} collections>", self._made((PathCollection, PolyCollection, LineCollection))))
    images = property(lambda self: Listed("<Axes.ArtistList of {} images>", self._made(AxesImage)))
    texts = property(lambda self: Listed("<Axes.ArtistList of {} texts>", self._made(Text)))

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

    def _tick_labels(side):
        def put(self, labels, *, minor=False, fontdict=None, **others):
            settled("Text", {**(fontdict or {}), **others})
            told = [one.get_text() if isinstance(one, Text) else str(one) for one in labels]
            ticks = self._sides[side]["ticks"]
            if ticks is None:
                say("FixedFormatter should only be used together with FixedLocator")
            elif len(told) and len(told) != len(ticks):
                raise ValueError(
                    f"The number of FixedLocator locations ({len(ticks)}), usually from a call to set_ticks, does not match the number "
                    f"of ticklabels ({len(told)})."
                )
            self._sides[side]["labels"] = told if told or ticks is None else [""] * len(ticks)
            return self._labels_of(side)

        return put

    set_xticklabels, set_yticklabels = _tick_labels("x"), _tick_labels("y")

    def _labels_of(self, side):
        ticks = self._ticks_of(side)
        labels = self._sides[side]["labels"]
        labels = ranges.labels(ticks, *ranges.range_of(self, side)) if labels is None else labels
        return [Text(self, *((at, 0) if side == "x" else (0, at)), label) for at, label in zip(ticks, labels)]

    def get_xticklabels(self, **others):
        return self._labels_of("x")

    def get_yticklabels(self, **others):
        return self._labels_of("y")

    def _ticks_of(self, side):
        settings = self._sides[side]
        if side in self._ticked:
            return self._ticked[side]
        if self._categories[side]:
            return list(range(len(self._categories[side])))
        if settings["ticks"] is not None:
            return np.array(settings["ticks"])
        if settings["log"]:
            raise NotImplementedError("asking for the ticks of a logarithmic axis is not part of this lab")
        left, bottom, width, height = self._bounds()
        inches = (width * self.figure._size[0]) if side == "x" else (height * self.figure._size[1])
        # as many as labels of ten points have room for
        return np.array(ranges.ticks(*sorted(ranges.range_of(self, side)), inches * 72 // (30 if side == "x" else 20)))

    def get_xticks(self, *, minor=False):
        return self._ticks_of("x")

    def get_yticks(self, *, minor=False):
        return self._ticks_of("y")

    def _bounds(self):
        """Where it lies in the figure: left, bottom, width, height, from 0 to 1."""
        row, column, rows, columns = self._spot
        width, height = 0.775 / (columns + 0.2 * (columns - 1)), 0.77 / (rows + 0.2 * (rows - 1))
        return 0.125 + 1.2 * width * column, 0.88 - 1.2 * height * row - height, width, height

    def __str__(self):
        left, bottom, width, height = self._bounds()
        return f"AxesSubplot({left:g},{bottom:g};{width:g}x{height:g})"

    def __repr__(self):
        told = [f"title={ {'center': self._words['title']} }"] if self._words["title"] else []
        told += [f"{name}={self._words[name]!r}" for name in ("xlabel", "ylabel") if self._words[name]]
        return f"<AxesSubplot: {', '.join(told)}>"

    def _looks(self, *given, **named):
        """How ticks and the frame look in detail is the page's."""

    def tick_params(self, axis="both", which="major", reset=False, **named):
        one_of(["x", "y", "both"], axis=axis)
        one_of(["major", "minor", "both"], which=which)
        ticks_told(named)

    minorticks_on = minorticks_off = locator_params = ticklabel_format = set_facecolor = set_axisbelow = _looks
    autoscale = relim = autoscale_view = label_outer = set_box_aspect = _looks
    spines = property(lambda self: _Spines())

    def get_figure(self):
        return self.figure

    def _limits(side):
        names = ("left", "right") if side == "x" else ("bottom", "top")

        def put(self, low=None, high=None, /, emit=True, auto=False, **named):
            known(f"_AxesBase.set_{side}lim", named, f"{' '.join(names)} {side}min {side}max")
            if high is None and hasattr(low, "__len__"):
                low, high = low
            given = {}
            for name, ends, value in (("low", (names[0], side + "min"), low), ("high", (names[1], side + "max"), high)):
                value = next((named[end] for end in ends if named.get(end) is not None), value)
                if value is None:
                    continue
                value = float(value)
                if not math.isfinite(value):
                    raise ValueError("Axis limits cannot be NaN or Inf")
                if self._sides[side]["log"] and value <= 0:
                    say(f"Attempt to set non-positive {side}lim on a log-scaled axis will be ignored.")
                else:
                    given[name] = value
            if len(given) == 2 and given["low"] == given["high"]:
                say(
                    f"Attempting to set identical low and high {side}lims makes transformation singular; automatically expanding."
                )
                room = 0.05 * abs(given["low"]) or 0.05
                given = {"low": given["low"] - room, "high": given["high"] + room}
            for axes in self._beside[side]:
                axes._sides[side].update(given)
            return (self.get_xlim if side == "x" else self.get_ylim)()

        return put

    set_xlim, set_ylim = _limits("x"), _limits("y")

    def _scaling(side):
        def put(self, value, **others):
            one_of(["linear", "log", "symlog", "asinh", "logit", "function", "functionlog"], scale=value)
            if value not in ("linear", "log"):
                raise NotImplementedError(f"the scale {value!r} is not part of this lab")
            self._sides[side]["log"] = value == "log"

        return put

    def get_xscale(self):
        return "log" if self._sides["x"]["log"] else "linear"

    def get_yscale(self):
        return "log" if self._sides["y"]["log"] else "linear"

    set_xscale, set_yscale = _scaling("x"), _scaling("y")

    def _ticks(side):
        def put(self, ticks, labels=None, *, minor=False, **others):
            if minor:
                raise NotImplementedError("minor ticks are not part of this lab")
            if labels is None and others:
                settled("Text", others)
            self._sides[side].update(ticks=numbers(ticks).flatten().tolist(), labels=None)
            self._ticked[side] = np.asarray(ticks)
            self._reach(side, self._sides[side]["ticks"])
            if labels is not None:
                getattr(self, f"set_{side}ticklabels")(labels, **others)
            return [(XTick if side == "x" else YTick)(at) for at in self._sides[side]["ticks"]]

        return put

    set_xticks, set_yticks = _ticks("x"), _ticks("y")

    def _reach(self, side, ticks):
        """Ticks that lie beyond the ends of an axis move them, until more is plotted."""
        ticks = [at for at in ticks if at > 0 or not self._sides[side]["log"]]
        low, high = ranges.range_of(self, side)
        if not ticks or (min(low, high) <= min(ticks) and max(ticks) <= max(low, high)):
            return
        ends = [min(low, high, *ticks), max(low, high, *ticks)]
        low, high = ends[::-1] if low > high else ends
        for axes in self._beside[side]:
            settings = axes._sides[side]
            if settings["low"] is None and settings["high"] is None:
                axes._reached_by[side] = (low, high, [len(one._marks) for one in self._beside[side]])
            else:
                settings.update(low=low, high=high)

    def axis(self, arg=None, emit=True, **named):
        known("axis", named, "xmin xmax ymin ymax")
        if arg is not None and not isinstance(arg, (str, bool)):
            try:
                left, right, bottom, top = numbers(arg).tolist()
            except (TypeError, ValueError):
                raise TypeError("the first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]") from None
            self.set_xlim(left, right)
            self.set_ylim(bottom, top)
        elif arg in (False, "off", True, "on"):
            self._frame = arg in (True, "on")
        elif arg in ("equal", "scaled", "image", "square"):
            self._shape = "square" if arg == "square" else "equal"
        elif isinstance(arg, str) and arg not in ("auto", "tight"):
            raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
        if arg is None and named:
            self.set_xlim(named.get("xmin"), named.get("xmax"))
            self.set_ylim(named.get("ymin"), named.get("ymax"))
        return (*self.get_xlim(), *self.get_ylim())

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        self._shape = "equal" if _equal(aspect) else "auto"

    def get_aspect(self):
        return "auto" if self._shape == "auto" else 1.0

    def set_axis_off(self):
        self._frame = False

    def grid(self, visible=None, which="major", axis="both", **others):
        one_of(["x", "y", "both"], axis=axis)
        one_of(["major", "minor", "both"], which=which)
        ticks_told([f"grid_{name}" for name in others])
        self._grid = not self._grid if visible is None and not others else visible is not False

    def legend(self, *given, loc=None, handles=None, labels=None, title=None, **others):
        known("Legend.__init__", others, _of_legend)
        if isinstance(loc, str):
            one_of(_places, loc=loc)
        elif isinstance(loc, int) and 0 <= loc < len(_places):
            loc = _places[loc]
        if len(given) == 1 and any(isinstance(one, (Line2D, PathCollection)) for one in given[0]):
            raise TypeError("A single argument passed to legend() must be a list of labels, but found an Artist in there.")
        if len(given) == 2:
            handles, labels = given
        elif given:
            labels = given[0]
        drawn = [mark for mark in self._marks if mark["kind"] not in ("image", "text") and not mark.get("_part")]
        if handles is None and labels is None and not any(_is_told(mark) for mark in drawn):
            print(
                "No artists with labels found to put in legend.  Note that artists whose label start with an underscore are ignored "
                "when legend() is called with no argument.",
                file=sys.stderr,
            )
        if handles is not None:
            handles = [one[0] if isinstance(one, (list, tuple)) and not isinstance(one, BarContainer) else one for one in handles]
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
        if labels is not None:
            # the rest is not in it
            for mark in drawn[len(labels) :]:
                mark["label"] = ""
        self._legend = "best" if loc is None else str(loc)
        self._legend_made = Legend(self, [mark for mark in drawn if _is_told(mark)], title)
        return self._legend_made

    def get_legend(self):
        return self._legend_made

    def get_legend_handles_labels(self):
        named = [mark for mark in self._marks if _is_told(mark) and "_artist" in mark]
        return [mark["_artist"] for mark in named], [mark["label"] for mark in named]

    def set(self, **named):
        for name, value in settled("Axes", named, "AxesSubplot.set() got an unexpected keyword argument {name!r}").items():
            getattr(self, "set_" + name)(value)

    def __getattr__(self, name):
        raise absent("Axes", name)

    def _side(self, side):
        """An axis as it is drawn; where axes share it, from end to end of all that they hold."""
        told = dict(self._sides[side])
        if told["labels"] is not None:
            told["labels"] = [readable(str(one)) for one in told["labels"]]
        if len(self._beside[side]) > 1 or side in self._reached_by:
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
        marks = [{name: described(name, value) for name, value in mark.items() if name[0] != "_"} for mark in self._marks]
        return {
            "spot": self._spot, **words, "x": self._side("x"), "y": self._side("y"), "grid": self._grid,
            "frame": self._frame, "shape": self._shape, "legend": self._legend, "bar": bar, "marks": marks,
        }


class AxesSubplot(Axes):
    """Axes in their place in a grid; that is what all are here."""

    __module__ = "matplotlib.axes._subplots"


def _scale(values, cmap, vmin, vmax):
    """How numbers become colours."""
    finite = values[torch.isfinite(values)]
    low = float(vmin) if vmin is not None else finite.min().item() if finite.numel() else 0.0
    high = float(vmax) if vmax is not None else finite.max().item() if finite.numel() else 1.0
    chosen = get_cmap(cmap, told="cmap")
    return {"colors": chosen._colors, "stepped": chosen._stepped, "low": low, "high": high}


def _heights(call, given, levels):
    """Z, X Y Z, or either with levels after it: where the heights are, the heights, and the levels."""
    if not given:
        raise IndexError("tuple index out of range")
    if len(given) > 4:
        raise TypeError(f"{call}() takes from 1 to 4 positional arguments but {len(given)} were given")
    if len(given) in (2, 4):
        *given, levels = given
    values = numbers(given[-1])
    if values.dim() != 2:
        raise TypeError(f"Input z must be 2D, not {values.dim()}D")
    rows, columns = values.shape
    if rows < 2 or columns < 2:
        raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {tuple(values.shape)}")
    x, y = (numbers(one) for one in given[:2]) if len(given) == 3 else (torch.arange(columns), torch.arange(rows))
    if x.dim() != y.dim():
        raise TypeError(f"Number of dimensions of x ({x.dim()}) and y ({y.dim()}) do not match")
    if x.dim() not in (1, 2):
        raise TypeError(f"Inputs x and y must be 1D or 2D, not {x.dim()}D")
    if x.dim() == 1:
        for name, one, count, told in (("x", x, columns, "columns"), ("y", y, rows, "rows")):
            if len(one) != count:
                raise TypeError(f"Length of {name} ({len(one)}) must match number of {told} in z ({count})")
    else:
        for name, one in (("x", x), ("y", y)):
            if one.shape != values.shape:
                raise TypeError(f"Shapes of {name} {tuple(one.shape)} and z {tuple(values.shape)} do not match")
    return x, y, values, levels


def _of_contours(named, colors, cmap):
    if colors is not None and cmap is not None:
        raise ValueError("Either colors or cmap must be None")
    unknown = [name for name in named if name not in _contour_words.split()]
    if unknown:
        say("The following kwargs were not used by contour: " + ", ".join(map(repr, unknown)))


_contour_words = """norm linewidths linestyles linewidth linestyle hatches alpha origin extent locator extend antialiased antialiaseds
nchunk transform zorder corner_mask negative_linestyles"""
_of_texts = "{kind!r} object has no property {name!r}"
_interpolations = """antialiased none nearest bilinear bicubic spline16 spline36 hanning hamming hermite kaiser quadric catrom gaussian
bessel mitchell sinc lanczos blackman""".split()


def _is_told(mark):
    return bool(mark["label"]) and not mark["label"].startswith("_")


def _equal(aspect):
    """Whether both axes are to have one scale."""
    if isinstance(aspect, str) and aspect in ("auto", "equal"):
        return aspect == "equal"
    if float(aspect) != 1:
        raise NotImplementedError(f"the aspect {aspect!r} is not part of this lab: 'auto' and 'equal' are")
    return True


def _columns(t):
    return [t] if t.dim() < 2 else [t[:, at] for at in range(t.shape[1])]


def _given_columns(given, columns):
    """Columns as they were given, for whoever asks a line for them: tensors stay tensors."""
    if names_in(given):
        return [given]
    if not isinstance(given, torch.Tensor):
        try:
            given = np.array(given)
        except (TypeError, ValueError):
            return [column.numpy() for column in columns]
    if given.ndim == 0:
        return [given.reshape(1)]
    return [given] if given.ndim == 1 else [given[:, at] for at in range(given.shape[1])]


def _as_numbers(given):
    """Numbers, or None where it holds none."""
    try:
        return numbers(given)
    except (TypeError, ValueError):
        return None


def _each(given, count):
    """One number for each bar, as given."""
    found = np.asarray(given).reshape(-1)
    return [found[at % len(found)] for at in range(count)]


def _runs(where, count):
    """From where to where it is true without a break; one alone fills nothing."""
    true = [bool(one) for one in where]
    if len(true) != count:
        raise ValueError(f"where size ({len(true)}) does not match x size ({count})")
    starts = [at for at in range(count) if true[at] and not (at and true[at - 1])]
    ends = [at + 1 for at in range(count) if true[at] and not (at + 1 < count and true[at + 1])]
    return [(start, end) for start, end in zip(starts, ends) if end - start > 1]


def _levels(wanted, values):
    """Between which values areas are filled: given ones, or round ones, about so many."""
    if hasattr(wanted, "__len__"):
        found = numbers(wanted).flatten().tolist()
        if any(after <= before for before, after in zip(found, found[1:])):
            raise ValueError("Contour levels must be increasing")
        return found
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
