// The browser's CacheStorage as far as the keeper uses it: Node has none.
const origin = "http://class.test";

const keyOf = (request: RequestInfo | URL): string => {
  const { pathname, search } = new URL(request instanceof Request ? request.url : request, origin);
  return pathname + search;
};

class MemoryCache {
  readonly stored = new Map<string, Response>();

  async match(request: RequestInfo | URL): Promise<Response | undefined> {
    return this.stored.get(keyOf(request))?.clone();
  }

  async put(request: RequestInfo | URL, response: Response): Promise<void> {
    // as in browsers: what is put again is the newest
    this.stored.delete(keyOf(request));
    this.stored.set(keyOf(request), response);
  }

  async delete(request: RequestInfo | URL): Promise<boolean> {
    return this.stored.delete(keyOf(request));
  }

  async keys(): Promise<Request[]> {
    return [...this.stored.keys()].map((path) => new Request(origin + path));
  }
}

export class MemoryCaches {
  readonly byName = new Map<string, MemoryCache>();

  async open(name: string): Promise<MemoryCache> {
    const cache = this.byName.get(name) ?? new MemoryCache();
    this.byName.set(name, cache);
    return cache;
  }

  async match(request: RequestInfo | URL): Promise<Response | undefined> {
    for (const cache of this.byName.values()) {
      const found = await cache.match(request);
      if (found) return found;
    }
    return undefined;
  }

  async keys(): Promise<string[]> {
    return [...this.byName.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.byName.delete(name);
  }

  /** Every path that is stored, over all caches. */
  get paths(): string[] {
    return [...this.byName.values()].flatMap((cache) => [...cache.stored.keys()]);
  }
}
