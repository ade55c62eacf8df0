/** What students keep cell by cell: a notebook, and their code of the exercises. */
import { z } from "zod";
import type { NotebookKind } from "@/lib/contract/notebook";
import { emptyNotebook, type StoredCell, type StoredNotebook } from "@/lib/live/notebook";
import { database } from "./client";
import { storedJson } from "./stored-json";

const writtenFields = { source: z.string(), version: z.number().default(0), by: z.string().default("") };
/** what was stored before there were versions has none */
const cellsSchema = z.array(z.object({ id: z.string(), ...writtenFields }));
const copiesSchema = z.array(z.object({ cellId: z.string(), ...writtenFields, until: z.number() }));

/** As last saved, the empty one before. */
async function storedRow(participantId: string, kind: NotebookKind): Promise<StoredNotebook> {
  const row = await database().notebook.findUnique({
    where: { participantId_kind: { participantId, kind } },
  });
  if (!row) return emptyNotebook;
  const what = `the ${kind} of ${participantId}`;
  return {
    version: row.version,
    saves: row.saves.length > 0 ? row.saves : [row.saveId],
    cells: storedJson(cellsSchema, row.cells, what),
    copies: storedJson(copiesSchema, row.copies, what),
  };
}

/** The code that was tried last for each exercise, newest first, as cells of nobody's save. Of 300 tries few are read. */
async function triedLast(participantId: string): Promise<StoredCell[]> {
  const attempts = await database().$queryRaw<{ id: string; source: string }[]>`
    SELECT "exerciseId" AS id, source FROM (
      SELECT DISTINCT ON ("exerciseId") "exerciseId", source, sequence FROM "Attempt"
      WHERE "participantId" = ${participantId} ORDER BY "exerciseId", sequence DESC) AS newest
    ORDER BY sequence DESC`;
  return attempts.map((tried) => ({ ...tried, version: 0, by: "" }));
}

/** What is kept of a participant; an exercise whose code was never saved has that of the last attempt. */
export async function notebookOf(participantId: string, kind: NotebookKind): Promise<StoredNotebook> {
  const stored = await storedRow(participantId, kind);
  if (kind === "notebook") return stored;
  const ids = new Set(stored.cells.map(({ id }) => id));
  const tried = (await triedLast(participantId)).filter(({ id }) => !ids.has(id));
  return tried.length > 0 ? { ...stored, cells: [...stored.cells, ...tried] } : stored;
}

/**
 * Of each of these participants the code of one exercise, as it was saved last; in one statement.
 * @returns by participant; who has saved none is absent
 */
export async function exerciseCodes(
  wanted: readonly { participantId: string; exerciseId: string }[],
): Promise<Map<string, string>> {
  const ids = wanted.map(({ participantId }) => participantId);
  const exerciseIds = wanted.map(({ exerciseId }) => exerciseId);
  const rows = await database().$queryRaw<{ participantId: string; source: string }[]>`
    SELECT notebook."participantId", cell->>'source' AS source
    FROM unnest(${ids}::text[], ${exerciseIds}::text[]) AS wanted(id, exercise)
    JOIN "Notebook" AS notebook ON notebook."participantId" = wanted.id AND notebook.kind = 'exercises'
    CROSS JOIN LATERAL jsonb_path_query(notebook.cells, '$[*]') AS cell
    WHERE cell->>'id' = wanted.exercise`;
  return new Map(rows.map(({ participantId, source }) => [participantId, source]));
}
