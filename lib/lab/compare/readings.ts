/** Which choice of an experiment's prediction the student's own results speak for. */
import type { Comparison } from "./comparison";
import { summarise, type Summary } from "./statistics";

/** Differences of less than this mean nothing in practice, however small the spread. */
const practical = 0.01;

type Means = (id: string) => Summary | null;

/** Two linear layers, SGD to Adam: where the second one ends. */
function readGrid(of: Means): string | null {
  const adam = of("none adam")?.mean ?? null;
  if (adam === null || of("none sgd")?.mean == null) return null;
  if (adam < 0.6) return "stays";
  return adam < 0.85 ? "somewhat" : "high";
}

/** The widest against the deepest. */
function readSizes(of: Means): string | null {
  const [wide, deep] = [of("one"), of("four")];
  if (wide?.mean == null || deep?.mean == null) return null;
  const error = Math.hypot(
    (wide.spread ?? 0) / Math.sqrt(wide.accuracies.length),
    (deep.spread ?? 0) / Math.sqrt(deep.accuracies.length),
  );
  const lead = wide.mean - deep.mean;
  if (Math.abs(lead) <= Math.max(practical, 2 * error)) return "equal";
  return lead > 0 ? "wide" : "deep";
}

/** Each optimizer at its better learning rate. */
function readRace(of: Means): string | null {
  const [sgd, adam] = [of("sgd-1")?.mean ?? null, of("adam-1e-2")?.mean ?? null];
  if (sgd === null || adam === null) return null;
  if (Math.abs(adam - sgd) < 0.05) return "close";
  return adam > sgd ? "adam" : "sgd";
}

/** The choice that a comparison's results speak for; null while they are not there or say nothing about it. */
export function readingOf(comparison: Comparison): string | null {
  const whole = summarise(comparison).filter(({ done, planned }) => done === planned);
  const of: Means = (id) => whole.find(({ variant }) => variant.id === id) ?? null;
  switch (comparison.plan.subject) {
    case "two-by-two":
      return readGrid(of);
    case "equal-parameters":
      return readSizes(of);
    case "optimizer-race":
      return readRace(of);
    default:
      return null;
  }
}

/** First layer's gradient norm as a part of the last one's: about as large, a tenth, a thousandth, or far less. */
export function readGradient(ratio: number): string {
  if (ratio > 0.3) return "same";
  if (ratio > 0.01) return "tenth";
  return ratio > 1e-6 ? "thousandth" : "millionth";
}

/** Far-away probabilities [n·classes]: whether one of them mostly is near 1. */
export function readFarAway(probabilities: Float32Array, classes: number): string {
  let sure = 0;
  const rows = probabilities.length / classes;
  for (let row = 0; row < rows; row++)
    if (Math.max(...probabilities.subarray(row * classes, (row + 1) * classes)) > 0.9) sure++;
  return sure / rows > 0.5 ? "confident" : "uniform";
}
