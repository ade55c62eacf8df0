"""Showing values in the middle of a cell, and taking back what a cell has printed."""


def display(*things):
    for thing in things:
        print(thing if isinstance(thing, str) else repr(thing))


def clear_output(wait=False):
    # the page takes away what stands before this sign
    print("\f", end="", flush=True)


def __getattr__(name):
    raise AttributeError(f"IPython.display.{name} is not part of this lab")
