"""From where to where an axis goes, before the page draws it: as matplotlib has it, with room beside the data."""

import math

import torch


def _ends(mark, side):
    """What the axis is to hold of a mark, and the ends that get no room beside them."""
    kind = mark["kind"]
    if kind == "bars":
        names = ("left", "right") if side == "x" else ("bottom", "top")
        return torch.cat([mark[name] for name in names]), [] if mark["rest"] == side else mark[names[0]].tolist()
    if kind == "image":
        ends = mark["extent"][:2] if side == "x" else mark["extent"][2:]
        return torch.tensor(ends, dtype=torch.float64), ends
    if kind == "across":
        at = [mark["at"]] + ([] if mark.get("until") is None else [mark["until"]])
        return torch.tensor(at if mark["side"] == side else [], dtype=torch.float64), []
    return (mark[side] if kind in ("line", "points", "polygon") else torch.zeros(0, dtype=torch.float64)), []


def range_of(axes, side):
    """Both ends; those that the program set, else those that the data need."""
    settings = axes._sides[side]
    marks = [mark for one in axes._beside[side] for mark in one._marks]
    parts = [_ends(mark, side) for mark in marks]
    values = torch.cat([part[0].double() for part in parts]) if parts else torch.zeros(0, dtype=torch.float64)
    values = values[torch.isfinite(values)]
    if settings["log"]:
        values = values[values > 0]
    low, high = (1.0, 10.0) if settings["log"] else (0.0, 1.0)
    if len(values):
        stuck = {end for part in parts for end in part[1]}
        low, high = _with_room(values.min().item(), values.max().item(), stuck, settings)
    *ends, marked = axes._reached_by.get(side, (None, None, None))
    if marked == [len(one._marks) for one in axes._beside[side]] and settings["low"] is None and settings["high"] is None:
        return tuple(ends)
    turned = side == "y" and any(mark["kind"] == "image" and mark["extent"][2] > mark["extent"][3] for mark in marks)
    low, high = (high, low) if turned else (low, high)
    return (low if settings["low"] is None else settings["low"], high if settings["high"] is None else settings["high"])


def _with_room(low, high, stuck, settings):
    margin = settings["margin"]
    if settings["log"]:
        factor = (high / low) ** margin
        return (low / 2, high * 2) if low == high else (low / factor, high * factor)
    if low == high:
        room = 0.055 if low == 0 else abs(low) * 0.055
    else:
        room = (high - low) * margin
    return (low if low in stuck else low - room, high if high in stuck else high + room)


def ticks(low, high, room):
    """Where an axis has its ticks, as matplotlib's AutoLocator finds them: round numbers, one beyond each end. `room`: how many fit."""
    count = min(9, max(1, room))
    span, middle = high - low, (high + low) / 2
    offset = math.copysign(10.0 ** (math.log10(abs(middle)) // 1), middle) if abs(middle) / span >= 100 else 0
    scale = 10.0 ** (math.log10(span / count) // 1)
    steps = [scale * step for step in (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20)]
    low, high = low - offset, high - offset
    chosen = next(at for at, step in enumerate(steps) if step >= span / count)
    for at in range(chosen, -1, -1):
        step = steps[at]
        start = low // step * step
        first, last = _edge(low - start, step, offset, False), _edge(high - start, step, offset, True)
        found = [start + step * place for place in range(int(first), int(last) + 1)]
        if sum(low <= one <= high for one in found) >= 2:
            break
    return [one + offset for one in found]


def _edge(x, step, offset, up):
    """The whole step at or below x; at or above it when `up`. What is off by rounding counts as there."""
    near = 1e-10 if not offset else min(0.4999, max(1e-10, 10 ** (math.log10(abs(offset) / step) - 12)))
    whole, rest = divmod(x, step)
    if up:
        return whole if abs(rest / step) < near else whole + 1
    return whole + 1 if abs(rest / step - 1) < near else whole


def labels(places, low, high):
    """What stands beside ticks: as many decimals as tell them apart, as matplotlib's ScalarFormatter has it."""
    places = [float(one) for one in places]
    low, high = min(low, high), max(low, high)
    together = [*places, low, high]
    span = max(together) - min(together) or max(map(abs, together)) or 1.0
    largest = max(map(abs, together))
    if largest and not 1e-5 <= largest < 1e6:
        raise NotImplementedError("asking for the labels of ticks in scientific notation is not part of this lab")
    size = math.floor(math.log10(span))
    digits, near = max(0, 3 - size), 1e-3 * 10.0**size
    while digits >= 0 and max(abs(one - round(one, digits)) for one in places) < near:
        digits -= 1
    return [f"{one:.{digits + 1}f}".replace("-", "\u2212") for one in places]
