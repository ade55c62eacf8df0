/** What the desk's lists are made of: who is there, who handed in what, what is marked, and none of the work itself. */
import type { ReviewMark, ReviewParticipant, ReviewSession } from "./session-work";

/** Somebody who handed in something for an item: a question's id, "spiral" or "tensors". */
export interface HandedIn {
  participantId: string;
  itemId: string;
}

/** How many participants have drafts that were not handed in, and how many have some that were counted as such. */
export interface DraftTally {
  unsent: number;
  counted: number;
}

export interface SessionTally {
  session: ReviewSession;
  /** in order of arrival */
  participants: ReviewParticipant[];
  /** each participant once for each item */
  handedIn: HandedIn[];
  marks: ReviewMark[];
  drafts: DraftTally;
}

/** What a list says of somebody's writing on a question. */
export interface Written {
  participantId: string;
  questionId: string;
  /** the newest submitted text, when it is short enough to be grouped with others */
  short: string | null;
  /** there is a draft, or a text that another device overwrote */
  draft: boolean;
}

/** Ids of the participants who have handed in something for an item. */
export const participantsWith = ({ handedIn }: Pick<SessionTally, "handedIn">, itemId: string): Set<string> =>
  new Set(handedIn.filter((one) => one.itemId === itemId).map(({ participantId }) => participantId));
