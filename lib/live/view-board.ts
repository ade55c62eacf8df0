/** The board as each kind of viewer sees it. */
import { wireLimits } from "@/lib/contract/protocol";
import type { Board, BoardRow } from "@/lib/contract/views";
import { countingEntries } from "./counting";
import { exercisesPassed } from "./exercise-count";
import { isoTime } from "./iso-time";
import { correctOf, halfInForce, standings, type Half, type Standing } from "./rank";
import type { Entry, SessionState } from "./state";

/** Improvements told on a board. */
const improvedShown = 5;

function rowOf(
  state: SessionState,
  standing: Standing<Entry>,
  half: Half,
  ranksBefore: ReadonlyMap<string, number> | null,
  until: number | null,
): BoardRow {
  const { entry, participantId, rank, tier } = standing;
  const participant = state.participants.get(participantId);
  return {
    rank,
    tier,
    participantId,
    name: participant?.name ?? "",
    simulated: participant?.simulated ?? false,
    submissionId: entry.id,
    network: entry.network,
    parameters: entry.parameters,
    correct: correctOf(entry, half),
    of: entry.of,
    receivedAt: isoTime(entry.receivedAt),
    rankBefore: ranksBefore?.get(participantId) ?? null,
    exercises: exercisesPassed(state, participantId, until),
  };
}

const rankIn = (entries: readonly Entry[], participantId: string, half: Half): number | null =>
  standings(entries, half).find((standing) => standing.participantId === participantId)?.rank ?? null;

/** The newest entries that their participants now stand with, and the rank each had just before. */
function improvements(entries: readonly Entry[], board: readonly BoardRow[], half: Half): Board["improved"] {
  const newest = [...board].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)).slice(0, improvedShown);
  return newest.map(({ participantId, name, rank, submissionId, receivedAt }) => {
    const at = entries.findIndex(
      (entry) => entry.id === submissionId && entry.participantId === participantId,
    );
    return {
      participantId,
      name,
      rank,
      rankBefore: rankIn(entries.slice(0, at), participantId, half),
      at: receivedAt,
    };
  });
}

function computeBoard(state: SessionState, until: number | null): Board {
  const half = halfInForce(state);
  const entries = countingEntries(state, until);
  const before =
    half === "private"
      ? new Map(standings(entries, "public").map((one) => [one.participantId, one.rank]))
      : null;
  const rows = standings(entries, half).map((standing) => rowOf(state, standing, half, before, until));
  return {
    mode: state.boardMode,
    half,
    rows,
    total: rows.length,
    improved: improvements(entries, rows, half),
  };
}

const fullBoards = new WeakMap<SessionState, Board>();
const classBoards = new WeakMap<SessionState, Board>();

function remembered(memory: WeakMap<SessionState, Board>, state: SessionState, compute: () => Board): Board {
  const known = memory.get(state);
  if (known) return known;
  const board = compute();
  memory.set(state, board);
  return board;
}

/** The instructor's board: every row, never frozen or hidden. */
export const instructorBoard = (state: SessionState): Board =>
  remembered(fullBoards, state, () => computeBoard(state, null));

/** Every row of what the class may see now. */
export function classBoard(state: SessionState): Board {
  if (state.boardMode === "hidden")
    return { mode: "hidden", half: "public", rows: [], total: 0, improved: [] };
  if (state.boardMode !== "frozen") return instructorBoard(state);
  return remembered(classBoards, state, () => computeBoard(state, state.frozenAt));
}

/** The first rows, for sending to everybody. */
export function topOfBoard(state: SessionState): Board {
  const board = classBoard(state);
  return { ...board, rows: board.rows.slice(0, wireLimits.boardRows) };
}

const placesOf = new WeakMap<Board, Map<string, BoardRow>>();

/** One participant's own row of the board that the class sees. */
export function placeOf(state: SessionState, participantId: string): BoardRow | null {
  const board = classBoard(state);
  let places = placesOf.get(board);
  if (!places) placesOf.set(board, (places = new Map(board.rows.map((row) => [row.participantId, row]))));
  return places.get(participantId) ?? null;
}
