import { nanoid } from "nanoid";
import type { CurvePoint } from "@/lib/contract/run-config";
import type { Trainer } from "@/lib/training/client";
import { Batch, batchWidth, type Job, type JobResult } from "@/lib/training/client/batch";
import type { LabDatabase } from "../keep/lab-database";
import type { GridMap } from "../picture/grid-map";
import { curveForWire } from "../run/history";
import { Store } from "../run/store";
import { configOfTrial, missingTrials, trialKey, type Comparison, type Plan, type Trial } from "./comparison";

/** A trial on its way. */
export interface LiveTrial {
  epoch: number;
  epochs: number;
  accuracy: number | null;
  curve: readonly CurvePoint[];
  map: GridMap | null;
}

export interface BenchState {
  /** newest first */
  comparisons: readonly Comparison[];
  /** by trialKey */
  live: ReadonlyMap<string, LiveTrial>;
  /** ids of comparisons with trials running or waiting */
  active: readonly string[];
  /** milliseconds until all is done, as far as one can tell */
  leftMs: number | null;
  /** the stored comparisons were read */
  ready: boolean;
}

export interface BenchNotices {
  /** so many old things went to make room */
  onGone: (count: number) => void;
  /** a comparison lives in this page only: storage is full of pinned things */
  onFailed: () => void;
}

/** Cells along a side of the small maps, and points of a kept curve. */
const mapSize = 48;
const curvePoints = 160;
/** Milliseconds between two tellings of progress, and between two writings of an unfinished comparison. */
const tellEvery = 150;
const writeEvery = 3_000;

/** Every comparison runs on the same engine, so that nothing differs but what is compared; the worker falls back alike. */
const engine = "fused-wasm";

const gridOf = ({ size, extent, classes, probabilities }: GridMap): GridMap => ({
  ...{ size, extent, classes, probabilities },
});

function trialOf(result: JobResult, variantId: string, seed: number): Trial {
  const { outcome, epoch, weights, map } = result;
  const last = result.curve.at(-1);
  return {
    ...{ variantId, seed, outcome, epoch, weights, engine: result.engine },
    curve: curveForWire(result.curve, curvePoints),
    loss: last?.loss ?? null,
    trainAccuracy: last?.trainAccuracy ?? null,
    heldOutAccuracy: last?.heldOutAccuracy ?? null,
    map: map && gridOf(map),
  };
}

/** Runs comparisons in the background and keeps them. One bench to a page and owner. */
export class Bench extends Store<BenchState> {
  private readonly batch: Batch;
  private readonly live = new Map<string, LiveTrial>();
  private toldAt = 0;
  private writtenAt = 0;
  private tellTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** whose comparisons these are */
    readonly owner: string,
    private readonly database: () => Promise<LabDatabase>,
    private readonly notices: BenchNotices,
    open?: () => Trainer,
  ) {
    super({ comparisons: [], live: new Map(), active: [], leftMs: null, ready: false });
    const cores = typeof navigator === "undefined" ? 2 : (navigator.hardwareConcurrency ?? 2);
    this.batch = new Batch(
      {
        began: () => this.tellSoon(),
        progressed: (id, { epoch, heldOutAccuracy, trainAccuracy, curve }) => {
          const old = this.live.get(id);
          if (!old) return;
          const accuracy = heldOutAccuracy ?? trainAccuracy;
          this.live.set(id, { ...old, epoch, accuracy, curve: [...old.curve, ...curve] });
          this.tellSoon();
        },
        pictured: (id, map) => {
          const old = this.live.get(id);
          if (old) this.live.set(id, { ...old, map: gridOf(map) });
          this.tellSoon();
        },
        ended: (result) => this.ended(result),
        idle: () => this.tell(),
      },
      batchWidth(cores),
      open,
    );
    void this.read();
  }

  /** Begins a comparison behind those already running. @returns its id */
  begin(plan: Plan, guess: string | null): string {
    const comparison: Comparison = {
      id: nanoid(),
      owner: this.owner,
      at: Date.now(),
      pinned: false,
      plan,
      guess,
      trials: [],
    };
    this.set({ comparisons: [comparison, ...this.get().comparisons] });
    this.enqueue(comparison);
    return comparison.id;
  }

  /** Runs what is missing of a comparison that was cancelled or cut off. */
  resume = (id: string): void => {
    const comparison = this.find(id);
    if (comparison && !this.get().active.includes(id)) this.enqueue(comparison);
  };

  /** Ends what is left of a comparison; what is done stays. */
  cancel = (id: string): void => {
    const own = `${id}/`;
    this.batch.cancel((job) => job.startsWith(own));
    for (const key of this.live.keys()) if (key.startsWith(own)) this.live.delete(key);
    this.set({ active: this.get().active.filter((one) => one !== id) });
    this.tell();
    const comparison = this.find(id);
    if (comparison?.trials.length === 0) this.remove(id);
    else if (comparison) void this.write(comparison);
  };

  pin = (id: string, pinned: boolean): void => {
    const comparison = this.find(id);
    if (comparison) this.replace({ ...comparison, pinned }, true);
  };

  remove = (id: string): void => {
    if (this.get().active.includes(id)) this.cancel(id);
    this.set({ comparisons: this.get().comparisons.filter((one) => one.id !== id) });
    void this.database().then((database) => database.remove("comparisons", id));
  };

  /** Undoes a removal. */
  restore = (comparison: Comparison): void => {
    const others = this.get().comparisons.filter(({ id }) => id !== comparison.id);
    this.set({ comparisons: [...others, comparison].sort((a, b) => b.at - a.at) });
    void this.write(comparison);
  };

  close(): void {
    clearTimeout(this.tellTimer);
    this.batch.close();
    for (const id of this.get().active) {
      const comparison = this.find(id);
      if (comparison && comparison.trials.length > 0) void this.write(comparison);
    }
  }

  private find = (id: string): Comparison | undefined =>
    this.get().comparisons.find((comparison) => comparison.id === id);

  private async read(): Promise<void> {
    const stored = await (await this.database()).list("comparisons", this.owner);
    const known = this.get().comparisons.map(({ id }) => id);
    const all = [...this.get().comparisons, ...stored.filter(({ id }) => !known.includes(id))];
    this.set({ comparisons: all.sort((a, b) => b.at - a.at), ready: true });
  }

  private enqueue(comparison: Comparison): void {
    const { plan } = comparison;
    const jobs = missingTrials(comparison).map(({ variant, seed }): Job => {
      const id = trialKey(comparison.id, variant.id, seed);
      const config = configOfTrial(variant, seed);
      this.live.set(id, { epoch: 0, epochs: config.epochs, accuracy: null, curve: [], map: null });
      return { id, config, engine, mapSize: seed === plan.seeds[0] ? mapSize : undefined };
    });
    this.set({ active: [...this.get().active, comparison.id] });
    this.batch.add(jobs);
    this.tell();
  }

  private ended(result: JobResult): void {
    this.live.delete(result.id);
    const [id, variantId, seed] = result.id.split("/");
    const comparison = this.find(id);
    if (!comparison) return;
    const trials = [...comparison.trials, trialOf(result, variantId, Number(seed))];
    const next = { ...comparison, trials };
    const whole = missingTrials(next).length === 0;
    if (whole) this.set({ active: this.get().active.filter((one) => one !== id) });
    this.replace(next, whole || performance.now() - this.writtenAt > writeEvery);
    this.tell();
  }

  private replace(comparison: Comparison, write: boolean): void {
    this.set({
      comparisons: this.get().comparisons.map((one) => (one.id === comparison.id ? comparison : one)),
    });
    if (write) void this.write(comparison);
  }

  private async write(comparison: Comparison): Promise<void> {
    this.writtenAt = performance.now();
    try {
      const gone = await (await this.database()).put("comparisons", comparison);
      if (gone > 0) this.notices.onGone(gone);
    } catch {
      this.notices.onFailed();
    }
  }

  private tellSoon(): void {
    const wait = this.toldAt + tellEvery - performance.now();
    if (wait <= 0) return this.tell();
    this.tellTimer ??= setTimeout(() => this.tell(), wait);
  }

  private tell(): void {
    clearTimeout(this.tellTimer);
    this.tellTimer = undefined;
    this.toldAt = performance.now();
    this.set({ live: new Map(this.live), leftMs: this.get().active.length > 0 ? this.batch.leftMs() : null });
  }
}
