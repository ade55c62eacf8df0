/** The page's side of the service worker: asks it to keep the page that one is on. */
import { liveBy } from "./living-builds";
import type { Wish } from "./wish";

/** At the root, so that every page is within its reach. */
const program = "/service-worker.js";

/** Resolves when the page has loaded and has nothing to do: keeping it must not slow it down. */
async function quiet(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await new Promise<void>((resolve) => {
    // Safari has no such callback
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 5_000 });
    else setTimeout(resolve, 1_000);
  });
}

function ask(worker: ServiceWorker, wish: Wish): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage(wish, [port2]);
  });
}

/** The last wish to let a page go, until the worker has heard it: what is kept after it is asked for after it. */
let releasing: Promise<unknown> = Promise.resolve();

/** Over plain HTTP, in development, and where the browser refuses, there is none. */
const canKeep = (): boolean => "serviceWorker" in navigator && !!document.documentElement.dataset.build;

const register = (): Promise<unknown> =>
  navigator.serviceWorker.register(program, { updateViaCache: "none" });

/** Before anybody has come in: the worker is there when a page is to be kept. */
export async function prepareToKeep(): Promise<void> {
  if (!canKeep()) return;
  await quiet();
  await register().catch(() => {});
}

/** How a page is kept. */
interface Keeping {
  /** ends the wish: a page that is let go meanwhile must not be kept after that */
  signal: AbortSignal;
  /** what the page opens with is kept at once */
  soon: boolean;
  /** resolves when the page is starting nothing: keeping it must not take the device from that */
  started: () => Promise<void>;
}

/**
 * Keeps this page for a reload without the server, when it has nothing to do. Over plain HTTP, and where the browser
 * refuses, there is no service worker: then reloading needs the server.
 * @returns whether it is kept
 */
export async function keepPage({ signal, soon, started }: Keeping): Promise<boolean> {
  const { dataset, lang: language } = document.documentElement;
  // in development nothing is kept: no page says of which build it is
  if (!dataset.build || !canKeep()) return false;
  liveBy(dataset.build);
  const wish: Wish = { kind: "keep", path: location.pathname, build: dataset.build, language };
  const before = releasing;
  const free = () => quiet().then(started);
  if (!soon) await free();
  try {
    await before;
    await register();
    const { active } = await navigator.serviceWorker.ready;
    if (!active) return false;
    if (soon && !signal.aborted) await ask(active, { ...wish, begin: true });
    if (soon) await free();
    return signal.aborted ? false : await ask(active, wish);
  } catch {
    // private windows and managed machines refuse it; the page works as well, with the server
    return false;
  }
}

/** A service worker that does not answer holds nobody up. */
const patienceMs = 2_000;

/** The next load of this page is the network's: what was kept of it is too old for the server. */
export async function releasePage(): Promise<void> {
  const path = location.pathname;
  // refused with all storage, and then nothing was kept
  const found = (async () => navigator.serviceWorker?.getRegistration())().catch(() => undefined);
  releasing = found;
  const registration = await found;
  if (!registration?.active) return;
  const released = ask(registration.active, { kind: "release", path });
  await Promise.race([released, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}
