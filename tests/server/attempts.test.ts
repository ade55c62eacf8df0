// Attempts in child processes: the verdict is the server's, whatever the source tries.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exerciseById } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { startAttemptChecker } from "@/lib/server/attempts/attempt-checker";
import { RunProcess } from "@/lib/server/attempts/run-process";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

const exerciseId = "a-column";
const right = "c = m[:, 1]";

let server: TestServer;
let room: TestClass;
beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
}, 60_000);
afterAll(() => server?.close());

const attempt = (source: string, exercise = exerciseId) => ({ id: nanoid(), exerciseId: exercise, source });

describe("the path of an attempt", () => {
  test("T1 an attempt is judged, stored and acknowledged, and shows to its owner, the instructor and the board", async () => {
    const mei = await room.student("Mei");
    const wrong = await mei.must("attempt.submit", attempt("c = m[1, :]"));
    expect(wrong.verdict).toMatchObject({ passed: false, stage: "shape", late: false });
    const sent = attempt(right);
    const { verdict } = await mei.must("attempt.submit", sent);
    expect(verdict).toMatchObject({ attemptId: sent.id, exerciseId, passed: true, stage: "none" });
    const rows = await rowsOf(server.database.url, `SELECT passed, source FROM "Attempt" WHERE id = $1`, [
      sent.id,
    ]);
    expect(rows).toEqual([{ passed: true, source: right }]);
    const self = await mei.until("self.view", ({ attempts }) => attempts.some(({ passed }) => passed));
    expect(self.attempts).toEqual([{ exerciseId, tries: 2, passed: true }]);
    const seen = await room.teacher.until("instructor.view", ({ participants }) =>
      participants.some(({ exercises }) => exercises.some(({ passed }) => passed)),
    );
    expect(seen.wrongOutputs).toContainEqual({
      ...{ exerciseId, stage: "shape", count: 1 },
      printed: "c = tensor([4., 2., 1., 9.])",
    });
  });

  test("T2 the same attempt many times at once is one attempt with one verdict", async () => {
    const mei = await room.student("Mei Two");
    const tab = await room.visitor(mei.cookie);
    const sent = attempt(right);
    const replies = await Promise.all(
      [mei, tab, mei, tab].map((client) => client.must("attempt.submit", sent)),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(
      await rowsOf(server.database.url, `SELECT 1 FROM "Attempt" WHERE id = $1`, [sent.id]),
    ).toHaveLength(1);
  });

  test("T3 an unknown exercise is refused", async () => {
    const mei = await room.student("Mei Three");
    expect(await mei.send("attempt.submit", attempt("x = 1", "no-such-exercise"))).toMatchObject({
      error: { code: "exercise-not-found" },
    });
  });

  test("T4 a notebook comes back as last saved, to its owner only", async () => {
    const [mei, tom] = [await room.student("Mei Four"), await room.student("Tom Four")];
    expect((await mei.must("notebook.load", {})).notebook).toBeNull();
    const cells = [{ id: nanoid(), source: "import torch\n" }];
    await mei.must("notebook.save", { id: nanoid(), cells: [] });
    const saveId = nanoid();
    await mei.must("notebook.save", { id: saveId, cells });
    const again = await room.visitor(mei.cookie);
    expect((await again.must("notebook.load", {})).notebook).toEqual({ saveId, cells });
    expect((await tom.must("notebook.load", {})).notebook).toBeNull();
  });
});

/** What a program that reached JavaScript would do: each line tries another way and leaves what it got in `found`. */
const reaching = (expression: string) =>
  `found = "nothing"\ntry:\n    found = "reached " + str(${expression})\nexcept Exception as failure:\n    found = "nothing"\n`;

describe("hostile sources", () => {
  const hostile: [what: string, source: string, stages: string[]][] = [
    ["an endless loop", "while True: pass", ["limit"]],
    [
      "an endless loop that catches everything",
      "while True:\n  try:\n    while True: pass\n  except: pass",
      ["limit"],
    ],
    ["a bomb of Python lists", "a = [0]\nwhile True: a = a + a", ["error", "limit"]],
    ["a bomb of integers", "a = 2\nwhile True: a = a * a", ["error", "limit"]],
    ["a bomb of strings", 'a = "x"\nwhile True: a = a + a', ["error", "limit"]],
    ["a bomb of tensors", "c = [torch.ones(1000, 1000) for _ in range(10000)]", ["error", "limit"]],
    ["one huge tensor", "c = torch.ones(1000000, 1000000)", ["error", "limit"]],
    [
      "a huge tensor by broadcasting",
      "c = torch.ones(100000, 1) + torch.ones(1, 100000)",
      ["error", "limit"],
    ],
    ["deep recursion", "def f(): return f()\nf()", ["error", "limit"]],
    ["deep nesting", `c = ${"(".repeat(3000)}1${")".repeat(3000)}`, ["error", "syntax", "limit"]],
    ["giant output", 'while True: print("x" * 100000)', ["limit", "error"]],
    ["a giant printed form", 'c = "x" * 3000000', ["dtype", "error", "limit"]],
    ["leaving the program", "raise SystemExit", ["error"]],
    ["leaving by sys", "import sys\nsys.exit()", ["error"]],
  ];

  test.each(hostile)("T5 %s ends in a verdict", async (what, source, stages) => {
    const student = await room.student(what.slice(0, 20));
    const { verdict } = await student.must("attempt.submit", attempt(source));
    expect(verdict.passed).toBe(false);
    expect(stages).toContain(verdict.stage);
    expect(verdict.printed.length).toBeLessThanOrEqual(400);
  });

  test("T6 others are answered while many send endless loops", async () => {
    const students = await Promise.all(Array.from({ length: 2 }, (_, at) => room.student(`Looper ${at}`)));
    // once known, those who were stopped hold one place together
    const loops = students.map((student) => student.send("attempt.submit", attempt("while True: pass")));
    await Promise.all(loops);
    const more = students.map((student) => student.send("attempt.submit", attempt("while True: pass")));
    const mei = await room.student("Mei Six");
    const order: string[] = [];
    const arriving = [
      ...more.map((reply) => reply.then(() => order.push("loop"))),
      mei.must("attempt.submit", attempt(right)).then(({ verdict }) => {
        expect(verdict.passed).toBe(true);
        order.push("Mei");
      }),
    ];
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await Promise.all(arriving);
    expect(order.at(-1)).toBe("loop");
    for (const reply of await Promise.all(more)) expect(reply).toMatchObject({ ok: true });
  }, 60_000);

  test.each([
    ["the global scope", '__import__("js").process'],
    ["the host's files", 'open("/etc/passwd").read()'],
    ["the host's folders", '__import__("os").listdir("/etc")[0]'],
    ["Node's modules", '__import__("js").process.getBuiltinModule("fs").readFileSync("/etc/passwd")'],
    ["the network", '__import__("js").fetch("http://127.0.0.1")'],
    ["the channel to the server", '__import__("js").process.send("{}")'],
    ["code from text", '__import__("js").Function("return 1")()'],
    [
      "a maker of functions through a list",
      '__import__("jsffi").to_js([1]).constructor.constructor("return 1")()',
    ],
    ["a list's prototype", '__import__("jsffi").to_js([1])["constructor"]'],
    ["an object's prototype", '__import__("jsffi").to_js({"a": 1}).__proto__'],
    ["a promise's maker", '__import__("jsffi").to_js([1]).entries().constructor'],
    ["a module looked up anew", '[__import__("sys").modules.clear(), __import__("js").globalThis][1]'],
  ])("T7 a program does not reach %s", async (_, expression) => {
    const process = new RunProcess();
    await process.ready;
    const source = `import torch\n${reaching(expression)}`;
    const left = await process.run({ source, names: ["found"], pairs: [] }, 5_000);
    process.kill();
    if (typeof left === "string") return expect(left).toBe("died");
    if (left.error) return expect(left.error.message).not.toContain("reached");
    expect(left.values.found).toMatchObject({ repr: "'nothing'" });
  });

  test("T8 what one program leaves behind is not there for the next", async () => {
    const process = new RunProcess();
    await process.ready;
    const spoil =
      "import torch\nimport builtins\ntorch.ones = None\nbuiltins.leftover = 1\ntorch.Tensor.sum = None";
    expect(await process.run({ source: spoil, names: [], pairs: [] }, 5_000)).toMatchObject({});
    const source =
      "import torch\nimport builtins\nc = torch.ones(2).sum()\nd = hasattr(builtins, 'leftover')";
    const left = await process.run({ source, names: ["c", "d"], pairs: [] }, 5_000);
    process.kill();
    expect(left).toMatchObject({ error: null, values: { c: { repr: "tensor(2.)" }, d: { repr: "False" } } });
  });

  test("T9 the process that runs programs knows no key and none of the server's environment", async () => {
    const process = new RunProcess();
    await process.ready;
    const program = { source: "import torch", names: [], pairs: [] };
    expect(JSON.stringify(program)).not.toContain("solution");
    const environment =
      "found = '?'\ntry:\n    import os\n    found = str(os.environ)\nexcept Exception: found = 'none'";
    const left = await process.run({ source: environment, names: ["found"], pairs: [] }, 5_000);
    process.kill();
    expect(JSON.stringify(left)).not.toMatch(/SECRET|DATABASE_URL|postgres/);
  });
});

describe("the checker", () => {
  test("T10 one owner's attempts wait for one another, and too many are refused for the moment", async () => {
    const checker = startAttemptChecker(1);
    const job = () => ({ attemptId: nanoid(), exerciseId, source: right, owner: "one" });
    const replies = await Promise.all(Array.from({ length: 20 }, () => checker.check(job())));
    checker.close();
    expect(replies.filter((reply) => reply === "busy").length).toBe(12);
    expect(replies.filter((reply) => typeof reply === "object" && reply?.passed).length).toBe(8);
  }, 60_000);

  test("T11 exercises are checked for people in no session, under the same rules", async () => {
    const post = (body: unknown, headers = {}) =>
      fetch(`${server.url}/api/tensors/check`, { method: "POST", body: JSON.stringify(body), headers });
    const good = await post(attempt(right));
    expect(await good.json()).toMatchObject({ ok: true, data: { verdict: { passed: true } } });
    expect(await (await post({ source: 1 })).json()).toMatchObject({ error: { code: "bad-request" } });
    expect(await (await post({ ...attempt("x".repeat(30_000)) })).json()).toMatchObject({ ok: false });
    expect(await (await post(attempt("x", "none"))).json()).toMatchObject({
      error: { code: "exercise-not-found" },
    });
    expect((await fetch(`${server.url}/api/tensors/check`)).status).toBe(405);
    expect((await post(attempt(right), { origin: "https://elsewhere.example" })).status).toBe(403);
  });

  test("T12 no answer of the server holds a model solution", async () => {
    const mei = await room.student("Mei Twelve");
    const exercise = exerciseById("int64-trap");
    if (!exercise || !isCodeExercise(exercise)) throw new Error("the trap is gone");
    await mei.must("attempt.submit", attempt("y = m @ v", "int64-trap"));
    expect(JSON.stringify(mei.events)).not.toContain(codeKeyOf(exercise).solution);
  });
});
