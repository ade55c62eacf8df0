/** One-time links that give a device a participant's place. Only hashes of their tokens are stored; used ones stay, as the record. */
import { createHash, randomBytes } from "node:crypto";
import { database, type Transaction } from "./client";
import type { DevicesWork } from "./commit-devices";
import { storeDevice, type Binding } from "./devices";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Whoever asks for one stands beside the one it is for. */
export const placeLinkMs = 3_600_000;
/** of one participant; the oldest go first */
const keptAtMost = 20;

/** What a link gives, while it can be used. */
export interface PlaceLink {
  participantId: string;
  /** whether devices that have the place keep it */
  keepDevices: boolean;
}

const usable = (now: number) => ({ usedAt: null, expiresAt: { gt: new Date(now) } });

/**
 * A participant's link, made by the work of a commit of the session; one that was made before and not used is gone then.
 * @returns the token, shown once, and the work
 */
export function newPlaceLink(link: PlaceLink, now: number): { token: string; work: DevicesWork } {
  const { participantId } = link;
  const token = randomBytes(32).toString("base64url");
  const work: DevicesWork = async ({ placeLink }) => {
    await placeLink.deleteMany({ where: { participantId, usedAt: null } });
    const old = await placeLink.findMany({
      where: { participantId },
      select: { tokenHash: true },
      orderBy: { createdAt: "desc" },
      skip: keptAtMost - 1,
    });
    await placeLink.deleteMany({ where: { tokenHash: { in: old.map(({ tokenHash }) => tokenHash) } } });
    const times = { createdAt: new Date(now), expiresAt: new Date(now + placeLinkMs) };
    await placeLink.create({ data: { ...link, ...times, tokenHash: hashOf(token) } });
    return null;
  };
  return { token, work };
}

/** Ends those of a session that were not used. */
export async function endPlaceLinks(sessionId: string, { placeLink }: Transaction): Promise<void> {
  await placeLink.deleteMany({ where: { usedAt: null, participant: { sessionId } } });
}

/** What a token gives or gave in a session; null when it is none of this session's, or was replaced. */
export async function placeLinkOf(
  token: string,
  sessionId: string,
  now: number,
): Promise<(PlaceLink & { usable: boolean; used: boolean }) | null> {
  const link = await database().placeLink.findFirst({
    where: { tokenHash: hashOf(token), participant: { sessionId } },
    select: { participantId: true, keepDevices: true, usedAt: true, expiresAt: true },
  });
  if (!link) return null;
  const { usedAt, expiresAt, ...given } = link;
  const used = usedAt !== null;
  return { ...given, used, usable: !used && expiresAt.getTime() > now };
}

/**
 * Uses a link up for a device: work of a commit of the session's devices.
 * @param binding what the device is from now on
 * @returns the devices that are somebody else or nobody since, or null when the link was used meanwhile
 */
export const usingPlaceLink =
  (
    token: string,
    { participantId, keepDevices }: PlaceLink,
    deviceHash: string,
    binding: Binding,
    now: number,
  ): DevicesWork =>
  async (transaction) => {
    const used = await transaction.placeLink.updateMany({
      where: { tokenHash: hashOf(token), ...usable(now) },
      data: { usedAt: new Date(now) },
    });
    if (used.count === 0) return null;
    const where = { participantId, releasedAt: null, tokenHash: { not: deviceHash } };
    const others = keepDevices
      ? []
      : await transaction.participantToken.findMany({ where, select: { tokenHash: true } });
    const hashes = others.map(({ tokenHash }) => tokenHash);
    await transaction.participantToken.updateMany({
      where: { tokenHash: { in: hashes } },
      data: { releasedAt: new Date(now) },
    });
    await storeDevice(deviceHash, binding, now, transaction);
    return { ...Object.fromEntries(hashes.map((hash) => [hash, null])), [deviceHash]: binding };
  };
