"""torch.cuda on a machine without a card: it says so, and refuses as PyTorch without CUDA does."""

from torch.names import absent as _absent

def is_available():
    return False


def is_initialized():
    return False


def device_count():
    return 0


def _lazy_init(*given, **named):
    raise AssertionError("Torch not compiled with CUDA enabled")


current_device = get_device_name = get_device_properties = get_device_capability = synchronize = _lazy_init
init = memory_summary = _lazy_init


def _nothing(*given, **named):
    """PyTorch keeps it for the day a card is there."""


manual_seed = manual_seed_all = seed = empty_cache = _nothing


def memory_allocated(device=None):
    return 0


max_memory_allocated = memory_reserved = max_memory_reserved = memory_allocated


def __getattr__(name):
    raise _absent("torch.cuda", name)
