/** Plain JavaScript on Node alone, as the first step of every npm command needs it. */
import process from "node:process";

const everyMs = 250;

/**
 * npm passes a signal to the shell that it runs a command in; that ends, and passes on nothing. Whoever lost the parent was
 * meant. Keeps no process alive. Windows names the first parent for ever.
 * @param {() => void} end called once
 */
export function whenOrphaned(end) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, everyMs);
  watch.unref();
}
