"""The name that was probably meant, told as Python 3.11 tells it behind the message of an error."""

_step, _case = 2, 1
_names_at_most, _letters_at_most = 750, 40


def _of_letters(one, other):
    if one == other:
        return 0
    return _case if one.lower() == other.lower() else _step


def _distance(name, other):
    """The cost of the cheapest edits that lead from one to the other; another case costs half (Levenshtein 1966)."""
    before = [at * _step for at in range(len(other) + 1)]
    for row, letter in enumerate(name, 1):
        here = [row * _step]
        for at, against in enumerate(other, 1):
            here.append(min(before[at - 1] + _of_letters(letter, against), before[at] + _step, here[-1] + _step))
        before = here
    return before[-1]


def _nearest(name, names):
    if len(names) > _names_at_most or len(name) > _letters_at_most:
        return None
    found, beaten = None, float("inf")
    for other in names:
        if type(other) is not str or other == name or len(other) > _letters_at_most:
            continue
        # a third of the letters may be others
        most = min((len(name) + len(other) + 3) * _step // 6, beaten - 1)
        if abs(len(name) - len(other)) * _step > most:
            continue
        distance = _distance(name, other)
        if distance <= most:
            found, beaten = other, distance
    return found


def _scopes(trace):
    while trace.tb_next:
        trace = trace.tb_next
    frame = trace.tb_frame
    code = frame.f_code
    return code.co_varnames + code.co_cellvars + code.co_freevars, list(frame.f_globals), list(frame.f_builtins)


def meant(error):
    """What stands behind the message; empty where nothing is near."""
    if type(error) is NameError:
        scopes = _scopes(error.__traceback__) if error.__traceback__ else ()
    elif type(error) is AttributeError and error.obj is not None:
        scopes = (dir(error.obj),)
    else:
        return ""
    if type(error.name) is not str:
        return ""
    near = next(filter(None, (_nearest(error.name, names) for names in scopes)), None)
    return f". Did you mean: '{near}'?" if near else ""
