/** Notices the moments after which the page may never run again: it is hidden, left, frozen. */

/**
 * Calls back at each such moment, more than once where the browser tells it in several ways.
 * @returns the way to stop watching
 */
export function watchLeave(onLeave: () => void): () => void {
  if (typeof window === "undefined") return () => {};
  const hidden = () => document.visibilityState === "hidden" && onLeave();
  window.addEventListener("pagehide", onLeave);
  document.addEventListener("visibilitychange", hidden);
  document.addEventListener("freeze", onLeave);
  return () => {
    window.removeEventListener("pagehide", onLeave);
    document.removeEventListener("visibilitychange", hidden);
    document.removeEventListener("freeze", onLeave);
  };
}

/**
 * Lets the browser ask before the page is left while `unsafe` says that something would be lost with it.
 * @returns the way to stop
 */
export function askBeforeLeaving(unsafe: () => boolean): () => void {
  if (typeof window === "undefined") return () => {};
  const ask = (event: BeforeUnloadEvent) => {
    if (unsafe()) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
