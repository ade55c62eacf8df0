/** Files of Python's library that ours take the place of, by their name in it. */
export const standInLibrary = {
  "asyncio/unix_events.py": String.raw`
"""The event loop where there are no sockets, signals, threads or processes: it sleeps until the next timer."""
import time
from . import base_events, events

__all__ = ('SelectorEventLoop', 'DefaultEventLoopPolicy')

class _Clock:
    def select(self, timeout):
        if timeout is None: raise RuntimeError('this waits for something that nothing can bring about here')
        time.sleep(timeout)
        return []

class SelectorEventLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Clock()
    def _process_events(self, event_list): pass
    def _write_to_self(self): pass

class DefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = SelectorEventLoop
`,
};
