/** The session engine: a function of (state, actor, command, context). It knows no clock, no chance and no transport. */
import type { ErrorCode } from "@/lib/contract/errors";
import type { Payload, ReplyData, RequestName } from "@/lib/contract/requests";
import type { AttemptVerdict } from "@/lib/contract/views";
import { authorize } from "./authority";
import type { Change } from "./changes";
import * as session from "./decide-session";
import * as work from "./decide-work";
import { accept, refuse, type Outcome } from "./outcome";
import type { Actor, SessionState } from "./state";
import type { Score } from "./submission";

/** Requests that never change the session's state: device tokens, presence and the end of everything are the server's. */
type Outside =
  "participant.resume" | "participant.leave" | "progress.report" | "notebook.load" | "session.delete";
/** Requests that the engine decides. */
export type CommandName = Exclude<RequestName, Outside>;

/** What the server has found out before a command can be decided; the others need nothing. */
export interface Findings {
  "participant.join": { newId: string; personalCode: string };
  /** from the verification pool */
  "run.submit": { score: Score };
  /** from the checking process */
  "attempt.submit": { verdict: AttemptVerdict };
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
  /** the acting participant; empty for others */
  participantId: string,
) => Outcome<Change, ReplyData<Name>>;

const deciders: { [Name in CommandName]: Decide<Name> } = {
  "participant.join": (state, payload, context) => work.join(state, payload, context),
  "run.submit": (state, payload, { score, now }, id) => work.submitRun(state, id, payload, score, now),
  "answer.draft": (state, payload, { now }, id) => work.saveDraft(state, id, payload, now),
  "answer.submit": (state, payload, { now }, id) => work.submitAnswer(state, id, payload, now),
  "evidence.attach": (state, payload, { now }, id) => work.attachEvidence(state, id, payload, now),
  "attempt.submit": (state, payload, { verdict, now }, id) =>
    work.submitAttempt(state, id, payload, verdict, now),
  "notebook.save": (state, payload, { now }, id) => work.saveNotebook(state, id, payload, now),
  "session.open": (state, _, { now }) => session.openSession(state, now),
  "session.end": (state, _, { now }) => session.endSession(state, now),
  "session.reopen": (state) => session.reopenSession(state),
  "session.release": (state, payload, { now }) => session.releaseSession(state, payload, now),
  "session.rename": (_, payload) => accept([{ kind: "session-renamed", ...payload }], {}),
  "activity.set": (state, payload) => session.setActivity(state, payload),
  "join.lock": (state, { locked }) =>
    accept(state.joinLocked === locked ? [] : [{ kind: "join-locked", locked }], {}),
  "board.set": (state, payload, { now }) => session.setBoard(state, payload, now),
  "participant.rename": (state, payload) => session.renameParticipant(state, payload),
  "participant.remove": (state, payload, { now }) => session.removeParticipant(state, payload, now),
  "participant.restore": (state, payload) => session.restoreParticipant(state, payload),
  "late.admit": (state, payload, { now }) => session.admitLate(state, payload, now),
};

/** Whether the engine decides this request. */
export const isCommand = (name: RequestName): name is CommandName => name in deciders;

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
  return deciders[name](state, payload, context, actor.role === "student" ? actor.participantId : "");
}
