"""torch.optim: what moves parameters against their gradients."""

from torch.optim.adagrad import Adagrad
from torch.optim.adam import Adam
from torch.optim.adamw import AdamW
from torch.optim.optimizer import Optimizer
from torch.optim.rmsprop import RMSprop
from torch.optim.sgd import SGD
from torch.optim import lr_scheduler
from torch.names import absent as _absent

# as in PyTorch these are no names of the package
del adagrad, adam, adamw, optimizer, rmsprop, sgd


def __getattr__(name):
    raise _absent("torch.optim", name)
