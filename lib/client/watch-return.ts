/** Notices the moments at which a lost connection is likely to come back: the network changed, the device woke up. */

/** A timer that is this late tells of a sleep. */
const sleepMs = 25_000;
const tickMs = 5_000;

/**
 * Calls back when it is worth reconnecting at once.
 * @param onReturn certain: the old wire is surely dead (the network changed, or the device slept)
 * @returns the way to stop watching
 */
export function watchReturn(onReturn: (certain: boolean) => void): () => void {
  if (typeof window === "undefined") return () => {};
  const changed = () => onReturn(true);
  const shown = () => document.visibilityState === "visible" && onReturn(false);
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    // background tabs are throttled to a tick a minute: only a visible page can tell a sleep by its clock
    if (now - last > sleepMs && document.visibilityState === "visible") onReturn(true);
    last = now;
  }, tickMs);
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  window.addEventListener("pageshow", shown);
  document.addEventListener("visibilitychange", shown);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
    window.removeEventListener("pageshow", shown);
    document.removeEventListener("visibilitychange", shown);
  };
}
