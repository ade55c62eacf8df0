"""torch.backends.mps of a machine without it."""


def is_available():
    return False


def is_built():
    return False
