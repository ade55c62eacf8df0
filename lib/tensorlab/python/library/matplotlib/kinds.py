"""Further kinds of plots, out of the lines, bars, areas and texts that the page draws."""

import math

import numpy as np
import torch
from matplotlib.artists import BarContainer, ErrorbarContainer, LineCollection, Listed, Polygon, QuadContourSet, QuadMesh, StemContainer
from matplotlib.colors import is_color_like, to_hex
from matplotlib.given import colors_of, known, numbers, one_of, settled
from torch.warned import say

_gap = math.nan


def _column(given):
    return numbers(given).flatten()


def _broken(parts):
    """Lines one after another in one, with a gap between."""
    return torch.tensor([one for part in parts for one in (*part, _gap)][:-1], dtype=torch.float64)


def _styled(named, usual=None):
    """Words that lines take under other names elsewhere."""
    for old, new in (("colors", "color"), ("linestyles", "linestyle"), ("linewidths", "linewidth"), ("ecolor", "color")):
        if named.get(old) is not None:
            named[new] = named[old]
        named.pop(old, None)
    if named.get("color") is not None:
        named["color"] = colors_of(named["color"])[0]
    elif usual:
        named["color"] = usual
    for name in ("linestyle", "linewidth"):
        if isinstance(named.get(name), (list, tuple)) and len(named[name]):
            named[name] = named[name][0]
    return {name: value for name, value in named.items() if value is not None}


class Kinds:
    """What Axes has beside what stands in axes.py."""

    def hist(self, x, bins=10, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar", align="mid",
             orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, **named):
        one_of(["bar", "barstacked", "step", "stepfilled"], histtype=histtype)
        one_of(["left", "mid", "right"], align=align)
        one_of(["horizontal", "vertical"], orientation=orientation)
        named = settled("Polygon" if histtype.startswith("step") else "Rectangle", named)
        if isinstance(bins, str) or align != "mid" or bottom is not None:
            raise NotImplementedError("bins by name, align= and bottom= of hist are not part of this lab")
        several, bins = _several(x), 10 if bins is None else bins
        shares = [None] * len(several) if weights is None else _several(weights)
        if len(shares) != len(several) or any(share is not None and len(share) != len(one) for share, one in zip(shares, several)):
            raise ValueError("weights should have the same shape as x")
        colors = [None] * len(several) if color is None else colors_of(color)
        if len(colors) != len(several):
            raise ValueError(
                f"The 'color' keyword argument must have one color per dataset, but {len(several)} datasets and {len(colors)} colors "
                "were provided"
            )
        edges = _edges(several, bins, range, _is_single(x))
        counts = [_counted(values, edges, share, density and not stacked) for values, share in zip(several, shares)]
        if cumulative:
            counts = [(count * (edges[1:] - edges[:-1]) if density else count).cumsum(0) for count in counts]
        stacked = stacked or histtype == "barstacked"
        if stacked and density:
            whole = sum(count.sum() for count in counts)
            counts = [count / whole / (edges[1:] - edges[:-1]) for count in counts]
        labels = label if isinstance(label, (list, tuple)) else [label] + [None] * (len(several) - 1)
        floor = torch.zeros_like(counts[0])
        tops, made = [], []
        for at, count in enumerate(counts):
            own = {**named, "color": colors[at], "label": labels[at]}
            top = floor + count if stacked else count
            if histtype.startswith("step"):
                made.append(self._outline(edges, floor if stacked else torch.zeros_like(top), top, histtype, orientation, own))
            else:
                left, right = _bar_sides(edges, at, len(several), stacked, rwidth)
                made.append(self._piled(left, right, floor, top, orientation, own))
            floor = top if stacked else floor
            tops.append(top.numpy().copy())
        if log:
            (self.set_yscale if orientation == "vertical" else self.set_xscale)("log")
        if len(several) == 1:
            return tops[0], edges.numpy(), made[0]
        return np.stack(tops), edges.numpy(), Listed(f"<a list of {{}} {'Polygon' if histtype.startswith('step') else 'BarContainer'} objects>", made)

    def _piled(self, left, right, floor, top, orientation, named):
        sides = {"left": left, "right": right, "bottom": floor.clone(), "top": top}
        rest = "x"
        if orientation != "vertical":
            sides, rest = {"bottom": left, "top": right, "left": floor.clone(), "right": top}, "y"
        mark = self._add("bars", named, len(left), colors=[self._color(named, "lines")], rest=rest, **sides)
        return BarContainer(self, mark, list((top - floor).numpy()), list((right - left).numpy()), list(floor.numpy()))

    def _outline(self, edges, floor, top, histtype, orientation, named):
        along = edges.repeat_interleave(2)
        up = torch.cat([floor[:1], top.repeat_interleave(2), floor[-1:]])
        x, y = (along, up) if orientation == "vertical" else (up, along)
        if histtype == "stepfilled":
            return [self._polygon(x, y, {**named, "color": self._color(named, "lines")})]
        looks = {name: named[name] for name in ("color", "linestyle", "linewidth", "alpha", "label") if name in named}
        return [Polygon(self, self._line(x, y, "", {**looks, "color": looks.get("color") or named.get("edgecolor")})._mark)]

    def contour(self, *given, levels=None, cmap=None, vmin=None, vmax=None, **named):
        from matplotlib.axes import _heights, _levels, _of_contours, _scale

        x, y, values, levels = _heights("contour", given, levels)
        x, y = (x if x.dim() == 1 else x[0]), (y if y.dim() == 1 else y[:, 0])
        wanted, outside = _levels(levels, values), None
        if not hasattr(levels, "__len__"):
            wanted = [one for one in wanted if values.min() <= one <= values.max()] or wanted
        if not any(values.min() < one < values.max() for one in wanted):
            say("No contour levels were found within the data range.")
            wanted = outside = [values.min().item()]
        given_colors = named.pop("colors", None)
        _of_contours(named, given_colors, cmap)
        scale = _scale(torch.tensor(wanted, dtype=torch.float64), cmap, vmin, vmax)
        listed = None if given_colors is None else [given_colors] if is_color_like(given_colors) else list(given_colors)
        styled = {name: value for name, value in _styled(named).items() if name in ("linestyle", "linewidth", "alpha")}
        dash = named.get("linestyles") or named.get("linestyle")
        made = QuadContourSet(self, {"label": ""}, scale)
        made.levels, made._lines = outside or np.array(wanted), []
        for at, level in enumerate(wanted):
            color = to_hex(listed[at % len(listed)]) if listed else _color_at(scale, level)
            # one colour alone: what is below zero is dashed
            dashed = "--" if listed and len(listed) == 1 and level < 0 and dash is None else styled.get("linestyle", "-")
            path = _level_lines(x.double(), y.double(), values, level)
            if path:
                line = self._line(_broken([px for px, _ in path]), _broken([py for _, py in path]), "",
                                  {**styled, "color": color, "linestyle": dashed})
                line._mark["_part"] = True
                made._lines.append((level, line))
        self._reached(x, y)
        return made

    def _reached(self, x, y):
        """The axes hold the whole grid without room beside it, though no line may come near its edge."""
        ends = [x.min().item(), x.max().item(), y.min().item(), y.max().item()]
        one = torch.full((1, 1), _gap, dtype=torch.float64)
        self._add("image", {"alpha": 0}, values=one, shape=[1, 1], extent=ends, flip=True, smooth=False, levels=None,
                  scale={"colors": ["#ffffff", "#ffffff"], "stepped": False, "low": 0.0, "high": 1.0})

    def clabel(self, contours, *given, fmt="%1.3f", inline=True, fontsize=10, colors=None, **others):
        told = []
        for level, line in contours._lines:
            x, y = line._mark["x"], line._mark["y"]
            at = len(x) // 2 if math.isfinite(x[len(x) // 2]) else len(x) // 2 - 1
            text = fmt(level) if callable(fmt) else fmt % level if isinstance(fmt, str) else fmt[level]
            if isinstance(fmt, str) and fmt == "%1.3f":
                text = text.rstrip("0").rstrip(".") if "." in text else text
            told.append(self.text(x[at].item(), y[at].item(), text, color=colors or line._mark["color"], ha="center", va="center"))
        return told

    def step(self, x, y, *given, where="pre", **named):
        named = settled("Line2D", named)
        x, y = self._places("x", x), _column(y)
        if len(x) != len(y):
            raise ValueError(f"x and y must have same first dimension, but have shapes {tuple(x.shape)} and {tuple(y.shape)}")
        one_of(("pre", "post", "mid"), where=where)
        px, py = x.repeat_interleave(2), y.repeat_interleave(2)
        if where == "pre":
            px, py = px[:-1], py[1:]
        elif where == "post":
            px, py = px[1:], py[:-1]
        else:
            middle = ((x[1:] + x[:-1]) / 2).repeat_interleave(2)
            px = torch.cat([x[:1], middle, x[-1:]])
        line = self._line(px, py, given[0] if given else "", named)
        line._mark["_x"], line._mark["_y"] = x.numpy(), y.numpy()
        return [line]

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", ecolor=None, elinewidth=None, capsize=None, capthick=None, **named):
        x, y = self._places("x", x), _column(y)
        for name in ("barsabove", "lolims", "uplims", "xlolims", "xuplims", "errorevery"):
            if named.pop(name, None):
                raise NotImplementedError(f"{name}= of errorbar is not part of this lab")
        named = settled("Line2D", named)
        if len(x) != len(y):
            raise ValueError("'x' and 'y' must have the same size")
        alone = fmt in ("none", "None")
        looks = {name: named[name] for name in ("alpha",) if name in named}
        line = None if alone else self._line(x, y, fmt, named)
        color = ecolor or (line._mark["color"] if line else self._color(named, "lines"))
        bars = []
        for side, spread in (("y", yerr), ("x", xerr)):
            if spread is None:
                continue
            low, high = _spread_of(side, spread, len(x))
            at = (x, y) if side == "y" else (y, x)
            ends = [torch.stack([at[1] - low, at[1] + high]).T.tolist(), [[one, one] for one in at[0].tolist()]]
            along, across = (_broken(part) for part in ends)
            px, py = (across, along) if side == "y" else (along, across)
            own = {"color": color, "linewidth": elinewidth or 1.5, "linestyle": "-", **looks}
            if capsize:
                own |= {"marker": "_" if side == "y" else "|", "markersize": 2 * capsize}
            bars.append(self._line(px, py, "", own))
            bars[-1]._mark["_part"] = True
        return ErrorbarContainer((line, (), tuple(bars)))

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", label="", **named):
        return self._strokes("x", x, ymin, ymax, {"color": colors, "linestyle": linestyles, "label": label}, named)

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", label="", **named):
        return self._strokes("y", y, xmin, xmax, {"color": colors, "linestyle": linestyles, "label": label}, named)

    def _strokes(self, side, at, low, high, usual, named):
        named = {**usual, **{name: value for name, value in settled("LineCollection", named).items() if value is not None}}
        at = _column(at)
        ends = [_column(one).expand(len(at)).tolist() for one in (low, high)]
        along, across = _broken(list(zip(*ends))), _broken([[one, one] for one in at.tolist()])
        x, y = (across, along) if side == "x" else (along, across)
        line = self._line(x, y, "", _styled(named, "C0"))
        return LineCollection(self, line._mark)

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **named):
        return self._span("x", xmin, xmax, named)

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **named):
        return self._span("y", ymin, ymax, named)

    def _span(self, side, low, high, named):
        named = settled("Polygon", named)
        mark = self._add("across", named, side=side, at=float(low), until=float(high), dash="none", width=0.0, color=self._color({"facecolor": "C0", **named}))
        return Polygon(self, mark)

    def fill(self, *given, **named):
        named, rest, made = settled("Polygon", named), list(given), []
        while len(rest) >= 2:
            x, y = rest.pop(0), rest.pop(0)
            color = rest.pop(0) if rest and isinstance(rest[0], str) else None
            if len(_column(x)) != len(_column(y)):
                raise ValueError(f"x and y must have same first dimension, but have shapes ({len(_column(x))},) and ({len(_column(y))},)")
            made.append(self._polygon(_column(x), _column(y), {**named, **({"color": color} if color else {})}))
        return made

    def stackplot(self, x, *rows, labels=(), colors=None, **named):
        x, floor, made = _column(x), None, []
        several = rows[0] if len(rows) == 1 and hasattr(rows[0][0], "__len__") else rows
        for at, row in enumerate(several):
            top = _column(row) if floor is None else floor + _column(row)
            own = {**named, "label": labels[at] if at < len(labels) else "", "color": colors[at % len(colors)] if colors else self._next_color("lines")}
            made.append(self.fill_between(x, torch.zeros_like(top) if floor is None else floor, top, **own))
            floor = top
        return made

    def stem(self, *given, linefmt="C0-", markerfmt="C0o", basefmt="C3-", bottom=0, label=None, **others):
        y = _column(given[-1])
        x = _column(given[0]) if len(given) > 1 else torch.arange(len(y), dtype=torch.float64)
        known("stem", others, "use_line_collection orientation data")
        if len(x) != len(y):
            raise ValueError(f"x and y must have same first dimension, but have shapes ({len(x)},) and ({len(y)},)")
        stems = self._line(_broken([[one, one] for one in x.tolist()]), _broken([[bottom, one] for one in y.tolist()]), linefmt, {})
        made = self._line(x, y, markerfmt, {"label": label or ""})
        base = self._line(torch.stack([x.min(), x.max()]), torch.full((2,), float(bottom), dtype=torch.float64), basefmt, {})
        made._mark["_x"], made._mark["_y"] = np.asarray(given[0]) if len(given) > 1 else x.numpy(), np.asarray(given[-1])
        base._mark["_x"], base._mark["_y"] = base._mark["x"].numpy(), np.array([bottom, bottom])
        return StemContainer((made, LineCollection(self, stems._mark), base))

    def annotate(self, text, xy, xytext=None, arrowprops=None, color="black", **named):
        at = xy if xytext is None else xytext
        if named.get("xycoords", "data") != "data" or named.get("textcoords", "data") != "data":
            if named.get("textcoords") not in ("offset points", "offset pixels") or named.get("xycoords", "data") != "data":
                raise NotImplementedError("xycoords= and textcoords= of annotate are not part of this lab: give the places in data")
            at = xy
        if arrowprops is not None and xytext is not None:
            shown = arrowprops.get("color", arrowprops.get("facecolor", arrowprops.get("ec", "k")))
            self._line(_column([xytext[0], xy[0]]), _column([xytext[1], xy[1]]), "", {"color": shown, "linewidth": 1})
            self._line(_column([xy[0]]), _column([xy[1]]), "", {"color": shown, "marker": "o", "markersize": 3})
        for name in ("xycoords", "textcoords", "annotation_clip"):
            named.pop(name, None)
        said = "'Annotation' object has no property {name!r}"
        return self._told_at(float(at[0]), float(at[1]), text, {"color": color, **named}, said)

    def bar_label(self, container, labels=None, fmt="%g", padding=0, **others):
        mark, told = container._mark, []
        stands = mark["rest"] == "x"
        ends, starts = (mark["top"], mark["bottom"]) if stands else (mark["right"], mark["left"])
        middles = (mark["left"] + mark["right"]) / 2 if stands else (mark["bottom"] + mark["top"]) / 2
        for at, (end, start, middle) in enumerate(zip(ends.tolist(), starts.tolist(), middles.tolist())):
            text = labels[at] if labels is not None else fmt % (end - start) if isinstance(fmt, str) else fmt(end - start)
            below = end < start
            looks = {"ha": "center", "va": "top" if below else "bottom"} if stands else {"ha": "right" if below else "left", "va": "center"}
            told.append(self.text(*((middle, end) if stands else (end, middle)), text, **looks))
        return told

    def pcolormesh(self, *given, cmap=None, vmin=None, vmax=None, shading=None, **named):
        from matplotlib.axes import _scale

        if len(given) not in (1, 3):
            raise TypeError(f"pcolormesh() takes 1 or 3 positional arguments but {len(given)} were given")
        values = numbers(given[-1])
        rows, columns = values.shape
        named = settled("QuadMesh", named)
        one_of(["gouraud", "nearest", "flat", "auto"], **({} if shading is None else {"shading": shading}))
        if len(given) == 3:
            across, down = (numbers(one) for one in given[:2])
            wide, high = across.shape[-1], down.shape[0]
            if shading == "flat" and (wide, high) != (columns + 1, rows + 1) or wide - columns not in (0, 1) or high - rows not in (0, 1):
                raise TypeError(
                    f"Dimensions of C ({rows}, {columns}) are incompatible with X ({wide}) and/or Y ({high}); see help(pcolormesh)"
                )
        ends = [0.0, float(columns), 0.0, float(rows)]
        if len(given) == 3:
            ends = [one for axis, count in zip(given[:2], (columns, rows)) for one in _mesh_ends(numbers(axis), count)]
        scale = _scale(values, cmap, vmin, vmax)
        mark = self._add("image", named, values=values, shape=[rows, columns], scale=scale, extent=ends, flip=True, smooth=False, levels=None)
        return QuadMesh(self, mark, scale)

    pcolor = pcolormesh

    def pie(self, x, labels=None, colors=None, autopct=None, startangle=0, counterclock=True, explode=None, radius=1, **others):
        known("pie", others, "pctdistance shadow labeldistance wedgeprops textprops center frame rotatelabels normalize hatch data")
        shares = _column(x)
        for name, given in (("label", labels), ("explode", explode)):
            if given is not None and len(given) != len(shares):
                raise ValueError(f"'{name}' must be of length 'x'")
        if (shares < 0).any():
            raise ValueError("Wedge sizes 'x' must be non negative values")
        shares = shares / shares.sum() if shares.sum() > 0 else shares
        wedges, texts, inner, angle = [], [], [], startangle / 360
        for at, share in enumerate(shares.tolist()):
            until = angle + (share if counterclock else -share)
            middle, off = 2 * math.pi * (angle + until) / 2, (explode[at] if explode is not None else 0)
            dx, dy = off * math.cos(middle), off * math.sin(middle)
            turn = torch.linspace(2 * math.pi * angle, 2 * math.pi * until, max(2, round(180 * share) + 2), dtype=torch.float64)
            zero = torch.zeros(1, dtype=torch.float64)
            px, py = (torch.cat([zero, radius * part]) + by for part, by in ((turn.cos(), dx), (turn.sin(), dy)))
            own = {"color": colors[at % len(colors)]} if colors is not None else {}
            if labels is not None:
                texts.append(self.text(*(1.1 * radius * one + by for one, by in ((math.cos(middle), dx), (math.sin(middle), dy))), labels[at],
                                       ha="left" if math.cos(middle) >= 0 else "right", va="center"))
                own["label"] = str(labels[at])
            wedges.append(self._polygon(px, py, own))
            if autopct is not None:
                told = autopct(100 * share) if callable(autopct) else autopct % (100 * share)
                inner.append(self.text(*(0.6 * radius * one + by for one, by in ((math.cos(middle), dx), (math.sin(middle), dy))), told, ha="center", va="center"))
            angle = until
        self._frame, self._shape = False, "square"
        self.set_xlim(-1.25, 1.25)
        self.set_ylim(-1.25, 1.25)
        return (wedges, texts) if autopct is None else (wedges, texts, inner)

    def boxplot(self, x, labels=None, vert=True, showfliers=True, whis=1.5, positions=None, widths=None, **others):
        known("boxplot", others, """notch sym bootstrap usermedians conf_intervals patch_artist meanline showmeans showcaps showbox boxprops
flierprops medianprops meanprops capprops whiskerprops manage_ticks autorange zorder capwidths data""")
        if not vert:
            raise NotImplementedError("boxplot(vert=False) is not part of this lab")
        several = _several(x)
        if labels is not None and len(labels) != len(several):
            raise ValueError("Dimensions of labels and X must be compatible")
        if positions is not None and len(positions) != len(several):
            raise ValueError("List of boxplot statistics and `positions` values must have same the length")
        places = list(positions) if positions is not None else list(range(1, len(several) + 1))
        wide = widths or min(0.5, max(0.15, 0.15 * (max(places) - min(places))))
        for at, values in zip(places, several):
            low, middle, high = torch.quantile(values, torch.tensor([0.25, 0.5, 0.75], dtype=torch.float64)).tolist()
            reach = whis * (high - low)
            inside = values[(values >= low - reach) & (values <= high + reach)]
            bottom, top = inside.min().item(), inside.max().item()
            left, right, cap = at - wide / 2, at + wide / 2, wide / 4
            box = [([left, right, right, left, left], [low, low, high, high, low]), ([at, at], [low, bottom]), ([at, at], [high, top])]
            box += [([at - cap, at + cap], [end, end]) for end in (bottom, top)]
            self._line(_broken([px for px, _ in box]), _broken([py for _, py in box]), "", {"color": "k", "linewidth": 1})
            self._line(_column([left, right]), _column([middle, middle]), "", {"color": "C1", "linewidth": 1})
            beyond = values[(values < bottom) | (values > top)]
            if showfliers and len(beyond):
                self._line(torch.full_like(beyond, at), beyond, "ko", {"markersize": 6})
        self._sides["x"].update(ticks=[float(at) for at in places], labels=[str(one) for one in labels or places],
                                low=min(places) - 0.5, high=max(places) + 0.5)
        return {}

    def axline(self, xy1, xy2=None, *, slope=None, **named):
        named = settled("Line2D", named)
        if (xy2 is None) == (slope is None):
            raise TypeError("Exactly one of 'xy2' and 'slope' must be given")
        if slope is None:
            slope = (xy2[1] - xy1[1]) / (xy2[0] - xy1[0]) if xy2[0] != xy1[0] else math.inf
        if not math.isfinite(slope):
            return self.axvline(xy1[0], **named)
        (left, right), (bottom, top) = self.get_xlim(), self.get_ylim()
        self.set_xlim(left, right)
        self.set_ylim(bottom, top)
        ends = [left, right]
        return self._line(_column(ends), _column([xy1[1] + slope * (one - xy1[0]) for one in ends]), "", named)


def _several(x):
    """One row of numbers, or a few."""
    if hasattr(x, "dim") or hasattr(x, "astype"):
        made = numbers(x)
        columns = [made.flatten()] if made.dim() < 2 else list(made.T)
    elif len(x) and all(hasattr(one, "__len__") or getattr(one, "ndim", 0) for one in x):
        columns = [numbers(one).flatten() for one in x]
    else:
        columns = [numbers(x).flatten()]
    return [column[torch.isfinite(column)].double() for column in columns]


def _is_single(x):
    """Whether numbers are of single precision, in which the edges of bins are then found."""
    return str(getattr(x, "dtype", "")) in ("torch.float32", "float32")


def _edges(several, bins, span, single=False):
    if hasattr(bins, "__len__"):
        edges = _column(bins).double()
        if (edges[1:] < edges[:-1]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    if int(bins) != bins:
        raise TypeError("`bins` must be an integer, a string, or an array")
    if bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
    together = torch.cat(several)
    low, high = span or ((together.min().item(), together.max().item()) if len(together) else (0.0, 1.0))
    if low > high:
        raise ValueError("max must be larger than min in range parameter.")
    if low == high:
        low, high = low - 0.5, high + 0.5
    edges = torch.linspace(low, high, int(bins) + 1, dtype=torch.float64)
    return edges.float().double() if single else edges


def _counted(values, edges, share, density):
    within = (values >= edges[0]) & (values <= edges[-1])
    # the last bin holds its upper edge
    places = (torch.searchsorted(edges, values[within], right=True) - 1).clamp(max=len(edges) - 2)
    weights = torch.ones_like(values[within]) if share is None else share[within]
    counts = torch.zeros(len(edges) - 1, dtype=torch.float64).index_add_(0, places, weights)
    return counts / (edges[1:] - edges[:-1]) / counts.sum() if density else counts


def _bar_sides(edges, at, count, stacked, rwidth):
    """Where the bars of one row stand in their bins: beside each other, over four fifths of the room."""
    width = edges[1:] - edges[:-1]
    if count == 1 or stacked:
        room = width * (1.0 if rwidth is None else min(1.0, max(0.0, rwidth)))
        middle = (edges[1:] + edges[:-1]) / 2
        return (edges[:-1], edges[1:]) if rwidth is None else (middle - room / 2, middle + room / 2)
    part = 0.8 if rwidth is None else min(1.0, max(0.0, rwidth))
    each = width * part / count
    left = edges[:-1] + width * (1 - part) / 2 + each * at
    return left, left + each


def _spread_of(side, spread, count):
    made = numbers(spread)
    if tuple(made.shape) not in ((), (1,), (count,), (2, count), (2, 1), (1, count), (1, 1)):
        raise ValueError(
            f"'{side}err' (shape: {tuple(made.shape)}) must be a scalar or a 1D or (2, n) array-like whose shape matches '{side}' "
            f"(shape: ({count},))"
        )
    if (made < 0).any():
        raise ValueError(f"'{side}err' must not contain negative values")
    if made.dim() == 2:
        return made[0].expand(count), made[-1].expand(count)
    return made.flatten().expand(count), made.flatten().expand(count)


def _mesh_ends(axis, count):
    axis = axis if axis.dim() == 1 else (axis[0] if axis.shape[1] in (count, count + 1) and axis[0, 0] != axis[0, -1] else axis[:, 0])
    low, high = axis[0].item(), axis[-1].item()
    if len(axis) == count + 1:
        return low, high
    half = (high - low) / max(1, count - 1) / 2
    return low - half, high + half


def _color_at(scale, value):
    colors, span = scale["colors"], scale["high"] - scale["low"]
    part = min(1.0, max(0.0, (value - scale["low"]) / span)) if span else 0.0
    at = part * (len(colors) - 1)
    low = min(int(at), len(colors) - 2)
    ends = [[int(color[place : place + 2], 16) for place in (1, 3, 5)] for color in colors[low : low + 2]]
    return "#" + "".join(f"{round(a + (at - low) * (b - a)):02x}" for a, b in zip(*ends))


def _level_lines(x, y, values, level):
    """The lines along which values over a grid have one value: straight through each cell (marching squares), joined."""
    above = values > level
    corners = (above[:-1, :-1], above[:-1, 1:], above[1:, 1:], above[1:, :-1])
    mixed = (corners[0] != corners[1]) | (corners[1] != corners[2]) | (corners[2] != corners[3])
    xs, ys, joined = x.tolist(), y.tolist(), {}
    grid = values.tolist()

    def crossing(edge):
        (r1, c1), (r2, c2) = edge
        a, b = grid[r1][c1], grid[r2][c2]
        part = (level - a) / (b - a)
        return xs[c1] + part * (xs[c2] - xs[c1]), ys[r1] + part * (ys[r2] - ys[r1])

    for r, c in mixed.nonzero().tolist():
        around = ((r, c), (r, c + 1), (r + 1, c + 1), (r + 1, c))
        if not all(math.isfinite(grid[row][column]) for row, column in around):
            continue
        edges = [tuple(sorted((around[at], around[(at + 1) % 4]))) for at in range(4)]
        cut = [edge for edge in edges if (grid[edge[0][0]][edge[0][1]] > level) != (grid[edge[1][0]][edge[1][1]] > level)]
        for one, other in zip(cut[::2], cut[1::2]):
            joined.setdefault(one, []).append(other)
            joined.setdefault(other, []).append(one)
    return [tuple(zip(*map(crossing, chain))) for chain in _chains(joined)]


def _chains(joined):
    """Edges in the order in which a line passes them, one list for each line."""
    starts = [edge for edge, beside in joined.items() if len(beside) == 1] + list(joined)
    for start in starts:
        if not joined.get(start):
            continue
        chain, at = [start], start
        while joined[at]:
            following = joined[at].pop()
            joined[following].remove(at)
            chain.append(following)
            at = following
        yield chain
