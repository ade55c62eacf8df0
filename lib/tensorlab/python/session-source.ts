/** The Python side of a notebook: runs cells, reports errors and variables. */
export const sessionSource = String.raw`
import sys, io, json

_globals = {'__name__': '__main__'}

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
    return str(error)

def _typename(value):
    name = type(value).__name__
    return name

def _execute(body, last):
    out = {'error': None, 'echo': None}
    try:
        exec(compile(body, 'cell', 'exec'), _globals)
        if last:
            exec(compile(last, 'cell', 'exec'), _globals)
            value = _globals.pop('_lab_echo')
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
