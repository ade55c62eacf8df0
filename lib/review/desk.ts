/**
 * What the pages of review and look-back hand to their components. Types only, so that nothing else of the review
 * follows them into a browser. Times are ISO 8601 in UTC.
 */
import type { Tally } from "@/lib/contract/check";
import type { Setup } from "@/lib/contract/run-config";
import type { SessionStatus } from "@/lib/contract/views";

/** What is marked, with how much of it is; texts are Markdown in the reader's language. */
export interface DeskItem {
  /** a question's id, "spiral" or "tensors" */
  id: string;
  kind: "question" | "spiral" | "tensors";
  title: string;
  max: number;
  rubric: { id: string; points: number; formerly?: string; text: string }[];
  prompt: string | null;
  modelAnswer: string | null;
  misconceptions: { claim: string; reply: string }[];
  handedIn: number;
  marked: number;
}

/** A quick check of the class, with how the votes of each round fell; without names. */
export interface CheckResult {
  id: string;
  question: string;
  /** null where a number was asked for */
  options: string[] | null;
  /** in percent; null where nothing was predicted, or its outcome was not told */
  outcome: number | null;
  predicts: boolean;
  tallies: Tally[];
}

/** A participant, and how much of their work is marked. */
export interface DeskPerson {
  id: string;
  /** stands for the name while names are hidden */
  number: number;
  name: string;
  studentNumber: string | null;
  simulated: boolean;
  removed: boolean;
  handedIn: number;
  marked: number;
}

/** A mark as the marker gives it. */
export interface DeskMark {
  /** ids of the rubric items given */
  rubric: string[];
  /** overrides the rubric's sum when set */
  points: number | null;
  comment: string;
}

/** A mark as it is stored. */
export interface StoredMark extends DeskMark {
  /** grows with each change, 0 before anything was given */
  version: number;
}

/** What two markers may give something different to: the points with the rubric behind them, the comment. */
export type MarkPart = "points" | "comment";

/** A text that was handed in, or a draft that another device overwrote. */
export interface SheetRevision {
  id: string;
  text: string;
  kind: "submitted" | "overwritten";
  /** a draft that the instructor counted as handed in */
  counted: boolean;
  late: boolean;
  admitted: boolean;
  at: string;
}

/** A run of a piece of evidence, in one line of a table. */
export interface EvidenceLine {
  label: string;
  network: Setup["network"];
  classes: number;
  finalLoss: number | null;
  finalAccuracy: number | null;
  epochs: number;
  /** the figures are means over several trainings; null for a single run */
  over: { seeds: number; spread: number | null; diverged: number } | null;
  /** the loss curve, thinned out */
  losses: number[];
}

/** What a student attached to an answer; its runs are asked for by its id. */
export interface SheetEvidence {
  id: string;
  title: string;
  prediction: string | null;
  /** the newest submitted text refers to it */
  cited: boolean;
  at: string;
}

/** A submitted model with its setup and its points in the hidden halves. */
export interface SheetRun {
  id: string;
  at: string;
  network: string;
  parameters: number;
  publicCorrect: number;
  /** null until the private half is revealed */
  privateCorrect: number | null;
  of: number;
  eligible: boolean;
  late: boolean;
  admitted: boolean;
  /** the one that its participant stands with on the board */
  best: boolean;
  claimedAccuracy: number | null;
  /** trained by a program of its owner's, which comes with the run itself */
  coded: boolean;
  optimizer: Setup["optimizer"]["kind"];
  learningRate: number;
  batchSize: number;
  seed: number;
  epochs: number;
  engine: string;
  /** ids of others who submitted byte-identical weights */
  sameAs: string[];
}

/** One try at a tensor exercise, with the verdict in the reader's language. */
export interface SheetAttempt {
  id: string;
  at: string;
  source: string;
  passed: boolean;
  message: string;
  printed: string;
  late: boolean;
  admitted: boolean;
}

/** A tensor exercise that somebody tried; the tries are asked for by its id. */
export interface SheetExercise {
  id: string;
  title: string;
  passed: boolean;
  tries: number;
}

/** A page of the tries at one exercise. */
export interface AttemptsPage {
  /** newest first */
  attempts: SheetAttempt[];
  /** there are older ones, on the next page */
  more: boolean;
}

/** One participant's work on one item, by the kind of item: a page of it, the newest first. */
export type SheetContent =
  | {
      kind: "question";
      revisions: SheetRevision[];
      draft: { text: string; at: string } | null;
      evidence: SheetEvidence[];
      /** there is older work, on the next page */
      more: boolean;
    }
  | { kind: "spiral"; runs: SheetRun[]; more: boolean }
  | { kind: "tensors"; exercises: SheetExercise[]; passed: number; total: number; suggested: number };

/** One participant's work on one item, as the desk's list has it. */
export interface DeskLine {
  participantId: string;
  itemId: string;
  mark: StoredMark | null;
  handedIn: boolean;
  /** something is written that was not handed in */
  draft: boolean;
  /** the place in the desk's groups of those who say the same; null when nobody else does */
  group: number | null;
}

/** One selection of a session's work: a question of everybody, or everything of one participant. */
export interface Desk {
  session: { id: string; title: string; status: SessionStatus };
  items: DeskItem[];
  people: DeskPerson[];
  by: "question" | "participant";
  /** the selected item's or participant's id */
  selected: string;
  lines: DeskLine[];
  /** ids of participants whose short answers say the same */
  groups: string[][];
  /** over the whole session */
  handedIn: number;
  marked: number;
  /** how many participants have drafts that were not handed in, and some that were counted as such */
  drafts: { unsent: number; counted: number };
}

/** A mark on its way to the server. */
export interface MarkToSave extends DeskMark {
  participantId: string;
  itemId: string;
  /** what it was changed from */
  base: StoredMark;
}

/** The mark as it is stored now, and the parts in which it is not what was sent because somebody else gave another. */
export interface SavedMark {
  mark: StoredMark;
  conflicts: MarkPart[];
}

/** Stores a mark; false when it was refused. */
/** False where it is to be sent again; "gone" where whoever it is of was erased, with all that was theirs. */
export type SaveMark = (sessionId: string, mark: MarkToSave) => Promise<SavedMark | "gone" | false>;

/** One item of a student's own work after the release. */
export interface LookBackItem {
  /** a question's id, "spiral" or "tensors" */
  id: string;
  title: string;
  /** what was asked, in Markdown; null where nothing is */
  prompt: string | null;
  /** null while unmarked */
  points: number | null;
  max: number;
  /** Markdown, empty when there is none */
  comment: string;
  content: SheetContent;
}
