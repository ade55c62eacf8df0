/**
 * The log of a session: what each commit changed, under its number, so that another process that holds the session folds
 * what it missed in place of reading everything anew. Written only while there are other processes.
 */
import { z } from "zod";
import type { LoggedChange } from "@/lib/live/logged";
import { executed, selected, type Transaction } from "./client";
import type { Binding } from "./devices";

/** What one commit led to. */
export interface Logged {
  /** when it was decided, ms since the epoch */
  at: number;
  changes: readonly LoggedChange[];
  /** devices that are somebody else since, by hash; null for one that is nobody, and was what it was */
  devices: Readonly<Record<string, Binding | null>>;
}

/** A commit and its number. */
export type Delta = Logged & { sequence: number };

/**
 * gap: a commit is not in the log, so that only reading the session anew shows what there is; gone: the session is
 * deleted.
 */
export type Missed = readonly Delta[] | "gap" | "gone";

/** What another process is not told after so long. */
const keptSeconds = 60;

/** Written by this same code: what only has to be shown to be an object is not walked through again. */
const contentSchema = z.object({
  at: z.number(),
  changes: z.array(z.custom<LoggedChange>((one) => typeof one === "object" && one !== null)),
  devices: z.record(
    z.string(),
    z.object({ participantId: z.string().nullable(), was: z.array(z.string()) }).nullable(),
  ),
});

/** As it is stored, and called out; a text without line breaks. */
export const contentOf = (logged: Logged): string => JSON.stringify(logged);

/** Commits that were called out. @param contents of neighbours, in order @param last the number of the last of them */
export const deltasOf = (contents: readonly string[], last: number): Delta[] =>
  contents.map((content, at) => ({
    sequence: last - contents.length + 1 + at,
    ...contentSchema.parse(JSON.parse(content)),
  }));

interface Row {
  current: number;
  sequence: number | null;
  content: string | null;
}

const statement = `
  SELECT s.sequence AS current, d.sequence, d.content
  FROM "ClassSession" s LEFT JOIN "SessionDelta" d ON d."sessionId" = s.id AND d.sequence > $2
  WHERE s.id = $1 ORDER BY d.sequence`;

/** The rows as what they say. @param after the last number that is known */
function missedOf(rows: readonly Row[], after: number): Missed {
  if (rows.length === 0) return "gone";
  const deltas = rows.flatMap(({ sequence, content }): Delta[] =>
    sequence === null || content === null ? [] : [{ sequence, ...contentSchema.parse(JSON.parse(content)) }],
  );
  const whole = deltas.every(({ sequence }, at) => sequence === after + 1 + at);
  return whole && after + deltas.length === Math.max(after, rows[0].current) ? deltas : "gap";
}

/** Every commit of a session after this number. */
export const commitsAfter = async (sessionId: string, after: number): Promise<Missed> =>
  missedOf(await selected<Row>("commits-after", statement, [sessionId, after]), after);

/** The same inside a transaction that holds the session's row. */
export const commitsAfterIn = async (
  transaction: Transaction,
  sessionId: string,
  after: number,
): Promise<Missed> => missedOf(await transaction.$queryRawUnsafe<Row[]>(statement, sessionId, after), after);

/** Forgets what every process has folded long ago. */
export const trimLog = (): Promise<number> =>
  executed("trim-log", `DELETE FROM "SessionDelta" WHERE at < LOCALTIMESTAMP - make_interval(secs => $1)`, [
    keptSeconds,
  ]);
