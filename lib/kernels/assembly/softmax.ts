/** Softmax, cross-entropy and hits of one tile's logits, in rows of a class each. */
import { ROW } from "./plan";
import { across, exp } from "./vector-math";

/** Replaces logits by probabilities at one vector of points. @returns the vector of sums before dividing */
@inline
function normalise(logits: usize, classes: i32, top: v128): v128 {
  let sum = f32x4.splat(0);
  for (let k = 0, at = logits; k < classes; k++, at += ROW) {
    const e = exp(f32x4.sub(v128.load(at), top));
    v128.store(at, e);
    sum = f32x4.add(sum, e);
  }
  const inverse = f32x4.div(f32x4.splat(1), sum);
  for (let k = 0, at = logits; k < classes; k++, at += ROW) v128.store(at, f32x4.mul(v128.load(at), inverse));
  return sum;
}

@inline
function topOf(logits: usize, classes: i32): v128 {
  let top = v128.load(logits);
  for (let k = 1, at = logits + ROW; k < classes; k++, at += ROW) top = f32x4.max(top, v128.load(at));
  return top;
}

/** Ones where the vector's points lie below `rows`. */
@inline
function valid(v: i32, rows: i32): v128 {
  return i32x4.lt_s(i32x4.add(i32x4.splat(4 * v), i32x4(0, 1, 2, 3)), i32x4.splat(rows));
}

/** Points of the tile whose greatest logit is their own class; of equal ones the first counts. */
export let hits: i32 = 0;

/**
 * Replaces the logits of `rows` points by probabilities, or by (p - y)·scale when training.
 * The product of the sums has one logarithm for the whole tile: each is at most the number of classes, so 32 of them fit.
 * @returns the sum of the cross-entropies
 */
export function crossEntropy(
  logits: usize, classes: i32, labels: usize, rows: i32, vectors: i32, scale: f32, training: bool,
): f64 {
  let product = f32x4.splat(1);
  let right = f32x4.splat(0);
  hits = 0;
  for (let v = 0; v < vectors; v++) {
    const at = logits + (v << 4);
    const mask = valid(v, rows);
    const label = v128.load(labels + (v << 4));
    const top = topOf(at, classes);
    let winner = i32x4.splat(-1);
    for (let k = classes - 1; k >= 0; k--) {
      const z = v128.load(at + k * ROW);
      const own = v128.and(i32x4.eq(label, i32x4.splat(k)), mask);
      right = f32x4.add(right, v128.and(f32x4.sub(z, top), own));
      winner = v128.bitselect(i32x4.splat(k), winner, f32x4.eq(z, top));
    }
    hits += popcnt(i32x4.bitmask(v128.and(i32x4.eq(winner, label), mask)));
    const sum = normalise(at, classes, top);
    product = f32x4.mul(product, v128.bitselect(sum, f32x4.splat(1), mask));
    if (!training) continue;
    const factor = v128.and(f32x4.splat(scale), mask);
    for (let k = 0; k < classes; k++) {
      const y = v128.and(f32x4.splat(1), i32x4.eq(label, i32x4.splat(k)));
      const to = at + k * ROW;
      v128.store(to, v128.and(f32x4.mul(f32x4.sub(v128.load(to), y), factor), mask));
    }
  }
  const all =
    <f64>f32x4.extract_lane(product, 0) * f32x4.extract_lane(product, 1) *
    (<f64>f32x4.extract_lane(product, 2) * f32x4.extract_lane(product, 3));
  return Math.log(all) - across(right);
}
