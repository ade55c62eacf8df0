// A page that asks to be kept, as its service worker hears it.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepPage, releasePage } from "@/lib/offline/client";
import type { Wish } from "@/lib/offline/wish";
import { patient } from "../patience";

/** What the worker was asked, in order. */
let asked: string[];
/** The browser has looked whether there is a worker. */
let looked: Promise<void> = Promise.resolve();
/** The browser has installed the worker. */
let installed: () => void;

beforeEach(() => {
  asked = [];
  const active = {
    postMessage(wish: Wish, [line]: MessagePort[]) {
      asked.push(wish.kind === "keep" && wish.begin ? "begin" : wish.kind);
      line.postMessage(true);
      line.close();
    },
  };
  let there = false;
  const ready = new Promise((resolve) => {
    installed = () => ((there = true), resolve({ active }));
  });
  const serviceWorker = {
    ready,
    register: async () => undefined,
    getRegistration: async () => (await looked, there ? { active } : undefined),
  };
  vi.stubGlobal("navigator", { serviceWorker });
  vi.stubGlobal("location", { pathname: "/j/ABC234" });
  vi.stubGlobal("requestIdleCallback", (idle: () => void) => void idle());
  vi.stubGlobal("document", {
    readyState: "complete",
    documentElement: { dataset: { build: "one" }, lang: "en" },
  });
});
afterEach(() => vi.unstubAllGlobals());

const keep = (given: Partial<Parameters<typeof keepPage>[0]> = {}) =>
  keepPage({ signal: new AbortController().signal, soon: false, started: async () => {}, ...given });

test("KF3 a page is kept once there is a worker", async () => {
  const kept = keep();
  installed();
  expect(await kept).toBe(true);
  expect(asked).toEqual(["keep"]);
});

test("KF3 of a room that somebody has just come into what it opens with is kept before the page has nothing to do", async () => {
  let idle = () => {};
  vi.stubGlobal("requestIdleCallback", (callback: () => void) => (idle = callback));
  installed();
  const kept = keep({ soon: true });
  await vi.waitFor(() => expect(asked).toEqual(["begin"]), patient);
  await vi.waitFor(() => (idle(), expect(asked).toEqual(["begin", "keep"])), patient);
  expect(await kept).toBe(true);
});

test("GS12 keeping a page waits for what the page starts, but for what it opens with", async () => {
  let start = () => {};
  const starts = new Promise<void>((resolve) => (start = resolve));
  installed();
  const kept = keep({ soon: true, started: () => starts });
  await vi.waitFor(() => expect(asked).toEqual(["begin"]), patient);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toEqual(["begin"]);
  start();
  expect(await kept).toBe(true);
  expect(asked).toEqual(["begin", "keep"]);
});

test("KF3 what is let go before the worker was there is not kept after that", async () => {
  const ending = new AbortController();
  const kept = keep({ signal: ending.signal });
  ending.abort();
  await releasePage();
  installed();
  expect(await kept).toBe(false);
  expect(asked).toEqual([]);
});

test("KF3 what is let go while it is being kept is let go after that", async () => {
  const ending = new AbortController();
  const kept = keep({ signal: ending.signal });
  installed();
  await vi.waitFor(() => expect(asked).toEqual(["keep"]), patient);
  ending.abort();
  await Promise.all([releasePage(), kept]);
  expect(asked).toEqual(["keep", "release"]);
});

test("KF3 what is let go and kept again at once is kept, however long the browser looks for its worker", async () => {
  installed();
  let look = () => {};
  looked = new Promise((resolve) => (look = resolve));
  const released = releasePage();
  const kept = keep();
  await new Promise((resolve) => setTimeout(resolve, 20));
  look();
  await Promise.all([released, kept]);
  looked = Promise.resolve();
  expect(asked).toEqual(["release", "keep"]);
});
