"""Styles: of their looks only a dark background is known here."""

import matplotlib

available = ["default", "classic", "dark_background", "bmh", "ggplot", "fast", "grayscale", "fivethirtyeight"]


def use(style):
    for name in [style] if isinstance(style, str) else style:
        if name not in available and not name.startswith("seaborn"):
            raise OSError(
                f"{name!r} not found in the style library and input is not a valid URL or path; "
                "see `style.available` for list of available styles"
            )
        if name in ("default", "classic", "dark_background"):
            matplotlib.rcParams["figure.facecolor"] = "black" if name == "dark_background" else "white"
