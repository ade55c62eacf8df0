/** The report of a class as its page shows it: types only, so that nothing else of the review follows them into a browser. */
import type { SessionStatus } from "@/lib/contract/views";

/** Somebody's best run. Accuracies are shares of the half in force. */
export interface ReportDot {
  participantId: string;
  name: string;
  parameters: number;
  accuracy: number;
}

/** What was tried in common: an activation, an optimizer. */
export interface ReportGroup {
  value: string;
  people: number;
  runs: number;
  /** of the best run of each person with it: the highest, and the middle one */
  best: number;
  median: number;
}

/** An exercise that somebody tried. */
export interface ReportExercise {
  id: string;
  tried: number;
  passed: number;
  /** tries of those who passed, the middle one; null where nobody did */
  tries: number | null;
}

/** One student. */
export interface ReportLine {
  participantId: string;
  name: string;
  simulated: boolean;
  submissions: number;
  accuracy: number | null;
  parameters: number | null;
  /** minutes until the goal; null where it was not reached */
  minutes: number | null;
  /** questions answered */
  answered: number;
  /** exercises passed */
  exercises: number;
  /** votes given on quick checks */
  votes: number;
  asked: boolean;
}

export interface Report {
  session: {
    id: string;
    title: string;
    status: SessionStatus;
    /** ISO 8601 in UTC */
    openedAt: string | null;
    endedAt: string | null;
  };
  /** which half the accuracies are of */
  half: "public" | "private";
  /** who is in */
  people: number;
  submissions: number;
  dots: ReportDot[];
  /** minutes that each who reached it took to the goal, from when they could begin; the shortest first */
  minutes: number[];
  /** the best first */
  activations: ReportGroup[];
  optimizers: ReportGroup[];
  /** the hardest first */
  exercises: ReportExercise[];
  /** of the last hand that each raised: how many there are, were answered in words, and the minutes of the middle wait */
  help: { asked: number; answered: number; wait: number | null };
  /** in order of arrival */
  lines: ReportLine[];
}
