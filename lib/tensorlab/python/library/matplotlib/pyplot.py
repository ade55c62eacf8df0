"""pyplot: the figure and the axes that one plots on without naming them. Figures are drawn by show(), or as a cell ends."""

import importlib

import matplotlib
from matplotlib import cm, colors, style
from matplotlib.axes import Axes
from matplotlib.artists import _Artist
from matplotlib.figure import Figure
from matplotlib.given import settled
from matplotlib.names import absent

rcParams, rc = matplotlib.rcParams, matplotlib.rc

# by number; the last one is the one in use
_open = {}


def figure(num=None, figsize=None, **others):
    """A new figure, or the open one of this number."""
    number = max(_open, default=0) + 1 if num is None else num
    found = _open.pop(number, None) or Figure(figsize, **others)
    _open[number] = found
    return found


def gcf():
    return list(_open.values())[-1] if _open else figure()


def gca():
    drawn = gcf()
    current = drawn.__dict__.get("_current")
    return current if current in drawn.axes else drawn.gca()


def sca(ax):
    ax.figure._current = ax


def delaxes(ax=None):
    chosen = gca() if ax is None else ax
    chosen.figure.delaxes(chosen)


def subplot(*given, **others):
    ax = gcf().add_subplot(*given, **others)
    sca(ax)
    return ax


def axes(arg=None, **others):
    if arg is not None:
        raise NotImplementedError("axes at a place of one's own are not part of this lab")
    return subplot(**others)


def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, subplot_kw=None, figsize=None, num=None, **others):
    for name in ("gridspec_kw", "width_ratios", "height_ratios"):
        others.pop(name, None)
    for what, count in (("rows", nrows), ("columns", ncols)):
        if not isinstance(count, int) or count <= 0:
            raise ValueError(f"Number of {what} must be a positive integer, not {count!r}")
    drawn = figure(num, figsize=figsize, **others)
    rows = [
        [drawn.add_subplot(nrows, ncols, ncols * row + column + 1, **(subplot_kw or {})) for column in range(ncols)]
        for row in range(nrows)
    ]
    for side, shared in (("x", sharex), ("y", sharey)):
        _share(rows, side, shared)
    # what was made last is what one plots on
    sca(rows[-1][-1])
    if squeeze and nrows == ncols == 1:
        return drawn, rows[0][0]
    if squeeze and 1 in (nrows, ncols):
        return drawn, _Grid([ax for row in rows for ax in row])
    return drawn, _Grid([_Grid(row) for row in rows])


def _share(rows, side, shared):
    """Axes that go from end to end of all that they hold together."""
    kinds = {True: "all", "all": "all", "row": "row", "col": "col", False: "none", "none": "none"}
    if shared not in kinds:
        raise ValueError(f"{shared!r} is not a valid value for share{side}; supported values are 'all', 'row', 'col', 'none'")
    together = {"all": [[ax for row in rows for ax in row]], "row": rows, "col": [list(column) for column in zip(*rows)], "none": []}
    for axes in together[kinds[shared]]:
        for ax in axes:
            ax._beside = {**ax._beside, side: axes}


class _Grid(list):
    """Axes in their order, as an array of NumPy has them."""

    @property
    def flat(self):
        return self.ravel()

    @property
    def shape(self):
        first = super().__getitem__(0) if len(self) else None
        return (len(self), *(first.shape if isinstance(first, _Grid) else ()))

    def ravel(self):
        return _Grid(ax for one in self for ax in (one.ravel() if isinstance(one, _Grid) else [one]))

    flatten = ravel
    ndim = property(lambda self: len(self.shape))
    size = property(lambda self: len(self.ravel()))

    @property
    def T(self):
        return _Grid(_Grid(column) for column in zip(*self)) if self.ndim == 2 else self

    def _check(self, at):
        sizes = self.shape
        if len(at) > len(sizes):
            raise IndexError(
                f"too many indices for array: array is {len(sizes)}-dimensional, but {len(at)} were indexed"
            )
        for axis, (place, size) in enumerate(zip(at, sizes)):
            if isinstance(place, int) and not -size <= place < size:
                raise IndexError(f"index {place} is out of bounds for axis {axis} with size {size}")

    def __getattr__(self, name):
        if hasattr(importlib.import_module("numpy").ndarray, name):
            raise AttributeError(f"{name} of an array of axes is not part of this lab")
        raise AttributeError(f"'numpy.ndarray' object has no attribute {name!r}")

    def __getitem__(self, at):
        self._check(at if isinstance(at, tuple) else (at,))
        if not isinstance(at, tuple):
            found = super().__getitem__(at)
            return _Grid(found) if isinstance(at, slice) else found
        first, rest = self[at[0]], at[1:]
        if isinstance(at[0], slice):
            return _Grid(row[rest if len(rest) > 1 else rest[0]] for row in first)
        return first[rest if len(rest) > 1 else rest[0]]


_Grid.__module__, _Grid.__name__, _Grid.__qualname__ = "numpy", "ndarray", "ndarray"


def show(*given, **others):
    """Draws every open figure, and begins anew."""
    drawn = list(_open.values())
    _open.clear()
    for one in drawn:
        if one.axes:
            one._draw()


def close(fig=None):
    """Lets figures go; of them those are drawn that were saved."""
    if fig is None:
        gone = list(_open)[-1:]
    else:
        gone = [number for number, one in _open.items() if fig == "all" or fig in (number, one)]
    for one in [_open.pop(number) for number in gone]:
        one._draw_saved()


def clf():
    gcf()._begin_anew()
    gcf().axes.clear()


def cla():
    gcf()._begin_anew()
    gca().clear()


def savefig(fname, **others):
    gcf().savefig(fname, **others)


def suptitle(title, **others):
    return gcf().suptitle(title, **others)


def tight_layout(**others):
    """The page lays out what there is."""


subplots_adjust = tight_layout


def ion():
    """Figures are drawn as they are shown."""


ioff = draw = ion


def isinteractive():
    return False


def pause(interval):
    """What was plotted is drawn, and the figure stays open."""
    gcf()._draw()


def colorbar(mappable=None, cax=None, ax=None, **others):
    found = mappable or getattr(gca(), "_mapped", None)
    if found is None:
        raise RuntimeError(
            "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) "
            "or a contour set (with contourf)."
        )
    return gcf().colorbar(found, ax, **others)


def get_cmap(name=None, lut=None):
    return cm.get_cmap(name, lut)


def xlim(*given, **named):
    return _ranged("x", given, named)


def ylim(*given, **named):
    return _ranged("y", given, named)


def _ranged(side, given, named):
    if given or named:
        getattr(gca(), f"set_{side}lim")(*given, **named)
    return getattr(gca(), f"get_{side}lim")()


def xticks(ticks=None, labels=None, *, minor=False, **others):
    return _ticked("x", ticks, labels, others)


def yticks(ticks=None, labels=None, *, minor=False, **others):
    return _ticked("y", ticks, labels, others)


def _ticked(side, ticks, labels, others):
    ax = gca()
    settled("Text", others)
    if ticks is None and labels is not None:
        raise TypeError(f"{side}ticks(): Parameter 'labels' can't be set without setting 'ticks'")
    if ticks is None and others and ax._sides[side]["log"]:
        return None
    places = getattr(ax, f"get_{side}ticks")() if ticks is None else getattr(ax, f"set_{side}ticks")(ticks)
    if labels is not None:
        return places, getattr(ax, f"set_{side}ticklabels")(labels)
    return places, getattr(ax, f"get_{side}ticklabels")()


def setp(obj, *given, **named):
    """Tells one artist, or each of several."""
    for one in [obj] if isinstance(obj, _Artist) else list(obj):
        one.set(**named)


def getp(obj, name):
    return getattr(obj, f"get_{name}")()


def clim(vmin=None, vmax=None):
    mapped = getattr(gca(), "_mapped", None)
    if mapped is None:
        raise RuntimeError("You must first define an image, e.g., with imshow")
    for name, value in (("low", vmin), ("high", vmax)):
        if value is not None:
            mapped._scale[name] = float(value)


def set_cmap(cmap):
    chosen = cm.get_cmap(cmap)
    matplotlib.rcParams["image.cmap"] = chosen.name
    mapped = getattr(gca(), "_mapped", None)
    if mapped is not None:
        mapped._scale.update(colors=chosen._colors, stepped=chosen._stepped)


def _colored(name):
    def put():
        set_cmap(name)

    put.__name__ = put.__qualname__ = name
    return put


for _name in "viridis plasma inferno magma gray jet hot cool spring summer autumn winter bone copper hsv pink".split():
    globals()[_name] = _colored(_name)


def get_fignums():
    return list(_open)


def fignum_exists(num):
    return num in _open


def _called(told, error):
    """The error by the name that was called, where arguments are missing."""
    missed = str(error).partition("() missing ")[2]
    if not missed:
        return error
    return TypeError(f"{told}() missing " + (missed.replace("'label'", f"'{told}'") if told in ("xlabel", "ylabel") else missed))


def _on_axes(name, told):
    def call(*given, **named):
        try:
            made = getattr(gca(), name)(*given, **named)
        except TypeError as error:
            raise _called(told, error) from None
        if getattr(made, "_scale", None):
            gca()._mapped = made
        return made

    call.__name__ = call.__qualname__ = told
    call.__doc__ = getattr(Axes, name).__doc__
    return call


for _name in (
    "plot scatter hist bar barh imshow matshow contourf fill_between arrow axhline axvline text semilogy semilogx loglog "
    "legend grid axis contour clabel step errorbar vlines hlines axvspan axhspan fill stackplot stem annotate bar_label "
    "pcolormesh pcolor pie boxplot axline margins tick_params minorticks_on minorticks_off locator_params ticklabel_format autoscale"
).split():
    globals()[_name] = _on_axes(_name, _name)
for _told in "title xlabel ylabel xscale yscale".split():
    globals()[_told] = _on_axes("set_" + _told, _told)


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    raise absent("pyplot", name)
