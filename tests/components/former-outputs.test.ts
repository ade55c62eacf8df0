// What a tab keeps over a reload of what a notebook's cells gave.
import { describe, expect, test } from "vitest";
import { FormerOutputs } from "@/components/tensors/former-outputs";
import { freshCell, type LiveCell } from "@/components/tensors/live-cell";
import type { CellResult } from "@/lib/tensorlab/protocol";

let owners = 0;
const somebody = (): string => `owner-${++owners}`;

const gave = (echo: string | null, error: CellResult["error"] = null): CellResult => ({
  echo: echo === null ? null : { repr: echo, left: 0, type: "Tensor", picture: null },
  ...{ error, variables: [], names: [], ms: 1, left: 0, recovery: null },
});

const ran = (id: string, source: string, more: Partial<LiveCell>): LiveCell => ({
  ...{ ...freshCell(source, id), count: 3 },
  ...more,
});

/** The cells as a page has them that was loaded anew. */
const anew = (cells: readonly LiveCell[]): LiveCell[] => cells.map(({ id, source }) => freshCell(source, id));

describe("PY17 what cells gave outlives a reload", () => {
  test("texts, values, errors and drawings come back, marked, and without the number of their run", () => {
    const owner = somebody();
    const figure = { at: 3, kind: "figure", figure: {} } as unknown as LiveCell["pieces"][number];
    const error = { type: "ValueError", message: "no", traceback: "Traceback\nValueError: no" };
    const nowhere = { line: null, cell: null, signs: null, absent: null };
    const cells = [
      ran("a", "x", { output: "one\ntwo\n", result: gave("tensor(1)") }),
      ran("b", "plot", { output: "in it", pieces: [figure], result: gave(null) }),
      ran("c", "bad", { result: gave(null, { ...error, ...nowhere }) }),
      freshCell("never ran", "d"),
    ];
    const drawn = { type: "image/svg+xml" as const, data: "<svg/>", words: "a line" };
    new FormerOutputs(owner).keep(cells, ({ id }) => (id === "b" ? [drawn] : []));
    const [a, b, c, d] = new FormerOutputs(owner).put(anew(cells));
    expect(a).toMatchObject({ id: "a", output: "one\ntwo\n", former: true, count: null, running: false });
    expect(a.result?.echo?.repr).toBe("tensor(1)");
    expect(b.pieces).toEqual([{ at: 3, kind: "picture", picture: drawn }]);
    expect(c.result?.error).toMatchObject(error);
    expect(d).toEqual(freshCell("never ran", "d"));
  });

  test("a cell whose text is another, or that ran meanwhile, stays as it is", () => {
    const owner = somebody();
    const cells = [ran("a", "x", { output: "old" }), ran("b", "y", { output: "old" })];
    new FormerOutputs(owner).keep(cells, () => []);
    const now = [freshCell("another", "a"), ran("b", "y", { output: "new" })];
    expect(new FormerOutputs(owner).put(now)).toEqual(now);
  });

  test("what is large is left out, and all together stays small", () => {
    const owner = somebody();
    const long = "x".repeat(99_000);
    const cells = Array.from({ length: 30 }, (_, at) =>
      ran(`${at}`, "x", { output: at === 0 ? long.repeat(3) : long }),
    );
    new FormerOutputs(owner).keep(cells, () => []);
    const put = new FormerOutputs(owner).put(anew(cells));
    expect(put[0].output).toBe("");
    expect(put[1].output).toBe(long);
    expect(put.map(({ output }) => output).join("").length).toBeLessThanOrEqual(2_000_000);
    // what is no longer there is not kept any longer
    new FormerOutputs(owner).keep([freshCell("x", "1")], () => []);
    expect(new FormerOutputs(owner).put(anew(cells)).every(({ former }) => !former)).toBe(true);
  });
});
