/** A class's replay, made of what is stored. Who was removed is in none of it. */
import { halfInForce, mayStand } from "@/lib/live/rank";
import type { Moment } from "@/lib/contract/moment";
import type { Deeds, Replay, ReplayMark, ReplayRuns } from "./replay/replay";
import type { ReviewCheck, ReviewParticipant, ReviewSession, RunScore } from "./session-work";

/** A run as a replay tells it. */
export interface ToldRun extends RunScore {
  network: string;
  epochs: number;
  coded: boolean;
  /** ISO 8601 in UTC; null where it was not late, or not admitted */
  admittedAt: string | null;
}

/** Something that somebody first did at this moment; ISO 8601 in UTC. */
export interface FirstDeed {
  participantId: string;
  itemId: string;
  at: string;
}

/** What a replay is made of; the lists may hold people who were removed. */
export interface ReplaySource {
  session: ReviewSession;
  participants: readonly ReviewParticipant[];
  /** all that were sent, in order of arrival */
  runs: readonly ToldRun[];
  /** exercises, from when they counted as passed */
  passes: readonly FirstDeed[];
  answers: readonly FirstDeed[];
  checks: readonly Pick<ReviewCheck, "question" | "at">[];
  /** what the staff did with the class as a whole, in order */
  moments: readonly { what: Moment; at: string }[];
}

/** More runs that stood than this are told without those that never could decide a place. */
const mostRuns = 12_000;

/** How long after everything else a reveal is told of which no time is stored. */
const revealAfterMs = 1_000;

/** Different texts in the order in which they come, and the place of each. */
function placesIn(texts: readonly string[]): { items: string[]; placeOf: (text: string) => number } {
  const places = new Map<string, number>();
  for (const text of texts) if (!places.has(text)) places.set(text, places.size);
  return { items: [...places.keys()], placeOf: (text) => places.get(text) ?? 0 };
}

/** From when a run stands, in ms since the epoch. */
const standsFrom = ({ at, late, admittedAt }: ToldRun): number =>
  late && admittedAt !== null ? Math.max(Date.parse(at), Date.parse(admittedAt)) : Date.parse(at);

/** Whether nobody ever stands with `run` where they could stand with `other`, which came before it, by either half. */
const beats = (other: ToldRun, run: ToldRun): boolean =>
  other.publicCorrect >= run.publicCorrect &&
  (other.privateCorrect ?? 0) >= (run.privateCorrect ?? 0) &&
  other.parameters <= run.parameters &&
  other.at <= run.at &&
  standsFrom(other) <= standsFrom(run);

function deciding(runs: readonly ToldRun[]): ToldRun[] {
  const kept = new Map<string, ToldRun[]>();
  for (const run of runs) {
    const own = kept.get(run.participantId) ?? [];
    if (!own.some((other) => beats(other, run))) kept.set(run.participantId, [...own, run]);
  }
  const left = new Set([...kept.values()].flat());
  return runs.filter((run) => left.has(run));
}

function runsOf(
  runs: readonly ToldRun[],
  whoOf: (participantId: string) => number,
  after: (at: number) => number,
): Pick<Replay, "runs" | "networks"> {
  const { items, placeOf } = placesIn(runs.map(({ network }) => network));
  const columns: ReplayRuns = {
    who: runs.map(({ participantId }) => whoOf(participantId)),
    at: runs.map(({ at }) => after(Date.parse(at))),
    from: runs.map((run) => after(standsFrom(run))),
    network: runs.map(({ network }) => placeOf(network)),
    parameters: runs.map(({ parameters }) => parameters),
    epochs: runs.map(({ epochs }) => epochs),
    publicCorrect: runs.map(({ publicCorrect }) => publicCorrect),
    privateCorrect: runs.flatMap(({ privateCorrect }) => privateCorrect ?? []),
    of: runs.map(({ of }) => of),
    coded: runs.flatMap(({ coded }, place) => (coded ? [place] : [])),
  };
  return { networks: items, runs: columns };
}

function deedsOf(
  deeds: readonly FirstDeed[],
  whoOf: (participantId: string) => number,
  after: (at: number) => number,
): Deeds {
  const inOrder = [...deeds].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const { items, placeOf } = placesIn(inOrder.map(({ itemId }) => itemId));
  return {
    items,
    who: inOrder.map(({ participantId }) => whoOf(participantId)),
    item: inOrder.map(({ itemId }) => placeOf(itemId)),
    at: inOrder.map(({ at }) => after(Date.parse(at))),
  };
}

type LeadMoment = Extract<Moment, { kind: "lead" }>;

const free: LeadMoment = { kind: "lead", paused: false, focus: null };

/** What is otherwise in how the class is led. */
function ledMarks(before: LeadMoment, { paused, focus }: LeadMoment, at: number): ReplayMark[] {
  const marks: ReplayMark[] = [];
  if (paused !== before.paused) marks.push({ kind: paused ? "paused" : "resumed", at });
  if (JSON.stringify(focus) === JSON.stringify(before.focus)) return marks;
  if (!focus) return [...marks, { kind: "free", at }];
  const { activity, item, setup } = focus;
  return [...marks, { kind: "focus", at, activity, item, setup: setup !== null }];
}

const finaleMarks = ["finaleBack", "finale", "climb"] as const;
const boardMarks = { hidden: "hidden", live: "shown", frozen: "frozen" } as const;

/** What the moments of leading are in the telling; the reveal is told apart. */
function leadingMarks(moments: ReplaySource["moments"]): ReplayMark[] {
  let led = free;
  return moments.flatMap(({ what, at: time }): ReplayMark[] => {
    const at = Date.parse(time);
    switch (what.kind) {
      case "activity":
        return [{ kind: what.open ? "activityOpened" : "activityClosed", activity: what.activity, at }];
      case "timer":
        // one that has ended is stored once more, without what it closed
        return what.endsAt > at
          ? [{ kind: "timer", minutes: Math.round((what.endsAt - at) / 6_000) / 10, at }]
          : [];
      case "lead": {
        const before = led;
        led = what;
        return ledMarks(before, what, at);
      }
      case "finale":
        return [{ kind: finaleMarks[what.step], at }];
      case "board":
        return what.mode === "revealed" ? [] : [{ kind: boardMarks[what.mode], at }];
    }
  });
}

/** When the private half was revealed, in ms since the epoch; null where no time of it is stored. */
function revealOf(moments: ReplaySource["moments"]): number | null {
  const revealed = moments.find(({ what }) => what.kind === "board" && what.mode === "revealed");
  return revealed ? Date.parse(revealed.at) : null;
}

function marksOf({ session, checks, moments }: ReplaySource): ReplayMark[] {
  const mark = (kind: "opened" | "ended" | "released", at: string | null): ReplayMark[] =>
    at === null ? [] : [{ kind, at: Date.parse(at) }];
  return [
    ...mark("opened", session.openedAt),
    ...checks.map(({ question, at }): ReplayMark => ({ kind: "check", question, at: Date.parse(at) })),
    ...leadingMarks(moments),
    ...mark("ended", session.endedAt),
    ...mark("released", session.releasedAt),
  ];
}

/** The replay of a class. What has no stored time is not in it, but for the reveal, which is told last. */
export function buildReplay(source: ReplaySource): Replay {
  const { session } = source;
  const people = source.participants.filter(({ removed }) => !removed);
  const places = new Map(people.map(({ id }, place) => [id, place]));
  const whoOf = (participantId: string): number => places.get(participantId) ?? 0;
  const here = <Thing extends { participantId: string }>(things: readonly Thing[]) =>
    things.filter(({ participantId }) => places.has(participantId));
  const [sent, passes, answers] = [here(source.runs), here(source.passes), here(source.answers)];
  const stood = sent.filter((run) => mayStand({ ...run, ownerRemoved: false }));
  const runs = stood.length > mostRuns ? deciding(stood) : stood;
  const marks = marksOf(source);
  const times = [
    ...people.map(({ joinedAt }) => joinedAt),
    ...[...sent, ...passes, ...answers].map(({ at }) => at),
  ].map((at) => Date.parse(at));
  times.push(...runs.map(standsFrom), ...marks.map(({ at }) => at));
  const [first, last] = times.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, -Infinity],
  );
  const began = times.length > 0 ? first : 0;
  const after = (at: number): number => at - began;
  const isRevealed = halfInForce(session) === "private" && times.length > 0;
  const revealed = isRevealed ? (revealOf(source.moments) ?? last + revealAfterMs) : null;
  if (revealed !== null) marks.push({ kind: "revealed", at: revealed });
  return {
    began,
    ends: times.length > 0 ? after(Math.max(last, revealed ?? last)) : 0,
    revealedAt: revealed === null ? null : after(revealed),
    exercises: session.activities.tensors !== "off",
    people: people.map(({ name, simulated, joinedAt }) => ({
      ...{ name, simulated, joinedAt: after(Date.parse(joinedAt)) },
    })),
    ...runsOf(runs, whoOf, after),
    sent: sent.map(({ at }) => after(Date.parse(at))).sort((a, b) => a - b),
    passes: deedsOf(passes, whoOf, after),
    answers: deedsOf(answers, whoOf, after),
    marks: marks.sort((a, b) => a.at - b.at).map((mark) => ({ ...mark, at: after(mark.at) })),
  };
}
