/**
 * Keeps pages with every file that they name, those files' files too: one cache for each build of ours, whole in
 * itself. A page is kept anew when its build or its language changed; a build is dropped when another has all of its
 * pages and no open page lives by it.
 */
import { isKeepableFile, isKeepablePage, isNamedByContent, isRoom } from "./keepable";
import { namedFiles } from "./named-files";
import { readPage, type ServedPage } from "./page-text";

/** What the keeper works with. */
export interface World {
  caches: CacheStorage;
  fetch: (path: string, options: RequestInit) => Promise<Response>;
  /** the builds that open pages live by */
  livingBuilds: () => Promise<readonly string[]>;
}

/** A page that asks to be kept. */
export interface Asking extends ServedPage {
  path: string;
}

const prefix = "spiralroom-kept ";
const cacheOf = (build: string): string => prefix + build;

/** Stands under this address, beside the page, once all that the page needs is there; its text is the language. */
const wholeMark = (path: string): string => `/kept${path}`;

/** Of the rooms that one has been in, the latest. */
const mostRooms = 4;
/** Builds beside the newest: open pages live by them, or only a part of them could be had. */
const mostOthers = 3;
/** Of one build, as stored; all that our pages need is half of it, Python a third. */
const mostBytes = 40_000_000;

const anyVersion: CacheQueryOptions = { ignoreVary: true, ignoreSearch: true };
const pathOf = ({ url }: Request): string => new URL(url).pathname;

/** Scripts and style sheets name further files. */
const isText = (path: string): boolean => /\.(?:m?js|css)$/.test(path);

export class Keeper {
  readonly #world: World;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(world: World) {
    this.#world = world;
  }

  /** The kept copy of a page or file, whatever stands behind its "?". */
  async find(url: string): Promise<Response | undefined> {
    const { pathname } = new URL(url);
    if (!isKeepablePage(pathname) && !isKeepableFile(pathname)) return undefined;
    const kept = await this.#match(pathname);
    if (!kept) return undefined;
    // without an address of its own, so that the reader has the one it asked for: a worker's holds what it works on
    return new Response(kept.body, { status: kept.status, headers: kept.headers });
  }

  /**
   * Keeps a page and what was kept of older builds. One at a time: a slow network is shared with the class.
   * @returns whether the whole page is kept now; false when the network or the browser would not have it
   */
  keep(asking: Asking): Promise<boolean> {
    return this.#inTurn(() => this.#keepAll(asking)).catch(() => false);
  }

  /**
   * Keeps of a page that is kept nowhere what it opens with, soon after somebody came in; `keep` brings what it asks for
   * later.
   */
  begin(asking: Asking): Promise<boolean> {
    return this.#inTurn(() => this.#begin(asking)).catch(() => false);
  }

  /** Paths of the pages that open here without the server, the latest last. */
  async pages(): Promise<string[]> {
    const all = await Promise.all((await this.#builds()).map((build) => this.#pagesOf(build)));
    return [...new Set(all.flat().reverse())].reverse();
  }

  /** In which language the page that was kept last is read; null when there is none. */
  async language(): Promise<string | null> {
    const [newest] = (await this.pages()).slice(-1);
    const page = newest === undefined ? undefined : await this.#match(newest);
    return page ? (readPage(await page.text())?.language ?? null) : null;
  }

  /** From now on the page is the network's again. */
  release(path: string): Promise<void> {
    return this.#inTurn(() => this.#forget(path));
  }

  /** Of what no version stands in its address, the newest. */
  async #match(path: string): Promise<Response | undefined> {
    for (const build of (await this.#builds()).reverse()) {
      const found = await (await this.#world.caches.open(cacheOf(build))).match(path, anyVersion);
      if (found) return found;
    }
    return undefined;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #keepAll({ path, build, language }: Asking): Promise<boolean> {
    if (!isKeepablePage(path)) return false;
    const cache = await this.#world.caches.open(cacheOf(build));
    const whole = await (await cache.match(wholeMark(path)))?.text();
    let kept: string | null = null;
    try {
      kept =
        whole === language ? build : await this.#keepPage(path, await this.#begun({ path, build, language }));
      if (kept !== null) await this.#tidy(kept);
    } finally {
      await this.#bound(kept ?? build);
    }
    return kept !== null;
  }

  async #begin({ path }: Asking): Promise<boolean> {
    if (!isKeepablePage(path) || (await this.#match(path))) return false;
    const page = await this.#fetchPage(path);
    const html = await page.clone().text();
    const served = readPage(html);
    if (!page.ok || page.redirected || !served) return false;
    const cache = await this.#world.caches.open(cacheOf(served.build));
    for (const file of namedFiles(html)) await this.#keepFile(cache, file);
    await cache.put(path, page);
    return true;
  }

  #fetchPage(path: string): Promise<Response> {
    return this.#world.fetch(path, { headers: { accept: "text/html" }, cache: "no-store" });
  }

  /** The page as it was begun: it need not be asked for again. */
  async #begun({ path, build, language }: Asking): Promise<Response | undefined> {
    const cache = await this.#world.caches.open(cacheOf(build));
    const page = await cache.match(path);
    const is = page && readPage(await page.clone().text());
    return is?.language === language ? page : undefined;
  }

  /** @returns the build that it is of, null when the server gave no page */
  async #keepPage(path: string, begun?: Response): Promise<string | null> {
    const page = begun ?? (await this.#fetchPage(path));
    if (!page.ok || page.redirected) return null;
    const html = await page.clone().text();
    const served = readPage(html);
    if (!served) return null;
    const cache = await this.#world.caches.open(cacheOf(served.build));
    await this.#keepFiles(cache, namedFiles(html));
    if (!begun) await cache.put(path, page);
    await cache.put(wholeMark(path), new Response(served.language));
    // elsewhere it is of another build, and the newest is the one to open; there is no moment without one
    await this.#forget(path, served.build);
    return served.build;
  }

  /** @throws when one of them cannot be had: half a page is none */
  async #keepFiles(cache: Cache, begin: readonly string[]): Promise<void> {
    const seen = new Set(begin);
    let bytes = 0;
    // grows while it is walked through
    for (const path of seen) {
      const file = await this.#keepFile(cache, path);
      const body = await file.arrayBuffer();
      bytes += body.byteLength;
      if (bytes > mostBytes) throw new Error("the page names more than is kept of a build");
      if (!isText(path)) continue;
      for (const name of namedFiles(new TextDecoder().decode(body))) seen.add(name);
    }
  }

  async #keepFile(cache: Cache, path: string): Promise<Response> {
    const here = await cache.match(path, anyVersion);
    if (here) return here;
    const before = isNamedByContent(path) ? await this.#match(path) : undefined;
    // what has no version in its name may have changed since
    const cacheMode = isNamedByContent(path) ? "default" : "no-cache";
    const file = before ?? (await this.#world.fetch(path, { cache: cacheMode, priority: "low" }));
    if (!file.ok) throw new Error(`${path}: ${file.status}`);
    await cache.put(path, file.clone());
    return file;
  }

  async #builds(): Promise<string[]> {
    const names = await this.#world.caches.keys();
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  }

  async #pagesOf(build: string): Promise<string[]> {
    const cache = await this.#world.caches.open(cacheOf(build));
    return (await cache.keys()).map(pathOf).filter(isKeepablePage);
  }

  /** @param but the build that keeps it */
  async #forget(path: string, but?: string): Promise<void> {
    for (const build of (await this.#builds()).filter((one) => one !== but)) {
      const cache = await this.#world.caches.open(cacheOf(build));
      await cache.delete(path);
      await cache.delete(wholeMark(path));
    }
  }

  /** After a page was kept under `build`: brings the other pages there, lets old rooms and dead builds go. */
  async #tidy(build: string): Promise<void> {
    const rooms = (await this.#pagesOf(build)).filter(isRoom);
    for (const path of rooms.slice(0, -mostRooms)) await this.#forget(path);
    const others = (await this.#builds()).filter((other) => other !== build);
    if (others.length === 0) return;
    for (const other of others) for (const path of await this.#pagesOf(other)) await this.#keepPage(path);
    const living = await this.#world.livingBuilds();
    for (const other of others) {
      const needed = living.includes(other) || (await this.#pagesOf(other)).length > 0;
      if (!needed) await this.#world.caches.delete(cacheOf(other));
    }
  }

  /** Beside `build` lets all go but the latest, those too of which only a part could be had. */
  async #bound(build: string): Promise<void> {
    const others = (await this.#builds()).filter((other) => other !== build);
    for (const other of others.slice(0, -mostOthers)) await this.#world.caches.delete(cacheOf(other));
  }
}
