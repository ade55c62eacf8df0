// What each kind of viewer is shown of the ranking.
import { describe, expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { instructorBoard, placeOf, topOfBoard } from "@/lib/live/view-board";
import {
  contextAt,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  run,
  score,
  student,
} from "./session-fixture";

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
    expect(topOfBoard(raced).rows.map(({ name, correct }) => [name, correct])).toEqual([
      ["Ada", 1490],
      ["Ben", 1300],
    ]);
    const closed = must(raced, instructor, "session.end", {});
    const revealed = must(closed, instructor, "board.set", { mode: "revealed" });
    expect(topOfBoard(revealed).half).toBe("private");
    expect(
      topOfBoard(revealed).rows.map(({ name, correct, rank, rankBefore }) => [
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
    expect(topOfBoard(later).rows.map(({ name }) => name)).toEqual(["Ada", "Ben"]);
    expect(placeOf(later, idOf("Cleo"))).toBeNull();
    expect(instructorBoard(later).rows.map(({ name }) => name)).toEqual(["Cleo", "Ada", "Ben"]);
    const live = must(later, instructor, "board.set", { mode: "live" }, contextAt(6_000));
    expect(topOfBoard(live).rows[0].name).toBe("Cleo");
  });

  test("R8 a hidden board shows the class nothing, a removed participant shows nowhere", () => {
    expect(topOfBoard(must(raced, instructor, "board.set", { mode: "hidden" })).rows).toEqual([]);
    const removed = must(raced, instructor, "participant.remove", { participantId: idOf("Ada") });
    expect(instructorBoard(removed).rows.map(({ name }) => name)).toEqual(["Ben"]);
    const back = must(removed, instructor, "participant.restore", { participantId: idOf("Ada") });
    expect(instructorBoard(back).rows.map(({ name }) => name)).toEqual(["Ada", "Ben"]);
  });

  test("R9 improvements are told newest first, with the rank before", () => {
    const better = submit(raced, "Ben", "b2", 1499, 1499, 7_000);
    expect(topOfBoard(better).improved[0]).toMatchObject({ name: "Ben", rank: 1, rankBefore: 2 });
    expect(topOfBoard(better).improved[1]).toMatchObject({ name: "Ada", rankBefore: null });
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
