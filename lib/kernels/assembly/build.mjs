// Compiles the kernels and writes them as base64 into ../compiled.ts. Run: node lib/kernels/assembly/build.mjs
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The module's bytes; the same for the same sources and compiler. */
export async function compileKernels() {
  let bytes;
  const options = ["-O3", "--runtime", "stub", "--enable", "simd", "--noAssert", "--disableWarning", "201"];
  const { error, stderr } = await asc.main(["network.ts", "--outFile", "network.wasm", ...options], {
    readFile: (name) => {
      try {
        return readFileSync(path.join(here, name), "utf8");
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm")) bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString());
  return bytes;
}

/** The source of ../compiled.ts. */
export function sourceOf(bytes) {
  const base64 = Buffer.from(bytes).toString("base64");
  return `/** The compiled kernels of ./assembly, made by ./assembly/build.mjs; a test compares them with their sources. */
export const compiled =
  "${base64}";
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(path.join(here, "../compiled.ts"), sourceOf(await compileKernels()));
