// One participant's work as it is read, by kind of item.
import { describe, expect, test } from "vitest";
import { exercises } from "@/lib/content/exercises";
import { buildContent } from "@/lib/review/build-content";
import type { SheetContent } from "@/lib/review/desk";
import { markItem, type MarkItem } from "@/lib/review/mark-items";
import { evidenceLine, questionContent } from "@/lib/review/question-content";
import { noRemarks, sameWeights } from "@/lib/review/run-remarks";
import type { ReviewEvidence } from "@/lib/review/session-work";
import { sheetAttempt, tensorsContent } from "@/lib/review/tensors-content";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { contentOf } from "./in-memory";
import { attempt, idOf, nextMoment, person, reviewRun, revision, sessionWork } from "./work-fixture";

type Of<Kind extends SheetContent["kind"]> = Extract<SheetContent, { kind: Kind }>;

function as<Kind extends SheetContent["kind"]>(content: SheetContent, kind: Kind): Of<Kind> {
  if (content.kind !== kind) throw new Error(`${content.kind} is not ${kind}`);
  return content as Of<Kind>; // the line above has looked
}

const curveOf = (points: number) =>
  Array.from({ length: points }, (_, epoch) => ({
    ...{ epoch, loss: 1 / (epoch + 1), trainAccuracy: null },
    ...{ heldOutLoss: null, heldOutAccuracy: null },
  }));

const evidence = (name: string, questionId: string, rest: Partial<ReviewEvidence> = {}): ReviewEvidence => ({
  id: idOf(`evidence of ${name}`),
  participantId: idOf(name),
  questionId,
  title: `${name}'s runs`,
  prediction: null,
  at: nextMoment(),
  ...rest,
});

describe("a written answer", () => {
  const question = (own: Parameters<typeof sessionWork>[0]) =>
    as(questionContent(sessionWork(own), "softmax", false), "question");

  test("G9 holds what was written to this question, the newest first", () => {
    const revisions = [
      revision("Ada", "softmax", "first"),
      revision("Ada", "alexnet", "elsewhere"),
      revision("Ada", "softmax", "lost", { kind: "overwritten" }),
      revision("Ada", "softmax", "last", { late: true, admitted: true }),
    ];
    const content = question({ revisions });
    expect(content.revisions.map(({ text, kind }) => [text, kind])).toEqual([
      ["last", "submitted"],
      ["lost", "overwritten"],
      ["first", "submitted"],
    ]);
    expect(content.revisions[0]).toMatchObject({ late: true, admitted: true });
    expect(content.draft).toBeNull();
  });

  test("G9 a draft of blanks is none, and another question's neither", () => {
    const draft = { participantId: idOf("Ada"), questionId: "softmax", text: " \n\t", at: nextMoment() };
    expect(question({ drafts: [draft] }).draft).toBeNull();
    expect(question({ drafts: [{ ...draft, questionId: "alexnet", text: "x" }] }).draft).toBeNull();
    expect(question({ drafts: [{ ...draft, text: "half a th" }] }).draft).toEqual({
      text: "half a th",
      at: draft.at,
    });
  });

  test("G9 evidence is cited by the newest submitted text, not by an overwritten draft or an older one", () => {
    const mine = evidence("Ada", "softmax");
    const cites = { evidence: [mine.id] };
    const citing = (...revisions: ReturnType<typeof revision>[]) =>
      question({ evidence: [mine], revisions }).evidence.map(({ cited }) => cited);
    expect(citing(revision("Ada", "softmax", "a", cites))).toEqual([true]);
    expect(citing(revision("Ada", "softmax", "a", cites), revision("Ada", "softmax", "b"))).toEqual([false]);
    expect(
      citing(
        revision("Ada", "softmax", "a", cites),
        revision("Ada", "softmax", "b", { kind: "overwritten" }),
      ),
    ).toEqual([true]);
    expect(citing()).toEqual([false]);
    expect(question({ evidence: [evidence("Ada", "alexnet")] }).evidence).toEqual([]);
  });

  test.each([
    [0, 0],
    [1, 1],
    [48, 48],
    [49, 25],
    [600, 48],
    [4_000, 49],
  ])("G9 a curve of %i points is thinned to %i, its end kept", (points, left) => {
    const run = { label: "a", config: courseConfig(courseDataset(7)), finalLoss: null, finalAccuracy: null };
    const line = evidenceLine({ ...run, curve: curveOf(points) });
    expect(line.losses).toHaveLength(left);
    expect(line.losses.at(-1)).toBe(points === 0 ? undefined : 1 / points);
    expect(line.epochs).toBe(Math.max(0, points - 1));
    expect(line).toMatchObject({ over: null, finalLoss: null, classes: 3 });
  });
});

describe("submitted models", () => {
  const work = sessionWork({
    participants: [person("Ada"), person("Ben"), person("Cy")],
    runs: [
      reviewRun("Ada", 900, { weightsHash: "same" }),
      reviewRun("Ben", 950, { weightsHash: "same" }),
      reviewRun("Ben", 1400, { weightsHash: "same", late: true }),
      reviewRun("Cy", 1000, { weightsHash: "own" }),
    ],
  });
  const runsOf = (name: string) => as(contentOf(work, idOf(name), "spiral"), "spiral").runs;

  test("G9 who submitted the same weights is named, oneself and each other once", () => {
    expect([...sameWeights(work.runs)]).toEqual([
      ["same", ["Ada", "Ben"].map(idOf)],
      ["own", [idOf("Cy")]],
    ]);
    expect(runsOf("Ada")[0].sameAs).toEqual([idOf("Ben")]);
    expect(runsOf("Ben").map(({ sameAs }) => sameAs)).toEqual([[idOf("Ada")], [idOf("Ada")]]);
    expect(runsOf("Cy")[0].sameAs).toEqual([]);
  });

  test("G9 a late run is shown and is not the best; the setup is told, weights' hashes are not", () => {
    const [late, first] = runsOf("Ben");
    expect([late.best, late.late, first.best]).toEqual([false, true, true]);
    expect(first).toMatchObject({ optimizer: "adam", batchSize: 0, network: "2→100→3", of: 1500 });
    expect(JSON.stringify(runsOf("Ben"))).not.toContain('same"');
    expect(first).not.toHaveProperty("weightsHash");
    expect(first).not.toHaveProperty("participantId");
  });
});

describe("tensor exercises", () => {
  const [{ id, title }] = exercises;
  const content = (...attempts: ReturnType<typeof attempt>[]) =>
    as(tensorsContent(sessionWork({ attempts }), 10, "en"), "tensors");

  test("G9 tries are counted under their exercise, in the reader's language", () => {
    const shown = content(attempt("Ada", id, false), attempt("Ada", "gone", true), attempt("Ada", id, true));
    expect(shown.exercises.map((one) => [one.title, one.passed, one.tries])).toEqual([
      [title.en, true, 2],
      ["gone", true, 1],
    ]);
    const verdict = {
      ...attempt("Ada", id, false).verdict,
      message: { zh: "错", en: "wrong" },
      printed: "3",
    };
    const [said] = [sheetAttempt({ ...attempt("Ada", id, false), verdict }, "zh")];
    expect(said).toMatchObject({ message: "错", printed: "3", source: "m[:, 1]" });
  });

  test("G9 what passed late suggests no points until it is admitted", () => {
    expect(content(attempt("Ada", id, true, { late: true }))).toMatchObject({ passed: 0, suggested: 0 });
    const all = exercises.map((one) => attempt("Ada", one.id, true, { late: true, admitted: true }));
    expect(content(...all)).toMatchObject({
      passed: exercises.length,
      total: exercises.length,
      suggested: 10,
    });
    expect(content()).toMatchObject({ exercises: [], passed: 0, suggested: 0 });
  });
});

test("G9 an item's kind decides how it is read", () => {
  const work = sessionWork();
  const kinds = ["softmax", "spiral", "tensors"].map(
    (item) => buildContent(work, markItem(item) as MarkItem, noRemarks, "en").kind,
  );
  expect(kinds).toEqual(["question", "spiral", "tensors"]);
});
