/** Seeded two-dimensional data: training points and held-out points of a dataset. */
import type { Dataset, OwnPoint } from "./config";
import { createRandom, type Random } from "./random";

/** n labelled points of the plane. */
export interface Points {
  /** Float32Array[n·2]: x0, y0, x1, y1, … */
  xy: Float32Array;
  /** class of each point */
  labels: Uint8Array;
}

type Draw = (label: number, t: number, random: Random) => [number, number];

/**
 * The course's spiral: for class c and t from 0 to 1, angle = 2π/C·c + 2π·turns·t + noise·N(0, 1), point t·(sin, cos).
 * With three classes and 2/3 of a turn this is linspace(2π/3·c, 2π/3·(2 + c)).
 */
const spiral =
  ({ classes, turns, noise }: Dataset): Draw =>
  (label, t, random) => {
    const angle = ((2 * Math.PI) / classes) * label + 2 * Math.PI * turns * t + noise * random.normal();
    return [t * Math.sin(angle), t * Math.cos(angle)];
  };

const circles =
  ({ noise }: Dataset): Draw =>
  (label, t, random) => {
    const radius = label === 0 ? 0.4 : 0.9;
    const angle = 2 * Math.PI * t;
    return [
      radius * Math.cos(angle) + noise * random.normal(),
      radius * Math.sin(angle) + noise * random.normal(),
    ];
  };

const moons =
  ({ noise }: Dataset): Draw =>
  (label, t, random) => {
    const angle = Math.PI * t;
    const [x, y] =
      label === 0
        ? [Math.cos(angle) - 0.5, Math.sin(angle) - 0.25]
        : [0.5 - Math.cos(angle), 0.25 - Math.sin(angle)];
    return [0.6 * x + noise * random.normal(), 0.6 * y + noise * random.normal()];
  };

const gaussians =
  ({ classes, noise }: Dataset): Draw =>
  (label, _t, random) => {
    const angle = (2 * Math.PI * label) / classes;
    return [0.6 * Math.cos(angle) + noise * random.normal(), 0.6 * Math.sin(angle) + noise * random.normal()];
  };

const xor =
  ({ noise }: Dataset): Draw =>
  (label, t, random) => {
    const right = t < 0.5;
    const x = 0.1 + 0.8 * random.uniform();
    const y = 0.1 + 0.8 * random.uniform();
    const up = right === (label === 0);
    return [(right ? x : -x) + noise * random.normal(), (up ? y : -y) + noise * random.normal()];
  };

const draws: Record<Exclude<Dataset["kind"], "own">, (dataset: Dataset) => Draw> = {
  spiral,
  circles,
  moons,
  gaussians,
  xor,
};

/** @param along where on its shape, 0…1, each class's i-th point lies before the noise */
function place(
  dataset: Dataset & { kind: keyof typeof draws },
  perClass: number,
  random: Random,
  along: (i: number) => number,
): Points {
  const draw = draws[dataset.kind](dataset);
  const xy = new Float32Array(dataset.classes * perClass * 2);
  const labels = new Uint8Array(dataset.classes * perClass);
  for (let label = 0, at = 0; label < dataset.classes; label++) {
    for (let i = 0; i < perClass; i++, at++) {
      const [x, y] = draw(label, along(i), random);
      xy[2 * at] = x;
      xy[2 * at + 1] = y;
      labels[at] = label;
    }
  }
  return { xy, labels };
}

/** Data that is drawn, so that more points of the same kind can be. */
const isDrawn = (dataset: Dataset): dataset is Dataset & { kind: keyof typeof draws } =>
  dataset.kind !== "own";

/** `perClass` points of every class, evenly spaced along its shape, from the named stream of the dataset's seed. */
export function drawPoints(dataset: Dataset, perClass: number, stream: string, second = 0): Points {
  if (!isDrawn(dataset)) return packed(splitOwn(dataset)[stream === "training" ? "training" : "heldOut"]);
  const random = createRandom(dataset.seed, stream, second);
  return place(dataset, perClass, random, (i) => (perClass > 1 ? i / (perClass - 1) : 0));
}

/**
 * `perClass` points of every class with nothing of them known before: their place along the shape is drawn as well.
 * @throws for one's own points, which have no generator
 */
export function scatterPoints(dataset: Dataset, perClass: number, random: Random): Points {
  if (!isDrawn(dataset)) throw new Error("one's own points cannot be drawn");
  return place(dataset, perClass, random, () => random.uniform());
}

/**
 * Own points have no generator: the seed and where it lies decide of each whether it is held out, so that placing or
 * erasing others changes nothing of it. The first of each class trains, or a class might have nothing to learn from.
 */
export function splitOwn({ points = [], seed, ...sizes }: Dataset): {
  training: OwnPoint[];
  heldOut: OwnPoint[];
} {
  const share = sizes.heldOutPerClass / (sizes.heldOutPerClass + sizes.pointsPerClass);
  const seen = new Set<number>();
  const split: { training: OwnPoint[]; heldOut: OwnPoint[] } = { training: [], heldOut: [] };
  for (const point of points) {
    const { x, y, label } = point;
    const drawn = createRandom(seed, `held-out ${x} ${y} ${label}`).uniform();
    split[seen.has(label) && drawn < share ? "heldOut" : "training"].push(point);
    seen.add(label);
  }
  return split;
}

const packed = (points: readonly OwnPoint[]): Points => ({
  xy: Float32Array.from(points.flatMap(({ x, y }) => [x, y])),
  labels: Uint8Array.from(points, ({ label }) => label),
});

/** The points that a run trains on. */
export const trainingPoints = (dataset: Dataset): Points =>
  drawPoints(dataset, dataset.pointsPerClass, "training");

/** The student's own held-out points; never used for ranking. */
export const heldOutPoints = (dataset: Dataset): Points =>
  drawPoints(dataset, dataset.heldOutPerClass, "held-out");
