/** One participant's work on one item, a page at a time, and what is looked at by its id. Within a decision. */
import type {
  EvidenceRun,
  ReviewAttempt,
  ReviewRevision,
  ReviewRun,
  SessionWork,
} from "@/lib/review/session-work";
import type { Sight } from "@/lib/review/visibility";
import { database } from "./client";
import * as rows from "./review-rows";
import { within } from "./review-sight";

/** A participant's work on an item is asked for in pages of these, the newest first. */
const pageSizes = { revisions: 20, evidence: 40, runs: 50, attempts: 10 } as const;

const newestFirst = { orderBy: { sequence: "desc" } } as const;

/** One more than a page holds, so that it is known whether there is another. */
const slice = (page: number, size: number) => ({ skip: page * size, take: size + 1 });

/** A page of things that came newest first, in order of arrival. */
const pageOf = <Row, Thing>(found: Row[], size: number, as: (row: Row) => Thing) => ({
  things: found.slice(0, size).map(as).reverse(),
  more: found.length > size,
});

/** A page of one participant's work on an item, in order of arrival. */
export interface SheetWork {
  work: SessionWork;
  /** there is older work */
  more: boolean;
}

const nothing = ({ session }: Sight): SessionWork => ({
  ...{ session, revisions: [], drafts: [], evidence: [], runs: [], attempts: [] },
});

/** The revisions of a page; the first page holds the newest submitted one, however old it is. */
function withNewest(
  revisions: ReviewRevision[],
  newest: ReviewRevision | null,
  page: number,
): ReviewRevision[] {
  const known = page > 0 || !newest || revisions.some(({ id }) => id === newest.id);
  return known ? revisions : [newest, ...revisions];
}

/** Whether there is such a participant in sight. */
export async function isIn(sight: Sight, participantId: string): Promise<boolean> {
  return (await nameIn(sight, participantId)) !== null;
}

/** The name of somebody whose work this sight may see; null of everybody else. */
export async function nameIn(sight: Sight, participantId: string): Promise<string | null> {
  const where = { AND: [within(sight), { id: participantId }] };
  const found = await database().participant.findFirst({ where, select: { name: true } });
  return found?.name ?? null;
}

/** Written answers to a question, the draft, and what the evidence is called. */
export async function answerIn(
  sight: Sight,
  participantId: string,
  questionId: string,
  page: number,
): Promise<SheetWork> {
  const where = { participantId, questionId, participant: within(sight) };
  const [revisions, newest, drafts, evidence] = await Promise.all([
    database().revision.findMany({ where, ...newestFirst, ...slice(page, pageSizes.revisions) }),
    database().revision.findFirst({ where: { ...where, kind: "submitted" }, ...newestFirst }),
    database().draft.findMany({ where }),
    database().evidence.findMany({
      ...{ where, orderBy: [{ createdAt: "desc" }, { id: "asc" }], omit: rows.evidenceOmit },
      ...slice(page, pageSizes.evidence),
    }),
  ]);
  const written = pageOf(revisions, pageSizes.revisions, rows.revisionOfRow);
  const attached = pageOf(evidence, pageSizes.evidence, rows.evidenceOfRow);
  const work = {
    ...nothing(sight),
    revisions: withNewest(written.things, newest && rows.revisionOfRow(newest), page),
    drafts: drafts.map(rows.draftOfRow),
    evidence: attached.things,
  };
  return { work, more: written.more || attached.more };
}

/** The configs of a participant's runs, by the run's id, without their owner's own points: fifty times these stop a server. */
async function configsOf(participantId: string, ids: string[]): Promise<ReadonlyMap<string, unknown>> {
  const found = await database().$queryRaw<{ id: string; config: unknown }[]>`
    SELECT id, config #- '{dataset,points}' AS config FROM "Submission"
    WHERE "participantId" = ${participantId} AND id = ANY(${ids}::text[])`;
  return new Map(found.map(({ id, config }) => [id, config]));
}

/** Verified runs without weights, curves and their owner's own points. @param best a run that the first page holds, however old it is */
export async function runsIn(
  sight: Sight,
  participantId: string,
  page: number,
  best: string | undefined,
): Promise<SheetWork> {
  const where = { participantId, participant: within(sight) };
  const [found, named] = await Promise.all([
    database().submission.findMany({
      ...{ where, ...newestFirst, omit: rows.runOmit },
      ...slice(page, pageSizes.runs),
    }),
    best === undefined || page > 0
      ? null
      : database().submission.findFirst({ where: { ...where, id: best }, omit: rows.runOmit }),
  ]);
  const { things, more } = pageOf(found, pageSizes.runs, (row) => row);
  const known = !named || things.some(({ id }) => id === named.id);
  const listed = known ? things : [named, ...things];
  const configs = await configsOf(
    participantId,
    listed.map(({ id }) => id),
  );
  // what is not there any more was deleted with its session
  const runs = listed
    .filter(({ id }) => configs.has(id))
    .map((row): ReviewRun => sight.shown(rows.runOfRow({ ...row, config: configs.get(row.id) })));
  return { work: { ...nothing(sight), runs }, more };
}

/** Who else in sight submitted the weights of these runs. */
export async function ownersOfWeights(
  sight: Sight,
  runs: readonly Pick<ReviewRun, "weightsHash">[],
): Promise<{ weightsHash: string; participantId: string }[]> {
  return database().submission.findMany({
    where: { weightsHash: { in: runs.map(({ weightsHash }) => weightsHash) }, participant: within(sight) },
    select: { weightsHash: true, participantId: true },
    orderBy: { sequence: "asc" },
  });
}

/** All tries at exercises, without what was tried. */
export async function triesIn(sight: Sight, participantId: string): Promise<SheetWork> {
  const found = await database().attempt.findMany({
    ...{ where: { participantId, participant: within(sight) }, orderBy: { sequence: "asc" } },
    omit: rows.tryOmit,
  });
  return { work: { ...nothing(sight), attempts: found.map(rows.tryOfRow) }, more: false };
}

/** A page of the tries at one exercise, the newest first. */
export async function attemptsIn(
  sight: Sight,
  participantId: string,
  exerciseId: string,
  page: number,
): Promise<{ attempts: ReviewAttempt[]; more: boolean }> {
  const found = await database().attempt.findMany({
    ...{ where: { participantId, exerciseId, participant: within(sight) }, ...newestFirst },
    ...slice(page, pageSizes.attempts),
  });
  const { things, more } = pageOf(found, pageSizes.attempts, rows.attemptOfRow);
  return { attempts: things.reverse(), more };
}

/** The runs of one piece of evidence; null when there is none in sight. */
export async function evidenceRunsIn(
  sight: Sight,
  participantId: string,
  id: string,
): Promise<EvidenceRun[] | null> {
  const row = await database().evidence.findFirst({
    where: { participantId, id, participant: within(sight) },
    select: { id: true, runs: true },
  });
  return row && rows.evidenceRunsOfRow(row);
}
