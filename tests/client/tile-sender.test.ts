import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConnectionStatus } from "@/lib/client/connection";
import { ProgressReporter } from "@/lib/client/progress";
import { Store } from "@/lib/client/store";
import { TileSender } from "@/lib/client/tile-sender";
import type { Tile } from "@/lib/contract/wall";
import type { Progress } from "@/lib/contract/views";

beforeEach(() => void vi.useFakeTimers({ now: 50_000_000 }));
afterEach(() => vi.useRealTimers());

const tileAt = (epoch: number, map = [1, 2, 3]): Tile => ({
  map: Uint8Array.from(map),
  ...{ network: "2→4→3", activation: "relu", optimizer: "adam", parameters: 27 },
  ...{ state: "training", epoch, accuracy: 0.5, spark: [10, 50] },
});

/** A line that notes what goes over it. */
function line() {
  const status = new Store<ConnectionStatus>({ state: "online", reason: null });
  const sent: { name: string; payload: unknown }[] = [];
  let refuses = false;
  const request = async (name: string, payload: unknown) => {
    sent.push({ name, payload });
    return refuses ? { ok: false, error: { code: "rate-limited" } } : { ok: true, data: {} };
  };
  return {
    ...{ status, sent },
    refuse: (now: boolean) => (refuses = now),
    // of a connection these need no more
    connection: { status, request } as unknown as ConstructorParameters<typeof TileSender>[0],
  };
}

test("WL5 a page sends a tile while somebody looks, at once and then every two seconds, and only another one", async () => {
  const { connection, sent } = line();
  const sender = new TileSender(connection);
  let [epoch, map] = [1, [1, 2, 3]];
  const asked: boolean[] = [];
  sender.shows((closely) => {
    asked.push(closely);
    return tileAt(epoch, map);
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(0);
  sender.watch({ look: 1, closely: false });
  expect(sent).toHaveLength(1);
  sender.watch({ look: 1, closely: false });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(1);
  epoch = 2;
  await vi.advanceTimersByTimeAsync(2_000);
  map = [1, 2, 4];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(3);
  expect(asked).not.toContain(true);
  sender.watch({ look: 1, closely: true });
  expect(asked.at(-1)).toBe(true);
  sender.watch(null);
  epoch = 3;
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(3);
  expect(asked).toHaveLength(before);
  sender.close();
});

test("WL5 what the server forgot, refused or lost is sent as it is then, and nothing is sent that waited", async () => {
  const { connection, sent, status, refuse } = line();
  const sender = new TileSender(connection);
  sender.shows(() => tileAt(1));
  sender.watch({ look: 1, closely: false });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent).toHaveLength(1);
  // another look: tiles of before are gone
  sender.watch({ look: 2, closely: false });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent).toHaveLength(2);
  status.set({ state: "offline", reason: null });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sent).toHaveLength(2);
  status.set({ state: "online", reason: null });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(3);
  refuse(true);
  sender.watch({ look: 3, closely: false });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent).toHaveLength(5);
  refuse(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(6);
  sender.close();
  sender.watch(null);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(6);
});

test("WL3 an exercise that is opened is told at once, and nobody is writing who has only opened it", async () => {
  const { connection, sent } = line();
  const reporter = new ProgressReporter(connection);
  const at = (item: string, state: "idle" | "writing"): Progress => ({
    ...{ activity: "tensors", state, epoch: 0, accuracy: null },
    item,
  });
  const steps = [at("shapes", "idle"), at("shapes", "writing"), at("views", "idle"), at("views", "writing")];
  for (const step of steps) reporter.report(step);
  expect(sent.map(({ payload }) => payload)).toEqual(steps);
  reporter.close();
});

test("WL3 who writes while a run trains behind it is told as writing, until they go to another tab", async () => {
  const { connection, sent } = line();
  const reporter = new ProgressReporter(connection);
  const writing: Progress = {
    activity: "questions",
    state: "writing",
    epoch: 0,
    accuracy: null,
    item: "softmax",
  };
  const training = (epoch: number): Progress => ({
    activity: "spiral",
    state: "training",
    epoch,
    accuracy: 0.5,
  });
  const told = () => sent.map(({ payload }) => (payload as Progress).activity);
  for (let key = 0; key < 100; key++) {
    reporter.report(writing);
    reporter.report(training(key));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(new Set(told())).toEqual(new Set(["questions"]));
  expect(told().length).toBeLessThanOrEqual(5);
  reporter.moved();
  expect(sent.at(-1)?.payload).toEqual(training(99));
  reporter.report(writing);
  await vi.advanceTimersByTimeAsync(21_000);
  reporter.report(training(200));
  expect(told().at(-1)).toBe("spiral");
  reporter.close();
});
