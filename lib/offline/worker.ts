/**
 * The service worker: opens a page that was kept when the server cannot be reached or is slow. A page is the
 * network's first, a file the device's; everything else passes by untouched. The keeper alone writes.
 */
import { CacheFirst, NetworkFirst, Serwist, type SerwistPlugin } from "serwist";
import { isKeepableFile, isKeepablePage } from "./keepable";
import { Keeper } from "./keeper";
import { livingBuilds } from "./living-builds";
import { readWish } from "./wish";

/** A slower network than this opens what was kept. */
const patienceSeconds = 3;

const keeper = new Keeper({ caches, livingBuilds, fetch: (path, options) => fetch(path, options) });

const fromKeeper: SerwistPlugin = {
  cacheWillUpdate: async () => null,
  cachedResponseWillBeUsed: ({ request }) => keeper.find(request.url),
};

/** A proxy answers for a server that is gone: what was kept is better than its page. */
const notBroken: SerwistPlugin = {
  fetchDidSucceed: async ({ request, response }) => {
    if (response.status < 500 || !(await keeper.find(request.url))) return response;
    throw new Error(`the server answered ${response.status}`);
  },
};

const serwist = new Serwist({
  // it has no pages of its own version: whatever it kept is found by every version of it
  skipWaiting: true,
  clientsClaim: true,
  runtimeCaching: [
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === "navigate" && isKeepablePage(url.pathname),
      handler: new NetworkFirst({ networkTimeoutSeconds: patienceSeconds, plugins: [fromKeeper, notBroken] }),
    },
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && isKeepableFile(url.pathname),
      handler: new CacheFirst({ plugins: [fromKeeper] }),
    },
  ],
});
serwist.addEventListeners();

// pages write to it, by the line that each of them opens for its answer
addEventListener("message", (event) => {
  const wish = readWish(event.data);
  if (!wish) return;
  const done = wish.kind === "keep" ? keeper.keep(wish) : keeper.release(wish.path);
  const answered = done.then((result) => event.ports[0]?.postMessage(result === true));
  // only a service worker is told by such an event to stay until it is done
  if ("waitUntil" in event && typeof event.waitUntil === "function") event.waitUntil(answered);
});
