/** The Python side of a notebook: runs cells, reports errors and variables. */
import { echoName } from "./cell";

/** Python that runs cells and looks at variables: _execute, _variables, _describe. */
export const sessionSource = String.raw`
import sys, io, json

def _held(x): return isinstance(x, (Tensor, ndarray, _Single))

def _plain(x): return x.item() if _held(x) else x

def _shown(x, specified=False):
    if not _held(x): return x
    if x.ndim == 0: return x.item()
    if specified: raise TypeError('unsupported format string passed to %s.__format__' % type(x).__name__.split('.')[-1])
    return _Unformatted(x)

class _Unformatted:
    def __init__(self, x): self._x = x
    def __str__(self): return str(self._x)
    def __repr__(self): return repr(self._x)

def _float(*x): return float(*[_plain(y) for y in x])

def _comparing(swapped, own):
    def compare(a, b):
        if _held(b) and not _held(a): return getattr(b, swapped)(a)
        return own(a, b)
    return compare

def _percent(text, values):
    if not isinstance(values, tuple): return text % (_numbers(text, (values,)) if _held(values) else values)
    return text % _numbers(text, values)

def _numbers(text, values):
    kinds = []
    at = 0
    while at < len(text):
        if text[at] == '%':
            at += 1
            while at < len(text) and text[at] in '#0- +.123456789*': at += 1
            if text[at:at + 1] != '%': kinds.append(text[at:at + 1])
        at += 1
    return tuple([x if kind in 'sr' else _plain(x) for kind, x in zip(kinds + ['s'] * len(values), values)])

def _native(sign):
    made = {}
    exec('def update(a, b):\n    a %s b\n    return a' % sign, made)
    return made['update']

_updates = {
    sign: ('__i%s__' % name, _native(sign))
    for sign, name in (
        ('*=', 'mul'), ('/=', 'truediv'), ('//=', 'floordiv'), ('%=', 'mod'), ('**=', 'pow'), ('&=', 'and'), ('|=', 'or'),
        ('^=', 'xor'), ('<<=', 'lshift'), ('>>=', 'rshift'),
    )
}

def _update(a, sign, b):
    name, native = _updates[sign]
    return getattr(a, name)(b) if _held(a) else native(a, b)

def _insertion(items, key, reverse):
    out = []
    for x in items:
        rank = x if key is None else key(x)
        at = len(out)
        while at > 0 and (out[at - 1][0] < rank if reverse else rank < out[at - 1][0]): at -= 1
        out.insert(at, (rank, x))
    return [x for _, x in out]

def _sorted(items, key=None, reverse=False):
    items = list(items)
    ranks = items if key is None else [key(x) for x in items]
    if any([_held(x) for x in ranks]): return _insertion(items, key, reverse)
    return sorted(items, key=key, reverse=reverse)

def _sort(x, *given, **named):
    if not isinstance(x, list): return x.sort(*given, **named)
    x[:] = _sorted(x, **named)

def _extreme(own, better):
    def find(*given, **named):
        key = named.get('key')
        items = list(given[0]) if len(given) == 1 else given
        ranks = items if key is None else [key(x) for x in items]
        if not any([_held(x) for x in ranks]): return own(*given, **named)
        best = 0
        for at in range(1, len(ranks)):
            if better(ranks[at], ranks[best]): best = at
        return items[best]
    return find

_less = _comparing('__gt__', lambda a, b: a < b)
_more = _comparing('__lt__', lambda a, b: a > b)

_globals = {
    'max': _extreme(max, _more), 'min': _extreme(min, _less), 'sorted': _sorted, '_lab_sort': _sort, '_lab_update': _update,
    '__name__': '__main__', '_lab_shown': _shown, '_lab_float': _float, '_lab_percent': _percent,
    '_lab_lt': _less, '_lab_gt': _more,
    '_lab_le': _comparing('__ge__', lambda a, b: a <= b), '_lab_ge': _comparing('__le__', lambda a, b: a >= b),
}

class _Math:
    def __init__(self, module): self._module = module
    def __getattr__(self, name):
        try: found = getattr(self._module, name)
        except AttributeError: raise AttributeError("module 'math' has no attribute '%s'" % name)
        return found if isinstance(found, float) else lambda *given: found(*[_plain(x) for x in given])
    def __repr__(self): return "<module 'math' (built-in)>"

import math
sys.modules['math'] = _Math(math)

def _line_of(trace):
    line = None
    for text in trace.split('\n'):
        at = text.find('File "cell", line ')
        if at >= 0:
            digits = text[at + 18:].split(',')[0]
            line = int(digits)
    return line

def _failure(error):
    buffer = io.StringIO()
    sys.print_exception(error, buffer)
    return {'type': type(error).__name__, 'message': _message(error), 'line': _line_of(buffer.getvalue())}

def _message(error):
    if isinstance(error, KeyError) and error.args: return repr(error.args[0])
    text = str(error).replace("'torch.Tensor' object", "'Tensor' object")
    # CPython's words
    return text.replace(" isn't ", ' is not ') if isinstance(error, (NameError, TypeError)) else text

def _typename(value):
    name = type(value).__name__
    return name

def _execute(body, last):
    out = {'error': None, 'echo': None}
    try:
        exec(compile(body, 'cell', 'exec'), _globals)
        if last:
            exec(compile(last, 'cell', 'exec'), _globals)
            value = _globals.pop('${echoName}')
            _globals['_'] = value
            if value is not None:
                out['echo'] = {'repr': repr(value), 'type': _typename(value)}
                if isinstance(value, (Tensor, ndarray)): _report('', value)
    except BaseException as error:
        out['error'] = _failure(error)
    return json.dumps(out)

def _variables():
    for name in list(_globals):
        if name != '_' and isinstance(_globals[name], (Tensor, ndarray)): _report(name, _globals[name])

def _describe(name):
    if name not in _globals: return json.dumps(None)
    value = _globals[name]
    number = float(value) if isinstance(value, (int, float)) else None
    if number is not None and (number != number or number in (float('inf'), float('-inf'))): number = repr(number)
    if isinstance(value, (Tensor, ndarray)): _report(name, value)
    return json.dumps({'type': _typename(value), 'repr': repr(value), 'number': number})

_main.update({'_execute': _execute, '_variables': _variables, '_describe': _describe})
`;
