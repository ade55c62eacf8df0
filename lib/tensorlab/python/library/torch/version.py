"""torch.version: which PyTorch this speaks like."""

__version__ = "1.13.1"
debug = False
cuda = None
git_version = "Unknown"
hip = None
