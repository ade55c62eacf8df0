/** The page's side of the training worker: promises for requests, listeners for events. */
import { Listeners } from "@/lib/client/listeners";
import type { Config } from "@/lib/spiral/config";
import type {
  EventKind,
  Events,
  FromWorker,
  LoadOptions,
  RefusalCode,
  RequestKind,
  Requests,
} from "./protocol";

type Result<K extends RequestKind> = Promise<Requests[K]["result"]>;

/** A request that the worker refused; `code` is for a translated sentence, `message` for a details field. */
export class TrainingRefusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

interface Waiting {
  resolve(result: Requests[RequestKind]["result"]): void;
  reject(error: TrainingRefusal): void;
}

/** Those who hear of each kind of event. */
type Ears = { readonly [K in EventKind]: Listeners<Events[K]> };

/** A training worker of one's own. A page may have several: one in front, others for sweeps in the background. */
export class Trainer {
  readonly #waiting = new Map<number, Waiting>();
  readonly #ears: Ears = {
    measured: new Listeners(),
    progress: new Listeners(),
    paused: new Listeners(),
    stopped: new Listeners(),
    diverged: new Listeners(),
    engineLost: new Listeners(),
    failed: new Listeners(),
  };
  #lastId = 0;
  readonly #open: () => Worker;
  #worker: Worker | null = null;
  #closed = false;

  /** @param open starts the worker, with the first request at the latest */
  constructor(open: () => Worker) {
    this.#open = open;
  }

  /** Starts the worker, if it does not run yet. Call in the browser only. */
  begin(): void {
    if (this.#worker || this.#closed) return;
    const worker = (this.#worker = this.#open());
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data);
    worker.onerror = (event) => this.#fail(event.message || "the training worker could not start");
  }

  /** Calls back on every event of that name; returns the way to stop. */
  on<K extends EventKind>(name: K, listener: (data: Events[K]) => void): () => void {
    return this.#ears[name].subscribe(listener);
  }

  /** Which engines run in this browser. Loads none of them. */
  probe = (): Result<"probe"> => this.#request("probe", {});

  /** Measures engines on this config's own work; each result also comes as a "measured" event. */
  calibrate = (config: Config, engines?: Requests["calibrate"]["params"]["engines"]): Result<"calibrate"> =>
    this.#request("calibrate", { config, engines });

  /** Prepares a run and pauses at its beginning. Whatever ran before is gone. */
  load = (config: Config, options: LoadOptions): Result<"load"> =>
    this.#request("load", { config, ...options });

  start = (): Result<"start"> => this.#request("start", {});
  pause = (): Result<"pause"> => this.#request("pause", {});
  step = (steps = 1): Result<"step"> => this.#request("step", { steps });
  stepEpoch = (): Result<"stepEpoch"> => this.#request("stepEpoch", {});
  setSpeed = (stepsPerSecond: number | null): Result<"setSpeed"> =>
    this.#request("setSpeed", { stepsPerSecond });
  setStop = (stop: NonNullable<LoadOptions["stop"]>): Result<"setStop"> => this.#request("setStop", { stop });
  setWeights = (weights: Float32Array): Result<"setWeights"> => this.#request("setWeights", { weights });
  /** The decision map as it is now. Ask for the next one after drawing the last: that keeps the pace the page can follow. */
  map = (size = 100, extent?: number): Result<"map"> => this.#request("map", { size, extent });

  snapshot = (): Result<"snapshot"> => this.#request("snapshot", {});
  loseDevice = (): Result<"loseDevice"> => this.#request("loseDevice", {});

  /** Ends the worker. Requests still open are refused. */
  dispose(): void {
    this.#closed = true;
    if (this.#worker) this.#worker.onmessage = null;
    this.#worker?.terminate();
    this.#refuseAll("the trainer was closed");
  }

  #request<K extends RequestKind>(kind: K, params: Requests[K]["params"]): Result<K> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      // the worker answers an id with the result of that request's kind
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.begin();
      this.#worker?.postMessage({ kind, id, params });
    });
  }

  #receive(message: FromWorker): void {
    if (message.kind === "event") return this.#emit(message.event.name, message.event.data);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === "answer") waiting?.resolve(message.result);
    else waiting?.reject(new TrainingRefusal(message.code, message.message));
  }

  #emit<K extends EventKind>(name: K, data: Events[K]): void {
    this.#ears[name].tell(data);
  }

  #fail(message: string): void {
    this.#refuseAll(message);
    this.#emit("failed", { message });
  }

  #refuseAll(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new TrainingRefusal("failed", message));
    this.#waiting.clear();
  }
}

/** A training worker that starts when it is wanted. */
export const createTrainer = (): Trainer =>
  new Trainer(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
