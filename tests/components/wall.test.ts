import fc from "fast-check";
import { expect, test } from "vitest";
import { arranged, counted, placed, type Arrangement } from "@/components/wall/arrange";
import { classMapOf } from "@/components/wall/dots";
import { afterKey, heightOf, inSight, placeOf, shapeOf, sizes } from "@/components/wall/grid-shape";
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
  arranged(hall, { group: "all", order: "need", search: "", ...wish }).map(({ row }) => row.name);

test("WL4 a wall shows whom one asks for, in the order asked for", () => {
  expect(named({})).toEqual(["Bob", "Cat", "Gus", "Ann", "Dan", "Eve"]);
  expect(named({ order: "name" })).toEqual(["Ann", "Bob", "Cat", "Dan", "Eve", "Gus"]);
  expect(named({ order: "place" })).toEqual(["Dan", "Ann", "Bob", "Cat", "Eve", "Gus"]);
  expect(named({ order: "progress" })).toEqual(["Eve", "Gus", "Bob", "Cat", "Ann", "Dan"]);
  expect(named({ group: "need" })).toEqual(["Bob", "Cat"]);
  expect(named({ group: "away" })).toEqual(["Eve"]);
  expect(named({ search: " 471" })).toEqual(["Gus"]);
  expect(named({ search: "AN" })).toEqual(["Ann", "Dan"]);
  expect(counted(hall)).toEqual({ all: 6, need: 2, training: 2, writing: 0, finished: 1, away: 1 });
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
  const { dots, parameters } = classMapOf(placed(rows, now));
  expect(dots.map(({ row, y }) => [row.name, y])).toEqual([
    ["Trains", 0.7],
    ["Small", 0.5],
    ["Big", 0.9],
  ]);
  expect(parameters.map(({ value }) => value)).toEqual([50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]);
  expect(dots[0].x).toBeNull();
  expect(dots[1].x).toBe(0);
  expect(dots[2].x).toBeCloseTo(Math.log(100) / Math.log(200));
  // nobody has submitted, or all the same
  expect(classMapOf([]).parameters.length).toBeGreaterThan(1);
  expect(classMapOf(placed([sent("One", 100, 1)], now)).dots[0].x).toBe(0);
});
