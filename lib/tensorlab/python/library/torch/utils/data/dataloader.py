"""DataLoader: passes over a dataset in batches, in PyTorch's own order."""

from torch.utils.data.collate import default_collate, default_convert
from torch.utils.data.dataset import IterableDataset, gathered
from torch.utils.data.sampler import BatchSampler, RandomSampler, SequentialSampler, drawn_seed


class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                 collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                 multiprocessing_context=None, generator=None, *, prefetch_factor=2, persistent_workers=False,
                 pin_memory_device=""):
        self.dataset = dataset
        self.num_workers = num_workers
        self.pin_memory = pin_memory
        self.timeout = timeout
        self.worker_init_fn = worker_init_fn
        self._check_options(num_workers, timeout, persistent_workers)
        self._choose_order(bool(shuffle), sampler, batch_sampler, batch_size, drop_last, generator)
        self.generator = generator
        self.collate_fn = collate_fn or (default_convert if self.batch_sampler is None else default_collate)

    @staticmethod
    def _check_options(num_workers, timeout, persistent_workers):
        if num_workers < 0:
            raise ValueError(
                "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing."
            )
        if timeout < 0:
            raise ValueError("timeout option should be non-negative")
        if persistent_workers and num_workers == 0:
            raise ValueError("persistent_workers option needs num_workers > 0")

    def _choose_order(self, shuffle, sampler, batch_sampler, batch_size, drop_last, generator):
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None and (batch_size != 1 or shuffle or sampler is not None or drop_last):
            raise ValueError(
                "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last"
            )
        if batch_sampler is not None:
            batch_size, drop_last = None, False
        elif batch_size is None and drop_last:
            raise ValueError(
                "batch_size=None option disables auto-batching and is mutually exclusive with drop_last"
            )
        self._iterable = isinstance(self.dataset, IterableDataset)
        if self._iterable and (shuffle or sampler is not None or batch_sampler is not None):
            raise ValueError(f"DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}")
        if sampler is None and not self._iterable:
            sampler = RandomSampler(self.dataset, generator=generator) if shuffle else SequentialSampler(self.dataset)
        if batch_size is not None and batch_sampler is None:
            batch_sampler = BatchSampler(_Endless() if self._iterable else sampler, batch_size, drop_last)
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.sampler = sampler
        self.batch_sampler = batch_sampler

    def __iter__(self):
        # PyTorch draws a seed for its workers, also where there are none
        drawn_seed(self.generator)
        return self._batches()

    def _batches(self):
        if self._iterable:
            yield from self._streamed()
        elif self.batch_sampler is None:
            for index in self.sampler:
                yield self.collate_fn(self.dataset[index])
        else:
            for indices in self.batch_sampler:
                batch = gathered(self.dataset, indices) if self.collate_fn is default_collate else None
                if batch is None:
                    batch = self.collate_fn([self.dataset[index] for index in indices])
                yield batch

    def _streamed(self):
        batch = []
        for sample in self.dataset:
            if self.batch_size is None:
                yield self.collate_fn(sample)
                continue
            batch.append(sample)
            if len(batch) == self.batch_size:
                yield self.collate_fn(batch)
                batch = []
        if batch and not self.drop_last:
            yield self.collate_fn(batch)

    def __len__(self):
        if self._iterable:
            count = len(self.dataset)
            if self.batch_size is None:
                return count
            return count // self.batch_size if self.drop_last else -(-count // self.batch_size)
        return len(self.sampler if self.batch_sampler is None else self.batch_sampler)


class _Endless:
    """Stands for the order of a stream."""
