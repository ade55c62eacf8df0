// A session of a thousand with much late work, loaded while others are served.
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quotas } from "@/lib/contract/quotas";
import { loadSession } from "@/lib/db/session-state";
import { unhurried } from "@/lib/db/unhurried";
import { fillSession } from "../bench/hostile/full-session";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

/** Milliseconds of processor time, of which a busy machine takes no more than a quiet one. */
function spent(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

test("HZ2 a session of a thousand is loaded in many short turns", async () => {
  const { sessionId } = await openClass(server.url);
  const each = 12;
  await fillSession(server.database.url, sessionId, each / quotas.runs.number);
  // once before, so that everything is compiled
  await loadSession({ id: sessionId });
  const turns: number[] = [];
  let loading = true;
  const watch = (async () => {
    while (loading) {
      const began = process.cpuUsage();
      await turn();
      turns.push(spent(began));
    }
  })();
  const loaded = await loadSession({ id: sessionId });
  loading = false;
  await watch;
  // the shorter ones are the watch's own
  const all = turns.filter((ms) => ms > 1).reduce((sum, ms) => sum + ms, 0);
  expect(loaded?.state.arrivals).toBe(each * 990);
  const orders = [...(loaded?.state.work.values() ?? [])].flatMap(({ runs }) =>
    runs.map(({ order }) => order),
  );
  expect([...orders].sort((a, b) => a - b)).toEqual(orders.map((_, at) => at));
  // a database that is slow makes more turns than a call takes arguments
  const longest = turns.reduce((most, ms) => Math.max(most, ms), 0);
  console.info(`the longest of ${turns.length} turns took ${longest} of ${all} ms`);
  expect(longest).toBeLessThan(all / 5);
});

test("HZ2 a long loop comes to its end in order and lets others in between", async () => {
  let [others, going] = [0, true];
  const beside = (async () => {
    while (going) {
      await turn();
      others++;
    }
  })();
  const seen: number[] = [];
  const busy = (item: number) => {
    const until = performance.now() + 4;
    while (performance.now() < until);
    seen.push(item);
  };
  await unhurried([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], busy);
  going = false;
  await beside;
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(others).toBeGreaterThanOrEqual(3);
});
