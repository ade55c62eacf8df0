/** Which devices are which participants. A device is known by a hash that differs in every session. */
import { createHash } from "node:crypto";
import { database, selected, type Transaction } from "./client";
import { moment } from "./moment";

/** A device is known so long after it was bound. */
export const deviceLifetimeMs = 180 * 24 * 3600 * 1000;

/** What is stored of a device cookie: sha256 of the token and the session's id, hex. */
export const deviceHashOf = (token: string, sessionId: string): string =>
  createHash("sha256").update(`${token}:${sessionId}`).digest("hex");

/** Who a device is in a session, and who it was before. */
export interface Binding {
  /** null after "not me" */
  participantId: string | null;
  /** oldest first, without who it is */
  was: readonly string[];
}

interface BindingRow {
  tokenHash: string;
  participantId: string;
  former: string[];
  released: boolean;
  erased: boolean;
}

/** What these devices are and were, by device hash; expired bindings are none. */
export async function bindingsOfDevices(
  hashes: readonly string[],
  now: number,
): Promise<Map<string, Binding>> {
  const rows = await selected<BindingRow>(
    "bindings-of-devices",
    `SELECT "tokenHash", "participantId", former, "releasedAt" IS NOT NULL AS released, false AS erased
    FROM "ParticipantToken" WHERE "tokenHash" = ANY($1) AND "expiresAt" > $2::timestamp
    UNION ALL SELECT "tokenHash", "participantId", '{}', true, true
    FROM "ErasedDevice" WHERE "tokenHash" = ANY($1) AND "expiresAt" > $2::timestamp`,
    [hashes, moment(now)],
  );
  // who came in again since is what the device is
  rows.sort((a, b) => Number(b.erased) - Number(a.erased));
  return new Map(
    rows.map(({ tokenHash, participantId, released, former }) => [
      tokenHash,
      released ? { participantId: null, was: [...former, participantId] } : { participantId, was: former },
    ]),
  );
}

/** The participant of one device, or null. */
export async function participantOfDevice(hash: string, now: number): Promise<string | null> {
  return (await bindingsOfDevices([hash], now)).get(hash)?.participantId ?? null;
}

/** A binding with somebody else, or nobody, from now on. */
export function rebound({ participantId, was }: Binding, next: string | null): Binding {
  const before = participantId === null ? was : [...was, participantId];
  return { participantId: next, was: before.filter((id) => id !== next) };
}

/** Where every device begins. */
export const unbound: Binding = { participantId: null, was: [] };

/** Stores what a device is and was, inside a commit of its session. @param binding of somebody, now or before */
export async function storeDevice(
  hash: string,
  { participantId, was }: Binding,
  now: number,
  transaction: Transaction,
): Promise<void> {
  const [last] = was.slice(-1);
  const row = {
    participantId: participantId ?? last,
    former: participantId === null ? was.slice(0, -1) : [...was],
    releasedAt: participantId === null ? new Date(now) : null,
    expiresAt: new Date(now + deviceLifetimeMs),
  };
  await transaction.participantToken.upsert({
    where: { tokenHash: hash },
    create: { tokenHash: hash, ...row },
    update: row,
  });
}

/** The participant of a session whose personal code has this hash, or null. */
export async function participantByCode(sessionId: string, codeHash: string): Promise<string | null> {
  const row = await database().participant.findFirst({
    where: { sessionId, personalCodeHash: codeHash },
    select: { id: true },
  });
  return row?.id ?? null;
}
