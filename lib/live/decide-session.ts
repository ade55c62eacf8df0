/** The instructor's commands. */
import { displayNameSchema } from "@/lib/contract/display-name";
import type { Payload } from "@/lib/contract/requests";
import type { Change } from "./changes";
import { nameTaken } from "./names";
import { accept, refuse, type Outcome } from "./outcome";
import type { SessionState } from "./state";

type Done = Outcome<Change, Record<string, never>>;

const done = (...changes: Change[]): Done => accept(changes, {});

/** Opens a draft. An ended session is reopened, which is another thing. */
export function openSession(state: SessionState, now: number): Done {
  if (state.status === "open") return done();
  return state.status === "draft" ? done({ kind: "session-opened", at: now }) : refuse("wrong-phase");
}

/** Ends the race and the work; what still arrives is late. */
export function endSession(state: SessionState, now: number): Done {
  if (state.status === "draft") return refuse("wrong-phase");
  return state.status === "open" ? done({ kind: "session-ended", at: now }) : done();
}

/** The undo of an end; impossible once the private half is known or the marks are out. */
export function reopenSession(state: SessionState): Done {
  if (state.status === "open") return done();
  return state.status === "ended" && state.boardMode !== "revealed"
    ? done({ kind: "session-reopened" })
    : refuse("wrong-phase");
}

/** Lets students see marks and comments, or takes that back; only after the end. */
export function releaseSession(
  state: SessionState,
  { released }: Payload<"session.release">,
  now: number,
): Done {
  if (state.status !== "ended" && state.status !== "released") return refuse("wrong-phase");
  if (released === (state.status === "released")) return done();
  return done({ kind: "session-released", at: released ? now : null });
}

/** Opens or closes an activity that the session offers; nothing opens after the end, and no race after the reveal. */
export function setActivity(state: SessionState, { activity, state: next }: Payload<"activity.set">): Done {
  const old = state.activities[activity];
  if (old === "off") return refuse("activity-not-offered");
  if (state.status === "ended" || state.status === "released") return refuse("wrong-phase");
  if (next === "open" && activity === "spiral" && state.boardMode === "revealed")
    return refuse("wrong-phase");
  return old === next ? done() : done({ kind: "activity-set", activity, state: next });
}

/** The reveal ends the race: it needs the spiral closed, and nothing follows it. */
export function setBoard(state: SessionState, { mode }: Payload<"board.set">, now: number): Done {
  if (mode === state.boardMode) return done();
  if (state.boardMode === "revealed") return refuse("wrong-phase");
  const racing = state.status === "open" && state.activities.spiral === "open";
  if (mode === "revealed" && (racing || state.status === "draft")) return refuse("wrong-phase");
  return done({ kind: "board-set", mode, frozenAt: mode === "frozen" ? now : null });
}

/** Gives a participant another name, by the rules of a join. */
export function renameParticipant(
  state: SessionState,
  { participantId, name }: Payload<"participant.rename">,
): Done {
  if (!state.participants.has(participantId)) return refuse("participant-not-found");
  const parsed = displayNameSchema.safeParse(name);
  if (!parsed.success) return refuse("name-invalid");
  if (nameTaken(state, parsed.data, participantId)) return refuse("name-taken");
  return done({ kind: "participant-renamed", participantId, name: parsed.data });
}

/** Removes a participant from the room and the board; the work stays, the name is free. */
export function removeParticipant(
  state: SessionState,
  { participantId }: Payload<"participant.remove">,
  now: number,
): Done {
  const participant = state.participants.get(participantId);
  if (!participant) return refuse("participant-not-found");
  return participant.removedAt === null
    ? done({ kind: "participant-removed", participantId, at: now })
    : done();
}

/** The undo of a removal; refused while somebody else bears the name. */
export function restoreParticipant(
  state: SessionState,
  { participantId }: Payload<"participant.restore">,
): Done {
  const participant = state.participants.get(participantId);
  if (!participant) return refuse("participant-not-found");
  if (participant.removedAt === null) return done();
  if (nameTaken(state, participant.name, participantId)) return refuse("name-taken");
  return done({ kind: "participant-restored", participantId, name: participant.name });
}

function lateItem(state: SessionState, { kind, participantId, id }: Payload<"late.admit">) {
  if (kind === "run")
    return state.entries.find((entry) => entry.id === id && entry.participantId === participantId);
  if (kind === "attempt") return state.attempts.get(participantId)?.find((attempt) => attempt.id === id);
  const answers = [...(state.answers.get(participantId)?.values() ?? [])];
  return answers.flatMap(({ submitted }) => submitted).find((revision) => revision.id === id);
}

/** Lets a late run, answer or attempt count, or takes that back. */
export function admitLate(state: SessionState, payload: Payload<"late.admit">, now: number): Done {
  const item = lateItem(state, payload);
  if (!item) return refuse("submission-not-found");
  if (!item.late) return refuse("wrong-phase");
  if (payload.admitted === (item.admittedAt !== null)) return done();
  const { kind, participantId, id, admitted } = payload;
  return done({ kind: "admitted", item: kind, participantId, id, at: admitted ? now : null });
}
