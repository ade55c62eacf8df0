// Whose attempt is checked next: people in sessions in turn, who stopped a process later, strangers last.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FairQueue, type Waiter } from "@/lib/server/attempts/fair-queue";
import { Strikes } from "@/lib/server/attempts/strikes";

/** Tasks that end when they are told to, and the order in which they began. */
function hall(places: number, suspects: readonly string[] = [], known: readonly string[] = []) {
  const queue = new FairQueue(places, (owner) => suspects.includes(owner));
  const begun: string[] = [];
  const running = new Map<string, () => void>();
  const come = (owner: string, stranger = false) =>
    queue.run({ owner, stranger, tried: known.includes(owner) } satisfies Waiter, () => {
      begun.push(owner);
      return new Promise<void>((end) => running.set(owner, end));
    });
  const end = async (owner: string) => {
    const told = running.get(owner);
    running.delete(owner);
    told?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, begun, running, come, end };
}

describe("HA7 turns", () => {
  test("HA7 somebody who sends twenty at once stands in nobody's way", async () => {
    const { begun, come, end } = hall(2);
    for (let at = 0; at < 20; at++) void come("flood");
    for (const owner of ["a", "b", "c"]) void come(owner);
    await end("none");
    expect(begun).toEqual(["flood", "a"]);
    await end("flood");
    await end("a");
    await end("b");
    // everybody had a turn before the second of the one who sent twenty
    expect(begun).toEqual(["flood", "a", "b", "c", "flood"]);
  });

  test("HA7 those who stopped a process lately hold one place together, which is none of the class's", async () => {
    const { begun, come, end } = hall(2, ["x", "y", "z"]);
    for (const owner of ["x", "y", "z", "a", "b", "c"]) void come(owner);
    await end("none");
    expect(begun).toEqual(["x", "a", "b"]);
    await end("a");
    await end("b");
    expect(begun).toEqual(["x", "a", "b", "c"]);
    await end("x");
    expect(begun).toEqual(["x", "a", "b", "c", "y"]);
  });

  test("HA7 twenty new names that never end leave a place to those who had a verdict, and the other way round", async () => {
    const { begun, come, end } = hall(2, [], ["a", "b", "c"]);
    for (let at = 0; at < 20; at++) void come(`new ${at}`);
    for (const owner of ["a", "b", "c"]) void come(owner);
    await end("none");
    // nobody else was there when the second began
    expect(begun).toEqual(["new 0", "new 1"]);
    await end("new 0");
    for (const owner of ["a", "b", "c"]) await end(owner);
    expect(begun).toEqual(["new 0", "new 1", "a", "b", "c", "new 2"]);
    await end("new 1");
    expect(begun.at(-1)).toBe("new 3");
  });

  test("HA7 no more run than there are places, one of each, and everybody is served", async () => {
    const arrival = fc.record({ owner: fc.constantFrom("a", "b", "c", "d"), stranger: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (all, places) => {
          const { queue, begun, running, come, end } = hall(places, ["d", "stranger d"], ["a"]);
          const nameOf = ({ owner, stranger }: Omit<Waiter, "tried">) =>
            stranger ? `stranger ${owner}` : owner;
          const replies = all.map((waiter) => come(nameOf(waiter), waiter.stranger));
          await end("none");
          while (running.size > 0) {
            const strangers = [...running.keys()].filter((owner) => owner.startsWith("stranger"));
            expect(strangers.length).toBeLessThanOrEqual(1);
            const suspects = Number(running.has("d"));
            expect(running.size - strangers.length - suspects).toBeLessThanOrEqual(places);
            await end([...running.keys()][0]);
          }
          await Promise.all(replies);
          expect([...begun].sort()).toEqual(all.map(nameOf).sort());
          expect([queue.waiting(true), queue.waiting(false), queue.heldBy("a")]).toEqual([0, 0, 0]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("HA6 strangers", () => {
  test("HA6 begin only while nobody of a session waits, one at a time, in a place of their own", async () => {
    const { begun, come, end } = hall(1);
    void come("a");
    for (const address of ["s", "s", "t"]) void come(address, true);
    void come("b");
    await end("none");
    expect(begun).toEqual(["a", "s"]);
    await end("s");
    expect(begun).toEqual(["a", "s"]);
    await end("a");
    expect(begun).toEqual(["a", "s", "b", "t"]);
  });
});

describe("HA7 strikes", () => {
  test("HA7 the first stop costs nothing, each further one a longer wait, and an end makes up for one", () => {
    let now = 1_000_000;
    const strikes = new Strikes(() => now);
    strikes.stopped("x");
    expect([strikes.has("x"), strikes.waitOf("x")]).toEqual([true, 0]);
    const waits = Array.from({ length: 20 }, () => {
      strikes.stopped("x");
      return strikes.waitOf("x");
    });
    expect(waits.slice(0, 6)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
    expect(waits.at(-1)).toBe(60_000);
    expect([strikes.has("y"), strikes.waitOf("y")]).toEqual([false, 0]);
    now += 59_999;
    expect(strikes.waitOf("x")).toBe(1);
    now += 600_000;
    strikes.stopped("y");
    expect(strikes.has("x")).toBe(false);
    strikes.ended("y");
    expect(strikes.has("y")).toBe(false);
  });

  test("HZ6 whom the machine left too little time has twice as much each time, up to a bound that is less for people in no session", () => {
    const strikes = new Strikes(() => 0);
    const patience = () => [strikes.patienceFor("x", false), strikes.patienceFor("x", true)];
    const seen = Array.from({ length: 5 }, () => {
      const now = patience();
      strikes.slowed("x");
      return now;
    });
    expect(seen).toEqual([
      [1, 1],
      [2, 2],
      [4, 2],
      [8, 2],
      [8, 2],
    ]);
    // it is no strike: nobody waits for it
    expect(strikes.waitOf("x")).toBe(0);
    strikes.ended("x");
    expect(patience()).toEqual([1, 1]);
  });
});
