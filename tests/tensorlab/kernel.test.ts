// The notebook's Python between cells: what waits, what is stopped, what comes back, and that what is said of it is true.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { courseDataset } from "@/lib/spiral/config";
import { Kernel, type AnswerLine } from "@/lib/tensorlab/client";
import { cellLimitMs, notebookLimitMs } from "@/lib/tensorlab/protocol";
import { pythonWorkers } from "@/lib/tensorlab/python-workers";
import { nodeWorkers } from "./node-worker";

/** hears each source as a worker is sent it */
let onSent: (source: string) => void = () => {};

/** Resolves as a worker is sent the source. */
const sending = (wanted: string) =>
  new Promise<void>((resolve) => {
    onSent = (source) => source === wanted && resolve();
  });

/** The limit on a cell is reached: no other cell can reach it, however loaded the machine is. */
const reachLimit = () => vi.advanceTimersByTime(cellLimitMs);

const NodeWorker = nodeWorkers((source) => onSent(source));

describe("the notebook's Python", () => {
  let kernel: Kernel;
  beforeAll(() => {
    vi.stubGlobal("Worker", NodeWorker);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // a copy of Python for the cells, and one for after a stop
    void pythonWorkers.prepare();
    kernel = new Kernel("exercise");
  });
  afterEach(() => kernel.restart());
  afterAll(() => {
    kernel.dispose();
    pythonWorkers.discard();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const run = (source: string, name?: string) => kernel.run(source, {}, { name });

  test("PY7 after a stop the variables of every cell that came to an end are back, of one that failed too", async () => {
    await run("import random\na = 1");
    expect((await run("b = 2\nc = d")).error?.type).toBe("NameError");
    const stopped = run("e = 3\nwhile True: pass");
    reachLimit();
    expect(await stopped).toMatchObject({
      error: { type: "Stopped", cause: "time" },
      recovery: { again: 2, lost: [] },
    });
    expect((await run("a, b")).echo?.repr).toBe("(1, 2)");
    expect((await run("e")).error?.type).toBe("NameError");
  });

  test("PY7 a cell that does not end this time is named, and the others' variables are there all the same", async () => {
    // ends at once, and never in a class
    const later =
      "import classroom\ntry: classroom.data()\nexcept RuntimeError: pass\nelse:\n  while True: pass";
    await run("a = 1", "Cell 1");
    await run("b = 2", "Cell 2");
    expect((await run(later, "Cell 3")).error).toBeNull();
    await run("c = 4", "Cell 4");
    kernel.enter({ language: "en", dataset: courseDataset(7) });
    const running = run("while True: pass");
    const again = sending(later);
    kernel.interrupt();
    await again;
    reachLimit();
    expect((await running).recovery).toEqual({ again: 3, lost: ["Cell 3"] });
    expect((await run("a, b, c")).echo?.repr).toBe("(1, 2, 4)");
  });

  test("PY8 starting over takes away what runs and what waits", async () => {
    await run("a = 1");
    const running = run("while True: pass");
    const waiting = [run("a = 2"), run("b = 3")];
    kernel.restart();
    const ended = await Promise.all([running, ...waiting]);
    expect(ended.map(({ error }) => error?.type)).toEqual(["Dropped", "Dropped", "Dropped"]);
    expect((await run("[name for name in 'ab' if name in globals()]")).echo?.repr).toBe("[]");
  });

  test("PY8 stopping a cell takes away those that wait for it, and nothing else", async () => {
    await run("a = 1");
    const running = run("while True: pass");
    const waiting = run("a = 2");
    kernel.interrupt();
    expect((await waiting).error?.type).toBe("Dropped");
    // what stopped it is known, and told
    expect(await running).toMatchObject({ error: { cause: "pressed" }, recovery: { again: 1, lost: [] } });
    expect((await run("a")).echo?.repr).toBe("1");
  });

  test("PY8 starting over while cells come back brings none of them", async () => {
    await run("a = 1");
    const stopped = run("while True: pass");
    kernel.interrupt();
    kernel.restart();
    expect((await stopped).error?.type).toBe("Dropped");
    expect((await run("'a' in globals()")).echo?.repr).toBe("False");
  });
});

describe("PY15 a program that asks", () => {
  let kernel: Kernel;
  const sent = new BroadcastChannel("lines");
  beforeAll(() => {
    vi.stubGlobal("Worker", NodeWorker);
    vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
      sent.postMessage({ path, body });
      return { ok: true };
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    kernel = new Kernel("notebook");
  });
  afterEach(() => kernel.restart());
  afterAll(() => {
    kernel.dispose();
    pythonWorkers.discard();
    sent.close();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  /** Runs a cell and does one of these each time that it asks. */
  async function asked(source: string, ...steps: ((answer: AnswerLine) => void)[]) {
    let written = "";
    const ear = {
      onOutput: (text: string) => (written += text),
      onAsk: (answer: AnswerLine | null) => answer && steps.shift()?.(answer),
    };
    const { error, echo, recovery } = await kernel.run(source, ear, { of: source });
    return { written, error: error?.type, echo: echo?.repr, recovery };
  }
  const typed = (text: string) => (answer: AnswerLine) => void answer({ kind: "text", text });
  const loop = "while True: pass";
  const patienceMs = 1_500;
  const stopped = () => {
    const running = kernel.run(loop, {}, { of: loop });
    kernel.interrupt();
    // it has no time to hear of it
    vi.advanceTimersByTime(patienceMs);
    return running;
  };

  test("PY15 it gets what is typed, one line after another, and what is typed stands behind the question", async () => {
    const source = "import sys\nname = input('Your name? ')\nage = int(sys.stdin.readline())\nname, age";
    const { written, echo } = await asked(source, typed("Ada 中"), typed("36"));
    expect({ written, echo }).toEqual({ written: "Your name? Ada 中\n36\n", echo: "('Ada 中', 36)" });
  });

  test("PY15 while it waits no time goes by", async () => {
    const late = (answer: AnswerLine) => {
      expect(kernel.state.get()).toBe("asking");
      vi.advanceTimersByTime(2 * notebookLimitMs);
      void answer({ kind: "text", text: "late" });
    };
    expect(await asked("input()", late)).toMatchObject({ error: undefined, echo: "'late'" });
  });

  test("PY15 stopping it is Ctrl-C and costs nothing that is there, a second time it is a stop", async () => {
    await asked("a = 1");
    const stop = () => kernel.interrupt();
    expect(await asked("b = 2\ninput()", stop)).toMatchObject({ error: "KeyboardInterrupt", recovery: null });
    expect(await asked("a, b")).toMatchObject({ echo: "(1, 2)" });
    const stubborn = "while True:\n  try: input()\n  except: pass";
    expect(await asked(stubborn, stop, stop)).toMatchObject({ error: "Stopped" });
  });

  test("PY15 Ctrl-D is the end of what is typed", async () => {
    const source = "import sys\ntry: input()\nexcept EOFError as e: print(e)\nsys.stdin.read()";
    const end = (answer: AnswerLine) => void answer({ kind: "end" });
    const { written, echo } = await asked(source, end, typed("a"), typed("b"), end);
    expect({ written, echo }).toEqual({ written: "EOF when reading a line\na\nb\n", echo: "'a\\nb\\n'" });
  });

  test("PY15 a cell that comes back asks nobody anew", async () => {
    await asked("name = input()", typed("Ada"));
    expect((await stopped()).recovery).toEqual({ again: 1, lost: [] });
    expect(await asked("name")).toMatchObject({ echo: "'Ada'" });
  });

  test("PY7 a cell that ran three times is one that runs again, and the stopped one is no other", async () => {
    await asked("a = 1");
    for (let time = 0; time < 3; time++) await asked("b = 2");
    await kernel.run("c = 3", {}, { of: loop });
    expect((await stopped()).recovery).toEqual({ again: 2, lost: [] });
  });
});
