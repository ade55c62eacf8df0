// What can wait does not take a small device's cores from what the page is starting.
import { expect, test } from "vitest";
import { started, starting } from "@/lib/client/starting";

test("GS12 what can wait, as keeping the page does, waits for all that the page starts, and not for what failed", async () => {
  let end = () => {};
  starting(new Promise<void>((resolve) => (end = resolve)));
  starting(Promise.reject(new Error("the network is away")));
  let waits = true;
  const waited = started().then(() => (waits = false));
  await new Promise((resolve) => setImmediate(resolve));
  expect(waits).toBe(true);
  end();
  await waited;
  await started();
});
