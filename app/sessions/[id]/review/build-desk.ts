import type { Desk, DeskItem, DeskPerson, Sheet, SheetContent } from "@/components/review/desk";
import type { Language } from "@/lib/content/language";
import { blindNumbers, blindOrder } from "@/lib/review/blind-order";
import { groupAnswers } from "@/lib/review/group-answers";
import { markItems, type MarkItem } from "@/lib/review/mark-items";
import { totalOf } from "@/lib/review/mark-points";
import { marksByParticipant } from "@/lib/review/marks-csv";
import { veiledWork } from "@/lib/review/private-half";
import type { ReviewParticipant, SessionWork } from "@/lib/review/session-work";
import { newestAnswers, participantsWith, workOf } from "@/lib/review/work-of";
import { buildContent } from "./build-content";
import { buildItem } from "./build-items";

/** What the page's address asks for. */
export interface Wish {
  by: "question" | "participant";
  item?: string;
  who?: string;
}

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

const hasSomething = (content: SheetContent): boolean => {
  if (content.kind === "spiral") return content.runs.length > 0;
  if (content.kind === "tensors") return content.exercises.length > 0;
  return content.revisions.length > 0 || content.draft !== null;
};

function buildSheet(work: SessionWork, participantId: string, item: MarkItem, language: Language): Sheet {
  const own = workOf(work, participantId);
  const mark = own.marks.find(({ itemId }) => itemId === item.id);
  return {
    participantId,
    itemId: item.id,
    mark: mark ? { rubric: mark.rubric, points: mark.points, comment: mark.comment } : null,
    handedIn: participantsWith(own, item.id).has(participantId),
    content: buildContent(own, work, item, language),
    same: [],
  };
}

/** Each participant's group of equal short answers. */
function sameAnswers(work: SessionWork, itemId: string, present: ReadonlySet<string>): Map<string, string[]> {
  const answers = [...newestAnswers(work.revisions, itemId).values()];
  const groups = groupAnswers(answers.filter(({ participantId }) => present.has(participantId)));
  return new Map(groups.flatMap(({ participantIds }) => participantIds.map((id) => [id, participantIds])));
}

function sheetsOfItem(work: SessionWork, item: MarkItem, language: Language): Sheet[] {
  const present = work.participants.filter(({ removed }) => !removed).map(({ id }) => id);
  const same = sameAnswers(work, item.id, new Set(present));
  return blindOrder(present, `${work.session.id} ${item.id}`, (id) => id)
    .map((id) => ({ ...buildSheet(work, id, item, language), same: same.get(id) ?? [] }))
    .filter(({ content }) => hasSomething(content))
    .sort((a, b) => Number(b.handedIn) - Number(a.handedIn));
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

function select(
  work: SessionWork,
  items: readonly MarkItem[],
  shown: readonly DeskItem[],
  wish: Wish,
  language: Language,
) {
  if (wish.by === "question") {
    const item = byId(items, wish.item) ?? byId(items, firstToRead(shown));
    return { selected: item?.id ?? "", sheets: item ? sheetsOfItem(work, item, language) : [] };
  }
  const person: ReviewParticipant | undefined = byId(work.participants, wish.who) ?? work.participants[0];
  const sheets = person ? items.map((item) => buildSheet(work, person.id, item, language)) : [];
  return { selected: person?.id ?? "", sheets };
}

/** One selection of a session's work, ready to be read and marked. */
export function buildDesk(stored: SessionWork, wish: Wish, language: Language): Desk {
  const work = veiledWork(stored);
  const items = markItems(work.session.activities);
  const shown = items.map((item) => buildItem(item, work, language));
  const { id, title, status } = work.session;
  return {
    session: { id, title, status },
    items: shown,
    people: buildPeople(work, items),
    by: wish.by,
    ...select(work, items, shown, wish, language),
    handedIn: shown.reduce((sum, { handedIn }) => sum + handedIn, 0),
    marked: shown.reduce((sum, { marked }) => sum + marked, 0),
  };
}
