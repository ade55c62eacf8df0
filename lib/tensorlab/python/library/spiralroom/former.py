"""What NumPy had once: types under Python's own names, and what it says to whoever asks for one."""

from torch.warned import say

_types = {
    "float": "If you specifically wanted the numpy scalar type, use `np.float64` here.",
    "int": (
        "When replacing `np.int`, you may wish to use e.g. `np.int64` or `np.int32` to specify the precision. If you wish to "
        "review your current use, check the release note link for additional information."
    ),
    "bool": "If you specifically wanted the numpy scalar type, use `np.bool_` here.",
    "str": "If you specifically wanted the numpy scalar type, use `np.str_` here.",
    "complex": "If you specifically wanted the numpy scalar type, use `np.complex128` here.",
    "object": "",
}


def told_of(name):
    """What stands behind the error for an absent name; nothing for a name that never was."""
    if name not in _types:
        return ""
    if name in ("bool", "str", "object"):
        say(f"In the future `np.{name}` will be defined as the corresponding NumPy scalar.", FutureWarning)
    return (
        f".\n`np.{name}` was a deprecated alias for the builtin `{name}`. To avoid this error in existing code, use `{name}` by "
        f"itself. Doing this will not modify any behavior and is safe. {_types[name]}\n"
        "The aliases was originally deprecated in NumPy 1.20; for more details and guidance see the original release note at:\n"
        "    https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations"
    )
