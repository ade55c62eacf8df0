/**
 * Which builds open pages live by. Each page holds a lock that names its build for as long as it is open; the browser
 * lets go of it when the page is closed, left, or dies.
 */
const prefix = "spiralroom-build ";

/** Holds the build for the life of this page. */
export function liveBy(build: string): void {
  const held = navigator.locks?.request(prefix + build, { mode: "shared" }, () => new Promise(() => {}));
  // refused with all storage, and then nothing is kept of any build
  held?.catch(() => {});
}

/** In the service worker: the builds that some page holds. */
export async function livingBuilds(): Promise<string[]> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.flatMap(({ name }) => (name?.startsWith(prefix) ? name.slice(prefix.length) : []));
}
