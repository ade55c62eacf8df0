/** How Python takes its turn: it asks what to do, does it, and tells how it ended. Everything crosses as bytes. */
import { labDescriptor } from "./cpython";

/** Run once in `__main__`; leaves `_turn` there until the session has taken the name away. */
export const turnSource = String.raw`
def _make():
    import json, os, sys
    # a program may put its own in these places
    read, write, loads, run, base = os.read, os.write, json.loads, exec, BaseException
    size, kind, text = len, type, str

    def ask(request):
        write(${labDescriptor}, request.encode('utf-8', 'surrogatepass'))
        answer = part = read(${labDescriptor}, 65536)
        while size(part) == 65536:
            part = read(${labDescriptor}, 65536)
            answer += part
        return answer.decode()

    hidden = {'__name__': 'torch', '_ask': ask, '_commands': {}}

    def load(name, source):
        run(compile(source, '<' + name + '>', 'exec'), hidden)
        return ''

    hidden['_commands']['load'] = load

    def turn():
        name, *given = loads(ask('?'))
        try: told = '!ok\n' + hidden['_commands'][name](*given)
        except base as error: told = '!' + kind(error).__name__ + '\n' + text(error)
        ask(told)

    return turn

_turn = _make()
del _make
`;
