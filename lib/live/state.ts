/** The state of one session in memory: a value that can be rebuilt from the database at any time. Times are ms since the epoch. */
import type { ActivityStates, AttemptStage, BoardMode, Progress, SessionStatus } from "@/lib/contract/views";
import type { Round } from "@/lib/contract/check";
import type { EnsembleScore } from "@/lib/contract/ensemble";
import type { Timer } from "@/lib/contract/timer";
import type { Lead } from "@/lib/contract/lead";
import type { Spotlight } from "@/lib/contract/spotlight";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { OpenFinale } from "@/lib/contract/finale";
import type { GivenDuty, StaffPlace } from "@/lib/contract/staff";
import type { NotebookKind } from "@/lib/contract/notebook";
import type { Language } from "@/lib/content/language";
import type { Lesson } from "@/lib/contract/lesson";
import type { Dataset } from "@/lib/spiral/config";
import type { Usage } from "./usage";

/** Who joined; a removed one stays, so that the removal can be undone. */
export interface Participant {
  id: string;
  name: string;
  studentNumber: string | null;
  /** a simulated student of the demo, labelled as such */
  simulated: boolean;
  joinedAt: number;
  removedAt: number | null;
  /** asked that nothing of theirs be on the screen */
  unshown: boolean;
  /** of their pseudonym */
  alias: number;
}

/** Whether somebody is in: who was removed is out until the removal is undone. */
export const isIn = ({ removedAt }: Pick<Participant, "removedAt">): boolean => removedAt === null;

/** A verified submission, without its weights. */
export interface Entry {
  id: string;
  participantId: string;
  /** its number in the session's order of arrival, from 0 */
  order: number;
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
  /** trained by a program of its owner's; the program stays in the database */
  coded: boolean;
}

/** A run or comparison attached to an answer, without its runs. */
export interface EvidenceNote {
  id: string;
  title: string;
  at: number;
}

/** A save of a draft, and the version that it became. */
export interface DraftSave {
  id: string;
  version: number;
}

/** The newest draft, the newest submitted text, and that there were others and evidence, of one question. */
export interface Answer {
  questionId: string;
  draft: string;
  draftVersion: number;
  /** id of the save that wrote the draft */
  draftSaveId: string | null;
  /** the last saves of other devices before that, the latest first: one may come again whose answer was lost */
  draftSaves: readonly DraftSave[];
  /** texts that this save, and those that it goes on from, replaced although they were not edited from them, the latest first; none once its writer knew */
  draftReplaced: readonly string[];
  /** when it was saved, 0 before the first; late when the questions had closed */
  draftAt: number;
  draftLate: boolean;
  /** submitted revisions, oldest first */
  submitted: readonly AnswerRevision[];
  /** the text of the newest of them; null before the first */
  newest: SubmittedText | null;
  /** of the newest that its writer handed in, which the newest is unless a draft was counted after it */
  own: SubmittedText | null;
  /** in the order of evidenceOrder */
  evidence: readonly EvidenceNote[];
}

/** Evidence by time; the same from memory and from the database. */
export const evidenceOrder = (a: EvidenceNote, b: EvidenceNote): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

/** What was submitted. */
export interface SubmittedText {
  text: string;
  /** ids of the evidence that it refers to */
  evidence: readonly string[];
}

/** That a text was submitted. */
export interface AnswerRevision {
  id: string;
  submittedAt: number;
  late: boolean;
  admittedAt: number | null;
  /** of a draft that the instructor counted as handed in: its bytes in the quota; null for what its writer handed in */
  counted: number | null;
}

/** A tensor exercise tried, without its source and what was said of it. */
export interface Attempt {
  id: string;
  exerciseId: string;
  receivedAt: number;
  passed: boolean;
  late: boolean;
  admittedAt: number | null;
}

/** What came out of an attempt that did not pass. */
export interface WrongOutput {
  stage: AttemptStage;
  printed: string;
}

/** A quick check: one question to all. */
export interface Check {
  id: string;
  question: string;
  /** null where a number is asked for */
  options: readonly string[] | null;
  /** the number is a prediction of how a run will come out, in percent */
  predicts: boolean;
  /** what it came to, in percent; null before that is told, and where nothing is predicted */
  outcome: number | null;
  askedAt: number;
  /** the vote that it is at */
  round: Round;
  /** it takes votes */
  open: boolean;
  /** how the votes fall is on the screen */
  shown: boolean;
  /** when it was put away; null while it is before the class */
  endedAt: number | null;
}

/** Quick checks by time; the same from memory and from the database. */
export const checkOrder = (a: Check, b: Check): number => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1);

/** What somebody said in one vote, last. */
export interface Vote {
  checkId: string;
  round: Round;
  /** an option's place, or a number */
  value: number;
  at: number;
}

/** Votes by time; the same from memory and from the database. */
export const voteOrder = (a: Vote, b: Vote): number =>
  a.at - b.at || (a.checkId === b.checkId ? a.round - b.round : a.checkId < b.checkId ? -1 : 1);

/** A hand that was raised for help; who raises it anew has this one no more. */
export interface Hand {
  /** what is asked; may be empty */
  line: string;
  raisedAt: number;
  /** the instructor has read it; null before */
  seenAt: number | null;
  /** it was answered, or taken down; null while it is up */
  endedAt: number | null;
  /** the instructor's answer to its owner alone */
  reply: string | null;
  /** it still stands on its owner's page */
  shown: boolean;
}

/** What one participant has handed in, as far as anything is decided or shown by it. */
export interface Work {
  /** in order of arrival */
  runs: readonly Entry[];
  /** by question */
  answers: ReadonlyMap<string, Answer>;
  /** in order of arrival */
  attempts: readonly Attempt[];
  /** exercise → the latest that did not pass */
  wrong: ReadonlyMap<string, WrongOutput>;
  /** versions of what is kept cell by cell, 0 before the first save; the cells stay in the database */
  notebooks: Readonly<Record<NotebookKind, number>>;
  /** the last one that was raised */
  hand: Hand | null;
  /** in voteOrder, one of each vote */
  votes: readonly Vote[];
  usage: Usage;
}

/**
 * Who sent weights of which hash, but for runs with a seed that the lesson gives to everybody. One run more copies a small part of it only.
 */
export interface HashIndex {
  /** the hash's first characters → hash → the participant who sent it first */
  readonly first: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** hash → the participants who sent it, in order of arrival; only where they are several */
  readonly shared: ReadonlyMap<string, readonly string[]>;
}

/** Somebody who leads the session beside its owner. */
export interface StaffMember {
  instructorId: string;
  name: string;
  duty: GivenDuty;
}

/** Everything that decides and shows; old texts, weights, curves, sources and messages stay in the database. */
export interface SessionState {
  id: string;
  /** whose session it is, and their name */
  instructorId: string;
  ownerName: string;
  /** who leads it beside them, by account, in the order in which they came */
  staff: ReadonlyMap<string, StaffMember>;
  /** bumped by every change of the session itself; submissions carry the version they were judged under */
  version: number;
  code: string;
  screenKey: string;
  title: string;
  language: Language;
  status: SessionStatus;
  joinLocked: boolean;
  /** those who have drafts are asked to hand them in */
  draftsAsked: boolean;
  /** nobody joins without a student number or full name */
  numberRequired: boolean;
  boardMode: BoardMode;
  /** entries received after this moment do not show on a frozen board */
  frozenAt: number | null;
  /** the finale's step; its board is frozen */
  finale: OpenFinale;
  /** of the class; it stays when it is over, until it is taken away */
  timer: Timer | null;
  /** what the instructor has put before everybody */
  lead: Lead;
  /** what is on the screen, large; null when nothing of anybody is */
  spotlight: Spotlight | null;
  /** the instructor's tray, in order */
  snapshots: readonly Snapshot[];
  /** quick checks, in checkOrder; one of them at most is before the class */
  checks: readonly Check[];
  /** scored with the reveal; null before it, and where nobody or one alone has raced */
  ensemble: EnsembleScore | null;
  activities: ActivityStates;
  dataset: Dataset;
  /** presets and locked controls of the lab */
  lesson: Lesson;
  participants: ReadonlyMap<string, Participant>;
  /** ids of those who were in it and are erased: nothing else of them is left */
  erased: ReadonlySet<string>;
  /** of each participant who has handed anything in */
  work: ReadonlyMap<string, Work>;
  /** runs of all; the database numbers them, and nothing else */
  arrivals: number;
  /** whose weights are the same to the byte */
  weights: HashIndex;
  /** another object after every change of the session itself: what follows from it and from older work is remembered by it */
  epoch: object;
}

/** Who is connected, kept by the room and never stored. */
export interface Presence {
  connections: number;
  /** when the last connection ended; null while present or never here since the start */
  awaySince: number | null;
  progress: (Progress & { at: number }) | null;
}

/** Of the staff who have a page open: where they are, as far as they have said; kept by the room and never stored. */
export type StaffPresence = ReadonlyMap<string, StaffPlace | null>;

/** Who sends a command or looks at a view, as the server has established it. */
export type Actor =
  | {
      role: "visitor";
      /** participants that the visitor's device has been */
      was?: readonly string[];
    }
  | { role: "student"; participantId: string }
  | { role: "instructor"; instructorId: string }
  | { role: "screen" };
