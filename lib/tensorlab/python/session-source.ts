/** The Python side of a notebook: runs cells, reports errors and variables. */
import { namesAtMost, outputLimit } from "../protocol";

/** characters of an error's message or traceback that are kept */
const errorKept = 20_000;
/** characters of a variable that are told */
const valueKept = 80;

/** Python that runs cells and looks at variables: execute, variables, describe; and at how sources are written: elements. */
export const sessionSource = String.raw`
import ast, builtins, importlib, io, json, linecache, sys, tokenize, traceback, types

_main = sys.modules['__main__'] = types.ModuleType('__main__')
_globals = _main.__dict__
_commands.pop('load')

def _session():
    # a program may put its own in these places
    run, evaluate, build, dumps, show, kind = exec, eval, compile, json.dumps, repr, type
    parse, walk, Expression, Expr, stdout = ast.parse, ast.walk, ast.Expression, ast.Expr, sys.stdout
    load, split, lines, described = importlib.import_module, tokenize.generate_tokens, linecache.cache, traceback.TracebackException
    aside = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    own = True
    # the names under which cells ran, the one that runs now, and the language in which the lab speaks
    names, here, language = set(), 'cell', 'en'
    shell = None
    settrace, interrupt, frame_at, awaited = sys.settrace, load('_thread').interrupt_main, sys._getframe, None

    def watch(event, given):
        # what is run from texts is looked at like what is written
        if event == 'compile' and not own and isinstance(given[0], (str, bytes)):
            source = given[0]
            if source == _answer[0]: return
            _ran(source if isinstance(source, str) else source.decode())

    sys.addaudithook(watch)

    def tree_of(source, name):
        try: return parse(source, name)
        except SyntaxError:
            plain = load('spiralroom.cells').as_python(source)
            if plain is None: raise
        return parse(plain, name)

    def is_quiet(source):
        # a semicolon at the very end, before comments only, keeps the value to itself
        if ';' not in source: return False
        last = [token.string for token in split(io.StringIO(source).readline) if token.type not in aside]
        return last[-1:] == [';']

    def parted(source, name):
        tree = tree_of(source, name)
        last = tree.body[-1] if tree.body else None
        if not isinstance(last, Expr) or is_quiet(source): return build(tree, name, 'exec'), None
        tree.body.pop()
        return build(tree, name, 'exec'), build(Expression(last.value), name, 'eval')

    def nested(source):
        body, last = parted(source, here)
        run(body, _globals)
        return evaluate(last, _globals) if last else None

    def get_ipython():
        nonlocal shell
        if shell is None: shell = load('spiralroom.shell').Shell(nested, _globals)
        return shell
    builtins.get_ipython = get_ipython
    builtins.display = lambda *things: load('IPython.display').display(*things)
    builtins.help = lambda *things: load('spiralroom.helping').help(*things)

    def place_of(error):
        if isinstance(error, SyntaxError) and error.filename in names: return error.filename, error.lineno
        place, trace = (None, None), error.__traceback__
        while trace:
            if trace.tb_frame.f_code.co_filename in names: place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
        return place

    def bounded(text, most):
        return text if len(text) <= most else f'{text[:most]} … ({len(text) - most:,} more characters)'

    insides = '<builtins>', '<torch>', '<numpy>', '<session>', *(f'/lib/python311.zip/{name}' for name in ('torch/', 'spiralroom/', 'classroom.py', 'tqdm/', 'IPython/', 'matplotlib/'))

    def trace_of(error, unread):
        # a source that is no Python was nowhere yet
        told = described(kind(error), error, None if unread else error.__traceback__, compact=True)
        told._str += if_whole(lambda: load('spiralroom.meant').meant(error)) or ''
        pending = [told]
        while pending:
            one = pending.pop()
            frames = [frame for frame in one.stack or () if not frame.filename.startswith(insides)]
            if frames: one.stack[:] = frames
            else: one.stack = None
            pending += [other for other in (one.__cause__, one.__context__, *(one.exceptions or ())) if other]
        return bounded(''.join(told.format()).rstrip(), ${errorKept})

    def if_whole(make, *given):
        # a program may have spoiled what this needs; the error itself is told all the same
        try: return make(*given)
        except Exception: return None

    def absent_of(error):
        # what is missing in something that is here has its whole name
        root = error.name.split('.')[0]
        return error.name if root in sys.modules else root

    def unfetched(error):
        # the library's archive alone is read from elsewhere
        trace = error.__traceback__
        while trace.tb_next: trace = trace.tb_next
        return error.errno == 5 and trace.tb_frame.f_code.co_filename == '<frozen zipimport>'

    def failure(error, source, traced):
        cell, line = place_of(error)
        message = error.msg if isinstance(error, SyntaxError) else str(error)
        why = if_whole(lambda: load('spiralroom.missing').why(error))
        if why: if_whole(lambda: error.add_note(why))
        # behind a traceback notes stand anyway
        notes = [] if traced else if_whole(lambda: [str(note) for note in error.__notes__]) or []
        out = {'type': kind(error).__name__, 'message': bounded('\n'.join([message or '', *notes]), ${errorKept}), 'line': line}
        out['cell'] = None if cell == here else cell
        unread = isinstance(error, SyntaxError) and error.filename == here
        out['signs'] = if_whole(lambda: load('spiralroom.signs').found(source)) if unread else None
        out['absent'] = if_whole(absent_of, error) if isinstance(error, ModuleNotFoundError) else None
        if isinstance(error, OSError) and if_whole(unfetched, error): out['unfetched'] = True
        out['traceback'] = if_whole(trace_of, error, unread) if traced else None
        return out

    def typename(value):
        made = kind(value)
        return made.__module__ + '.' + made.__name__ if made.__module__ in ('torch', 'numpy') else made.__name__

    def echo_of(value):
        text = show(value)
        if isinstance(value, (Tensor, ndarray)): _report('', value)
        return {'repr': text[:${outputLimit}], 'left': max(0, len(text) - ${outputLimit}), 'type': typename(value)}

    def speak(wanted):
        nonlocal language
        if wanted == language: return
        load('spiralroom.texts').language = wanted
        language = wanted

    def owner_of(frame, turn):
        # Python's own library works for whoever called it. None for the lab's own
        while not (frame.f_globals is turn.f_globals or (name := frame.f_code.co_filename).startswith(insides)):
            if not name.startswith(('/lib/python311.zip/', '<frozen ')): return frame
            frame = frame.f_back

    def interrupted():
        # called in the middle of whatever runs. What the lab does is done first, for nobody would know where it ended;
        # then at the next line, where what is around it can catch it
        nonlocal awaited
        turn = frame_at(1)
        met = frame = turn.f_back
        while frame and not owner_of(frame, turn): frame = frame.f_back
        had = awaited is not None
        if had: await_no_more()
        if frame is None: return ''
        # a line that takes long
        if had and frame is met: return 'now'
        awaited, frame.f_trace = frame, at_line
        settrace(untraced)
        return ''

    def untraced(*given): return None

    def await_no_more():
        nonlocal awaited
        settrace(None)
        awaited.f_trace = awaited = None

    def once_each(trace):
        # where a function that traces has raised there is one entry more
        while trace:
            if trace.tb_next and trace.tb_next.tb_frame is trace.tb_frame: trace.tb_next = trace.tb_next.tb_next
            trace = trace.tb_next

    def at_line(*given):
        await_no_more()
        if _ask('\x1f#interrupted') == 'T': interrupt()

    def execute(source, name='', wanted='en'):
        nonlocal own, here
        here = name or 'cell'
        names.add(here)
        # each with its end, as tracebacks reckon with it
        rows = [row + '\n' for row in source.replace('\r\n', '\n').replace('\r', '\n').split('\n')]
        lines[here] = len(source), None, rows, here
        out = {'error': None, 'echo': None}
        try:
            own = True
            speak(wanted)
            body, last = parted(source, here)
            own = False
            run(body, _globals)
            if last:
                value = evaluate(last, _globals)
                if value is not None:
                    _globals['_'] = value
                    out['echo'] = echo_of(value)
        except BaseException as error:
            own = True
            if isinstance(error, KeyboardInterrupt): once_each(error.__traceback__)
            out['error'] = failure(error, source, bool(name))
        finally:
            own = True
            if awaited is not None: await_no_more()
        if sys.stdout is not None: sys.stdout.flush()
        return dumps(out)

    plain, counted = {kind(None), bool, int, float, complex, str, *_kinds}, {str, bytes, list, tuple, dict, set, frozenset, range}
    unnamed = {types.ModuleType, types.FunctionType, types.BuiltinFunctionType, _Builtin, type, _LegacyType, _Namespace, _Numpy}

    def named(name, value):
        made = kind(value)
        text = if_whole(show, value[:${valueKept}] if made is str else value) if made in plain else None
        count = len(value) if made in counted else None
        return {'name': name, 'type': typename(value), 'text': text and bounded(text, ${valueKept}), 'count': count}

    def variables():
        out = []
        for name, value in list(_globals.items()):
            if name == '_': continue
            if isinstance(value, (Tensor, ndarray)): _report(name, value)
            elif name[:1] == '_' or kind(value) in unnamed: continue
            if len(out) < ${namesAtMost}: out.append(named(name, value))
        return dumps(out)

    def describe(name):
        if name not in _globals: return dumps(None)
        value = _globals[name]
        number = float(value) if isinstance(value, (int, float, generic)) else None
        if number is not None and (number != number or number in (float('inf'), float('-inf'))): number = show(number)
        if isinstance(value, (Tensor, ndarray)): _report(name, value)
        return dumps({'type': typename(value), 'repr': show(value), 'number': number})

    def elements_of(node):
        if isinstance(node, (ast.For, ast.AsyncFor, ast.While, ast.comprehension)): yield 'loop'
        if isinstance(node, ast.Subscript):
            parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            # what takes all of the dimensions before is one, too
            if any(isinstance(part, ast.Slice) or getattr(part, 'value', None) is Ellipsis for part in parts): yield 'slice'
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult): yield 'matmul'
        if isinstance(node, ast.Compare) and not all(isinstance(one, (ast.Is, ast.IsNot, ast.In, ast.NotIn)) for one in node.ops): yield 'comparison'
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                yield 'call:' + called.id
                # the same as a colon
                if called.id == 'slice': yield 'slice'
            if isinstance(called, ast.Attribute): yield 'call:' + called.attr

    def elements(*sources):
        found = set()
        for source in sources:
            # what is no Python has no elements; running it says so
            tree = if_whole(tree_of, source, 'cell')
            if tree is not None: found.update(element for node in walk(tree) for element in elements_of(node))
        return dumps(sorted(found))

    _commands.update({'execute': execute, 'variables': variables, 'describe': describe, 'elements': elements, 'interrupted': interrupted})

_session()
`;
