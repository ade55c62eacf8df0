/** The table of marks: a row for each participant. */
import type { Language } from "@/lib/content/language";
import { bestRuns, type BestRun } from "./best-run";
import type { MarkItem } from "./mark-items";
import { markPoints, totalOf } from "./points";
import { safeCsv, type Cell } from "./safe-csv";
import type { ReviewMark, ReviewParticipant, SessionWork } from "./session-work";
import { marksByParticipant } from "./work-of";

const words = {
  zh: {
    name: "姓名",
    number: "学号",
    id: "编号",
    kind: "备注",
    simulated: "模拟",
    removed: "已移除",
    late: "迟交，未采纳",
    correct: "公开测试答对",
    privateCorrect: "私有测试答对",
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
    total.points,
    total.max,
    best?.run.publicCorrect ?? null,
    best?.run.privateCorrect ?? null,
    best?.run.parameters ?? null,
    ...items.map((item) => marks.get(item.id)?.comment ?? ""),
  ];
}

/**
 * CSV of all marks: one row a participant, one column an item, an unmarked item empty. The figures are those of the run
 * that they stand with on the board; of a run that stands nowhere the note says why.
 */
export function marksCsv(work: SessionWork, items: readonly MarkItem[], language: Language): string {
  const text = words[language];
  const marks = marksByParticipant(work.marks);
  const best = bestRuns(work);
  const heading = [
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
  return safeCsv(
    heading,
    work.participants.map((one) => rowOf(one, items, marks.get(one.id) ?? new Map(), best.get(one.id), text)),
  );
}

/**
 * Canvas's gradebook import: its own five columns, then one an item, "Points Possible" in the second row.
 * Canvas finds a student by SIS User ID, so participants without a student number, removed and simulated ones stay out.
 */
export function canvasCsv(work: SessionWork, items: readonly MarkItem[], language: Language): string {
  const marks = marksByParticipant(work.marks);
  const heading = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];
  const possible: Cell[] = ["Points Possible", "", "", "", "", ...items.map(({ max }) => max)];
  const students = work.participants.filter(
    ({ studentNumber, removed, simulated }) => studentNumber && !removed && !simulated,
  );
  const rows = students.map(({ id, name, studentNumber }): Cell[] => [
    name,
    "",
    studentNumber,
    "",
    "",
    ...items.map((item) => markPoints(item, marks.get(id)?.get(item.id))),
  ]);
  return safeCsv(
    [...heading, ...items.map(({ title }) => `${work.session.title}: ${title[language]}`)],
    [possible, ...rows],
  );
}
