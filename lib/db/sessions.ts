/** An instructor's sessions for the dashboard, and the little that a visitor may know by code. */
import { randomBytes, randomInt } from "node:crypto";
import { nanoid } from "nanoid";
import { languageSchema, type Language } from "@/lib/contract/ids";
import { lessonSchema, openLesson, type Lesson } from "@/lib/contract/lesson";
import { codeAlphabet, codeLength } from "@/lib/agreed/code-in-text";
import { instructorQuotas } from "@/lib/contract/quotas";
import { givenDutySchema, type Duty, type GivenDuty } from "@/lib/contract/staff";
import { datasetSchema } from "@/lib/contract/run-config";
import {
  activityStatesSchema,
  type ActivityStates,
  type BoardMode,
  type SessionStatus,
} from "@/lib/contract/views";
import { courseDataset, type Dataset } from "@/lib/spiral/config";
import { database, json, selected } from "./client";
import { failureOf } from "./failure";
import type { Prisma } from "./generated/client";
import { newSecretSeed } from "./secret-seed";
import { staffDuty } from "./staff";
import { storedJson } from "./stored-json";

/** What an instructor chooses before a session. */
export interface SessionDraft {
  title: string;
  language: Language;
  activities: ActivityStates;
  boardMode: "hidden" | "live";
  /** nobody joins without a student number or full name */
  numberRequired?: boolean;
  /** the course's spiral with a fresh seed when left out */
  dataset?: Dataset;
  /** presets and locked controls of the lab */
  lesson?: Lesson;
}

export interface SessionSummary {
  id: string;
  code: string;
  title: string;
  language: Language;
  status: SessionStatus;
  boardMode: BoardMode;
  activities: ActivityStates;
  createdAt: Date;
  openedAt: Date | null;
  endedAt: Date | null;
  /** put away on the dashboard */
  archived: boolean;
  /** after how many days its students' work is erased; null: as the server does */
  keepDays: number | null;
  /** who joined and was not removed */
  participants: number;
}

export interface SessionDetail extends SessionSummary {
  numberRequired: boolean;
  screenKey: string;
  dataset: Dataset;
  lesson: Lesson;
}

const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join("");

const listed = {
  include: { _count: { select: { participants: { where: { removedAt: null } } } } },
  omit: { secretSeed: true },
} satisfies Prisma.ClassSessionDefaultArgs;

type Row = Prisma.ClassSessionGetPayload<typeof listed>;

function summaryOf(row: Row): SessionSummary {
  const { id, code, title, status, boardMode, createdAt, openedAt, endedAt } = row;
  return {
    ...{ id, code, title, status, boardMode, createdAt, openedAt, endedAt },
    archived: row.archivedAt !== null,
    keepDays: row.keepDays,
    language: languageSchema.parse(row.language),
    activities: storedJson(activityStatesSchema, row.activities, `session ${id}`),
    participants: row._count.participants,
  };
}

const detailOf = (row: Row): SessionDetail => ({
  ...summaryOf(row),
  numberRequired: row.numberRequired,
  screenKey: row.screenKey,
  dataset: storedJson(datasetSchema, row.dataset, `session ${row.id}`),
  lesson: storedJson(lessonSchema, row.lesson, `session ${row.id}`),
});

async function tryCreate(instructorId: string, draft: SessionDraft) {
  const {
    title,
    language,
    activities,
    boardMode,
    numberRequired = false,
    dataset = courseDataset(randomInt(2 ** 32)),
    lesson = openLesson,
  } = draft;
  return database().classSession.create({
    data: {
      ...{ instructorId, title, language, boardMode, numberRequired },
      id: nanoid(),
      code: newCode(),
      screenKey: randomBytes(24).toString("base64url"),
      activities: json(activities),
      dataset: json(dataset),
      lesson: json(lesson),
      secretSeed: newSecretSeed(),
    },
    select: { id: true, code: true },
  });
}

/** Creates a draft session with a code, screen key and seeds of the server's own choosing. */
export async function createSession(
  instructorId: string,
  draft: SessionDraft,
): Promise<{ id: string; code: string }> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryCreate(instructorId, draft);
    } catch (error) {
      // another session has the code
      if (failureOf(error) !== "conflict" || tries >= 5) throw error;
    }
  }
}

/**
 * Creates one more draft, within what an instructor may keep. It is counted when it is there, so that of many at once no
 * more stay than may; nobody waits for a lock, which would hold a connection.
 * @returns null when there is no room for it
 */
export async function createOneMore(
  instructorId: string,
  draft: SessionDraft,
): Promise<{ id: string; code: string } | null> {
  const kept = () => database().classSession.count({ where: { instructorId } });
  if ((await kept()) >= instructorQuotas.sessions) return null;
  const created = await createSession(instructorId, draft);
  if ((await kept()) <= instructorQuotas.sessions) return created;
  await deleteSession(instructorId, created.id);
  return null;
}

/** The instructor's sessions, the newest first. */
export async function listSessions(instructorId: string): Promise<SessionSummary[]> {
  const rows = await database().classSession.findMany({
    where: { instructorId },
    ...listed,
    orderBy: { createdAt: "desc" },
  });
  return rows.map(summaryOf);
}

/** The newest of the instructor's sessions that are not put away, with everything that was chosen for them. */
export async function newestSessions(instructorId: string, most: number): Promise<SessionDetail[]> {
  const rows = await database().classSession.findMany({
    where: { instructorId, archivedAt: null },
    ...listed,
    orderBy: { createdAt: "desc" },
    take: most,
  });
  return rows.map(detailOf);
}

/** Puts a session of this instructor away, or takes it back. @returns false when there is none */
export async function archiveSession(
  instructorId: string,
  sessionId: string,
  archivedAt: Date | null,
): Promise<boolean> {
  const { count } = await database().classSession.updateMany({
    where: { id: sessionId, instructorId },
    data: { archivedAt },
  });
  return count > 0;
}

/** One session of this instructor; null when it is another's or none. */
export async function sessionDetail(instructorId: string, sessionId: string): Promise<SessionDetail | null> {
  const row = await database().classSession.findFirst({
    where: { id: sessionId, instructorId },
    ...listed,
  });
  return row && detailOf(row);
}

/** One session of whose staff this instructor is, with what they are in it; null when it is another's or none. */
export async function staffedSession(
  instructorId: string,
  sessionId: string,
): Promise<(SessionDetail & { duty: Duty }) | null> {
  const duty = await staffDuty(instructorId, sessionId);
  if (!duty) return null;
  const row = await database().classSession.findUnique({ where: { id: sessionId }, ...listed });
  return row && { ...detailOf(row), duty };
}

/** The sessions that others own and this instructor is of the staff of, the newest first. */
export async function sessionsStaffed(
  instructorId: string,
): Promise<(SessionSummary & { duty: GivenDuty; owner: string })[]> {
  const rows = await database().staff.findMany({
    where: { instructorId },
    include: {
      session: { ...listed, include: { ...listed.include, instructor: { select: { name: true } } } },
    },
    orderBy: { session: { createdAt: "desc" } },
  });
  return rows.map(({ duty, session }) => ({
    ...summaryOf(session),
    duty: givenDutySchema.parse(duty),
    owner: session.instructor.name,
  }));
}

/** What the page of a join code or a screen says before its socket is connected. */
export interface SessionFacts {
  id: string;
  code: string;
  title: string;
  language: Language;
  status: SessionStatus;
}

/** The session of a join code or screen key; null when there is none. */
export async function publicSession(
  key: { code: string } | { screenKey: string },
): Promise<SessionFacts | null> {
  const row = await database().classSession.findUnique({
    where: key,
    select: { id: true, code: true, title: true, language: true, status: true },
  });
  return row && { ...row, language: languageSchema.parse(row.language) };
}

/** How far those of these sessions are that there are still: one goes with its instructor's account, too. */
export async function sequencesOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await selected<{ id: string; sequence: number }>(
    "sequences-of",
    `SELECT id, sequence FROM "ClassSession" WHERE id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, sequence }) => [id, sequence]));
}

/** Deletes a session of this instructor with everything in it, for good. @returns false when there was none */
export async function deleteSession(instructorId: string, sessionId: string): Promise<boolean> {
  const { count } = await database().classSession.deleteMany({ where: { id: sessionId, instructorId } });
  return count > 0;
}
