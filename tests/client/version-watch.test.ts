import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConnectionState } from "@/lib/client/connection";
import { Store } from "@/lib/client/store";
import { VersionWatch } from "@/lib/client/version-watch";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page whose server has another build or not; each state in turn, and time enough to ask after each. */
async function watched(states: readonly ConnectionState[], newer: boolean) {
  const status = new Store<{ state: ConnectionState }>({ state: "connecting" });
  const ask = vi.fn(async () => newer);
  const watch = new VersionWatch(status, ask);
  for (const state of states) {
    status.set({ state });
    await vi.advanceTimersByTimeAsync(60_000);
  }
  return { status, ask, watch };
}

test("KF6 a page asks for its version when its line comes back, and not when it first comes", async () => {
  const fresh = await watched(["online"], true);
  expect([fresh.ask.mock.calls.length, fresh.watch.newer.get()]).toEqual([0, false]);
  const back = await watched(["online", "offline", "online"], true);
  expect([back.ask.mock.calls.length, back.watch.newer.get()]).toEqual([1, true]);
  const same = await watched(["online", "offline", "online"], false);
  expect([same.ask.mock.calls.length, same.watch.newer.get()]).toEqual([1, false]);
});

test("KF6 a hall that comes back at once asks in turn, a line that flickers once, and a page that is left never", async () => {
  const { status, ask, watch } = await watched(["online"], true);
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  for (let times = 0; times < 5; times++) {
    status.set({ state: "offline" });
    status.set({ state: "online" });
  }
  await vi.advanceTimersByTimeAsync(29_000);
  expect(ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(ask).toHaveBeenCalledTimes(1);
  status.set({ state: "offline" });
  status.set({ state: "online" });
  watch.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
});
