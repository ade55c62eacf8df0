/** Programs of other threads and processes put together as one text each, which Node reads in a fraction of the time that its files take. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const own = fileURLToPath(new URL("./bundled.ts", import.meta.url));

/** Where programs find packages. */
export const root = path.resolve(path.dirname(own), "../..");

/** A program with everything of ours that it imports. @param entry its file */
export async function bundled(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    ...{
      entryPoints: [fileURLToPath(entry)],
      absWorkingDir: root,
      tsconfig: path.join(root, "tsconfig.json"),
    },
    ...{ bundle: true, minify: true, write: false, platform: "node", format: "esm", target: "node20" },
  });
  return outputFiles[0].text;
}

/** A folder of this process's own, which goes with it. */
export function ownFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `spiralroom-${name}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
