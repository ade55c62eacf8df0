import { afterEach, expect, test, vi } from "vitest";
import { tabChannel } from "@/lib/client/tab";
import { TestStorage } from "./storage";

afterEach(() => vi.unstubAllGlobals());

test("GP7 a browser that refuses a line between its tabs, or has none, shows the page all the same", () => {
  const refusing = class {
    constructor() {
      throw new DOMException("The operation is insecure.", "SecurityError");
    }
  };
  for (const made of [refusing, undefined]) {
    vi.stubGlobal("BroadcastChannel", made);
    const channel = tabChannel("any", () => expect.fail("told of nothing"));
    channel.tell();
    channel.close();
  }
});

/** A page that a browser has loaded, with what its tab has stored. */
async function load(stored: TestStorage) {
  vi.resetModules();
  const page = new EventTarget();
  vi.stubGlobal("sessionStorage", stored);
  vi.stubGlobal("window", page);
  const { tabId } = await import("@/lib/client/tab");
  return { id: tabId(), leave: () => page.dispatchEvent(new Event("pagehide")) };
}

test("KF5 a duplicated tab is another tab, and a reload is the same", async () => {
  const stored = new TestStorage();
  const first = await load(stored);
  const copy = new TestStorage();
  for (let at = 0; at < stored.length; at++) {
    const key = stored.key(at) ?? "";
    copy.setItem(key, stored.getItem(key) ?? "");
  }
  const duplicate = await load(copy);
  expect(duplicate.id).not.toBe(first.id);
  vi.stubGlobal("sessionStorage", stored);
  first.leave();
  expect((await load(stored)).id).toBe(first.id);
});
