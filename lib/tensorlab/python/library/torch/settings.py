"""Switches of torch that change nothing here: one thread computes, always in the same order."""

_deterministic = False


def use_deterministic_algorithms(mode, *, warn_only=False):
    global _deterministic
    _deterministic = bool(mode)


def are_deterministic_algorithms_enabled():
    return _deterministic


def set_num_threads(count):
    pass


def get_num_threads():
    return 1
