/** Which runs some living page of this browser has in front: the browser releases a page's locks when it dies. */

/** Who lives. */
export interface Living {
  /** This page has the run in front until the returned function is called. */
  hold(id: string): () => void;
  /** Runs that a living page has in front; null where the browser does not tell. */
  held(): Promise<ReadonlySet<string> | null>;
}

const prefix = "spiralroom run ";

/** By the Web Locks that a page holds; without HTTPS a browser has none. */
export const livingByLocks: Living = {
  hold(id) {
    let release = () => {};
    const until = new Promise<void>((resolve) => (release = resolve));
    // refused in a page that is being left: it holds nothing then, which is the truth
    globalThis.navigator?.locks?.request(prefix + id, () => until).catch(() => undefined);
    return release;
  },
  async held() {
    const all = await globalThis.navigator?.locks?.query().catch(() => null);
    if (!all) return null;
    const names = (all.held ?? []).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
    return new Set(names.map((name) => name.slice(prefix.length)));
  },
};
