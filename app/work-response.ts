import { loadSheet } from "./load-sheet";
import { idSchema, languageSchema } from "@/lib/contract/ids";
import { storedRunIn } from "@/lib/db/review";
import { attemptsIn, evidenceRunsIn, isIn } from "@/lib/db/review-sheets";
import type { AttemptsPage } from "@/lib/review/desk";
import { markItem } from "@/lib/review/mark-items";
import { evidenceLine } from "@/lib/review/question-content";
import { sheetAttempt } from "@/lib/review/tensors-content";
import type { Sight } from "@/lib/review/visibility";

/** Kept by no cache, so that it is gone with the right to see it; what is not in sight is not there. */
const answer = (found: unknown): Response =>
  found === null
    ? new Response(null, { status: 404 })
    : Response.json(found, { headers: { "cache-control": "no-store" } });

const id = (asked: string | null): string | null => idSchema.safeParse(asked).data ?? null;

/** Pages are few: there are quotas behind them. */
const lastPage = 10_000;

function pageOf(asked: string | null): number {
  const page = Number(asked ?? 0);
  return Number.isInteger(page) && page >= 0 && page <= lastPage ? page : 0;
}

/**
 * Answers with work of a participant that is in sight.
 * @param participantId as it was asked for
 * @param query names what of their work
 */
export type WorkResponse = (
  sight: Sight | null,
  participantId: string | null,
  query: URLSearchParams,
) => Promise<Response>;

/** What it takes to redraw one run. @param query names the run */
export const runResponse: WorkResponse = async (sight, participantId, query) => {
  const [participant, run] = [participantId, query.get("run")].map(id);
  const stored = sight && participant && run ? await storedRunIn(sight, participant, run) : null;
  if (!stored) return answer(null);
  const { config, curve, weights, source } = stored;
  return answer({ config, curve, weights: Buffer.from(weights).toString("base64"), source });
};

/** The runs of one piece of evidence, a line each. @param query names the evidence */
export const evidenceResponse: WorkResponse = async (sight, participantId, query) => {
  const [participant, evidence] = [participantId, query.get("evidence")].map(id);
  const runs = sight && participant && evidence ? await evidenceRunsIn(sight, participant, evidence) : null;
  return answer(runs && runs.map(evidenceLine));
};

/** Exercises' ids are those of the course, or were once. */
const longestExerciseId = 40;

/** A page of what a participant did for an item, or of the tries at one exercise. @param query names item, page, language, exercise */
export const sheetResponse: WorkResponse = async (sight, participantId, query) => {
  const participant = id(participantId);
  const item = markItem(query.get("item") ?? "");
  if (!sight || !participant || !item || !(await isIn(sight, participant))) return answer(null);
  const language = languageSchema.safeParse(query.get("language")).data ?? sight.session.language;
  const [page, exercise] = [pageOf(query.get("page")), query.get("exercise")];
  if (exercise === null) return answer(await loadSheet(sight, participant, item, page, language));
  if (exercise.length > longestExerciseId) return answer(null);
  const { attempts, more } = await attemptsIn(sight, participant, exercise, page);
  return answer({
    attempts: attempts.map((one) => sheetAttempt(one, language)),
    more,
  } satisfies AttemptsPage);
};
