import { expect, test } from "vitest";
import { SleepWatch } from "@/lib/lab/run/sleep-watch";

/** Reports twenty times a second from `from` to `to`; whether any told of sleep. */
function report(watch: SleepWatch, from: number, to: number, hidden: boolean): boolean {
  let slept = false;
  for (let now = from; now <= to; now += 50) slept ||= watch.hear(now, true, hidden);
  return slept;
}

test("LB9 a page that trains on in the background has not slept", () => {
  const watch = new SleepWatch();
  report(watch, 0, 1_000, false);
  watch.see(true);
  expect(report(watch, 1_050, 600_000, true)).toBe(false);
  watch.see(false);
  expect(report(watch, 600_050, 610_000, false)).toBe(false);
});

test("LB9 a page that was frozen in the background says so once it is back", () => {
  const watch = new SleepWatch();
  report(watch, 0, 1_000, false);
  watch.see(true);
  report(watch, 1_050, 3_000, true);
  watch.see(false);
  expect(watch.hear(90_000, true, false)).toBe(true);
  expect(report(watch, 90_050, 91_000, false)).toBe(false);
});

test("LB9 five seconds of silence are a pause, and more is sleep", () => {
  const heardAfter = (ms: number) => {
    const watch = new SleepWatch();
    watch.hear(1_000, true, true);
    return watch.hear(1_000 + ms, true, false);
  };
  expect([5_000, 5_001].map(heardAfter)).toEqual([false, true]);
});

test("LB9 a paused run or a long step in sight is no sleep", () => {
  const watch = new SleepWatch();
  watch.hear(0, false, false);
  watch.see(true);
  expect(watch.hear(90_000, true, false)).toBe(false);
  expect(watch.hear(180_000, true, false)).toBe(false);
});
