/** Seeded two-dimensional data: training points and held-out points of a dataset. */
import type { Dataset } from "./config";
import { createRandom, permutation, type Random } from "./random";

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

/** `perClass` points of every class from the named stream of the dataset's seed. */
export function drawPoints(dataset: Dataset, perClass: number, stream: string, second = 0): Points {
  if (dataset.kind === "own") return splitOwn(dataset)[stream === "training" ? 0 : 1];
  const draw = draws[dataset.kind](dataset);
  const random = createRandom(dataset.seed, stream, second);
  const xy = new Float32Array(dataset.classes * perClass * 2);
  const labels = new Uint8Array(dataset.classes * perClass);
  for (let label = 0, at = 0; label < dataset.classes; label++) {
    for (let i = 0; i < perClass; i++, at++) {
      const [x, y] = draw(label, perClass > 1 ? i / (perClass - 1) : 0, random);
      xy[2 * at] = x;
      xy[2 * at + 1] = y;
      labels[at] = label;
    }
  }
  return { xy, labels };
}

/** Own points have no generator: the held-out share is taken from the points, seeded. */
function splitOwn(dataset: Dataset): [Points, Points] {
  const points = dataset.points ?? [];
  const order = permutation(points.length, createRandom(dataset.seed, "split"));
  const wanted = dataset.heldOutPerClass / (dataset.heldOutPerClass + dataset.pointsPerClass);
  const heldOut = Math.round(points.length * wanted);
  const take = (from: number, to: number): Points => {
    const chosen = [...order.subarray(from, to)].map((i) => points[i]);
    return {
      xy: Float32Array.from(chosen.flatMap(({ x, y }) => [x, y])),
      labels: Uint8Array.from(chosen, ({ label }) => label),
    };
  };
  return [take(heldOut, points.length), take(0, heldOut)];
}

/** The points that a run trains on. */
export const trainingPoints = (dataset: Dataset): Points =>
  drawPoints(dataset, dataset.pointsPerClass, "training");

/** The student's own held-out points; never used for ranking. */
export const heldOutPoints = (dataset: Dataset): Points =>
  drawPoints(dataset, dataset.heldOutPerClass, "held-out");
