// Attempts in child processes: the verdict is the server's, whatever the source tries.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exerciseById } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import type { AttemptVerdict } from "@/lib/contract/views";
import { startAttemptChecker } from "@/lib/server/attempts/attempt-checker";
import { createLog } from "@/lib/server/log";
import { type Client } from "./client";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

const exerciseId = "a-column";
const right = "c = m[:, 1]";

let server: TestServer;
let room: TestClass;
beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
});
afterAll(() => server?.close());

const attempt = (source: string, exercise = exerciseId) => ({ id: nanoid(), exerciseId: exercise, source });

const verdictOn = async (student: Client, payload: ReturnType<typeof attempt>): Promise<AttemptVerdict> =>
  (await student.must("attempt.submit", payload)).verdict;

describe("the path of an attempt", () => {
  test("T1 an attempt is judged, stored and acknowledged, and shows to its owner, the instructor and the board", async () => {
    const mei = await room.student("Mei");
    const wrong = await verdictOn(mei, attempt("c = m[1, :]"));
    expect(wrong).toMatchObject({ passed: false, stage: "shape", late: false });
    const sent = attempt(right);
    const verdict = await verdictOn(mei, sent);
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
    const verdicts = await Promise.all([mei, tab, mei, tab].map((client) => verdictOn(client, sent)));
    expect(new Set(verdicts.map((reply) => JSON.stringify(reply))).size).toBe(1);
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
    expect((await again.must("notebook.load", {})).notebook).toEqual({
      ...{ version: 2, saveId, cells, copies: [] },
    });
    expect((await tom.must("notebook.load", {})).notebook).toBeNull();
  });
});

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
    const verdict = await verdictOn(student, attempt(source));
    expect(verdict.passed).toBe(false);
    expect(stages).toContain(verdict.stage);
    expect(verdict.printed.length).toBeLessThanOrEqual(400);
  });

  test("T6 others are answered while many send endless loops", async () => {
    const students = await Promise.all(Array.from({ length: 2 }, (_, at) => room.student(`Looper ${at}`)));
    // once known, those who were stopped hold one place together
    const loops = () => students.map((student) => verdictOn(student, attempt("while True: pass")));
    await Promise.all(loops());
    const more = loops();
    const mei = await room.student("Mei Six");
    const order: string[] = [];
    const arriving = [
      ...more.map((reply) => reply.then(() => order.push("loop"))),
      verdictOn(mei, attempt(right)).then((verdict) => {
        expect(verdict.passed).toBe(true);
        order.push("Mei");
      }),
    ];
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await Promise.all(arriving);
    expect(order.at(-1)).toBe("loop");
    for (const verdict of await Promise.all(more)) expect(verdict.stage).toBe("limit");
  });
});

describe("the checker", () => {
  test("T10 one owner's attempts wait for one another, and too many are refused for the moment", async () => {
    const checker = startAttemptChecker({ log: createLog("silent"), places: 1 });
    const job = () => ({ attemptId: nanoid(), exerciseId, source: right, owner: "one" });
    const replies = await Promise.all(Array.from({ length: 20 }, () => checker.check(job())));
    checker.close();
    expect(replies.filter((reply) => reply && "retryAfterMs" in reply).length).toBe(12);
    expect(replies.filter((reply) => reply && "passed" in reply && reply.passed).length).toBe(8);
  });

  test("HZ6 who gets too little of the machine is told to come again, and comes again at once, with twice as long", async () => {
    // less of the clock than of processor time, as on a machine that is busy with others
    const checker = startAttemptChecker({ log: createLog("silent"), places: 1, limitMs: 1_000 });
    const send = (source: string) => checker.check({ attemptId: nanoid(), exerciseId, source, owner: "one" });
    for (let times = 0; times < 2; times++)
      expect(await send("while True: pass")).toEqual({ retryAfterMs: 2_000 });
    // what is no Python needs no time of the machine
    expect(await send("c = (")).toMatchObject({ passed: false, stage: "syntax" });
    let last = await send("while True: pass");
    while (last && "retryAfterMs" in last) last = await send("while True: pass");
    expect(last).toMatchObject({ passed: false, stage: "limit" });
    checker.close();
  });

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
    await verdictOn(mei, attempt("y = m @ v", "int64-trap"));
    expect(JSON.stringify(mei.events)).not.toContain(codeKeyOf(exercise).solution);
  });
});
