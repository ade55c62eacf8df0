/** Which devices are which participants. A device is known by a hash that differs in every session. */
import { createHash } from "node:crypto";
import { database } from "./client";

const lifetimeMs = 180 * 24 * 3600 * 1000;

/** What is stored of a device cookie: sha256 of the token and the session's id, hex. */
export const deviceHashOf = (token: string, sessionId: string): string =>
  createHash("sha256").update(`${token}:${sessionId}`).digest("hex");

/** When a binding made now ends. */
export const bindingExpiry = (now: number): Date => new Date(now + lifetimeMs);

/** The participants of these devices, by device hash; expired bindings are none. */
export async function participantsOfDevices(
  hashes: readonly string[],
  now: number,
): Promise<Map<string, string>> {
  const rows = await database().participantToken.findMany({
    where: { tokenHash: { in: [...hashes] }, expiresAt: { gt: new Date(now) } },
    select: { tokenHash: true, participantId: true },
  });
  return new Map(rows.map(({ tokenHash, participantId }) => [tokenHash, participantId]));
}

/** The participant of one device, or null. */
export async function participantOfDevice(hash: string, now: number): Promise<string | null> {
  return (await participantsOfDevices([hash], now)).get(hash) ?? null;
}

/** Makes a device a participant; a device is one participant at a time. */
export async function bindDevice(hash: string, participantId: string, now: number): Promise<void> {
  const binding = { participantId, expiresAt: bindingExpiry(now) };
  await database().participantToken.upsert({
    where: { tokenHash: hash },
    create: { tokenHash: hash, ...binding },
    update: binding,
  });
}

/** The device is nobody any more. */
export async function releaseDevice(hash: string): Promise<void> {
  await database().participantToken.deleteMany({ where: { tokenHash: hash } });
}

/** The participant of a session whose personal code has this hash, or null. */
export async function participantByCode(sessionId: string, codeHash: string): Promise<string | null> {
  const row = await database().participant.findFirst({
    where: { sessionId, personalCodeHash: codeHash },
    select: { id: true },
  });
  return row?.id ?? null;
}
