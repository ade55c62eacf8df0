// The second step of the finale on the screen: what is shown one after the other.
import { describe, expect, test } from "vitest";
import { finaleFrames } from "@/components/screen/finale-frames";
import { fitting } from "@/components/screen/use-fitting";
import type { Board, BoardRow } from "@/lib/contract/views";

const row = (name: string, rank: number, rankBefore: number | null = null): BoardRow => ({
  ...{ rank, tier: 1, participantId: name, name, simulated: false, network: "2→3", parameters: 9 },
  ...{ correct: 1, of: 2, rankBefore, exercises: null },
});

const board = (half: Board["half"], rows: BoardRow[], open?: number): Board => ({
  ...{ mode: "frozen", half, rows, total: rows.length, improved: [] },
  ...(open !== undefined && { open }),
});

const before = board(
  "public",
  ["a", "b", "c", "d", "e"].map((name, at) => row(name, at + 1)),
);
/** By the private half e and b lead, then d, then f, who was not among the first, then a. */
const after = board("private", [row("b", 1), row("e", 2), row("d", 3, 4), row("f", 4, 9), row("a", 5, 1)], 2);
const shown = finaleFrames(before, after, 12).map(({ rows, open }) => [
  rows.map(({ name }) => name).join(""),
  open,
]);

describe("the places on the screen", () => {
  test("FN5 are told one by one from below, above them whoever has none in the public order", () => {
    expect(shown).toEqual([
      ["abde", 4],
      ["bdea", 3],
      ["bdefa", 3],
      ["bedfa", 2],
    ]);
  });

  test("FN5 end with what the server says, and tell nothing of a place before its turn", () => {
    const frames = finaleFrames(before, after, 12);
    expect(frames.at(-1)).toBe(after);
    for (const { rows, open } of frames.slice(0, -1))
      for (const one of rows.slice(0, open)) expect(one.rankBefore).toBeNull();
  });

  test("FN5 of a board that is longer than the screen the first so many are told", () => {
    expect(finaleFrames(before, after, 4).map(({ rows }) => rows.length)).toEqual([3, 4, 5]);
  });

  test("LO3 as many rows stand on the screen as fit, with a heading for each group, and three at least", () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({ ...row(`p${at}`, at + 1), tier: at < 2 ? 1 : 2 }));
    expect(fitting(rows, 30)).toHaveLength(11);
    expect(fitting(rows, 30, 3)).toHaveLength(11);
    expect(fitting(rows, 0)).toHaveLength(3);
    expect(
      fitting(
        rows.map((one) => ({ ...one, tier: one.rank })),
        30,
      ),
    ).toHaveLength(8);
  });
});
