/** The points as a hidden layer sees them: its outputs, brought down to two dimensions by principal components. */
import type { Network } from "./config";
import { forwardAll } from "./forward";
import type { Points } from "./points";

/** Points of the plane after a layer, scaled into -1 … 1. */
export interface SpaceView {
  /** Float32Array[n·2] */
  xy: Float32Array;
  labels: Uint8Array;
  /** units of the layer */
  units: number;
  /** fraction of the variance that the two directions hold; 1 for at most two units */
  kept: number;
}

/** Mean of each column of rows·units values. */
function columnMeans(values: Float32Array, units: number): Float64Array {
  const means = new Float64Array(units);
  const rows = values.length / units;
  for (let i = 0; i < values.length; i++) means[i % units] += values[i] / rows;
  return means;
}

/** Covariance matrix [units·units] of centred columns. */
function covariance(values: Float32Array, units: number, means: Float64Array): Float64Array {
  const rows = values.length / units;
  const out = new Float64Array(units * units);
  const row = new Float64Array(units);
  for (let r = 0; r < rows; r++) {
    for (let u = 0; u < units; u++) row[u] = values[r * units + u] - means[u];
    for (let a = 0; a < units; a++) {
      if (row[a] === 0) continue;
      for (let b = a; b < units; b++) out[a * units + b] += (row[a] * row[b]) / rows;
    }
  }
  for (let a = 0; a < units; a++) for (let b = 0; b < a; b++) out[a * units + b] = out[b * units + a];
  return out;
}

/**
 * Leading eigenvector by power iteration from a fixed start, orthogonal to `avoid`; its eigenvalue beside it.
 * @param total the matrix's trace: what is negligible beside it counts as nothing, however small everything is
 */
function leading(
  matrix: Float64Array,
  units: number,
  total: number,
  avoid: Float64Array | null,
): { vector: Float64Array; value: number } {
  let vector = Float64Array.from({ length: units }, (_, i) => 1 + 0.01 * ((i * 7919) % 101));
  let value = 0;
  for (let round = 0; round < 60; round++) {
    const next = new Float64Array(units);
    for (let a = 0; a < units; a++)
      for (let b = 0; b < units; b++) next[a] += matrix[a * units + b] * vector[b];
    if (avoid) {
      const along = avoid.reduce((sum, part, i) => sum + part * next[i], 0);
      for (let a = 0; a < units; a++) next[a] -= along * avoid[a];
    }
    value = Math.hypot(...next);
    if (!(value > 1e-12 * total)) return { vector: new Float64Array(units), value: 0 };
    vector = next.map((part) => part / value);
  }
  // a fixed sign keeps the picture from flipping between frames
  const largest = vector.reduce((best, part, i) => (Math.abs(part) > Math.abs(vector[best]) ? i : best), 0);
  return { vector: vector[largest] < 0 ? vector.map((part) => -part) : vector, value };
}

function project(values: Float32Array, units: number): { xy: Float32Array; kept: number } {
  const rows = values.length / units;
  const xy = new Float32Array(rows * 2);
  if (units <= 2) {
    for (let r = 0; r < rows; r++) for (let u = 0; u < units; u++) xy[2 * r + u] = values[r * units + u];
    return { xy, kept: 1 };
  }
  const means = columnMeans(values, units);
  const matrix = covariance(values, units, means);
  let total = 0;
  for (let u = 0; u < units; u++) total += matrix[u * units + u];
  const first = leading(matrix, units, total, null);
  const second = leading(matrix, units, total, first.vector);
  for (let r = 0; r < rows; r++)
    for (let u = 0; u < units; u++) {
      const value = values[r * units + u] - means[u];
      xy[2 * r] += value * first.vector[u];
      xy[2 * r + 1] += value * second.vector[u];
    }
  return { xy, kept: total > 0 ? Math.min(1, (first.value + second.value) / total) : 1 };
}

/** Shifts and scales points into -1 … 1, keeping their proportions. */
function fit(xy: Float32Array): Float32Array {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i < xy.length; i++) {
    low[i % 2] = Math.min(low[i % 2], xy[i]);
    high[i % 2] = Math.max(high[i % 2], xy[i]);
  }
  const scale = Math.max(high[0] - low[0], high[1] - low[1]) / 2 || 1;
  return xy.map((value, i) => (value - (low[i % 2] + high[i % 2]) / 2) / scale);
}

/**
 * The points after hidden layer `layer` (0 for the first; the number of hidden layers for the logits; -1 for the input).
 * @throws RangeError when there is no such layer
 */
export function spaceAfter(
  network: Network,
  classes: number,
  weights: Float32Array,
  points: Points,
  layer: number,
): SpaceView {
  if (layer === -1) return { xy: fit(points.xy), labels: points.labels, units: 2, kept: 1 };
  const outputs = forwardAll(network, classes, weights, points.xy)[layer];
  if (!outputs) throw new RangeError(`no layer ${layer}`);
  const units = outputs.length / points.labels.length;
  const { xy, kept } = project(outputs, units);
  return { xy: fit(xy), labels: points.labels, units, kept };
}
