/** The desk's lists: what there is to mark, and the lines of one selection of it. The work itself comes line by line. */
import type { Language } from "@/lib/content/language";
import { blindNumbers } from "./blind-order";
import { buildItem } from "./build-item";
import { linesOfItem, linesOfPerson, type Lines } from "./build-lines";
import type { Desk, DeskItem, DeskPerson } from "./desk";
import { markItems, type MarkItem } from "./mark-items";
import { totalOf } from "./points";
import { participantsWith, type SessionTally, type Written } from "./session-tally";
import { marksByParticipant } from "./work-of";

/** What the page's address asks for. */
export interface Wish {
  by: "question" | "participant";
  /** an item's id */
  item?: string;
  /** a participant's id */
  who?: string;
}

/** Everybody under a number that stands for the name, with how much of their work is marked. */
function buildPeople(tally: SessionTally, items: readonly MarkItem[]): DeskPerson[] {
  const numbers = blindNumbers(
    tally.participants.map(({ id }) => id),
    tally.session.id,
  );
  const marks = marksByParticipant(tally.marks);
  const handedIn = items.map((item) => ({ item, by: participantsWith(tally, item.id) }));
  return tally.participants
    .map(({ id, name, studentNumber, simulated, removed }) => {
      const own = handedIn.filter(({ by }) => by.has(id)).map(({ item }) => item);
      const { marked } = totalOf(own, marks.get(id) ?? new Map());
      const number = numbers.get(id) ?? 0;
      return { id, number, name, studentNumber, simulated, removed, handedIn: own.length, marked };
    })
    .sort((a, b) => a.number - b.number);
}

const byId = <Thing extends { id: string }>(
  things: readonly Thing[],
  id: string | undefined,
): Thing | undefined => things.find((thing) => thing.id === id);

/** Where reading starts when the address names nothing: work without a mark, else any work, else the first item. */
const firstToRead = (shown: readonly DeskItem[]): string | undefined =>
  (
    shown.find(({ handedIn, marked }) => marked < handedIn) ??
    shown.find(({ handedIn }) => handedIn > 0) ??
    shown[0]
  )?.id;

/** What lies on the desk: the id of an item or of a participant, empty when there is nobody. */
export interface Choice {
  by: Wish["by"];
  selected: string;
}

/** What the wish selects; what it names and nobody knows is as if it named nothing. */
export function choose(tally: SessionTally, wish: Wish, language: Language): Choice {
  const { by } = wish;
  if (by === "participant") {
    const person = byId(tally.participants, wish.who) ?? tally.participants.at(0);
    return { by, selected: person?.id ?? "" };
  }
  const items = markItems(tally.session.activities);
  const named = byId(items, wish.item)?.id;
  const shown = () => items.map((item) => buildItem(item, tally, language));
  return { by, selected: named ?? firstToRead(shown()) ?? "" };
}

function linesOf(tally: SessionTally, { by, selected }: Choice, written: readonly Written[]): Lines {
  const items = markItems(tally.session.activities);
  if (by === "participant" && selected) return linesOfPerson(tally, written, selected, items);
  const item = byId(items, selected);
  return item ? linesOfItem(tally, written, item) : { lines: [], groups: [] };
}

/**
 * One selection of a session's work, ready to be gone through and marked.
 * @param written what is said of the writing that was chosen: on the item, or of the participant
 */
export function buildDesk(
  tally: SessionTally,
  choice: Choice,
  written: readonly Written[],
  language: Language,
): Desk {
  const items = markItems(tally.session.activities);
  const shown = items.map((item) => buildItem(item, tally, language));
  const { id, title, status } = tally.session;
  return {
    session: { id, title, status },
    items: shown,
    people: buildPeople(tally, items),
    ...choice,
    ...linesOf(tally, choice, written),
    handedIn: shown.reduce((sum, { handedIn }) => sum + handedIn, 0),
    marked: shown.reduce((sum, { marked }) => sum + marked, 0),
    drafts: tally.drafts,
  };
}
