/** The instructor's commands. */
import { displayNameSchema } from "@/lib/contract/display-name";
import type { EnsembleScore } from "@/lib/contract/ensemble";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import type { Activity } from "@/lib/contract/ids";
import { wireLimits } from "@/lib/contract/protocol";
import type { ActivityStates } from "@/lib/contract/views";
import type { Payload, ReplyData, RequestName } from "@/lib/contract/requests";
import { fitsClasses } from "@/lib/content/lesson-setups";
import { apply, type Change } from "./changes";
import { countableDrafts, countedAnswers, writersOf } from "./counted-drafts";
import { endCheck } from "./decide-check";
import { closing, setFree } from "./decide-lead";
import { darken, darkenFor } from "./decide-spotlight";
import { raceTimerOver } from "./decide-timer";
import { keyOf, nameTaken, presentParticipants } from "./names";
import { accept, refuse, type Outcome } from "./outcome";
import { refusesWork } from "./phase";
import { isIn, type SessionState } from "./state";
import { attemptOf, runOf, workOf } from "./work";

type Decided<Name extends RequestName> = Outcome<Change, ReplyData<Name>>;
type Done = Outcome<Change, Record<string, never>>;

const done = (...changes: Change[]): Done => accept(changes, {});

/** Opens a draft. An ended session is reopened, which is another thing. */
export function openSession(state: SessionState, now: number): Done {
  if (state.status === "open") return done();
  return state.status === "draft" ? done({ kind: "session-opened", at: now }) : refuse("wrong-phase");
}

/** Changes what was chosen for a draft, on which nobody has worked. What is offered anew starts open. */
export function editSession(state: SessionState, chosen: Payload<"session.edit">): Done {
  const { offered, boardMode, dataset, lesson, ...named } = chosen;
  if (state.status !== "draft") return refuse("wrong-phase");
  if (!fitsClasses(lesson, dataset.classes)) return refuse("network-too-large");
  const stateOf = (activity: Activity): ActivityStates[Activity] => {
    const before = state.activities[activity];
    if (!offered.includes(activity)) return "off";
    return before === "off" ? "open" : before;
  };
  const activities = {
    tensors: stateOf("tensors"),
    spiral: stateOf("spiral"),
    questions: stateOf("questions"),
  };
  return done({
    ...{ kind: "session-edited", ...named, activities, lesson },
    boardMode: state.boardMode === "frozen" ? state.boardMode : boardMode,
    // the points themselves are nobody's choice
    dataset: { ...dataset, seed: state.dataset.seed },
  });
}

/** Ends the race and the work; what still arrives is late. Drafts may count as handed in with it, once. */
export function endSession(
  state: SessionState,
  { countDrafts = false }: Payload<"session.end">,
  now: number,
  /** account of the staff */
  by: string,
): Decided<"session.end"> {
  if (state.status === "draft") return refuse("wrong-phase");
  if (state.status !== "open") return accept([], {});
  const ended: Change[] = [
    ...[...setFree(state), ...endCheck(state, now), ...darken(state)],
    { kind: "session-ended", at: now },
  ];
  if (!countDrafts) return accept(ended, {});
  const counted = countDraftsOf(state, { counted: true }, now, by);
  return counted.ok ? accept([...counted.changes, ...ended], counted.data) : counted;
}

/** The undo of an end; impossible once the private half is known or the marks are out. */
export function reopenSession(state: SessionState): Done {
  if (state.status === "open") return done();
  return state.status === "ended" && finaleStepOf(state) < 2
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

/** Opens or closes an activity that the session offers; nothing opens after the end, and no race from the finale on. */
export function setActivity(state: SessionState, { activity, state: next }: Payload<"activity.set">): Done {
  const old = state.activities[activity];
  if (old === "off") return refuse("activity-not-offered");
  if (state.status === "ended" || state.status === "released") return refuse("wrong-phase");
  if (next === "open" && activity === "spiral" && finaleStepOf(state) > 0) return refuse("wrong-phase");
  if (old === next) return done();
  return next === "open"
    ? done({ kind: "activity-set", activity, state: next })
    : done(...closing(state, activity));
}

/** Asks the class for its drafts while it is in class, or no longer. */
export function askForDrafts(state: SessionState, { asked }: Payload<"drafts.ask">): Done {
  if (asked === state.draftsAsked) return done();
  if (asked && state.status !== "open") return refuse("wrong-phase");
  return done({ kind: "drafts-asked", asked });
}

/** Counts drafts as handed in, or takes back all that were; what its writer handed in is never touched. */
export function countDraftsOf(
  state: SessionState,
  { counted }: Payload<"drafts.count">,
  now: number,
  /** account of the staff */
  by: string,
): Decided<"drafts.count"> {
  if (!counted) {
    const drafts = countedAnswers(state);
    const reply = { drafts: { participants: writersOf(drafts), full: 0 } };
    return accept(drafts.length > 0 ? [{ kind: "drafts-uncounted", drafts }] : [], reply);
  }
  const refused = refusesWork(state, "questions");
  if (refused) return refuse(refused);
  const { drafts, full } = countableDrafts(state);
  const change: Change = { kind: "drafts-counted", drafts, at: now, by };
  return accept(drafts.length > 0 ? [change] : [], { drafts: { participants: writersOf(drafts), full } });
}

/** The reveal ends the race: it needs the spiral closed, and nothing follows it. The finale has its own steps. */
export function setBoard(
  state: SessionState,
  { mode }: Payload<"board.set">,
  { now, ensemble }: { now: number; ensemble: EnsembleScore | null },
): Done {
  if (mode === state.boardMode) return done();
  if (state.boardMode === "revealed" || (state.finale > 0 && mode !== "revealed"))
    return refuse("wrong-phase");
  const racing = state.status === "open" && state.activities.spiral === "open";
  if (mode === "revealed" && (racing || state.status === "draft")) return refuse("wrong-phase");
  const frozenAt = mode === "frozen" ? now : null;
  const revealed = mode === "revealed";
  return done(...(revealed ? raceTimerOver(state) : []), {
    kind: "board-set",
    ...{ mode, frozenAt, ensemble: revealed ? ensemble : null },
  });
}

/** Gives a participant another name, by the rules of a join. */
export function renameParticipant(
  state: SessionState,
  { participantId, name }: Payload<"participant.rename">,
): Done {
  if (!state.participants.has(participantId)) return refuse("participant-not-found");
  const parsed = displayNameSchema.safeParse(name);
  if (!parsed.success) return refuse("name-invalid");
  if (nameTaken(state, parsed.data, participantId)) return refuse("name-in-use");
  return done({ kind: "participant-renamed", participantId, name: parsed.data });
}

/** Removes participants from the room and the board; their work stays, their names are free. */
export function removeParticipants(
  state: SessionState,
  { participantIds }: Payload<"participants.remove">,
  now: number,
): Done {
  if (!participantIds.every((id) => state.participants.has(id))) return refuse("participant-not-found");
  const present = [...new Set(participantIds)].filter((id) => state.participants.get(id)?.removedAt === null);
  return present.length > 0
    ? done(...darkenFor(state, present), { kind: "participants-removed", participantIds: present, at: now })
    : done();
}

/** The undo of a removal, for as many as the session has room; who cannot have their name back stays removed. */
export function restoreParticipants(
  state: SessionState,
  { participantIds }: Payload<"participants.restore">,
): Decided<"participants.restore"> {
  const wanted = [...new Set(participantIds)].map((id) => state.participants.get(id));
  const taken = new Set(presentParticipants(state).map(keyOf));
  const restored: string[] = [];
  const nameTaken: string[] = [];
  for (const participant of wanted) {
    if (!participant) return refuse("participant-not-found");
    if (isIn(participant)) continue;
    const key = keyOf(participant);
    (taken.has(key) ? nameTaken : restored).push(participant.id);
    taken.add(key);
  }
  if (taken.size > wireLimits.participants) return refuse("session-full");
  return accept(restored.length > 0 ? [{ kind: "participants-restored", participantIds: restored }] : [], {
    nameTaken,
  });
}

/** The undo of one removal; while somebody else bears the name, under another. */
export function restoreParticipant(
  state: SessionState,
  { participantId, name }: Payload<"participant.restore">,
): Done {
  if (name === undefined) {
    const outcome = restoreParticipants(state, { participantIds: [participantId] });
    if (!outcome.ok) return outcome;
    return outcome.data.nameTaken.length > 0 ? refuse("name-in-use") : done(...outcome.changes);
  }
  const renamed = renameParticipant(state, { participantId, name });
  if (!renamed.ok) return renamed;
  const restored = restoreParticipant(renamed.changes.reduce(apply, state), { participantId });
  return restored.ok ? done(...renamed.changes, ...restored.changes) : restored;
}

/** Corrects a student number; the instructor may leave it empty, a student only where the session needs none. */
export function renumberParticipant(
  state: SessionState,
  { participantId, studentNumber }: Payload<"participant.renumber">,
  byThemselves = false,
): Done {
  const participant = state.participants.get(participantId);
  if (!participant) return refuse("participant-not-found");
  const next = studentNumber || null;
  if (byThemselves && next === null && state.numberRequired) return refuse("number-required");
  return next === participant.studentNumber
    ? done()
    : done({ kind: "participant-numbered", participantId, studentNumber: next });
}

function lateItem(state: SessionState, { kind, participantId, id }: Payload<"late.admit">) {
  if (kind === "run") return runOf(state, participantId, id);
  if (kind === "attempt") return attemptOf(state, participantId, id);
  const answers = [...workOf(state, participantId).answers.values()];
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
