"""What is behind an error that comes from there being no network, processes or threads, in a sentence."""
import sys

from spiralroom.texts import say


def _kinds(*places):
    for module, name in places:
        kind = getattr(sys.modules.get(module), name, None)
        if isinstance(kind, type):
            yield kind


def _modules(trace):
    while trace:
        yield trace.tb_frame.f_globals.get("__name__")
        trace = trace.tb_next


def why(error):
    """None where it is the program's own affair."""
    if getattr(error, "__notes__", None):
        return None
    text = str(error)
    if isinstance(error, tuple(_kinds(("socket", "gaierror"), ("socket", "herror"), ("urllib.error", "URLError")))):
        return say("no-network")
    if type(error) is RuntimeError and text in ("can't start new thread", "unable to start watchdog thread"):
        return say("no-threads")
    if not isinstance(error, OSError):
        return None
    if text.endswith("does not support processes."):
        return say("no-processes")
    # whatever went there was on its way out
    through = set(_modules(error.__traceback__)) & {"socket", "socketserver", "select", "selectors", "ssl"}
    if through or (error.errno == 1 and type(error) is PermissionError and error.filename is None and "socket" in sys.modules):
        return say("no-network")
    return None

