/** The page's side of the Python worker: runs cells, stops those that do not end, and brings the state back after. */
import { nanoid } from "nanoid";
import { Store, type Observable } from "@/lib/client/store";
import { FlagPole } from "./asking/flag";
import type { Line } from "./asking/line";
import { sendLine } from "./asking/send-line";
import { Limit } from "./asking/limit";
import {
  cellLimitMs,
  notebookLimitMs,
  type CellOptions,
  type CellResult,
  type Classroom,
  type FromWorker,
  type Recovery,
  type Shown,
  type StopCause,
  type ToWorker,
} from "./protocol";
import { pythonWorkers } from "./python-workers";

/** Has a Python ready before a kernel asks for one. @returns whether it came up */
export const preparePython = () => pythonWorkers.prepare();

/** Ends the Python that nobody asked for. */
export const discardPython = () => pythonWorkers.discard();

/** What the page shows of its Python: replaying brings earlier cells back after a stop. */
export type KernelState = "starting" | "ready" | "running" | "asking" | "replaying" | "failed";

/** Answers a program that asks for a line. @returns whether the line has gone */
export type AnswerLine = (line: Line) => Promise<boolean>;

/** Hears a cell while it runs. */
export interface CellEar {
  onOutput?: (text: string) => void;
  /** figures, and models handed in */
  onShown?: (shown: Shown) => void;
  /** the program asks for a line; null when it waits no more */
  onAsk?: (answer: AnswerLine | null) => void;
}

/** What runs longer is stopped: a notebook trains networks, and has a button to stop it. */
const limitsMs = { exercise: cellLimitMs, notebook: notebookLimitMs };

/** A program that was told to stop is interrupted within this time, or its worker is replaced. */
const patienceMs = 1_500;

/** Cells that come back were heard before. */
const deaf: CellEar = {};

/** How a kernel runs a cell. */
export interface RunOptions extends CellOptions {
  /** by which the cell is known, however often it runs */
  of?: string;
}

/** A cell as it is run. */
interface Cell extends RunOptions {
  source: string;
}

interface Waiting {
  start: () => void;
  /** it is not going to run */
  drop: () => void;
}

interface Running {
  id: number;
  of: string | undefined;
  /** asked for by the student, not part of bringing earlier cells back */
  interactive: boolean;
  ear: CellEar;
  finish: (result: CellResult) => void;
  /** has a successor started beside a cell that takes long: it may have to be stopped */
  long: ReturnType<typeof setTimeout>;
  limit: Limit;
  /** what it was given when it asked */
  lines: Line[];
  /** where it waits for a line */
  asks: string | null;
  /** at which of its checks it was interrupted */
  interrupts: number[];
  /** whether it has a flag that can be lowered */
  flagged: boolean;
  /** why it was told to stop */
  told: StopCause | null;
  /** while it has time to hear of it */
  patience: ReturnType<typeof setTimeout> | null;
}

const ended = (type: "Stopped" | "Failed" | "Dropped", ms: number, cause?: StopCause): CellResult => ({
  echo: null,
  error: { type, message: "", line: null, cell: null, traceback: null, signs: null, absent: null, cause },
  variables: [],
  names: [],
  ...{ ms, left: 0, recovery: null },
});

/** Ends that no program came to by itself. */
const outside: readonly string[] = ["Stopped", "Failed", "Dropped"];

/** What a notebook has after its cells have run again. */
type Recovered = Pick<Recovery, "lost"> & Pick<CellResult, "variables" | "names">;

/**
 * A Python worker that outlives endless loops: it is replaced, and the cells that had come to an end, with an error or
 * without, run again.
 */
export class Kernel {
  #worker: Worker | null = null;
  #running: Running | null = null;
  #queue: Waiting[] = [];
  /** what ran to an end, in order: a cell that failed had set variables, too */
  #ran: Cell[] = [];
  #lastId = 0;
  /** counts up when what was brought back is no longer wanted */
  #life = 0;
  readonly #state = new Store<KernelState>("starting");
  #ready: Promise<void> = Promise.resolve();
  #leave: () => void = () => {};
  readonly #of: keyof typeof limitsMs;
  readonly #pole = new FlagPole();
  #classroom: Classroom | null = null;

  constructor(of: keyof typeof limitsMs) {
    this.#of = of;
    this.#start();
    void this.#resume();
  }

  /** Programs are in this class from now on. */
  enter(classroom: Classroom): void {
    this.#classroom = classroom;
    this.#post({ kind: "enter", classroom });
  }

  /** What the page shows of it. */
  get state(): Observable<KernelState> {
    return this.#state;
  }

  /**
   * Runs one cell after those already waiting. Resolves when it ended, failed, was stopped or is not going to run;
   * never rejects.
   */
  run(source: string, ear: CellEar = deaf, options: RunOptions = {}): Promise<CellResult> {
    return new Promise((resolve) => {
      const start = () => {
        if (this.#state.get() === "failed") resolve(ended("Failed", 0));
        else void this.#runInteractive({ source, ...options }, ear).then(resolve);
      };
      this.#queue.push({ start, drop: () => resolve(ended("Dropped", 0)) });
      this.#next();
    });
  }

  /**
   * Interrupts the running cell, which keeps all that is there; those that wait for it do not run. A cell that does not
   * hear of it, or goes on and is told again, loses its worker.
   */
  interrupt(): void {
    const running = this.#running;
    if (!running) return;
    this.#drop();
    this.#tell(running, "pressed");
  }

  /** Forgets every variable, every cell that ran and every one that waits. */
  restart(): void {
    this.#life++;
    this.#ran = [];
    this.#drop();
    const running = this.#running;
    this.#end();
    running?.finish(ended("Dropped", 0));
    this.#start();
    void this.#resume();
  }

  /** Tries once more after Python could not be fetched; cells that had run come back. */
  retry(): void {
    if (this.#state.get() !== "failed") return;
    this.#life++;
    this.#end();
    this.#start();
    void this.#resume();
  }

  /** Ends the worker for good. */
  dispose(): void {
    this.#life++;
    this.#end();
    this.#pole.end();
  }

  #tell(running: Running, cause: StopCause): void {
    // who presses twice means it once
    if (running.patience !== null) return;
    const stop = () => this.#running === running && void this.#stop(running, cause);
    if (running.told !== null || (running.asks === null && !running.flagged)) return void stop();
    running.told = cause;
    if (running.asks !== null)
      return void sendLine(running.asks, { kind: "interrupt" }).then((sent) => sent || stop());
    this.#pole.lower();
    running.patience = setTimeout(() => {
      running.patience = null;
      // the program may have something to do yet, if it has the time
      if (running.interrupts.length === 0 || cause === "time") stop();
    }, patienceMs);
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #drop(): void {
    this.#queue.splice(0).forEach(({ drop }) => drop());
  }

  #end(): void {
    if (this.#running) this.#settle(this.#running);
    this.#worker?.terminate();
    this.#worker = null;
    this.#leave();
  }

  #start(): void {
    this.#state.set("starting");
    const { worker, ready } = pythonWorkers.take();
    this.#worker = worker;
    if (this.#classroom) this.enter(this.#classroom);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => "id" in data && this.#receive(data);
    // a cell that takes the worker with it is stopped
    worker.onerror = () => this.#running && void this.#stop(this.#running, "broken");
    // whoever waits for a worker that was ended does not wait for ever
    const left = new Promise<void>((resolve) => (this.#leave = resolve));
    const came = ready.then((up) => {
      if (up || worker !== this.#worker) return;
      // a worker that never came is not coming
      this.#state.set("failed");
      this.#next();
    });
    this.#ready = Promise.race([came, left]);
  }

  /**
   * Waits for the worker, brings the earlier cells back, and only then lets waiting cells run.
   * @returns what is there afterwards; null when another start overtook this one
   */
  async #resume(): Promise<Recovered | null> {
    const life = this.#life;
    const lost: string[] = [];
    let [variables, names]: [CellResult["variables"], CellResult["names"]] = [[], []];
    let pending = this.#ran;
    this.#ran = [];
    for (let cell = pending.shift(); ; cell = pending.shift()) {
      await this.#ready;
      if (life !== this.#life) return null;
      if (this.#state.get() === "failed") {
        this.#ran.push(...(cell ? [cell] : []), ...pending);
        return null;
      }
      if (!cell) break;
      this.#state.set("replaying");
      const result = await this.#execute(cell, deaf);
      ({ variables, names } = result);
      if (result.error?.type !== "Stopped") continue;
      // a cell that ended before and does not end now is left out; what the others had set went with it
      lost.push(cell.name ?? "");
      pending = [...this.#ran.splice(0), ...pending];
    }
    this.#state.set("ready");
    this.#next();
    return { variables, names, lost };
  }

  #receive(message: Extract<FromWorker, { id: number }>): void {
    if (message.id !== this.#running?.id) return;
    const { ear } = this.#running;
    if (message.kind === "output") return ear.onOutput?.(message.text);
    if (message.kind === "shown") return ear.onShown?.(message.shown);
    const running = this.#running;
    if (message.kind === "asks") return this.#ask(running, message.path);
    if (message.kind === "heard") return this.#goOn(running, message.line);
    if (message.kind === "interrupted") {
      // one that comes back was interrupted before
      if (running.interactive) running.interrupts.push(message.check);
      return;
    }
    if (message.torn) return void this.#stop(running, "broken", message.result);
    this.#settle(running);
    const { error } = message.result;
    const cause = error?.type === "KeyboardInterrupt" ? running.told : null;
    running.finish(error && cause ? { ...message.result, error: { ...error, cause } } : message.result);
  }

  /** It runs no more. */
  #settle({ long, limit, patience, ear, asks }: Running): void {
    clearTimeout(long);
    if (patience !== null) clearTimeout(patience);
    limit.end();
    this.#running = null;
    if (asks !== null) ear.onAsk?.(null);
  }

  #ask(running: Running, path: string): void {
    running.asks = path;
    running.limit.pause();
    this.#state.set("asking");
    running.ear.onAsk?.((line) => sendLine(path, line));
  }

  #goOn(running: Running, line: Line | null): void {
    running.asks = null;
    if (line) running.lines.push(line);
    running.limit.resume();
    this.#state.set("running");
    running.ear.onAsk?.(null);
  }

  #next(): void {
    if (this.#state.get() === "failed") return this.#queue.splice(0).forEach(({ start }) => start());
    if (this.#running || this.#state.get() !== "ready") return;
    this.#queue.shift()?.start();
  }

  async #stop(
    running: Running,
    cause: StopCause,
    result = ended("Stopped", limitsMs[this.#of], cause),
  ): Promise<void> {
    this.#end();
    this.#start();
    if (!running.interactive) return running.finish(ended("Stopped", 0));
    const recovered = await this.#resume();
    if (!recovered) return running.finish(ended(this.#state.get() === "failed" ? "Failed" : "Dropped", 0));
    const { variables, names, lost } = recovered;
    // one that ran more often is one
    const others = new Set(this.#ran.map(({ of, source }) => of ?? source));
    if (running.of !== undefined) others.delete(running.of);
    running.finish({ ...result, variables, names, recovery: { again: others.size, lost } });
  }

  async #runInteractive(cell: Cell, ear: CellEar): Promise<CellResult> {
    this.#state.set("running");
    const result = await this.#execute(cell, ear, true);
    if (this.#state.get() === "running" && !this.#running) this.#state.set("ready");
    this.#next();
    return result;
  }

  async #execute(cell: Cell, ear: CellEar, interactive = false): Promise<CellResult> {
    const id = ++this.#lastId;
    const { source, name, of, lines = [], interrupts = [] } = cell;
    // a cell that comes back is given what it was given before, and interrupted where it was
    const [heard, interrupted] = [[...lines], [...interrupts]];
    const isNotebook = this.#of === "notebook";
    const result = await new Promise<CellResult>((finish) => {
      const long = setTimeout(() => void pythonWorkers.prepare(), cellLimitMs / 2);
      const reached = () => this.#running?.id === id && this.#tell(this.#running, "time");
      const limit = new Limit(limitsMs[this.#of], reached);
      const flag = interactive && isNotebook ? this.#pole.up : null;
      this.#running = {
        id,
        of,
        interactive,
        ear,
        finish,
        long,
        limit,
        lines: heard,
        asks: null,
        interrupts: interrupted,
        flagged: flag !== null,
        told: null,
        patience: null,
      };
      const box = interactive && ear.onAsk ? nanoid() : null;
      this.#post({ kind: "run", id, source, name, lines, interrupts, box, flag });
    });
    if (!outside.includes(result.error?.type ?? "") && !result.recovery)
      this.#ran.push({ ...cell, lines: heard, interrupts: interrupted });
    return result;
  }
}
