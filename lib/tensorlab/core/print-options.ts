/** What torch.set_printoptions sets (PyTorch docs: torch.set_printoptions). */
import { partOfState } from "./program-state";

interface PrintOptions {
  /** decimals */
  precision: number;
  /** elements above which only the edges are shown */
  threshold: number;
  /** items shown at each end of a dimension */
  edgeitems: number;
  /** characters in a line */
  linewidth: number;
  /** always or never scientific; null lets the numbers decide */
  sciMode: boolean | null;
}

const profiles = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: Infinity, edgeitems: 3, linewidth: 80 },
};

/** The options in force for the program that runs. */
export const printOptions = partOfState((): PrintOptions => ({ ...profiles.default, sciMode: null }));

/** Puts a named profile in force; unknown names change nothing. */
export function useProfile(name: string): void {
  if (Object.hasOwn(profiles, name)) Object.assign(printOptions(), profiles[name as keyof typeof profiles]);
}

/** Changes some options. sciMode is always set, as PyTorch does. */
export function setPrintOptions(changed: { [Key in keyof PrintOptions]?: PrintOptions[Key] | null }): void {
  const options = printOptions();
  for (const key of ["precision", "threshold", "edgeitems", "linewidth"] as const)
    options[key] = changed[key] ?? options[key];
  options.sciMode = changed.sciMode ?? null;
}
