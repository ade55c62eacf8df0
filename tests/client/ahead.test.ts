import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ahead } from "@/lib/client/ahead";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("code that is fetched before it is shown", () => {
  test("PG4 a server fetches nothing ahead", async () => {
    const load = vi.fn(() => Promise.resolve("module"));
    expect(ahead(load, () => true)).toBe(load);
    await vi.runAllTimersAsync();
    expect(load).not.toHaveBeenCalled();
  });

  test("PG4 what the first picture shows is fetched at once, everything else a moment later", async () => {
    vi.stubGlobal("window", globalThis);
    const [first, other] = [vi.fn(() => Promise.resolve(1)), vi.fn(() => Promise.resolve(2))];
    ahead(first, () => true);
    ahead(other);
    expect([first.mock.calls.length, other.mock.calls.length]).toEqual([1, 0]);
    await vi.runAllTimersAsync();
    expect([first.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  });

  test("PG4 what did not come ahead comes when it is shown", async () => {
    vi.stubGlobal("window", globalThis);
    vi.stubGlobal("navigator", { onLine: true });
    vi.stubGlobal("addEventListener", () => {});
    vi.stubGlobal("removeEventListener", () => {});
    let gone = true;
    const load = ahead(() => (gone ? Promise.reject(new Error("no such file")) : Promise.resolve("module")));
    await vi.advanceTimersByTimeAsync(60_000);
    gone = false;
    expect(await load()).toBe("module");
  });
});
