"""IPython's cells as Python: lines that begin with % or !, or that end in ?, become calls of the shell."""
import io
import re
import tokenize

_marked = re.compile(r"^\s*[%!?]|\?\s*$|=\s*[%!]", re.MULTILINE)
_assigned = re.compile(r"([\w.,\[\]'\" ]+=\s*)([%!].*)")
_asked = re.compile(r"\?{0,2}(%{0,2}[^\W\d]\w*(?:\.\w+|\[-?\d+\])*)\?{0,2}")


def as_python(source):
    """The source as Python, line for line; None where nothing in it is IPython's."""
    if not _marked.search(source):
        return None
    lines = source.split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip())
    if lines[first].startswith("%%"):
        return _cell(lines, first)
    written = []
    for line in lines:
        call = _line(line) if _marked.search(line) and _begins_statement(written) else None
        written.append(line if call is None else call)
    return "\n".join(written) if written != lines else None


def _cell(lines, first):
    name, _, arguments = lines[first][2:].strip().partition(" ")
    # empty lines before it keep the numbers of the body's lines
    body = "\n" * (first + 1) + "\n".join(lines[first + 1 :])
    return "\n" * first + f"get_ipython().run_cell_magic({name!r}, {arguments.strip()!r}, {body!r})"


def _begins_statement(lines):
    """Whether what comes after these lines is no part of a text, brackets or a line that goes on."""
    try:
        for _ in tokenize.generate_tokens(io.StringIO("\n".join([*lines, ""])).readline):
            pass
    except tokenize.TokenError:
        return False
    except IndentationError:
        return True
    return True


def _line(line):
    indent = line[: len(line) - len(line.lstrip())]
    rest, target = line.strip(), ""
    assigned = _assigned.fullmatch(rest)
    if assigned:
        target, rest = assigned.groups()
    call = _call(rest, bool(target))
    return None if call is None else f"{indent}{target}get_ipython().{call}"


def _call(rest, assigned):
    if rest.startswith("%") and rest[1:2].isidentifier():
        name, _, arguments = rest[1:].partition(" ")
        if not name.endswith("?"):
            return f"run_line_magic({name!r}, {arguments.strip()!r})"
    if rest.startswith("!") and not rest.startswith("!="):
        return f"{'getoutput' if assigned else 'system'}({rest.lstrip('!').strip()!r})"
    asked = _asked.fullmatch(rest)
    if not asked or "?" not in rest or assigned:
        return None
    return f"run_line_magic({'pinfo2' if '??' in rest else 'pinfo'!r}, {asked[1]!r})"
