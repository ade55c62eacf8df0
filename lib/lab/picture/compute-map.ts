/** A decision map of stored weights, computed on the page's own thread. */
import type { Network } from "@/lib/spiral/config";
import { forward, softmax } from "@/lib/spiral/forward";
import { multiplyAdds } from "@/lib/spiral/network";
import { gridPoints } from "@/lib/spiral/plane";
import { giveWay } from "./give-way";
import type { GridMap } from "./grid-map";

/** Multiply–adds in one slice: about 5 ms of plain TypeScript, well under a long task. */
const sliceWork = 1_500_000;

/**
 * A map computed in slices that never block the thread for long; null when aborted.
 * @param weights layout of lib/spiral/network.ts
 * @param size cells along a side
 * @param extent half the side of the square, plane units
 */
export async function computeMap(
  network: Network,
  classes: number,
  weights: Float32Array,
  { size, extent }: { size: number; extent: number },
  signal: AbortSignal,
): Promise<GridMap | null> {
  const xy = gridPoints(size, extent);
  const probabilities = new Float32Array(size * size * classes);
  const perSlice = Math.max(1, Math.floor(sliceWork / (multiplyAdds(network, classes) + 20)));
  for (let from = 0; from < size * size; from += perSlice) {
    if (signal.aborted) return null;
    const logits = forward(network, classes, weights, xy.subarray(2 * from, 2 * (from + perSlice)));
    probabilities.set(softmax(logits, classes), from * classes);
    await giveWay();
  }
  return { size, extent, classes, probabilities };
}
