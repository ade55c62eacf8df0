/** A notebook's Python: cells in, results out. */
import { outputLimit, type CellError, type CellResult, type TensorPicture } from "../protocol";
import { adapt } from "./adapt";
import { splitCell } from "./cell";
import { Interpreter, type LoadMicroPython } from "./interpreter";
import { pictureOf } from "./picture";

interface Executed {
  error: CellError | null;
  echo: { repr: string; type: string } | null;
}

/** Python with torch that keeps its variables between cells. */
export class PythonSession {
  #written = 0;
  #onOutput: (text: string) => void = () => {};
  #interpreter!: Interpreter;

  private constructor() {}

  /** @param load MicroPython's own loader */
  static async create(load: LoadMicroPython): Promise<PythonSession> {
    const session = new PythonSession();
    session.#interpreter = await Interpreter.create(load, (text) => session.#write(text));
    return session;
  }

  /** Runs a cell to its end. Errors of the student's are part of the result. */
  run(source: string, onOutput: (text: string) => void = () => {}): CellResult {
    const start = performance.now();
    this.#written = 0;
    this.#onOutput = onOutput;
    const { bridge } = this.#interpreter;
    bridge.reported = [];
    const { body, last } = splitCell(adapt(source));
    const { error, echo } = JSON.parse(this.#interpreter.call("_execute", body, last)) as Executed;
    const picture: TensorPicture | null = bridge.reported[0] ? pictureOf(bridge.reported[0].tensor) : null;
    bridge.reported = [];
    this.#interpreter.call("_variables");
    const variables = bridge.reported.map(({ name, tensor }) => ({ name, ...pictureOf(tensor) }));
    return { error, echo: echo && { ...echo, picture }, variables, ms: performance.now() - start };
  }

  /** The variable's type, printed form and number, and its tensor if it holds one. */
  describe(name: string) {
    const { bridge } = this.#interpreter;
    bridge.reported = [];
    const told = JSON.parse(this.#interpreter.call("_describe", name)) as {
      type: string;
      repr: string;
      number: number | string | null;
    } | null;
    return told && { ...told, tensor: bridge.reported[0]?.tensor ?? null };
  }

  /** Ends it for good. */
  dispose(): void {
    this.#interpreter.dispose();
  }

  #write(text: string): void {
    const room = outputLimit - this.#written;
    this.#written += text.length;
    if (room > 0) this.#onOutput(text.slice(0, room));
  }
}
