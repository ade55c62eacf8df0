/** The lines of the desk's list: one participant's work on one item each, without the work. */
import { blindOrder } from "./blind-order";
import type { DeskLine, StoredMark } from "./desk";
import { groupAnswers } from "@/lib/text/alike";
import type { MarkItem } from "./mark-items";
import type { SessionTally, Written } from "./session-tally";
import type { ReviewMark } from "./session-work";
import { marksByParticipant } from "./work-of";

/** The lines, and who said the same: a line names its group by its place. */
export interface Lines {
  lines: DeskLine[];
  /** ids of participants */
  groups: string[][];
}

type LineOf = (participantId: string, item: MarkItem) => DeskLine;

const storedMarkOf = ({ rubric, points, comment, version }: ReviewMark): StoredMark => ({
  ...{ rubric, points, comment, version },
});

function linesFrom(tally: SessionTally, written: readonly Written[], groups: readonly string[][]): LineOf {
  const marks = marksByParticipant(tally.marks);
  const handedIn = new Set(tally.handedIn.map((one) => `${one.participantId} ${one.itemId}`));
  const drafts = new Set(
    written.filter(({ draft }) => draft).map((one) => `${one.participantId} ${one.questionId}`),
  );
  const groupOf = new Map(groups.flatMap((ids, index) => ids.map((id) => [id, index])));
  return (participantId, { id: itemId }) => {
    const mark = marks.get(participantId)?.get(itemId);
    return {
      participantId,
      itemId,
      mark: mark ? storedMarkOf(mark) : null,
      handedIn: handedIn.has(`${participantId} ${itemId}`),
      draft: drafts.has(`${participantId} ${itemId}`),
      group: groupOf.get(participantId) ?? null,
    };
  };
}

/**
 * Everybody with work on an item in blind order, what was handed in before mere drafts; the removed and the idle are
 * left out.
 * @param written of this item
 */
export function linesOfItem(tally: SessionTally, written: readonly Written[], item: MarkItem): Lines {
  const present = new Set(tally.participants.filter(({ removed }) => !removed).map(({ id }) => id));
  const short = written.flatMap(({ participantId, short: text }) =>
    text !== null && present.has(participantId) ? [{ participantId, text }] : [],
  );
  const groups = groupAnswers(short).map(({ participantIds }) => participantIds);
  const lineOf = linesFrom(tally, written, groups);
  const lines = blindOrder([...present], `${tally.session.id} ${item.id}`, (id) => id)
    .map((id) => lineOf(id, item))
    .filter((line) => line.handedIn || line.draft)
    .sort((a, b) => Number(b.handedIn) - Number(a.handedIn));
  return { lines, groups };
}

/** One participant's work on every item, in teaching order. @param written of this participant */
export function linesOfPerson(
  tally: SessionTally,
  written: readonly Written[],
  participantId: string,
  items: readonly MarkItem[],
): Lines {
  const lineOf = linesFrom(tally, written, []);
  return { lines: items.map((item) => lineOf(participantId, item)), groups: [] };
}
