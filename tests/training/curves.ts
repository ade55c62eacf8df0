/** Loss curves of engines, and how far two of them are apart. */
import { createRandom } from "@/lib/spiral/random";
import type { Work } from "@/lib/training/work";
import { openEngine } from "@/lib/training/open-engine";
import type { EngineName } from "@/lib/training/engine-names";

/** Batch losses of the first steps on a fresh engine. */
export async function lossesOf(name: EngineName, work: Work, steps: number): Promise<Float32Array> {
  const engine = await openEngine(name, work);
  const { losses } = await engine.run(steps);
  engine.dispose();
  return losses;
}

/** The greatest difference relative to 1 + loss: absolute where losses are small, relative where they are large. */
export function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]) / (1 + Math.abs(b[i]));
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

/**
 * The weights moved by a last place of a float32 near one, or of their own where they are larger, up or down by a coin.
 * Where weights start at zero a smaller move would vanish in the first sum, as another engine's rounding does not.
 */
export function nudged(weights: Float32Array, seed: number): Float32Array {
  const coin = createRandom(seed);
  return weights.map(
    (weight) => weight + (coin.uniform() < 0.5 ? 1 : -1) * Math.max(Math.abs(weight), 1) * 2 ** -22,
  );
}
