/** Trains many configs in the background, on workers of their own beside the one in front. */
import type { Config } from "@/lib/spiral/config";
import { createTrainer, type Trainer } from "../client";
import { BatchClock } from "./batch-clock";
import { Rest } from "./rest";
import { runJob, type Job, type JobResult, type JobWatch } from "./run-job";

export type { Job, JobResult } from "./run-job";

/** What a batch tells while it works. */
export interface BatchListener extends JobWatch {
  began(id: string): void;
  /** finished, diverged or failed; a cancelled job does not end */
  ended(result: JobResult): void;
  /** nothing is left to do */
  idle(): void;
}

interface Running {
  job: Job;
  stop: AbortController;
}

/** How many workers a batch may use: one in front and the page itself need their cores too. */
export function batchWidth(cores: number): number {
  return Math.max(1, Math.min(3, Math.floor((cores - 1) / 2)));
}

/** A queue of trainings. Workers start with the first job and end with the last. */
export class Batch {
  readonly #queue: Job[] = [];
  readonly #running = new Map<string, Running>();
  readonly #clock = new BatchClock();
  readonly #rest = new Rest();
  #workers = 0;
  #closed = false;
  readonly #listener: BatchListener;
  readonly #width: number;
  readonly #open: () => Trainer;

  /**
   * @param width jobs that run at the same time
   * @param open starts a worker; replaced where workers are made differently
   */
  constructor(listener: BatchListener, width: number, open: () => Trainer = createTrainer) {
    this.#listener = listener;
    this.#width = width;
    this.#open = open;
  }

  /** Puts jobs at the end of the queue. */
  add(jobs: readonly Job[]): void {
    if (this.#closed) return;
    if (this.#running.size === 0 && this.#queue.length === 0) this.#clock.restart(performance.now());
    this.#queue.push(...jobs);
    this.#fill();
  }

  /** Holds everything where it stands, what is added meanwhile too, until it is to go on. */
  rest(): void {
    this.#clock.rest(performance.now());
    this.#rest.set(true);
  }

  /** Ends the rest. */
  goOn(): void {
    this.#clock.goOn(performance.now());
    this.#rest.set(false);
    this.#fill();
  }

  /** Ends the jobs that are meant, running ones too. The others go on. */
  cancel(isMeant: (id: string) => boolean): void {
    const kept = this.#queue.filter(({ id }) => !isMeant(id));
    this.#queue.splice(0, this.#queue.length, ...kept);
    for (const [id, { stop }] of this.#running) if (isMeant(id)) stop.abort();
  }

  /** Milliseconds until everything is done, from the speed so far; null before there is one. */
  leftMs(now = performance.now()): number | null {
    const configs: Config[] = [...this.#queue, ...[...this.#running.values()].map(({ job }) => job)].map(
      ({ config }) => config,
    );
    return this.#clock.leftMs(configs, now);
  }

  /** Ends everything. */
  close(): void {
    this.#closed = true;
    this.cancel(() => true);
  }

  #fill(): void {
    if (this.#rest.now) return;
    while (this.#workers < this.#width && this.#workers < this.#queue.length + this.#running.size)
      void this.#work();
  }

  /** The next job; none while everything rests. */
  readonly #next = (): Job | undefined => (this.#rest.now ? undefined : this.#queue.shift());

  async #work(): Promise<void> {
    this.#workers++;
    let trainer: Trainer | null = null;
    for (let job = this.#next(); job; job = this.#next()) {
      trainer ??= this.#open();
      const usable = await this.#one(trainer, job);
      if (usable) continue;
      trainer.dispose();
      trainer = null;
    }
    trainer?.dispose();
    this.#workers--;
    if (this.#workers === 0 && this.#queue.length === 0 && !this.#closed) this.#listener.idle();
  }

  /** @returns whether the worker may take another job */
  async #one(trainer: Trainer, job: Job): Promise<boolean> {
    const { id } = job;
    const stop = new AbortController();
    this.#running.set(id, { job, stop });
    this.#listener.began(id);
    const result = await runJob(
      trainer,
      job,
      { signal: stop.signal, rest: this.#rest },
      {
        progressed: (jobId, progress) => {
          this.#clock.note(jobId, job.config, progress.epoch);
          this.#listener.progressed(jobId, progress);
        },
        pictured: (jobId, map) => this.#listener.pictured(jobId, map),
      },
    );
    // a job of the same name may have begun on another worker meanwhile
    if (this.#running.get(id)?.stop === stop) this.#running.delete(id);
    if (!result) {
      this.#clock.forget(id);
      return false;
    }
    this.#clock.note(id, job.config, job.config.epochs);
    this.#listener.ended(result);
    return result.outcome !== "failed";
  }
}
