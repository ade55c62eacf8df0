/** The files that an instructor takes home. */
import type { Language } from "@/lib/content/language";
import { answersCsv } from "./answers-csv";
import { markItems } from "./mark-items";
import { canvasCsv, marksCsv } from "./marks-csv";
import type { SessionWork } from "./session-work";

/** Everything with weights and curves; it is made piece by piece (lib/review/session-export). */
export const wholeSession = "session.json";

/** The tables, by their file's name. */
export const tables: Readonly<Record<string, (work: SessionWork, language: Language) => string>> = {
  "marks.csv": (work, language) => marksCsv(work, markItems(work.session.activities), language),
  "canvas.csv": (work, language) => canvasCsv(work, markItems(work.session.activities), language),
  "answers.csv": answersCsv,
};

/** The text of a table in the session's language; null when there is no such file. */
export const tableOf = (file: string, work: SessionWork): string | null =>
  Object.hasOwn(tables, file) ? tables[file](work, work.session.language) : null;
