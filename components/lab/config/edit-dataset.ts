import { limits, type Dataset, type DatasetKind } from "@/lib/spiral/config";

/** How many classes each kind of data can have. */
export const classesOf: Record<DatasetKind, { min: number; max: number }> = {
  spiral: limits.classes,
  gaussians: limits.classes,
  own: limits.classes,
  circles: { min: 2, max: 2 },
  moons: { min: 2, max: 2 },
  xor: { min: 2, max: 2 },
};

/** Noise that suits each kind: enough to see, not enough to drown the shape. */
const usualNoise: Record<DatasetKind, number> = {
  spiral: 0.2,
  circles: 0.08,
  moons: 0.08,
  gaussians: 0.2,
  xor: 0.03,
  own: 0,
};

/** The dataset turned into another kind, with that kind's classes and usual noise. */
export function withKind(dataset: Dataset, kind: DatasetKind): Dataset {
  const { min, max } = classesOf[kind];
  const { points, ...rest } = dataset;
  const next: Dataset = {
    ...rest,
    kind,
    noise: usualNoise[kind],
    classes: kind === "spiral" ? 3 : Math.min(max, Math.max(min, dataset.classes)),
  };
  return kind === "own" ? { ...next, points: points ?? [] } : next;
}
