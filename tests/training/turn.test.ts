import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { nextTurn, Turnstile, wait } from "@/lib/training/turn";

test("TR8 tasks pass one after the other, in order, whatever each takes and whichever fail", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ turns: fc.nat({ max: 3 }), fails: fc.boolean() }), { maxLength: 12 }),
      async (tasks) => {
        const turnstile = new Turnstile();
        const began: number[] = [];
        let inside = 0;
        const results = tasks.map(({ turns, fails }, i) =>
          turnstile.run(async () => {
            began.push(i);
            expect(++inside).toBe(1);
            for (let turn = 0; turn < turns; turn++) await nextTurn();
            inside--;
            if (fails) throw new Error(`task ${i}`);
            return i;
          }),
        );
        const ends = await Promise.allSettled(results);
        expect(began).toEqual(tasks.map((_, i) => i));
        ends.forEach((end, i) => {
          if (tasks[i].fails) expect(end).toMatchObject({ reason: { message: `task ${i}` } });
          else expect(end).toEqual({ status: "fulfilled", value: i });
        });
      },
    ),
    { numRuns: 50 },
  ));

test("TR8 a turn lets messages in", async () => {
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise<string>((resolve) => (port2.onmessage = ({ data }) => resolve(data as string)));
  port1.postMessage("pause");
  let turns = 0;
  let message: string | null = null;
  void heard.then((text) => (message = text));
  while (message === null && turns++ < 1000) await nextTurn();
  expect(message).toBe("pause");
  port1.close();
});

test("TR8 no turn waits for a timer", async () => {
  // timers that never come
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "setImmediate"] });
  try {
    for (let i = 0; i < 100; i++) await nextTurn();
  } finally {
    vi.useRealTimers();
  }
});

test("TR8 waiting waits", async () => {
  const began = performance.now();
  await wait(30);
  expect(performance.now() - began).toBeGreaterThanOrEqual(28);
});
