/** A notebook's Python: cells in, results out. */
import type { SyntaxElement } from "@/lib/content/exercises/exercise";
import { cut } from "@/lib/text/cut";
import type { Line } from "../asking/line";
import { TorchFailure } from "../core/failure";
import { figuresAtMost } from "../figure/figure";
import type { HelpOf } from "../help-text";
import {
  outputLimit,
  type CellError,
  type CellOptions,
  type CellResult,
  type Classroom,
  type NamedValue,
  type Shown,
  type Stream,
  type TensorPicture,
} from "../protocol";
import type { Outside } from "./bridge";
import { Interpreter, pythonErrorOf, type PythonImage } from "./interpreter";
import type { Observed } from "./observed";
import { pictureOf } from "./picture";
import type { CPythonFiles } from "./pyodide";

/** Python prints it to have what a cell printed before taken away (IPython's clear_output). */
const clearSign = "\f";

/** Hears what a cell prints while it runs. */
export type OnOutput = (text: string, stream: Stream) => void;

interface Executed {
  error: CellError | null;
  echo: { repr: string; left: number; type: string } | null;
}

/** An error that left nothing to look at. */
const bareError = (told: { type: string; message: string }): CellError => ({
  ...told,
  ...{ line: null, cell: null, traceback: null, signs: null, absent: null },
});

/** Python with torch that keeps its variables between cells. */
export class PythonSession {
  #written = 0;
  #figures = 0;
  #onOutput: OnOutput = () => {};
  /** hears what else the running cell hands out */
  onShown: (shown: Shown) => void = () => {};
  /** asks somebody for a line and waits; null where it cannot come. Null itself where nobody can be asked */
  onAsk: (() => Line | null) | null = null;
  /** whether the running cell was told to stop; null where nobody can tell it */
  isTold: (() => boolean) | null = null;
  /** hears that the running cell is interrupted, and at which of its checks for it */
  onInterrupted: (check: number) => void = () => {};
  /** lines that the running cell was given before */
  #lines: Line[] = [];
  /** sources of the cells that succeeded, and of the one that runs */
  #cells: string[] = [];
  #interpreter!: Interpreter;

  private constructor() {}

  /**
   * @param files what CPython is started from
   * @param image of another one, which saves most of the time
   * @param ahead Python that is run for an image without one, so that programs find it imported
   */
  static async create(files: CPythonFiles, image?: PythonImage, ahead?: string): Promise<PythonSession> {
    const session = new PythonSession();
    const write = (text: string, stream: Stream) => session.#write(text, stream);
    session.#interpreter = await Interpreter.create(files, write, image, ahead);
    session.#interpreter.outside.askLine = () => session.#ask();
    session.#interpreter.outside.show = (shown) => session.#show(shown);
    return session;
  }

  /** Programs are in this class from now on. */
  enter(classroom: Classroom): void {
    this.#interpreter.outside.classroom = classroom;
  }

  /** What is said of the lab's operations by `help` and `?`; until it is there, their names alone. */
  set helpOf(helpOf: HelpOf) {
    this.#interpreter.outside.helpOf = helpOf;
  }

  /** What others can start from: this one before it ran anything. */
  get image(): PythonImage {
    return this.#interpreter.image;
  }

  /** This one is never renewed, and nobody asks for its image again: memory of the size of Python's own is free. */
  letGoOfImage(): void {
    this.#interpreter.letGoOfImage();
  }

  /** Runs a cell to its end. Errors of the student's are part of the result. Throws when the engine broke. */
  run(source: string, onOutput: OnOutput = () => {}, options: CellOptions = {}): CellResult {
    this.#cells.push(source);
    const result = this.#tried(source, onOutput, options);
    if (result.error) this.#cells.pop();
    return result;
  }

  #tried(source: string, onOutput: OnOutput, options: CellOptions): CellResult {
    try {
      return this.#run(source, onOutput, options);
    } catch (error) {
      const told = pythonErrorOf(error);
      if (!told) throw error;
      const ended = { echo: null, error: bareError(told) };
      return { ...ended, variables: [], names: [], ms: 0, left: this.#left, recovery: null };
    }
  }

  /** What stands in sources, whatever they do: none of it in a source that is not Python. */
  elements(sources: readonly string[]): SyntaxElement[] {
    // the other end names them as the contract does
    return JSON.parse(this.#interpreter.call("elements", ...sources)) as SyntaxElement[];
  }

  #run(source: string, onOutput: OnOutput, options: CellOptions): CellResult {
    const { name = "", lines = [], interrupts = [] } = options;
    this.#lines = [...lines];
    const start = performance.now();
    this.#written = 0;
    this.#figures = 0;
    this.#onOutput = onOutput;
    const { bridge, outside } = this.#interpreter;
    bridge.reported = [];
    bridge.observed.clear();
    const watch = { isTold: this.isTold, again: interrupts, onInterrupted: this.onInterrupted };
    const told = this.#interpreter.watched(watch, () =>
      this.#interpreter.call("execute", source, name, outside.classroom.language),
    );
    const { error, echo } = JSON.parse(told) as Executed;
    // what was plotted and not shown yet
    this.#interpreter.call("figures");
    const picture: TensorPicture | null = bridge.reported[0] ? pictureOf(bridge.reported[0].tensor) : null;
    bridge.reported = [];
    const names = JSON.parse(this.#interpreter.call("variables")) as NamedValue[];
    const variables = bridge.reported.map(({ name, tensor }) => ({ name, ...pictureOf(tensor) }));
    const ms = performance.now() - start;
    const ended = { error, echo: echo && { ...echo, picture } };
    return { ...ended, variables, names, ms, left: this.#left, recovery: null };
  }

  /** Forgets everything that programs did; some hundredths of a second. */
  renew(): void {
    this.#interpreter.renew();
    this.#cells = [];
  }

  /** Whether the last cell tore the engine off: variables can no longer be looked at, and nothing runs before it is renewed. */
  get torn(): boolean {
    return this.#interpreter.torn;
  }

  /** What the last cell was seen to do. */
  get observed(): Observed {
    return this.#interpreter.bridge.observed;
  }

  /** The variable's type, printed form and number, and its tensor if it holds one. */
  describe(name: string) {
    const { bridge } = this.#interpreter;
    bridge.reported = [];
    const told = JSON.parse(this.#interpreter.call("describe", name)) as {
      type: string;
      repr: string;
      number: number | string | null;
    } | null;
    return told && { ...told, tensor: bridge.reported[0]?.tensor ?? null };
  }

  #ask(): ReturnType<Outside["askLine"]> {
    const line = this.#lines.shift() ?? (this.onAsk ? this.onAsk() : { kind: "alone" as const });
    // as a terminal shows what is typed
    if (line?.kind === "text") this.#write(`${line.text}\n`, "stdout");
    return line ?? { kind: "lost" };
  }

  #show(shown: Shown): void {
    if (shown.kind === "figure" && ++this.#figures > figuresAtMost)
      throw new TorchFailure("RuntimeError", `a cell of this lab shows at most ${figuresAtMost} figures`);
    const cells = [...this.#cells];
    this.onShown(shown.kind === "model" ? { ...shown, model: { ...shown.model, cells } } : shown);
  }

  /** Characters that the last cell printed beyond the limit. */
  get #left(): number {
    return Math.max(0, this.#written - outputLimit);
  }

  #write(text: string, stream: Stream): void {
    const cleared = text.lastIndexOf(clearSign);
    // what was printed before is taken away from the page
    if (cleared >= 0) this.#written = -cleared;
    const room = outputLimit - this.#written;
    this.#written += text.length;
    if (room > 0) this.#onOutput(cut(text, room), stream);
  }
}
