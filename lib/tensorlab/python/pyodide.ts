/** What the lab uses of Pyodide's package: the glue that Emscripten made, the binary, the standard library. */

/** A file or folder of the engine's. */
export interface FileNode {
  name: string;
  /** a folder's entries by name, or a file's bytes */
  contents?: Record<string, FileNode> | Uint8Array | null;
  /** of a file's bytes, how many are its own */
  usedBytes?: number;
  node_ops: object;
  stream_ops: object;
  /** the next one in the same place of the table of names */
  name_next?: FileNode;
}

/** An open descriptor. */
export interface FileStream {
  /** position and flags, shared by its duplicates */
  shared: object;
}

/** The engine's files in memory, as Emscripten keeps them. */
export interface FileSystem {
  nameTable: (FileNode | undefined)[];
  streams: FileStream[];
  currentPath: string;
  ErrnoError: new (number: number) => Error;
  lookupPath(path: string): { node: FileNode };
  mkdirTree(path: string): void;
  writeFile(path: string, content: Uint8Array, options: { canOwn: boolean }): void;
  chdir(path: string): void;
}

/** What the glue gives. */
export interface Glue {
  ENV: Record<string, string>;
  FS: FileSystem;
}

/** How the glue is told what to do; names and meanings are Emscripten's. */
export interface GlueOptions {
  noImageDecoding: boolean;
  noAudioDecoding: boolean;
  noWasmDecoding: boolean;
  thisProgram: string;
  arguments: string[];
  wasmMemory: WebAssembly.Memory;
  /** whether Python is brought up by somebody else */
  noInitialRun: boolean;
  /** where Pyodide's own part, which is not started, would keep itself */
  API: object;
  print(line: string): void;
  printErr(line: string): void;
  quit(status: number, ended?: Error): void;
  preRun: ((glue: Glue) => void)[];
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, compiled: WebAssembly.Module) => void,
  ): object;
}

/** The glue's one function. */
export type MakeGlue = (options: GlueOptions) => Promise<Glue>;

/** All that CPython is started from. */
export interface CPythonFiles {
  makeGlue: MakeGlue;
  compiled: WebAssembly.Module;
  /** @returns the standard library as a zip archive; asked once, when Python first reads of it. @throws when it cannot be had */
  library(): Uint8Array;
}
