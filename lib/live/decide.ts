/** The session engine: a function of (state, actor, command, context). It knows no clock, no chance and no transport. */
import type { EnsembleScore } from "@/lib/contract/ensemble";
import type { ErrorCode } from "@/lib/contract/errors";
import type { Payload, ReplyData, RequestName } from "@/lib/contract/requests";
import type { KeptTile } from "@/lib/contract/snapshot";
import type { AttemptVerdict } from "@/lib/contract/views";
import { authorize } from "./authority";
import type { Change } from "./changes";
import { setFinale } from "./decide-finale";
import * as check from "./decide-check";
import { eraseParticipant } from "./decide-erasure";
import * as help from "./decide-help";
import * as lead from "./decide-lead";
import * as spotlight from "./decide-spotlight";
import * as session from "./decide-session";
import * as staff from "./decide-staff";
import * as timer from "./decide-timer";
import * as work from "./decide-work";
import type { StoredNotebook } from "./notebook";
import { accept, refuse, type Outcome } from "./outcome";
import type { Actor, SessionState } from "./state";
import type { Score } from "./submission";

/** Requests that never change the session's state: device tokens, presence, pages of lists, invitations and the end of everything are the server's. */
type Outside =
  | "participant.resume"
  | "participant.return"
  | "participant.leave"
  | "view.open"
  | "progress.report"
  | "tile.report"
  | "wall.look"
  | "runs.list"
  | "notebook.load"
  | "late.list"
  | "answers.alike"
  | "staff.at"
  | "staff.invite"
  | "staff.uninvite"
  | "staff.invitations"
  | "place.link"
  | "session.delete";
/** Requests that the engine decides. */
export type CommandName = Exclude<RequestName, Outside>;

/** What the server has found out before a command can be decided; the others need nothing. */
export interface Findings {
  "participant.join": {
    newId: string;
    personalCode: string;
    /** a random whole number */
    chance: number;
  };
  /** from the verification pool */
  "run.submit": { score: Score };
  /** from the checking process */
  "attempt.submit": { verdict: AttemptVerdict };
  /** as the wall has it; null when there is nothing to be seen */
  "snapshot.take": { tile: KeptTile | null };
  /** as read from the database */
  "notebook.save": { stored: StoredNotebook };
  /** of the class where the private half is revealed; null before, for fewer than two, and when it took too long */
  "board.set": { ensemble: EnsembleScore | null };
  "finale.set": { ensemble: EnsembleScore | null };
}

/** What the server has found out for one command. */
export type FindingsOf<Name extends CommandName> = Name extends keyof Findings
  ? Findings[Name]
  : Record<never, never>;

/** What deciding needs besides state, actor and payload. */
export type ContextOf<Name extends CommandName> = FindingsOf<Name> & {
  /** ms since the epoch */
  now: number;
};

type Decide<Name extends CommandName> = (
  state: SessionState,
  payload: Payload<Name>,
  context: ContextOf<Name>,
  /** who acts: the participant, or the account of one of the staff; empty for others */
  actorId: string,
) => Outcome<Change, ReplyData<Name>>;

const deciders: { [Name in CommandName]: Decide<Name> } = {
  "participant.join": (state, payload, context) => work.join(state, payload, context),
  "run.submit": (state, payload, { score, now }, id) => work.submitRun(state, id, payload, score, now),
  "answer.draft": (state, payload, { now }, id) => work.saveDraft(state, id, payload, now),
  "answer.submit": (state, payload, { now }, id) => work.submitAnswer(state, id, payload, now),
  "evidence.attach": (state, payload, { now }, id) => work.attachEvidence(state, id, payload, now),
  "attempt.submit": (state, payload, { verdict, now }, id) =>
    work.submitAttempt(state, id, payload, verdict, now),
  "notebook.save": (state, payload, context, id) => work.saveNotebook(state, id, payload, context),
  "hand.raise": (state, payload, { now }, id) => help.raiseHand(state, id, payload, now),
  "hand.lower": (state, _, { now }, id) => help.lowerHand(state, id, now),
  "spotlight.decline": (state, payload, _, id) => spotlight.declineSpotlight(state, id, payload),
  "snapshots.withdraw": (state, _, __, id) => spotlight.withdrawSnapshots(state, id),
  "check.vote": (state, payload, { now }, id) => check.vote(state, id, payload, now),
  "session.open": (state, _, { now }) => session.openSession(state, now),
  "session.end": (state, payload, { now }, id) => session.endSession(state, payload, now, id),
  "session.reopen": (state) => session.reopenSession(state),
  "session.release": (state, payload, { now }) => session.releaseSession(state, payload, now),
  "session.rename": (_, payload) => accept([{ kind: "session-renamed", ...payload }], {}),
  "session.edit": (state, payload) => session.editSession(state, payload),
  "activity.set": (state, payload) => session.setActivity(state, payload),
  "join.lock": (state, { locked }) =>
    accept(state.joinLocked === locked ? [] : [{ kind: "join-locked", locked }], {}),
  "board.set": (state, payload, context) => session.setBoard(state, payload, context),
  "finale.set": (state, payload, context) => setFinale(state, payload, context),
  "timer.set": (state, payload, { now }) => timer.setTimer(state, payload, now),
  "timer.extend": (state, payload, { now }) => timer.extendTimer(state, payload, now),
  "announcement.set": (state, payload, { now }) => lead.setAnnouncement(state, payload, now),
  "aside.set": (state, payload, { now }) => lead.setAside(state, payload, now),
  "pause.set": (state, payload) => lead.setPause(state, payload),
  "focus.set": (state, payload, { now }) => lead.setFocus(state, payload, now),
  "pseudonyms.set": (state, payload) => lead.setPseudonyms(state, payload),
  "spotlight.set": (state, payload, { now }) => spotlight.setSpotlight(state, payload, now),
  "snapshot.take": (state, payload, { tile, now }) => spotlight.takeSnapshot(state, payload, tile, now),
  "snapshot.note": (state, payload) => spotlight.noteSnapshot(state, payload),
  "snapshots.order": (state, payload) => spotlight.orderSnapshots(state, payload),
  "snapshot.remove": (state, payload) => spotlight.removeSnapshot(state, payload),
  "check.ask": (state, payload, { now }) => check.askCheck(state, payload, now),
  "check.set": (state, payload, { now }) => check.setCheck(state, payload, now),
  "check.reveal": (state, payload) => check.revealCheck(state, payload),
  "hands.seen": (state, payload, { now }) => help.seeHands(state, payload, now),
  "hand.end": (state, payload, { now }) => help.endHand(state, payload, now),
  "participant.rename": (state, payload) => session.renameParticipant(state, payload),
  "participant.renumber": (state, payload) => session.renumberParticipant(state, payload),
  "participant.number": (state, { studentNumber }, _, participantId) =>
    session.renumberParticipant(state, { participantId, studentNumber }, true),
  "participant.remove": (state, { participantId }, { now }) =>
    session.removeParticipants(state, { participantIds: [participantId] }, now),
  "participant.erase": (state, payload, { now }) => eraseParticipant(state, payload, now),
  "participant.restore": (state, payload) => session.restoreParticipant(state, payload),
  "participants.remove": (state, payload, { now }) => session.removeParticipants(state, payload, now),
  "participants.restore": (state, payload) => session.restoreParticipants(state, payload),
  "drafts.ask": (state, payload) => session.askForDrafts(state, payload),
  "drafts.count": (state, payload, { now }, id) => session.countDraftsOf(state, payload, now, id),
  "late.admit": (state, payload, { now }) => session.admitLate(state, payload, now),
  "staff.set": (state, payload) => staff.setStaff(state, payload),
  "staff.leave": (state, _, __, id) => staff.leaveStaff(state, id),
};

function idOf(actor: Actor): string {
  if (actor.role === "student") return actor.participantId;
  return actor.role === "instructor" ? actor.instructorId : "";
}

/** The reason why the actor may not, or the changes that the command leads to with its reply. Nothing is changed here. */
export function decide<Name extends CommandName>(
  state: SessionState,
  actor: Actor,
  name: Name,
  payload: Payload<Name>,
  context: ContextOf<Name>,
): Outcome<Change, ReplyData<Name>> {
  const refused: ErrorCode | null = authorize(state, actor, name);
  if (refused) return refuse(refused);
  return deciders[name](state, payload, context, idOf(actor));
}
