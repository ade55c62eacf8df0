import fc from "fast-check";
import { expect, test } from "vitest";
import { listParticipants, type Listing } from "@/components/instructor/participant-filter";
import { audiencesOf } from "@/components/instructor/audience";
import {
  arranged,
  counted,
  countedWithin,
  placed,
  triedIn,
  type Arrangement,
} from "@/components/wall/arrange";
import { classMapOf } from "@/components/wall/dots";
import { cellOf, doneBy, itemsOf } from "@/components/wall/items";
import { isOf, spotOf } from "@/components/wall/spot";
import { sparkHeights } from "@/components/wall/spark-line";
import { Trails, trailMs } from "@/components/wall/trails";
import { afterKey, heightOf, inSight, placeOf, shapeOf, sizes, styleOf } from "@/components/wall/grid-shape";
import type { ParticipantRow } from "@/lib/contract/views";

const at = "2026-03-02T12:00:00.000Z";
const now = Date.parse(at);

const rowOf = (name: string, more: Partial<ParticipantRow> = {}): ParticipantRow => ({
  ...{ participantId: name, name, studentNumber: null, simulated: false, joinedAt: at, removed: false },
  ...{ present: true, awaySince: null, progress: null, submissions: 0, best: null },
  ...{ answered: [], drafting: [], exercises: [] },
  ...more,
});
const running = (state: "training" | "diverged" | "finished", accuracy: number, still?: "dead") => ({
  progress: { activity: "spiral", state, epoch: 1, accuracy, at, ...(still && { still }) } as const,
});
const best = (rank: number) => ({
  best: {
    ...{ rank, tier: 1, participantId: "x", name: "x", simulated: false, network: "2→3", parameters: 9 },
    ...{ correct: 50, of: 100, rankBefore: null, exercises: null },
  },
});

const hall = placed(
  [
    rowOf("Ann", { ...running("training", 0.9), ...best(2) }),
    rowOf("Bob", running("diverged", 0.4)),
    rowOf("Cat", running("training", 0.6, "dead")),
    rowOf("Dan", { ...running("finished", 0.99), ...best(1) }),
    rowOf("Eve", { present: false }),
    rowOf("Flo", { removed: true }),
    rowOf("Gus", { studentNumber: "4711" }),
  ],
  now,
);
const named = (wish: Partial<Arrangement>) =>
  arranged(hall, { group: "all", only: null, order: "need", search: "", together: null, ...wish }).map(
    ({ row }) => row.name,
  );

test("WL4 a wall shows whom one asks for, in the order asked for", () => {
  expect(named({})).toEqual(["Bob", "Cat", "Gus", "Ann", "Dan", "Eve"]);
  expect(named({ order: "name" })).toEqual(["Ann", "Bob", "Cat", "Dan", "Eve", "Gus"]);
  expect(named({ order: "place" })).toEqual(["Dan", "Ann", "Bob", "Cat", "Eve", "Gus"]);
  expect(named({ order: "progress" })).toEqual(["Eve", "Gus", "Bob", "Cat", "Ann", "Dan"]);
  expect(named({ group: "need" })).toEqual(["Bob", "Cat"]);
  expect(named({ group: "away" })).toEqual(["Eve"]);
  expect(named({ search: " 471" })).toEqual(["Gus"]);
  expect(named({ search: "AN" })).toEqual(["Ann", "Dan"]);
  expect(counted(hall)).toEqual({ all: 6, need: 2, begun: 1, training: 1, writing: 0, finished: 1, away: 1 });
});

test("WL4 of a group those who are at one thing stand alone, each thing with how many are at it", () => {
  expect(countedWithin(hall, "need").filter(({ count }) => count > 0)).toEqual([
    { kind: "diverged", count: 1 },
    { kind: "still", count: 1 },
  ]);
  expect(named({ group: "need", only: "diverged" })).toEqual(["Bob"]);
  expect(named({ group: "need", only: "still" })).toEqual(["Cat"]);
  expect(named({ group: "need", only: "help" })).toEqual([]);
  // nothing to choose from where all are at the same
  expect(countedWithin(hall, "finished")).toEqual([]);
  expect(countedWithin(hall, "all")).toEqual([]);
});

test("WL10 a raised hand hides nothing: who asks for help over a run that went wrong is found by both", () => {
  const hand = { hand: { line: "Why?", at, seen: false } };
  const all = placed(
    [
      rowOf("Ann", { ...running("diverged", 0.3), ...hand }),
      rowOf("Bob", { ...running("training", 0.6), ...hand }),
      rowOf("Cat", running("diverged", 0.4)),
    ],
    now,
  );
  const shown = (group: Arrangement["group"], only: Arrangement["only"] = null) =>
    arranged(all, { group, only, order: "need", search: "", together: null }).map(({ row }) => row.name);
  expect(shown("need")).toEqual(["Ann", "Bob", "Cat"]);
  expect(shown("need", "help")).toEqual(["Ann", "Bob"]);
  expect(shown("need", "diverged")).toEqual(["Ann", "Cat"]);
  expect(shown("training")).toEqual(["Bob"]);
  expect(counted(all)).toMatchObject({ need: 3, training: 1 });
});

const someRow = fc
  .record({
    present: fc.boolean(),
    removed: fc.boolean(),
    minutes: fc.nat(6),
    state: fc.constantFrom("idle", "training", "paused", "diverged", "finished", "writing"),
    still: fc.option(fc.constant("dead"), { nil: undefined }),
    hand: fc.boolean(),
    tries: fc.constantFrom(0, 3, 5),
  })
  .map(({ present, removed, minutes, state, still, hand, tries }): Partial<ParticipantRow> => {
    const since = new Date(now - 60_000 * minutes).toISOString();
    return {
      ...{ present, removed, awaySince: present ? null : since, joinedAt: since },
      progress: {
        ...({ activity: "tensors", state, epoch: 1, accuracy: 0.5, at: since, item: "inner-sizes" } as const),
        ...(still && { still: "dead" as const }),
      },
      exercises: [{ exerciseId: "inner-sizes", tries, passed: false }],
      ...(hand && { hand: { line: "", at: since, seen: false } }),
    };
  });

test("WL10 the list, the wall and whoever is spoken to follow one rule: the same people are at the same", () => {
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 20 }), (some) => {
      const rows = some.map((more, at) => rowOf(`P${at}`, more));
      const onWall = (group: Arrangement["group"], only: Arrangement["only"] = null) =>
        arranged(placed(rows, now), { group, only, order: "name", search: "", together: null }).map(
          ({ row }) => row.participantId,
        );
      const inList = (filter: Listing["filter"]) =>
        listParticipants(rows, { filter, search: "", sort: "name" }, now).map((row) => row.participantId);
      expect(inList("need")).toEqual(onWall("need"));
      expect(inList("training")).toEqual(onWall("training", "training"));
      const byNeed = listParticipants(rows, { filter: "all", search: "", sort: "doing" }, now);
      expect(placed(byNeed, now).map(({ standing }) => standing.kind)).toEqual(
        arranged(placed(rows, now), {
          ...{ group: "all", only: null, order: "need", search: "", together: null },
        } as const).map(({ standing }) => standing.kind),
      );
      const audiences = audiencesOf(rows, now);
      expect(audiences.find(({ who }) => who === "need")?.participantIds ?? []).toHaveLength(
        onWall("need").length,
      );
      for (const { who, participantIds } of audiences)
        if (who === "diverged" || who === "help")
          expect([...participantIds].sort()).toEqual(onWall("need", who).sort());
    }),
  );
});

test("WL4 of a thousand tiles the rows in the window are drawn, and no row of it is missing", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 300, max: 2_500 }),
      fc.integer({ min: -900, max: 90_000 }),
      fc.constantFrom(...sizes),
      (count, width, top, size) => {
        const window = 900;
        const shape = shapeOf(count, width, size);
        const { from, to } = inSight(shape, count, top, window);
        const drawn = new Set(Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place));
        for (let place = 0; place < count; place++) {
          const { top: above } = placeOf(shape, place);
          const seen = above + shape.height > top && above < top + window;
          if (seen) expect(drawn.has(place)).toBe(true);
        }
        expect(drawn.size).toBeLessThanOrEqual(shape.columns * (Math.ceil(window / shape.height) + 2));
        expect(placeOf(shape, count - 1).top + shape.height).toBeLessThanOrEqual(heightOf(shape) + 1);
      },
    ),
  );
});

/** Pixels of `calc((100% ± a) * b / c)` where 100% is so wide. */
const inFrame = (css: string, width: number): number => {
  const [, sign, pixels, times = "1", by] =
    /^calc\(\(100% ([+-]) (\d+)px\)(?: \* (\d+))? \/ (\d+)\)$/.exec(css) ?? [];
  return ((width + Number(`${sign}${pixels}`)) * Number(times)) / Number(by);
};

test("WL4 no tile reaches beyond its frame, also before a frame made narrower is measured", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 250, max: 2_500 }),
      fc.integer({ min: 250, max: 2_500 }),
      fc.constantFrom(...sizes),
      (count, before, now, size) => {
        const shape = shapeOf(count, before, size);
        for (let place = 0; place < count; place++) {
          const { left, width } = styleOf(shape, place);
          expect(inFrame(left, now) + inFrame(width, now)).toBeLessThanOrEqual(now + 1e-6);
          expect(Math.abs(inFrame(left, before) - placeOf(shape, place).left)).toBeLessThan(shape.columns);
        }
      },
    ),
  );
});

test("WL4 keys go from tile to tile and not beyond", () => {
  const shape = { columns: 4, rows: 3, width: 100, height: 100 };
  const go = (key: string, from: number) => afterKey(key, from, 10, shape, 8);
  expect(go("ArrowRight", 3)).toBe(4);
  expect(go("ArrowLeft", 0)).toBe(0);
  expect(go("ArrowDown", 5)).toBe(9);
  expect(go("ArrowDown", 7)).toBe(7);
  expect(go("ArrowUp", 2)).toBe(2);
  expect(go("End", 1)).toBe(9);
  expect(go("Home", 9)).toBe(0);
  expect(go("PageDown", 1)).toBe(9);
  expect(go("a", 1)).toBeNull();
  expect(go("constructor", 1)).toBeNull();
});

test("WL4 on the map of the class everybody who has trained or submitted stands once, by accuracy and parameters", () => {
  const sent = (name: string, parameters: number, accuracy: number) => {
    const { best: one } = best(1);
    return rowOf(name, { best: { ...one, parameters, correct: 100 * accuracy, of: 100 } });
  };
  const rows = [
    sent("Big", 5_000, 0.9),
    sent("Small", 50, 0.5),
    rowOf("None"),
    rowOf("Trains", running("training", 0.7)),
  ];
  const { dots, along } = classMapOf(placed(rows, now));
  expect(dots.map(({ row, y }) => [row.name, y])).toEqual([
    ["Trains", 0.7],
    ["Small", 0.5],
    ["Big", 0.9],
  ]);
  expect(along.map(({ value }) => value)).toEqual([50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]);
  expect(dots[0].x).toBeNull();
  expect(dots[1].x).toBe(0);
  expect(dots[2].x).toBeCloseTo(Math.log(100) / Math.log(200));
  // nobody has submitted, or all the same
  expect(classMapOf([]).along.length).toBeGreaterThan(1);
  expect(classMapOf(placed([sent("One", 100, 1)], now)).dots[0].x).toBe(0);
});

test("WL4 against epochs a dot has a trail of where it was in the last minutes, and nothing from before", () => {
  const at = (epoch: number, accuracy: number) =>
    placed([rowOf("Ann", { progress: { ...running("training", accuracy).progress, epoch } })], now);
  const trails = new Trails();
  for (const [minute, [epoch, accuracy]] of [
    [10, 0.4],
    [20, 0.5],
    [20, 0.5],
    [100, 0.9],
  ].entries())
    trails.note(at(epoch, accuracy), minute * 60_000);
  const { dots, along } = classMapOf(at(100, 0.9), "epochs", trails.of);
  expect(along.map(({ value }) => value)).toEqual([20, 50, 100, 200]);
  expect(dots[0].trail.map(({ y }) => y)).toEqual([0.5, 0.9]);
  expect(dots[0].trail[0].x).toBe(0);
  expect(dots[0].x).toBeCloseTo(Math.log(5) / Math.log(10));
  trails.note(placed([rowOf("Ann")], now), 3 * 60_000 + trailMs);
  expect(trails.of("Ann")).toEqual([]);
});

test("WL4 who tries the same stands together, the most frequent first, or alone", () => {
  const trying = (name: string, activation: "relu" | "tanh", accuracy: number) =>
    rowOf(name, {
      progress: {
        ...running("training", accuracy).progress,
        trying: { activation, optimizer: "adam", layers: activation === "tanh" ? 2 : 1 },
      },
    });
  const all = placed(
    [trying("Ann", "relu", 0.5), trying("Bob", "tanh", 0.9), trying("Cat", "tanh", 0.7), rowOf("Dan")],
    now,
  );
  const shown = (together: Arrangement["together"]) =>
    arranged(all, { group: "all", only: null, order: "name", search: "", together }).map(
      ({ row }) => row.name,
    );
  expect(shown({ by: "activation", only: null })).toEqual(["Bob", "Cat", "Ann", "Dan"]);
  expect(shown({ by: "activation", only: "relu" })).toEqual(["Ann"]);
  expect(shown({ by: "layers", only: "2" })).toEqual(["Bob", "Cat"]);
  expect(shown({ by: "layers", only: "7" })).toEqual([]);
  expect(triedIn(all, "activation")).toEqual([
    { value: "tanh", count: 2, accuracy: 0.8 },
    { value: "relu", count: 1, accuracy: 0.5 },
  ]);
  expect(triedIn(placed([rowOf("Dan")], now), "optimizer")).toEqual([]);
});

test("WL4 who has what: a column of every exercise that is touched and of every question, drafts included", () => {
  const all = placed(
    [
      rowOf("Ann", {
        exercises: [{ exerciseId: "tensor-from-data", tries: 3, passed: false }],
        ...{ answered: ["softmax", "alexnet"], unsent: ["alexnet"], drafting: ["alexnet", "sgd-adam"] },
        progress: { ...running("training", 0.5).progress, activity: "questions", item: "softmax" },
      }),
      rowOf("Bob", {
        exercises: [{ exerciseId: "tensor-from-data", tries: 1, passed: true }],
        progress: { ...running("training", 0.5).progress, activity: "tensors", item: "dtype-of-data" },
        ...{ present: false, awaySince: at },
      }),
    ],
    now,
  );
  const items = itemsOf(all);
  expect(items.slice(0, 3).map(({ id }) => id)).toEqual(["tensor-from-data", "dtype-of-data", "alexnet"]);
  expect(items).toHaveLength(8);
  const cells = (who: number) =>
    Object.fromEntries(items.map((item) => [item.id, cellOf(all[who].row, item)]));
  expect(cells(0)).toMatchObject({
    "tensor-from-data": { state: "tried", tries: 3, here: false },
    "dtype-of-data": { state: "none" },
    ...{ alexnet: { state: "unsent" }, softmax: { state: "handedIn", here: true } },
    ...{ "sgd-adam": { state: "drafting" }, activations: { state: "none" } },
  });
  // who is away has nothing open
  expect(cells(1)).toMatchObject({
    "tensor-from-data": { state: "passed", tries: 1 },
    "dtype-of-data": { here: false },
  });
  expect(items.map((item) => doneBy(all, item)).slice(0, 3)).toEqual([1, 0, 1]);
});

test("SH5 a text is put on the screen with what it is of, or not at all", () => {
  const words = {
    participantId: "Ada",
    of: "questions",
    text: "",
    words: 0,
    evidence: 0,
    submitted: false,
  } as const;
  const code = {
    participantId: "Ada",
    of: "tensors",
    tries: 0,
    passed: false,
    stage: null,
    code: null,
  } as const;
  const row = rowOf("Ada");
  const empty = { ...words, questionId: null };
  const one = { ...words, questionId: "softmax" };
  expect([spotOf(row, empty), spotOf(row, { ...code, exerciseId: null }), spotOf(row, null)]).toEqual([
    ...[null, null, null],
  ]);
  expect(spotOf(row, one)).toEqual({ participantId: "Ada", activity: "questions", item: "softmax" });
  const progress = { activity: "questions", state: "writing", epoch: 0, accuracy: null, at } as const;
  expect(spotOf(rowOf("Ada", { progress }), null)).toBeNull();
  expect(spotOf(rowOf("Ada", running("training", 0.5)), null)).toEqual({
    participantId: "Ada",
    activity: "spiral",
  });
  // a screen that knows of no question shows none
  expect([
    isOf(one, { activity: "questions" }),
    isOf(one, { activity: "questions", item: "softmax" }),
  ]).toEqual([...[false, true]]);
});

test("WL2 the line of a tile is drawn between its own lowest and highest, and a level one stays level", () => {
  expect(sparkHeights([80, 90, 100])).toEqual([0, 0.5, 1]);
  expect(sparkHeights([97, 97, 98])).toEqual([0.7, 0.7, 0.8]);
  expect(sparkHeights([50, 50])).toEqual([0.5, 0.5]);
  expect(sparkHeights([0, 1])).toEqual([0, 0.1]);
});
