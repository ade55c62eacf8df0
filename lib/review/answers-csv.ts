/** The table of everything that was written: a row for each revision, draft and attempt. */
import type { Language } from "@/lib/content/language";
import type { ExportSource, Pieces } from "./export-source";
import { markItem } from "./mark-items";
import { csvHeading, csvRows, type Cell } from "./safe-csv";
import type { ReviewAttempt, ReviewDraft, ReviewParticipant, ReviewRevision } from "./session-work";

const words = {
  zh: {
    heading: ["姓名", "学号", "编号", "题目", "类型", "时间 (UTC)", "迟交", "已计入", "通过", "内容"],
    submitted: "已提交",
    counted: "老师计为提交的草稿",
    overwritten: "被覆盖的草稿",
    draft: "草稿",
    attempt: "张量练习",
    yes: "是",
    no: "否",
  },
  en: {
    heading: [
      "Name",
      "Student number",
      "Participant",
      "Item",
      "Kind",
      "Time (UTC)",
      "Late",
      "Admitted",
      "Passed",
      "Text",
    ],
    submitted: "submitted",
    counted: "draft, counted as submitted by the instructor",
    overwritten: "overwritten draft",
    draft: "draft",
    attempt: "tensor exercise",
    yes: "yes",
    no: "no",
  },
} as const;

interface Written {
  item: string;
  kind: "submitted" | "counted" | "overwritten" | "draft" | "attempt";
  at: string;
  late: boolean;
  admitted: boolean;
  passed: boolean | null;
  text: string;
}

const ofRevision = (one: ReviewRevision): Written => ({
  ...one,
  ...{ item: one.questionId, passed: null, kind: one.countedBy === null ? one.kind : "counted" },
});

const ofDraft = (one: ReviewDraft): Written => ({
  ...{ item: one.questionId, kind: "draft", at: one.at, text: one.text },
  ...{ late: false, admitted: false, passed: null },
});

const ofAttempt = (one: ReviewAttempt): Written => ({
  ...one,
  ...{ item: one.exerciseId, kind: "attempt", text: one.source },
});

async function* each<From>(things: AsyncIterable<From>, as: (one: From) => Written): AsyncGenerator<Written> {
  for await (const one of things) yield as(one);
}

/** What several lists hold, each in order of time, as one in order of time. */
async function* inOrderOfTime(lists: AsyncGenerator<Written>[]): AsyncGenerator<Written> {
  const heads = await Promise.all(lists.map(async (list) => ({ list, next: await list.next() })));
  for (;;) {
    const [first] = heads
      .filter(({ next }) => !next.done)
      .sort((a, b) => (a.next.value.at < b.next.value.at ? -1 : a.next.value.at > b.next.value.at ? 1 : 0));
    if (!first) return;
    yield first.next.value;
    first.next = await first.list.next();
  }
}

/** Text of this many characters goes into one piece, and the row that goes beyond it. */
const pieceCharacters = 200_000;

function rowOf({ name, studentNumber, id }: ReviewParticipant, one: Written, language: Language): Cell[] {
  const text = words[language];
  const flag = (value: boolean | null): string => (value === null ? "" : value ? text.yes : text.no);
  return [
    name,
    studentNumber ?? "",
    id,
    markItem(one.item)?.title[language] ?? one.item,
    text[one.kind],
    one.at,
    flag(one.late),
    one.late ? flag(one.admitted) : "",
    flag(one.passed),
    one.text,
  ];
}

/** CSV of all answers, drafts and attempts, participant by participant, each in order of time. */
export async function* answersCsv(source: ExportSource, language: Language): Pieces {
  yield csvHeading(words[language].heading);
  for (const participant of await source.participants()) {
    const { id } = participant;
    const written = inOrderOfTime([
      each(source.revisions(id), ofRevision),
      each(source.drafts(id), ofDraft),
      each(source.attempts(id), ofAttempt),
    ]);
    let rows: Cell[][] = [];
    let characters = 0;
    for await (const one of written) {
      rows.push(rowOf(participant, one, language));
      characters += one.text.length;
      if (characters < pieceCharacters) continue;
      yield csvRows(rows);
      rows = [];
      characters = 0;
    }
    if (rows.length > 0) yield csvRows(rows);
  }
}
