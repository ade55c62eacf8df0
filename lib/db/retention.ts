/**
 * Students' work that has had its time is erased: so many days after the class, and not before its owner was told for a
 * week. What is left of a session is itself and how many were in it.
 */
import { database } from "./client";
import { storeActs } from "./acts";
import { storeErasure } from "./erasure";
import { moment } from "./moment";
import { Prisma } from "./generated/client";

const dayMs = 24 * 3_600_000;

/** Its owner reads of it for so long at least. */
const announcedMs = 7 * dayMs;
/** What was not erased so long after it was announced, because nobody swept or the day has moved, is announced anew. */
const staleMs = announcedMs + 3 * dayMs;

/** People who are erased in one transaction; a class at its quotas would take too long in one. */
const peopleAtOnce = 50;

/**
 * When the time of a session called s begins, and when it is over: the shorter of its own and the server's. As long as
 * it has not ended, its time begins with whatever was last decided in it, the handing in of work above all.
 */
const over = (serverDays: number | null): Prisma.Sql => Prisma.sql`
  COALESCE(s."endedAt", GREATEST(s."decidedAt", (SELECT max(p."joinedAt") FROM "Participant" p WHERE p."sessionId" = s.id)),
    s."openedAt", s."createdAt")
  + LEAST(s."keepDays", ${serverDays}::int) * interval '1 day'`;

const peopled = Prisma.sql`EXISTS (SELECT 1 FROM "Participant" p WHERE p."sessionId" = s.id)`;

/** Of the sessions s that are meant, those whose work has an end, and when that is. */
const expiries = (meant: Prisma.Sql, serverDays: number | null, now: number) =>
  database().$queryRaw<{ id: string; at: Date }[]>`
    SELECT s.id, GREATEST(${over(serverDays)},
      COALESCE(s."expiryAnnouncedAt", ${moment(now)}::timestamp) + ${announcedMs} * interval '1 millisecond') AS at
    FROM "ClassSession" s
    WHERE ${meant} AND ${over(serverDays)} IS NOT NULL AND ${peopled}`;

/** The days on which the work in this account's sessions is erased, by session; none for those that keep it. */
export async function expiriesOf(
  instructorId: string,
  serverDays: number | null,
  now = Date.now(),
): Promise<ReadonlyMap<string, Date>> {
  const rows = await expiries(Prisma.sql`s."instructorId" = ${instructorId}`, serverDays, now);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** The day on which the work in a session is erased; null when it is kept. */
export async function expiryOf(
  sessionId: string,
  serverDays: number | null,
  now = Date.now(),
): Promise<Date | null> {
  const [row] = await expiries(Prisma.sql`s.id = ${sessionId}`, serverDays, now);
  return row?.at ?? null;
}

/** Sets after how many days the work in a session of this account is erased. @param days null: as the server does */
export async function keepFor(
  instructorId: string,
  sessionId: string,
  days: number | null,
): Promise<boolean> {
  const { count } = await database().classSession.updateMany({
    where: { id: sessionId, instructorId },
    // whoever was told of another day is told anew
    data: { keepDays: days, expiryAnnouncedAt: null },
  });
  return count > 0;
}

/**
 * Lets the owners of sessions whose time is over within a week know. What another process has announced, that knows of
 * another time, stays announced.
 */
async function announce(serverDays: number | null, now: number): Promise<number> {
  const soon = moment(now + announcedMs);
  await database().$executeRaw`
    UPDATE "ClassSession" s SET "expiryAnnouncedAt" = NULL WHERE s."expiryAnnouncedAt" <= ${moment(now - staleMs)}::timestamp`;
  return database().$executeRaw`
    UPDATE "ClassSession" s SET "expiryAnnouncedAt" = ${moment(now)}::timestamp
    WHERE s."expiryAnnouncedAt" IS NULL AND ${over(serverDays)} <= ${soon}::timestamp AND ${peopled}`;
}

/** Of the sessions s, those whose time is over and was announced. */
const due = (serverDays: number | null, now: number): Prisma.Sql => Prisma.sql`
  ${over(serverDays)} <= ${moment(now)}::timestamp
  AND s."expiryAnnouncedAt" <= ${moment(now - announcedMs)}::timestamp AND ${peopled}`;

/** @param but sessions that could not be erased @returns the session whose time was over first; null when none is left */
async function nextDue(
  serverDays: number | null,
  now: number,
  but: readonly string[],
): Promise<string | null> {
  const [found] = await database().$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "ClassSession" s WHERE ${due(serverDays, now)} AND s.id <> ALL(${but})
    ORDER BY ${over(serverDays)}, s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED`;
  return found?.id ?? null;
}

/** Erases some of one session whose time is over, unless another process is at it. @returns how many people */
function eraseSome(
  sessionId: string,
  { serverDays, now, most }: { serverDays: number | null; now: number; most: number },
): Promise<number> {
  return database().$transaction(
    async (transaction) => {
      const found = await transaction.$queryRaw<unknown[]>`
        SELECT 1 FROM "ClassSession" s WHERE s.id = ${sessionId} AND ${due(serverDays, now)}
        FOR UPDATE OF s SKIP LOCKED`;
      if (found.length === 0) return 0;
      const people = await transaction.participant.findMany({
        ...{ where: { sessionId }, select: { id: true }, take: most + 1 },
      });
      const ids = people.slice(0, most).map(({ id }) => id);
      await storeErasure(transaction, sessionId, ids, now);
      // what of the session itself names them; open rooms read it anew
      await transaction.$executeRaw`
        UPDATE "ClassSession" SET version = version + 1, spotlight = NULL, lead = jsonb_set(lead, '{aside}', 'null')
        WHERE id = ${sessionId}`;
      if (people.length <= most)
        await storeActs(
          [{ sessionId, actorId: null, actorName: "", what: "expired", target: null, at: now }],
          transaction,
        );
      return ids.length;
    },
    { maxWait: 5_000, timeout: 60_000 },
  );
}

/**
 * Erases what is due. A session that is too much for one statement is taken in smaller parts; one that cannot be erased
 * even so holds up no other.
 * @returns how many people, and what went wrong last
 */
async function eraseDue(
  serverDays: number | null,
  now: number,
  most: number,
): Promise<{ erased: number; failure: unknown }> {
  const failed: string[] = [];
  let [erased, atOnce, failure]: [number, number, unknown] = [0, peopleAtOnce, null];
  for (let id = await nextDue(serverDays, now, failed); id !== null && erased < most;) {
    try {
      const some = await eraseSome(id, { serverDays, now, most: atOnce });
      erased += some;
      // another process is at it
      if (some === 0) failed.push(id);
    } catch (error) {
      failure = error;
      if (atOnce === 1) failed.push(id);
      atOnce = atOnce === 1 ? peopleAtOnce : Math.ceil(atOnce / 4);
    }
    const next = await nextDue(serverDays, now, failed);
    if (next !== id) atOnce = peopleAtOnce;
    id = next;
  }
  return { erased, failure };
}

/** Rows that one sweep deletes of a table. */
const rowsAtOnce = 5_000;

/** What is over: a table, its key, and when. Acts are kept for two years. */
const whatIsOver: readonly [table: string, key: string, condition: string][] = [
  ["SignIn", "id", `"expiresAt" < $1::timestamp OR "revokedAt" < $1::timestamp`],
  ["PasswordLink", '"tokenHash"', `"expiresAt" < $1::timestamp`],
  ["Invitation", "id", `"expiresAt" < $1::timestamp - interval '180 days'`],
  ["StaffInvitation", "id", `"expiresAt" < $1::timestamp`],
  ["PlaceLink", '"tokenHash"', `"usedAt" IS NULL AND "expiresAt" < $1::timestamp`],
  ["ParticipantToken", '"tokenHash"', `"expiresAt" < $1::timestamp`],
  ["ErasedDevice", '"tokenHash"', `"expiresAt" < $1::timestamp`],
  ["Act", "id", `at < $1::timestamp - interval '730 days'`],
];

/** Deletes sign-ins, links, devices and acts that are over. @returns how many rows */
async function deleteOver(now: number): Promise<number> {
  let deleted = 0;
  for (const [table, key, condition] of whatIsOver)
    deleted += await database().$executeRawUnsafe(
      `DELETE FROM "${table}" WHERE ${key} IN
        (SELECT ${key} FROM "${table}" WHERE ${condition} LIMIT ${rowsAtOnce} FOR UPDATE SKIP LOCKED)`,
      moment(now),
    );
  return deleted;
}

export interface Swept {
  /** sessions whose owners are told from now on */
  announced: number;
  /** people whose work was erased */
  erased: number;
  /** sign-ins, links, devices and acts that were over */
  rows: number;
}

/**
 * Does what is due, within bounds; of several processes that do it at once each takes what no other is at.
 * @param most people who are erased at most
 * @throws what kept a session from being erased, once all else is done
 */
export async function sweep(serverDays: number | null, now: number, most = 1_000): Promise<Swept> {
  const announced = await announce(serverDays, now);
  const { erased, failure } = await eraseDue(serverDays, now, most);
  const rows = await deleteOver(now);
  if (failure !== null) throw failure;
  return { announced, erased, rows };
}
