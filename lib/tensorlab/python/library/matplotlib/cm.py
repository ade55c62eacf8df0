"""Colour maps, each a few colours with straight lines between them."""

import math


def _parts(color):
    return [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]


class Colormap:
    _stepped = False

    def __init__(self, name, colors, steps=None):
        self.name = name
        self._colors = colors
        self._steps = steps

    @property
    def N(self):
        return self._steps or (len(self._colors) if self._stepped else 256)

    def __call__(self, X, alpha=None, bytes=False):
        """The colour of a number from 0 to 1, or of the number of a step; of an array, one for each."""
        import numpy as np

        given = np.asarray(X)
        found = [self._at(one, alpha) for one in np.ravel(given).tolist()]
        found = [tuple(int(part * 255 + 0.5) for part in one) for one in found] if bytes else found
        return np.array(found).reshape((*given.shape, 4)) if given.ndim else found[0]

    def _at(self, x, alpha):
        steps = self.N
        place = x if isinstance(x, int) and not isinstance(x, bool) else steps - 1 if x == 1 else math.floor(x * steps) if x == x else 0
        at = min(max(place, 0), steps - 1) / max(steps - 1, 1) * (len(self._colors) - 1)
        first = min(int(at), len(self._colors) - 1)
        ends = [_parts(self._colors[min(one, len(self._colors) - 1)]) for one in (first, first + 1)]
        share = 0 if self._stepped else at - first
        mixed = [a + (b - a) * share for a, b in zip(*ends)]
        return (*mixed, 1.0 if alpha is None else alpha)

    def resampled(self, lutsize):
        made = type(self)(self.name, self._colors, lutsize)
        made._stepped = self._stepped
        return made

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
    "cividis": (
        "00224e 002e6a 1a386f 32436d 434e6c 535a6d 61656f 6f7073 7d7c78 8c8878 9b9476 aba072 bcae6c cdbb63 "
        "dec958 f0d846 fee838"
    ),
    "turbo": (
        "30123b 4040a2 466be3 4294ff 28bceb 18ddc2 32f298 6dfe62 a4fc3c cdec34 eecf3a fdac34 fb7e21 eb500e "
        "d02f05 a91601 7a0403"
    ),
    "rainbow": (
        "8000ff 6032fe 4062fa 208ef4 00b5eb 20d5e1 40ecd4 60fac5 80ffb4 a0faa1 c0eb8d e0d377 ffb360 ff8c49 "
        "ff5f30 ff2f18 ff0000"
    ),
    "hsv": "ff0000 ff5f00 ffbd00 e2ff00 84ff00 25ff00 00ff39 00ff97 00fff6 00aaff 004bff 1300ff 7200ff d000ff ff00cf ff0071 ff0018",
    "cool": "00ffff ff00ff",
    "spring": "ff00ff ffff00",
    "summer": "008066 ffff66",
    "autumn": "ff0000 ffff00",
    "winter": "0000ff 00ff80",
    "bone": (
        "000000 0e0e13 1c1c27 2a2a3a 38384e 464661 545574 626882 707b90 7e8f9e 8ca2ac 9ab5ba a9c8c8 bfd6d6 "
        "d5e4e4 eaf2f2 ffffff"
    ),
    "copper": (
        "000000 140c08 281910 3b2518 4f3220 633e28 774b30 8a5738 9e6440 b27048 c67d50 d98958 ed9660 ffa267 "
        "ffaf6f ffbb77 ffc77f"
    ),
    "pink": (
        "1e0000 553434 744a4a 8d5a5a a16868 b47575 c38280 ca988a d0ac94 d7bd9c ddcda5 e3dcad e9e9b6 efefcb "
        "f4f4de fafaf0 ffffff"
    ),
    "seismic": "00004c 0101ff fffdfd fe0000 800000",
    "YlOrRd": "ffffcc ffeda0 fed976 feb24c fd8c3c fc4d2a e2191c bb0026 800026",
    "YlGnBu": "ffffd9 edf8b1 c6e9b4 7ecdbb 40b5c4 1d90c0 225da8 243392 081d58",
    "Purples": "fcfbfd efedf5 dadaeb bcbddc 9e9ac8 807cba 6950a3 53268f 3f007d",
    "Oranges": "fff5eb fee6ce fdd0a2 fdae6a fd8c3b f16813 d84801 a53603 7f2704",
    "PuBu": "fff7fb ece7f2 d0d1e6 a5bddb 73a9cf 358fc0 056faf 04598c 023858",
    "OrRd": "fff7ec fee8c8 fdd49e fdba83 fc8c59 ef6447 d62f1e b20000 7f0000",
    "BuGn": "f7fcfd e5f5f9 ccece6 98d8c9 65c2a3 40ad75 228a44 006c2c 00441b",
    "PuOr": "7f3b08 b25706 e08214 fcb761 fee0b6 f6f6f7 d8daeb b1aad1 8073ac 532687 2d004b",
    "PiYG": "8e0152 c41a7c de77ae f1b5d9 fde0ef f7f7f6 e6f5d0 b7e085 7fbc41 4c9121 276419",
    "PRGn": "40004b 752982 9970ab c1a4ce e7d4e8 f6f7f6 d9f0d3 a5da9f 5aae61 1a7736 00441b",
    "BrBG": "543005 8b500a bf812d dec17b f6e8c3 f4f5f5 c7eae5 7fccc0 35978f 01655d 003c30",
    "RdGy": "67001f b1182b d6604d f3a481 fddbc7 fefefe e0e0e0 b9b9b9 878787 4c4c4c 1a1a1a",
    "twilight": (
        "e2d9e2 c4ced4 95b5c7 7297c1 6276ba 5e51ad 592a8f 45135c 2f1436 4a1342 741e4f 983550 b25652 c27c63 "
        "cca389 d8c7be e2d9e2"
    ),
    "gist_rainbow": (
        "ff0029 ff2d00 ff8400 ffda00 cdff00 77ff00 20ff00 00ff36 00ff8c 00ffe2 00c6ff 006fff 0018ff 3f00ff "
        "9600ff ed00ff ff00bf"
    ),
    "terrain": (
        "333399 1e5ec4 0888ee 00acc4 01cc66 41d973 81e680 c1f38d fefe98 ded587 beac76 9e8365 815e56 a18781 "
        "c1b0ac e1d9d7 ffffff"
    ),
}
_maps["Greys"] = _maps["binary"]
_stepped = {
    "tab10": "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf",
    "Set1": "e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999",
    "tab20": (
        "1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 8c564b c49c94 e377c2 f7b6d2 "
        "7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5"
    ),
    "Set2": "66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3",
    "Set3": "8dd3c7 ffffb3 bebada fb8072 80b1d3 fdb462 b3de69 fccde5 d9d9d9 bc80bd ccebc5 ffed6f",
    "Pastel1": "fbb4ae b3cde3 ccebc5 decbe4 fed9a6 ffffcc e5d8bd fddaec f2f2f2",
    "Dark2": "1b9e77 d95f02 7570b3 e7298a 66a61e e6ab02 a6761d 666666",
    "Accent": "7fc97f beaed4 fdc086 ffff99 386cb0 f0027f bf5b17 666666",
    "Paired": "a6cee3 1f78b4 b2df8a 33a02c fb9a99 e31a1c fdbf6f ff7f00 cab2d6 6a3d9a ffff99 b15928",
}


# all that matplotlib has, each also backwards
_everywhere = (
    "Accent Blues BrBG BuGn BuPu CMRmap Dark2 GnBu Greens Greys OrRd Oranges PRGn Paired Pastel1 Pastel2 PiYG PuBu PuBuGn PuOr PuRd Purples "
    "RdBu RdGy RdPu RdYlBu RdYlGn Reds Set1 Set2 Set3 Spectral Wistia YlGn YlGnBu YlOrBr YlOrRd afmhot autumn binary bone brg bwr cividis "
    "cool coolwarm copper cubehelix flag gist_earth gist_gray gist_heat gist_ncar gist_rainbow gist_stern gist_yarg gnuplot gnuplot2 gray "
    "hot hsv inferno jet magma nipy_spectral ocean pink plasma prism rainbow seismic spring summer tab10 tab20 tab20b tab20c terrain turbo "
    "twilight twilight_shifted viridis winter"
).split()


def get_cmap(name=None, lut=None, told="name"):
    """The colour map of a name, the usual one without. ValueError for a name that is not known."""
    if name is None or isinstance(name, str):
        import matplotlib

        plain = name or matplotlib.rcParams["image.cmap"]
        base = plain[:-2] if plain.endswith("_r") else plain
        found = _maps.get(base) or _stepped.get(base)
        if base not in _everywhere:
            names = sorted([*_everywhere, *(f"{one}_r" for one in _everywhere)])
            raise ValueError(f"{plain!r} is not a valid value for {told}; supported values are {', '.join(map(repr, names))}")
        if found is None:
            raise ValueError(f"{plain!r} is not a colour map of this lab; supported values are {', '.join(sorted({**_maps, **_stepped}))}")
        colors = ["#" + color for color in found.split()]
        made = Colormap(plain, colors[::-1] if base != plain else colors)
        made._stepped = base in _stepped
        return made if lut is None else made.resampled(lut)
    return name


def __getattr__(name):
    base = name[:-2] if name.endswith("_r") else name
    if base in _maps or base in _stepped:
        return get_cmap(name)
    if base in _everywhere:
        raise AttributeError(f"matplotlib.cm.{name} is not part of this lab")
    from matplotlib.names import absent

    raise absent("cm", name)
