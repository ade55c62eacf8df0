// A program that runs is interrupted as by Ctrl-C: the page lowers a flag, the worker's Python looks for it.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { watchFlag } from "@/lib/tensorlab/asking/watch-flag";
import { Kernel } from "@/lib/tensorlab/client";
import { notebookLimitMs, type CellResult } from "@/lib/tensorlab/protocol";
import { pythonWorkers } from "@/lib/tensorlab/python-workers";
import { nodeWorkers } from "./node-worker";

/** the time that a program has to hear of it */
const patienceMs = 1_500;

describe("PY16 a program that is told to stop", () => {
  let kernel: Kernel;
  const lowered = new BroadcastChannel("lowered");
  beforeAll(() => {
    vi.stubGlobal("Worker", nodeWorkers());
    // threads of Node's do not share such addresses
    vi.spyOn(URL, "revokeObjectURL").mockImplementation((address) => lowered.postMessage(address));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    kernel = new Kernel("notebook");
  });
  afterEach(() => kernel.restart());
  afterAll(() => {
    kernel.dispose();
    pythonWorkers.discard();
    lowered.close();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const run = (source: string, name = "Cell 1") => kernel.run(source, {}, { name, of: source });
  const value = async (source: string) => (await run(source, "Cell 9")).echo?.repr;

  /** Runs a cell and does these, one after another, as it prints. */
  async function whileItRuns(
    source: string,
    ...steps: (() => void)[]
  ): Promise<CellResult & { written: string }> {
    let written = "";
    const onOutput = (text: string) => {
      written += text;
      for (const line of text.matchAll(/\n/g)) if (line) steps.shift()?.();
    };
    const result = await kernel.run(source, { onOutput }, { name: "Cell 1", of: source });
    return { ...result, written };
  }
  const stop = () => kernel.interrupt();

  const training = [
    "import torch",
    "torch.manual_seed(0)",
    "x = torch.linspace(-1, 1, 50).view(-1, 1)",
    "net = torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))",
    "optimizer = torch.optim.Adam(net.parameters(), lr=0.01)",
    "losses = []",
    "for epoch in range(1000000):",
    "    optimizer.zero_grad()",
    "    loss = ((net(x) - x ** 2) ** 2).mean()",
    "    loss.backward()",
    "    optimizer.step()",
    "    losses.append(loss.item())",
    "    if epoch == 20: print('going')",
  ].join("\n");

  test("PY16 hears KeyboardInterrupt at its line, and what it made goes on", async () => {
    const { error, recovery, names } = await whileItRuns(training, stop);
    expect(error).toMatchObject({ type: "KeyboardInterrupt", message: "", cell: null, cause: "pressed" });
    expect(error?.line).toBeGreaterThanOrEqual(7);
    const traced = error?.traceback?.split("\n");
    expect(traced?.[0]).toBe("Traceback (most recent call last):");
    expect(traced?.[1]).toBe(`  File "Cell 1", line ${error?.line}, in <module>`);
    expect(traced?.at(-1)).toBe("KeyboardInterrupt");
    expect(recovery).toBeNull();
    expect(names.find(({ name }) => name === "losses")?.count).toBeGreaterThan(20);
    const before = "before = losses[0] > losses[-1] > 0";
    const on =
      "for _ in range(3):\n    optimizer.zero_grad()\n    loss = ((net(x) - x ** 2) ** 2).mean()\n    loss.backward()\n    optimizer.step()";
    expect((await run(`${before}\n${on}`)).error).toBeNull();
    expect(await value("before, torch.isfinite(net(x)).all().item()")).toBe("(True, True)");
  });

  test("PY16 it comes between two of the lab's own operations, so that every tensor stays whole", async () => {
    await run("import torch\na = torch.ones(3)");
    for (let time = 0; time < 4; time++) {
      const { error } = await whileItRuns("print('on')\nwhile True: a = (a * 1.5 - a / 2).clone()", stop);
      expect(error).toMatchObject({ type: "KeyboardInterrupt", line: 2 });
      expect(error?.traceback).not.toMatch(/<torch>|<session>/);
      expect(await value("a")).toBe("tensor([1., 1., 1.])");
    }
    // nothing is left that traces
    expect(await value("__import__('sys').gettrace()")).toBeUndefined();
  });

  test("PY16 in a function of its own, asleep, in what it evaluates", async () => {
    const within = await whileItRuns("def f():\n    print('on')\n    while True:\n        n = 1\nf()", stop);
    expect(within.error).toMatchObject({ type: "KeyboardInterrupt" });
    expect(within.error?.traceback).toMatch(
      /line 5, in <module>\n {4}f\(\)\n {2}File "Cell 1", line [34], in f\n/,
    );
    const asleep = await whileItRuns("import time\nprint('on')\ntime.sleep(1000)", stop);
    expect(asleep.error).toMatchObject({ type: "KeyboardInterrupt", line: 3 });
    expect(asleep.error?.traceback).toBe(
      'Traceback (most recent call last):\n  File "Cell 1", line 3, in <module>\n    time.sleep(1000)\nKeyboardInterrupt',
    );
    const evaluated = await whileItRuns("print('on')\nsum(1 for _ in iter(int, 1))", stop);
    expect(evaluated.error).toMatchObject({ type: "KeyboardInterrupt", line: 2 });
  });

  test("PY16 it may take it, and do what is left to do", async () => {
    const source =
      "n = 0\nprint('on')\ntry:\n    while True: n += 1\nexcept KeyboardInterrupt: print('kept')\nn > 0";
    const { written, error, echo } = await whileItRuns(source, stop);
    expect({ written, error, echo: echo?.repr }).toEqual({
      written: "on\nkept\n",
      error: null,
      echo: "True",
    });
    const handled =
      "import signal\nheard = []\nsignal.signal(signal.SIGINT, lambda *given: heard.append(given[0]))\nprint('on')\nwhile not heard: pass\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nheard";
    expect((await whileItRuns(handled, stop)).echo?.repr).toBe("[2]");
  });

  test("PY16 nothing of it is left for the next cell, nor for those that wait", async () => {
    const running = whileItRuns("print('on')\nwhile True: pass", stop);
    const waiting = run("waited = 1");
    expect((await running).error?.type).toBe("KeyboardInterrupt");
    expect((await waiting).error?.type).toBe("Dropped");
    // one that ends before it hears of it
    expect((await whileItRuns("print('on')", stop)).error).toBeNull();
    expect(await value("sum(range(2000000))")).toBe("1999999000000");
  });

  test("PY16 what does not heed it is stopped, at the second time or when it does not hear, and says what was lost", async () => {
    await run("a = 1");
    const stubborn =
      "b = 2\nprint('on')\nwhile True:\n    try:\n        while True: n = 1\n    except KeyboardInterrupt: print('no')";
    // pressed again at once it is pressed once
    const twice = () => [stop(), stop()];
    const again = () => {
      stop();
      expect(kernel.state.get()).toBe("running");
      vi.advanceTimersByTime(patienceMs);
      expect(kernel.state.get()).toBe("running");
      stop();
    };
    expect(await whileItRuns(stubborn, twice, again)).toMatchObject({
      error: { type: "Stopped", cause: "pressed" },
      recovery: { again: 1, lost: [] },
    });
    const deaf = () => {
      stop();
      vi.advanceTimersByTime(patienceMs);
    };
    expect((await whileItRuns("b = 2\nprint('on')\nmax(iter(int, 1))", deaf)).error?.type).toBe("Stopped");
    expect(await value("a, 'b' in globals()")).toBe("(1, False)");
  });

  test("PY16 a cell that comes back is interrupted where it was", async () => {
    const counting = "n = 0\nprint('on')\nwhile True: n += 1";
    expect((await whileItRuns(counting, stop)).error?.type).toBe("KeyboardInterrupt");
    const reached = Number(await value("n"));
    const running = run("while True: pass");
    stop();
    vi.advanceTimersByTime(patienceMs);
    expect((await running).recovery).toMatchObject({ lost: [] });
    // Python looks at every fiftieth turn
    expect(Math.abs(Number(await value("n")) - reached)).toBeLessThan(100);
  });

  test("PY16 at the end of its time it is interrupted, too", async () => {
    const timed = () => vi.advanceTimersByTime(notebookLimitMs);
    const { error, recovery } = await whileItRuns("n = 1\nprint('on')\nwhile True: pass", timed);
    expect(error).toMatchObject({ type: "KeyboardInterrupt", cause: "time" });
    expect(recovery).toBeNull();
    expect(await value("n")).toBe("1");
  });
});

describe("PY16 the worker looks for the flag", () => {
  const sight = (lost: Set<string>, costMs: number) => {
    const seen: { at: number; address: string }[] = [];
    let clock = 0;
    const isReadable = (address: string) => {
      seen.push({ at: clock, address });
      clock += costMs;
      return !lost.has(address);
    };
    const look = watchFlag({ flag: "flag", mast: "mast" }, { isReadable, now: () => clock });
    /** asks a thousand times in each ms */
    const pass = (ms: number) => {
      let lowered = false;
      for (const end = clock + ms; clock < end; clock += 0.001) lowered = look();
      return lowered;
    };
    return { seen, pass };
  };

  test("PY16 seldom, and the more so the longer a look takes", () => {
    const quick = sight(new Set(), 0.5);
    expect(quick.pass(249)).toBe(false);
    expect(quick.seen).toEqual([]);
    expect(quick.pass(2_000)).toBe(false);
    expect(quick.seen.length).toBeLessThanOrEqual(8);
    const slow = sight(new Set(), 5);
    slow.pass(5_000);
    expect(slow.seen.length).toBeLessThanOrEqual(10);
  });

  test("PY16 what cannot be seen at all is no flag that was lowered", () => {
    const lost = new Set<string>();
    const { seen, pass } = sight(lost, 1);
    expect(pass(600)).toBe(false);
    lost.add("flag");
    expect(pass(600)).toBe(true);
    const blind = sight(new Set(["flag", "mast"]), 1);
    expect(blind.pass(5_000)).toBe(false);
    expect(blind.seen.map(({ address }) => address)).toEqual(["flag", "mast"]);
    expect(seen.at(-1)?.address).toBe("mast");
  });
});
