/** Facts that a command leads to: the database stores them, `apply` folds them into the state. */
import type { SessionAct } from "@/lib/contract/acts";
import type { BoardMode } from "@/lib/contract/views";
import type { EnsembleScore } from "@/lib/contract/ensemble";
import type { Timer } from "@/lib/contract/timer";
import type { GivenDuty } from "@/lib/contract/staff";
import type { Lead } from "@/lib/contract/lead";
import type { Spotlight } from "@/lib/contract/spotlight";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { OpenFinale } from "@/lib/contract/finale";
import type { Language } from "@/lib/content/language";
import type { Activity } from "@/lib/contract/ids";
import {
  foldAdmitted,
  foldWork,
  workKinds,
  type Admission,
  type LoggedWork,
  type WorkChange,
} from "./work-changes";
import { foldDrafts, type DraftsChange } from "./counted-drafts";
import { foldErasure } from "./erasure";
import { inOrder } from "./snapshots";
import { staffAfter } from "./staff";
import { checkOrder, type Check, type Participant, type SessionState } from "./state";

/** What an instructor chooses before a session. */
export type Choices = Pick<
  SessionState,
  "title" | "language" | "activities" | "boardMode" | "numberRequired" | "dataset" | "lesson"
>;

/** Changes of the session itself; each commit of these bumps the session's version. */
export type SessionChange =
  | { kind: "session-opened"; at: number }
  | { kind: "session-ended"; at: number }
  | { kind: "session-reopened" }
  | { kind: "session-released"; at: number | null }
  | { kind: "session-renamed"; title: string; language: Language }
  | ({ kind: "session-edited" } & Choices)
  | { kind: "activity-set"; activity: Activity; state: "open" | "closed" }
  | { kind: "join-locked"; locked: boolean }
  | { kind: "board-set"; mode: BoardMode; frozenAt: number | null; ensemble: EnsembleScore | null }
  | { kind: "finale-set"; step: OpenFinale; frozenAt: number | null }
  | { kind: "timer-set"; timer: Timer | null }
  /** `participantIds`: whose own part tells of it */
  | { kind: "lead-set"; lead: Lead; participantIds?: string[] }
  /** `participantIds`: whose work it is, and whose it was */
  | { kind: "spotlight-set"; spotlight: Spotlight | null; participantIds: string[] }
  | { kind: "snapshot-taken"; snapshot: Snapshot; participantIds: string[] }
  | { kind: "snapshot-noted"; id: string; note: string }
  /** all of them, in order */
  | { kind: "snapshots-ordered"; ids: string[] }
  | { kind: "snapshots-removed"; ids: string[]; participantIds: string[] }
  | { kind: "check-set"; check: Check }
  | { kind: "staff-set"; instructorId: string; duty: GivenDuty | null }
  | { kind: "participant-joined"; participant: Participant }
  | { kind: "participant-renamed"; participantId: string; name: string }
  | { kind: "participant-numbered"; participantId: string; studentNumber: string | null }
  | { kind: "participant-unshown"; participantId: string; unshown: boolean }
  | { kind: "participants-removed"; participantIds: string[]; at: number }
  | { kind: "participants-restored"; participantIds: string[] }
  | { kind: "participants-erased"; participantIds: string[]; at: number }
  /** what one of the staff did, for the record; `targets`: one line of it each */
  | {
      kind: "act-noted";
      what: SessionAct;
      targets: readonly (string | null)[];
      actorId: string;
      actorName: string;
      at: number;
    }
  | { kind: "drafts-asked"; asked: boolean }
  | DraftsChange
  | ({ kind: "admitted" } & Admission);

/** Anything that can happen to a session. */
export type Change = SessionChange | WorkChange;

/** Work is appended under the session's version; everything else bumps it. */
export const isWork = <One extends { kind: string }>(
  change: One,
): change is Extract<One, { kind: WorkChange["kind"] }> =>
  (workKinds as readonly string[]).includes(change.kind);

function withParticipant(
  state: SessionState,
  id: string,
  update: (participant: Participant) => Participant,
): SessionState {
  const participant = state.participants.get(id);
  if (!participant) return state;
  return { ...state, participants: new Map(state.participants).set(id, update(participant)) };
}

function withRemoval(state: SessionState, ids: readonly string[], removedAt: number | null): SessionState {
  const participants = new Map(state.participants);
  for (const id of ids) {
    const participant = participants.get(id);
    if (participant) participants.set(id, { ...participant, removedAt });
  }
  return { ...state, participants };
}

type Fold = {
  [Kind in SessionChange["kind"]]: (
    state: SessionState,
    change: Extract<SessionChange, { kind: Kind }>,
  ) => SessionState;
};

const folds: Fold = {
  "session-opened": (state) => ({ ...state, status: "open" }),
  "session-ended": (state) => ({ ...state, status: "ended", draftsAsked: false, timer: null }),
  "session-reopened": (state) => ({ ...state, status: "open" }),
  "session-released": (state, { at }) => ({ ...state, status: at === null ? "ended" : "released" }),
  "session-renamed": (state, { title, language }) => ({ ...state, title, language }),
  "session-edited": (state, { kind: _, ...chosen }) => ({ ...state, ...chosen }),
  "activity-set": (state, { activity, state: next }) => ({
    ...state,
    activities: { ...state.activities, [activity]: next },
  }),
  "join-locked": (state, { locked }) => ({ ...state, joinLocked: locked }),
  "board-set": (state, { mode, frozenAt, ensemble }) => ({
    ...state,
    ...{ boardMode: mode, frozenAt, finale: 0, ensemble },
  }),
  "finale-set": (state, { step, frozenAt }) => ({ ...state, boardMode: "frozen", frozenAt, finale: step }),
  "timer-set": (state, { timer }) => ({ ...state, timer }),
  "lead-set": (state, { lead }) => ({ ...state, lead }),
  "spotlight-set": (state, { spotlight }) => ({ ...state, spotlight }),
  "snapshot-taken": (state, { snapshot }) => ({ ...state, snapshots: [...state.snapshots, snapshot] }),
  "snapshot-noted": (state, { id, note }) => ({
    ...state,
    snapshots: state.snapshots.map((one) => (one.id === id ? { ...one, note } : one)),
  }),
  "snapshots-ordered": (state, { ids }) => ({ ...state, snapshots: inOrder(state.snapshots, ids) }),
  "snapshots-removed": (state, { ids }) => ({
    ...state,
    snapshots: state.snapshots.filter(({ id }) => !ids.includes(id)),
  }),
  "check-set": (state, { check }) => ({
    ...state,
    checks: [...state.checks.filter(({ id }) => id !== check.id), check].sort(checkOrder),
  }),
  "staff-set": (state, { instructorId, duty }) => ({
    ...state,
    staff: staffAfter(state.staff, instructorId, duty),
  }),
  "participant-joined": (state, { participant }) => ({
    ...state,
    participants: new Map(state.participants).set(participant.id, participant),
  }),
  "participant-renamed": (state, { participantId, name }) =>
    withParticipant(state, participantId, (old) => ({ ...old, name })),
  "participant-numbered": (state, { participantId, studentNumber }) =>
    withParticipant(state, participantId, (old) => ({ ...old, studentNumber })),
  "participant-unshown": (state, { participantId, unshown }) =>
    withParticipant(state, participantId, (old) => ({ ...old, unshown })),
  "participants-removed": (state, { participantIds, at }) => withRemoval(state, participantIds, at),
  "participants-restored": (state, { participantIds }) => withRemoval(state, participantIds, null),
  "participants-erased": foldErasure,
  // the record is the database's
  "act-noted": (state) => state,
  "drafts-asked": (state, { asked: draftsAsked }) => ({ ...state, draftsAsked }),
  "drafts-counted": foldDrafts,
  "drafts-uncounted": foldDrafts,
  admitted: foldAdmitted,
};

function foldSession<Kind extends SessionChange["kind"]>(
  state: SessionState,
  change: Extract<SessionChange, { kind: Kind }>,
): SessionState {
  return { ...folds[change.kind as Kind](state, change), version: state.version + 1, epoch: {} };
}

/** Folds one change into the state. The state given is not touched. */
export const apply = (state: SessionState, change: SessionChange | LoggedWork): SessionState =>
  isWork(change) ? foldWork(state, change) : foldSession(state, change);
