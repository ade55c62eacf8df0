/** What the lab uses of MicroPython's interpreter. */
export interface MicroPython {
  globals: {
    get(name: string): unknown;
    set(name: string, value: unknown): void;
    delete(name: string): void;
  };
  runPython(source: string): unknown;
  _module: { _stdoutBuffer?: number[] };
}

/** How an interpreter is started. */
export interface MicroPythonOptions {
  /** words of the stack of Python frames */
  pystack?: number;
  /** bytes at the start; it grows */
  heapsize?: number;
  /** address or path of micropython.wasm */
  url?: string;
  stdout?: (line: string) => void;
  stderr?: (line: string) => void;
}
