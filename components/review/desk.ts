/** What the review's pages hand to its components: one selection of a session's work. Times are ISO 8601 in UTC. */
import type { SessionStatus } from "@/lib/contract/views";
import type { OptimizerKind } from "@/lib/spiral/config";

/** Markdown throughout. */
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

export interface DeskMark {
  /** ids of the rubric items given */
  rubric: string[];
  /** overrides the rubric's sum when set */
  points: number | null;
  comment: string;
}

export interface SheetRevision {
  id: string;
  text: string;
  kind: "submitted" | "overwritten";
  late: boolean;
  admitted: boolean;
  at: string;
}

export interface EvidenceLine {
  label: string;
  network: string;
  finalLoss: number | null;
  finalAccuracy: number | null;
  epochs: number;
  /** the figures are means over several trainings; null for a single run */
  over: { seeds: number; spread: number | null; diverged: number } | null;
  /** the loss curve, thinned out */
  losses: number[];
}

export interface SheetEvidence {
  id: string;
  title: string;
  prediction: string | null;
  /** the newest submitted text refers to it */
  cited: boolean;
  at: string;
  runs: EvidenceLine[];
}

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
  best: boolean;
  claimedAccuracy: number | null;
  optimizer: OptimizerKind;
  learningRate: number;
  batchSize: number;
  seed: number;
  epochs: number;
  engine: string;
  /** ids of others who submitted byte-identical weights */
  sameAs: string[];
}

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

export interface SheetExercise {
  id: string;
  title: string;
  passed: boolean;
  /** newest first */
  attempts: SheetAttempt[];
}

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

export interface MarkToSave extends DeskMark {
  participantId: string;
  itemId: string;
}

/** Stores a mark; false when it was refused. */
export type SaveMark = (sessionId: string, mark: MarkToSave) => Promise<boolean>;

export const sheetKey = ({ participantId, itemId }: { participantId: string; itemId: string }): string =>
  `${participantId} ${itemId}`;
