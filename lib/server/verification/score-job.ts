/** Scores weights on a session's hidden halves. Runs in a worker of the pool; the hidden points never leave it. */
import { createHash } from "node:crypto";
import type { Score } from "@/lib/live/submission";
import { weightsOf } from "@/lib/live/submission";
import type { Dataset, Network } from "@/lib/spiral/config";
import { countCorrect, hiddenHalves } from "@/lib/spiral/score";

export interface ScoreJob {
  sessionId: string;
  dataset: Dataset;
  secret: readonly [number, number];
  network: Network;
  /** little-endian float32 */
  weights: Uint8Array;
}

type Halves = ReturnType<typeof hiddenHalves>;

const remembered = new Map<string, Halves>();
/** sessions whose points a worker keeps */
const sessionsKept = 16;

function halvesOf({ sessionId, dataset, secret }: ScoreJob): Halves {
  const key = JSON.stringify([sessionId, dataset]);
  const halves = remembered.get(key) ?? hiddenHalves(dataset, secret);
  remembered.delete(key);
  remembered.set(key, halves);
  const [oldest] = remembered.keys();
  if (remembered.size > sessionsKept) remembered.delete(oldest);
  return halves;
}

/** Correct points in each half, and the hash by which equal weights are found. */
export function score(job: ScoreJob): Score {
  const halves = halvesOf(job);
  const weights = weightsOf(job.weights);
  const correctIn = (half: Halves["public"]) => countCorrect(job.network, job.dataset.classes, weights, half);
  return {
    publicCorrect: correctIn(halves.public),
    privateCorrect: correctIn(halves.private),
    of: halves.public.labels.length,
    weightsHash: createHash("sha256").update(job.weights).digest("hex"),
  };
}
