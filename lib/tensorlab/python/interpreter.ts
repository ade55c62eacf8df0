/** One Python with torch in it. MicroPython keeps its state in global variables; several interpreters take turns. */
import type { MicroPython, MicroPythonOptions } from "./micropython";
import { Bridge } from "./bridge";
import { numpySource } from "./numpy-source";
import { sessionSource } from "./session-source";
import { torchSource } from "./torch-source";

/** The names under which MicroPython keeps an interpreter's state. */
const slots = [
  "Module",
  "proxy_js_ref",
  "proxy_js_ref_next",
  "proxy_js_ref_map",
  "proxy_js_map",
  "proxy_js_existing",
  "pyProxyFinalizationRegistry",
] as const;

/** Starts MicroPython with the given sizes and outputs. */
export type LoadMicroPython = (options: MicroPythonOptions) => Promise<MicroPython>;

type Globals = Record<string, unknown>;
const globals = globalThis as unknown as Globals;

/** whose state the global variables hold */
const turn: { active: Interpreter | null } = { active: null };
let loading: Promise<unknown> = Promise.resolve();

type PythonFunction = (...given: unknown[]) => unknown;

/** A loaded MicroPython with the modules torch and numpy. */
export class Interpreter {
  readonly #python: MicroPython;
  readonly #write: (text: string) => void;
  #saved: unknown[] = [];
  readonly bridge: Bridge;

  private constructor(python: MicroPython, write: (text: string) => void) {
    this.#python = python;
    this.#write = write;
    turn.active = this;
    // nothing is finalised by number later, when another interpreter may have the turn
    globals.pyProxyFinalizationRegistry = { register: () => {} };
    // Python's "import js" finds an empty object instead of the host's global one
    (globals.proxy_js_ref as unknown[])[0] = Object.freeze(Object.create(null));
    this.bridge = new Bridge(() => this.#held());
    python.globals.set("_call", this.bridge.call);
    this.#load(torchSource, "torch");
    this.#load(numpySource, "numpy");
    this.#load(sessionSource, "session");
    python.globals.delete("_call");
  }

  /**
   * @param load MicroPython's own loader: in Node a package, in a browser a file that the page serves
   * @param write takes what Python prints, line by line
   */
  static async create(load: LoadMicroPython, write: (text: string) => void): Promise<Interpreter> {
    const before = loading;
    const loaded = (async () => {
      await before;
      if (turn.active) turn.active.#rest();
      turn.active = null;
      const python = await load({
        pystack: 16 * 1024,
        heapsize: 8 * 1024 * 1024,
        stdout: (line) => write(`${line}\n`),
        stderr: (line) => write(`${line}\n`),
      });
      return new Interpreter(python, write);
    })();
    const forget = () => undefined;
    // without the interpreter itself: each would keep the one before it alive, memory and all
    loading = loaded.then(forget, forget);
    return loaded;
  }

  /** Calls one of the session's functions and gives its text back. */
  call(name: string, ...given: (string | null)[]): string {
    this.#wake();
    const result = (this.#python.globals.get(name) as PythonFunction)(...given);
    this.#flush();
    return typeof result === "string" ? result : "";
  }

  /** Lets go of everything; the interpreter must not be used again. */
  dispose(): void {
    if (turn.active === this) {
      for (const slot of slots) globals[slot] = undefined;
      turn.active = null;
    }
    this.#saved = [];
  }

  *#held(): Iterable<unknown> {
    yield* globals.proxy_js_ref as unknown[];
  }

  /** Both modules are executed in one hidden namespace, under a file name of their own. */
  #load(source: string, name: string): void {
    this.#python.globals.set("_source", source);
    this.#python.runPython(
      `_hidden = globals().setdefault("_hidden", {"_call": _call, "_main": globals()})\nexec(compile(_source, "${name}", "exec"), _hidden)\ndel _source`,
    );
  }

  #flush(): void {
    const rest = this.#python._module._stdoutBuffer;
    if (!rest || rest.length === 0) return;
    this.#write(new TextDecoder().decode(new Uint8Array(rest)));
    rest.length = 0;
  }

  #wake(): void {
    if (turn.active === this) return;
    if (turn.active) turn.active.#rest();
    slots.forEach((slot, at) => (globals[slot] = this.#saved[at]));
    turn.active = this;
  }

  #rest(): void {
    this.#saved = slots.map((slot) => globals[slot]);
  }
}
