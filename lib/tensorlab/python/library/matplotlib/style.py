"""Styles: of their looks only a dark background is known here."""

import matplotlib

_seaborn = "bright colorblind dark dark-palette darkgrid deep muted notebook paper pastel poster talk ticks white whitegrid".split()
available = [
    *"Solarize_Light2 _classic_test_patch _mpl-gallery _mpl-gallery-nogrid bmh classic dark_background fast fivethirtyeight ggplot".split(),
    "grayscale", "seaborn-v0_8", *(f"seaborn-v0_8-{name}" for name in _seaborn), "tableau-colorblind10",
]
# as they were called before
_older = ["default", "mpl20", "mpl15", "seaborn", *(f"seaborn-{name}" for name in _seaborn)]


def use(style):
    for name in [style] if isinstance(style, str) else style:
        if not isinstance(name, str):
            raise NotImplementedError("styles of one's own are not part of this lab")
        if name not in available and name not in _older:
            raise OSError(
                f"{name!r} not found in the style library and input is not a valid URL or path; "
                "see `style.available` for list of available styles"
            )
        if name in ("default", "classic", "dark_background"):
            matplotlib.rcParams["figure.facecolor"] = "black" if name == "dark_background" else "white"
