/**
 * The class's ensemble on a session's hidden halves: the networks' probabilities are averaged point by point, and the
 * largest average is the class. Runs in a worker of the pool, some networks at a time; the hidden points never leave it.
 */
import { DenseForward } from "@/lib/kernels/dense-forward";
import { loadKernels } from "@/lib/kernels/instance";
import { weightsOf } from "@/lib/live/submission";
import type { Network } from "@/lib/spiral/config";
import { featuresOf } from "@/lib/spiral/forward";
import { layersOf } from "@/lib/spiral/network";
import type { Points } from "@/lib/spiral/points";
import { halvesOf, type SessionData } from "./session-halves";

/** What the networks so far say together. */
export interface Votes {
  networks: number;
  /** summed probabilities of the public half and then of the private one, [points·classes] each */
  sums: [Float64Array, Float64Array];
  publicCorrect: number;
  privateCorrect: number;
  /** points in each half */
  of: number;
}

export interface VoteJob extends SessionData {
  /** weights are little-endian float32 */
  networks: readonly { network: Network; weights: Uint8Array }[];
  /** of the networks before these */
  before: Votes | null;
}

/** Adds the softmax of each row of logits; a row with what is no number has no vote. */
function addProbabilities(sums: Float64Array, logits: Float32Array, classes: number): void {
  for (let at = 0; at < logits.length; at += classes) {
    const row = logits.subarray(at, at + classes);
    if (!row.every(Number.isFinite)) continue;
    const most = Math.max(...row);
    const odds = Array.from(row, (logit) => Math.exp(logit - most));
    const whole = odds.reduce((sum, one) => sum + one, 0);
    odds.forEach((one, k) => (sums[at + k] += one / whole));
  }
}

/** Points whose own class has the largest sum; the first wins a tie, and a point without a vote is nobody's. */
function correctIn(sums: Float64Array, labels: Points["labels"], classes: number): number {
  let correct = 0;
  for (const [point, label] of labels.entries()) {
    const row = sums.subarray(point * classes, (point + 1) * classes);
    const most = Math.max(...row);
    if (most > 0 && row.indexOf(most) === label) correct++;
  }
  return correct;
}

/** One for all jobs of the worker, which come one after another. */
const kernels = loadKernels();

/** The votes before with those of these networks. */
export async function vote({ networks, before, ...data }: VoteJob): Promise<Votes> {
  const halves = halvesOf(data);
  const { classes } = data.dataset;
  const points = [halves.public, halves.private] as const;
  const fresh = ({ labels }: Points) => new Float64Array(labels.length * classes);
  const sums = before?.sums ?? [fresh(halves.public), fresh(halves.private)];
  const loaded = await kernels;
  for (const { network, weights: bytes } of networks) {
    const pass = new DenseForward(loaded, layersOf(network, classes));
    const weights = weightsOf(bytes);
    points.forEach(({ xy }, half) =>
      addProbabilities(sums[half], pass.logits(weights, featuresOf(xy, network.features)), classes),
    );
  }
  return {
    networks: (before?.networks ?? 0) + networks.length,
    sums,
    publicCorrect: correctIn(sums[0], halves.public.labels, classes),
    privateCorrect: correctIn(sums[1], halves.private.labels, classes),
    of: halves.public.labels.length,
  };
}
