import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askBeforeLeaving, watchLeave } from "@/lib/client/watch-leave";

let page: EventTarget;
let shown: EventTarget & { visibilityState: DocumentVisibilityState };

beforeEach(() => {
  page = new EventTarget();
  shown = Object.assign(new EventTarget(), { visibilityState: "visible" as const });
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", shown);
});
afterEach(() => vi.unstubAllGlobals());

test("KD1 in whichever way a browser tells a page that it may not go on, what is typed is handed over", () => {
  const handOver = vi.fn();
  const stop = watchLeave(handOver);
  const tell = () => {
    page.dispatchEvent(new Event("pagehide"));
    shown.dispatchEvent(new Event("freeze"));
    shown.dispatchEvent(new Event("visibilitychange"));
  };
  shown.dispatchEvent(new Event("visibilitychange"));
  expect(handOver).not.toHaveBeenCalled();
  shown.visibilityState = "hidden";
  tell();
  expect(handOver).toHaveBeenCalledTimes(3);
  stop();
  tell();
  expect(handOver).toHaveBeenCalledTimes(3);
});

test("KD1 a browser asks before a page goes that alone has something, and no other", () => {
  let unsafe = false;
  const stop = askBeforeLeaving(() => unsafe);
  const asked = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(asked()).toBe(false);
  unsafe = true;
  expect(asked()).toBe(true);
  stop();
  expect(asked()).toBe(false);
});
