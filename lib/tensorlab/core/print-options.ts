/** What torch.set_printoptions sets (PyTorch docs: torch.set_printoptions). */

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

/** The options in force. */
export const printOptions: PrintOptions = { ...profiles.default, sciMode: null };

/** Puts a named profile in force; unknown names change nothing. */
export function useProfile(name: string): void {
  if (name in profiles) Object.assign(printOptions, profiles[name as keyof typeof profiles]);
}

/** Changes some options. sciMode is always set, as PyTorch does. */
export function setPrintOptions(changed: { [Key in keyof PrintOptions]?: PrintOptions[Key] | null }): void {
  for (const key of ["precision", "threshold", "edgeitems", "linewidth"] as const)
    printOptions[key] = changed[key] ?? printOptions[key];
  printOptions.sciMode = changed.sciMode ?? null;
}
