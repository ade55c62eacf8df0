/** The report of a class, made of what is stored. Who was removed is in none of it. */
import { halfInForce } from "@/lib/live/rank";
import { bestRuns, type Contender } from "./best-run";
import type { Report, ReportExercise, ReportGroup, ReportLine } from "./report";
import type { HandedIn } from "./session-tally";
import type { ReviewHand, ReviewParticipant, ReviewSession } from "./session-work";

/** The accuracy that the class is timed to. */
export const goal = 0.95;

/** Somebody's runs with one activation and one optimizer, on the session's data and in time or admitted. */
export interface SentRuns {
  participantId: string;
  activation: string;
  /** null for a program of their own, of which the config says nothing */
  optimizer: string | null;
  runs: number;
  /** highest share right of the half in force */
  best: number;
}

/** What a report is made of; all lists may hold people who were removed. */
export interface ReportSource {
  session: ReviewSession;
  participants: readonly ReviewParticipant[];
  contenders: readonly Contender[];
  sent: readonly SentRuns[];
  /** runs that each sent, whatever their data and time; and when the first reached the goal */
  counts: readonly { participantId: string; runs: number; reachedAt: string | null }[];
  /** each participant's tries at an exercise: all, and those until the first that passed */
  tries: readonly { participantId: string; exerciseId: string; tries: number; toPass: number | null }[];
  handedIn: readonly HandedIn[];
  hands: readonly ReviewHand[];
  votes: readonly { participantId: string; votes: number }[];
}

const minuteMs = 60_000;

/** The middle one, the lower of two; null of nothing. */
function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.at(Math.floor((sorted.length - 1) / 2)) ?? null;
}

function grouped<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string | null,
): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  return groups;
}

function groupsOf(sent: readonly SentRuns[], valueOf: (one: SentRuns) => string | null): ReportGroup[] {
  const groups = [...grouped(sent, valueOf)].map(([value, own]): ReportGroup => {
    const bests = [...grouped(own, ({ participantId }) => participantId).values()].map((of) =>
      Math.max(...of.map(({ best }) => best)),
    );
    return {
      ...{ value, people: bests.length },
      runs: own.reduce((sum, { runs }) => sum + runs, 0),
      best: Math.max(...bests),
      median: medianOf(bests) ?? 0,
    };
  });
  return groups.sort((a, b) => b.median - a.median || b.best - a.best || (a.value < b.value ? -1 : 1));
}

function exercisesOf(tries: ReportSource["tries"]): ReportExercise[] {
  const shareOf = ({ passed, tried }: ReportExercise) => passed / tried;
  return [...grouped(tries, ({ exerciseId }) => exerciseId)]
    .map(([id, own]): ReportExercise => {
      const passes = own.flatMap(({ toPass }) => toPass ?? []);
      return { id, tried: own.length, passed: passes.length, tries: medianOf(passes) };
    })
    .sort((a, b) => shareOf(a) - shareOf(b) || (b.tries ?? 0) - (a.tries ?? 0) || (a.id < b.id ? -1 : 1));
}

const minutesBetween = (from: string, to: string): number =>
  Math.max(0, (Date.parse(to) - Date.parse(from)) / minuteMs);

function helpOf(hands: readonly ReviewHand[]): Report["help"] {
  const waits = hands.flatMap(({ at, endedAt }) => (endedAt === null ? [] : minutesBetween(at, endedAt)));
  const answered = hands.filter(({ reply }) => reply !== null).length;
  return { asked: hands.length, answered, wait: medianOf(waits) };
}

/** From when one could begin: the class's opening, or one's own coming. */
const beganAt = ({ openedAt }: ReviewSession, { joinedAt }: ReviewParticipant): string =>
  openedAt !== null && openedAt > joinedAt ? openedAt : joinedAt;

type Theirs = { participantId: string };

/** The report of a class. */
export function buildReport(source: ReportSource): Report {
  const { session } = source;
  const people = source.participants.filter(({ removed }) => !removed);
  const ids = new Set(people.map(({ id }) => id));
  const here = <Thing extends Theirs>(things: readonly Thing[]) =>
    things.filter(({ participantId }) => ids.has(participantId));
  const half = halfInForce(session);
  const best = bestRuns(session, source.contenders);
  const counts = new Map(source.counts.map((one) => [one.participantId, one]));
  const votes = new Map(source.votes.map((one) => [one.participantId, one.votes]));
  const [tries, hands] = [here(source.tries), here(source.hands)];
  const handedIn = here(source.handedIn).filter(({ itemId }) => itemId !== "spiral" && itemId !== "tensors");
  const numberOf = (things: readonly Theirs[], id: string) =>
    things.filter(({ participantId }) => participantId === id).length;
  const passes = tries.filter(({ toPass }) => toPass !== null);
  const lineOf = (person: ReviewParticipant): ReportLine => {
    const { id, name, simulated } = person;
    const run = best.get(id)?.run;
    const right = half === "private" ? run?.privateCorrect : run?.publicCorrect;
    const reachedAt = counts.get(id)?.reachedAt ?? null;
    return {
      ...{ participantId: id, name, simulated },
      submissions: counts.get(id)?.runs ?? 0,
      accuracy: run && typeof right === "number" ? right / run.of : null,
      parameters: run?.parameters ?? null,
      minutes: reachedAt === null ? null : minutesBetween(beganAt(session, person), reachedAt),
      answered: numberOf(handedIn, id),
      exercises: numberOf(passes, id),
      votes: votes.get(id) ?? 0,
      asked: numberOf(hands, id) > 0,
    };
  };
  const lines = people.map(lineOf);
  const { id, title, status, openedAt, endedAt } = session;
  return {
    session: { id, title, status, openedAt, endedAt },
    half,
    people: people.length,
    submissions: lines.reduce((sum, { submissions }) => sum + submissions, 0),
    dots: lines.flatMap(({ participantId, name, accuracy, parameters }) =>
      accuracy === null || parameters === null ? [] : [{ participantId, name, accuracy, parameters }],
    ),
    minutes: lines.flatMap(({ minutes }) => minutes ?? []).sort((a, b) => a - b),
    activations: groupsOf(here(source.sent), ({ activation }) => activation),
    optimizers: groupsOf(here(source.sent), ({ optimizer }) => optimizer),
    exercises: exercisesOf(tries),
    help: helpOf(hands),
    lines,
  };
}
