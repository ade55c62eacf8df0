/** Edits of a dataset that keep it inside the limits of its kind. */
import { classesOf, usualNoise, type Dataset, type DatasetKind } from "@/lib/spiral/config";

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
