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
