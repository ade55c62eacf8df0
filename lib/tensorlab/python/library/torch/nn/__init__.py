"""torch.nn: layers, losses and what holds them together."""

from torch._C import functional
from torch.nn.parameter import Parameter
from torch.nn import init
from torch.nn.modules import *
from torch.nn import modules, utils
from torch.names import absent as _absent

# as in PyTorch these are names of torch.nn.modules only
del activation, batchnorm, container, conv, dropout, flatten, linear, loss, module, normalization, pooling, rnn, shaping, sparse, transformer


def __getattr__(name):
    raise _absent("torch.nn", name)
