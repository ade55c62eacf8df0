"""Plots as a first week draws them: a figure is described here and drawn by the page. What is missing says so by name."""

import importlib

__version__ = "3.6.3"
_parts = ("pyplot", "cm", "colors", "style", "axes", "figure")


class _Settings(dict):
    """What plots begin with; only what is known here has an effect."""

    def update(self, *given, **named):
        for name, value in dict(*given, **named).items():
            self[name] = value


rcParams = _Settings({"figure.figsize": [6.4, 4.8], "axes.grid": False, "lines.linewidth": 1.5, "image.cmap": "viridis"})


def rc(group, **named):
    for name in [group] if isinstance(group, str) else group:
        rcParams.update({f"{name}.{key}": value for key, value in named.items()})


def use(backend, **others):
    """There is one way to draw here."""


def __getattr__(name):
    if name in _parts:
        return importlib.import_module("matplotlib." + name)
    raise AttributeError(f"matplotlib.{name} is not part of this lab")
