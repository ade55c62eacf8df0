// Whose password is hashed when, with tasks that end when the test says so, and once with real hashes.
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashQueue } from "@/lib/auth/hash-queue";
import { hashPassword, passwordMatches } from "@/lib/auth/password";
import { TooBusy, TurnQueue, type QueueLimits } from "@/lib/auth/turn-queue";

const wide: QueueLimits = { atOnce: 2, waiting: 64, waitingOfShare: 32, longestWait: 10_000 };

/** A queue with tasks that are ended by hand, and the order in which they began. */
function openQueue(limits: Partial<QueueLimits>) {
  const queue = new TurnQueue({ ...wide, ...limits });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const add = (share: string, name = share) =>
    queue
      .run(share, () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.push(() => resolve(name)));
      })
      .catch((error: unknown) => error);
  const endOne = async () => {
    ends.shift()?.();
    await pause(0);
  };
  return { add, begun, endOne };
}

test("HP2 two at once, the others in turn by share: who sends many waits for themselves", async () => {
  const { add, begun, endOne } = openQueue({ atOnce: 2 });
  for (let each = 0; each < 10; each++) void add("crowd", `crowd ${each}`);
  void add("ann");
  void add("ben");
  expect(begun).toEqual(["crowd 0", "crowd 1"]);
  for (let ended = 0; ended < 4; ended++) await endOne();
  expect(begun.slice(2)).toEqual(["crowd 2", "ann", "ben", "crowd 3"]);
});

test("HP2 a full queue takes in who has less, in place of the last of who has most; the refused learn when to come", async () => {
  const { add, begun, endOne } = openQueue({ atOnce: 1, waiting: 6, waitingOfShare: 5 });
  const crowd = Array.from({ length: 8 }, (_, each) => add("crowd", `crowd ${each}`));
  // one runs, five wait, two are over the share's number
  for (const refused of crowd.slice(6)) expect(await refused).toBeInstanceOf(TooBusy);
  void add("ann");
  void add("ben");
  const last = await crowd[5];
  expect(last).toBeInstanceOf(TooBusy);
  expect((last as TooBusy).seconds).toBeGreaterThanOrEqual(2);
  expect((last as TooBusy).seconds).toBeLessThanOrEqual(30);
  for (let ended = 0; ended < 8; ended++) await endOne();
  expect(begun).toEqual(["crowd 0", "crowd 1", "ann", "ben", "crowd 2", "crowd 3", "crowd 4"]);
});

test("HP2 who waits too long is refused and never begins", async () => {
  const { add, begun, endOne } = openQueue({ atOnce: 1, longestWait: 30 });
  void add("slow");
  expect(await add("ann")).toBeInstanceOf(TooBusy);
  await endOne();
  void add("ben");
  expect(begun).toEqual(["slow", "ben"]);
});

test("HP2 whatever comes and ends, no more run than may, each ends once, and a failure frees its place", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ share: fc.nat(4), fails: fc.boolean() }), { maxLength: 40 }),
      async (all) => {
        const queue = new TurnQueue({ ...wide, waiting: 8, waitingOfShare: 4 });
        let running = 0;
        const outcomes = await Promise.allSettled(
          all.map(({ share, fails }) =>
            queue.run(String(share), async () => {
              running++;
              expect(running).toBeLessThanOrEqual(2);
              await Promise.resolve();
              running--;
              if (fails) throw new Error("failed");
            }),
          ),
        );
        expect(outcomes).toHaveLength(all.length);
        expect(running).toBe(0);
        // nothing is left that holds a place
        expect(await queue.run("after", async () => "free")).toBe("free");
      },
    ),
  );
});

test("HP2 twenty teachers behind one address at once are all let in, each in the one queue of the process", async () => {
  const stored = await hashPassword("a sentence that is long");
  const right = await Promise.all(
    Array.from({ length: 20 }, () => passwordMatches(stored, "a sentence that is long", "the staff room")),
  );
  expect(right).toEqual(Array(20).fill(true));
  expect(hashQueue()).toBe((globalThis as { spiralroomHashQueue?: unknown }).spiralroomHashQueue);
});
