/** How far what happened shows, from its owner's own view to everybody's. */
import type { SessionChange } from "./changes";
import type { LoggedChange } from "./logged";
import { workKinds } from "./work-changes";

/** What is to be shown anew. */
export interface Touched {
  /** the view that all share, and with it everybody's place */
  room: boolean;
  instructor: boolean;
  /** participants whose own part changed */
  selves: ReadonlySet<string>;
  /** everybody's own part changed */
  everySelf: boolean;
  /** somebody voted on a quick check, which the screen tells */
  votes: boolean;
  /** a hand went down: those whose hands are up have other places in the queue */
  queue: boolean;
  /** what stands at the door: title, language, phase, lock */
  door: boolean;
}

/** Where every interval begins. */
export const nothingTouched: Touched = {
  room: false,
  instructor: false,
  selves: new Set(),
  everySelf: false,
  votes: false,
  queue: false,
  door: false,
};

/** After a reload anything may be another. */
export const everythingTouched: Touched = {
  ...nothingTouched,
  room: true,
  instructor: true,
  everySelf: true,
  door: true,
};

/** Who is connected shows in the room's count. */
export const presenceTouched: Touched = { ...nothingTouched, room: true };

/** Who of the staff is here, and at what, shows to the staff. */
export const staffTouched: Touched = { ...nothingTouched, instructor: true };

/** What a page says of itself shows to the instructor. */
export const progressTouched: Touched = { ...nothingTouched, instructor: true };

/** Each shows to those before it, too; "everybody" in everybody's own part. */
const reaches = ["owner", "instructor", "room", "everybody"] as const;
type Reach = (typeof reaches)[number];

/** Frozen, hidden and revealed boards show everybody another place. */
const reachOfSession = ({ kind }: SessionChange): Reach =>
  kind === "board-set" || kind === "finale-set" ? "everybody" : "room";

/** Of a notebook its owner is told how much of it is full; the board tells of runs and of exercises passed. */
function reachOf(change: LoggedChange): Reach {
  switch (change.kind) {
    case "notebook-stored":
    case "act-noted":
      return "owner";
    case "evidence-stored":
    case "draft-stored":
    case "answer-stored":
    case "participant-numbered":
    case "participant-unshown":
    case "drafts-counted":
    case "drafts-uncounted":
    case "hand-stored":
    case "vote-stored":
    case "staff-set":
      return "instructor";
    case "attempt-stored":
      return change.verdict.passed ? "room" : "instructor";
    case "run-stored":
      return "room";
    default:
      return reachOfSession(change);
  }
}

const inTheQueue = (change: LoggedChange): boolean =>
  change.kind === "hand-stored"
    ? change.hand.endedAt !== null
    : change.kind === "participants-removed" ||
      change.kind === "participants-restored" ||
      change.kind === "participants-erased";

const atTheDoor: readonly LoggedChange["kind"][] = [
  ...(["session-opened", "session-ended", "session-reopened", "session-released"] as const),
  ...(["session-renamed", "session-edited", "join-locked"] as const),
];

/** The participants whose own view tells of the change. */
function ownersOf(change: LoggedChange): readonly string[] {
  if (change.kind === "run-stored") return [change.entry.participantId];
  if (change.kind === "participant-joined") return [change.participant.id];
  if ("participantIds" in change) return change.participantIds ?? [];
  if ("drafts" in change) return change.drafts.map(({ participantId }) => participantId);
  return "participantId" in change ? [change.participantId] : [];
}

/** Whose work came with the change: a sign of them, whatever their page said last. */
export const workersOf = (change: LoggedChange): readonly string[] =>
  (workKinds as readonly string[]).includes(change.kind) ? ownersOf(change) : [];

/** What these changes touch together. */
export function touchedBy(changes: readonly LoggedChange[]): Touched {
  const farthest = Math.max(0, ...changes.map((change) => reaches.indexOf(reachOf(change))));
  return {
    room: farthest >= reaches.indexOf("room"),
    instructor: farthest >= reaches.indexOf("instructor"),
    selves: new Set(changes.flatMap(ownersOf)),
    everySelf: farthest >= reaches.indexOf("everybody"),
    votes: changes.some(({ kind }) => kind === "vote-stored"),
    queue: changes.some(inTheQueue),
    door: changes.some(({ kind }) => atTheDoor.includes(kind)),
  };
}

/** Both. */
export const together = (a: Touched, b: Touched): Touched => ({
  room: a.room || b.room,
  instructor: a.instructor || b.instructor,
  selves: b.selves.size === 0 ? a.selves : new Set([...a.selves, ...b.selves]),
  everySelf: a.everySelf || b.everySelf,
  votes: a.votes || b.votes,
  queue: a.queue || b.queue,
  door: a.door || b.door,
});
