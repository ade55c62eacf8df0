// Cells as in Jupyter: what is shown of them, how they fail, and what is said of signs and lines that are no Python.
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { foreignSignsMessage } from "@/lib/content/foreign-signs";
import { outputLimit, type CellOptions } from "@/lib/tensorlab/protocol";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

/** What CPython answered; see tests/fixtures/cells/make.py. */
interface Truth {
  notebooks: {
    cells: string[];
    out: string;
    error?: [type: string, message: string];
    cell: string | null;
    line: number | null;
    traceback: string;
  }[];
  signs: { source: string; fixed: string; error: [type: string, message: string]; line: number }[];
}

const truth = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../fixtures/cells/truth.json"), "utf8"),
) as Truth;

/** How deep a recursion may go is the engine's. */
const steady = (text: string) => text.replace(/repeated \d+ more times/, "repeated");

describe("cells", () => {
  let session: PythonSession;
  beforeAll(async () => {
    session = await createNodeSession();
  });

  function run(source: string, options?: CellOptions) {
    let out = "";
    const result = session.run(source, (text) => (out += text), options);
    return { ...result, out };
  }

  function fresh(source: string, options?: CellOptions) {
    session.renew();
    return run(source, options);
  }

  test.each(truth.notebooks.map((one) => [one.cells.join("\n---\n"), one] as const))(
    "PY1 %j is traced as in CPython, cell by cell",
    (_, { cells, out, error, cell, line, traceback }) => {
      session.renew();
      const ran = cells.map((source, at) => run(source, { name: `Cell ${at + 1}` }));
      const last = ran[ran.length - 1];
      expect([last.error?.type, last.error?.message, last.error?.line]).toEqual([...(error ?? []), line]);
      expect(last.error?.cell).toBe(cell === `Cell ${cells.length}` ? null : cell);
      expect(last.out).toBe(out);
      expect(steady(last.error?.traceback ?? "")).toBe(steady(traceback));
    },
  );

  test("PY1 nothing of the lab's own stands in a traceback, and a spoiled traceback hides no error", () => {
    const { error } = fresh("import torch\nx = torch.nn.Linear(2, 3)(torch.ones(5))", { name: "Cell 1" });
    expect(error?.traceback).toMatch(/^Traceback \(most recent call last\):\n {2}File "Cell 1", line 2/);
    expect(error?.traceback).not.toMatch(/<torch>|<session>|python311/);
    const spoiled = fresh("import traceback\ntraceback.StackSummary.format = None\n1 / 0", { name: "a" });
    expect(spoiled.error).toMatchObject({ type: "ZeroDivisionError", line: 3, traceback: null });
  });

  test.each(truth.signs.map((one) => [one.source, one] as const))(
    "PY2 %j: CPython's own words, and the source with Python's signs",
    (_, { source, fixed, error, line }) => {
      const found = fresh(source).error;
      expect([found?.type, found?.message, found?.line]).toEqual([...error, line]);
      expect(found?.signs?.fixed).toBe(fixed);
      expect(session.run(fixed).error?.type ?? "").not.toMatch(/SyntaxError|IndentationError/);
    },
  );

  test.each([
    [
      "print（1）",
      /^（ \(U\+FF08\) in line 1 is a full-width bracket\. Python wants \( in its place\. There is 1 more/,
    ],
    ["\nx\u00a0= 1", /^U\+00A0 in line 2 is a special space\. Python wants an ordinary space\.$/],
    ["x\u200b = 1", /^U\+200B in line 1 is an invisible character\. It has to go\.$/],
  ])("PY2 of %j the first sign is named", (source, said) => {
    const signs = fresh(source).error?.signs;
    expect(signs && foreignSignsMessage(signs).en).toMatch(said);
    expect(signs && foreignSignsMessage(signs).zh).toMatch(/第 \d 行/);
  });

  test.each(["a = = 1", "print('（')(", "x = 1\nraise SyntaxError('“')", "é = 1\nüber = é +"])(
    "PY2 %j has no signs to mend",
    (source) => {
      expect(fresh(source).error).toMatchObject({ type: "SyntaxError", signs: null });
    },
  );

  test.each([
    ["x = 3\nx  # end", "3"],
    ["3  # a; b;", "3"],
    ["'a;'", "'a;'"],
    ["3;", null],
    ["3 ;  # quiet", null],
    ["3;\n\n# quiet\n", null],
    ["x = 3", null],
    ["None", null],
    ["3; 4", "4"],
    ["# only this", null],
  ])("PY3 %j shows %j", (source, echo) => {
    expect(fresh(source)).toMatchObject({ error: null, echo: echo === null ? null : { repr: echo } });
  });

  test("PY3 the last value stays in _ while nothing follows it", () => {
    session.renew();
    for (const source of ["6 * 7", "None", "x = 1", "9;"]) run(source);
    expect(run("_").echo?.repr).toBe("42");
  });

  test.each([
    ["%matplotlib inline\nx = 3\nx", "", "3"],
    ["%load_ext autoreload\n%autoreload 2", "", null],
    ["x = %time 1 + 1\nx", /^Wall time: [\d.]+ (ns|µs|ms|s)\n$/, "2"],
    ["%%time\nx = 5\nx * 2", /^Wall time: /, "10"],
    ["for i in range(2):\n    %time i", /^(Wall time: .*\n){2}$/, null],
    [
      "%timeit -n 2 -r 3 sum(range(10))",
      /^[\d.]+ (ns|µs|ms) ± [\d.]+ (ns|µs|ms) per loop \(mean ± std\. dev\. of 3 runs, 2 loops each\)\n$/,
      null,
    ],
    ["%%timeit -n 1 -r 1 x = 2\nx ** 2", /of 1 run, 1 loop each/, null],
    ["!pip install torch numpy", /^torch is here already.*\nnumpy is here already.*\n$/, null],
    ["%pip install -q pandas", /^pandas cannot be installed: this lab has/, null],
    ["!ls", "", null],
    ["%%writefile a.txt\nb\n", "Writing a.txt\n", null],
    ["!nvidia-smi", /^nvidia-smi: not here\. This Python runs by itself in your browser/, null],
    ["x = !echo a b\nx", "", "['a b']"],
    ["!python --version", /^Python 3\.11\./, null],
    ["%pwd", "", "'/home/lab'"],
    ["%%capture\nprint(1)", "", null],
    ["def f(a, b=2):\n    'adds'\n    return a + b\nf?", "Signature: f(a, b=2)\nDocstring: adds\n", null],
    ["x = [1, 2]\n?x", /^Type: +list\nString form: \[1, 2\]\nLength: +2\n/, null],
    ["get_ipython().run_line_magic('matplotlib', 'inline')", "", null],
    ["a = (7\n% 4)\na", "", "3"],
    ['s = """\n%time\n"""\ns', "", "'\\n%time\\n'"],
    ["1 != 2", "", "True"],
    ["from IPython import display\ndisplay.display(3)\ndisplay.clear_output(wait=True)", "3\n\f", null],
    ["display(4)", "4\n", null],
  ])("PY4 %j is answered as in Jupyter, or by name", (source, out, echo) => {
    const result = fresh(source);
    expect(result).toMatchObject({ error: null, echo: echo === null ? null : { repr: echo } });
    if (typeof out === "string") expect(result.out).toBe(out);
    else expect(result.out).toMatch(out);
  });

  test("PY4 what was written is listed and read; what is unknown is told by name, in both languages", () => {
    session.renew();
    run("%%writefile a.txt\nb\n");
    expect(run("!ls\n!cat a.txt").out).toBe("a.txt\nb\n");
    expect(run("%foo 3").error).toMatchObject({ type: "UsageError" });
    expect(run("%foo 3").error?.message).toMatch(
      /^Line magic function `%foo` not found\. This lab has %time/,
    );
    expect(run("import pandas.testing as pt").error).toMatchObject({
      ...{ type: "ModuleNotFoundError", absent: "pandas" },
    });
    expect(run("%%time\n\n1 / 0", { name: "Cell 7" }).error).toMatchObject({ line: 3, cell: null });
    session.enter({ language: "zh", dataset: null });
    expect(run("%foo 3").error?.message).toMatch(/这里可以用 %time/);
    expect(run("!wget x").out).toMatch(/^wget：这里没有/);
    session.enter({ language: "en", dataset: null });
  });

  test("PY4 a bar writes itself over itself", () => {
    const { out } = fresh("from tqdm import tqdm\nfor i in tqdm(range(3), desc='a'): pass");
    expect(out).toMatch(/^\ra: {3}0%\|.*\ra: 100%\|██████████\| 3\/3 \[.*\]\n$/s);
  });

  test.each([
    ["help(torch.relu)", "torch.relu(input)\n\n    max(0, x).\n"],
    ["help(torch.clamp)", /^torch\.clamp\(input, min=None/],
    ["help(torch.randn)", "torch.randn(*size)\n\n    Standard normal: mean 0, variance 1.\n"],
    ["torch.randn?", "torch.randn(*size)\n\n    Standard normal: mean 0, variance 1.\n"],
    ["x = torch.ones(2)\nhelp(x.view)", /^torch\.Tensor\.view\(/],
    ["help(torch.nn.Linear)", /^torch\.nn\.Linear\(in_features, out_features/],
    ["help(torch.nn.functional.relu)", /^torch\.nn\.functional\.relu\(/],
    ["import numpy as np\nhelp(np.zeros)", /^numpy\.zeros\(/],
    ["help(len)", /^Help on built-in function len in module builtins:\n\nlen\(obj, \/\)/],
    ["def f(a):\n    'twice'\nhelp(f)", /^Help on function f in module __main__:\n\nf\(a\)\n {4}twice/],
    ["help()", /^help\(x\) tells what x is/],
  ])("PY5 %j tells how it is called", (source, out) => {
    const result = fresh(`import torch\n${source}`);
    expect(result.error).toBeNull();
    if (typeof out === "string") expect(result.out).toBe(out);
    else expect(result.out).toMatch(out);
  });

  test("PY5 help speaks the page's language", () => {
    session.enter({ language: "zh", dataset: null });
    expect(fresh("import torch\nhelp(torch.randn)").out).toContain("标准正态分布");
    session.enter({ language: "en", dataset: null });
  });

  test("PY6 what is printed, shown and raised beyond the limit is counted", () => {
    const printed = fresh(`print("a" * ${outputLimit + 41})`);
    expect([printed.out.length, printed.left]).toEqual([outputLimit, 42]);
    expect(fresh(`print("a" * ${outputLimit - 1})`).left).toBe(0);
    const { echo } = fresh(`"a" * ${outputLimit}`);
    expect([echo?.repr.length, echo?.left]).toEqual([outputLimit, 2]);
    const { error } = fresh("raise ValueError('a' * 1_000_000)", { name: "Cell 1" });
    expect(error?.message).toMatch(/a … \(980,000 more characters\)$/);
    expect(error?.traceback?.length).toBeLessThan(21_000);
    const cleared = fresh(`print("a" * ${outputLimit})\ndisplay\nprint("\\f", end="")\nprint("b")`);
    expect([cleared.out.endsWith("\fb\n") || cleared.out.endsWith("b\n"), cleared.left]).toEqual([true, 0]);
  });

  test("PY10 what has a name is told: its type, and what it is or how much it holds", () => {
    const source = [
      "import torch, math",
      "import numpy as np",
      "class Point: pass",
      "def f(): pass",
      "n, word, xs, table = 3, 'a' * 100, [1, 2], {'a': 1}",
      "x, a, p, _hidden = torch.ones(2, 3), np.zeros(2), Point(), 1",
    ].join("\n");
    const { names, variables } = fresh(source);
    expect(names.map(({ name, type, text, count }) => [name, type, text, count])).toEqual([
      ["n", "int", "3", null],
      ["word", "str", expect.stringMatching(/^'a{79} … /), 100],
      ["xs", "list", null, 2],
      ["table", "dict", null, 1],
      ["x", "torch.Tensor", null, null],
      ["a", "numpy.ndarray", null, null],
      ["p", "Point", null, null],
    ]);
    expect(variables.map(({ name }) => name)).toEqual(["x", "a"]);
  });
});
