/**
 * CPython, from Pyodide's build and without Pyodide: no JavaScript object can be reached from Python. The two speak
 * by bytes: what Python writes to a descriptor of its own is a request, what it reads from there is the answer.
 */
import type { Stream } from "../protocol";
import { closedImports } from "./closed-imports";
import { keepFiles, prepareFiles } from "./memory-files";
import type { CPythonFiles, Glue } from "./pyodide";

/** the descriptor by which Python speaks to the lab; no file has one so high */
export const labDescriptor = 1000;
/** bytes of memory at the start, which is what the build asks for, and at most */
const initialMemory = 20_971_520;
const memoryAtMost = 256 * 1024 * 1024;
const pageBytes = 65_536;

/** Built-in modules that lead out of Python, by C functions or processes; they are not there. */
const forbiddenModules: ReadonlySet<string> = new Set(["_ctypes", "_posixsubprocess", "_pyodide_core"]);

/** Types that the lab's own Python may change, by the names of what points to them. */
const openTypes = ["PyExc_OSError", "PyExc_OverflowError"] as const;
/** where a type keeps its flags, in bytes from its beginning, and the flag that forbids to change it */
const flagsOffset = 84;
const immutableFlag = 1 << 8;
/** what Ctrl-C sends */
const interruptSignal = 2;

type Pointer = number;
/** The C functions that are called; pointers are addresses in the memory. */
interface CFunctions {
  malloc(bytes: number): Pointer;
  free(at: Pointer): void;
  PyRun_SimpleString(source: Pointer): number;
  PyImport_AddModule(name: Pointer): Pointer;
  PyObject_GetAttrString(object: Pointer, name: Pointer): Pointer;
  PyObject_CallNoArgs(callable: Pointer): Pointer;
  Py_DecRef(object: Pointer): void;
  PyErr_Clear(): void;
  stackSave(): Pointer;
  stackRestore(at: Pointer): void;
  PyImport_Inittab: WebAssembly.Global<"i32">;
  PyExc_OSError: WebAssembly.Global<"i32">;
  PyExc_OverflowError: WebAssembly.Global<"i32">;
  Py_EMSCRIPTEN_SIGNAL_HANDLING: WebAssembly.Global<"i32">;
}

/** Variables of its own, each by its place. */
type Variable = {
  [Name in keyof CFunctions]: CFunctions[Name] extends WebAssembly.Global ? Name : never;
}[keyof CFunctions];

/** All memory at one moment, and the place in it that the next call builds upon. */
export interface Image {
  memory: Uint8Array;
  stack: Pointer;
}

/** Who hears what Python says. */
export interface Surroundings {
  write(bytes: Uint8Array, stream: Stream): void;
  /** @returns the answer to a request */
  answer(request: string): string;
  /** Python checks for signals, as it does every fifty calls and turns of loops. @returns whether Ctrl-C was pressed */
  check(): boolean;
}

/** The engine is of no more use: a program ended it, or reached for what is refused. */
class CPythonEnded extends Error {}

/** One running CPython. */
export class CPython {
  readonly #memory: WebAssembly.Memory;
  readonly #surroundings: Surroundings;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #functions!: CFunctions;
  #glue!: Glue;
  /** where the addresses that the module exports are counted from */
  #dataStart = 0;
  #answer: Uint8Array = new Uint8Array(0);
  #answerRead = 0;

  private constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#memory = new WebAssembly.Memory({
      initial: initialMemory / pageBytes,
      maximum: memoryAtMost / pageBytes,
    });
  }

  /** @param image of one that ran, to go on from. @throws Error when the engine does not come up */
  static async start(files: CPythonFiles, surroundings: Surroundings, image?: Image): Promise<CPython> {
    const python = new CPython(surroundings);
    await python.#start(files, image);
    return python;
  }

  /** Runs a source of ours in `__main__`. */
  run(source: string): void {
    const at = this.#text(source);
    const failed = this.#functions.PyRun_SimpleString(at);
    this.#functions.free(at);
    if (failed) throw new CPythonEnded("a source of the lab failed");
  }

  /** Where a function of `__main__` is. */
  find(name: string): Pointer {
    const main = this.#functions.PyImport_AddModule(this.#text("__main__"));
    return this.#functions.PyObject_GetAttrString(main, this.#text(name));
  }

  /** Calls a function that takes nothing and gives nothing. */
  call(callable: Pointer): void {
    const result = this.#functions.PyObject_CallNoArgs(callable);
    if (result === 0) throw new CPythonEnded("a function of the lab failed");
    this.#functions.Py_DecRef(result);
  }

  /** Calls one in the middle of whatever Python does, which then goes on. @returns whether there was room for it */
  callAside(callable: Pointer): boolean {
    const answer = { bytes: this.#answer, read: this.#answerRead };
    const result = this.#functions.PyObject_CallNoArgs(callable);
    if (result === 0) this.#functions.PyErr_Clear();
    else this.#functions.Py_DecRef(result);
    this.#answer = answer.bytes;
    this.#answerRead = answer.read;
    return result !== 0;
  }

  /** Whether Python checks for signals. */
  set checks(wanted: boolean) {
    this.#words[this.#placeOf("Py_EMSCRIPTEN_SIGNAL_HANDLING") >> 2] = Number(wanted);
  }

  /** All memory as it is now. */
  picture(): Image {
    return { memory: this.#bytes.slice(), stack: this.#functions.stackSave() };
  }

  /** @returns the way to have memory as in the image and files as they are now, any number of times */
  keep(image: Image): () => void {
    const putFilesBack = keepFiles(this.#glue.FS);
    return () => {
      this.#load(image);
      putFilesBack();
    };
  }

  #load({ memory, stack }: Image): void {
    const missing = memory.length - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(missing / pageBytes);
    this.#bytes.set(memory);
    // memory that a program asked for stays, empty
    this.#bytes.fill(0, memory.length);
    this.#functions.stackRestore(stack);
  }

  async #start({ makeGlue, compiled, library }: CPythonFiles, image?: Image): Promise<void> {
    this.#glue = await makeGlue({
      ...{ noImageDecoding: true, noAudioDecoding: true, noWasmDecoding: true },
      ...{
        thisProgram: "python",
        arguments: [],
        wasmMemory: this.#memory,
        noInitialRun: image !== undefined,
      },
      API: { config: { env: {}, jsglobals: {} }, runtimeEnv: {}, lockfile_info: {}, os: {} },
      print: () => {},
      // the engine's own last words, when it ends
      printErr: (line) => this.#surroundings.write(this.#encoder.encode(`${line}\n`), "stderr"),
      quit: (status, ended) => {
        throw ended ?? new CPythonEnded(`status ${status}`);
      },
      preRun: [
        ({ ENV, FS }) => {
          Object.assign(ENV, { HOME: "/home/lab", PYTHONHASHSEED: "0", TZ: "UTC" });
          prepareFiles(FS, library);
        },
      ],
      instantiateWasm: (imports, done) => {
        void this.#instantiate(imports, compiled).then((instance) => done(instance, compiled));
        return {};
      },
    });
    if (image) return this.#load(image);
    // while it came up it appended modules of its own
    this.#removeModules(this.#placeOf("PyImport_Inittab"));
    for (const name of openTypes) this.#open(this.#words[this.#placeOf(name) >> 2]);
  }

  async #instantiate(imports: WebAssembly.Imports, compiled: WebAssembly.Module) {
    const closed = closedImports(imports);
    this.#takeDescriptors(closed.wasi_snapshot_preview1);
    closed.env._Py_CheckEmscriptenSignals_Helper = () => (this.#surroundings.check() ? interruptSignal : 0);
    const instance = await WebAssembly.instantiate(compiled, closed);
    // what it exports is known from its own sources, no type of ours could say more
    this.#functions = instance.exports as unknown as CFunctions;
    this.#dataStart = (imports.env.__memory_base as WebAssembly.Global<"i32">).value;
    return instance;
  }

  /** Standard input is empty, what is printed goes to the page, and the lab answers on its descriptor. */
  #takeDescriptors(wasi: Record<string, WebAssembly.ImportValue>): void {
    const { fd_read, fd_write } = wasi as Record<string, (...given: number[]) => number>;
    wasi.fd_write = (descriptor: number, pieces: Pointer, count: number, written: Pointer) => {
      if (descriptor > 2 && descriptor !== labDescriptor) return fd_write(descriptor, pieces, count, written);
      const bytes = this.#gather(pieces, count);
      if (descriptor === labDescriptor) this.#take(bytes);
      else this.#surroundings.write(bytes, descriptor === 2 ? "stderr" : "stdout");
      this.#words[written >> 2] = bytes.length;
      return 0;
    };
    wasi.fd_read = (descriptor: number, pieces: Pointer, count: number, read: Pointer) => {
      if (descriptor !== 0 && descriptor !== labDescriptor) return fd_read(descriptor, pieces, count, read);
      this.#words[read >> 2] = descriptor === 0 ? 0 : this.#give(pieces);
      return 0;
    };
  }

  #take(request: Uint8Array): void {
    this.#answer = this.#encoder.encode(this.#surroundings.answer(this.#decoder.decode(request)));
    this.#answerRead = 0;
  }

  #give(pieces: Pointer): number {
    const [at, room] = this.#words.subarray(pieces >> 2, (pieces >> 2) + 2);
    const part = this.#answer.subarray(this.#answerRead, this.#answerRead + room);
    this.#bytes.set(part, at);
    this.#answerRead += part.length;
    return part.length;
  }

  #gather(pieces: Pointer, count: number): Uint8Array {
    const words = this.#words.subarray(pieces >> 2, (pieces >> 2) + 2 * count);
    const sizes = words.filter((_, at) => at % 2 === 1);
    const all = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
    let end = 0;
    sizes.forEach((size, at) => {
      all.set(this.#bytes.subarray(words[2 * at], words[2 * at] + size), end);
      end += size;
    });
    return all;
  }

  /** Rewrites the table of built-in modules, pairs of a name and a function that ends with zeros, without some. */
  #removeModules(address: Pointer): void {
    const words = this.#words;
    let kept = words[address >> 2] >> 2;
    for (let at = kept; ; at += 2) {
      const name = words[at];
      if (name !== 0 && forbiddenModules.has(this.#textAt(name))) continue;
      words.copyWithin(kept, at, at + 2);
      kept += 2;
      if (name === 0) return;
    }
  }

  #open(type: Pointer): void {
    this.#words[(type + flagsOffset) >> 2] &= ~immutableFlag;
  }

  #placeOf(variable: Variable): Pointer {
    return this.#dataStart + this.#functions[variable].value;
  }

  get #bytes(): Uint8Array {
    return new Uint8Array(this.#memory.buffer);
  }

  get #words(): Uint32Array {
    return new Uint32Array(this.#memory.buffer);
  }

  #text(text: string): Pointer {
    const bytes = this.#encoder.encode(`${text}\0`);
    const at = this.#functions.malloc(bytes.length);
    this.#bytes.set(bytes, at);
    return at;
  }

  #textAt(at: Pointer): string {
    return this.#decoder.decode(this.#bytes.subarray(at, this.#bytes.indexOf(0, at)));
  }
}
