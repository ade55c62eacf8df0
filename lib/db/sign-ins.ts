/** Sign-ins of instructors: a token is good for as long as its row is. */
import { nanoid } from "nanoid";
import { cut } from "@/lib/text/cut";
import { storable } from "@/lib/text/storable";
import { database } from "./client";

export interface SignIn {
  id: string;
  device: string;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

export interface SignedIn {
  signInId: string;
  /** when the person proved who they are */
  since: Date;
  instructor: { id: string; email: string; name: string };
}

/** Rows are touched at most this often. */
const seenEveryMs = 60_000;

/** Opens a sign-in that lasts until `expiresAt`. @returns its id */
export async function createSignIn(instructorId: string, device: string, expiresAt: Date): Promise<string> {
  const id = nanoid();
  await database().signIn.create({
    data: { id, instructorId, device: cut(storable(device), 200), expiresAt },
  });
  return id;
}

/** Who is signed in under this id now; null when revoked, expired, unknown, or the account is disabled. */
export async function activeSignIn(id: string, now: Date = new Date()): Promise<SignedIn | null> {
  const row = await database().signIn.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now }, instructor: { disabledAt: null } },
    select: { seenAt: true, createdAt: true, instructor: { select: { id: true, email: true, name: true } } },
  });
  if (!row) return null;
  if (now.getTime() - row.seenAt.getTime() > seenEveryMs)
    await database().signIn.updateMany({ where: { id }, data: { seenAt: now } });
  return { signInId: id, since: row.createdAt, instructor: row.instructor };
}

/** The instructor's live sign-ins, the newest first. */
export async function listSignIns(instructorId: string, now: Date = new Date()): Promise<SignIn[]> {
  return database().signIn.findMany({
    where: { instructorId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, device: true, createdAt: true, seenAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
}

/** Ends one sign-in of this instructor. */
export async function revokeSignIn(instructorId: string, id: string): Promise<void> {
  await database().signIn.updateMany({
    where: { id, instructorId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** Ends all sign-ins of this instructor, except one when given. */
export async function revokeAllSignIns(instructorId: string, except?: string): Promise<void> {
  await database().signIn.updateMany({
    where: { instructorId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: new Date() },
  });
}
