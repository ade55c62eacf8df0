/**
 * The service worker: opens a page that was kept when the server cannot be reached or is slow. A page is the
 * network's first, a file the device's, and the other ways in say what opens; what a program asks for finds its
 * way here; everything else passes by untouched. The keeper alone writes.
 */
import { CacheFirst, NetworkFirst, NetworkOnly, Serwist, type SerwistPlugin } from "serwist";
import { isLinePath } from "@/lib/tensorlab/asking/line";
import { LineDesk } from "@/lib/tensorlab/asking/line-desk";
import { answerLine } from "./asked-lines";
import { isKeepableFile, isKeepablePage, isWayIn } from "./keepable";
import { Keeper } from "./keeper";
import { livingBuilds } from "./living-builds";
import { wayIn } from "./way-in";
import { readWish, type Wish } from "./wish";

/** A slower network than this opens what was kept. */
const patienceSeconds = 3;

const keeper = new Keeper({ caches, livingBuilds, fetch: (path, options) => fetch(path, options) });

const fromKeeper: SerwistPlugin = {
  cacheWillUpdate: async () => null,
  cachedResponseWillBeUsed: ({ request }) => keeper.find(request.url),
};

const lines = new LineDesk();
const isLine = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }): boolean =>
  sameOrigin && isLinePath(url.pathname);

/** A proxy answers for a server that is gone: what was kept is better than its page. */
const notBroken: SerwistPlugin = {
  fetchDidSucceed: async ({ request, response }) => {
    if (response.status < 500 || !(await keeper.find(request.url))) return response;
    throw new Error(`the server answered ${response.status}`);
  },
};

/** Where nothing answers and nothing is kept, a page of ours says what opens. */
const orWhatOpens: SerwistPlugin = {
  handlerDidError: async ({ request }) => {
    const language = (await keeper.language()) ?? navigator.language;
    const { pathname } = new URL(request.url);
    return wayIn(pathname, await keeper.pages(), language.startsWith("zh") ? "zh" : "en");
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
      handler: new NetworkFirst({
        networkTimeoutSeconds: patienceSeconds,
        plugins: [fromKeeper, notBroken, orWhatOpens],
      }),
    },
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === "navigate" && request.method === "GET" && isWayIn(url.pathname),
      handler: new NetworkOnly({ plugins: [orWhatOpens] }),
    },
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && isKeepableFile(url.pathname),
      handler: new CacheFirst({ plugins: [fromKeeper] }),
    },
    ...(["GET", "POST"] as const).map((method) => ({
      ...{ method, matcher: isLine },
      handler: ({ request }: { request: Request }) => answerLine(request, lines),
    })),
  ],
});
serwist.addEventListeners();

function granted(wish: Wish): Promise<boolean | void> {
  if (wish.kind === "release") return keeper.release(wish.path);
  return wish.begin ? keeper.begin(wish) : keeper.keep(wish);
}

// pages write to it, by the line that each of them opens for its answer
addEventListener("message", (event) => {
  const wish = readWish(event.data);
  if (!wish) return;
  const done = granted(wish);
  const answered = done.then((result) => event.ports[0]?.postMessage(result === true));
  // only a service worker is told by such an event to stay until it is done
  if ("waitUntil" in event && typeof event.waitUntil === "function") event.waitUntil(answered);
});
