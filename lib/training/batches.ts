/** Which points make a batch and which units drop out: defined once, so that all engines train on the same. */
import { createRandom, permutation } from "@/lib/spiral/random";

/**
 * Order of the points in an epoch, Uint32Array[count]; batch b takes b·size … (b+1)·size-1 of it.
 * Each epoch has a stream of its own, so training can go on from any epoch.
 */
export function batchOrder(seed: number, epoch: number, count: number): Uint32Array {
  return permutation(count, createRandom(seed, "batches", epoch));
}

/** Chris Wellons' lowbias32: 32 bits in, 32 well-mixed bits out, with integer operations that every engine has. */
export function hash32(word: number): number {
  let x = word >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Key of the dropout mask of one layer in one step. */
export function dropoutKey(seed: number, step: number, layer: number): number {
  return hash32(hash32(hash32(seed) + step) + layer);
}

/** A unit is dropped when its hash is below this: p·2³². */
export const dropoutThreshold = (p: number): number => Math.floor(p * 4294967296);

/**
 * Factor of one unit's output: 0 when dropped, 1/(1-p) when kept (inverted dropout, as PyTorch).
 * @param index row in the batch · units + unit
 */
export function dropoutFactor(key: number, index: number, p: number): number {
  return hash32(key + Math.imul(index, 0x9e3779b9)) < dropoutThreshold(p) ? 0 : 1 / (1 - p);
}
