/** The files that an instructor takes home. */
import type { Language } from "@/lib/content/language";
import { answersCsv } from "./answers-csv";
import type { ExportSource, Pieces } from "./export-source";
import { markItems } from "./mark-items";
import { canvasCsv, marksCsv } from "./marks-csv";

/** Everything with weights and curves (lib/review/session-export). */
export const wholeSession = "session.json";

/** The tables, by their file's name. */
export const tables: Readonly<Record<string, (source: ExportSource, language: Language) => Pieces>> = {
  "marks.csv": (source, language) => marksCsv(source, markItems(source.session.activities), language),
  "canvas.csv": (source, language) => canvasCsv(source, markItems(source.session.activities), language),
  "answers.csv": answersCsv,
};

/** The text of a table in the session's language, in pieces; null when there is no such file. */
export const tableOf = (file: string, source: ExportSource): Pieces | null =>
  Object.hasOwn(tables, file) ? tables[file](source, source.session.language) : null;
