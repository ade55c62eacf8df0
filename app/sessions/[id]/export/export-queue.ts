/** Exports are made two at a time, and a few wait: each reads a whole session. */

const atOnce = 2;
const mostWaiting = 20;
/** A browser waits this long for an answer to begin without complaint. */
const longestWaitMs = 60_000;

let running = 0;
const waiting: (() => void)[] = [];

function leave(): void {
  running--;
  waiting.shift()?.();
}

/**
 * Waits for a place.
 * @param signal ends the waiting of whoever went away
 * @returns the way to give the place back, which may be called again and does nothing then; null when there is none to be had
 */
export async function takePlace(signal: AbortSignal): Promise<(() => void) | null> {
  if (running >= atOnce && !(await myTurn(signal))) return null;
  running++;
  let here = true;
  return () => {
    if (here) leave();
    here = false;
  };
}

function myTurn(signal: AbortSignal): Promise<boolean> {
  if (waiting.length >= mostWaiting || signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const settle = (turn: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
      if (waiting.includes(enter)) waiting.splice(waiting.indexOf(enter), 1);
      resolve(turn);
    };
    const enter = () => settle(true);
    const giveUp = () => settle(false);
    const timer = setTimeout(giveUp, longestWaitMs);
    signal.addEventListener("abort", giveUp);
    waiting.push(enter);
  });
}
