"""torch.utils.data: datasets, and loaders that pass over them in batches."""

from torch.utils.data.collate import default_collate, default_convert
from torch.utils.data.dataloader import DataLoader
from torch.utils.data.dataset import ConcatDataset, Dataset, IterableDataset, Subset, TensorDataset, random_split
from torch.utils.data.sampler import (
    BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler, WeightedRandomSampler,
)
from torch.names import absent as _absent


def __getattr__(name):
    raise _absent("torch.utils.data", name)
