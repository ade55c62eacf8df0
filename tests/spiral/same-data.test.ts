// When two datasets are the same: by the points that they draw, which the comparison must never see to tell.
import fc from "fast-check";
import { expect, test } from "vitest";
import { classesOf, courseDataset, datasetKinds, type Dataset, type DatasetKind } from "@/lib/spiral/config";
import { trainingPoints } from "@/lib/spiral/points";
import { sameData } from "@/lib/spiral/same-data";

const drawn = datasetKinds.filter((kind) => kind !== "own");

const datasetOf = (kind: DatasetKind, change: Partial<Dataset> = {}): Dataset => ({
  ...courseDataset(11),
  ...{ kind, classes: classesOf[kind].min, pointsPerClass: 20, heldOutPerClass: 10, noise: 0.2 },
  ...change,
});

const ownPoints = [0, 1, 0, 1].map((label, at) => ({ x: at, y: -at, label }));

test("SP10 the order of fields does not matter, any field that moves training points does", () => {
  const own = datasetOf("own", { points: ownPoints });
  // the same fields from the last to the first
  const turned = Object.fromEntries(Object.entries(own).reverse()) as unknown as Dataset;
  expect(sameData(own, turned)).toBe(true);
  const changes: Partial<Dataset>[] = [
    { kind: "spiral" },
    { classes: 4 },
    { pointsPerClass: 21 },
    { heldOutPerClass: 11 },
    { noise: 0.21 },
    { turns: 1 },
    { seed: 12 },
    { points: ownPoints.map((point) => ({ ...point, label: 1 })) },
    { points: ownPoints.slice(1) },
    { points: undefined },
  ];
  for (const change of changes) expect(sameData(own, { ...own, ...change })).toBe(false);
  expect(sameData({ ...own, points: undefined }, { ...own, points: [] })).toBe(true);
});

test("SP10 how many held-out points there are moves the training points of own data only", () => {
  for (const kind of drawn)
    expect(sameData(datasetOf(kind), datasetOf(kind, { heldOutPerClass: 99 }))).toBe(true);
});

test("SP10 datasets that are the same draw the same training points, whatever they are", () => {
  const some = fc.record({
    kind: fc.constantFrom(...drawn),
    pointsPerClass: fc.constantFrom(10, 11),
    heldOutPerClass: fc.constantFrom(10, 11),
    noise: fc.constantFrom(0.1, 0.2),
    turns: fc.constantFrom(0.5, 1),
    seed: fc.constantFrom(1, 2),
  });
  fc.assert(
    fc.property(some, some, (one, two) => {
      const [a, b] = [datasetOf(one.kind, one), datasetOf(two.kind, two)];
      const same = sameData(a, b);
      expect(sameData(b, a)).toBe(same);
      if (same) expect(trainingPoints(a)).toEqual(trainingPoints(b));
      if (a.kind === b.kind && a.seed !== b.seed) expect(trainingPoints(a)).not.toEqual(trainingPoints(b));
    }),
  );
});
