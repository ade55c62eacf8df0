/** Histograms of a network's weights. */

export interface Histogram {
  /** left end of the first bin and right end of the last */
  from: number;
  to: number;
  counts: number[];
  mean: number;
  /** standard deviation */
  spread: number;
}

/** Equal bins over a symmetric range that holds every finite value; values that are not numbers are left out. */
export function histogramOf(values: Float32Array, bins = 24): Histogram {
  let reach = 0;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    reach = Math.max(reach, Math.abs(value));
    sum += value;
    squares += value * value;
    count++;
  }
  const to = reach || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    counts[Math.min(bins - 1, Math.floor(((value + to) / (2 * to)) * bins))]++;
  }
  const mean = count ? sum / count : 0;
  return {
    from: -to,
    to,
    counts,
    mean,
    spread: count ? Math.sqrt(Math.max(0, squares / count - mean * mean)) : 0,
  };
}
