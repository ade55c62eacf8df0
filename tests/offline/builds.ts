// A server that has one build after another, and knows nothing of the builds before.
import { Keeper } from "@/lib/offline/keeper";
import { MemoryCaches } from "./memory-caches";

export const rooms = [..."23456789"].map((last) => `/j/ABC23${last}`);

/** Files by their path; a page names its script, the script a part that is loaded later, a style sheet its font. */
function filesOf(build: string): Record<string, string> {
  const page = (script: string) =>
    `<!DOCTYPE html><html lang="en" data-build="${build}"><link href="/_next/static/chunks/${build}.css">` +
    `<script src="/_next/static/chunks/${script}.js"></script></html>`;
  const room = page(`room-${build}`);
  return {
    ...Object.fromEntries(rooms.map((path) => [path, room])),
    "/lab": page(`lab-${build}`),
    "/signin": page(`sign-in-${build}`),
    [`/_next/static/chunks/room-${build}.js`]: `load(["static/chunks/later-${build}.js"]);load("static/chunks/same.js")`,
    [`/_next/static/chunks/later-${build}.js`]: `worker("static/chunks/worker-${build}.js")`,
    [`/_next/static/chunks/worker-${build}.js`]: `new URL("/vendor/python/", self.location.origin)`,
    [`/_next/static/chunks/lab-${build}.js`]: `load("static/chunks/same.js")`,
    [`/_next/static/chunks/sign-in-${build}.js`]: "",
    [`/_next/static/chunks/${build}.css`]:
      "@font-face{src:url(../media/maths.woff2),url(../media/maths.ttf)}",
    "/_next/static/chunks/same.js": "the same in every build",
    "/_next/static/media/maths.woff2": "a font",
    "/vendor/python/pyodide.asm.js": `python of ${build}`,
    "/vendor/python/pyodide.asm.wasm": "",
    "/vendor/python/library.zip": "",
  };
}

export class Builds {
  readonly caches = new MemoryCaches();
  readonly asked: string[] = [];
  /** what open pages live by */
  living: string[] = [];
  /** null: it cannot be reached */
  build: string | null = "one";
  /** in place of everything, such as a network's own page */
  instead: (() => Response) | null = null;
  /** a part of a path: what has it cannot be had */
  lost: string | null = null;
  /** a part of a path: what has it is more than is kept of a build */
  heavy: string | null = null;
  readonly keeper: Keeper;

  constructor() {
    this.keeper = new Keeper({
      // the part of it that the keeper uses
      caches: this.caches as unknown as CacheStorage,
      fetch: (path) => this.#fetch(path),
      livingBuilds: async () => this.living,
    });
  }

  async #fetch(path: string): Promise<Response> {
    this.asked.push(path);
    if (this.instead) return this.instead();
    if (this.build === null) throw new TypeError("Failed to fetch");
    if (this.lost !== null && path.includes(this.lost)) return new Response("", { status: 503 });
    if (this.heavy !== null && path.includes(this.heavy)) return new Response(new Uint8Array(41_000_000));
    const file = filesOf(this.build)[path];
    return new Response(file ?? "not found", { status: file === undefined ? 404 : 200 });
  }

  /** A page of the server's build as it is now asks to be kept. */
  keep(path: string, build = this.build ?? ""): Promise<boolean> {
    return this.keeper.keep({ path, build, language: "en" });
  }

  async text(path: string): Promise<string | undefined> {
    return (await this.keeper.find(`http://class.test${path}`))?.text();
  }
}
