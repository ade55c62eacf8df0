/** The views that a page's parts make together; what did not change stays the same value, so that it is not drawn anew. */
import { isoTime } from "@/lib/agreed/iso-time";
import { memoized } from "@/lib/agreed/memoized";
import type {
  BoardCells,
  Pane,
  Part,
  PartFields,
  PartName,
  PersonCells,
  Row,
  RunCells,
  SnapshotCells,
} from "@/lib/contract/parts";
import type {
  Board,
  BoardRow,
  InstructorView,
  ParticipantRow,
  PublicSession,
  RoomView,
  SelfView,
  Still,
  StudentView,
  Trying,
} from "@/lib/contract/views";
import type { Parts } from "./parts";

const nothing: Part = { fields: {}, rows: [] };

const partOf = (parts: Parts, name: PartName): Part => parts.get(name)?.part ?? nothing;

/** The fields of a part that is known; our own server wrote them, by the contract. */
const fieldsOf = <Name extends PartName>(parts: Parts, name: Name): PartFields[Name] =>
  partOf(parts, name).fields as unknown as PartFields[Name];

/** The tier of each place in order. */
const tiersAt = (sizes: readonly number[]): number[] =>
  sizes.flatMap((size, at) => Array<number>(size).fill(at + 1));

type Place = Pick<BoardRow, "rank" | "tier">;

const boardRow = (
  { rank, tier }: Place,
  participantId: string,
  called: string | number,
  simulated: boolean,
  [network, parameters, correct, of, exercises, rankBefore, coded]: RunCells,
): BoardRow => ({
  ...{ rank, tier, participantId, simulated },
  ...(typeof called === "number" ? { name: "", alias: called } : { name: called }),
  ...(coded && { coded }),
  ...{ network, parameters, correct, of, rankBefore, exercises },
});

function boardRows({ fields, rows }: Part): BoardRow[] {
  const tiers = tiersAt((fields as unknown as PartFields["board"]).tiers);
  // rows of this part, by the contract
  return (rows as readonly BoardCells[]).map(([id, name, simulated, run], at) =>
    boardRow({ rank: at + 1, tier: tiers[at] }, id, name, simulated, run),
  );
}

const rowsOfBoard = memoized(boardRows);
const noRows: BoardRow[] = [];

/** The class's board: as it is looked at; or what is told of it, with the rows of before while they may be shown. */
function boardOf(parts: Parts, looking: boolean): Board {
  const board = fieldsOf(parts, "board");
  const head = looking || !parts.has("tally") ? board : fieldsOf(parts, "tally");
  const { mode, half, total, open } = head;
  const known = parts.has("board") && mode === board.mode && half === board.half && mode !== "hidden";
  const { improved } = parts.has("improved") ? fieldsOf(parts, "improved") : { improved: [] };
  return {
    ...{ mode, half, total, improved },
    ...(open !== undefined && { open }),
    ...(looking && board.honours && { honours: board.honours }),
    rows: known ? rowsOfBoard(partOf(parts, "board")) : noRows,
  };
}

const sessionOf = (parts: Parts): PublicSession => ({
  ...fieldsOf(parts, "session"),
  ...fieldsOf(parts, "counts"),
});

/** @param looking at the board @param time ms since the epoch, by the server's clock */
const roomOf = (parts: Parts, looking: boolean, time: number): RoomView => ({
  session: sessionOf(parts),
  board: boardOf(parts, looking),
  ...(parts.has("arrived") && fieldsOf(parts, "arrived")),
  ...(parts.has("votes") && fieldsOf(parts, "votes")),
  ...(parts.has("spotlight") && fieldsOf(parts, "spotlight")),
  serverTime: isoTime(time),
});

const selfOf = memoized(({ fields }: Part): SelfView => fields as unknown as SelfView);

/** What a participant's page shows. */
const studentViewOf = (parts: Parts, looking: boolean, time: number): StudentView => ({
  room: roomOf(parts, looking, time),
  self: selfOf(partOf(parts, "self")),
  removed: false,
});

function awaySince(presence: PersonCells[3], since: number): string | null {
  return typeof presence === "number" ? isoTime(since + presence) : null;
}

/** "relu adam 1" */
function tryingOf(cell: string): Trying {
  const [activation, optimizer, layers] = cell.split(" ");
  // our own server's word, by the contract
  return { activation, optimizer, layers: Number(layers) } as Trying;
}

function progressOf(cells: PersonCells[6]["progress"], since: number): ParticipantRow["progress"] {
  if (!cells) return null;
  const [activity, state, epoch, accuracy, at, item, still, trying] = cells;
  return {
    ...{ activity, state, epoch, accuracy },
    ...(item && { item }),
    // our own server's word, by the contract
    ...(still && { still: still as Still }),
    ...(trying && { trying: tryingOf(trying) }),
    at: isoTime(since + at),
  };
}

function participantRow(cells: PersonCells, since: number, place: Place | undefined): ParticipantRow {
  const [participantId, name, joined, presence, submissions, run, peculiar] = cells;
  const { progress, simulated = false, ...rest } = peculiar;
  return {
    ...{ studentNumber: null, removed: false, answered: [], drafting: [], exercises: [] },
    ...rest,
    ...{ participantId, name, simulated, submissions },
    joinedAt: isoTime(since + joined),
    present: presence === true,
    awaySince: awaySince(presence, since),
    progress: progressOf(progress, since),
    best: run && place ? boardRow(place, participantId, name, simulated, run) : null,
  };
}

/** The last row made of some cells, as long as its place is the same. */
const made = new WeakMap<Row, { rank: number | undefined; tier: number | undefined; row: ParticipantRow }>();

function rememberedRow(cells: PersonCells, since: number, place: Place | undefined): ParticipantRow {
  const { rank, tier } = place ?? {};
  const known = made.get(cells);
  if (known && known.rank === rank && known.tier === tier) return known.row;
  const row = participantRow(cells, since, place);
  made.set(cells, { rank, tier, row });
  return row;
}

const peopleOf = memoized(({ fields, rows }: Part): Pick<InstructorView, "board" | "participants"> => {
  const { mode, half, order, tiers, since, ...finale } = fields as unknown as PartFields["people"];
  const tierAt = tiersAt(tiers);
  const places = new Map(order.map((row, at) => [row, { rank: at + 1, tier: tierAt[at] }]));
  // rows of this part, by the contract
  const participants = (rows as readonly PersonCells[]).map((cells, at) =>
    rememberedRow(cells, since, places.get(at)),
  );
  const standing = order.flatMap((at) => participants[at].best ?? []);
  return {
    participants,
    board: { ...{ mode, half, ...finale }, rows: standing, total: standing.length, improved: [] },
  };
});

// rows of this part, by the contract
const snapshotsOf = memoized(({ rows }: Part) =>
  (rows as readonly SnapshotCells[]).map(([, snapshot]) => snapshot),
);

/** What the instructor's page shows; of the class's board, which it does not, the room tells the head alone. */
function instructorViewOf(parts: Parts, time: number): InstructorView {
  const { board, participants } = peopleOf(partOf(parts, "people"));
  const room = {
    ...{ session: sessionOf(parts), board: { ...board, rows: noRows }, serverTime: isoTime(time) },
    ...fieldsOf(parts, "spotlight"),
  };
  const snapshots = snapshotsOf(partOf(parts, "tray"));
  return {
    ...{ ...fieldsOf(parts, "attention"), room, board, participants },
    ...(snapshots.length > 0 && { snapshots }),
  };
}

/** A view, under the event by which it would come whole. */
export type ViewOfParts =
  | { event: "student.view"; view: StudentView }
  | { event: "instructor.view"; view: InstructorView }
  | { event: "room.view"; view: RoomView };

/** What parts show together: which parts there are says whose page it is. */
export function viewOf(parts: Parts, panes: readonly Pane[], time: number): ViewOfParts {
  const looking = panes.includes("board");
  if (parts.has("people")) return { event: "instructor.view", view: instructorViewOf(parts, time) };
  if (parts.has("self")) return { event: "student.view", view: studentViewOf(parts, looking, time) };
  return { event: "room.view", view: roomOf(parts, true, time) };
}
