/** Scores weights on a session's hidden halves. Runs in a worker of the pool; the hidden points never leave it. */
import { createHash } from "node:crypto";
import { DenseForward } from "@/lib/kernels/dense-forward";
import { loadKernels } from "@/lib/kernels/instance";
import type { Score } from "@/lib/live/submission";
import { weightsOf } from "@/lib/live/submission";
import type { Network } from "@/lib/spiral/config";
import { featuresOf } from "@/lib/spiral/forward";
import { layersOf } from "@/lib/spiral/network";
import type { Points } from "@/lib/spiral/points";
import { halvesOf, type SessionData } from "./session-halves";

export interface ScoreJob extends SessionData {
  network: Network;
  /** little-endian float32 */
  weights: Uint8Array;
}

/** One for all jobs of the worker, which come one after another. */
const kernels = loadKernels();

/** Correct points in each half, and the hash by which equal weights are found. */
export async function score(job: ScoreJob): Promise<Score> {
  const { network, dataset } = job;
  const halves = halvesOf(job);
  const weights = weightsOf(job.weights);
  const pass = new DenseForward(await kernels, layersOf(network, dataset.classes));
  const correctIn = ({ xy, labels }: Points) => {
    const classes = pass.classes(weights, featuresOf(xy, network.features));
    return classes.reduce((correct, one, i) => correct + (one === labels[i] ? 1 : 0), 0);
  };
  return {
    publicCorrect: correctIn(halves.public),
    privateCorrect: correctIn(halves.private),
    of: halves.public.labels.length,
    weightsHash: createHash("sha256").update(job.weights).digest("hex"),
  };
}
