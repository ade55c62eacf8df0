/** The shape of the sentences that stand as comments in an exported program, in the reader's language: each one line; the sentences are content. */
export interface ProgramWords {
  /** what the program is and how it is run */
  head: string;
  /** the lab's generator of random numbers */
  random: string;
  /** the points */
  points: string;
  /** the network */
  network: string;
  /** initial weights */
  weights: string;
  /** optimizer, schedule and loop */
  training: string;
  /** the L1 penalty */
  l1: string;
  /** no point is held out */
  allTrain: string;
  /** dropout masks are PyTorch's own, so that losses agree only on average */
  dropout: string;
  /** a run's JSON file on the command line: its weights are loaded instead of trained */
  load: string;
}

/** Lines indented by four spaces a level; empty lines stay empty. */
export const indent = (lines: readonly string[], levels = 1): string[] =>
  lines.map((line) => (line === "" ? "" : "    ".repeat(levels) + line));
