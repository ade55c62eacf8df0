/** A Python session in Node. */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { runInThisContext } from "node:vm";
import { helpText } from "../help-text";
import { imageFileOf, imageMadeFrom, imageOfFile, importedAhead } from "./image-file";
import type { PythonImage } from "./interpreter";
import type { CPythonFiles, MakeGlue } from "./pyodide";
import { PythonSession } from "./session";

/** of images that go from one process of a server to the next: they are made and read by the same program */
const ownMark = "this server";

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

/** What a browser fetches, from where it lies. */
export async function readFiles(): Promise<CPythonFiles> {
  const [script, binary, library] = await Promise.all(
    ["pyodide.asm.js", "pyodide.asm.wasm", "library.zip"].map((name) => readFile(path.join(served, name))),
  );
  const compiled = await WebAssembly.compile(binary);
  return { makeGlue: glueOf(script.toString()), compiled, library: () => library };
}

let files: Promise<CPythonFiles> | null = null;

/** Starts Python with torch. */
export async function createNodeSession(): Promise<PythonSession> {
  const session = await PythonSession.create(await (files ??= readFiles()));
  session.helpOf = helpText;
  return session;
}

async function readImage(file: string): Promise<PythonImage | undefined> {
  const bytes = await readFile(file).catch(() => null);
  return (bytes && imageOfFile(bytes, ownMark)) ?? undefined;
}

async function writeImage(file: string, image: PythonImage, madeFrom: string): Promise<void> {
  const whole = `${file}-${process.pid}`;
  await writeFile(whole, imageFileOf(image, madeFrom));
  await rename(whole, file);
}

/** Starts from the image in a file, or puts one there for those that start later. */
export async function createFromImage(file: string): Promise<PythonSession> {
  const image = await readImage(file);
  const session = await PythonSession.create(await (files ??= readFiles()), image, importedAhead);
  if (!image) await writeImage(file, session.image, ownMark);
  return session;
}

/** Puts an image for browsers into a file: what their engines may lack, its Python goes without. */
export async function makeImageFile(file: string): Promise<void> {
  const packed = await readFile(path.join(served, "made-from"), "utf8");
  const session = await PythonSession.create(await readFiles(), undefined, importedAhead);
  await writeImage(file, session.image, imageMadeFrom(packed));
}
