/** What the staff sees, whatever their duty: everybody, but no hidden data. */
import { wireLimits } from "@/lib/contract/protocol";
import type { InstructorView, ParticipantRow } from "@/lib/contract/views";
import type { HallHealth } from "@/lib/agreed/hall-health";
import { isoTime } from "@/lib/agreed/iso-time";
import { talliesOf } from "./checks";
import { isUp } from "./hands";
import { lateWork } from "./late-work";
import { lookAlikes } from "./look-alikes";
import { freeNamesBeside, keyOf } from "./names";
import { numberNotes, type NumberNote } from "./number-notes";
import { joinedIn, roomView } from "./view-room";
import { memoized, memoizedBeside } from "@/lib/agreed/memoized";
import {
  isIn,
  type Participant,
  type Presence,
  type SessionState,
  type StaffPresence,
  type Work,
} from "./state";
import { staffView } from "./staff";
import { unsentDrafts } from "./unsent";
import { nearQuotas } from "./usage";
import { instructorBoard, instructorRows } from "./view-board";
import { attemptSummary } from "./view-student";
import { answersInOrder, workOf } from "./work";

/** What a row says beside its participant: as long as it is the same, so is the row. */
type Beside = readonly [
  work: Work,
  presence: Presence | undefined,
  best: ParticipantRow["best"],
  looksLike: string | undefined,
  numberNote: NumberNote | undefined,
  freeName: string | undefined,
  pseudonyms: boolean,
];

const participantRow = memoizedBeside((participant: Participant, ...beside: Beside): ParticipantRow => {
  const [{ runs, attempts, hand, ...work }, presence, best, looksLike, numberNote, free, pseudonyms] = beside;
  const answers = answersInOrder(work);
  const progress = presence?.progress;
  const unsent = unsentDrafts(work);
  return {
    participantId: participant.id,
    name: participant.name,
    studentNumber: participant.studentNumber,
    simulated: participant.simulated,
    joinedAt: isoTime(participant.joinedAt),
    removed: !isIn(participant),
    present: (presence?.connections ?? 0) > 0,
    awaySince: presence?.awaySince ? isoTime(presence.awaySince) : null,
    progress: progress ? { ...progress, at: isoTime(progress.at) } : null,
    submissions: runs.length,
    best,
    answered: answers.filter(({ submitted }) => submitted.length > 0).map(({ questionId }) => questionId),
    drafting: answers
      .filter(({ submitted, draft }) => submitted.length === 0 && draft !== "")
      .map(({ questionId }) => questionId),
    ...(unsent.length > 0 ? { unsent } : {}),
    exercises: attemptSummary(attempts),
    ...(looksLike !== undefined && { looksLike }),
    ...(numberNote && { numberNote }),
    ...(free !== undefined && { freeName: free }),
    ...(participant.unshown && { unshown: true }),
    ...(pseudonyms && { alias: participant.alias }),
    ...(isUp(hand) && {
      hand: { line: hand.line, at: isoTime(hand.raisedAt), seen: hand.seenAt !== null },
    }),
  };
});

/** Byte-identical weights from different participants, with the first such run of each. */
function identicalWeights(state: SessionState): InstructorView["identical"] {
  const runOf = (participantId: string, hash: string) =>
    workOf(state, participantId).runs.find(({ weightsHash }) => weightsHash === hash)?.id ?? [];
  return [...state.weights.shared].slice(0, wireLimits.identicalShown).map(([hash, sharers]) => ({
    submissionIds: sharers.flatMap((id) => runOf(id, hash)),
    participantIds: [...sharers],
  }));
}

type WrongOutput = InstructorView["wrongOutputs"][number];

/** One participant's wrong outputs with what makes them equal to another's. */
const keyedOutputs = memoized((wrong: Work["wrong"]) =>
  [...wrong].map(([exerciseId, { stage, printed }]) => ({
    ...{ exerciseId, stage, printed },
    key: JSON.stringify([exerciseId, stage, printed]),
  })),
);

/** The commonest first; of as many in one order, whoever was first. */
const byCount = ([a, one]: [string, WrongOutput], [b, other]: [string, WrongOutput]): number =>
  other.count - one.count || (a < b ? -1 : 1);

/** Equal wrong outputs of an exercise, with how many participants had them last. */
function wrongOutputs(state: SessionState): InstructorView["wrongOutputs"] {
  const groups = new Map<string, WrongOutput>();
  for (const [participantId, { wrong }] of state.work) {
    if (state.participants.get(participantId)?.removedAt !== null) continue;
    for (const { key, ...output } of keyedOutputs(wrong)) {
      const group = groups.get(key) ?? { ...output, count: 0 };
      group.count++;
      groups.set(key, group);
    }
  }
  const first = [...groups].sort(byCount).slice(0, wireLimits.wrongOutputsShown);
  return first.map(([, output]) => output);
}

/** Who has nearly or wholly used a quota. */
const quotasInSight = (state: SessionState): InstructorView["quotas"] =>
  [...state.work].flatMap(([participantId, { usage }]) =>
    nearQuotas(usage).map((quota) => ({ participantId, ...quota })),
  );

/** Names for those who were removed and whose own somebody else bears. */
const freeNames = memoized((participants: SessionState["participants"]) => {
  const all = [...participants.values()];
  const taken = new Set(all.filter(isIn).map(keyOf));
  const without = all.filter((one) => !isIn(one) && taken.has(keyOf(one)));
  const offer = freeNamesBeside(taken);
  return new Map(without.map((one) => [one.id, offer(one)]));
});

/** Share of the places that are taken when the instructor is told where people come from. */
const crowdedFrom = 0.8;

/** Everybody who is in, and of those who were removed the last so many, with how many there are. */
function listed({ participants }: SessionState): { people: Participant[]; removedTotal?: number } {
  const all = [...participants.values()];
  const removed = all.filter((one) => !isIn(one));
  const newest = removed.sort((a, b) => (b.removedAt ?? 0) - (a.removedAt ?? 0));
  const shown = new Set(newest.slice(0, wireLimits.removedShown));
  const people = all.filter((one) => isIn(one) || shown.has(one));
  return { people, ...(removed.length > shown.size && { removedTotal: removed.length }) };
}

/** What views show besides the state. */
export interface Surroundings {
  presence: ReadonlyMap<string, Presence>;
  /** the most who joined from one address within a minute; asked for when the instructor looks on, 0 when absent */
  fromOneAddress?: () => number;
  /** how the connections are; asked for when the staff looks on */
  health?: () => HallHealth;
  /** nobody of the staff is here when absent */
  staff?: StaffPresence;
}

/** Everybody of the instructor's table. */
export function participantRows(
  state: SessionState,
  { presence }: Surroundings,
): InstructorView["participants"] {
  const likenesses = lookAlikes(state.participants);
  const places = new Map(instructorRows(state).map((row) => [row.participantId, row]));
  const notes = numberNotes(state);
  const names = freeNames(state.participants);
  return listed(state).people.map((participant) => {
    const { id } = participant;
    const noticedOf = [likenesses.get(id), notes.get(id), names.get(id), state.lead.pseudonyms] as const;
    const best = places.get(id) ?? null;
    return participantRow(participant, workOf(state, id), presence.get(id), best, ...noticedOf);
  });
}

/** What may need the instructor's attention, the staff, and the screen's key. */
export function attentionView(
  state: SessionState,
  { fromOneAddress, health, staff }: Surroundings,
): Omit<InstructorView, "room" | "board" | "participants" | "snapshots"> {
  const crowded = joinedIn(state.participants) >= crowdedFrom * wireLimits.participants;
  const { removedTotal } = listed(state);
  const late = lateWork(state, null);
  const near = quotasInSight(state);
  const tallies = talliesOf(state);
  return {
    ...(crowded ? { crowd: { fromOneAddress: fromOneAddress?.() ?? 0 } } : {}),
    screenKey: state.screenKey,
    staff: staffView(state, staff),
    ...(health && { health: health() }),
    ...(removedTotal !== undefined && { removedTotal }),
    ...(state.erased.size > 0 && { erased: state.erased.size }),
    identical: identicalWeights(state),
    identicalTotal: state.weights.shared.size,
    ...{ late: late.late, lateTotal: late.total },
    wrongOutputs: wrongOutputs(state),
    quotas: near.slice(0, wireLimits.nearQuotasShown),
    quotasTotal: near.length,
    ...(state.lead.aside && { aside: { text: state.lead.aside.text, count: state.lead.aside.to.length } }),
    ...(tallies && { tallies }),
  };
}

/** The instructor's whole view. */
export const instructorView = (
  state: SessionState,
  now: number,
  surroundings: Surroundings,
): InstructorView => ({
  room: roomView(state, surroundings.presence, now),
  board: instructorBoard(state),
  participants: participantRows(state, surroundings),
  ...attentionView(state, surroundings),
  ...(state.snapshots.length > 0 && { snapshots: [...state.snapshots] }),
});
