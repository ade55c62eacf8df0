/** One selection of a session's work, put together for the marker's desk. */
import type { Language } from "@/lib/content/language";
import { blindNumbers } from "./blind-order";
import { buildItem } from "./build-item";
import { sheetsOfItem, sheetsOfPerson, type Reading } from "./build-sheets";
import type { Desk, DeskItem, DeskPerson } from "./desk";
import { markItems, type MarkItem } from "./mark-items";
import { totalOf } from "./points";
import { remarksOn } from "./run-remarks";
import type { SessionWork } from "./session-work";
import { marksByParticipant, participantsWith } from "./work-of";

/** What the page's address asks for. */
export interface Wish {
  by: "question" | "participant";
  /** an item's id */
  item?: string;
  /** a participant's id */
  who?: string;
}

/** Everybody under a number that stands for the name, with how much of their work is marked. */
function buildPeople(work: SessionWork, items: readonly MarkItem[]): DeskPerson[] {
  const numbers = blindNumbers(
    work.participants.map(({ id }) => id),
    work.session.id,
  );
  const marks = marksByParticipant(work.marks);
  const handedIn = items.map((item) => ({ item, by: participantsWith(work, item.id) }));
  return work.participants
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

/** What the wish selects; what it names and nobody knows is as if it named nothing. */
function select(
  reading: Reading,
  items: readonly MarkItem[],
  shown: readonly DeskItem[],
  wish: Wish,
): Pick<Desk, "selected" | "sheets"> {
  if (wish.by === "question") {
    const item = byId(items, wish.item) ?? byId(items, firstToRead(shown));
    return { selected: item?.id ?? "", sheets: item ? sheetsOfItem(reading, item) : [] };
  }
  const { participants } = reading.work;
  const person = byId(participants, wish.who) ?? participants.at(0);
  return { selected: person?.id ?? "", sheets: person ? sheetsOfPerson(reading, person.id, items) : [] };
}

/** One selection of a session's work, ready to be read and marked. */
export function buildDesk(work: SessionWork, wish: Wish, language: Language): Desk {
  const items = markItems(work.session.activities);
  const shown = items.map((item) => buildItem(item, work, language));
  const { id, title, status } = work.session;
  return {
    session: { id, title, status },
    items: shown,
    people: buildPeople(work, items),
    by: wish.by,
    ...select({ work, remarks: remarksOn(work), language }, items, shown, wish),
    handedIn: shown.reduce((sum, { handedIn }) => sum + handedIn, 0),
    marked: shown.reduce((sum, { marked }) => sum + marked, 0),
  };
}
