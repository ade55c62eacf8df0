/**
 * What the pages of review and look-back hand to their components. Types only, so that nothing else of the review
 * follows them into a browser. Times are ISO 8601 in UTC.
 */
import type { Setup } from "@/lib/contract/run-config";
import type { SessionStatus } from "@/lib/contract/views";

/** What is marked, with how much of it is; texts are Markdown in the reader's language. */
export interface DeskItem {
  /** a question's id, "spiral" or "tensors" */
  id: string;
  kind: "question" | "spiral" | "tensors";
  title: string;
  max: number;
  rubric: { id: string; points: number; text: string }[];
  prompt: string | null;
  modelAnswer: string | null;
  misconceptions: { claim: string; reply: string }[];
  handedIn: number;
  marked: number;
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

/** A text that was handed in, or a draft that another device overwrote. */
export interface SheetRevision {
  id: string;
  text: string;
  kind: "submitted" | "overwritten";
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

/** What a student attached to an answer. */
export interface SheetEvidence {
  id: string;
  title: string;
  prediction: string | null;
  /** the newest submitted text refers to it */
  cited: boolean;
  at: string;
  runs: EvidenceLine[];
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

/** A tensor exercise with all its tries. */
export interface SheetExercise {
  id: string;
  title: string;
  passed: boolean;
  /** newest first */
  attempts: SheetAttempt[];
}

/** One participant's work on one item, by the kind of item. */
export type SheetContent =
  | {
      kind: "question";
      /** newest first */
      revisions: SheetRevision[];
      draft: { text: string; at: string } | null;
      evidence: SheetEvidence[];
    }
  | { kind: "spiral"; runs: SheetRun[] }
  | { kind: "tensors"; exercises: SheetExercise[]; passed: number; total: number; suggested: number };

/** One participant's work on one item, as it is marked. */
export interface Sheet {
  participantId: string;
  itemId: string;
  mark: DeskMark | null;
  handedIn: boolean;
  content: SheetContent;
  /** everybody whose short answer says the same, the writer included; empty when nobody else's does */
  same: string[];
}

/** One selection of a session's work: a question of everybody, or everything of one participant. */
export interface Desk {
  session: { id: string; title: string; status: SessionStatus };
  items: DeskItem[];
  people: DeskPerson[];
  by: "question" | "participant";
  /** the selected item's or participant's id */
  selected: string;
  sheets: Sheet[];
  /** over the whole session */
  handedIn: number;
  marked: number;
}

/** A mark on its way to the server. */
export interface MarkToSave extends DeskMark {
  participantId: string;
  itemId: string;
}

/** Stores a mark; false when it was refused. */
export type SaveMark = (sessionId: string, mark: MarkToSave) => Promise<boolean>;

/** One item of a student's own work after the release. */
export interface LookBackItem {
  /** a question's id, "spiral" or "tensors" */
  id: string;
  title: string;
  /** null while unmarked */
  points: number | null;
  max: number;
  /** Markdown, empty when there is none */
  comment: string;
  content: SheetContent;
}
