/** The finale's board: while the first places are open, and who is honoured at the end. */
import type { Honours } from "@/lib/contract/views";
import { contendersOf } from "./contenders";
import { correctOf, halfInForce, type Half, type RankedRun, type Standing } from "./rank";
import type { Entry, SessionState } from "./state";
import { workOf } from "./work";

/** Share of the private half that a network must get right to be honoured for its size. */
const bar = 0.9;

/** The half that ranks what is shown; the board that it comes from may hold open places. */
export const halfShown = (state: SessionState): Half => (state.finale === 2 ? "private" : halfInForce(state));

/** First places that the second step leaves open: three at most, and never more than half of the class, rounded up. */
const openPlaces = (total: number): number => Math.min(3, Math.ceil(total / 2));

/** A ranking whose first places are open. */
export interface PartlyPlaced<Run extends RankedRun> {
  places: Standing<Run>[];
  /** so many of the first have no place yet */
  open: number;
}

/**
 * The places by the private half, the first of them open: who is to take them stand above in the order of the public
 * half, with the run of the public half, so that nothing tells which place they have.
 */
export function partlyPlaced<Run extends RankedRun>(
  byPrivate: readonly Standing<Run>[],
  byPublic: readonly Standing<Run>[],
): PartlyPlaced<Run> {
  const open = openPlaces(byPrivate.length);
  const waiting = new Set(byPrivate.slice(0, open).map(({ participantId }) => participantId));
  const above = byPublic
    .filter(({ participantId }) => waiting.has(participantId))
    .map((standing, at) => ({ ...standing, tier: 1, rank: at + 1 }));
  return { places: [...above, ...byPrivate.slice(open)], open };
}

type Named = (participantId: string) => { participantId: string; name: string };

function smallestOf(runs: readonly Entry[], named: Named): Honours["smallest"] {
  const above = runs.filter((run) => correctOf(run, "private") >= bar * run.of);
  const [first] = above.sort(
    (a, b) => a.parameters - b.parameters || a.receivedAt - b.receivedAt || a.order - b.order,
  );
  if (!first) return null;
  const { participantId, network, parameters, of } = first;
  return { ...named(participantId), network, parameters, correct: correctOf(first, "private"), of };
}

function climbOf(
  places: readonly Standing<Entry>[],
  before: ReadonlyMap<string, number>,
  named: Named,
): Honours["climb"] {
  const climbs = places.map(({ participantId, rank }) => {
    const rankBefore = before.get(participantId) ?? rank;
    return { participantId, rank, rankBefore };
  });
  // of equals the one who stands higher, who comes first
  const best = climbs.reduce<(typeof climbs)[number] | null>(
    (most, one) => (one.rankBefore - one.rank > (most ? most.rankBefore - most.rank : 0) ? one : most),
    null,
  );
  return best && { ...best, ...named(best.participantId) };
}

/**
 * Who is honoured at the end.
 * @param places by the private half, in order @param before everybody's rank by the public half
 */
export function honoursOf(
  state: SessionState,
  places: readonly Standing<Entry>[],
  before: ReadonlyMap<string, number>,
): Honours {
  const named: Named = (participantId) => ({
    participantId,
    name: state.participants.get(participantId)?.name ?? "",
  });
  const runs = places.flatMap(({ participantId }) =>
    contendersOf(workOf(state, participantId).runs, "private"),
  );
  const { ensemble } = state;
  return {
    bar,
    smallest: smallestOf(runs, named),
    climb: climbOf(places, before, named),
    ...(ensemble && {
      ensemble: { networks: ensemble.networks, correct: ensemble.privateCorrect, of: ensemble.of },
    }),
  };
}
