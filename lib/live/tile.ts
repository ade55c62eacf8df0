/** What a teacher's wall shows of somebody: their run as their page tells it, or what the server has of their texts. */
import { memoized } from "@/lib/agreed/memoized";
import { wireLimits } from "@/lib/contract/protocol";
import type { AttemptStage } from "@/lib/contract/views";
import type { LiveSpotlight } from "@/lib/contract/spotlight";
import type { Sight, Tile, WallTile } from "@/lib/contract/wall";
import { cutFront } from "@/lib/text/cut";
import type { Answer, Presence, SessionState, Work } from "./state";
import { attemptSummary } from "./view-student";
import { workOf } from "./work";

/** The code of an exercise as it was saved last. */
export interface SavedCode {
  /** of the participant's exercises together */
  version: number;
  exerciseId: string;
  source: string;
}

/** What a tile is made of beside the state. */
export interface TileSources {
  presence: Presence | undefined;
  /** what the page told; null before it did */
  told: Tile | null;
  /** null before it was read */
  code: SavedCode | null;
  /** it is looked at alone: texts are whole */
  closely: boolean;
  /** what of their work is shown, whatever they do; what their page has open when absent */
  spot?: Pick<LiveSpotlight, "activity" | "item">;
}

const pieces = /\p{Script=Han}|[^\p{Script=Han}\p{White_Space}]+/gu;
const says = /[\p{L}\p{N}]/u;

/** Words of a text; a Chinese character counts as one. Cut first and looked at then, so that a long row of signs costs no more than a text. */
const wordsIn = (text: string): number => text.match(pieces)?.filter((piece) => says.test(piece)).length ?? 0;

const textOf = (answer: Answer): string => answer.draft || (answer.newest?.text ?? "");
const wordsOf = memoized((answer: Answer): number => wordsIn(textOf(answer)));

const shownOf = (text: string, closely: boolean): string =>
  closely ? text : cutFront(text, wireLimits.tileCharacters);

const lastTouched = ({ draftAt, submitted }: Answer): number =>
  Math.max(draftAt, submitted.at(-1)?.submittedAt ?? 0);

/** The answer that was written to last. */
const newestOf = ({ answers }: Work): Answer | null =>
  [...answers.values()].reduce<Answer | null>(
    (latest, answer) => (latest && lastTouched(latest) >= lastTouched(answer) ? latest : answer),
    null,
  );

function questionsTile(
  participantId: string,
  work: Work,
  item: string | undefined,
  { closely, spot }: TileSources,
): WallTile {
  // of what is shown nothing else is: what they wrote last is for walls alone
  const newest = spot ? null : newestOf(work);
  const answer = item === undefined ? newest : (work.answers.get(item) ?? null);
  const text = answer ? textOf(answer) : "";
  return {
    ...{ participantId, of: "questions", questionId: answer?.questionId ?? item ?? null },
    text: shownOf(text, closely),
    words: answer ? wordsOf(answer) : 0,
    evidence: answer?.evidence.length ?? 0,
    submitted: (answer?.submitted.length ?? 0) > 0,
  };
}

function tensorsTile(
  participantId: string,
  { attempts, wrong }: Work,
  item: string | undefined,
  { code, closely }: TileSources,
): WallTile {
  const tried = attemptSummary(attempts).find(({ exerciseId }) => exerciseId === item);
  const stage: AttemptStage | null = (item === undefined ? undefined : wrong.get(item)?.stage) ?? null;
  return {
    ...{ participantId, of: "tensors", exerciseId: item ?? null },
    ...{ tries: tried?.tries ?? 0, passed: tried?.passed ?? false, stage },
    code: code && code.exerciseId === item ? shownOf(code.source, closely) : null,
  };
}

/** The tile of a participant; null before their page has said what they do, or how their run looks. */
export function tileOf(state: SessionState, participantId: string, sources: TileSources): WallTile | null {
  const { presence, told, spot = presence?.progress } = sources;
  if (!spot) return null;
  const work = workOf(state, participantId);
  if (spot.activity === "tensors") return tensorsTile(participantId, work, spot.item, sources);
  if (spot.activity === "questions") return questionsTile(participantId, work, spot.item, sources);
  return told && { participantId, of: "spiral", ...told };
}

/** The exercise whose code a tile shows and that was saved later than it is known; null when nothing is to be read. */
export function codeToRead(
  state: SessionState,
  participantId: string,
  { presence, code }: Pick<TileSources, "presence" | "code">,
): Omit<SavedCode, "source"> | null {
  const { activity, item } = presence?.progress ?? {};
  if (activity !== "tensors" || item === undefined) return null;
  const version = workOf(state, participantId).notebooks.exercises;
  return code?.version === version && code.exerciseId === item ? null : { version, exerciseId: item };
}

/** Who is looked at by any of these walls, and whether by one of them alone. */
export function watchedBy(sights: Iterable<Sight>): Map<string, { closely: boolean }> {
  const watched = new Map<string, { closely: boolean }>();
  for (const { inSight, closely } of sights) {
    for (const id of inSight) if (!watched.has(id)) watched.set(id, { closely: false });
    if (closely !== null) watched.set(closely, { closely: true });
  }
  return watched;
}

/** Whose page is to hear of it: those who are looked at otherwise than before. */
export const lookedAtAnew = (
  before: ReadonlyMap<string, { closely: boolean }>,
  after: ReadonlyMap<string, { closely: boolean }>,
): Set<string> =>
  new Set(
    [...before.keys(), ...after.keys()].filter((id) => before.get(id)?.closely !== after.get(id)?.closely),
  );
