"""Further kinds of plots, out of the lines, bars, areas and texts that the page draws."""

import math

import numpy as np
import torch
from matplotlib.colors import is_color_like, to_hex

_gap = math.nan


def _column(given):
    from matplotlib.axes import _numbers

    return _numbers(given).flatten()


def _broken(parts):
    """Lines one after another in one, with a gap between."""
    return torch.tensor([one for part in parts for one in (*part, _gap)][:-1], dtype=torch.float64)


def _styled(named, usual=None):
    """Words that lines take under other names elsewhere."""
    for old, new in (("colors", "color"), ("linestyles", "linestyle"), ("linewidths", "linewidth"), ("ecolor", "color")):
        if named.get(old) is not None:
            named[new] = named[old]
        named.pop(old, None)
    if isinstance(named.get("color"), (list, tuple)) and not is_color_like(named["color"]):
        named["color"] = named["color"][0]
    if named.get("color") is None and usual:
        named["color"] = usual
    named["linestyle"] = {"solid": "-", "dashed": "--", "dotted": ":", "dashdot": "-."}.get(named.get("linestyle"), named.get("linestyle", "-"))
    return named


class Kinds:
    """What Axes has beside what stands in axes.py."""

    def hist(self, x, bins=10, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar", align="mid",
             orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, **named):
        if histtype not in ("bar", "barstacked", "step", "stepfilled"):
            raise ValueError(f"{histtype!r} is not a valid value for histtype; supported values are 'bar', 'barstacked', 'step', 'stepfilled'")
        if isinstance(bins, str) or align != "mid" or bottom is not None:
            raise NotImplementedError("bins by name, align= and bottom= of hist are not part of this lab")
        several = _several(x)
        shares = [None] * len(several) if weights is None else _several(weights)
        edges = _edges(several, bins, range)
        counts = [_counted(values, edges, share, density and not stacked) for values, share in zip(several, shares)]
        if cumulative:
            counts = [(count * (edges[1:] - edges[:-1]) if density else count).cumsum(0) for count in counts]
        stacked = stacked or histtype == "barstacked"
        if stacked and density:
            whole = sum(count.sum() for count in counts)
            counts = [count / whole / (edges[1:] - edges[:-1]) for count in counts]
        colors = [color] * len(several) if color is None or is_color_like(color) else list(color)
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
            tops.append(top.numpy())
        if log:
            (self.set_yscale if orientation == "vertical" else self.set_xscale)("log")
        if len(several) == 1:
            return tops[0], edges.numpy(), made[0]
        import numpy

        return numpy.stack(tops), edges.numpy(), made

    def _piled(self, left, right, floor, top, orientation, named):
        from matplotlib.axes import BarContainer

        sides = {"left": left, "right": right, "bottom": floor.clone(), "top": top}
        rest = "x"
        if orientation != "vertical":
            sides, rest = {"bottom": left, "top": right, "left": floor.clone(), "right": top}, "y"
        named.setdefault("label", "")
        return BarContainer(self, self._add("bars", named, colors=[self._color(None, named)], rest=rest, **sides))

    def _outline(self, edges, floor, top, histtype, orientation, named):
        along = edges.repeat_interleave(2)
        up = torch.cat([floor[:1], top.repeat_interleave(2), floor[-1:]])
        x, y = (along, up) if orientation == "vertical" else (up, along)
        if histtype == "stepfilled":
            return self._polygon(x, y, named)
        return self._line(x, y, "", named)

    def contour(self, *given, levels=None, cmap=None, vmin=None, vmax=None, **named):
        from matplotlib.axes import QuadContourSet, _heights, _levels, _scale

        x, y, values, levels = _heights(given, levels)
        x, y = (x if x.dim() == 1 else x[0]), (y if y.dim() == 1 else y[:, 0])
        wanted = _levels(levels, values)
        if not hasattr(levels, "__len__"):
            wanted = [one for one in wanted if values.min() <= one <= values.max()] or wanted
        scale = _scale(torch.tensor(wanted, dtype=torch.float64), cmap, vmin, vmax)
        given_colors = named.pop("colors", None)
        listed = None if given_colors is None else [given_colors] if is_color_like(given_colors) else list(given_colors)
        styled = _styled({**named, "color": "k"})
        styled.pop("color")
        dash = named.get("linestyles") or named.get("linestyle")
        made = QuadContourSet(self, {"label": ""}, scale)
        made.levels, made._lines = np.array(wanted), []
        for at, level in enumerate(wanted):
            color = to_hex(listed[at % len(listed)]) if listed else _color_at(scale, level)
            # one colour alone: what is below zero is dashed
            dashed = "--" if listed and len(listed) == 1 and level < 0 and dash is None else styled["linestyle"]
            path = _level_lines(x.double(), y.double(), values, level)
            if path:
                line = self._line(_broken([px for px, _ in path]), _broken([py for _, py in path]), "",
                                  {**styled, "color": color, "linestyle": dashed})
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
        x, y = self._places("x", x), _column(y)
        if len(x) != len(y):
            raise ValueError(f"x and y must have same first dimension, but have shapes {tuple(x.shape)} and {tuple(y.shape)}")
        if where not in ("pre", "post", "mid"):
            raise ValueError(f"{where!r} is not a valid value for where; supported values are 'pre', 'post', 'mid'")
        px, py = x.repeat_interleave(2), y.repeat_interleave(2)
        if where == "pre":
            px, py = px[:-1], py[1:]
        elif where == "post":
            px, py = px[1:], py[:-1]
        else:
            middle = ((x[1:] + x[:-1]) / 2).repeat_interleave(2)
            px = torch.cat([x[:1], middle, x[-1:]])
        return [self._line(px, py, given[0] if given else "", named)]

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", ecolor=None, elinewidth=None, capsize=None, capthick=None, **named):
        x, y = self._places("x", x), _column(y)
        named.pop("barsabove", None)
        alone = fmt == "none"
        looks = {name: named[name] for name in ("alpha",) if name in named}
        line = None if alone else self._line(x, y, fmt, named)
        color = ecolor or (line._mark["color"] if line else self._color(None, named))
        bars = []
        for side, spread in (("y", yerr), ("x", xerr)):
            if spread is None:
                continue
            low, high = _spread_of(spread, len(x))
            at = (x, y) if side == "y" else (y, x)
            ends = [torch.stack([at[1] - low, at[1] + high]).T.tolist(), [[one, one] for one in at[0].tolist()]]
            along, across = (_broken(part) for part in ends)
            px, py = (across, along) if side == "y" else (along, across)
            own = {"color": color, "linewidth": elinewidth or 1.5, "linestyle": "-", **looks}
            if capsize:
                own |= {"marker": "_" if side == "y" else "|", "markersize": 2 * capsize}
            bars.append(self._line(px, py, "", own))
        return line, (), tuple(bars)

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", label="", **named):
        return self._strokes("x", x, ymin, ymax, {**named, "colors": colors, "linestyles": linestyles, "label": label})

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", label="", **named):
        return self._strokes("y", y, xmin, xmax, {**named, "colors": colors, "linestyles": linestyles, "label": label})

    def _strokes(self, side, at, low, high, named):
        at = _column(at)
        ends = [_column(one).expand(len(at)).tolist() for one in (low, high)]
        along, across = _broken(list(zip(*ends))), _broken([[one, one] for one in at.tolist()])
        x, y = (across, along) if side == "x" else (along, across)
        return self._line(x, y, "", _styled(named, "C0"))

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **named):
        return self._span("x", xmin, xmax, named)

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **named):
        return self._span("y", ymin, ymax, named)

    def _span(self, side, low, high, named):
        from matplotlib.axes import PathCollection

        color = self._color(named.pop("facecolor", named.pop("fc", None)), named)
        mark = self._add("across", named, side=side, at=float(low), until=float(high), dash="none", width=0.0, color=color)
        return PathCollection(self, mark)

    def fill(self, *given, **named):
        rest, made = list(given), []
        while len(rest) >= 2:
            x, y = rest.pop(0), rest.pop(0)
            color = rest.pop(0) if rest and isinstance(rest[0], str) else None
            made.append(self._polygon(_column(x), _column(y), {**named, **({"color": color} if color else {})}))
        return made

    def stackplot(self, x, *rows, labels=(), colors=None, **named):
        x, floor, made = _column(x), None, []
        several = rows[0] if len(rows) == 1 and hasattr(rows[0][0], "__len__") else rows
        for at, row in enumerate(several):
            top = _column(row) if floor is None else floor + _column(row)
            own = {**named, "label": labels[at] if at < len(labels) else "", **({"color": colors[at % len(colors)]} if colors else {})}
            made.append(self.fill_between(x, torch.zeros_like(top) if floor is None else floor, top, **own))
            floor = top
        return made

    def stem(self, *given, linefmt="C0-", markerfmt="C0o", basefmt="C3-", bottom=0, label=None, **others):
        y = _column(given[-1])
        x = _column(given[0]) if len(given) > 1 else torch.arange(len(y), dtype=torch.float64)
        self._line(_broken([[one, one] for one in x.tolist()]), _broken([[bottom, one] for one in y.tolist()]), linefmt, {})
        made = self._line(x, y, markerfmt, {"label": label or ""})
        self._line(torch.stack([x.min(), x.max()]), torch.full((2,), float(bottom), dtype=torch.float64), basefmt, {})
        return made

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
        places = {name: named[name] for name in ("ha", "va", "horizontalalignment", "verticalalignment") if name in named}
        return self.text(float(at[0]), float(at[1]), text, color=color, **places)

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
        from matplotlib.axes import AxesImage, _numbers, _scale

        if len(given) not in (1, 3):
            raise TypeError(f"pcolormesh() takes 1 or 3 positional arguments but {len(given)} were given")
        values = _numbers(given[-1])
        rows, columns = values.shape
        ends = [0.0, float(columns), 0.0, float(rows)]
        if len(given) == 3:
            ends = [one for axis, count in zip(given[:2], (columns, rows)) for one in _mesh_ends(_numbers(axis), count)]
        for name in ("edgecolors", "antialiased", "rasterized", "linewidth"):
            named.pop(name, None)
        scale = _scale(values, cmap, vmin, vmax)
        mark = self._add("image", named, values=values, shape=[rows, columns], scale=scale, extent=ends, flip=True, smooth=False, levels=None)
        return AxesImage(self, mark, scale)

    pcolor = pcolormesh

    def pie(self, x, labels=None, colors=None, autopct=None, startangle=0, counterclock=True, explode=None, radius=1, **others):
        shares = _column(x)
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
        if not vert:
            raise NotImplementedError("boxplot(vert=False) is not part of this lab")
        several = _several(x)
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
    from matplotlib.axes import _numbers

    if hasattr(x, "dim") or hasattr(x, "astype"):
        made = _numbers(x)
        columns = [made.flatten()] if made.dim() < 2 else list(made.T)
    elif len(x) and all(hasattr(one, "__len__") or getattr(one, "ndim", 0) for one in x):
        columns = [_numbers(one).flatten() for one in x]
    else:
        columns = [_numbers(x).flatten()]
    return [column[torch.isfinite(column)].double() for column in columns]


def _edges(several, bins, span):
    if hasattr(bins, "__len__"):
        return _column(bins).double()
    together = torch.cat(several)
    low, high = span or ((together.min().item(), together.max().item()) if len(together) else (0.0, 1.0))
    if low == high:
        low, high = low - 0.5, high + 0.5
    return torch.linspace(low, high, int(bins) + 1, dtype=torch.float64)


def _counted(values, edges, share, density):
    within = (values >= edges[0]) & (values <= edges[-1])
    # the last bin holds its upper edge
    places = (torch.searchsorted(edges, values[within], right=True) - 1).clamp(max=len(edges) - 2)
    weights = torch.ones_like(values[within]) if share is None else share[within]
    counts = torch.zeros(len(edges) - 1, dtype=torch.float64).index_add_(0, places, weights)
    return counts / (counts.sum() * (edges[1:] - edges[:-1])) if density else counts


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


def _spread_of(spread, count):
    from matplotlib.axes import _numbers

    made = _numbers(spread)
    if (made < 0).any():
        raise ValueError("'yerr' must not contain negative values")
    if made.dim() == 2:
        return made[0], made[1]
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
