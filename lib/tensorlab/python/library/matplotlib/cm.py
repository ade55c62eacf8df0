"""Colour maps, each a few colours with straight lines between them."""


class Colormap:
    _stepped = False

    def __init__(self, name, colors):
        self.name = name
        self._colors = colors

    def __repr__(self):
        return f"<matplotlib.colors.Colormap {self.name}>"


_maps = {
    "viridis": "440154 482878 3e4989 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725",
    "plasma": "0d0887 46039f 7201a8 9c179e bd3786 d8576b ed7953 fb9f3a fdca26 f0f921",
    "inferno": "000004 1b0c41 4a0c6b 781c6d a52c60 cf4446 ed6925 fb9b06 f7d13d fcffa4",
    "magma": "000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf",
    "gray": "000000 ffffff",
    "binary": "ffffff 000000",
    "Spectral": "9e0142 d53e4f f46d43 fdae61 fee08b ffffbf e6f598 abdda4 66c2a5 3288bd 5e4fa2",
    "RdYlBu": "a50026 d73027 f46d43 fdae61 fee090 ffffbf e0f3f8 abd9e9 74add1 4575b4 313695",
    "RdYlGn": "a50026 d73027 f46d43 fdae61 fee08b ffffbf d9ef8b a6d96a 66bd63 1a9850 006837",
    "RdBu": "67001f b2182b d6604d f4a582 fddbc7 f7f7f7 d1e5f0 92c5de 4393c3 2166ac 053061",
    "coolwarm": "3b4cc0 688aef 99baff c9d8ef edd1c2 f7a889 e26952 b40426",
    "bwr": "0000ff ffffff ff0000",
    "Blues": "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b",
    "Reds": "fff5f0 fee0d2 fcbba1 fc9272 fb6a4a ef3b2c cb181d a50f15 67000d",
    "Greens": "f7fcf5 e5f5e0 c7e9c0 a1d99b 74c476 41ab5d 238b45 006d2c 00441b",
    "jet": "00007f 0000ff 007fff 00ffff 7fff7f ffff00 ff7f00 ff0000 7f0000",
    "hot": "0b0000 ff0000 ffff00 ffffff",
}
_maps["Greys"] = _maps["binary"]
_stepped = {
    "tab10": "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf",
    "Set1": "e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999",
    "Paired": "a6cee3 1f78b4 b2df8a 33a02c fb9a99 e31a1c fdbf6f ff7f00 cab2d6 6a3d9a ffff99 b15928",
}


def get_cmap(name=None, lut=None):
    """The colour map of a name, the usual one without. ValueError for a name that is not known."""
    if name is None or isinstance(name, str):
        import matplotlib

        plain = name or matplotlib.rcParams["image.cmap"]
        base = plain[:-2] if plain.endswith("_r") else plain
        found = _maps.get(base) or _stepped.get(base)
        if found is None:
            raise ValueError(f"{plain!r} is not a colour map of this lab; supported values are {', '.join(sorted({**_maps, **_stepped}))}")
        colors = ["#" + color for color in found.split()]
        made = Colormap(plain, colors[::-1] if base != plain else colors)
        made._stepped = base in _stepped
        return made
    return name


def __getattr__(name):
    base = name[:-2] if name.endswith("_r") else name
    if base in _maps or base in _stepped:
        return get_cmap(name)
    raise AttributeError(f"matplotlib.cm.{name} is not part of this lab")
