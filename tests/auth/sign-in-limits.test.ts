// Who may try a password when: owners, strangers, and attacks from one place and from many.
import { beforeEach, expect, test, vi } from "vitest";
import { judged, noSuchInvitation, TooManyTries, tryAsKnown, tryAsStranger } from "@/lib/auth/sign-in-limits";

const ada = "ada@example.org";
const minute = 60_000;

beforeEach(() => {
  // what one process counts, each test counts from the beginning
  Reflect.deleteProperty(globalThis, "spiralroomSignInTries");
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  return () => vi.useRealTimers();
});

/** Tries until one is refused. @returns how many were judged */
async function wrongFrom(address: string, email = ada, now = 0): Promise<number> {
  for (let judgedTries = 0; judgedTries < 100; judgedTries++)
    try {
      await tryAsStranger(email, address, now);
    } catch (refusal) {
      expect(refusal).toBeInstanceOf(TooManyTries);
      return judgedTries;
    }
  return 100;
}

test("HP3 ten wrong passwords from elsewhere lock nobody out: neither the owner's device, nor a new one at home", async () => {
  expect(await wrongFrom("203.0.113.9")).toBe(5);
  tryAsKnown("the owner's laptop", 0).right();
  (await tryAsStranger(ada, "198.51.100.1", 0)).right();
});

test("HP3 an account that is tried from a hundred places lets in its own devices at once, and a new one after seconds", async () => {
  // every address has one guess and is held up for it, some at the same time
  const tries: Promise<unknown>[] = [];
  for (let at = 0; at < 100; at++) tries.push(tryAsStranger(ada, `203.0.${at}.1`, 0).catch(() => "refused"));
  await vi.runAllTimersAsync();
  const refused = (await Promise.all(tries)).filter((outcome) => outcome === "refused");
  expect(refused.length).toBeGreaterThanOrEqual(60);
  expect(await wrongFrom("203.0.1.1", ada, 1_000)).toBe(0);

  tryAsKnown("the owner's laptop", 0).right();
  const fresh = tryAsStranger(ada, "198.51.100.1", 0);
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await fresh).share).toBeTypeOf("string");
  // and nobody else is held up
  expect((await tryAsStranger("ben@example.org", "198.51.100.1", 0)).share).toBeTypeOf("string");
});

test("HP3 many tries at once are many, whoever is asked for", async () => {
  const sent = Array.from({ length: 50 }, () => tryAsStranger(ada, "203.0.113.9", 0).catch(() => "refused"));
  const passed = (await Promise.all(sent)).filter((outcome) => outcome !== "refused");
  expect(passed).toHaveLength(5);
  let judgedTries = 0;
  for (let at = 0; at < 60; at++)
    judgedTries += await tryAsStranger(`nobody${at}@example.org`, "203.0.113.9", 0).then(
      () => 1,
      () => 0,
    );
  expect(judgedTries).toBe(35);
});

test("HP3 a wait ends by waiting, however long it was tried meanwhile; a right password clears it", async () => {
  expect(await wrongFrom("203.0.113.9")).toBe(5);
  for (let second = 1; second < 5; second++)
    await expect(tryAsStranger(ada, "203.0.113.9", second * 1_000)).rejects.toMatchObject({
      seconds: 5 - second,
    });
  (await tryAsStranger(ada, "203.0.113.9", 5_000)).right();
  expect(await wrongFrom("203.0.113.9", ada, 5_001)).toBe(5);
});

test("HP3 a known device has a count of its own, which fails alone", async () => {
  for (let wrong = 0; wrong < 10; wrong++) tryAsKnown("stolen", 0);
  expect(() => tryAsKnown("stolen", 0)).toThrow(TooManyTries);
  tryAsKnown("another", 0).right();
  expect(await wrongFrom("203.0.113.9")).toBe(5);
  tryAsKnown("stolen", 15 * minute);
});

test("HP3 what was not judged does not count", async () => {
  for (let times = 0; times < 30; times++) {
    const counted = await tryAsStranger(ada, "203.0.113.9", 0);
    await expect(judged(counted, () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
  }
  expect(await wrongFrom("203.0.113.9")).toBe(5);
});

test("HP5 invitations that do not exist are asked for thirty times from one place, then more and more slowly", () => {
  for (let times = 0; times < 30; times++) noSuchInvitation("2001:db8:1:2::1", 0);
  expect(() => noSuchInvitation("2001:db8:1:2::77", 0)).toThrow(TooManyTries);
  noSuchInvitation("2001:db8:1:3::1", 0);
  noSuchInvitation("2001:db8:1:2::1", 5_000);
  expect(() => noSuchInvitation("2001:db8:1:2::1", 14_000)).toThrow(TooManyTries);
});
