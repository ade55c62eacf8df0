import type { ReactNode } from "react";

/** What the place that a lab stands in adds to it. */
export interface LabLayout {
  /** whose guesses these are */
  owner: string;
  /** the session decides the data */
  dataFixed: boolean;
  /** sends the run away, where there is somebody to send it to */
  submit?: ReactNode;
  /** what became of what was sent last: whole, or folded into a word beside the figures that opens */
  sent?: (folded: boolean) => ReactNode;
  /** the kept runs, laid over one another */
  runs: ReactNode;
  /** what one needs before or after a run, not during it */
  cards: ReactNode;
}
