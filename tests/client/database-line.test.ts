// Work on a browser's database that gets no answer, as on phones that wake, by a simulated clock.
import type { DBSchema, IDBPDatabase } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DatabaseLine } from "@/lib/client/database-line";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const lineTo = (name: string) => ({ name, close: () => undefined }) as unknown as IDBPDatabase<DBSchema>;
const nameOf = (database: IDBPDatabase<DBSchema>): string => database.name;
const never = () => new Promise<never>(() => undefined);

test("KD6 work that gets no answer is done once more by another line", async () => {
  const line = new DatabaseLine(lineTo("first"), async () => lineTo("second"));
  const found = line.use((database) => (nameOf(database) === "first" ? never() : Promise.resolve("there")));
  await vi.advanceTimersByTimeAsync(minute);
  expect(await found).toBe("there");
  expect(await line.use(async (database) => nameOf(database))).toBe("second");
});

test("KD6 where no line answers the work has failed, and whoever asked goes on without", async () => {
  const line = new DatabaseLine(lineTo("first"), async () => lineTo("second"));
  const found = line.use(never).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(minute);
  expect(await found).toMatch("does not answer");
});

test("KD6 a device that slept for an hour takes no work for lost", async () => {
  const reopen = vi.fn(async () => lineTo("second"));
  const line = new DatabaseLine(lineTo("first"), reopen);
  let answer = (_: string) => {};
  const found = line.use(() => new Promise<string>((resolve) => (answer = resolve)));
  // of the seconds in which it slept a page is told once
  vi.setSystemTime(Date.now() + 60 * minute);
  await vi.advanceTimersByTimeAsync(1_000);
  answer("late");
  expect(await found).toBe("late");
  expect(reopen).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
