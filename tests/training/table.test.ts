// The table of reference results against PyTorch: its quick cells, on all three seeds. `npm run bench -- table` does all.
import { expect, test } from "vitest";
import { referenceColumns, referenceTable } from "../fixtures/content/reference-table";
import { tableSeeds } from "../fixtures/training/table-cases";
import { cellsWithPytorch, isStable, mean, pytorchTable, tableTolerance, trainCell } from "./table";

const cells = cellsWithPytorch();

/** Without activations, or with narrow layers: a second or less to a cell. */
const quickRows = ["softmax-regression", "deep-relu"];
const quick = cells.filter(([{ row }, known]) => quickRows.includes(row) && isStable(known));

test("EN10 PyTorch has trained every cell of the table, three seeds each", () => {
  expect(pytorchTable().torch).toMatch(/^1\.13/);
  expect(cells).toHaveLength(referenceTable.length * referenceColumns.length);
  for (const [, { accuracies, losses }] of cells) {
    expect(accuracies).toHaveLength(tableSeeds.length);
    expect(losses).toHaveLength(tableSeeds.length);
  }
  expect(quick.length).toBeGreaterThanOrEqual(6);
});

test.each(quick)("EN10 our mean is PyTorch's: $row, $column", async (cell, known) => {
  const { accuracies, losses } = await trainCell(cell);
  expect(Math.abs(mean(accuracies) - mean(known.accuracies))).toBeLessThan(tableTolerance);
  expect(Math.abs(mean(losses) - mean(known.losses))).toBeLessThan(tableTolerance);
});

// the model answers quote this table
test("EN10 the table of the course is PyTorch's, a range where its seeds lie apart", () => {
  for (const [{ row, column }, known] of cells) {
    const at = referenceColumns.findIndex(({ id }) => id === column);
    const shown = referenceTable.find(({ id }) => id === row)?.results[at];
    const name = `${row}, ${column}`;
    expect(shown?.range !== undefined, name).toBe(!isStable(known));
    if (shown?.range) {
      expect(Math.min(...known.accuracies), name).toBeGreaterThanOrEqual(shown.range[0]);
      expect(Math.max(...known.accuracies), name).toBeLessThanOrEqual(shown.range[1]);
    } else
      expect(Math.abs((shown?.accuracy ?? 0) - mean(known.accuracies)), name).toBeLessThan(tableTolerance);
  }
});
