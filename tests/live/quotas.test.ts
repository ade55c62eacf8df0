// How much one may store, and what a class costs in which everybody has stored as much.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passingErrors } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";
import { pieceLimits, quotaKinds, quotas, type QuotaKind } from "@/lib/contract/quotas";
import { requests, type Payload } from "@/lib/contract/requests";
import { instructorViewSchema, studentViewSchema } from "@/lib/contract/views";
import { contendersOf } from "@/lib/live/contenders";
import { lateWork } from "@/lib/live/late-work";
import { mayStand, standings } from "@/lib/live/rank";
import type { SessionState } from "@/lib/live/state";
import { afterSave, emptyNotebook } from "@/lib/live/notebook";
import { precheckAttempt, precheckNotebook, precheckRun } from "@/lib/live/submission";
import { fullFor, noUsage, withMore, type Usage } from "@/lib/live/usage";
import { viewFor } from "@/lib/live/view";
import { instructorBoard } from "@/lib/live/view-board";
import { ownRuns } from "@/lib/live/view-student";
import { noWork } from "@/lib/live/work";
import { fullClass } from "./full-class";
import { someSession } from "./random-session";
import {
  contextAt,
  decided,
  entriesOf,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  run,
  score,
  student,
  verdict,
} from "./session-fixture";

const ada = student("Ada");
const room = joined(openSession, "Ada", "Ben");
const question = "softmax";

const answer = (id: string, text = "text", questionId = question): Payload<"answer.submit"> => ({
  ...{ id: idOf(id), questionId, text, evidence: [] },
});
const evidence = (id: string, title = "title"): Payload<"evidence.attach"> => ({
  ...{ id: idOf(id), questionId: question, title, prediction: null },
  runs: [{ label: "one", config: run("r").config, curve: [], finalLoss: null, finalAccuracy: null }],
});
const attempt = (id: string): Payload<"attempt.submit"> => ({
  ...{ id: idOf(id), exerciseId: "a-column", source: "x = 1" },
});
const draft = (id: string, text: string): Payload<"answer.draft"> => ({
  ...{ id: idOf(id), questionId: question, text, baseVersion: 0 },
});
const judged = contextAt(5_000, { score: score(1400), verdict: verdict("a-column", "value", "printed") });

/** One more of each kind, as Ada sends it under a name. */
const more: Record<QuotaKind, (state: SessionState, id: string) => ReturnType<typeof decided>> = {
  runs: (state, id) => decided(state, ada, "run.submit", run(id), judged),
  revisions: (state, id) => decided(state, ada, "answer.submit", answer(id), judged),
  overwritten: (state, id) => decided(state, ada, "answer.draft", draft(id, `another ${id}`), judged),
  evidence: (state, id) => decided(state, ada, "evidence.attach", evidence(id), judged),
  attempts: (state, id) => decided(state, ada, "attempt.submit", attempt(id), judged),
  notebook: (state, id) =>
    decided(state, ada, "notebook.save", {
      ...{ id: idOf(id), cells: [{ id: idOf("cell"), source: "x".repeat(2_000) }] },
    }),
  exercises: (state, id) =>
    decided(state, ada, "notebook.save", {
      ...{ id: idOf(id), of: "exercises", cells: [{ id: "a-column", source: "x".repeat(2_000) }] },
    }),
};

/** Ada with so much used already. */
function using(state: SessionState, usage: Partial<Usage>): SessionState {
  const own = state.work.get(idOf("Ada")) ?? noWork;
  const work = new Map(state.work).set(idOf("Ada"), { ...own, usage: { ...noUsage, ...usage } });
  return { ...state, work };
}

const drafted = must(room, ada, "answer.draft", draft("first", "the first text"));

describe("what one may store", () => {
  test.each(quotaKinds.filter((kind) => kind !== "notebook" && kind !== "exercises"))(
    "HQ3 %s end at their number and at their bytes, for good, late ones too",
    (kind) => {
      const { number, bytes } = quotas[kind];
      const closed = must(drafted, instructor, "session.end", {});
      for (const state of [drafted, closed]) {
        expect(more[kind](using(state, { [kind]: { number: number - 1, bytes: 0 } }), "x")).toMatchObject({
          ok: true,
        });
        expect(more[kind](using(state, { [kind]: { number, bytes: 0 } }), "x")).toEqual({
          ...{ ok: false, code: "quota-reached", quota: { kind, unit: "number", limit: number } },
        });
        expect(more[kind](using(state, { [kind]: { number: 1, bytes } }), "x")).toEqual({
          ...{ ok: false, code: "quota-reached", quota: { kind, unit: "bytes", limit: bytes } },
        });
      }
    },
  );

  test.each(["notebook", "exercises"] as const)(
    "HQ3 a %s is one, whatever was saved before, and has its size",
    (of) => {
      const full = using(room, { [of]: { number: 1, bytes: quotas[of].bytes } });
      expect(more[of](full, "x")).toMatchObject({ ok: true });
      const cells = Array.from({ length: 30 }, (_, at) => ({
        ...{ id: idOf(`c${at}`), source: "€".repeat(6_000) },
      }));
      expect(decided(room, ada, "notebook.save", { id: idOf("x"), of, cells })).toMatchObject({
        quota: { kind: of, unit: "bytes" },
      });
    },
  );

  test("HQ3 one question has its number of answers, one piece of evidence its size", () => {
    let state = room;
    for (let at = 0; at < pieceLimits.revisionsPerQuestion; at++)
      state = must(state, ada, "answer.submit", answer(`a${at}`));
    expect(decided(state, ada, "answer.submit", answer("one more"))).toMatchObject({
      ...{ code: "quota-reached", quota: { kind: "revisions", unit: "each" } },
    });
    expect(decided(state, ada, "answer.submit", answer("other", "text", "alexnet")).ok).toBe(true);
    const points = Array.from({ length: 5_000 }, () => ({ x: 1.2345, y: -1.2345, label: 1 }));
    const [line] = evidence("e").runs;
    const own = { ...line, config: { ...line.config, dataset: { ...line.config.dataset, points } } };
    expect(decided(room, ada, "evidence.attach", { ...evidence("e"), runs: [own, own, own] })).toMatchObject({
      quota: { kind: "evidence", unit: "each", limit: pieceLimits.evidenceBytes },
    });
  });

  test("HQ3 at a quota nothing is judged any more, and what is stored is answered as before", () => {
    const once = ["run.submit", "attempt.submit", "answer.submit", "evidence.attach"] as const;
    const payloads = [run("r"), attempt("t"), answer("a"), evidence("e")] as const;
    const stored = once.reduce((state, name, at) => must(state, ada, name, payloads[at], judged), room);
    const full = using(stored, quotas);
    expect(precheckRun(full, idOf("Ada"), run("other"))).toMatchObject({ code: "quota-reached" });
    expect(precheckAttempt(full, idOf("Ada"), attempt("other"))).toMatchObject({ code: "quota-reached" });
    expect(precheckAttempt(full, idOf("Ada"), attempt("t"))).toBe("stored");
    for (const [at, name] of once.entries())
      expect(decided(full, ada, name, payloads[at], judged)).toMatchObject({ ok: true, changes: [] });
    expect(more.runs(full, "other")).toMatchObject({ ok: false });
    // another's room is their own
    expect(decided(full, student("Ben"), "run.submit", run("other"), judged).ok).toBe(true);
    expect(passingErrors).not.toContain("quota-reached");
  });

  test("HZ3 a save that cannot fit is refused unread, and only one that would be refused when it is read", () => {
    // a cell of any of 40 ids, with a text of up to 20,000 characters, changed by the device or as it was
    const cell = fc.tuple(
      fc.nat(39),
      fc.integer({ min: 12, max: 20 }),
      fc.nat(9).map((n) => n > 0),
    );
    const cells = fc.uniqueArray(cell, { minLength: 24, maxLength: 40, selector: ([id]) => id });
    const saveOf = (id: string, some: [number, number, boolean][], letter: string, base: number) => ({
      ...{ id: idOf(id), base },
      cells: some.map(([at, size, changed]) => ({
        ...{ id: idOf(`c${at}`), source: letter.repeat(1_000 * size) },
        ...(changed ? { from: base } : {}),
      })),
    });
    let unread = 0;
    fc.assert(
      fc.property(cells, cells, fc.boolean(), (some, others, behind) => {
        const all = some.slice(0, 20).map(([id, size]): [number, number, boolean] => [id, size, true]);
        const stored = afterSave(emptyNotebook, saveOf("first", all, "a", 0));
        const state = must(room, ada, "notebook.save", saveOf("first", all, "a", 0));
        const next = saveOf("next", others, "b", behind ? 0 : 1);
        const full = precheckNotebook(state, idOf("Ada"), next);
        const outcome = decided(state, ada, "notebook.save", next, contextAt(5_000, { stored }));
        if (full) expect(outcome).toEqual(full);
        if (full) unread++;
      }),
      { numRuns: 60 },
    );
    expect(unread).toBeGreaterThan(0);
  });

  test("HZ3 points are counted before any is looked at", () => {
    const [line] = evidence("e").runs;
    const runs = Array.from({ length: 20 }, () => ({ ...line, curve: Array(400).fill({ not: "a point" }) }));
    const { error } = requests["evidence.attach"].payload.safeParse({ ...evidence("e"), runs });
    expect(error?.issues.map(({ path }) => path)).toEqual([["runs"]]);
    // what is no list says so where it stands
    const odd = [null, { ...line, curve: 7 }];
    const refused = requests["evidence.attach"].payload.safeParse({ ...evidence("e"), runs: odd });
    expect(refused.error?.issues.map(({ path }) => path.join("."))).toEqual(["runs.0", "runs.1.curve"]);
  });

  test("HQ4 from four fifths on the owner is told, and the instructor sees who", () => {
    const seen = (state: SessionState) => {
      const context = { now: 1, presence: new Map(), personalCode: () => "" };
      const own = viewFor(state, ada, context);
      const all = viewFor(state, instructor, context);
      if (own.event !== "student.view" || all.event !== "instructor.view") throw new Error("other views");
      return [own.view.self?.quotas, all.view.quotas];
    };
    const runs = (number: number) => seen(using(room, { runs: { number, bytes: 0 } }));
    expect(runs(239)).toEqual([[], []]);
    const near = { kind: "runs", unit: "number", limit: 300, used: 240 };
    expect(runs(240)).toEqual([[near], [{ participantId: idOf("Ada"), ...near }]]);
    const notebook = { number: 1, bytes: 450_000 };
    expect(seen(using(room, { notebook }))[0]).toMatchObject([{ kind: "notebook", unit: "bytes" }]);
    expect(seen(using(room, { notebook: { number: 1, bytes: 10 } }))[0]).toEqual([]);
  });

  test("HQ3 usage never passes a quota, whatever is added", () => {
    const added = fc.array(fc.tuple(fc.constantFrom(...quotaKinds), fc.nat(600_000)), { maxLength: 400 });
    fc.assert(
      fc.property(added, (all) => {
        let usage = noUsage;
        for (const [kind, bytes] of all)
          if (!fullFor(usage, kind, bytes)) usage = withMore(usage, kind, bytes);
        for (const kind of quotaKinds) {
          expect(usage[kind].number).toBeLessThanOrEqual(quotas[kind].number);
          expect(usage[kind].bytes).toBeLessThanOrEqual(quotas[kind].bytes);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("lists", () => {
  test("HQ5 the runs that can decide a place lead to the places of all, now and at every moment before", () => {
    fc.assert(
      fc.property(someSession, fc.constantFrom("public", "private"), fc.nat(40), (state, half, until) => {
        const before = entriesOf(state).filter(({ order }) => order < until);
        const standing = before.filter((one) =>
          mayStand({ ...one, admitted: one.admittedAt !== null, ownerRemoved: false }),
        );
        const few = [...state.work.values()]
          .flatMap(({ runs }) => contendersOf(runs, half))
          .filter(({ order }) => order < until)
          .sort((a, b) => a.order - b.order);
        expect(standings(few, half)).toEqual(standings(standing, half));
      }),
    );
  });

  test("HQ5 pages of late work hold all of it once, the oldest first", () => {
    const closed = must(room, instructor, "session.end", {});
    let state = closed;
    // either of them alone fills a page
    for (let at = 0; at < 130; at++) {
      const who = student(at % 2 === 0 ? "Ben" : "Ada");
      state = must(state, who, "run.submit", run(`r${at}`), contextAt(9_000 - 7 * (at % 11), judged));
    }
    const seen: string[] = [];
    for (let page = lateWork(state, null); page.late.length > 0;) {
      expect(page.late.length).toBeLessThanOrEqual(wireLimits.lateShown);
      expect(page.total).toBe(130);
      seen.push(...page.late.map(({ id, receivedAt }) => `${receivedAt} ${id}`));
      page = lateWork(state, page.late.at(-1) ?? null);
    }
    expect(new Set(seen).size).toBe(130);
    expect(seen).toEqual([...seen].sort());
  });

  test("HQ5 pages of one's own runs hold all of them once", () => {
    let state = room;
    for (let at = 0; at < 95; at++) state = must(state, ada, "run.submit", run(`r${at}`), judged);
    let all = ownRuns(state, idOf("Ada"), null);
    expect(all).toHaveLength(wireLimits.verdictsShown);
    for (let page = all; page.length > 0; all = [...page, ...all])
      page = ownRuns(state, idOf("Ada"), all[0].submissionId);
    expect(all.map(({ submissionId }) => submissionId)).toEqual(
      Array.from({ length: 95 }, (_, at) => idOf(`r${at}`)),
    );
    expect(ownRuns(state, idOf("Ada"), idOf("no such run"))).toEqual([]);
  });
});

describe("a class at its quota", () => {
  const people = 200;
  const full = fullClass(people);
  const context = { now: 1_800_000_000_000, presence: new Map(), personalCode: () => "ABCDE23456" };
  const newcomer = idOf("p7-");

  /** Milliseconds of this process's own work; other processes of a busy machine do not count. */
  function cost(task: () => unknown): number {
    const before = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }

  const least = (tries: number, task: (at: number) => unknown): number =>
    Math.min(...Array.from({ length: tries }, (_, at) => cost(() => task(at))));

  const arriving = (at: number) => {
    const [{ network, parameters }] = full.work.get(newcomer)?.runs ?? [];
    const entry = {
      ...{ id: idOf(`late${at}`), participantId: newcomer, receivedAt: context.now, network, parameters },
      ...{ publicCorrect: 1400, privateCorrect: 1400, of: 1500, weightsHash: `ab${at}` },
      ...{ eligible: true, late: true, admittedAt: null, coded: false },
    };
    return { kind: "run-stored", entry, payload: run(`late${at}`), bytes: 1 } as const;
  };

  test("HQ6 every view fits its schema and its size", () => {
    const all = viewFor(full, instructor, context).view;
    expect(instructorViewSchema.safeParse(all).success).toBe(true);
    expect(JSON.stringify(all).length).toBeLessThan(5_000 * people);
    const own = viewFor(full, { role: "student", participantId: newcomer }, context).view;
    expect(studentViewSchema.safeParse(own).success).toBe(true);
    expect(JSON.stringify(own).length).toBeLessThan(150_000);
  });

  test("HQ6 one more run costs what it adds, not what was there", async () => {
    const { apply } = await import("@/lib/live/changes");
    viewFor(full, instructor, context);
    let state = full;
    const perRun = least(5, (at) => {
      for (let n = 0; n < 20; n++) state = apply(state, arriving(20 * at + n));
    });
    expect(perRun / 20).toBeLessThan(2);
    const perBoard = least(5, (at) => instructorBoard((state = apply(state, arriving(200 + at)))));
    expect(perBoard).toBeLessThan(50);
    const view = least(5, (at) => viewFor((state = apply(state, arriving(300 + at))), instructor, context));
    expect(view).toBeLessThan(100);
  });
});
