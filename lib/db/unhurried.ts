/** Long loops that hold up nobody. */
import { setImmediate as turn } from "node:timers/promises";

/** of the event loop without a turn for anything else */
const longestMs = 10;

/** Does something with each, and lets whatever waits have its turn every few milliseconds. */
export async function unhurried<Item>(items: Iterable<Item>, task: (item: Item) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    task(item);
    if (performance.now() - began < longestMs) continue;
    await turn();
    began = performance.now();
  }
}
