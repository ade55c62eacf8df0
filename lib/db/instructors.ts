/** Instructors and their accounts at sign-in providers. Passwords arrive here hashed. */
import { nanoid } from "nanoid";
import { database } from "./client";
import { failureOf } from "./failure";
import { renewLedBy } from "./led-sessions";

export interface Instructor {
  id: string;
  email: string;
  name: string;
  /** argon2id; null when the account signs in through a provider only */
  passwordHash: string | null;
  disabledAt: Date | null;
}

export interface NewInstructor {
  email: string;
  name: string;
  passwordHash: string | null;
}

const fields = { id: true, email: true, name: true, passwordHash: true, disabledAt: true } as const;

/** Addresses are compared without case or outer spaces. */
export const tidyEmail = (email: string): string => email.trim().toLowerCase();

/** @returns the new instructor, or null when the address has an account already */
export async function createInstructor(fresh: NewInstructor): Promise<Instructor | null> {
  try {
    return await database().instructor.create({
      data: { ...fresh, id: nanoid(), email: tidyEmail(fresh.email) },
      select: fields,
    });
  } catch (error) {
    if (failureOf(error) === "conflict") return null;
    throw error;
  }
}

/** The account of an address, disabled ones included. */
export const findByEmail = (email: string): Promise<Instructor | null> =>
  database().instructor.findUnique({ where: { email: tidyEmail(email) }, select: fields });

/** The account with this id, disabled ones included. */
export const findInstructor = (id: string): Promise<Instructor | null> =>
  database().instructor.findUnique({ where: { id }, select: fields });

export const countInstructors = (): Promise<number> => database().instructor.count();

export async function setPasswordHash(id: string, passwordHash: string): Promise<void> {
  await database().instructor.update({ where: { id }, data: { passwordHash } });
}

export async function renameInstructor(id: string, name: string): Promise<void> {
  const { instructor } = database();
  await database().$transaction([instructor.update({ where: { id }, data: { name } }), renewLedBy(id)]);
}

/** The instructor whose account at a provider this is, or null. */
export async function findByIdentity(provider: string, subject: string): Promise<Instructor | null> {
  const row = await database().identity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { instructor: { select: fields } },
  });
  return row?.instructor ?? null;
}

/** Ties a provider's account to an instructor. @returns false when another instructor has it */
export async function linkIdentity(
  instructorId: string,
  provider: string,
  subject: string,
): Promise<boolean> {
  const row = await database().identity.upsert({
    where: { provider_subject: { provider, subject } },
    create: { provider, subject, instructorId },
    update: {},
  });
  return row.instructorId === instructorId;
}
