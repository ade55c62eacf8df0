// What a student can try against the hidden points: networks that count them, and a search for the generator behind them.
import { createHash } from "node:crypto";
import type { Dataset, Network } from "@/lib/spiral/config";
import type { Points } from "@/lib/spiral/points";
import { createRandom } from "@/lib/spiral/random";

/** A stored seed whose two keys are these names' hashes. */
export const seedOfKeys = (...names: [string, string]): string =>
  ["2", ...names.map((name) => createHash("sha256").update(name).digest("base64url"))].join(":");

/** Weights with the network that they are of. */
export interface Crafted {
  network: Network;
  weights: Float32Array<ArrayBuffer>;
}

/** So steep that a tanh of any point is -1 or 1. */
export const steep = 1e8;

/** Where the old generator put the i-th point of a class. */
const radiusOf = (i: number): number => i / 499;

/**
 * A network of 27 parameters that calls "class 1" what lies in the thin ring of class 0's i-th point on one side of the
 * ray along its arm, and all else "class 0". It has 501 right when that point is on the other side and 500 when it is
 * here, as long as class 1's point of the ring is here too: nearly always.
 */
export function ringSide({ turns }: Dataset, i: number): Crafted {
  const network: Network = {
    features: ["x", "y", "x2", "y2"],
    hidden: [{ units: 3, activation: "tanh", dropout: 0 }],
    initialisation: "zeros",
  };
  const [inner, outer] = [radiusOf(i - 0.5) ** 2, radiusOf(i + 0.5) ** 2];
  const angle = 2 * Math.PI * turns * radiusOf(i);
  // of the hidden units: beyond the inner circle, within the outer one, on the side of positive noise
  const fromX = [0, 0, steep * Math.cos(angle)];
  const fromY = [0, 0, -steep * Math.sin(angle)];
  const fromSquares = [steep, -steep, 0];
  const biases = [-steep * inner, steep * outer, 0];
  // three ones make class 1's logit 3, anything else 1 at most; class 0's is 2
  const output = [...[0, 1, 0], ...[0, 1, 0], ...[0, 1, 0], ...[2, 0, -9]];
  const layers = [fromX, fromY, fromSquares, fromSquares, biases, output];
  return { network, weights: Float32Array.from(layers.flat()) };
}

/** What the attacker is given, so that its search is short: the second word and the upper half of the first. */
export interface Hint {
  upper: number;
  second: number;
}

/**
 * The two words with which the old generator fits best.
 * @param positive from the point i = 1 on: whether its noise was counted as positive
 */
export function searchWords({ upper, second }: Hint, positive: readonly boolean[]) {
  let best = { words: [0, 0] as [number, number], agreeing: -1 };
  for (let lower = 0; lower < 1 << 16; lower++) {
    const words: [number, number] = [upper * 65_536 + lower, second];
    const random = createRandom(words[0], "hidden-public", second);
    random.normal();
    const agreeing = positive.reduce((sum, side) => sum + Number(random.normal() > 0 === side), 0);
    if (agreeing > best.agreeing) best = { words, agreeing };
  }
  return best;
}

/** How many of the points share a cell of 0.002 with a predicted one. */
export function placesFound({ xy }: Points, predicted: Points): number {
  const cellOf = (points: Float32Array, i: number): string =>
    `${Math.floor(points[2 * i] * 500)},${Math.floor(points[2 * i + 1] * 500)}`;
  const cells = new Set([...predicted.labels.keys()].map((i) => cellOf(predicted.xy, i)));
  return Array.from({ length: xy.length / 2 }, (_, i) => cells.has(cellOf(xy, i))).filter(Boolean).length;
}

/** How many of the points have the label of the predicted point nearest to them. */
export function labelsFound({ xy, labels }: Points, predicted: Points): number {
  const nearestLabel = (i: number): number => {
    let [nearest, least] = [0, Infinity];
    for (let j = 0; j < predicted.labels.length; j++) {
      const far = (predicted.xy[2 * j] - xy[2 * i]) ** 2 + (predicted.xy[2 * j + 1] - xy[2 * i + 1]) ** 2;
      if (far < least) [nearest, least] = [j, far];
    }
    return predicted.labels[nearest];
  };
  return labels.reduce((sum, label, i) => sum + Number(nearestLabel(i) === label), 0);
}
