/** A class as its replay tells it again. It says of each thing when it was, in lists by column, so that a hall of a thousand stays small. */
import type { Activity } from "@/lib/contract/ids";

/** Something that many did: who, as a place in `people`; what, as a place in `items`; and when. By time. */
export interface Deeds {
  items: string[];
  who: number[];
  item: number[];
  at: number[];
}

/** The submissions that have stood, in order of arrival. */
export interface ReplayRuns {
  /** whose, as a place in `people` */
  who: number[];
  at: number[];
  /** from when it stands: its arrival, or when it was admitted */
  from: number[];
  /** as a place in `networks` */
  network: number[];
  parameters: number[];
  epochs: number[];
  /** points right of `of`, in each hidden half; the private one empty before the reveal */
  publicCorrect: number[];
  privateCorrect: number[];
  of: number[];
  /** places in these lists of runs by a program of their owner's */
  coded: number[];
}

export interface ReplayPerson {
  name: string;
  simulated: boolean;
  joinedAt: number;
}

/** finale: its board stands; climb: all but the first places are told; shown, frozen, hidden: the class's board. */
type PlainMark =
  | ("opened" | "ended" | "released" | "revealed" | "paused" | "resumed" | "free")
  | ("finale" | "climb" | "finaleBack" | "shown" | "frozen" | "hidden");

/** What concerns the class as a whole. */
export type ReplayMark = { at: number } & (
  | { kind: PlainMark }
  | { kind: "check"; question: string }
  | { kind: "activityOpened" | "activityClosed"; activity: Activity }
  | { kind: "timer"; minutes: number }
  // a set-up is one that opened in every lab
  | { kind: "focus"; activity: Activity; item: string | null; setup: boolean }
);

/** All times but `began` are in ms after it. */
export interface Replay {
  /** the first moment, in ms since the epoch */
  began: number;
  /** the last moment */
  ends: number;
  /** from when the private half ranks; null before a reveal */
  revealedAt: number | null;
  /** tensor exercises are offered, and count on the board */
  exercises: boolean;
  /** who is in, in order of arrival */
  people: ReplayPerson[];
  networks: string[];
  runs: ReplayRuns;
  /** when anything was submitted, whether it stood or not; by time */
  sent: number[];
  /** each exercise when somebody first passed it, in time or admitted */
  passes: Deeds;
  /** each question when somebody first handed in an answer */
  answers: Deeds;
  /** by time */
  marks: ReplayMark[];
}
