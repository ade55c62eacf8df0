/** What the instructor sees: everybody, but no hidden data. */
import type { InstructorView, ParticipantRow } from "@/lib/contract/views";
import { isoTime } from "./iso-time";
import { roomView } from "./view-room";
import type { Participant, Presence, SessionState } from "./state";
import { instructorBoard } from "./view-board";
import { attemptSummary } from "./view-student";

function participantRow(
  state: SessionState,
  participant: Participant,
  presence: Presence | undefined,
  submissions: number,
  best: ParticipantRow["best"],
): ParticipantRow {
  const answers = [...(state.answers.get(participant.id)?.values() ?? [])];
  const progress = presence?.progress;
  return {
    participantId: participant.id,
    name: participant.name,
    studentNumber: participant.studentNumber,
    simulated: participant.simulated,
    joinedAt: isoTime(participant.joinedAt),
    removed: participant.removedAt !== null,
    present: (presence?.connections ?? 0) > 0,
    awaySince: presence?.awaySince ? isoTime(presence.awaySince) : null,
    progress: progress ? { ...progress, at: isoTime(progress.at) } : null,
    submissions,
    best,
    answered: answers.filter(({ submitted }) => submitted.length > 0).map(({ questionId }) => questionId),
    drafting: answers
      .filter(({ submitted, draft }) => submitted.length === 0 && draft !== "")
      .map(({ questionId }) => questionId),
    exercises: attemptSummary(state, participant.id),
  };
}

/** Byte-identical weights from different participants. */
function identicalWeights(state: SessionState): InstructorView["identical"] {
  const groups = new Map<string, { submissionIds: string[]; participantIds: Set<string> }>();
  for (const { weightsHash, id, participantId } of state.entries) {
    const group = groups.get(weightsHash) ?? { submissionIds: [], participantIds: new Set<string>() };
    group.submissionIds.push(id);
    group.participantIds.add(participantId);
    groups.set(weightsHash, group);
  }
  return [...groups.values()]
    .filter(({ participantIds }) => participantIds.size > 1)
    .map(({ submissionIds, participantIds }) => ({ submissionIds, participantIds: [...participantIds] }));
}

/** Late work that waits for the instructor's word. */
function lateWork(state: SessionState): InstructorView["late"] {
  const waiting = <Item extends { late: boolean; admittedAt: number | null }>(items: readonly Item[]) =>
    items.filter(({ late, admittedAt }) => late && admittedAt === null);
  const runs = waiting(state.entries).map(({ id, participantId, receivedAt }) => ({
    kind: "run" as const,
    id,
    participantId,
    item: "spiral",
    receivedAt: isoTime(receivedAt),
  }));
  const answers = [...state.answers].flatMap(([participantId, own]) =>
    [...own.values()].flatMap(({ questionId, submitted }) =>
      waiting(submitted).map(({ id, submittedAt }) => ({
        kind: "answer" as const,
        id,
        participantId,
        item: questionId,
        receivedAt: isoTime(submittedAt),
      })),
    ),
  );
  const attempts = [...state.attempts].flatMap(([participantId, own]) =>
    waiting(own).map(({ id, exerciseId, receivedAt }) => ({
      kind: "attempt" as const,
      id,
      participantId,
      item: exerciseId,
      receivedAt: isoTime(receivedAt),
    })),
  );
  return [...runs, ...answers, ...attempts];
}

/** Wrong outputs shown per class, the most common first. */
const wrongOutputsShown = 30;

/** Equal wrong outputs of an exercise, with how many participants had them: one who repeats it counts once. */
function wrongOutputs(state: SessionState): InstructorView["wrongOutputs"] {
  const groups = new Map<
    string,
    Omit<InstructorView["wrongOutputs"][number], "count"> & { who: Set<string> }
  >();
  for (const [participantId, own] of state.attempts) {
    if (state.participants.get(participantId)?.removedAt !== null) continue;
    for (const { exerciseId, verdict } of own) {
      if (verdict.passed) continue;
      const { printed, stage } = verdict;
      const key = JSON.stringify([exerciseId, stage, printed]);
      const group = groups.get(key) ?? { exerciseId, printed, stage, who: new Set<string>() };
      groups.set(key, group);
      group.who.add(participantId);
    }
  }
  return [...groups.values()]
    .map(({ who, ...group }) => ({ ...group, count: who.size }))
    .sort((a, b) => b.count - a.count)
    .slice(0, wrongOutputsShown);
}

function submissionCounts(state: SessionState): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { participantId } of state.entries)
    counts.set(participantId, (counts.get(participantId) ?? 0) + 1);
  return counts;
}

/** The instructor's whole view. */
export function instructorView(
  state: SessionState,
  presence: ReadonlyMap<string, Presence>,
  now: number,
): InstructorView {
  const board = instructorBoard(state);
  const places = new Map(board.rows.map((row) => [row.participantId, row]));
  const counts = submissionCounts(state);
  const participants = [...state.participants.values()].map((participant) =>
    participantRow(
      state,
      participant,
      presence.get(participant.id),
      counts.get(participant.id) ?? 0,
      places.get(participant.id) ?? null,
    ),
  );
  return {
    room: roomView(state, presence, now),
    screenKey: state.screenKey,
    board,
    participants,
    identical: identicalWeights(state),
    late: lateWork(state),
    wrongOutputs: wrongOutputs(state),
  };
}
