/** What is put on the screen, large, and taken off it again; what is kept in the tray for it; and whose work is not to be there. */
import { exerciseById } from "@/lib/content/exercises";
import { isQuestionId } from "@/lib/content/questions";
import type { ErrorCode } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";
import type { Payload } from "@/lib/contract/requests";
import type { KeptTile, Snapshot } from "@/lib/contract/snapshot";
import { liveIn, type Spotlight } from "@/lib/contract/spotlight";
import { alikeIn } from "./alike";
import type { Change } from "./changes";
import { accept, refuse, type Outcome } from "./outcome";
import { inOrder, inSpotlight, snapshotsOf } from "./snapshots";
import { isIn, type SessionState } from "./state";

type Done = Outcome<Change, Record<string, never>>;
type Wanted = NonNullable<Payload<"spotlight.set">["spotlight"]>;
type Spot = Extract<Wanted, { participantId: string }>;

const done = (...changes: Change[]): Done => accept(changes, {});

/** Another stands in it, or nothing; the pages of all its owners hear of that. */
const changed = (state: SessionState, spotlight: Spotlight | null): Change => ({
  ...{ kind: "spotlight-set", spotlight },
  participantIds: [...new Set([...inSpotlight(state, state.spotlight), ...inSpotlight(state, spotlight)])],
});

/** Nothing is in the spotlight any more. */
export const darken = (state: SessionState): Change[] => (state.spotlight ? [changed(state, null)] : []);

/** These snapshots are thrown away, and are not on the screen any more. */
function withoutSnapshots(state: SessionState, gone: readonly Snapshot[]): Change[] {
  if (gone.length === 0) return [];
  const ids = gone.map(({ id }) => id);
  const { spotlight } = state;
  const shown = spotlight && "snapshots" in spotlight ? spotlight.snapshots : [];
  const left = shown.filter((id) => !ids.includes(id));
  const next = left.length > 0 && spotlight ? { snapshots: left, at: spotlight.at } : null;
  return [
    ...(left.length < shown.length ? [changed(state, next)] : []),
    {
      ...{ kind: "snapshots-removed", ids },
      participantIds: [...new Set(gone.map(({ participantId }) => participantId))],
    },
  ];
}

/** Answers in the spotlight without those of these people. */
function withoutAnswers(state: SessionState, participantIds: readonly string[]): Change[] {
  const { spotlight } = state;
  if (!spotlight || !("answers" in spotlight)) return [];
  const answers = spotlight.answers.filter((one) => !participantIds.includes(one.participantId));
  if (answers.length === spotlight.answers.length) return [];
  return [changed(state, answers.length > 0 ? { ...spotlight, answers } : null)];
}

/** Nothing of these people is on the screen or in the tray any more. */
export const darkenFor = (state: SessionState, participantIds: readonly string[]): Change[] => [
  ...(participantIds.includes(liveIn(state.spotlight)?.participantId ?? "") ? darken(state) : []),
  ...withoutAnswers(state, participantIds),
  ...withoutSnapshots(state, snapshotsOf(state, participantIds)),
];

/** Texts and code are of one question or exercise: without it they would be of whatever their owner opens next. */
function refusesItem({ activity, item }: Spot): ErrorCode | null {
  if (item === undefined) return activity === "spiral" ? null : "nothing-to-show";
  if (activity === "questions") return isQuestionId(item) ? null : "question-not-found";
  return activity === "tensors" && exerciseById(item) ? null : "exercise-not-found";
}

/** Why it cannot be shown or kept. Who asked not to be shown stays so until they take that back themselves. */
function refusesSpot(state: SessionState, spot: Spot): ErrorCode | null {
  const participant = state.participants.get(spot.participantId);
  if (state.status !== "open") return "wrong-phase";
  if (!participant || !isIn(participant)) return "participant-not-found";
  if (participant.unshown) return "not-to-be-shown";
  if (state.activities[spot.activity] === "off") return "activity-not-offered";
  return refusesItem(spot);
}

type Kept = Extract<Wanted, { snapshots: string[] }>;

function refuses(state: SessionState, wanted: Spot | Kept): ErrorCode | null {
  if ("participantId" in wanted) return refusesSpot(state, wanted);
  const ids = wanted.snapshots;
  if (state.status === "draft") return "wrong-phase";
  return ids.every((id) => state.snapshots.some((one) => one.id === id)) ? null : "snapshot-not-found";
}

/** Answers as they are now, in the order in which they were chosen; what is changed later is not shown by itself. */
function showAnswers(
  state: SessionState,
  { questionId, chosen }: Extract<Wanted, { questionId: string }>,
  now: number,
): Done {
  if (state.status === "draft") return refuse("wrong-phase");
  if (state.activities.questions === "off") return refuse("activity-not-offered");
  if (!isQuestionId(questionId)) return refuse("question-not-found");
  const alike = alikeIn(state, questionId);
  // what somebody wrote since it was read is not shown unread
  const answers = chosen.flatMap(
    ({ participantId, text }) =>
      alike.find((one) => one.participantId === participantId && one.text === text) ?? [],
  );
  if (answers.length < chosen.length) return refuse("answers-changed");
  return done(changed(state, { questionId, answers, at: now }));
}

/** Puts work into the spotlight, in the place of other; null takes it off. */
export function setSpotlight(
  state: SessionState,
  { spotlight }: Payload<"spotlight.set">,
  now: number,
): Done {
  if (spotlight === null) return done(...darken(state));
  if ("chosen" in spotlight) return showAnswers(state, spotlight, now);
  const refused = refuses(state, spotlight);
  return refused ? refuse(refused) : done(changed(state, { ...spotlight, at: now }));
}

/** A participant asks that nothing of theirs be on the screen or in the tray, or allows it again. What is there goes at once. */
export function declineSpotlight(
  state: SessionState,
  participantId: string,
  { declined: unshown }: Payload<"spotlight.decline">,
): Done {
  if (state.participants.get(participantId)?.unshown === unshown) return done();
  const told: Change = { kind: "participant-unshown", participantId, unshown };
  return done(...(unshown ? darkenFor(state, [participantId]) : []), told);
}

/** Keeps somebody's work as it is. The same id again changes nothing. @param tile null when there is nothing to keep */
export function takeSnapshot(
  state: SessionState,
  { id, ...spot }: Payload<"snapshot.take">,
  tile: KeptTile | null,
  now: number,
): Done {
  if (state.snapshots.some((one) => one.id === id)) return done();
  const refused = refusesSpot(state, spot);
  if (refused) return refuse(refused);
  if (!tile) return refuse("nothing-to-show");
  if (state.snapshots.length >= wireLimits.snapshots) return refuse("snapshots-full");
  const { participantId } = spot;
  const snapshot: Snapshot = { id, participantId, note: "", at: now, tile };
  return done({ kind: "snapshot-taken", snapshot, participantIds: [participantId] });
}

/** The instructor's sentence on one of them. */
export function noteSnapshot(state: SessionState, { id, note }: Payload<"snapshot.note">): Done {
  const known = state.snapshots.find((one) => one.id === id);
  if (!known) return refuse("snapshot-not-found");
  const next = note ?? "";
  return next === known.note ? done() : done({ kind: "snapshot-noted", id, note: next });
}

/** Puts the tray into an order. What another page has put into it meanwhile stands behind. */
export function orderSnapshots(state: SessionState, { ids }: Payload<"snapshots.order">): Done {
  const next = inOrder(state.snapshots, ids).map(({ id }) => id);
  const same = next.every((id, at) => state.snapshots[at].id === id);
  return same ? done() : done({ kind: "snapshots-ordered", ids: next });
}

/** Throws one of them away. What is gone already is gone. */
export const removeSnapshot = (state: SessionState, { id }: Payload<"snapshot.remove">): Done =>
  done(
    ...withoutSnapshots(
      state,
      state.snapshots.filter((one) => one.id === id),
    ),
  );

/** A participant takes all of their own out of the tray, and off the screen. */
export const withdrawSnapshots = (state: SessionState, participantId: string): Done =>
  done(...withoutSnapshots(state, snapshotsOf(state, [participantId])));
