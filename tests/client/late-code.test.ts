// Code that is fetched late: a network that is away is waited for, code that throws is not.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { untilFetched } from "@/lib/client/until-fetched";

const page = { onLine: true, back: new Set<() => void>() };

beforeEach(() => {
  vi.useFakeTimers();
  page.onLine = true;
  page.back.clear();
  vi.stubGlobal("navigator", page);
  vi.stubGlobal("addEventListener", (_: string, listener: () => void) => page.back.add(listener));
  vi.stubGlobal("removeEventListener", (_: string, listener: () => void) => page.back.delete(listener));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const notFetched: Record<string, () => Error> = {
  "a bundler's chunk": () => Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" }),
  "Chrome's import": () => new TypeError("Failed to fetch dynamically imported module: /a.js"),
  "Firefox's import": () => new TypeError("error loading dynamically imported module: /a.js"),
  "Safari's import": () => new TypeError("Importing a module script failed."),
};

const thrown: Record<string, () => unknown> = {
  "refuses the browser's language": () => new RangeError("Incorrect locale information provided"),
  "reads what is not there": () => new TypeError("Cannot read properties of undefined (reading 'load')"),
  "throws a text": () => "no",
};

for (const [what, make] of Object.entries(thrown))
  for (const onLine of [true, false])
    test(`SM8 code that ${what} is asked for once, the network ${onLine ? "there" : "away"}`, async () => {
      page.onLine = onLine;
      const error = make();
      const load = vi.fn(() => Promise.reject(error));
      await expect(untilFetched(load)).rejects.toBe(error);
      expect(load).toHaveBeenCalledTimes(1);
    });

for (const [what, make] of Object.entries(notFetched)) {
  test(`SM8 ${what} that did not come is asked for until it comes`, async () => {
    page.onLine = false;
    let failures = 20;
    const asked = untilFetched(() => (failures-- > 0 ? Promise.reject(make()) : Promise.resolve("code")));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failures).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) {
      for (const listener of page.back) listener();
      await vi.advanceTimersByTimeAsync(0);
    }
    await expect(asked).resolves.toBe("code");
  });

  test(`SM8 ${what} that never comes on a network that is there is told`, async () => {
    const asked = untilFetched(() => Promise.reject(make()));
    const told = expect(asked).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(120_000);
    await told;
  });
}
