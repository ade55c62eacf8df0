/** The record of who did what: with accounts, and of the staff of a session. It goes with its session. */
import { sessionActSchema, type AccountAct, type SessionAct } from "@/lib/contract/acts";
import { database, type Transaction } from "./client";
import { Prisma } from "./generated/client";
import { moment } from "./moment";

export interface FreshAct {
  /** null for what was done with accounts */
  sessionId: string | null;
  /** null for who runs the server */
  actorId: string | null;
  actorName: string;
  what: SessionAct | AccountAct;
  target: string | null;
  /** ms since the epoch */
  at: number;
}

/** Writes acts down. @param client the transaction of what they tell, where there is one */
export async function storeActs(
  acts: readonly FreshAct[],
  client: Pick<Transaction, "act"> = database(),
): Promise<void> {
  await client.act.createMany({ data: acts.map(({ at, ...act }) => ({ ...act, at: new Date(at) })) });
}

/** What somebody looks at again and again is written down once in this time. */
const lookAgainMs = 10 * 60_000;

export interface ActAbout extends FreshAct {
  sessionId: string;
  /** a participant's id */
  target: string;
}

/**
 * The beginning of a statement that writes an act about a participant: `whom` is them, or no row when they are erased.
 * Erasing them waits until it ends, or it has waited for that. The session is locked first, as by whoever erases.
 */
const whomOf = ({ sessionId, target }: ActAbout): Prisma.Sql => Prisma.sql`
  WITH session AS MATERIALIZED (
    SELECT id FROM "ClassSession" WHERE id = ${sessionId} FOR KEY SHARE
  ), whom AS MATERIALIZED (
    SELECT p.id FROM session s JOIN "Participant" p ON p."sessionId" = s.id AND p.id = ${target} FOR KEY SHARE OF p
  )
  INSERT INTO "Act" ("sessionId", "actorId", "actorName", what, target, at)`;

const valuesOf = ({ sessionId, actorId, actorName, what, at }: ActAbout): Prisma.Sql => Prisma.sql`
  SELECT ${sessionId}, ${actorId}, ${actorName}, ${what}, (SELECT id FROM whom), ${moment(at)}::timestamp`;

/** Writes down an act about a participant; once they are erased it names nobody. */
export async function storeActAbout(act: ActAbout): Promise<void> {
  await database().$executeRaw`${whomOf(act)} ${valuesOf(act)}`;
}

/**
 * Writes down that somebody's tile was looked at closely, unless the same was written just before, or they have been
 * erased since.
 */
export async function storeLook(look: Omit<ActAbout, "what">): Promise<void> {
  const { sessionId, actorId, target, at } = look;
  const act = { ...look, what: "looked" } as const;
  await database().$executeRaw`
    ${whomOf(act)} ${valuesOf(act)}
    WHERE EXISTS (SELECT 1 FROM whom) AND NOT EXISTS (
      SELECT 1 FROM "Act" WHERE "sessionId" = ${sessionId} AND "actorId" IS NOT DISTINCT FROM ${actorId}
        AND target = ${target} AND what = 'looked' AND at > ${moment(at - lookAgainMs)}::timestamp)`;
}

export interface ListedAct {
  id: number;
  at: Date;
  actorName: string;
  what: SessionAct;
  /** whom it was about, as they are called now; null for nobody, and for who is not there any more */
  name: string | null;
  /** what it was about when that is nobody: a file, a step, a number of days */
  detail: string | null;
}

const pageSize = 100;

/**
 * A page of a session's record, the newest first.
 * @param before the id of the last act that is known; null for the first page
 */
export async function actsIn(
  sessionId: string,
  before: number | null,
): Promise<{ acts: ListedAct[]; more: boolean }> {
  const rows = await database().act.findMany({
    where: { sessionId, ...(before === null ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: pageSize + 1,
  });
  const targets = rows.flatMap(({ target }) => target ?? []);
  const fields = { where: { id: { in: targets } }, select: { id: true, name: true } };
  const [people, accounts] = await Promise.all([
    database().participant.findMany(fields),
    database().instructor.findMany(fields),
  ]);
  const names = new Map([...people, ...accounts].map(({ id, name }) => [id, name]));
  const acts = rows.slice(0, pageSize).flatMap(({ id, at, actorName, what, target }): ListedAct[] => {
    const known = sessionActSchema.safeParse(what);
    if (!known.success) return [];
    const name = (target && names.get(target)) ?? null;
    // an id that leads nowhere any more says nothing to anybody
    const detail = target !== null && name === null && target.length < 21 ? target : null;
    return [{ id, at, actorName, what: known.data, name, detail }];
  });
  return { acts, more: rows.length > pageSize };
}

/** A line of the record as the administrator takes it out; ids, no participants' names. */
export interface RecordedAct {
  at: Date;
  session: string | null;
  actor: string;
  actorId: string | null;
  what: string;
  target: string | null;
}

/** The record, the oldest first, some at a time. @param session a code or an id; null for all */
export async function* recordedActs(session: string | null, since: Date): AsyncGenerator<RecordedAct> {
  for (let last = 0; ;) {
    const rows = await database().act.findMany({
      where: {
        ...{ id: { gt: last }, at: { gte: since } },
        ...(session === null ? {} : { session: { OR: [{ id: session }, { code: session.toUpperCase() }] } }),
      },
      include: { session: { select: { code: true } } },
      orderBy: { id: "asc" },
      take: 500,
    });
    for (const { at, session: of, actorName, actorId, what, target } of rows)
      yield { at, session: of?.code ?? null, actor: actorName, actorId, what, target };
    if (rows.length < 500) return;
    last = rows[rows.length - 1].id;
  }
}
