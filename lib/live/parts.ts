/** Which parts a page is sent, by who looks on and what is open, and what they say. */
import { memoized, memoizedBeside } from "@/lib/agreed/memoized";
import type {
  BoardCells,
  Pane,
  Part,
  PartFields,
  PartName,
  PersonCells,
  RunCells,
  SnapshotCells,
} from "@/lib/contract/parts";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { BoardRow, ParticipantRow, SelfView, Trying, Watched } from "@/lib/contract/views";
import type { Actor, SessionState } from "./state";
import type { Touched } from "./touched";
import { attentionView, participantRows, type Surroundings } from "./view-instructor";
import { audienceOf } from "./view";
import { classHead, classHonours, classImproved, classTop, instructorHead } from "./view-board";
import { arrivedView, joinedIn, sessionView, spotlightView, votesView } from "./view-room";

/** What is the same for everybody who has it open. */
export type SharedPart = Exclude<PartName, "self">;

const subscriptions = {
  "at-work": ["session", "tally"],
  "at-board": ["session", "board"],
  "on-screen": ["session", "counts", "board", "improved", "arrived", "votes", "spotlight"],
  "at-desk": ["session", "counts", "people", "attention", "spotlight", "tray"],
} as const satisfies Record<string, readonly SharedPart[]>;

/** Those with one subscription are sent the same, beside what is their own. */
export type Subscription = keyof typeof subscriptions;

export const allSubscriptions = Object.keys(subscriptions) as Subscription[];

/** The parts that a subscription is told of as they change. */
export const partsIn = (subscription: Subscription): readonly SharedPart[] => subscriptions[subscription];

/** The parts that a page begins with: a student's knows the room as it is, whatever is open. */
export const partsAtFirst = (subscription: Subscription): readonly SharedPart[] =>
  subscription === "at-work" || subscription === "at-board"
    ? [...new Set([...subscriptions[subscription], "counts", "board"] as const)]
    : subscriptions[subscription];

/** What a viewer is subscribed to by what is open; null for who stands outside, and is sent whole views. */
export function subscriptionOf(
  state: SessionState,
  viewer: Actor,
  panes: readonly Pane[],
): Subscription | null {
  const audience = audienceOf(state, viewer);
  if (audience === "visitors") return null;
  if (audience === "instructor") return "at-desk";
  if (viewer.role === "screen") return "on-screen";
  return panes.includes("board") ? "at-board" : "at-work";
}

/** ms between two changes of a part that so many look at, beside the views' own interval: what most pages show small is told seldom */
const paces: Partial<Record<SharedPart, number>> = { tally: 1, people: 1, attention: 2 };

/** ms between two changes of a part, at least. @param looking people in the room */
export const paceOf = (part: SharedPart, looking: number): number => (paces[part] ?? 0) * looking;

/** Rows of one change: some 30 KB of people. */
export const rowsAtMost = 200;

const runCells = ({ network, parameters, correct, of, exercises, rankBefore, coded }: BoardRow): RunCells => [
  ...([network, parameters, correct, of, exercises, rankBefore] as const),
  ...(coded ? ([true] as const) : []),
];

/** How many of rows in the order of tiers each tier has. */
function tiersOf(rows: readonly BoardRow[]): number[] {
  const sizes = Array<number>(rows.at(-1)?.tier ?? 0).fill(0);
  for (const { tier } of rows) sizes[tier - 1]++;
  return sizes;
}

const plain = (fields: PartFields[SharedPart] | SelfView): Part => ({ fields: { ...fields }, rows: [] });

function boardPart(state: SessionState): Part {
  const rows = classTop(state);
  const fields: PartFields["board"] = { ...classHead(state), ...classHonours(state), tiers: tiersOf(rows) };
  const cells = (row: BoardRow): BoardCells => [
    ...([row.participantId, row.alias ?? row.name, row.simulated, runCells(row)] as const),
  ];
  return { fields, rows: rows.map(cells) };
}

type Progress = NonNullable<ParticipantRow["progress"]>;

const tryingCell = ({ activation, optimizer, layers }: Trying): string =>
  `${activation} ${optimizer} ${layers}`;

const progressCells = (progress: Progress, since: number): PersonCells[6]["progress"] => {
  const { activity, state, epoch, accuracy, at, item, still, trying } = progress;
  const words = [item ?? "", still ?? "", trying ? tryingCell(trying) : ""];
  const said = words.slice(0, words.findLastIndex((word) => word !== "") + 1);
  return [activity, state, epoch, accuracy, Date.parse(at) - since, ...said];
};

/** Only what says something. */
function peculiarOf(row: ParticipantRow, since: number): PersonCells[6] {
  const { studentNumber, simulated, removed, progress, answered, drafting, unsent, exercises } = row;
  const { looksLike, numberNote, freeName, hand, unshown, alias } = row;
  return {
    ...(studentNumber !== null && { studentNumber }),
    ...(simulated && { simulated }),
    ...(removed && { removed }),
    ...(progress && { progress: progressCells(progress, since) }),
    ...(answered.length > 0 && { answered }),
    ...(drafting.length > 0 && { drafting }),
    ...(unsent && { unsent }),
    ...(exercises.length > 0 && { exercises }),
    ...(looksLike !== undefined && { looksLike }),
    ...(numberNote && { numberNote }),
    ...(freeName !== undefined && { freeName }),
    ...(hand && { hand }),
    ...(unshown && { unshown }),
    ...(alias !== undefined && { alias }),
  };
}

function presenceCell({ present, awaySince }: ParticipantRow, since: number): PersonCells[3] {
  if (present) return true;
  return awaySince === null ? null : Date.parse(awaySince) - since;
}

const personCells = memoizedBeside((row: ParticipantRow, since: number): PersonCells => [
  row.participantId,
  row.name,
  Date.parse(row.joinedAt) - since,
  presenceCell(row, since),
  row.submissions,
  row.best && runCells(row.best),
  peculiarOf(row, since),
]);

function peoplePart(state: SessionState, surroundings: Surroundings): Part {
  const [first] = state.participants.values();
  const since = first?.joinedAt ?? 0;
  const rows = participantRows(state, surroundings);
  const standing = rows
    .flatMap(({ best }, at) => (best ? [{ at, best }] : []))
    .sort((a, b) => a.best.rank - b.best.rank);
  const fields: PartFields["people"] = {
    ...instructorHead(state),
    tiers: tiersOf(standing.map(({ best }) => best)),
    order: standing.map(({ at }) => at),
    since,
  };
  return { fields, rows: rows.map((row) => personCells(row, since)) };
}

const snapshotCells = memoized((snapshot: Snapshot): SnapshotCells => [snapshot.id, snapshot]);

const trayPart = ({ snapshots }: SessionState): Part => ({ fields: {}, rows: snapshots.map(snapshotCells) });

/** What is so, besides the state. */
export interface PartContext extends Surroundings {
  /** participants who are here */
  present: number;
}

const makers: { [Name in SharedPart]: (state: SessionState, context: PartContext) => Part } = {
  session: (state) => plain(sessionView(state)),
  counts: (state, { present }) => plain({ present, joined: joinedIn(state.participants) }),
  tally: (state) => plain(classHead(state)),
  board: boardPart,
  improved: (state) => plain({ improved: classImproved(state) }),
  arrived: (state) => plain(arrivedView(state)),
  votes: (state) => plain(votesView(state)),
  spotlight: (state) => plain(spotlightView(state)),
  people: peoplePart,
  attention: (state, context) => plain(attentionView(state, context)),
  tray: trayPart,
};

/** What a part says now. */
export const partOf = (name: SharedPart, state: SessionState, context: PartContext): Part =>
  makers[name](state, context);

/** A place without what no page shows of it. */
export const asPagesShow = memoized(({ submissionId: _, receivedAt: __, ...row }: BoardRow): BoardRow => row);

/** The part that is one participant's own. @param watched how a wall looks at them; null when none does */
export const selfPart = (self: SelfView, watched: Watched | null = null): Part =>
  plain({ ...self, place: self.place && asPagesShow(self.place), ...(watched && { watched }) });

const touching: { [Name in SharedPart]: (touched: Touched) => boolean } = {
  session: ({ room }) => room,
  counts: ({ room }) => room,
  tally: ({ room }) => room,
  board: ({ room }) => room,
  improved: ({ room }) => room,
  arrived: ({ room }) => room,
  votes: ({ room, votes }) => room || votes,
  spotlight: ({ room }) => room,
  tray: ({ room }) => room,
  people: ({ room, instructor }) => room || instructor,
  attention: ({ room, instructor }) => room || instructor,
};

/** The parts that may be another after this. */
export const partsTouchedBy = (touched: Touched): SharedPart[] =>
  (Object.keys(touching) as SharedPart[]).filter((name) => touching[name](touched));
