"""Showing values in the middle of a cell, and taking back what a cell has printed."""


def display(*things):
    for thing in things:
        print(thing if isinstance(thing, str) else repr(thing))


class _Shown:
    """What Jupyter draws and this lab names."""

    def __init__(self, data=None, **given):
        self.data = data

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(_Shown):
    pass


class Markdown(_Shown):
    pass


class Image(_Shown):
    pass


def clear_output(wait=False):
    # the page takes away what stands before this sign
    print("\f", end="", flush=True)


def __getattr__(name):
    raise AttributeError(f"IPython.display.{name} is not part of this lab")
