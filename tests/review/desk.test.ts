import { describe, expect, test } from "vitest";
import { blindOrder } from "@/lib/review/blind-order";
import type { Wish } from "@/lib/review/build-desk";
import type { SheetContent } from "@/lib/review/desk";
import { contentOf, deskOf } from "./in-memory";
import {
  attempt,
  idOf,
  mark,
  nextMoment,
  person,
  reviewRun,
  revision,
  sessionWork,
  type WholeSession,
} from "./work-fixture";

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

const desk = (wish: Wish, of: WholeSession = work) => deskOf(of, wish);
const read = <Kind extends SheetContent["kind"]>(name: string, itemId: string, kind: Kind) => {
  const content = contentOf(work, idOf(name), itemId);
  if (content.kind !== kind) throw new Error(`not a sheet of ${kind}`);
  return content as Extract<SheetContent, { kind: Kind }>;
};
const lineOf = (name: string, wish: Wish) =>
  desk(wish).lines.find(({ participantId }) => participantId === idOf(name));
const softmax: Wish = { by: "question", item: "softmax" };

describe("the desk by question", () => {
  test("G7 holds everybody who wrote, drafts last, the removed and the idle left out", () => {
    const { lines, selected } = desk(softmax);
    expect(selected).toBe("softmax");
    expect(
      lines
        .slice(0, 2)
        .map(({ participantId }) => participantId)
        .sort(),
    ).toEqual(["Ada", "Ben"].map(idOf));
    expect(lines[2]).toMatchObject({ participantId: idOf("Cleo"), handedIn: false, draft: true });
    expect(lines).toHaveLength(3);
  });

  test("G7 of many who wrote those who handed in come first, and each kind is in blind order", () => {
    const names = Array.from({ length: 12 }, (_, at) => `student ${at}`);
    const [handing, drafting] = [0, 1].map((kind) => names.filter((_, at) => at % 2 === kind));
    const many = sessionWork({
      participants: names.map((name) => person(name)),
      revisions: handing.map((name) => revision(name, "softmax", `by ${name}`)),
      drafts: drafting.map((name) => ({
        ...{ participantId: idOf(name), questionId: "softmax", text: "to be cont", at: nextMoment() },
      })),
    });
    const blind = (some: readonly string[]) =>
      blindOrder(some.map(idOf), `${many.session.id} softmax`, (id) => id);
    expect(desk(softmax, many).lines.map(({ participantId }) => participantId)).toEqual([
      ...blind(handing),
      ...blind(drafting),
    ]);
  });

  test("G7 counts what was handed in and marked, without the removed; a comment alone is no mark", () => {
    const item = desk(softmax).items.find(({ id }) => id === "softmax");
    expect(item).toMatchObject({ handedIn: 2, marked: 1, max: 10 });
    expect(desk(softmax)).toMatchObject({ handedIn: 6, marked: 1 });
  });

  test("G7 shows all revisions, newest first, with the evidence that the newest refers to", () => {
    const content = read("Ada", "softmax", "question");
    expect(content.revisions.map(({ text }) => text)).toEqual(["It sums to ONE", "It sums to one."]);
    expect(content.evidence[0]).toMatchObject({ cited: true, title: "ReLU against none" });
  });

  test("G7 groups equal answers of those who are still in", () => {
    const { groups } = desk(softmax);
    expect(groups.map((group) => group.toSorted())).toEqual([["Ada", "Ben"].map(idOf)]);
    expect(["Ada", "Ben", "Cleo"].map((name) => lineOf(name, softmax)?.group)).toEqual([0, 0, null]);
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
    const zh = deskOf(work, softmax, "zh").items.find(({ id }) => id === "softmax");
    expect(zh?.modelAnswer).toMatch(/\p{Script=Han}/u);
    expect(zh?.rubric.every(({ text }) => /\p{Script=Han}/u.test(text))).toBe(true);
  });
});

describe("the desk by participant", () => {
  const ada: Wish = { by: "participant", who: idOf("Ada") };

  test("G7 has a line for every item of one person, and nobody else's words", () => {
    const { lines } = desk(ada);
    expect(lines.map(({ itemId }) => itemId).slice(0, 2)).toEqual(["tensors", "spiral"]);
    expect(lines).toHaveLength(8);
    expect(lines.every(({ participantId }) => participantId === idOf("Ada"))).toBe(true);
    expect(JSON.stringify(desk(ada))).not.toContain("Eight layers");
  });

  test("G7 runs come newest first, the best and identical weights are marked", () => {
    const spiral = read("Ada", "spiral", "spiral");
    expect(spiral.runs.map(({ publicCorrect, best }) => [publicCorrect, best])).toEqual([
      [1400, true],
      [900, false],
    ]);
    expect(spiral.runs[1].sameAs).toEqual([idOf("Ben")]);
    expect(spiral.runs[0].sameAs).toEqual([]);
  });

  test("G7 exercises count every try, and an exercise that no longer exists keeps its id", () => {
    const tensors = read("Ben", "tensors", "tensors");
    expect(tensors.exercises).toHaveLength(1);
    expect(tensors.exercises[0]).toMatchObject({ title: "no-such-exercise", passed: true, tries: 2 });
  });

  test("G7 an empty session has an empty desk", () => {
    const empty = desk(ada, sessionWork());
    expect(empty).toMatchObject({ people: [], lines: [], selected: "", handedIn: 0, marked: 0 });
    expect(desk(softmax, sessionWork()).lines).toEqual([]);
  });
});

describe("a desk of many", () => {
  test("HT6 holds none of the work, and grows with the people alone, not with what they handed in or say alike", () => {
    const names = Array.from({ length: 1_000 }, (_, at) => `student ${at}`);
    const text = "Softmax makes of any numbers a distribution. ".repeat(4);
    const many = sessionWork({
      participants: names.map((name) => person(name)),
      revisions: names.flatMap((name) => [
        revision(name, "softmax", "x".repeat(10_000)),
        revision(name, "softmax", text),
      ]),
    });
    const said = JSON.stringify(desk(softmax, many));
    expect(desk(softmax, many).groups).toHaveLength(1);
    expect(said).not.toContain("Softmax makes");
    expect(said.length).toBeLessThan(500_000);
  });
});

describe("what stands for people", () => {
  test("G3 numbers stand for people whatever their names", () => {
    const { people } = desk(softmax);
    expect(new Set(people.map(({ number }) => number)).size).toBe(5);
    const renamed = { ...work, participants: work.participants.map((one) => ({ ...one, name: "X" })) };
    expect(desk(softmax, renamed).people.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
  });
});
