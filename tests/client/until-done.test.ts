// What has to be done once is asked until it is.
import { expect, test, vi } from "vitest";
import { untilDone } from "@/lib/client/until-done";
import type { Reply } from "@/lib/contract/errors";

const refusals: Reply<unknown>[] = [
  { ok: false, error: { code: "rate-limited", retryAfterMs: 700 } },
  { ok: false, error: { code: "server-busy" } },
];

test("EF2 a server that cannot answer is asked again when it says, or soon, and not after it has", async () => {
  vi.useFakeTimers();
  const replies = [...refusals, { ok: true as const, data: {} }];
  const asked: number[] = [];
  const began = Date.now();
  const done = untilDone(async () => {
    asked.push(Date.now() - began);
    return replies[asked.length - 1];
  }, new AbortController().signal);
  await vi.runAllTimersAsync();
  await done;
  expect(asked).toEqual([0, 700, 2_700]);
  vi.useRealTimers();
});

test("EF2 nobody is asked any more once nobody wants it", async () => {
  const ending = new AbortController();
  let asked = 0;
  const done = untilDone(async () => {
    if (++asked === 2) ending.abort();
    return { ok: false, error: { code: "rate-limited", retryAfterMs: 1 } };
  }, ending.signal);
  await done;
  expect(asked).toBe(2);
});
