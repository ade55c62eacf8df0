// The notebooks that one can begin with run from top to bottom, but for the cell that is to fail.
import { beforeAll, expect, test } from "vitest";
import type { StartingCell } from "@/lib/content/notebooks";
import { spiralCells } from "@/lib/content/notebooks/spiral";
import { tensorCells } from "@/lib/content/notebooks/tensors";
import type { Shown } from "@/lib/tensorlab/protocol";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

/** A few steps in the place of hundreds; what they learn is another thing. */
const soon = (source: string): string =>
  source.replace(/epochs=\d+/g, "epochs=2").replace(/^assert accuracy.*$/gm, "");

function ran(cells: readonly StartingCell[]) {
  session.renew();
  const shown: Shown["kind"][] = [];
  session.onShown = ({ kind }) => void shown.push(kind);
  const failed = cells.flatMap((cell) => {
    const { error } = typeof cell === "string" ? session.run(soon(cell)) : { error: null };
    return error ? [`${error.type}: ${error.message}`] : [];
  });
  return { failed, shown };
}

test("PY12 the tensors' notebook fails where it says so and nowhere else", () => {
  expect(ran(tensorCells)).toEqual({
    failed: ["RuntimeError: expected scalar type Float but found Long"],
    shown: [],
  });
});

test("PY12 the spirals' notebook trains, plots and hands in", () => {
  const { failed, shown } = ran(spiralCells);
  expect(failed).toEqual([expect.stringContaining("session")]);
  expect(shown).toEqual(["figure", "figure", "figure", "figure"]);
});

test("PY12 every text is there in both languages, and no cell is too long to be kept", () => {
  for (const cell of [...tensorCells, ...spiralCells])
    if (typeof cell !== "string") expect([cell.en, cell.zh].every((text) => text.length > 5)).toBe(true);
    else expect(cell.length).toBeLessThan(2_000);
});
