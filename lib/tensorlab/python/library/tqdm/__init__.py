"""A bar of how far a loop has come, written over itself to standard error."""
import sys
import time

_width = 10
_rests = " ▏▎▍▌▋▊▉"


def _clock(seconds):
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, leave=True, mininterval=0.1, disable=False, unit="it", **others):
        if total is None and hasattr(iterable, "__len__"):
            total = len(iterable)
        self.iterable, self.total, self.leave, self.disable, self.unit = iterable, total, leave, disable, unit
        self.desc, self.postfix, self.n, self.mininterval = desc, "", 0, mininterval
        self._began = time.perf_counter()
        self._shown = None
        self._show()

    def __iter__(self):
        try:
            for item in self.iterable:
                yield item
                self.update()
        finally:
            self.close()

    def __len__(self):
        return self.total

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def update(self, n=1):
        self.n += n
        if time.perf_counter() - self._shown >= self.mininterval:
            self._show()

    def set_description(self, desc=None, refresh=True):
        self.desc = desc
        if refresh:
            self._show()

    def set_postfix(self, ordered=None, refresh=True, **values):
        given = {**(ordered or {}), **values}
        self.set_postfix_str(", ".join(f"{name}={_short(value)}" for name, value in given.items()), refresh)

    def set_postfix_str(self, text="", refresh=True):
        self.postfix = text
        if refresh:
            self._show()

    def refresh(self):
        self._show()

    def close(self):
        if self.disable:
            return
        self._show()
        print(end="\n" if self.leave else "\r", file=sys.stderr, flush=True)
        self.disable = True

    @staticmethod
    def write(text, file=None, end="\n"):
        print(text, file=file or sys.stdout, end=end)

    def _show(self):
        self._shown = time.perf_counter()
        if not self.disable:
            print(f"\r{self}", end="", file=sys.stderr, flush=True)

    def __str__(self):
        spent = time.perf_counter() - self._began
        rate = self.n / spent if spent > 0 else 0
        speed = f"{rate:.2f}{self.unit}/s" if rate >= 1 or not self.n else f"{1 / rate:.2f}s/{self.unit}"
        ending = f", {self.postfix}" if self.postfix else ""
        head = f"{self.desc}: " if self.desc else ""
        if not self.total:
            return f"{head}{self.n}{self.unit} [{_clock(spent)}, {speed}{ending}]"
        left = _clock((self.total - self.n) / rate) if rate else "?"
        part = min(1, self.n / self.total)
        eighths = int(part * _width * 8)
        bar = ("█" * (eighths // 8) + _rests[eighths % 8] * (eighths % 8 > 0)).ljust(_width)
        return f"{head}{part:4.0%}|{bar}| {self.n}/{self.total} [{_clock(spent)}<{left}, {speed}{ending}]"


def _short(value):
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def trange(*given, **options):
    return tqdm(range(*given), **options)
