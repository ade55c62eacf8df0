"""Stopping where a gradient is no number."""

from torch._C import op


class set_detect_anomaly:
    def __init__(self, mode, check_nan=True):
        self._before = op("m._set_wary", (bool(mode) and check_nan,))

    def __enter__(self):
        pass

    def __exit__(self, *_):
        op("m._set_wary", (self._before,))


class detect_anomaly:
    def __init__(self, check_nan=True):
        from torch.warned import say

        say(
            "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging."
        )
        self._check = check_nan

    def __enter__(self):
        self._before = op("m._set_wary", (self._check,))

    def __exit__(self, *_):
        op("m._set_wary", (self._before,))


for _mode in (set_detect_anomaly, detect_anomaly):
    _mode.__module__ = "torch.autograd.anomaly_mode"
