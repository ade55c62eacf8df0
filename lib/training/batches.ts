/** Which points make a batch: defined once, so that all engines train on the same. */
import { createRandom, permutation } from "@/lib/spiral/random";

/**
 * Order of the points in an epoch, Uint32Array[count]; batch b takes b·size … (b+1)·size-1 of it.
 * Each epoch has a stream of its own, so training can go on from any epoch.
 */
export function batchOrder(seed: number, epoch: number, count: number): Uint32Array {
  return permutation(count, createRandom(seed, "batches", epoch));
}
