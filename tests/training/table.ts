/** The table of reference results: our engine's cells beside PyTorch's own. */
import { readFileSync } from "node:fs";
import type { Config } from "@/lib/spiral/config";
import { openEngine } from "@/lib/training/open-engine";
import { prepareWork } from "@/lib/training/work";
import { tableCells, type TableCell } from "../fixtures/training/table-cases";

/** What one trainer made of a cell, seed by seed. */
export interface CellResult {
  /** fraction right on held-out points after the last epoch */
  accuracies: number[];
  /** training cross-entropy then */
  losses: number[];
}

type Recorded = CellResult & Pick<TableCell, "row" | "column">;

/** What tests/fixtures/training/table.py wrote. */
export function pytorchTable(): { torch: string; cells: Recorded[] } {
  // written by our own script
  return JSON.parse(readFileSync("tests/fixtures/training/table.json", "utf8")) as {
    torch: string;
    cells: Recorded[];
  };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether PyTorch's own seeds are this near to one another; otherwise a mean of three says little. */
export const isStable = ({ accuracies }: CellResult): boolean =>
  Math.max(...accuracies) - Math.min(...accuracies) <= 0.03;

/** Of held-out means, where PyTorch repeats itself. */
export const tableTolerance = 0.02;

async function train(config: Config): Promise<[accuracy: number, loss: number]> {
  const engine = await openEngine("fused-wasm", prepareWork(config));
  await engine.run(config.epochs);
  const { accuracy } = await engine.evaluate("held-out");
  const { loss } = await engine.evaluate("training");
  engine.dispose();
  return [accuracy, loss];
}

/** Trains a cell on all its seeds with the fused WebAssembly engine. */
export async function trainCell({ configs }: TableCell): Promise<CellResult> {
  const accuracies: number[] = [];
  const losses: number[] = [];
  for (const config of configs) {
    const [accuracy, loss] = await train(config);
    accuracies.push(accuracy);
    losses.push(loss);
  }
  return { accuracies, losses };
}

/** Every cell with PyTorch's results. @throws Error when the fixture lacks one */
export function cellsWithPytorch(): [TableCell, CellResult][] {
  const { cells } = pytorchTable();
  return tableCells.map((cell) => {
    const known = cells.find(({ row, column }) => row === cell.row && column === cell.column);
    if (!known) throw new Error(`table.json lacks ${cell.row}, ${cell.column}`);
    return [cell, known];
  });
}
