/** The pages' files and Python's, compressed once after the build: a class that comes in at one moment costs no compressing. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const run = promisify(execFile);

/** One step below the last, which takes four times as long for a hundredth. */
const quality = 10;
/** bytes from which on that step takes a minute, and the next lower one a few seconds for a tenth */
const large = 1_000_000;

async function compress(from: string, to: string): Promise<void> {
  const content = await readFile(from);
  const [small, zipped] = await Promise.all([
    brotli(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: content.length > large ? quality - 1 : quality },
    }),
    zip(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${to}.br`, small), writeFile(`${to}.gz`, zipped)]);
}

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => ending.test(name));

/** Writes `.br` and `.gz` of every script and style sheet beside it. @param folder of a build */
export async function compressFiles(folder: string): Promise<void> {
  const scripts = path.join(folder, "static");
  for (const name of filesIn(scripts, /\.(?:js|css)$/))
    await compress(path.join(scripts, name), path.join(scripts, name));
}

/** Writes them of Python's files, into the folder of a build. @param python where its files are */
export async function compressPython(folder: string, python: string): Promise<void> {
  const to = path.join(folder, "vendor/python");
  await mkdir(to, { recursive: true });
  for (const name of filesIn(python, /\.(?:js|wasm|zip)$/))
    await compress(path.join(python, name), path.join(to, name));
}

/** Writes them of Python's memory before any program, from which a browser's Python starts; made by a process of its own. */
export async function compressImage(folder: string): Promise<void> {
  const own = await mkdtemp(path.join(tmpdir(), "spiralroom-image-"));
  const image = path.join(own, "image.bin");
  await run(process.execPath, ["--import", "tsx", "lib/tensorlab/python/write-image.ts", image]);
  await compress(image, path.join(folder, "vendor/python/image.bin"));
  await rm(own, { recursive: true });
}
