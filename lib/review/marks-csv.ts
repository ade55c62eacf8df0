/** The table of marks: a row for each participant. */
import type { Language } from "@/lib/content/language";
import { bestRuns, type BestRun } from "./best-run";
import type { MarkItem } from "./mark-items";
import { markPoints, totalOf } from "./points";
import type { ExportSource, Pieces } from "./export-source";
import { csvHeading, csvRows, type Cell } from "./safe-csv";
import type { ReviewMark, ReviewParticipant } from "./session-work";

const words = {
  zh: {
    name: "姓名",
    number: "学号",
    id: "编号",
    kind: "备注",
    simulated: "模拟",
    removed: "已移除",
    late: "迟交，未计入",
    correct: "公开一半答对",
    privateCorrect: "私有一半答对",
    parameters: "参数量",
    total: "总分",
    max: "满分",
    comment: "评语",
  },
  en: {
    name: "Name",
    number: "Student number",
    id: "Participant",
    kind: "Note",
    simulated: "simulated",
    removed: "removed",
    late: "late, not admitted",
    correct: "Correct, public half",
    privateCorrect: "Correct, private half",
    parameters: "Parameters",
    total: "Total",
    max: "Out of",
    comment: "Comment",
  },
} as const;

type Words = (typeof words)[Language];

/** What the table says of somebody besides figures; the best run of who was not removed stands, or it came late. */
function noteOf({ removed, simulated }: ReviewParticipant, best: BestRun | undefined, text: Words): string {
  if (removed) return text.removed;
  const late = best !== undefined && !best.stands;
  return [...(simulated ? [text.simulated] : []), ...(late ? [text.late] : [])].join("; ");
}

function rowOf(
  participant: ReviewParticipant,
  items: readonly MarkItem[],
  marks: ReadonlyMap<string, ReviewMark>,
  best: BestRun | undefined,
  text: Words,
): Cell[] {
  const total = totalOf(items, marks);
  return [
    participant.name,
    participant.studentNumber ?? "",
    participant.id,
    noteOf(participant, best, text),
    ...items.map((item) => markPoints(item, marks.get(item.id))),
    // a gradebook would take a nought for a mark
    total.marked > 0 ? total.points : null,
    total.max,
    best?.run.publicCorrect ?? null,
    best?.run.privateCorrect ?? null,
    best?.run.parameters ?? null,
    ...items.map((item) => marks.get(item.id)?.comment ?? ""),
  ];
}

const headingOf = (items: readonly MarkItem[], language: Language): string[] => {
  const text = words[language];
  return [
    text.name,
    text.number,
    text.id,
    text.kind,
    ...items.map(({ title, max }) => `${title[language]} (${max})`),
    text.total,
    text.max,
    text.correct,
    text.privateCorrect,
    text.parameters,
    ...items.map(({ title }) => `${text.comment}: ${title[language]}`),
  ];
};

/** A participant's marks, by the item's id. */
async function marksOf(source: ExportSource, participantId: string): Promise<Map<string, ReviewMark>> {
  const marks = new Map<string, ReviewMark>();
  for await (const mark of source.marks(participantId)) marks.set(mark.itemId, mark);
  return marks;
}

/**
 * CSV of all marks: one row a participant, one column an item, an unmarked item empty. The figures are those of the run
 * that they stand with on the board; of a run that stands nowhere the note says why.
 */
export async function* marksCsv(
  source: ExportSource,
  items: readonly MarkItem[],
  language: Language,
): Pieces {
  const best = bestRuns(source.session, await source.contenders());
  yield csvHeading(headingOf(items, language));
  for (const participant of await source.participants()) {
    const marks = await marksOf(source, participant.id);
    yield csvRows([rowOf(participant, items, marks, best.get(participant.id), words[language])]);
  }
}

/**
 * Canvas's gradebook import: its own five columns, then one an item, "Points Possible" in the second row.
 * Canvas finds a student by SIS User ID, so participants without a student number, removed and simulated ones stay out.
 */
export async function* canvasCsv(
  source: ExportSource,
  items: readonly MarkItem[],
  language: Language,
): Pieces {
  const heading = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];
  yield csvHeading([...heading, ...items.map(({ title }) => `${source.session.title}: ${title[language]}`)]);
  yield csvRows([["Points Possible", "", "", "", "", ...items.map(({ max }) => max)]]);
  for (const { id, name, studentNumber, removed, simulated } of await source.participants()) {
    if (!studentNumber || removed || simulated) continue;
    const marks = await marksOf(source, id);
    const points = items.map((item) => markPoints(item, marks.get(item.id)));
    yield csvRows([[name, "", studentNumber, "", "", ...points]]);
  }
}
