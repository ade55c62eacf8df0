// npm run bench -- table: the table of reference results, every cell trained on three seeds by the fused WebAssembly
// engine, beside PyTorch's own (tests/fixtures/training/table.py). The last line is one line of JSON.
import type { TableCell } from "../fixtures/training/table-cases";
import {
  cellsWithPytorch,
  isStable,
  mean,
  pytorchTable,
  tableTolerance,
  trainCell,
  type CellResult,
} from "../training/table";

const thousandths = (value: number): number => Math.round(1000 * value) / 1000;

const figures = ({ accuracies, losses }: CellResult) => ({
  accuracy: thousandths(mean(accuracies)),
  loss: thousandths(mean(losses)),
  seeds: accuracies.map(thousandths),
});

function verdictOf(ours: CellResult, known: CellResult): "agrees" | "apart" | "unstable in PyTorch" {
  if (!isStable(known)) return "unstable in PyTorch";
  return Math.abs(mean(ours.accuracies) - mean(known.accuracies)) <= tableTolerance ? "agrees" : "apart";
}

async function measure([cell, known]: [TableCell, CellResult]) {
  const ours = await trainCell(cell);
  const row = {
    ...{ row: cell.row, column: cell.column, verdict: verdictOf(ours, known) },
    ...{ ours: figures(ours), pytorch: figures(known) },
  };
  console.log(
    `${row.row.padEnd(19)} ${row.column.padEnd(13)}` +
      ` ${row.ours.accuracy.toFixed(3)} / ${row.ours.loss.toFixed(3).padEnd(14)}` +
      ` ${row.pytorch.accuracy.toFixed(3)} / ${row.pytorch.loss.toFixed(3).padEnd(15)} ${row.verdict}`,
  );
  return row;
}

console.log("network             optimizer     ours: accuracy, loss   PyTorch: accuracy, loss");
const rows: Awaited<ReturnType<typeof measure>>[] = [];
for (const one of cellsWithPytorch()) rows.push(await measure(one));
const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
const summary = { agree: count("agrees"), apart: count("apart"), unstable: count("unstable in PyTorch") };
console.log(JSON.stringify({ bench: "table", torch: pytorchTable().torch, ...summary, cells: rows }));
process.exit(summary.apart === 0 ? 0 : 1);
