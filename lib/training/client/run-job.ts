/** One training from start to end on a worker that does nothing else. */
import type { Config } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { Trainer } from "../client";
import type { Progress, TrainedMap } from "../protocol";
import type { EngineName } from "../engine-names";
import type { Rest } from "./rest";

/** One config to train. */
export interface Job {
  id: string;
  config: Config;
  engine: EngineName;
  /** cells along a side of the decision map; none is drawn when missing */
  mapSize?: number;
}

/** What became of a job. */
export interface JobResult {
  id: string;
  /** diverged: the figures are those of the last good state; failed: there are none */
  outcome: "finished" | "diverged" | "failed";
  epoch: number;
  /** what really ran */
  engine: EngineName;
  curve: CurvePoint[];
  /** layout of lib/spiral/network.ts */
  weights: Float32Array;
  /** of the last batch, first layer to last */
  gradientNorms: number[];
  map: TrainedMap | null;
  /** the worker's own words when it failed; English */
  detail: string | null;
}

/** What one hears of a job on its way. */
export interface JobWatch {
  progressed(id: string, progress: Progress): void;
  pictured(id: string, map: TrainedMap): void;
}

/** What a job keeps to. */
interface JobTerms {
  /** ends it early */
  signal: AbortSignal;
  /** during it it does not train */
  rest: Rest;
}

/** Milliseconds between maps of a job on its way. */
const mapEveryMs = 400;

type End = { outcome: "finished" | "diverged"; gradientNorms: number[] } | { failed: string } | "cancelled";

/**
 * Starts the loaded run whenever nobody rests, pauses it when they do, one after the other.
 * @returns the way to stop following
 */
function follow(trainer: Trainer, rest: Rest, failed: (error: unknown) => void): () => void {
  let [going, changing, over] = [false, false, false];
  const change = async () => {
    if (changing) return;
    changing = true;
    try {
      while (!over && going === rest.now) {
        going = !going;
        await (going ? trainer.start() : trainer.pause());
      }
    } catch (error) {
      failed(error);
    }
    changing = false;
  };
  const stop = rest.subscribe(() => void change());
  void change();
  return () => {
    over = true;
    stop();
  };
}

/** Takes the loaded run to its end, whichever it is. */
function endOf(
  trainer: Trainer,
  { signal, rest }: JobTerms,
  onProgress: (progress: Progress) => void,
): Promise<End> {
  return new Promise((resolve) => {
    let norms: number[] = [];
    const stops: (() => void)[] = [
      trainer.on("progress", (progress) => {
        norms = progress.gradientNorms;
        onProgress(progress);
      }),
      trainer.on("stopped", ({ gradientNorms }) => end({ outcome: "finished", gradientNorms })),
      trainer.on("diverged", () => end({ outcome: "diverged", gradientNorms: norms })),
      trainer.on("failed", ({ message }) => end({ failed: message })),
    ];
    const cancel = () => end("cancelled");
    const end = (how: End) => {
      for (const stop of stops) stop();
      signal.removeEventListener("abort", cancel);
      resolve(how);
    };
    signal.addEventListener("abort", cancel);
    if (signal.aborted) return cancel();
    stops.push(follow(trainer, rest, (error) => end({ failed: String(error) })));
  });
}

/** Asks for maps now and then, never for a second before the first has come. */
function mapTaker(trainer: Trainer, { id, mapSize }: Job, pictured: JobWatch["pictured"]): () => void {
  let at = -Infinity;
  let asking = false;
  return () => {
    if (!mapSize || asking || performance.now() - at < mapEveryMs) return;
    asking = true;
    trainer.map(mapSize).then(
      (map) => {
        asking = false;
        at = performance.now();
        pictured(id, map);
      },
      // the run has ended or was cancelled meanwhile; its result brings the last map
      () => (asking = false),
    );
  };
}

const failure = ({ id, engine }: Job, detail: string): JobResult => ({
  ...{ id, engine, detail },
  outcome: "failed",
  epoch: 0,
  curve: [],
  weights: new Float32Array(0),
  gradientNorms: [],
  map: null,
});

/** Trains a job to its end. @returns null when it was cancelled; the worker is then in the middle of something */
export async function runJob(
  trainer: Trainer,
  job: Job,
  terms: JobTerms,
  watch: JobWatch,
): Promise<JobResult | null> {
  const { id, config, engine, mapSize } = job;
  const { signal } = terms;
  try {
    await trainer.load(config, { engine, stop: { epochs: config.epochs } });
    const takeMap = mapTaker(trainer, job, watch.pictured);
    const end = await endOf(trainer, terms, (progress) => {
      watch.progressed(id, progress);
      takeMap();
    });
    if (end === "cancelled") return null;
    if ("failed" in end) return failure(job, end.failed);
    const { epoch, curve, weights, engine: ran } = await trainer.snapshot();
    const map = mapSize ? await trainer.map(mapSize) : null;
    if (signal.aborted) return null;
    return { ...{ id, epoch, curve, weights, map }, ...end, engine: ran, detail: null };
  } catch (error) {
    return signal.aborted ? null : failure(job, String(error));
  }
}
