/** A Python session in Node. */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { runInThisContext } from "node:vm";
import { helpText } from "../help-text";
import type { PythonImage } from "./interpreter";
import type { CPythonFiles, MakeGlue } from "./pyodide";
import { PythonSession } from "./session";

/** where lib/setup/pack-python.mjs puts what a browser fetches too; processes are started in the repository's root */
const served = path.resolve("public/vendor/python");

/** As a script: Node takes four times as long for it as a module, looking for what a module of 1 MB might export. */
function glueOf(script: string): MakeGlue {
  const glue = runInThisContext(`(require, __dirname) => { ${script}\n return _createPyodideModule; }`);
  // in Node it looks for modules of its own; of these it uses this one
  return (glue as (modules: (name: string) => unknown, folder: string) => MakeGlue)(
    (name) => (name === "path" ? path : undefined),
    served,
  );
}

async function readFiles(): Promise<CPythonFiles> {
  const [script, binary, library] = await Promise.all(
    ["pyodide.asm.js", "pyodide.asm.wasm", "library.zip"].map((name) => readFile(path.join(served, name))),
  );
  return { makeGlue: glueOf(script.toString()), compiled: await WebAssembly.compile(binary), library };
}

let files: Promise<CPythonFiles> | null = null;

/** Starts Python with torch. */
export async function createNodeSession(): Promise<PythonSession> {
  const session = await PythonSession.create(await (files ??= readFiles()));
  session.helpOf = helpText;
  return session;
}

/** Two numbers before the memory. */
const headBytes = 8;

async function readImage(file: string): Promise<PythonImage | undefined> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return undefined;
  const [turn, stack] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
  return { turn, stack, memory: bytes.subarray(headBytes) };
}

async function writeImage(file: string, { turn, stack, memory }: PythonImage): Promise<void> {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(turn, 0);
  head.writeUInt32LE(stack, 4);
  const whole = `${file}-${process.pid}`;
  await writeFile(whole, Buffer.concat([head, memory]));
  await rename(whole, file);
}

/** Parts of torch that programs load by themselves; in the image they need not. It leaves no name. */
const ahead = '__import__("torch.nn"); __import__("torch.optim"); __import__("torch.utils.data")';

/** Starts from the image in a file, or puts one there for those that start later. */
export async function createFromImage(file: string): Promise<PythonSession> {
  const image = await readImage(file);
  const session = await PythonSession.create(await (files ??= readFiles()), image, ahead);
  if (!image) await writeImage(file, session.image);
  return session;
}
