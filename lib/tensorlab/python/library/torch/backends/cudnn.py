"""torch.backends.cudnn of a machine without it."""

deterministic = False
benchmark = False
enabled = True
allow_tf32 = True


def is_available():
    return False


def version():
    return None
