/** To whom of a class a sentence may go, by what they are at. */
import { kindsOf, needsTeacher, standingKinds, standingOf, type StandingKind } from "@/lib/agreed/standing";
import type { ParticipantRow } from "@/lib/contract/views";

/** Some of a class: who may need a teacher, or who is at one thing. */
export interface Audience {
  who: "need" | StandingKind;
  participantIds: string[];
}

/** Everybody who is in, by what holds of them; what holds of nobody is left out. @param now ms since the epoch by the server's clock */
export function audiencesOf(rows: readonly ParticipantRow[], now: number): Audience[] {
  const all = rows
    .filter(({ removed }) => !removed)
    .map((row) => ({ id: row.participantId, standing: standingOf(row, now) }));
  const idsOf = (some: typeof all) => some.map(({ id }) => id);
  const need = {
    who: "need" as const,
    participantIds: idsOf(all.filter((one) => needsTeacher(one.standing))),
  };
  const kinds = standingKinds.map((who) => ({
    ...{ who, participantIds: idsOf(all.filter(({ standing }) => kindsOf(standing).includes(who))) },
  }));
  return [need, ...kinds].filter(({ participantIds }) => participantIds.length > 0);
}
