/** The table of everything that was written: a row for each revision, draft and attempt. */
import type { Language } from "@/lib/content/language";
import { markItem } from "./mark-items";
import { safeCsv, type Cell } from "./safe-csv";
import type { SessionWork } from "./session-work";

const words = {
  zh: {
    heading: ["姓名", "学号", "编号", "题目", "类型", "时间 (UTC)", "迟交", "已采纳", "通过", "内容"],
    submitted: "已提交",
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
    overwritten: "overwritten draft",
    draft: "draft",
    attempt: "tensor exercise",
    yes: "yes",
    no: "no",
  },
} as const;

interface Written {
  participantId: string;
  item: string;
  kind: "submitted" | "overwritten" | "draft" | "attempt";
  at: string;
  late: boolean;
  admitted: boolean;
  passed: boolean | null;
  text: string;
}

function everythingWritten(work: SessionWork): Written[] {
  return [
    ...work.revisions.map((one) => ({ ...one, item: one.questionId, passed: null })),
    ...work.drafts.map((one) => ({
      ...one,
      item: one.questionId,
      kind: "draft" as const,
      late: false,
      admitted: false,
      passed: null,
    })),
    ...work.attempts.map((one) => ({
      ...one,
      item: one.exerciseId,
      kind: "attempt" as const,
      text: one.source,
    })),
  ];
}

/** CSV of all answers, drafts and attempts, participant by participant, each in order of time. */
export function answersCsv(work: SessionWork, language: Language): string {
  const text = words[language];
  const flag = (value: boolean | null): string => (value === null ? "" : value ? text.yes : text.no);
  const written = everythingWritten(work).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const rows = work.participants.flatMap(({ id, name, studentNumber }) =>
    written
      .filter((one) => one.participantId === id)
      .map((one): Cell[] => [
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
      ]),
  );
  return safeCsv(text.heading, rows);
}
