/** The state of a session, rebuilt from its rows. */
import { z } from "zod";
import { roundSchema } from "@/lib/contract/check";
import { timerSchema } from "@/lib/contract/timer";
import { ensembleScoreSchema } from "@/lib/contract/ensemble";
import { leadSchema } from "@/lib/contract/lead";
import { keptTileSchema, type Snapshot } from "@/lib/contract/snapshot";
import { spotlightSchema } from "@/lib/contract/spotlight";
import { openFinaleSchema } from "@/lib/contract/finale";
import { lessonSchema, type Lesson } from "@/lib/contract/lesson";
import { givenDutySchema } from "@/lib/contract/staff";
import { datasetSchema } from "@/lib/contract/run-config";
import { activityStatesSchema } from "@/lib/contract/views";
import { languageSchema } from "@/lib/contract/ids";
import {
  checkOrder,
  type Check,
  type Participant,
  type SessionState,
  type StaffMember,
} from "@/lib/live/state";
import { database, selected, type Transaction } from "./client";
import { Gathered } from "./gathered";
import { storedJson } from "./stored-json";
import { loadWork } from "./work-rows";
import type { Prisma } from "./generated/client";

/** A session in memory, and what only the server's verification may know. */
export interface StoredSession {
  state: SessionState;
  /** the number of its last commit, and when that was decided, ms since the epoch */
  sequence: number;
  decidedAt: number;
  /** what the hidden halves are drawn from: see secret-seed.ts */
  secret: string;
}

/** By what a session is asked for. */
export type SessionKey = { id: string } | { code: string } | { screenKey: string };

type ParticipantRow = Prisma.ParticipantGetPayload<object>;

const optionsSchema = z.array(z.string()).nullable();

const time = (date: Date | null): number | null => date?.getTime() ?? null;

const participantOfRow = (row: ParticipantRow): Participant => ({
  id: row.id,
  name: row.name,
  studentNumber: row.studentNumber,
  simulated: row.simulated,
  joinedAt: row.joinedAt.getTime(),
  removedAt: time(row.removedAt),
  unshown: row.unshown,
  alias: row.alias,
});

const checkOfRow = (row: Prisma.QuickCheckGetPayload<object>): Check => ({
  id: row.id,
  question: row.question,
  options: storedJson(optionsSchema, row.options, `check ${row.id}`),
  ...{ predicts: row.predicts, outcome: row.outcome },
  askedAt: row.askedAt.getTime(),
  round: roundSchema.parse(row.round),
  open: row.open,
  shown: row.shown,
  endedAt: time(row.endedAt),
});

const snapshotOfRow = ({
  id,
  participantId,
  note,
  takenAt,
  tile,
}: Prisma.SnapshotGetPayload<object>): Snapshot => ({
  ...{ id, participantId, note, at: takenAt.getTime() },
  tile: storedJson(keptTileSchema, tile, `snapshot ${id}`),
});

const whole = {
  include: {
    participants: { orderBy: { arrival: "asc" } },
    checks: true,
    snapshots: { orderBy: { place: "asc" } },
    erased: { select: { participantId: true } },
    instructor: { select: { name: true } },
    staff: {
      include: { instructor: { select: { name: true } } },
      orderBy: [{ since: "asc" }, { instructorId: "asc" }],
    },
  },
} satisfies Prisma.ClassSessionDefaultArgs;

const memberOfRow = ({
  instructorId,
  duty,
  instructor,
}: Prisma.ClassSessionGetPayload<typeof whole>["staff"][number]): [string, StaffMember] => [
  instructorId,
  { instructorId, name: instructor.name, duty: givenDutySchema.parse(duty) },
];

function stateOf(
  row: Prisma.ClassSessionGetPayload<typeof whole>,
  lesson: Lesson,
  work: Pick<SessionState, "work" | "arrivals" | "weights">,
): SessionState {
  const { id, instructorId, version, code, screenKey, title, status, boardMode } = row;
  const { joinLocked, draftsAsked, numberRequired } = row;
  return {
    ...{ id, instructorId, version, code, screenKey, title, status, boardMode },
    ...{ joinLocked, draftsAsked, numberRequired },
    ownerName: row.instructor.name,
    staff: new Map(row.staff.map(memberOfRow)),
    language: languageSchema.parse(row.language),
    frozenAt: time(row.frozenAt),
    finale: openFinaleSchema.parse(row.finale),
    timer: storedJson(timerSchema.nullable(), row.timer, `session ${id}`),
    lead: storedJson(leadSchema, row.lead, `session ${id}`),
    spotlight: storedJson(spotlightSchema.nullable(), row.spotlight, `session ${id}`),
    snapshots: row.snapshots.map(snapshotOfRow),
    checks: row.checks.map(checkOfRow).sort(checkOrder),
    ensemble: storedJson(ensembleScoreSchema.nullable(), row.ensemble, `session ${id}`),
    activities: storedJson(activityStatesSchema, row.activities, `session ${id}`),
    dataset: storedJson(datasetSchema, row.dataset, `session ${id}`),
    lesson,
    erased: new Set(row.erased.map(({ participantId }) => participantId)),
    participants: new Map(row.participants.map((one) => [one.id, participantOfRow(one)])),
    ...work,
    epoch: {},
  };
}

/** The same inside a transaction, to whose end nobody else may change the session. */
export async function loadSessionIn(
  transaction: Transaction,
  key: SessionKey,
): Promise<StoredSession | null> {
  const row = await transaction.classSession.findUnique({ where: key, ...whole });
  if (!row) return null;
  const ids = row.participants.map((one) => one.id);
  const lesson = storedJson(lessonSchema, row.lesson, `session ${row.id}`);
  const state = stateOf(row, lesson, await loadWork(transaction, row.id, ids, lesson));
  const decidedAt = row.decidedAt?.getTime() ?? 0;
  return { state, secret: row.secretSeed, sequence: row.sequence, decidedAt };
}

/** Everything of a session that the engine decides by, as one consistent picture; null when there is none. */
export const loadSession = (key: SessionKey): Promise<StoredSession | null> =>
  database().$transaction((transaction) => loadSessionIn(transaction, key), {
    ...{ isolationLevel: "RepeatableRead", maxWait: 5_000, timeout: 60_000 },
  });

/** Where a session stands. */
export interface FoundSession {
  id: string;
  /** the number of its last commit */
  sequence: number;
  instructorId: string;
}

/** By each kind of key those of its values that are asked for at once: a hall comes back with one code. */
const finder = (column: "id" | "code" | "screenKey") =>
  new Gathered<string, FoundSession>(async (keys) => {
    const found = await selected<FoundSession & { key: string }>(
      `session-by-${column}`,
      `SELECT "${column}" AS key, id, sequence, "instructorId" FROM "ClassSession" WHERE "${column}" = ANY($1)`,
      [keys],
    );
    return new Map(found.map(({ key, ...session }) => [key, session]));
  });

const finders = { id: finder("id"), code: finder("code"), screenKey: finder("screenKey") };

/** A session without loading it; null when there is none. */
export function findSession(key: SessionKey): Promise<FoundSession | null> {
  if ("id" in key) return finders.id.put(key.id);
  return "code" in key ? finders.code.put(key.code) : finders.screenKey.put(key.screenKey);
}
