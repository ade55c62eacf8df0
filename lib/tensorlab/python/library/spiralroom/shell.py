"""What stands in for IPython's shell: the magics of a first week, and a command line that says what is not here."""
import contextlib
import importlib.util
import io
import os
import shlex
import sys
import time
import timeit

from spiralroom.helping import describe
from spiralroom.texts import say


class UsageError(Exception):
    """A line that is IPython's and cannot be followed."""


# settings of other notebooks that ask for what is so here anyway
_settled = frozenset("matplotlib pylab config load_ext reload_ext autoreload xmode colors precision".split())


def duration(seconds):
    """A time in three digits: 1.21 µs, 34 ms, 2min 5s."""
    if seconds >= 60:
        return f"{int(seconds // 60)}min {int(seconds % 60)}s"
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


class Shell:
    """One session's: `run` runs a source as a cell and gives its last value."""

    def __init__(self, run, names):
        self._run = run
        self.user_ns = names

    def run_line_magic(self, name, line):
        if name in _settled:
            return None
        magic = getattr(self, f"_line_{name}", None)
        if magic is None:
            raise UsageError(f"Line magic function `%{name}` not found. {say('line-magics')}")
        return magic(line)

    magic = run_line_magic

    def run_cell_magic(self, name, line, body):
        magic = getattr(self, f"_cell_{name}", None)
        if magic is None:
            raise UsageError(f"Cell magic `%%{name}` not found. {say('cell-magics')}")
        return magic(line, body)

    def system(self, line):
        for text in self.getoutput(line):
            print(text)

    def getoutput(self, line):
        return self.followed(line)[1]

    def followed(self, line):
        """A command's exit status and lines; 127 for one that is not here, as of Linux's shells."""
        try:
            words = shlex.split(line, comments=True)
        except ValueError:
            words = line.split()
        if words[:2] in (["python", "-m"], ["python3", "-m"]):
            words = words[2:]
        if not words:
            return 0, []
        command = getattr(self, f"_command_{words[0]}", None)
        return (0, command(*words[1:])) if command else (127, [say("no-command", command=words[0])])

    # line magics

    def _line_time(self, line):
        return self._timed(line)

    def _line_timeit(self, line):
        return self._cell_timeit(line, "")

    def _line_pip(self, line):
        return self.system(f"pip {line}")

    def _line_conda(self, line):
        return self.system(f"conda {line}")

    def _line_pwd(self, line):
        return os.getcwd()

    def _line_cd(self, line):
        os.chdir(os.path.expanduser(line or "~"))
        print(os.getcwd())

    def _line_ls(self, line):
        return self.system(f"ls {line}")

    def _line_cat(self, line):
        return self.system(f"cat {line}")

    def _line_run(self, line):
        with open(line, encoding="utf-8") as file:
            self._run(file.read())

    def _line_who(self, line):
        names = [name for name in self.user_ns if not name.startswith("_")]
        print("\t ".join(names) if names else "Interactive namespace is empty.")

    def _line_pinfo(self, line):
        print(describe(self._named(line), name=line))

    def _line_pinfo2(self, line):
        print(describe(self._named(line), name=line, source=True))

    def _named(self, text):
        if text.startswith("%"):
            return None
        try:
            return eval(text, self.user_ns)
        except NameError:
            raise UsageError(f"Object `{text}` not found.") from None

    # cell magics

    def _cell_time(self, line, body):
        return self._timed(f"{line}\n{body}" if line else body)

    def _cell_timeit(self, line, body):
        counts, statement = _timeit_options(line)
        timer = timeit.Timer(body or statement, statement if body else "pass", globals=self.user_ns)
        loops = counts.get("n") or _loops(timer)
        runs = counts.get("r") or 7
        times = [spent / loops for spent in timer.repeat(runs, loops)]
        mean = sum(times) / runs
        spread = (sum((spent - mean) ** 2 for spent in times) / runs) ** 0.5
        ending = f"{runs} run{'s' * (runs != 1)}, {loops:,} loop{'s' * (loops != 1)} each"
        print(f"{duration(mean)} ± {duration(spread)} per loop (mean ± std. dev. of {ending})")

    def _cell_capture(self, line, body):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            self._run(body)

    def _cell_writefile(self, line, body):
        text = body.lstrip("\n")
        verb = "Overwriting" if os.path.exists(line) else "Writing"
        with open(line, "w", encoding="utf-8") as file:
            file.write(text if text.endswith("\n") else f"{text}\n")
        print(verb, line)

    def _timed(self, source):
        began = time.perf_counter()
        try:
            return self._run(source)
        finally:
            print(f"Wall time: {duration(time.perf_counter() - began)}")

    # commands

    def _command_ls(self, *words):
        folders = [word for word in words if not word.startswith("-")] or ["."]
        if not os.path.exists(folders[0]):
            return [f"ls: cannot access '{folders[0]}': No such file or directory"]
        if os.path.isfile(folders[0]):
            return folders[:1]
        return sorted(name for name in os.listdir(folders[0]) if not name.startswith("."))

    def _command_pwd(self, *words):
        return [os.getcwd()]

    def _command_echo(self, *words):
        return [" ".join(words)]

    def _command_cat(self, *words):
        lines = []
        for name in words:
            try:
                with open(name, encoding="utf-8") as file:
                    lines += file.read().splitlines()
            except FileNotFoundError:
                lines.append(f"cat: {name}: No such file or directory")
        return lines

    def _command_python(self, *words):
        if words[:1] in (("--version",), ("-V",)):
            return [f"Python {sys.version.split()[0]}"]
        return [say("no-command", command="python")]

    _command_python3 = _command_python

    def _command_pip(self, *words):
        if words[:1] != ("install",):
            return [say("no-command", command="pip")]
        asked = [word for word in words[1:] if not word.startswith("-")]
        return [_installed(word) for word in asked]

    _command_pip3 = _command_conda = _command_pip


def _installed(asked):
    name = asked.split("[")[0].split("=")[0].split("<")[0].split(">")[0].split("~")[0]
    module = name.replace("-", "_")
    here = module.isidentifier() and (module in sys.modules or importlib.util.find_spec(module) is not None)
    return say("is-here" if here else "cannot-install", name=name)


def _timeit_options(line):
    """Counts after -n and -r, and the rest of the line."""
    counts, words = {}, line.split()
    while words and words[0][:2] in ("-n", "-r"):
        option = words.pop(0)
        counts[option[1]] = int(option[2:] or words.pop(0))
    rest = line
    if counts:
        rest = line[line.index(words[0]) :] if words else ""
    return counts, rest


def _loops(timer):
    """So many that a run takes a fiftieth of a second: a cell has seconds, not minutes."""
    loops = 1
    while loops < 10_000_000 and timer.timeit(loops) < 0.02:
        loops *= 10
    return loops
