// How long the next try waits after so many wrong ones, and where tries are counted.
import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf } from "@/lib/auth/place";
import { Tries } from "@/lib/auth/tries";

const patience = { free: 3, firstWait: 1_000, longestWait: 8_000, memory: 60_000 };

test("HP4 the first wrong tries are free, then each doubles the wait up to its longest, and time forgets them", () => {
  const tries = new Tries(patience);
  const waits: number[] = [];
  let now = 1_000_000;
  for (let wrong = 0; wrong < 9; wrong++) {
    const wait = tries.wait("ann", now);
    waits.push(wait);
    now += wait;
    tries.count("ann", now);
  }
  expect(waits).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  expect(tries.wait("ben", now)).toBe(0);
  expect(tries.wait("ann", now + 60_001)).toBe(0);
});

test("HP4 whatever is tried when, a wait is never longer than its longest, and waiting it out is enough", () => {
  const step = fc.record({
    pause: fc.nat(90_000),
    what: fc.constantFrom("count", "takeBack", "forget", "ask"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const tries = new Tries(patience);
      let now = 1_000_000;
      for (const { pause, what } of steps) {
        now += pause;
        if (what === "count") tries.count("key", now);
        if (what === "takeBack") tries.takeBack("key");
        if (what === "forget") tries.forget("key");
        const wait = tries.wait("key", now);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(patience.longestWait);
        expect(tries.wait("key", now + wait)).toBe(0);
        // asking costs nothing
        expect(tries.wait("key", now)).toBe(wait);
      }
    }),
  );
});

test("HP4 what is counted has an end in memory: the key counted longest ago goes", () => {
  const tries = new Tries(patience);
  for (let times = 0; times < 9; times++) tries.count("first", 0);
  for (let key = 0; key < 19_999; key++) tries.count(`key ${key}`, 1);
  expect(tries.spacing("first", 1)).toBeGreaterThan(0);
  tries.count("one more", 1);
  expect(tries.spacing("first", 1)).toBe(0);
});

test.each([
  ["10.0.0.7", "10.0.0.7", true],
  ["10.0.0.7", "10.0.0.8", false],
  ["10.0.0.7", "::ffff:10.0.0.7", true],
  ["::ffff:10.0.0.7", "::ffff:a00:7", true],
  ["2001:db8:1:2::1", "2001:db8:1:2:ffff:eeee:dddd:cccc", true],
  ["2001:db8:1:2::1", "2001:0DB8:0001:0002:0:0:0:9", true],
  ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
  ["2001:db8::1", "2001:db8:0:0:1::1", true],
  ["fe80::1%eth0", "fe80::2", true],
  ["::1", "::2", true],
  ["unknown", "unknown", true],
  ["unknown", "", false],
])("HP4 %s and %s are one place: %s", (one, other, same) =>
  expect(placeOf(one) === placeOf(other)).toBe(same),
);

test("HP4 every address has a place, and all of a /64 have one", () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.ipV4(), (six, four) => {
      expect(placeOf(placeOf(six).replace("/64", "1"))).toBe(placeOf(placeOf(six).replace("/64", "2")));
      expect(placeOf(`::ffff:${four}`)).toBe(placeOf(four));
    }),
  );
});
