// The ranking against its rule, written out a second time as slowly and plainly as it reads.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  correctOf,
  halfInForce,
  mayStand,
  standardError,
  standings,
  tierFloor,
  type Half,
  type RankedRun,
  type Standing,
} from "@/lib/live/rank";

type Run = RankedRun & { id: string };

let made = 0;

const run = (participantId: string, correct: number, parameters: number, rest: Partial<Run> = {}): Run => ({
  id: `run${++made}`,
  ...{ participantId, parameters, publicCorrect: correct, privateCorrect: correct },
  receivedAt: made,
  of: 1500,
  ...rest,
});

/** "Ann 1/1": name, rank and tier. */
const places = (runs: readonly Run[], half: Half = "public"): string[] =>
  standings(runs, half).map(({ participantId, rank, tier }) => `${participantId} ${rank}/${tier}`);

const order = (runs: readonly Run[]): string[] =>
  standings(runs, "public").map(({ participantId }) => participantId);

/** Few people, close counts and few sizes, so that ties and tiers are common; each run at a moment of its own. */
const manyRuns = fc
  .array(
    fc.record({
      who: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      publicCorrect: fc.oneof(fc.integer({ min: 1440, max: 1500 }), fc.integer({ min: 0, max: 1500 })),
      privateCorrect: fc.integer({ min: 1440, max: 1500 }),
      parameters: fc.constantFrom(9, 53, 100, 603, 603, 5_000),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ who, ...rest }, at): Run => ({
      id: `${at}`,
      participantId: who,
      receivedAt: at,
      of: 1500,
      ...rest,
    })),
  );

/** The rule sentence by sentence. */
function plainStandings(runs: readonly Run[], half: Half): Standing<Run>[] {
  const placed: Standing<Run>[] = [];
  const first = (some: readonly Run[]) =>
    [...some].sort((a, b) => a.parameters - b.parameters || a.receivedAt - b.receivedAt);
  for (let tier = 1; ; tier++) {
    const rest = runs.filter((one) =>
      placed.every(({ participantId }) => participantId !== one.participantId),
    );
    if (rest.length === 0) return placed;
    const opener = rest.reduce((a, b) => (correctOf(b, half) > correctOf(a, half) ? b : a));
    const inside = rest.filter((one) => correctOf(one, half) >= tierFloor(opener, half));
    const people = [...new Set(inside.map((one) => one.participantId))];
    const standing = people.map((who) => first(inside.filter((one) => one.participantId === who))[0]);
    for (const entry of first(standing))
      placed.push({ participantId: entry.participantId, entry, tier, rank: placed.length + 1 });
  }
}

describe("a tier", () => {
  test("R1 the standard error is Agresti–Coull's: two correct and two wrong points are added", () => {
    expect(standardError(1500, 1500)).toBeCloseTo(Math.sqrt(((1502 / 1504) * (2 / 1504)) / 1504), 12);
    expect(standardError(750, 1500)).toBeCloseTo(0.5 / Math.sqrt(1504), 12);
  });

  test("R1 a count that cannot be has no error, and ranking it ends", () => {
    expect(standardError(-9, 1500)).toBe(0);
    expect(standardError(1600, 1500)).toBe(0);
    const ranked = standings([run("a", 1600, 603), run("b", -9, 603)], "public");
    expect(ranked.map(({ participantId }) => participantId)).toEqual(["a", "b"]);
  });

  test("R2 is opened by the most accurate run and reaches two standard errors down, the floor included", () => {
    const best = run("a", 1485, 603);
    const floor = tierFloor(best, "public");
    expect(floor).toBeCloseTo(1485 - 2 * 1500 * standardError(1485, 1500), 9);
    const inside = run("b", Math.ceil(floor), 603);
    const outside = run("c", Math.ceil(floor) - 1, 3);
    expect(places([outside, inside, best])).toEqual(["a 1/1", "b 2/1", "c 3/2"]);
  });

  test("R2 is made of people: other runs of somebody placed open no tier and change none", () => {
    const ann = run("Ann", 1495, 600);
    const bob = run("Bob", 1479, 600);
    const cat = run("Cat", 1470, 100);
    expect(places([ann, bob, cat])).toEqual(["Ann 1/1", "Cat 2/2", "Bob 3/2"]);
    const old = run("Ann", 1480, 600, { receivedAt: 0 });
    expect(places([old, ann, bob, cat])).toEqual(["Ann 1/1", "Cat 2/2", "Bob 3/2"]);
    // 1484 lies alone between the two, and is no tier of its own: whose it is stands higher
    expect(places([run("Ann", 1484, 600), ann, run("Bob", 1400, 600)])).toEqual(["Ann 1/1", "Bob 2/2"]);
  });

  test("R3 inside it fewer parameters win, then the earlier, then whoever arrived first in that millisecond", () => {
    const large = run("large", 1490, 603);
    const small = run("small", 1486, 53);
    const later = run("later", 1490, 53, { receivedAt: 10_000 });
    const same = run("same", 1491, 53, { receivedAt: 10_000 });
    expect(order([large, later, same, small])).toEqual(["small", "later", "same", "large"]);
    expect(order([large, same, later, small])).toEqual(["small", "same", "later", "large"]);
  });

  test("R4 everybody stands with the smallest, then earliest, of their runs in it", () => {
    const runs = [run("a", 1499, 603), run("a", 1496, 43), run("a", 1300, 9), run("b", 1499, 100)];
    const again = run("a", 1499, 43);
    expect(standings([...runs, again], "public").map(({ entry, tier }) => [entry, tier])).toEqual([
      [runs[1], 1],
      [runs[3], 1],
    ]);
  });

  test("R6 is made by the half in force", () => {
    const swapped = [
      run("a", 1490, 603, { privateCorrect: 1200 }),
      run("b", 1300, 603, { privateCorrect: 1495 }),
    ];
    expect(places(swapped)).toEqual(["a 1/1", "b 2/2"]);
    expect(places(swapped, "private")).toEqual(["b 1/1", "a 2/2"]);
    expect(
      (["hidden", "live", "frozen", "revealed"] as const).map((boardMode) => halfInForce({ boardMode })),
    ).toEqual(["public", "public", "public", "private"]);
  });

  test("R12 takes runs on the session's data, in time or admitted, of people who are not removed", () => {
    for (let flags = 0; flags < 16; flags++) {
      const [eligible, late, admitted, ownerRemoved] = [1, 2, 4, 8].map((bit) => (flags & bit) > 0);
      expect(mayStand({ eligible, late, admitted, ownerRemoved })).toBe(
        eligible && !ownerRemoved && (!late || admitted),
      );
    }
  });
});

describe("whatever the runs", () => {
  test("R5 the places are those of the rule as it reads, in both halves", () => {
    fc.assert(
      fc.property(manyRuns, (runs) => {
        for (const half of ["public", "private"] as const)
          expect(standings(runs, half)).toEqual(plainStandings(runs, half));
      }),
      { numRuns: 400 },
    );
  });

  test("R5 everybody with a run stands once, ranks and tiers are 1…n, and nobody in a lower tier had a run for a higher one", () => {
    fc.assert(
      fc.property(manyRuns, (runs) => {
        const shown = standings(runs, "public");
        expect(new Set(shown.map(({ participantId }) => participantId))).toEqual(
          new Set(runs.map(({ participantId }) => participantId)),
        );
        expect(shown.map(({ rank }) => rank)).toEqual(shown.map((_, at) => at + 1));
        const tiers = [...new Set(shown.map(({ tier }) => tier))];
        expect(tiers).toEqual(tiers.map((_, at) => at + 1));
        shown.forEach(({ tier }, at) => expect(tier).toBeGreaterThanOrEqual(shown[at - 1]?.tier ?? 1));
        for (const tier of tiers) {
          const open = shown.filter((one) => one.tier >= tier).map(({ participantId }) => participantId);
          const opener = runs
            .filter(({ participantId }) => open.includes(participantId))
            .reduce((a, b) => (b.publicCorrect > a.publicCorrect ? b : a));
          const floor = tierFloor(opener, "public");
          for (const one of shown.filter((other) => other.tier === tier))
            expect(one.entry.publicCorrect).toBeGreaterThanOrEqual(floor);
          for (const { participantId } of shown.filter((other) => other.tier > tier))
            for (const lower of runs.filter((one) => one.participantId === participantId))
              expect(lower.publicCorrect).toBeLessThan(floor);
        }
      }),
    );
  });

  test("R5 the order in which the runs are given does not matter", () => {
    const shuffled = manyRuns.chain((runs) =>
      fc.tuple(
        fc.constant(runs),
        fc.shuffledSubarray(runs, { minLength: runs.length, maxLength: runs.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([runs, other]) => {
        expect(standings(other, "public")).toEqual(standings(runs, "public"));
      }),
    );
  });

  test("R13 a run that is not its owner's most accurate changes nobody's tier and no two others' order", () => {
    const withAnother = fc.tuple(manyRuns, fc.nat(), fc.nat(), fc.constantFrom(1, 53, 603, 50_000), fc.nat());
    fc.assert(
      fc.property(withAnother, ([runs, whose, below, parameters, at]) => {
        fc.pre(runs.length > 0);
        const { participantId } = runs[whose % runs.length];
        const best = Math.max(
          ...runs.filter((one) => one.participantId === participantId).map((one) => one.publicCorrect),
        );
        const another = run(participantId, Math.max(0, best - (below % 40)), parameters, {
          receivedAt: (at % (runs.length + 2)) - 0.5,
        });
        const before = standings(runs, "public");
        const after = standings([...runs, another], "public");
        const tierOf = (shown: Standing<Run>[]) => new Map(shown.map((one) => [one.participantId, one.tier]));
        expect(tierOf(after)).toEqual(tierOf(before));
        const others = (shown: Standing<Run>[]) =>
          shown.filter((one) => one.participantId !== participantId).map(({ entry, tier }) => [entry, tier]);
        expect(others(after)).toEqual(others(before));
      }),
      { numRuns: 400 },
    );
  });

  test("R13 runs of people who are placed in a higher tier play no part in a lower one", () => {
    fc.assert(
      fc.property(manyRuns, (runs) => {
        const shown = standings(runs, "public");
        const placed = shown.filter(({ tier }) => tier === 1);
        const rest = runs.filter((one) =>
          placed.every(({ participantId }) => participantId !== one.participantId),
        );
        expect(standings(rest, "public")).toEqual(
          shown
            .slice(placed.length)
            .map((one) => ({ ...one, tier: one.tier - 1, rank: one.rank - placed.length })),
        );
      }),
    );
  });

  test("R13 a more accurate run of somebody who goes on standing with a smaller one raises the floor for the others", () => {
    const runs = [run("Ann", 1480, 100), run("Cat", 1472, 603), run("Dan", 1462, 10)];
    expect(places(runs)).toEqual(["Ann 1/1", "Cat 2/1", "Dan 3/2"]);
    const larger = run("Ann", 1484, 603);
    expect(places([...runs, larger])).toEqual(["Ann 1/1", "Dan 2/2", "Cat 3/2"]);
  });
});
