import { readFileSync } from "node:fs";
import path from "node:path";

function read(): string | undefined {
  // in development there is none: pages change under one's hands
  if (process.env.NODE_ENV !== "production") return undefined;
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  return readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), folder, "BUILD_ID"), "utf8");
}

let known: string | undefined;

/** Which build serves the pages, so that a browser can tell one from another; read once it is there. */
export const buildId = (): string | undefined => (known ??= read());
