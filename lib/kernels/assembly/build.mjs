// Compiles the kernels and writes them as base64 into ../compiled.ts and ../compiled-products.ts. Run: node lib/kernels/assembly/build.mjs
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = path.dirname(fileURLToPath(import.meta.url));

/** Each module's source, and what it is compiled into. */
export const modules = { network: "compiled", products: "compiled-products" };

/** A module's bytes; the same for the same sources and compiler. */
export async function compileKernels(name) {
  let bytes;
  const options = ["-O3", "--runtime", "stub", "--enable", "simd", "--noAssert", "--disableWarning", "201"];
  const { error, stderr } = await asc.main([`${name}.ts`, "--outFile", `${name}.wasm`, ...options], {
    readFile: (file) => {
      try {
        return readFileSync(path.join(here, file), "utf8");
      } catch {
        return null;
      }
    },
    writeFile: (file, contents) => {
      if (file.endsWith(".wasm")) bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString());
  return bytes;
}

/** The source of what a module is compiled into. */
export function sourceOf(bytes) {
  const base64 = Buffer.from(bytes).toString("base64");
  return `/** The compiled kernels of ./assembly, made by ./assembly/build.mjs; a test compares them with their sources. */
export const compiled =
  "${base64}";
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, target] of Object.entries(modules))
    writeFileSync(path.join(here, `../${target}.ts`), sourceOf(await compileKernels(name)));
