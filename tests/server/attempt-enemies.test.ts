// Poison: whatever one attempt does, the next ones of others are judged as if it had never been.
import { execFileSync } from "node:child_process";
import { nanoid } from "nanoid";
import { afterAll, describe, expect, test } from "vitest";
import { codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exerciseById } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { startAttemptChecker } from "@/lib/server/attempts/attempt-checker";
import { createLog } from "@/lib/server/log";

const checker = startAttemptChecker({ log: createLog("silent"), places: 2 });
afterAll(() => checker.close());

function modelOf(id: string): string {
  const exercise = exerciseById(id);
  if (!exercise || !isCodeExercise(exercise)) throw new Error(`no exercise ${id}`);
  return codeKeyOf(exercise).solution;
}

/** The verdict; who is told to come again comes again, as pages do. */
async function send(exerciseId: string, source: string, owner = nanoid()) {
  for (;;) {
    const verdict = await checker.check({ attemptId: nanoid(), exerciseId, source, owner });
    if (!verdict || !("retryAfterMs" in verdict)) return verdict;
    await new Promise((resolve) => setTimeout(resolve, verdict.retryAfterMs));
  }
}

/** Processes for attempts that this one has started. */
const childrenOfCheckers = (): number[] =>
  execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.includes("--input-type=module"))
    .map(([pid]) => Number(pid));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** What attempts do to those behind them, by what they spoil. */
const poisons: Record<string, Record<string, string>> = {
  torch: {
    "another default type": "torch.set_default_dtype(torch.float64)",
    "other print options": "torch.set_printoptions(precision=0, linewidth=1, sci_mode=True)",
    "a seed": "torch.manual_seed(0)",
    "gradients off": "torch.set_grad_enabled(False)",
    "a context never left": "torch.no_grad().__enter__()",
    "no ones": "torch.ones = torch.zeros = None",
    "another addition": "torch.Tensor.__add__ = torch.Tensor.__getitem__ = lambda *x: 0",
    "everything equal":
      "torch.Tensor.__eq__ = lambda a, b: True\nclass Yes:\n    def __eq__(self, other): return True\nc = a = z = Yes()",
    "the channel to torch": "torch.Tensor.__add__.__globals__['op'] = lambda *x: None",
    "all the tensors": "held = []\nwhile True: held.append(torch.ones(1000, 1000))",
  },
  "Python's own names": {
    "no print": "import builtins\nbuiltins.print = None",
    "builtins all gone":
      "import builtins\nfor name in dir(builtins):\n    try: setattr(builtins, name, None)\n    except Exception: pass",
    "modules gone": "import sys\nsys.modules.clear()",
    "modules that are others": "import sys\nsys.modules['torch'] = sys.modules['math'] = sys",
    "Python's own main module":
      "import __main__\nfor name in list(__main__.__dict__): __main__.__dict__[name] = None",
    "the session's own functions":
      "names = torch.Tensor.__add__.__globals__\nnames['_commands']['describe'] = lambda name: '{'\nnames['_commands']['execute'] = lambda *x: 'null'",
    "names of the checker": "_globals = _execute = _describe = _commands = _turn = seed = None",
    "no collection": "import gc\ngc.disable()\nheld = [bytearray(1000) for _ in range(5000)]",
  },
  "what comes later": {
    "a generator suspended": "def g():\n    with torch.no_grad(): yield 1\nheld = g()\nnext(held)",
    "a finaliser": "class Late:\n    def __del__(self): print('late')\nLate()\nimport gc\ngc.collect()",
    "a coroutine left half-way": "async def f(): return 1\nheld = f()",
    "a task that waits":
      "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nloop = asyncio.new_event_loop()\nheld = loop.create_task(f())\nloop.run_until_complete(asyncio.sleep(0))",
    "something at the end": "import atexit\natexit.register(lambda: 1 / 0)",
    "a thread": "import threading\nthreading.Thread(target=print).start()",
    "a timer": "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.01)",
    "a trace": "import sys\nsys.settrace(lambda *x: 1 / 0)",
    "a listener to everything": "import sys\nsys.addaudithook(lambda *x: 1 / 0)",
  },
  "descriptors and files": {
    files:
      "for n in range(50): open('torch%d.py' % n, 'w').write('x' * 1000)\nopen('torch.py', 'w').write('ones = None')",
    "a forged end": 'import os\nos.write(1000, b\'!ok\\n{"error": null, "echo": null}\')',
    "the answers read ahead": "import os\nwhile os.read(1000, 65536): pass",
    "nowhere to print": "import os, sys\nos.close(1)\nos.close(1000)\nsys.stdout = sys.stderr = None",
    "the library gone": "import os\nos.remove('/lib/python311.zip')\nos.rename('/lib', '/bil')",
    "the library written over": "open('/lib/python311.zip', 'r+b').write(bytes(10000))",
  },
  "the engine": {
    "the end of the process": "import os\nos._exit(0)",
    "an abort": "import os\nos.abort()",
    "a signal": "import os\nos.kill(os.getpid(), 9)",
    "forged byte code":
      "f = lambda: 0\nf.__code__ = f.__code__.replace(co_code=bytes([151, 0, 100, 250, 83, 0]))\nf()",
    "a soft reset": "import sys\nsys.exit(0)",
    "deep recursion": "def f(): return f()\nf()",
    "deep recursion of C":
      "import sys\nsys.setrecursionlimit(10 ** 9)\nx = []\nfor _ in range(10 ** 5): x = [x]\nrepr(x)",
    "deep recursion in a text": "exec('(' * 5000 + ')' * 5000)",
    "all the memory": "held = []\nwhile True: held.append(bytearray(1 << 24))",
  },
  "what is told": {
    "prints without end": "for n in range(10 ** 7): print(n)",
    "an error of a megabyte": "raise ValueError('\\0' * 1000000)",
    "an error without characters": "raise ValueError(chr(0) + chr(0xD83D))",
    "an error that cannot be told": "class Odd(Exception):\n    def __str__(self): raise self\nraise Odd()",
    "a value that cannot be printed":
      "class Odd:\n    def __repr__(self): raise ValueError('no')\nc = a = z = Odd()",
    "an endless loop": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
  },
};

describe("HA3 poison", () => {
  test.each(Object.entries(poisons))("HA3 %s: nobody else's verdict is spoiled", async (_, sources) => {
    // right attempts of others beside and behind them, on both places
    const sent = Object.entries(sources).map(async ([what, source], at) => {
      const right = at % 3 === 2 ? [send("ones-and-zeros", modelOf("ones-and-zeros"))] : [];
      const [poison, ...others] = await Promise.all([send("a-column", source), ...right]);
      expect(others, what).toEqual(right.map(() => expect.objectContaining({ passed: true, stage: "none" })));
      return { what, verdict: poison };
    });
    const after = send("a-column", modelOf("a-column"));
    for (const { what, verdict } of await Promise.all(sent))
      expect(verdict, what).toMatchObject({ passed: false });
    expect(await after).toMatchObject({ passed: true, stage: "none" });
  });

  test("HA4 a process that is killed from outside costs nobody a verdict", async () => {
    const busy = `${modelOf("a-column")}\nfor n in range(300000): pass`;
    const waiting = [send("a-column", busy), send("ones-and-zeros", modelOf("ones-and-zeros"))];
    await until(() => childrenOfCheckers().length >= 2);
    childrenOfCheckers().forEach((pid) => process.kill(pid, "SIGKILL"));
    for (const verdict of await Promise.all(waiting)) expect(verdict).toMatchObject({ passed: true });
  });
});

test("HA6 endless loops of strangers under any number of names leave a class its places", async () => {
  const ends: string[] = [];
  const loops = Array.from({ length: 306 }, (_, at) => {
    const job = { attemptId: nanoid(), exerciseId: "a-column", source: "while True: pass" };
    return checker
      .check({ ...job, owner: `alone ${at}`, strangerAt: "192.0.2.1" })
      .finally(() => ends.push("loop"));
  });
  const honest = Array.from({ length: 24 }, () =>
    send("ones-and-zeros", modelOf("ones-and-zeros")).finally(() => ends.push("class")),
  );
  for (const verdict of await Promise.all(honest)) expect(verdict).toMatchObject({ passed: true });
  // all but one that ran and twenty that wait were told at once to come again
  const refused =
    ends.indexOf("class") < 0
      ? 0
      : ends.slice(0, ends.indexOf("class")).filter((one) => one === "loop").length;
  expect(refused).toBeGreaterThanOrEqual(285);
  // of the others at most the one that had its place before the class came
  expect(ends.slice(0, ends.lastIndexOf("class")).filter((one) => one === "loop").length).toBeLessThanOrEqual(
    refused + 1,
  );
  checker.close();
  await Promise.all(loops);
});
