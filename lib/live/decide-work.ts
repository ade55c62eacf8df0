/** The students' commands: joining and every kind of work. */
import { brokenLocks } from "@/lib/content/lesson-setups";
import { questionIds } from "@/lib/content/questions";
import { displayNameSchema } from "@/lib/contract/display-name";
import type { ErrorCode } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";
import type { Payload, ReplyData, RequestName } from "@/lib/contract/requests";
import type { AttemptVerdict } from "@/lib/contract/views";
import { networkName, parameterCount } from "@/lib/spiral/network";
import { sameData } from "@/lib/spiral/same-data";
import { apply, emptyAnswer, type Change } from "./changes";
import { nameTaken } from "./names";
import { isoTime } from "./iso-time";
import { accept, refuse, type Outcome } from "./outcome";
import { isLate, refusesJoin, refusesWork } from "./phase";
import type { Answer, AnswerRevision, Entry, Participant, SessionState } from "./state";
import { precheckAttempt, precheckRun, verdictOf, type Score } from "./submission";
import { selfView } from "./view-student";

type Decided<Name extends RequestName> = Outcome<Change, ReplyData<Name>>;

/** Takes a visitor in as a participant under a tidied name that nobody bears. */
export function join(
  state: SessionState,
  payload: Payload<"participant.join">,
  { now, newId, personalCode }: { now: number; newId: string; personalCode: string },
): Decided<"participant.join"> {
  const closed = refusesJoin(state);
  if (closed) return refuse(closed);
  const name = displayNameSchema.safeParse(payload.name);
  if (!name.success) return refuse("name-invalid");
  if (nameTaken(state, name.data)) return refuse("name-taken");
  const present = [...state.participants.values()].filter(({ removedAt }) => removedAt === null);
  if (present.length >= wireLimits.participants) return refuse("session-full");
  const participant: Participant = {
    id: newId,
    name: name.data,
    studentNumber: payload.studentNumber || null,
    simulated: payload.simulated ?? false,
    joinedAt: now,
    removedAt: null,
  };
  const change: Change = { kind: "participant-joined", participant };
  return accept([change], { self: selfView(apply(state, change), newId, personalCode) });
}

function entryFrom(
  state: SessionState,
  participantId: string,
  payload: Payload<"run.submit">,
  score: Score,
  now: number,
): Entry {
  const { network, dataset } = payload.config;
  return {
    id: payload.id,
    participantId,
    receivedAt: now,
    network: networkName(network, dataset.classes),
    parameters: parameterCount(network, dataset.classes),
    publicCorrect: score.publicCorrect,
    privateCorrect: score.privateCorrect,
    of: score.of,
    weightsHash: score.weightsHash,
    eligible: sameData(dataset, state.dataset) && brokenLocks(payload.config, state.lesson).length === 0,
    late: isLate(state, "spiral"),
    admittedAt: null,
  };
}

/** Stores a scored run; the same id again changes nothing and has the same verdict. */
export function submitRun(
  state: SessionState,
  participantId: string,
  payload: Payload<"run.submit">,
  score: Score,
  now: number,
): Decided<"run.submit"> {
  const known = precheckRun(state, participantId, payload);
  if (known) return known;
  const entry = entryFrom(state, participantId, payload, score, now);
  const change: Change = { kind: "run-stored", entry, payload };
  return accept([change], { verdict: verdictOf(apply(state, change), entry) });
}

function refusesQuestion(state: SessionState, questionId: string): ErrorCode | null {
  if (!(questionIds as readonly string[]).includes(questionId)) return "question-not-found";
  return refusesWork(state, "questions");
}

const answerOf = (state: SessionState, participantId: string, questionId: string): Answer =>
  state.answers.get(participantId)?.get(questionId) ?? emptyAnswer(questionId);

/** The answer of a participant that holds something. */
const holderOf = (state: SessionState, participantId: string, holds: (answer: Answer) => boolean) =>
  [...(state.answers.get(participantId)?.values() ?? [])].find(holds);

/** Saves a draft. One that was not edited from the newest version wins too, but what it replaces is kept. */
export function saveDraft(
  state: SessionState,
  participantId: string,
  payload: Payload<"answer.draft">,
  now: number,
): Decided<"answer.draft"> {
  const { id, questionId, text, baseVersion } = payload;
  const refused = refusesQuestion(state, questionId);
  if (refused) return refuse(refused);
  const answer = answerOf(state, participantId, questionId);
  if (answer.draftSaveId === id) return accept([], { draftVersion: answer.draftVersion, conflict: false });
  const conflict = baseVersion !== answer.draftVersion && answer.draft !== "" && answer.draft !== text;
  const version = answer.draftVersion + 1;
  const overwritten = conflict ? answer.draft : null;
  const change: Change = {
    kind: "draft-stored",
    participantId,
    questionId,
    text,
    version,
    saveId: id,
    at: now,
    overwritten,
  };
  return accept([change], { draftVersion: version, conflict });
}

const revisionReply = (revision: AnswerRevision, revisions: number) => ({
  revisionId: revision.id,
  submittedAt: isoTime(revision.submittedAt),
  late: revision.late,
  revisions,
});

/** Stores a revision of an answer; the same id again changes nothing and has the same reply. */
export function submitAnswer(
  state: SessionState,
  participantId: string,
  payload: Payload<"answer.submit">,
  now: number,
): Decided<"answer.submit"> {
  const { id, questionId, text, evidence } = payload;
  const refused = refusesQuestion(state, questionId);
  if (refused) return refuse(refused);
  const holder = holderOf(state, participantId, ({ submitted }) => submitted.some((one) => one.id === id));
  if (holder && holder.questionId !== questionId) return refuse("id-reused");
  const { submitted } = answerOf(state, participantId, questionId);
  const stored = submitted.findIndex((revision) => revision.id === id);
  if (stored >= 0) return accept([], revisionReply(submitted[stored], stored + 1));
  const late = isLate(state, "questions");
  const change: Change = {
    kind: "answer-stored",
    participantId,
    questionId,
    id,
    text,
    evidence,
    at: now,
    late,
  };
  return accept(
    [change],
    revisionReply({ id, text, evidence, submittedAt: now, late, admittedAt: null }, submitted.length + 1),
  );
}

/** Stores a run or comparison beside an answer; the same id again changes nothing. */
export function attachEvidence(
  state: SessionState,
  participantId: string,
  payload: Payload<"evidence.attach">,
  now: number,
): Decided<"evidence.attach"> {
  const refused = refusesQuestion(state, payload.questionId);
  if (refused) return refuse(refused);
  const holder = holderOf(state, participantId, ({ evidence }) =>
    evidence.some(({ id }) => id === payload.id),
  );
  if (holder)
    return holder.questionId === payload.questionId
      ? accept([], { evidenceId: payload.id })
      : refuse("id-reused");
  return accept([{ kind: "evidence-stored", participantId, payload, at: now }], { evidenceId: payload.id });
}

/** Stores an attempt with the server's own verdict; the same id again changes nothing and has the same verdict. */
export function submitAttempt(
  state: SessionState,
  participantId: string,
  payload: Payload<"attempt.submit">,
  verdict: AttemptVerdict,
  now: number,
): Decided<"attempt.submit"> {
  const known = precheckAttempt(state, participantId, payload);
  if (known) return known;
  const late = isLate(state, "tensors");
  const judged = { ...verdict, late };
  return accept([{ kind: "attempt-stored", participantId, payload, verdict: judged, at: now, late }], {
    verdict: judged,
  });
}

/** Keeps the newest cells; they show in no view. */
export function saveNotebook(
  state: SessionState,
  participantId: string,
  payload: Payload<"notebook.save">,
  now: number,
): Decided<"notebook.save"> {
  const refused = refusesWork(state, "tensors");
  if (refused) return refuse(refused);
  return accept([{ kind: "notebook-stored", participantId, payload, at: now }], {});
}
