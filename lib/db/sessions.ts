/** An instructor's sessions for the dashboard, and the little that a visitor may know by code. */
import { randomBytes, randomInt } from "node:crypto";
import { nanoid } from "nanoid";
import { languageSchema, type Language } from "@/lib/contract/ids";
import { lessonSchema, openLesson, type Lesson } from "@/lib/contract/lesson";
import { codeAlphabet, codeLength } from "@/lib/contract/protocol";
import { datasetSchema } from "@/lib/contract/run-config";
import {
  activityStatesSchema,
  type ActivityStates,
  type BoardMode,
  type SessionStatus,
} from "@/lib/contract/views";
import { courseDataset, type Dataset } from "@/lib/spiral/config";
import { database, json } from "./client";
import { failureOf } from "./failure";
import type { Prisma } from "./generated/client";
import { storedJson } from "./stored-json";

/** What an instructor chooses before a session. */
export interface SessionDraft {
  title: string;
  language: Language;
  activities: ActivityStates;
  boardMode: "hidden" | "live";
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
  /** who joined and was not removed */
  participants: number;
}

export interface SessionDetail extends SessionSummary {
  screenKey: string;
  dataset: Dataset;
  lesson: Lesson;
}

const word = (): number => randomInt(2 ** 32);

const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join("");

const counted = {
  _count: { select: { participants: { where: { removedAt: null } } } },
} satisfies Prisma.ClassSessionInclude;

type Row = Prisma.ClassSessionGetPayload<{ include: typeof counted }>;

function summaryOf(row: Row): SessionSummary {
  const { id, code, title, status, boardMode, createdAt, openedAt, endedAt } = row;
  return {
    ...{ id, code, title, status, boardMode, createdAt, openedAt, endedAt },
    language: languageSchema.parse(row.language),
    activities: storedJson(activityStatesSchema, row.activities, `session ${id}`),
    participants: row._count.participants,
  };
}

const detailOf = (row: Row): SessionDetail => ({
  ...summaryOf(row),
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
    dataset = courseDataset(word()),
    lesson = openLesson,
  } = draft;
  return database().classSession.create({
    data: {
      ...{ instructorId, title, language, boardMode },
      id: nanoid(),
      code: newCode(),
      screenKey: randomBytes(24).toString("base64url"),
      activities: json(activities),
      dataset: json(dataset),
      lesson: json(lesson),
      secretSeed: `${word()},${word()}`,
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

/** The instructor's sessions, the newest first. */
export async function listSessions(instructorId: string): Promise<SessionSummary[]> {
  const rows = await database().classSession.findMany({
    where: { instructorId },
    include: counted,
    orderBy: { createdAt: "desc" },
  });
  return rows.map(summaryOf);
}

/** One session of this instructor; null when it is another's or none. */
export async function sessionDetail(instructorId: string, sessionId: string): Promise<SessionDetail | null> {
  const row = await database().classSession.findFirst({
    where: { id: sessionId, instructorId },
    include: counted,
  });
  return row && detailOf(row);
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

/** Deletes a session with everything in it, for good. @returns false when there was none */
export async function deleteSession(sessionId: string): Promise<boolean> {
  const { count } = await database().classSession.deleteMany({ where: { id: sessionId } });
  return count > 0;
}
