/** Runs comparisons in the background and keeps them. */
import { nanoid } from "nanoid";
import { Store, type Observable } from "@/lib/client/store";
import type { Trainer } from "@/lib/training/client";
import { Batch, batchWidth, type BatchListener, type Job, type JobResult } from "@/lib/training/client/batch";
import type { Shelf, ShelfNotices } from "../keep/shelf";
import { gridOf } from "../picture/grid-map";
import { configOfTrial, missingTrials, trialKey, type Comparison, type Plan } from "./comparison";
import { advance, endedTrial, waitingTrial, type LiveTrial } from "./live-trial";

/** All comparisons of an owner, and what is on its way of them. */
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

/** Cells along a side of the small maps. */
const mapSize = 48;
/** Milliseconds between two tellings of progress, and between two writings of an unfinished comparison. */
const tellEvery = 150;
const writeEvery = 3_000;

/** Every comparison runs on the same engine, so that nothing differs but what is compared; the worker falls back alike. */
const engine = "fused-wasm";

/** One bench to a page and owner. */
export class Bench implements Observable<BenchState> {
  /** whose comparisons these are */
  readonly owner: string;
  readonly #shelf: () => Promise<Shelf<Comparison>>;
  readonly #notices: ShelfNotices;
  readonly #batch: Batch;
  readonly #live = new Map<string, LiveTrial>();
  #state = new Store<BenchState>({
    comparisons: [],
    live: new Map(),
    active: [],
    leftMs: null,
    ready: false,
  });
  /** when progress was told, and an unfinished comparison written, milliseconds of the page's clock */
  #toldAt = 0;
  #writtenAt = 0;
  #work: Promise<void> = Promise.resolve();
  #tellTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param open starts a worker; replaced where workers are made differently */
  constructor(
    owner: string,
    shelf: () => Promise<Shelf<Comparison>>,
    notices: ShelfNotices,
    open?: () => Trainer,
  ) {
    this.owner = owner;
    this.#shelf = shelf;
    this.#notices = notices;
    const cores = typeof navigator === "undefined" ? 2 : (navigator.hardwareConcurrency ?? 2);
    this.#batch = new Batch(this.#listener(), batchWidth(cores), open);
    void this.#read();
  }

  get = this.#state.get;
  subscribe = this.#state.subscribe;

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
    this.#state.merge({ comparisons: [comparison, ...this.get().comparisons] });
    this.#enqueue(comparison);
    // with its guess, before anything has come of it
    void this.#write(comparison);
    return comparison.id;
  }

  /** Runs what is missing of a comparison that was cancelled or cut off. */
  resume = (id: string): void => {
    const comparison = this.#find(id);
    if (comparison && !this.get().active.includes(id)) this.#enqueue(comparison);
  };

  /** Ends what is left of a comparison; what is done stays. */
  cancel = (id: string): void => {
    const own = `${id}/`;
    this.#batch.cancel((job) => job.startsWith(own));
    for (const key of this.#live.keys()) if (key.startsWith(own)) this.#live.delete(key);
    this.#state.merge({ active: this.get().active.filter((one) => one !== id) });
    this.#tell();
    const comparison = this.#find(id);
    if (comparison?.trials.length === 0) this.remove(id);
    else if (comparison) void this.#write(comparison);
  };

  /** Keeps a comparison when storage is full, or no longer. */
  pin = (id: string, pinned: boolean): void => {
    const comparison = this.#find(id);
    if (comparison) this.#replace({ ...comparison, pinned }, true);
  };

  /** Ends and removes a comparison. */
  remove = (id: string): void => {
    if (this.get().active.includes(id)) this.cancel(id);
    this.#state.merge({ comparisons: this.get().comparisons.filter((one) => one.id !== id) });
    void this.#next((shelf) => shelf.remove(id));
  };

  /** Undoes a removal. */
  restore = (comparison: Comparison): void => {
    const others = this.get().comparisons.filter(({ id }) => id !== comparison.id);
    this.#state.merge({ comparisons: [...others, comparison].sort((a, b) => b.at - a.at) });
    void this.#write(comparison);
  };

  /** Holds everything that runs, and what begins meanwhile. @returns the way to go on */
  rest(): () => void {
    this.#batch.rest();
    return () => this.#batch.goOn();
  }

  /** Ends everything; what is done of an unfinished comparison is kept. */
  close(): void {
    clearTimeout(this.#tellTimer);
    this.#batch.close();
    for (const id of this.get().active) {
      const comparison = this.#find(id);
      if (comparison && comparison.trials.length > 0) void this.#write(comparison);
    }
  }

  #listener(): BatchListener {
    return {
      began: () => this.#tellSoon(),
      progressed: (id, progress) => this.#change(id, (trial) => advance(trial, progress)),
      pictured: (id, map) => this.#change(id, (trial) => ({ ...trial, map: gridOf(map) })),
      ended: (result) => this.#ended(result),
      idle: () => this.#tell(),
    };
  }

  #find(id: string): Comparison | undefined {
    return this.get().comparisons.find((comparison) => comparison.id === id);
  }

  #change(id: string, change: (trial: LiveTrial) => LiveTrial): void {
    const trial = this.#live.get(id);
    if (trial) this.#live.set(id, change(trial));
    this.#tellSoon();
  }

  async #read(): Promise<void> {
    const stored = await (await this.#shelf()).list(this.owner);
    const known = this.get().comparisons.map(({ id }) => id);
    const all = [...this.get().comparisons, ...stored.filter(({ id }) => !known.includes(id))];
    this.#state.merge({ comparisons: all.sort((a, b) => b.at - a.at), ready: true });
  }

  #enqueue(comparison: Comparison): void {
    const { plan } = comparison;
    const jobs = missingTrials(comparison).map(({ variant, seed }): Job => {
      const id = trialKey(comparison.id, variant.id, seed);
      const config = configOfTrial(variant, seed);
      this.#live.set(id, waitingTrial(config.epochs));
      return { id, config, engine, mapSize: seed === plan.seeds[0] ? mapSize : undefined };
    });
    this.#state.merge({ active: [...this.get().active, comparison.id] });
    this.#batch.add(jobs);
    this.#tell();
  }

  #ended(result: JobResult): void {
    this.#live.delete(result.id);
    const [id, variantId, seed] = result.id.split("/");
    const comparison = this.#find(id);
    if (!comparison) return;
    const trials = [...comparison.trials, endedTrial(result, variantId, Number(seed))];
    const next = { ...comparison, trials };
    const whole = missingTrials(next).length === 0;
    if (whole) this.#state.merge({ active: this.get().active.filter((one) => one !== id) });
    this.#replace(next, whole || performance.now() - this.#writtenAt > writeEvery);
    this.#tell();
  }

  #replace(comparison: Comparison, write: boolean): void {
    this.#state.merge({
      comparisons: this.get().comparisons.map((one) => (one.id === comparison.id ? comparison : one)),
    });
    if (write) void this.#write(comparison);
  }

  #write(comparison: Comparison): Promise<void> {
    this.#writtenAt = performance.now();
    return this.#next(async (shelf) => {
      const gone = await shelf.put(comparison);
      if (gone > 0) this.#notices.onGone(gone);
    });
  }

  /** One after the other: what is removed stays so, and the newest is written last. */
  #next(task: (shelf: Shelf<Comparison>) => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(this.#shelf)
      .then(task)
      .catch(() => this.#notices.onFailed());
    return this.#work;
  }

  #tellSoon(): void {
    const wait = this.#toldAt + tellEvery - performance.now();
    if (wait <= 0) return this.#tell();
    this.#tellTimer ??= setTimeout(() => this.#tell(), wait);
  }

  #tell(): void {
    clearTimeout(this.#tellTimer);
    this.#tellTimer = undefined;
    this.#toldAt = performance.now();
    this.#state.merge({
      live: new Map(this.#live),
      leftMs: this.get().active.length > 0 ? this.#batch.leftMs() : null,
    });
  }
}
