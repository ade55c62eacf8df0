// A class in which everybody has stored as much as one may: every run another size and score, half of all work late.
import { questionIds } from "@/lib/content/questions";
import { exercises } from "@/lib/content/exercises";
import { pieceLimits, quotas } from "@/lib/contract/quotas";
import { wireLimits } from "@/lib/contract/protocol";
import type { Answer, Attempt, Entry, Participant, SessionState, Work } from "@/lib/live/state";
import { noUsage, type Usage } from "@/lib/live/usage";
import { hashesOf, idOf, openSession } from "./session-fixture";

const start = 1_700_000_000_000;
const quarters = [0, 1, 2, 3] as const;

/** A number from 0 to `below` that looks like chance and is the same every time. */
const scattered = (seed: number, below: number): number => (Math.imul(seed + 1, 2_654_435_761) >>> 8) % below;

const idAt = (kind: string, who: number, at: number): string => idOf(`${kind}-${who}-${at}-`);
const hashAt = (n: number): string =>
  quarters
    .map((part) => (Math.imul(n + 1, 2_654_435_761 + 2 * part) >>> 0).toString(16).padStart(16, "0"))
    .join("");

function runAt(who: number, order: number, at: number): Entry {
  const late = at % 2 === 1;
  const correct = 900 + scattered(order, 590);
  return {
    ...{ id: idAt("run", who, at), participantId: idOf(`p${who}-`), order, receivedAt: start + order },
    ...{ network: `2→${at}→3`, parameters: 100 + scattered(order + 7, 5_000), weightsHash: hashAt(order) },
    coded: false,
    ...{ publicCorrect: correct, privateCorrect: correct - scattered(order, 20), of: 1500 },
    ...{ eligible: true, late, admittedAt: at % 4 === 1 ? start : null },
  };
}

function answerAt(who: number, questionId: string, revisions: number, evidence: number): Answer {
  const text = `${who} `.repeat(wireLimits.answerCharacters).slice(0, wireLimits.answerCharacters);
  return {
    ...{ questionId, draft: text, draftVersion: revisions, draftSaveId: idAt("save", who, revisions) },
    ...{ draftReplaced: [], draftSaves: [], draftAt: start, draftLate: false },
    submitted: Array.from({ length: revisions }, (_, at) => ({
      ...{ id: idAt(questionId, who, at), submittedAt: start + at, late: at % 2 === 1, admittedAt: null },
      counted: null,
    })),
    newest: { text, evidence: [] },
    own: { text, evidence: [] },
    evidence: Array.from({ length: evidence }, (_, at) => ({
      ...{ id: idAt(`e${questionId}`, who, at), title: `evidence ${at} `.repeat(12), at: start + at },
    })),
  };
}

const attemptAt = (who: number, at: number): Attempt => ({
  ...{ id: idAt("attempt", who, at), exerciseId: exercises[at % exercises.length].id },
  ...{ receivedAt: start + at, passed: at % 3 === 0, late: at % 2 === 1, admittedAt: null },
});

const used: Usage = { ...noUsage, ...quotas };

function workAt(who: number, of: number): Work {
  const questions = questionIds.slice(0, quotas.revisions.number / pieceLimits.revisionsPerQuestion);
  const evidence = Math.floor(quotas.evidence.number / questions.length);
  const wrong = exercises.map(({ id }): [string, { stage: "value"; printed: string }] => [
    id,
    { stage: "value", printed: `${who}`.repeat(400).slice(0, 400) },
  ]);
  return {
    runs: Array.from({ length: quotas.runs.number }, (_, at) => runAt(who, at * of + who, at)),
    answers: new Map(
      questions.map((id) => [id, answerAt(who, id, pieceLimits.revisionsPerQuestion, evidence)]),
    ),
    attempts: Array.from({ length: quotas.attempts.number }, (_, at) => attemptAt(who, at)),
    wrong: new Map(wrong),
    notebooks: { notebook: 7, exercises: 7 },
    hand: null,
    votes: [],
    usage: used,
  };
}

/** @param of participants, each at every quota */
export function fullClass(of: number): SessionState {
  const participants = Array.from({ length: of }, (_, who): [string, Participant] => [
    idOf(`p${who}-`),
    {
      ...{ id: idOf(`p${who}-`), name: `Student ${who}`, studentNumber: `${who}`.padStart(10, "0") },
      ...{ simulated: false, joinedAt: start + who, removedAt: null, unshown: false, alias: 0 },
    },
  ]);
  const work = new Map(participants.map(([id], who) => [id, workAt(who, of)]));
  const runs = [...work.values()].flatMap((one) => one.runs).sort((a, b) => a.order - b.order);
  return {
    ...openSession,
    participants: new Map(participants),
    work,
    arrivals: runs.length,
    weights: hashesOf(runs),
  };
}
