/** The board as each kind of viewer sees it: the order is found once for a state, and of its rows only those that are shown. */
import { isoTime } from "@/lib/agreed/iso-time";
import { memoized, memoizedBeside } from "@/lib/agreed/memoized";
import { wireLimits } from "@/lib/contract/protocol";
import type { Board, BoardRow, Honours } from "@/lib/contract/views";
import { exercisesPassed } from "./exercise-count";
import { halfShown, honoursOf, partlyPlaced } from "./finale";
import { placesIn } from "./places";
import { veiled } from "./pseudonyms";
import { correctOf, type Half, type Standing } from "./rank";
import type { Entry, Participant, SessionState } from "./state";
import { workOf } from "./work";

/** Improvements told on a board. */
const improvedShown = 5;

/** Who stands where, as some may see it. */
interface Ranking {
  state: SessionState;
  half: Half;
  /** what came later does not count; null counts all */
  until: number | null;
  places: readonly Standing<Entry>[];
  ofParticipant: ReadonlyMap<string, Standing<Entry>>;
  /** after the reveal: everybody's rank by the public half */
  before: ReadonlyMap<string, number> | null;
  /** in the finale: so many of the first have no place yet, and stand as the public half has them */
  open: number;
  /** after the reveal */
  honours: Honours | null;
}

const isOpen = ({ open }: Ranking, { rank }: Standing<Entry>): boolean => rank <= open;

/** What a row says of its participant and place beside the run: as long as it is the same, so is the row. */
type Place = readonly [
  participant: Participant | undefined,
  rank: number,
  tier: number,
  half: Half,
  rankBefore: number | null,
  exercises: number | null,
];

const rowWith = memoizedBeside((entry: Entry, ...place: Place): BoardRow => {
  const [participant, rank, tier, half, rankBefore, exercises] = place;
  return {
    rank,
    tier,
    participantId: entry.participantId,
    name: participant?.name ?? "",
    simulated: participant?.simulated ?? false,
    ...(entry.coded && { coded: true }),
    submissionId: entry.id,
    network: entry.network,
    parameters: entry.parameters,
    correct: correctOf(entry, half),
    of: entry.of,
    receivedAt: isoTime(entry.receivedAt),
    rankBefore,
    exercises,
  };
});

function rowOf(ranking: Ranking, standing: Standing<Entry>): BoardRow {
  const { state, half, until, before } = ranking;
  const open = isOpen(ranking, standing);
  const { entry, participantId, rank, tier } = standing;
  const exercises = exercisesPassed(state, participantId, until);
  const rankBefore = (open ? null : before?.get(participantId)) ?? null;
  const participant = state.participants.get(participantId);
  return rowWith(entry, participant, rank, tier, open ? "public" : half, rankBefore, exercises);
}

/** The ranks that owners of runs had just before them; they stay so until the session itself changes. */
const ranksBefore = {
  public: new WeakMap<SessionState["epoch"], Map<Entry, number | null>>(),
  private: new WeakMap<SessionState["epoch"], Map<Entry, number | null>>(),
};

function rankBefore(state: SessionState, half: Half, entry: Entry): number | null {
  const memory = ranksBefore[half].get(state.epoch) ?? new Map<Entry, number | null>();
  ranksBefore[half].set(state.epoch, memory);
  const found = memory.get(entry);
  if (found !== undefined) return found;
  const places = placesIn(state, half, ({ order }) => order < entry.order);
  const rank = places.find(({ participantId }) => participantId === entry.participantId)?.rank ?? null;
  memory.set(entry, rank);
  return rank;
}

/** The newest entries that their participants now stand with, and the rank each had just before; none while places are open. */
function improvements({ state, half, places, open }: Ranking): Board["improved"] {
  if (open > 0) return [];
  const newest = [...places].sort((a, b) => b.entry.receivedAt - a.entry.receivedAt).slice(0, improvedShown);
  return newest.map(({ participantId, rank, entry }) => {
    const name = state.participants.get(participantId)?.name ?? "";
    const at = isoTime(entry.receivedAt);
    return { participantId, name, rank, rankBefore: rankBefore(state, half, entry), at };
  });
}

function ranked(state: SessionState, until: number | null): Ranking {
  const half = halfShown(state);
  const known = ({ receivedAt }: Entry): boolean => until === null || receivedAt <= until;
  const all = placesIn(state, half, known);
  const byPublic = half === "private" ? placesIn(state, "public", known) : null;
  const before = byPublic && new Map(byPublic.map((one) => [one.participantId, one.rank]));
  const { places, open } =
    byPublic && state.finale === 2 ? partlyPlaced(all, byPublic) : { places: all, open: 0 };
  const honours = before && state.finale === 0 ? honoursOf(state, places, before) : null;
  const ofParticipant = new Map(places.map((standing) => [standing.participantId, standing]));
  return { state, half, until, places, ofParticipant, before, open, honours };
}

/** As the instructor sees it: never frozen or hidden; places that the finale leaves open are open here, too. */
const wholeRanking = memoized((state: SessionState): Ranking => ranked(state, null));

const frozenRanking = memoized((state: SessionState): Ranking => ranked(state, state.frozenAt));

/** As the class may see it now; null when it is hidden. */
function classRanking(state: SessionState): Ranking | null {
  if (state.boardMode === "hidden") return null;
  if (state.boardMode !== "frozen" || state.finale === 2) return wholeRanking(state);
  return frozenRanking(state);
}

/** A board without rows and improvements. */
export type BoardHead = Omit<Board, "rows" | "improved" | "honours">;

const headOf = (state: SessionState, ranking: Ranking | null): BoardHead => ({
  mode: state.boardMode,
  half: ranking?.half ?? "public",
  total: ranking?.places.length ?? 0,
  ...(ranking && ranking.open > 0 && { open: ranking.open }),
});

/** The same as the class reads it. */
const veiledHonours = (state: SessionState, { smallest, climb, ...rest }: Honours): Honours => ({
  ...rest,
  smallest: smallest && veiled(state, smallest),
  climb: climb && veiled(state, climb),
});

const honoursIn = (ranking: Ranking | null): Pick<Board, "honours"> =>
  ranking?.honours ? { honours: ranking.honours } : {};

/** The first rows of a ranking; none of none. */
const rowsOf = (ranking: Ranking | null, most: number): BoardRow[] =>
  ranking ? ranking.places.slice(0, most).map((standing) => rowOf(ranking, standing)) : [];

const boardOf = (state: SessionState, ranking: Ranking | null, most: number): Board => ({
  ...headOf(state, ranking),
  ...honoursIn(ranking),
  rows: rowsOf(ranking, most),
  improved: ranking ? improvements(ranking) : [],
});

/** The instructor's board: every row, never frozen or hidden. */
export const instructorBoard = (state: SessionState): Board => boardOf(state, wholeRanking(state), Infinity);

/** The first rows, for sending to everybody. */
export const topOfBoard = (state: SessionState): Board => ({
  ...classHead(state),
  ...classHonours(state),
  rows: classTop(state),
  improved: classImproved(state),
});

/** What of the class's board shows without looking at it. */
export const classHead = (state: SessionState): BoardHead => headOf(state, classRanking(state));

/** Who is honoured on the class's board; nobody before the end. */
export function classHonours(state: SessionState): Pick<Board, "honours"> {
  const honours = classRanking(state)?.honours;
  return honours ? { honours: veiledHonours(state, honours) } : {};
}

/** What the instructor's board says beside its rows and their number. */
export function instructorHead(state: SessionState): Omit<BoardHead, "total"> & Pick<Board, "honours"> {
  const ranking = wholeRanking(state);
  const { total: _, ...head } = headOf(state, ranking);
  return { ...head, ...honoursIn(ranking) };
}

/** The first rows of the class's board. */
export const classTop = (state: SessionState): BoardRow[] =>
  rowsOf(classRanking(state), wireLimits.boardRows).map((row) => veiled(state, row));

/** Who moved on the class's board lately. */
export function classImproved(state: SessionState): Board["improved"] {
  const ranking = classRanking(state);
  return ranking ? improvements(ranking).map((one) => veiled(state, one)) : [];
}

/** Every row of the instructor's board, without what it says of improvements. */
export const instructorRows = (state: SessionState): BoardRow[] => rowsOf(wholeRanking(state), Infinity);

/** One participant's own row of the board that the class sees; none while their place is open. */
export function placeOf(state: SessionState, participantId: string): BoardRow | null {
  // a hall comes in without any: nobody is ranked for them
  if (workOf(state, participantId).runs.length === 0) return null;
  const ranking = classRanking(state);
  const standing = ranking?.ofParticipant.get(participantId);
  return ranking && standing && !isOpen(ranking, standing) ? rowOf(ranking, standing) : null;
}
