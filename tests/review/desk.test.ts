import { describe, expect, test } from "vitest";
import { buildDesk, type Wish } from "@/lib/review/build-desk";
import type { Sheet, SheetContent } from "@/lib/review/desk";
import type { SessionWork } from "@/lib/review/session-work";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { attempt, idOf, mark, nextMoment, person, reviewRun, revision, sessionWork } from "./work-fixture";

const config = courseConfig(courseDataset(7));
const curve = Array.from({ length: 400 }, (_, epoch) => ({
  epoch,
  loss: epoch === 3 ? NaN : 1 / (epoch + 1),
  trainAccuracy: null,
  heldOutLoss: null,
  heldOutAccuracy: null,
}));

const work = sessionWork({
  participants: [
    person("Ada"),
    person("Ben"),
    person("Cleo"),
    person("Gone", { removed: true }),
    person("Idle"),
  ],
  revisions: [
    revision("Ada", "softmax", "It sums to one."),
    revision("Ben", "softmax", "it sums to one"),
    revision("Gone", "softmax", "it sums to one"),
    revision("Ada", "softmax", "It sums to ONE", { evidence: [idOf("evidence")] }),
    revision("Cleo", "alexnet", "Eight layers."),
  ],
  drafts: [{ participantId: idOf("Cleo"), questionId: "softmax", text: "to be cont", at: nextMoment() }],
  evidence: [
    {
      id: idOf("evidence"),
      participantId: idOf("Ada"),
      questionId: "softmax",
      title: "ReLU against none",
      prediction: null,
      runs: [{ label: "ReLU", config, curve, finalLoss: 0.1, finalAccuracy: 0.95 }],
      at: nextMoment(),
    },
  ],
  runs: [
    reviewRun("Ada", 900, { weightsHash: "same" }),
    reviewRun("Ada", 1400, { weightsHash: "own" }),
    reviewRun("Ben", 900, { weightsHash: "same" }),
  ],
  attempts: [attempt("Ben", "no-such-exercise", false), attempt("Ben", "no-such-exercise", true)],
  marks: [mark("Ada", "softmax", { rubric: ["distribution"] }), mark("Ben", "softmax", { comment: "hm" })],
});

const desk = (wish: Wish, of: SessionWork = work) => buildDesk(of, wish, "en");
const contentOf = <Kind extends SheetContent["kind"]>(sheet: Sheet | undefined, kind: Kind) => {
  if (sheet?.content.kind !== kind) throw new Error(`not a sheet of ${kind}`);
  return sheet.content as Extract<SheetContent, { kind: Kind }>;
};
const sheetOf = (name: string, wish: Wish) =>
  desk(wish).sheets.find(({ participantId }) => participantId === idOf(name));
const softmax: Wish = { by: "question", item: "softmax" };

describe("the desk by question", () => {
  test("G7 holds everybody who wrote, drafts last, the removed and the idle left out", () => {
    const { sheets, selected } = desk(softmax);
    expect(selected).toBe("softmax");
    expect(
      sheets
        .slice(0, 2)
        .map(({ participantId }) => participantId)
        .sort(),
    ).toEqual(["Ada", "Ben"].map(idOf));
    expect(sheets[2]).toMatchObject({ participantId: idOf("Cleo"), handedIn: false });
    expect(sheets).toHaveLength(3);
  });

  test("G7 counts what was handed in and marked, without the removed; a comment alone is no mark", () => {
    const item = desk(softmax).items.find(({ id }) => id === "softmax");
    expect(item).toMatchObject({ handedIn: 2, marked: 1, max: 10 });
    expect(desk(softmax)).toMatchObject({ handedIn: 6, marked: 1 });
  });

  test("G7 shows all revisions, newest first, with the evidence that the newest refers to", () => {
    const content = contentOf(sheetOf("Ada", softmax), "question");
    expect(content.revisions.map(({ text }) => text)).toEqual(["It sums to ONE", "It sums to one."]);
    expect(content.evidence[0]).toMatchObject({ cited: true, title: "ReLU against none" });
    const [line] = content.evidence[0].runs;
    expect(line).toMatchObject({ network: config.network, classes: 3, epochs: 399 });
    expect(line.losses.length).toBeLessThanOrEqual(50);
    expect(line.losses.every(Number.isFinite)).toBe(true);
    expect(line.losses.at(-1)).toBe(1 / 400);
  });

  test("G7 groups equal answers of those who are still in", () => {
    expect(sheetOf("Ada", softmax)?.same.toSorted()).toEqual(["Ada", "Ben"].map(idOf));
    expect(sheetOf("Cleo", softmax)?.same).toEqual([]);
  });

  test("G7 an unknown item falls back on the first", () => {
    expect(desk({ by: "question", item: "nonsense" }).selected).toBe("tensors");
    expect(desk({ by: "question" }).selected).toBe("tensors");
  });

  test("G7 reading starts where work waits for a mark", () => {
    const unread = { ...work, attempts: [] };
    expect(desk({ by: "question" }, unread).selected).toBe("spiral");
    const nothing = { ...unread, runs: [], revisions: [], drafts: [] };
    expect(desk({ by: "question" }, nothing).selected).toBe("tensors");
  });

  test("G7 the rubric and the model answer are in the reader's language", () => {
    const zh = buildDesk(work, softmax, "zh").items.find(({ id }) => id === "softmax");
    expect(zh?.modelAnswer).toMatch(/\p{Script=Han}/u);
    expect(zh?.rubric.every(({ text }) => /\p{Script=Han}/u.test(text))).toBe(true);
  });
});

describe("the desk by participant", () => {
  const ada: Wish = { by: "participant", who: idOf("Ada") };
  const ben: Wish = { by: "participant", who: idOf("Ben") };

  test("G7 holds every item of one person, and nobody else's words", () => {
    const { sheets } = desk(ada);
    expect(sheets.map(({ itemId }) => itemId).slice(0, 2)).toEqual(["tensors", "spiral"]);
    expect(sheets).toHaveLength(8);
    expect(sheets.every(({ participantId }) => participantId === idOf("Ada"))).toBe(true);
    expect(JSON.stringify(sheets)).not.toContain("Eight layers");
  });

  test("G7 runs come newest first, the best and identical weights are marked", () => {
    const spiral = contentOf(
      desk(ada).sheets.find(({ itemId }) => itemId === "spiral"),
      "spiral",
    );
    expect(spiral.runs.map(({ publicCorrect, best }) => [publicCorrect, best])).toEqual([
      [1400, true],
      [900, false],
    ]);
    expect(spiral.runs[1].sameAs).toEqual([idOf("Ben")]);
    expect(spiral.runs[0].sameAs).toEqual([]);
  });

  test("G7 exercises show every try, and an exercise that no longer exists keeps its id", () => {
    const tensors = contentOf(
      desk(ben).sheets.find(({ itemId }) => itemId === "tensors"),
      "tensors",
    );
    expect(tensors.exercises).toHaveLength(1);
    expect(tensors.exercises[0]).toMatchObject({ title: "no-such-exercise", passed: true });
    expect(tensors.exercises[0].attempts.map(({ passed }) => passed)).toEqual([true, false]);
  });

  test("G7 an empty session has an empty desk", () => {
    const empty = desk(ada, sessionWork());
    expect(empty).toMatchObject({ people: [], sheets: [], selected: "", handedIn: 0, marked: 0 });
    expect(desk(softmax, sessionWork()).sheets).toEqual([]);
  });
});

describe("what stands for people", () => {
  test("G3 numbers stand for people whatever their names", () => {
    const { people } = desk(softmax);
    expect(people.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    const renamed = { ...work, participants: work.participants.map((one) => ({ ...one, name: "X" })) };
    expect(desk(softmax, renamed).people.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
  });
});
