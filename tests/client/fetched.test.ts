import { afterEach, describe, expect, test, vi } from "vitest";
import { Fetched } from "@/lib/client/fetched";
import { patient } from "../patience";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("code that is fetched when it is wanted", () => {
  test("PG2 it is fetched at the first wish, once, and told", async () => {
    const load = vi.fn(() => Promise.resolve("module"));
    const code = new Fetched(load);
    const heard = vi.fn();
    code.subscribe(heard);
    expect([code.get(), load.mock.calls.length]).toEqual([null, 0]);
    code.ask();
    code.ask();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), patient);
    code.ask();
    expect([code.get(), load.mock.calls.length]).toEqual(["module", 1]);
  });

  test("PG2 what never came may be asked for again", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("navigator", { onLine: true });
    vi.stubGlobal("addEventListener", () => {});
    vi.stubGlobal("removeEventListener", () => {});
    let gone = true;
    const code = new Fetched(() =>
      gone ? Promise.reject(new Error("no such file")) : Promise.resolve("module"),
    );
    code.ask();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(code.get()).toBeNull();
    gone = false;
    code.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(code.get()).toBe("module");
  });
});
