import { describe, expect, test } from "vitest";
import { openLesson, type Lesson } from "@/lib/contract/lesson";
import type { SessionState } from "@/lib/live/state";
import { precheckRun } from "@/lib/live/submission";
import { viewFor } from "@/lib/live/view";
import { selfView } from "@/lib/live/view-student";
import {
  contextAt,
  decided,
  entriesOf,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  run,
  score,
  student,
} from "./session-fixture";

const ada = student("Ada");
const withAda = joined(openSession, "Ada", "Ben");
const question = "softmax";

describe("submissions", () => {
  const scored = contextAt(5_000, { score: score(1400, 1390) });

  test("S1 the same id again changes nothing and has the same verdict", () => {
    const once = must(withAda, ada, "run.submit", run("r"), scored);
    const again = decided(once, ada, "run.submit", run("r"), contextAt(9_000, { score: score(1) }));
    expect(again).toMatchObject({
      ok: true,
      changes: [],
      data: { verdict: { correct: 1400, receivedAt: new Date(5_000).toISOString() } },
    });
    expect(precheckRun(once, idOf("Ada"), run("r"))).toMatchObject({
      ok: true,
      changes: [],
      data: { verdict: { correct: 1400 } },
    });
  });

  test("S2 what the client claims is never ranked", () => {
    const outcome = decided(
      withAda,
      ada,
      "run.submit",
      { ...run("r"), claimedAccuracy: 1 },
      contextAt(1, { score: score(500) }),
    );
    expect(outcome).toMatchObject({ ok: true, data: { verdict: { correct: 500, privateCorrect: null } } });
  });

  test("S3 what arrives after closing is kept, late and unranked, until the instructor admits it", () => {
    const closed = must(withAda, instructor, "activity.set", { activity: "spiral", state: "closed" });
    const late = must(closed, ada, "run.submit", run("r"), scored);
    expect(entriesOf(late)[0]).toMatchObject({ late: true, admittedAt: null });
    expect(decided(late, ada, "run.submit", run("r"), scored)).toMatchObject({
      data: { verdict: { ranked: false, late: true } },
    });
    const request = { kind: "run", participantId: idOf("Ada"), id: idOf("r"), admitted: true } as const;
    const admitted = must(late, instructor, "late.admit", request, contextAt(9));
    expect(decided(admitted, ada, "run.submit", run("r"), scored)).toMatchObject({
      data: { verdict: { ranked: true } },
    });
    expect(
      entriesOf(must(admitted, instructor, "late.admit", { ...request, admitted: false }))[0].admittedAt,
    ).toBeNull();
  });

  test("S4 other training points are kept unranked, another number of classes is refused", () => {
    const other = run("r");
    const elsewhere = {
      ...other,
      config: { ...other.config, dataset: { ...other.config.dataset, seed: 8 } },
    };
    expect(entriesOf(must(withAda, ada, "run.submit", elsewhere, scored))[0].eligible).toBe(false);
    const four = { ...other.config, dataset: { ...other.config.dataset, classes: 4 } };
    expect(
      precheckRun(withAda, idOf("Ada"), { ...other, config: four, weights: new Uint8Array(4 * 704) }),
    ).toMatchObject({ ok: false, code: "wrong-data" });
  });

  test("LS4 a run that breaks a lock is kept unranked", () => {
    const lesson: Lesson = { ...openLesson, locked: ["optimizer"] };
    const locked = { ...withAda, lesson };
    const kept = run("r");
    const optimizer = { ...kept.config.optimizer, kind: "rmsprop" as const };
    const broken = { ...kept, config: { ...kept.config, optimizer } };
    expect(entriesOf(must(locked, ada, "run.submit", kept, scored))[0].eligible).toBe(true);
    expect(entriesOf(must(locked, ada, "run.submit", broken, scored))[0].eligible).toBe(false);
    expect(entriesOf(must(withAda, ada, "run.submit", broken, scored))[0].eligible).toBe(true);
  });

  test("S5 weights with NaN, infinities or a wrong length are refused before scoring", () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      const made = run("r");
      new Float32Array(made.weights.buffer)[17] = bad;
      expect(precheckRun(withAda, idOf("Ada"), made)).toMatchObject({
        ok: false,
        code: "weights-not-finite",
      });
    }
    expect(
      precheckRun(withAda, idOf("Ada"), { ...run("r"), weights: new Uint8Array(4 * 602) }),
    ).toMatchObject({ ok: false, code: "weights-wrong-length" });
    expect(precheckRun(withAda, idOf("Ada"), run("r"))).toBeNull();
  });

  test("S6 an activity that is not offered takes nothing", () => {
    const without: SessionState = {
      ...withAda,
      activities: { tensors: "off", spiral: "off", questions: "off" },
    };
    expect(precheckRun(without, idOf("Ada"), run("r"))).toMatchObject({
      ok: false,
      code: "activity-not-offered",
    });
    expect(
      refusal(without, ada, "answer.submit", {
        id: idOf("a"),
        questionId: question,
        text: "x",
        evidence: [],
      }),
    ).toBe("activity-not-offered");
    expect(refusal(without, instructor, "activity.set", { activity: "spiral", state: "open" })).toBe(
      "activity-not-offered",
    );
  });
});

describe("answers", () => {
  const draft = (id: string, text: string, baseVersion: number) => ({
    id: idOf(id),
    questionId: question,
    text,
    baseVersion,
  });

  test("W1 drafts carry versions; a repeated save changes nothing", () => {
    const once = must(withAda, ada, "answer.draft", draft("d1", "one", 0));
    expect(decided(once, ada, "answer.draft", draft("d1", "one", 0), contextAt(2))).toMatchObject({
      changes: [],
      data: { draftVersion: 1 },
    });
    const twice = must(once, ada, "answer.draft", draft("d2", "one two", 1));
    expect(twice.work.get(idOf("Ada"))?.answers.get(question)).toMatchObject({
      draft: "one two",
      draftVersion: 2,
    });
  });

  test("W1 a save that comes again after another device has gone on from it changes nothing, and is told what it became", () => {
    const saves = [
      draft("d1", "one", 0),
      draft("d2", "one two", 1),
      { ...draft("d3", "one two three", 2), after: [idOf("d2")] },
    ];
    const all = saves.reduce((state, save) => must(state, ada, "answer.draft", save), withAda);
    const again = (id: string, text: string) =>
      decided(all, ada, "answer.draft", draft(id, text, 0), contextAt(9));
    expect(again("d1", "one")).toMatchObject({ changes: [], data: { draftVersion: 1, conflict: false } });
    expect(again("d4", "one")).toMatchObject({ changes: [{ overwritten: "one two three" }] });
  });

  test("W2 a draft from another device replaces the text and keeps what it replaced", () => {
    const once = must(withAda, ada, "answer.draft", draft("d1", "from the phone", 0));
    expect(decided(once, ada, "answer.draft", draft("d2", "from the laptop", 0), contextAt(2))).toMatchObject(
      {
        changes: [{ overwritten: "from the phone" }],
        data: { conflict: true, draftVersion: 2, overwritten: "from the phone" },
      },
    );
    // the device that it was taken from is told as well, until somebody writes on
    const replaced = must(once, ada, "answer.draft", draft("d2", "from the laptop", 0));
    const told = (state: SessionState) =>
      selfView(state, idOf("Ada"), "").answers.map(({ draftReplaced }) => draftReplaced);
    expect(told(replaced)).toEqual(["from the phone"]);
    expect(told(must(replaced, ada, "answer.draft", draft("d3", "from both", 2)))).toEqual([undefined]);
    // who only sends on what was written before has heard of nothing
    const onTop = { ...draft("d3", "from the laptop, on", 0), after: [idOf("d2")] };
    expect(told(must(replaced, ada, "answer.draft", onTop))).toEqual(["from the phone"]);
  });

  test("W2 of devices that wrote unseen every text is told, the latest first and each once, until somebody writes on", () => {
    const saves = ["one", "two", "one", "three"].map((text, at) => draft(`d${at}`, text, 0));
    const all = saves.reduce((state, save) => must(state, ada, "answer.draft", save), withAda);
    const told = (state: SessionState) =>
      selfView(state, idOf("Ada"), "").answers.map(({ draftReplaced, draftsReplaced }) => [
        draftReplaced,
        draftsReplaced,
      ]);
    expect(told(all)).toEqual([["one", ["two"]]]);
    expect(told(must(all, ada, "answer.draft", draft("d9", "on", 4)))).toEqual([[undefined, undefined]]);
    const many = Array.from({ length: 12 }, (_, at) => draft(`m${at}`, `text ${at}`, 0));
    const [[, before]] = told(many.reduce((state, save) => must(state, ada, "answer.draft", save), withAda));
    expect(before).toEqual(["text 9", "text 8", "text 7", "text 6"]);
  });

  test("W2 what a device wrote on top of its own draft takes nothing's place, though it never heard that this arrived", () => {
    const once = must(withAda, ada, "answer.draft", draft("d1", "one", 0));
    const onTop = { ...draft("d3", "one two three", 0), after: [idOf("d2"), idOf("d1")] };
    expect(decided(once, ada, "answer.draft", onTop, contextAt(2))).toMatchObject({
      changes: [{ overwritten: null }],
      data: { conflict: false, draftVersion: 2 },
    });
    const aside = { ...onTop, after: [idOf("d2")] };
    expect(decided(once, ada, "answer.draft", aside, contextAt(2))).toMatchObject({
      changes: [{ overwritten: "one" }],
    });
  });

  test("W3 every submitted revision is kept, once, and late ones are marked", () => {
    const answer = (id: string, text: string) => ({ id: idOf(id), questionId: question, text, evidence: [] });
    const one = must(withAda, ada, "answer.submit", answer("a1", "first"), contextAt(1));
    const two = must(one, ada, "answer.submit", answer("a2", "second"), contextAt(2));
    expect(decided(two, ada, "answer.submit", answer("a1", "first"), contextAt(3))).toMatchObject({
      changes: [],
      data: { revisions: 1 },
    });
    const closed = must(two, instructor, "session.end", {});
    const late = must(closed, ada, "answer.submit", answer("a3", "third"), contextAt(4));
    expect(
      late.work
        .get(idOf("Ada"))
        ?.answers.get(question)
        ?.submitted.map(({ id, late: isLate }) => [id, isLate]),
    ).toEqual([
      [idOf("a1"), false],
      [idOf("a2"), false],
      [idOf("a3"), true],
    ]);
    expect(late.work.get(idOf("Ada"))?.answers.get(question)?.newest?.text).toBe("third");
  });

  test("W5 evidence is kept beside its answer, once, and submissions say what they refer to", () => {
    const attach = (id: string, questionId = question) => ({
      ...{ id: idOf(id), questionId, title: `evidence ${id}`, prediction: null },
      runs: [{ label: "r", config: run("r").config, curve: [], finalLoss: null, finalAccuracy: null }],
    });
    const two = must(
      must(withAda, ada, "evidence.attach", attach("e2"), contextAt(20)),
      ada,
      "evidence.attach",
      attach("e1"),
      contextAt(10),
    );
    expect(decided(two, ada, "evidence.attach", attach("e1"), contextAt(30))).toMatchObject({
      changes: [],
      data: { evidenceId: idOf("e1") },
    });
    expect(refusal(two, ada, "evidence.attach", attach("e1", "alexnet"))).toBe("id-reused");
    const answer = { id: idOf("a"), questionId: question, text: "see", evidence: [idOf("e2")] };
    const answered = must(two, ada, "answer.submit", answer, contextAt(40));
    expect(viewFor(answered, ada, { now: 50, presence: new Map(), personalCode: () => "" })).toMatchObject({
      view: {
        self: {
          answers: [
            {
              evidence: [
                { id: idOf("e1"), title: "evidence e1", at: "1970-01-01T00:00:00.010Z" },
                { id: idOf("e2"), title: "evidence e2" },
              ],
              cited: [idOf("e2")],
            },
          ],
        },
      },
    });
  });

  test("W3 one id is one revision: under another question it is refused", () => {
    const answer = { id: idOf("a"), questionId: question, text: "first", evidence: [] };
    const once = must(withAda, ada, "answer.submit", answer);
    expect(refusal(once, ada, "answer.submit", { ...answer, questionId: "alexnet" })).toBe("id-reused");
    expect(refusal(once, student("Ben"), "answer.submit", { ...answer, questionId: "alexnet" })).toBeNull();
  });

  test("W4 an unknown question is refused", () => {
    expect(
      refusal(withAda, ada, "answer.submit", {
        id: idOf("a"),
        questionId: "no-such",
        text: "",
        evidence: [],
      }),
    ).toBe("question-not-found");
  });
});
