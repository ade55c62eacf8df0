import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Listeners } from "@/lib/client/listeners";
import { Store } from "@/lib/client/store";

/** Runs `work` and collects what becomes of errors that nobody catches. */
async function uncaughtOf(work: () => void): Promise<unknown[]> {
  const uncaught: unknown[] = [];
  const watchers = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => uncaught.push(error));
  work();
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.removeAllListeners("uncaughtException");
  for (const watcher of watchers) process.on("uncaughtException", watcher);
  return uncaught;
}

describe("a store", () => {
  test("BR1 everybody who listens hears of each change once, and of nothing else", () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("set" as const), value: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ kind: fc.constantFrom("join" as const, "leave" as const), who: fc.nat(3) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const store = new Store(0);
        const heard = [0, 0, 0, 0];
        const due = [0, 0, 0, 0];
        const leave = new Map<number, () => void>();
        for (const one of steps) {
          if (one.kind === "join" && !leave.has(one.who))
            leave.set(
              one.who,
              store.subscribe(() => (heard[one.who] += 1)),
            );
          if (one.kind === "leave") {
            leave.get(one.who)?.();
            leave.delete(one.who);
          }
          if (one.kind !== "set") continue;
          if (one.value !== store.get()) for (const who of leave.keys()) due[who] += 1;
          store.set(one.value);
          expect(store.get()).toBe(one.value);
        }
        expect(heard).toEqual(due);
      }),
    );
  });

  test("BR1 what is read is the same object until something changes", () => {
    const store = new Store<{ text: string; count: number }>({ text: "a", count: 1 });
    let heard = 0;
    store.subscribe(() => (heard += 1));
    const before = store.get();
    store.merge({ text: "a" });
    store.merge({});
    store.update((value) => value);
    expect(store.get()).toBe(before);
    expect(heard).toBe(0);
    store.merge({ text: "b" });
    expect(store.get()).toEqual({ text: "b", count: 1 });
    expect(before).toEqual({ text: "a", count: 1 });
    expect(heard).toBe(1);
  });

  test("BR1 a listener that subscribes twice hears twice, and each way to stop ends its own", () => {
    const store = new Store(0);
    let heard = 0;
    const listener = () => (heard += 1);
    const stopOne = store.subscribe(listener);
    store.subscribe(listener);
    store.set(1);
    stopOne();
    stopOne();
    store.set(2);
    expect(heard).toBe(3);
  });
});

describe("listeners", () => {
  test("BR2 who stops while others are told is not called, who comes then hears the next", () => {
    const count = 5;
    const pair = fc.tuple(fc.nat(count - 1), fc.nat(count - 1));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (ends) => {
        const listeners = new Listeners<number>();
        const heard: string[] = [];
        const stop: (() => void)[] = [];
        for (let who = 0; who < count; who += 1)
          stop.push(
            listeners.subscribe((event) => {
              heard.push(`${event}:${who}`);
              for (const [by, whom] of ends) if (by === who) stop[whom]();
              if (event === 1 && who === 0) listeners.subscribe((next) => heard.push(`${next}:new`));
            }),
          );
        listeners.tell(1);
        const gone = new Set<number>();
        const expected: string[] = [];
        for (let who = 0; who < count; who += 1) {
          if (gone.has(who)) continue;
          expected.push(`1:${who}`);
          for (const [by, whom] of ends) if (by === who) gone.add(whom);
        }
        expect(heard).toEqual(expected);
        listeners.tell(2);
        expect(heard.at(-1)).toBe("2:new");
      }),
    );
  });

  test("BR2 who throws is reported, and the others hear", async () => {
    const store = new Store("a");
    const heard: string[] = [];
    store.subscribe(() => heard.push("before"));
    store.subscribe(() => {
      throw new Error("of a listener");
    });
    store.subscribe(() => heard.push("after"));
    const uncaught = await uncaughtOf(() => store.set("b"));
    expect(heard).toEqual(["before", "after"]);
    expect(uncaught).toEqual([new Error("of a listener")]);
    expect(store.get()).toBe("b");
  });
});
