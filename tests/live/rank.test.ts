import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { rankEntries, standardError, standings, tierFloor } from "@/lib/live/rank";
import { instructorBoard, classBoard, placeOf, topOfBoard } from "@/lib/live/view-board";
import {
  contextAt,
  entry,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  run,
  score,
  student,
} from "./session-fixture";

describe("ranking in tiers", () => {
  test("R1 the standard error is Agresti–Coull's: two correct and two wrong points are added", () => {
    expect(standardError(1500, 1500)).toBeCloseTo(Math.sqrt(((1502 / 1504) * (2 / 1504)) / 1504), 12);
    expect(standardError(750, 1500)).toBeCloseTo(0.5 / Math.sqrt(1504), 12);
  });

  test("R2 a tier reaches from its best entry two standard errors down, the floor included", () => {
    const best = entry("a", 1485, 603);
    const floor = tierFloor(best, "public");
    expect(floor).toBeCloseTo(1485 - 2 * 1500 * standardError(1485, 1500), 9);
    const inside = entry("b", Math.ceil(floor), 603);
    const outside = entry("c", Math.ceil(floor) - 1, 3);
    expect(
      rankEntries([outside, inside, best], "public").map(({ entry: { participantId }, tier }) => [
        participantId,
        tier,
      ]),
    ).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 2],
    ]);
  });

  test("R3 inside a tier fewer parameters win, then the earlier", () => {
    const large = entry("large", 1490, 603);
    const small = entry("small", 1486, 53);
    const later = entry("later", 1490, 53, { receivedAt: 10_000 });
    expect(standings([large, later, small], "public").map(({ participantId }) => participantId)).toEqual([
      "small",
      "later",
      "large",
    ]);
  });

  test("R4 every participant shows the first of their entries, which may be a smaller network", () => {
    const entries = [entry("a", 1499, 603), entry("a", 1496, 43), entry("b", 1499, 100)];
    const shown = standings(entries, "public");
    expect(
      shown.map(({ participantId, entry: { parameters }, rank }) => [participantId, parameters, rank]),
    ).toEqual([
      ["a", 43, 1],
      ["b", 100, 2],
    ]);
  });

  test("R5 whatever the entries: every tier holds its rule, ranks are 1…n, and no lower tier beats a higher one", () => {
    const entries = fc.array(
      fc.record({
        who: fc.integer({ min: 0, max: 8 }),
        correct: fc.integer({ min: 0, max: 1500 }),
        parameters: fc.integer({ min: 9, max: 50_000 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(entries, (made) => {
        const ranked = rankEntries(
          made.map(({ who, correct, parameters }) => entry(`p${who}`, correct, parameters)),
          "public",
        );
        const tiers = [...new Set(ranked.map(({ tier }) => tier))];
        expect(tiers).toEqual(tiers.map((_, i) => i + 1));
        for (const tier of tiers) {
          const members = ranked.filter((one) => one.tier === tier).map((one) => one.entry);
          const best = members.reduce((a, b) => (b.publicCorrect > a.publicCorrect ? b : a));
          for (const member of members)
            expect(member.publicCorrect).toBeGreaterThanOrEqual(tierFloor(best, "public"));
          for (const lower of ranked.filter((one) => one.tier > tier))
            expect(lower.entry.publicCorrect).toBeLessThan(tierFloor(best, "public"));
        }
        const shown = standings(
          ranked.map((one) => one.entry),
          "public",
        );
        expect(shown.map(({ rank }) => rank)).toEqual(shown.map((_, i) => i + 1));
        expect(new Set(shown.map(({ participantId }) => participantId)).size).toBe(shown.length);
      }),
    );
  });
});

describe("the board", () => {
  const class3 = joined(openSession, "Ada", "Ben", "Cleo");
  const submit = (
    state: typeof class3,
    name: string,
    id: string,
    publicCorrect: number,
    privateCorrect: number,
    now: number,
  ) =>
    must(
      state,
      student(name),
      "run.submit",
      run(id, now),
      contextAt(now, { score: score(publicCorrect, privateCorrect, id) }),
    );
  const raced = submit(submit(class3, "Ada", "a", 1490, 1200, 2_000), "Ben", "b", 1300, 1495, 3_000);

  test("R6 after the reveal the private half ranks the same entries by the same rule and tells what moved", () => {
    expect(classBoard(raced).rows.map(({ name, correct }) => [name, correct])).toEqual([
      ["Ada", 1490],
      ["Ben", 1300],
    ]);
    const closed = must(raced, instructor, "session.end", {});
    const revealed = must(closed, instructor, "board.set", { mode: "revealed" });
    expect(classBoard(revealed).half).toBe("private");
    expect(
      classBoard(revealed).rows.map(({ name, correct, rank, rankBefore }) => [
        name,
        correct,
        rank,
        rankBefore,
      ]),
    ).toEqual([
      ["Ben", 1495, 1, 2],
      ["Ada", 1200, 2, 1],
    ]);
  });

  test("R7 a frozen board stands still for the class and moves for the instructor", () => {
    const frozen = must(raced, instructor, "board.set", { mode: "frozen" }, contextAt(4_000));
    const later = submit(frozen, "Cleo", "c", 1499, 1499, 5_000);
    expect(classBoard(later).rows.map(({ name }) => name)).toEqual(["Ada", "Ben"]);
    expect(placeOf(later, idOf("Cleo"))).toBeNull();
    expect(instructorBoard(later).rows.map(({ name }) => name)).toEqual(["Cleo", "Ada", "Ben"]);
    const live = must(later, instructor, "board.set", { mode: "live" }, contextAt(6_000));
    expect(classBoard(live).rows[0].name).toBe("Cleo");
  });

  test("R8 a hidden board shows the class nothing, a removed participant shows nowhere", () => {
    expect(classBoard(must(raced, instructor, "board.set", { mode: "hidden" })).rows).toEqual([]);
    const removed = must(raced, instructor, "participant.remove", { participantId: idOf("Ada") });
    expect(instructorBoard(removed).rows.map(({ name }) => name)).toEqual(["Ben"]);
    const back = must(removed, instructor, "participant.restore", { participantId: idOf("Ada") });
    expect(instructorBoard(back).rows.map(({ name }) => name)).toEqual(["Ada", "Ben"]);
  });

  test("R9 improvements are told newest first, with the rank before", () => {
    const better = submit(raced, "Ben", "b2", 1499, 1499, 7_000);
    expect(classBoard(better).improved[0]).toMatchObject({ name: "Ben", rank: 1, rankBefore: 2 });
    expect(classBoard(better).improved[1]).toMatchObject({ name: "Ada", rankBefore: null });
  });

  test("R10 everybody is sent the top; one's own place is found below it", () => {
    const names = Array.from({ length: 60 }, (_, i) => `S${i}`);
    const many = names.reduce(
      (state, name, i) => submit(state, name, `run${i}`, 1500 - 20 * i, 700, 10_000 + i),
      joined(openSession, ...names),
    );
    expect(topOfBoard(many).rows).toHaveLength(wireLimits.boardRows);
    expect(topOfBoard(many).total).toBe(60);
    expect(placeOf(many, idOf("S59"))?.rank).toBe(60);
  });
});
