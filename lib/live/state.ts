/** The state of one session in memory: a value that can be rebuilt from the database at any time. Times are ms since the epoch. */
import type {
  ActivityStates,
  AttemptVerdict,
  BoardMode,
  Progress,
  SessionStatus,
} from "@/lib/contract/views";
import type { Language } from "@/lib/content/language";
import type { Lesson } from "@/lib/contract/lesson";
import type { Dataset } from "@/lib/spiral/config";

/** Who joined; a removed one stays, so that the removal can be undone. */
export interface Participant {
  id: string;
  name: string;
  studentNumber: string | null;
  /** a simulated student of the demo, labelled as such */
  simulated: boolean;
  joinedAt: number;
  removedAt: number | null;
}

/** A verified submission, without its weights. */
export interface Entry {
  id: string;
  participantId: string;
  receivedAt: number;
  /** "2→100→3" */
  network: string;
  parameters: number;
  publicCorrect: number;
  privateCorrect: number;
  /** points in each hidden half */
  of: number;
  /** sha256 of the weights' bytes, hex */
  weightsHash: string;
  /** trained on the session's data; others are kept but never ranked */
  eligible: boolean;
  late: boolean;
  admittedAt: number | null;
}

/** A run or comparison attached to an answer, without its runs. */
export interface EvidenceNote {
  id: string;
  title: string;
  at: number;
}

/** The newest draft, the submissions and the evidence of one question. */
export interface Answer {
  questionId: string;
  draft: string;
  draftVersion: number;
  /** id of the save that wrote the draft */
  draftSaveId: string | null;
  /** submitted revisions, oldest first */
  submitted: readonly AnswerRevision[];
  /** in the order of evidenceOrder */
  evidence: readonly EvidenceNote[];
}

/** Evidence by time; the same from memory and from the database. */
export const evidenceOrder = (a: EvidenceNote, b: EvidenceNote): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

/** A submitted text. */
export interface AnswerRevision {
  id: string;
  text: string;
  /** ids of the evidence that it refers to */
  evidence: readonly string[];
  submittedAt: number;
  late: boolean;
  admittedAt: number | null;
}

/** A tensor exercise tried, without its source. */
export interface Attempt {
  id: string;
  exerciseId: string;
  receivedAt: number;
  verdict: AttemptVerdict;
  late: boolean;
  admittedAt: number | null;
}

/** Everything that decides and shows; weights, curves and sources stay in the database. */
export interface SessionState {
  id: string;
  /** whose session it is */
  instructorId: string;
  /** bumped by every change of the session itself; submissions carry the version they were judged under */
  version: number;
  code: string;
  screenKey: string;
  title: string;
  language: Language;
  status: SessionStatus;
  joinLocked: boolean;
  boardMode: BoardMode;
  /** entries received after this moment do not show on a frozen board */
  frozenAt: number | null;
  activities: ActivityStates;
  dataset: Dataset;
  /** presets and locked controls of the lab */
  lesson: Lesson;
  participants: ReadonlyMap<string, Participant>;
  /** in order of arrival, which the database numbers and nothing else */
  entries: readonly Entry[];
  /** participant → question → answer */
  answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
  /** participant → attempts in order of arrival */
  attempts: ReadonlyMap<string, readonly Attempt[]>;
}

/** Who is connected, kept by the room and never stored. */
export interface Presence {
  connections: number;
  /** when the last connection ended; null while present or never here since the start */
  awaySince: number | null;
  progress: (Progress & { at: number }) | null;
}

/** Who sends a command or looks at a view, as the server has established it. */
export type Actor =
  | { role: "visitor" }
  | { role: "student"; participantId: string }
  | { role: "instructor"; instructorId: string }
  | { role: "screen" };
