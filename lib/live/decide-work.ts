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
import { bytesOf } from "@/lib/text/bytes";
import { storable } from "@/lib/text/storable";
import { apply, type Change } from "./changes";
import { nameTaken, presentParticipants } from "./names";
import { isoTime } from "@/lib/agreed/iso-time";
import { afterSave, isJustSent, notebookView, type StoredNotebook } from "./notebook";
import { accept, refuse, refuseMore, type Outcome } from "./outcome";
import { isLate } from "./lateness";
import { refusesJoin, refusesWork } from "./phase";
import { freeAlias } from "./pseudonyms";
import type { Answer, AnswerRevision, DraftSave, Entry, Participant, SessionState } from "./state";
import { precheckAttempt, precheckRun, type Score } from "./submission";
import {
  bytesOfAnswer,
  bytesOfAttempt,
  bytesOfEvidence,
  bytesOfNotebook,
  bytesOfRun,
  fullFor,
  fullForEvidence,
  fullForNotebook,
  fullForRevision,
} from "./usage";
import { selfView } from "./view-student";
import { verdictOf } from "./view-verdict";
import { answerOf, attemptOf, holderOf, workOf } from "./work";

type Decided<Name extends RequestName> = Outcome<Change, ReplyData<Name>>;

/** Takes a visitor in as a participant under a tidied name that nobody bears. */
interface ContextOfJoin {
  now: number;
  newId: string;
  personalCode: string;
  /** a random whole number */
  chance: number;
}

export function join(
  state: SessionState,
  payload: Payload<"participant.join">,
  { now, newId, personalCode, chance }: ContextOfJoin,
): Decided<"participant.join"> {
  const closed = refusesJoin(state);
  if (closed) return refuse(closed);
  const name = displayNameSchema.safeParse(payload.name);
  if (!name.success) return refuse("name-invalid");
  if (nameTaken(state, name.data)) return refuse("name-taken");
  if (presentParticipants(state).length >= wireLimits.participants) return refuse("session-full");
  if (state.numberRequired && !payload.studentNumber) return refuse("number-required");
  const participant: Participant = {
    id: newId,
    name: name.data,
    studentNumber: payload.studentNumber || null,
    simulated: payload.simulated ?? false,
    joinedAt: now,
    removedAt: null,
    unshown: false,
    alias: freeAlias(state.participants, chance),
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
): Omit<Entry, "order"> {
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
    coded: payload.source !== undefined,
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
  const change: Change = { kind: "run-stored", entry, payload, bytes: bytesOfRun(payload) };
  return accept([change], { verdict: verdictOf(state, entry) });
}

function refusesQuestion(state: SessionState, questionId: string): ErrorCode | null {
  if (!(questionIds as readonly string[]).includes(questionId)) return "question-not-found";
  return refusesWork(state, "questions");
}

/** More than anybody writes one answer on. */
const devicesRemembered = 8;

const draftReply = (draftVersion: number, overwritten: string | null): ReplyData<"answer.draft"> => ({
  ...{ draftVersion, conflict: overwritten !== null },
  ...(overwritten === null ? {} : { overwritten }),
});

/** What a text has replaced and nobody was told of, the latest first. */
const replacedBy = (text: string, overwritten: string | null, untold: readonly string[]): string[] =>
  [...new Set([...(overwritten === null ? [] : [overwritten]), ...untold])]
    .filter((one) => one !== text)
    .slice(0, wireLimits.draftsReplaced);

/** The last save of each device before this one: no device sends its next before it has heard of that. */
function savesBefore(
  { draftSaveId: id, draftVersion: version, draftSaves }: Answer,
  { after = [] }: Payload<"answer.draft">,
): readonly DraftSave[] {
  const isOwn = id === null || after.includes(id);
  return isOwn ? draftSaves : [{ id, version }, ...draftSaves].slice(0, devicesRemembered);
}

/**
 * Saves a draft. One that was not edited from the newest wins too, but what it replaces is kept. A device knows the
 * newest by its version, or by its id if it sent it and never heard of the version.
 */
export function saveDraft(
  state: SessionState,
  participantId: string,
  payload: Payload<"answer.draft">,
  now: number,
): Decided<"answer.draft"> {
  const { id, questionId, text, baseVersion, after } = payload;
  const refused = refusesQuestion(state, questionId);
  if (refused) return refuse(refused);
  const answer = answerOf(state, participantId, questionId);
  if (answer.draftSaveId === id)
    return accept([], draftReply(answer.draftVersion, answer.draftReplaced[0] ?? null));
  const before = answer.draftSaves.find((save) => save.id === id);
  // another device has gone on from it since
  if (before) return accept([], draftReply(before.version, null));
  const heard = baseVersion === answer.draftVersion;
  const knew = heard || (after ?? []).some((one) => one === answer.draftSaveId);
  const conflict = !knew && answer.draft !== "" && answer.draft !== text;
  const version = answer.draftVersion + 1;
  const overwritten = conflict ? answer.draft : null;
  // whoever goes on from the newest version was told what it had replaced; what only comes after it was not
  const untold = heard ? [] : answer.draftReplaced;
  const [replaced = null, ...replacedBefore] = replacedBy(text, overwritten, untold);
  const bytes = bytesOf(overwritten ?? "");
  const full = conflict && fullFor(workOf(state, participantId).usage, "overwritten", bytes);
  if (full) return refuseMore(full);
  const change: Change = {
    kind: "draft-stored",
    participantId,
    questionId,
    text,
    version,
    saveId: id,
    at: now,
    // what was there in time stays so, however often it is saved
    late: answer.draft === text && answer.draftVersion > 0 ? answer.draftLate : isLate(state, "questions"),
    overwritten,
    ...{ replaced, replacedBefore, savesBefore: savesBefore(answer, payload) },
    bytes,
  };
  return accept([change], draftReply(version, overwritten));
}

const revisionReply = (revision: Pick<AnswerRevision, "id" | "submittedAt" | "late">, revisions: number) => ({
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
  const bytes = bytesOfAnswer(payload);
  const full = fullForRevision(workOf(state, participantId).usage, submitted.length, bytes);
  if (full) return refuseMore(full);
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
    bytes,
  };
  return accept([change], revisionReply({ id, submittedAt: now, late }, submitted.length + 1));
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
  const bytes = bytesOfEvidence(payload);
  const full = fullForEvidence(workOf(state, participantId).usage, bytes);
  if (full) return refuseMore(full);
  const change: Change = { kind: "evidence-stored", participantId, payload, at: now, bytes };
  return accept([change], { evidenceId: payload.id });
}

/** Stores an attempt with the server's own verdict; the same id again, judged once more, changes nothing. */
export function submitAttempt(
  state: SessionState,
  participantId: string,
  payload: Payload<"attempt.submit">,
  verdict: AttemptVerdict,
  now: number,
): Decided<"attempt.submit"> {
  const known = precheckAttempt(state, participantId, payload);
  const stored = attemptOf(state, participantId, payload.id);
  const late = stored?.late ?? isLate(state, "tensors");
  // a program prints what it likes
  const judged = storable({ ...verdict, late });
  if (known === "stored") return accept([], { verdict: judged });
  const bytes = bytesOfAttempt(payload, judged);
  const full = fullFor(workOf(state, participantId).usage, "attempts", bytes);
  if (known) return known;
  if (full) return refuseMore(full);
  const change: Change = {
    ...{ kind: "attempt-stored", participantId, payload },
    ...{ verdict: judged, at: now, late, bytes },
  };
  return accept([change], { verdict: judged });
}

/**
 * Folds a device's cells into what is stored; the same save again changes nothing. They show in no view.
 * @param stored the notebook as it was read; it is refused for now when the session knows another version
 */
export function saveNotebook(
  state: SessionState,
  participantId: string,
  payload: Payload<"notebook.save">,
  { stored, now }: { stored: StoredNotebook; now: number },
): Decided<"notebook.save"> {
  const refused = refusesWork(state, "tensors");
  if (refused) return refuse(refused);
  const { of = "notebook" } = payload;
  const { notebooks, usage } = workOf(state, participantId);
  if (stored.version !== notebooks[of]) return refuse("server-busy");
  const notebook = afterSave(stored, payload);
  const { version } = notebook;
  const reply = isJustSent(notebook, payload) ? { version } : { version, notebook: notebookView(notebook) };
  if (notebook === stored) return accept([], reply);
  const full = fullForNotebook(usage, of, notebook);
  if (full) return refuseMore(full);
  const bytes = bytesOfNotebook(notebook);
  return accept([{ kind: "notebook-stored", participantId, of, notebook, at: now, bytes }], reply);
}
