/** The page's side of the Python worker: runs cells, stops those that do not end, and brings the state back after. */
import { cellLimitMs, type CellResult, type FromWorker, type NamedTensor, type ToWorker } from "./protocol";
import { pythonWorkers } from "./python-workers";

/** Has a Python ready before a kernel asks for one. */
export const preparePython = () => pythonWorkers.prepare();

/** Ends the Python that nobody asked for. */
export const discardPython = () => pythonWorkers.discard();

/** What the page shows of its Python: replaying brings earlier cells back after a stop. */
export type KernelState = "starting" | "ready" | "running" | "replaying" | "failed";

interface Running {
  id: number;
  /** asked for by the student, not part of bringing earlier cells back */
  interactive: boolean;
  onOutput: (text: string) => void;
  finish: (result: CellResult) => void;
  timers: ReturnType<typeof setTimeout>[];
}

const ended = (type: "Stopped" | "Failed", ms: number, variables: NamedTensor[] = []): CellResult => ({
  echo: null,
  error: { type, message: "", line: null },
  variables,
  ms,
});

/** A Python worker that outlives endless loops: it is replaced, and the cells that had succeeded run again. */
export class Kernel {
  #worker: Worker | null = null;
  #running: Running | null = null;
  #queue: (() => void)[] = [];
  readonly #succeeded: string[] = [];
  #lastId = 0;
  #state: KernelState = "starting";
  readonly #watchers = new Set<(state: KernelState) => void>();
  #ready: Promise<void> = Promise.resolve();

  constructor() {
    this.#start();
    void this.#resume();
  }

  /** Calls back at once and whenever the state changes; returns the way to stop. */
  watch(watcher: (state: KernelState) => void): () => void {
    this.#watchers.add(watcher);
    watcher(this.#state);
    return () => this.#watchers.delete(watcher);
  }

  /** Runs one cell after those already waiting. Resolves when it ended, failed or was stopped; never rejects. */
  run(source: string, onOutput: (text: string) => void = () => {}): Promise<CellResult> {
    return new Promise((resolve) => {
      this.#queue.push(() => {
        if (this.#state === "failed") resolve(ended("Failed", 0));
        else void this.#runInteractive(source, onOutput).then(resolve);
      });
      this.#next();
    });
  }

  /** Stops the running cell by replacing the worker. */
  interrupt(): void {
    if (this.#running) void this.#stop(this.#running);
  }

  /** Forgets every variable and every cell that ran. */
  restart(): void {
    this.#succeeded.length = 0;
    const running = this.#running;
    this.#end();
    running?.finish(ended("Stopped", 0));
    this.#start();
    void this.#resume();
  }

  /** Tries once more after Python could not be fetched; cells that had succeeded come back. */
  retry(): void {
    if (this.#state !== "failed") return;
    this.#end();
    this.#start();
    void this.#resume();
  }

  /** Ends the worker for good. */
  dispose(): void {
    this.#end();
    this.#watchers.clear();
  }

  #setState(state: KernelState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher(state);
  }

  #end(): void {
    this.#running?.timers.forEach(clearTimeout);
    this.#running = null;
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): void {
    this.#setState("starting");
    const { worker, ready } = pythonWorkers.take();
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => "id" in data && this.#receive(data);
    // a cell that takes the worker with it is stopped
    worker.onerror = () => this.#running && void this.#stop(this.#running);
    this.#ready = ready.then((up) => {
      if (up || worker !== this.#worker) return;
      // a worker that never came is not coming
      this.#setState("failed");
      this.#next();
    });
  }

  /**
   * Waits for the worker, brings the earlier cells back, and only then lets waiting cells run.
   * @returns the variables that are there afterwards
   */
  async #resume(): Promise<NamedTensor[]> {
    const worker = this.#worker;
    await this.#ready;
    if (this.#state === "failed" || worker !== this.#worker) return [];
    let variables: NamedTensor[] = [];
    for (const source of this.#succeeded.splice(0)) {
      this.#setState("replaying");
      const result = await this.#execute(source, () => {});
      // a cell that ended before and does not end now is left out, and the next ones still come back
      if (result.error?.type === "Stopped") await this.#ready;
      else variables = result.variables;
    }
    this.#setState("ready");
    this.#next();
    return variables;
  }

  #receive(message: Extract<FromWorker, { id: number }>): void {
    if (message.id !== this.#running?.id) return;
    if (message.kind === "output") return this.#running.onOutput(message.text);
    const running = this.#running;
    running.timers.forEach(clearTimeout);
    this.#running = null;
    running.finish(message.result);
  }

  #next(): void {
    if (this.#state === "failed") return this.#queue.splice(0).forEach((turn) => turn());
    if (this.#running || this.#state !== "ready") return;
    this.#queue.shift()?.();
  }

  async #stop(running: Running): Promise<void> {
    this.#end();
    this.#start();
    const variables = running.interactive ? await this.#resume() : [];
    running.finish(ended("Stopped", cellLimitMs, variables));
  }

  async #runInteractive(source: string, onOutput: (text: string) => void): Promise<CellResult> {
    this.#setState("running");
    const result = await this.#execute(source, onOutput, true);
    if (this.#state === "running" && !this.#running) this.#setState("ready");
    this.#next();
    return result;
  }

  async #execute(source: string, onOutput: (text: string) => void, interactive = false): Promise<CellResult> {
    const id = ++this.#lastId;
    const result = await new Promise<CellResult>((finish) => {
      // a cell that takes long may have to be stopped: its successor starts beside it
      const long = setTimeout(() => pythonWorkers.prepare(), cellLimitMs / 2);
      const limit = setTimeout(() => this.#running?.id === id && void this.#stop(this.#running), cellLimitMs);
      this.#running = { id, interactive, onOutput, finish, timers: [long, limit] };
      const message: ToWorker = { kind: "run", id, source };
      this.#worker?.postMessage(message);
    });
    if (!result.error) this.#succeeded.push(source);
    return result;
  }
}
