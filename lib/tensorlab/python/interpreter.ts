/** One Python with torch in it. */
import type { Stream } from "../protocol";
import { nowhere } from "../classroom/classroom";
import { Attention, type Watch } from "./attention";
import { Bridge, type Outside } from "./bridge";
import { CPython, type Image, type Surroundings } from "./cpython";
import { moduleSources } from "./module-sources";
import type { CPythonFiles } from "./pyodide";
import { turnSource } from "./turn-source";

/** An exception that left one of the session's own functions: a program changed what the session itself needs. */
class PythonFailed extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** The engine's stack was used up, by functions that call one another through C; what Python was doing is torn off. */
const isTooDeep = (error: unknown): boolean =>
  error instanceof Error && /call stack|too much recursion/.test(error.message);

/** What went wrong when the error is Python's. Null for the engine's own. */
export function pythonErrorOf(error: unknown): { type: string; message: string } | null {
  if (isTooDeep(error)) return { type: "RecursionError", message: "maximum recursion depth exceeded" };
  return error instanceof PythonFailed ? { type: error.type, message: error.message } : null;
}

/** Takes what Python prints. */
type Write = (text: string, stream: Stream) => void;

/** Texts whose characters may come in parts, of each stream on its own. */
function decoding(write: Write): (bytes: Uint8Array, stream: Stream) => void {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  return (bytes, stream) => write(decoders[stream].decode(bytes, { stream: true }), stream);
}

/** A Python that has started and run no program. */
export interface PythonImage extends Image {
  /** where the function is by which it takes its turn */
  turn: number;
}

const letGo = (): never => {
  throw new Error("the image was let go of");
};

/** A CPython with the modules torch and numpy. */
export class Interpreter {
  readonly #write: Write;
  /** what programs find and reach beside their own Python; it stays when this is renewed */
  readonly outside: Outside = {
    classroom: nowhere,
    show: () => {},
    helpOf: (path) => path,
    askLine: () => ({ kind: "alone" }),
    isWoken: () => this.#isWoken(),
    isInterrupted: () => this.#attention?.interrupt() ?? false,
  };
  #bridge = new Bridge(this.outside);
  #decode: (bytes: Uint8Array, stream: Stream) => void;
  #python!: CPython;
  #turn = 0;
  #image: PythonImage | null = null;
  #putBack: (() => void) | null = null;
  /** what Python is asked to do, as JSON, and what it told last */
  #asked = "";
  #told = "";
  #torn = false;
  #attention: Attention | null = null;

  private constructor(write: Write) {
    this.#write = write;
    this.#decode = decoding(write);
  }

  /**
   * @param image of another one, from the same files and sources: it saves most of the time
   * @param ahead what is run for an image without one, so that programs find it imported
   */
  static async create(
    files: CPythonFiles,
    write: Write,
    image?: PythonImage,
    ahead = "",
  ): Promise<Interpreter> {
    const interpreter = new Interpreter(write);
    const surroundings: Surroundings = {
      write: (bytes, stream) => interpreter.#decode(bytes, stream),
      answer: (request) => interpreter.#answer(request),
      check: () => interpreter.#check(),
    };
    interpreter.#python = await CPython.start(files, surroundings, image);
    if (image) interpreter.#turn = image.turn;
    const whole = (interpreter.#image = image ?? interpreter.#load(ahead));
    interpreter.#putBack = interpreter.#python.keep(whole);
    return interpreter;
  }

  /** What others can start from. */
  get image(): PythonImage {
    return this.#image ?? letGo();
  }

  /** Keeps the image no longer, as much memory as Python's own; others that have it keep theirs. */
  letGoOfImage(): void {
    this.#image = null;
    this.#putBack = null;
  }

  /** This one's tensors, until it is renewed. */
  get bridge(): Bridge {
    return this.#bridge;
  }

  /** Whether Python was torn off in the middle of something: only renewing it makes it of use again. */
  get torn(): boolean {
    return this.#torn;
  }

  /** Everything is as it was when it was created; some hundredths of a second. */
  renew(): void {
    (this.#putBack ?? letGo)();
    this.#torn = false;
    this.#bridge = new Bridge(this.outside);
    this.#decode = decoding(this.#write);
  }

  /** Calls one of the session's functions and gives its text back. Throws when the engine broke. */
  call(name: string, ...given: string[]): string {
    this.#asked = JSON.stringify([name, ...given]);
    this.#told = "";
    try {
      this.#python.call(this.#turn);
    } catch (error) {
      this.#torn = true;
      throw error;
    }
    const [how, ...rest] = this.#told.split("\n");
    if (how === "ok") return rest.join("\n");
    throw new PythonFailed(how, rest.join("\n"));
  }

  /** Does something that may be interrupted. */
  watched<T>(watch: Watch, act: () => T): T {
    const attention = new Attention(watch);
    if (!attention.isNeeded) return act();
    this.#attention = attention;
    this.#python.checks = true;
    try {
      return act();
    } finally {
      this.#python.checks = false;
      this.#attention = null;
    }
  }

  /** A program that sleeps asks. */
  #isWoken(): boolean {
    return this.#attention?.look() === true && this.#attention.interrupt();
  }

  #check(): boolean {
    const attention = this.#attention;
    if (!attention?.check()) return false;
    // what is called aside checks, too
    this.#attention = null;
    const isToInterrupt = this.#isToInterrupt();
    this.#attention = attention;
    return isToInterrupt && attention.interrupt();
  }

  /** Python says so, or interrupts by itself a little later. */
  #isToInterrupt(): boolean {
    const [asked, told] = [this.#asked, this.#told];
    this.#asked = JSON.stringify(["interrupted"]);
    this.#told = "";
    const isToInterrupt = this.#python.callAside(this.#turn) && this.#told === "ok\nnow";
    [this.#asked, this.#told] = [asked, told];
    return isToInterrupt;
  }

  #load(ahead: string): PythonImage {
    this.#python.run(turnSource);
    this.#turn = this.#python.find("_turn");
    for (const [name, source] of moduleSources) this.call("load", name, source);
    if (ahead) this.#python.run(ahead);
    return { ...this.#python.picture(), turn: this.#turn };
  }

  #answer(request: string): string {
    if (request === "?") return this.#asked;
    if (!request.startsWith("!")) {
      this.#attention?.wake();
      return this.#bridge.answer(request);
    }
    this.#told = request.slice(1);
    return "";
  }
}
