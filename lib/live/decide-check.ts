/** Quick checks: the instructor's commands for them, and the students' votes. */
import { wireLimits } from "@/lib/contract/protocol";
import { percentSchema, type CheckStep } from "@/lib/contract/check";
import type { Payload } from "@/lib/contract/requests";
import type { Change } from "./changes";
import { currentCheck } from "./checks";
import { darken } from "./decide-spotlight";
import { accept, refuse, type Outcome } from "./outcome";
import type { Check, SessionState } from "./state";
import { workOf } from "./work";

type Done = Outcome<Change, Record<string, never>>;

const done = (...changes: Change[]): Done => accept(changes, {});

const changed = (check: Check, next: Partial<Check>): Change => ({
  ...{ kind: "check-set", check: { ...check, ...next } },
});

/** The check before the class is put away; what was voted is kept. */
export function endCheck(state: SessionState, now: number): Change[] {
  const check = currentCheck(state);
  return check ? [changed(check, { open: false, shown: false, endedAt: now })] : [];
}

/** Asks the whole class, in the place of what was asked before. The same id again changes nothing. */
export function askCheck(state: SessionState, { id, asked }: Payload<"check.ask">, now: number): Done {
  if (state.checks.some((one) => one.id === id)) return done();
  if (state.status !== "open") return refuse("wrong-phase");
  if (state.checks.length >= wireLimits.checks) return refuse("checks-full");
  const { question } = asked;
  const check: Check = {
    ...{ id, question, options: "options" in asked ? asked.options : null, askedAt: now },
    ...{ predicts: "predicts" in asked, outcome: null },
    ...{ round: 1, open: true, shown: false, endedAt: null },
  };
  // what is asked last is on the screen
  return done(...endCheck(state, now), ...darken(state), { kind: "check-set", check });
}

/** What a step makes of a check. */
const steps: Readonly<Record<CheckStep, (check: Check, now: number) => Partial<Check>>> = {
  close: () => ({ open: false }),
  open: () => ({ open: true }),
  // after talking it over; how the first vote fell stands beside it
  again: () => ({ round: 2, open: true, shown: false }),
  show: () => ({ shown: true }),
  hide: () => ({ shown: false }),
  end: (_, now) => ({ open: false, shown: false, endedAt: now }),
};

/** Takes a step with the check before the class. There are two votes at most, and none after the end or the outcome. */
export function setCheck(state: SessionState, { id, step }: Payload<"check.set">, now: number): Done {
  const check = currentCheck(state);
  if (check?.id !== id) return refuse("check-over");
  if (step === "again" && check.round === 2) return refuse("wrong-phase");
  // nobody predicts what is known
  if (check.outcome !== null && (step === "again" || step === "open")) return refuse("wrong-phase");
  const next = { ...check, ...steps[step](check, now) };
  const same = next.open === check.open && next.shown === check.shown && next.endedAt === check.endedAt;
  return same && next.round === check.round ? done() : done(changed(check, next));
}

/** Tells what a prediction was of: it is closed, and how the class predicted is on the screen beside it. The last one told stands. */
export function revealCheck(state: SessionState, { id, outcome }: Payload<"check.reveal">): Done {
  const check = currentCheck(state);
  if (check?.id !== id) return refuse("check-over");
  if (!check.predicts) return refuse("wrong-phase");
  if (check.outcome === outcome && check.shown) return done();
  return done(changed(check, { outcome, open: false, shown: true }));
}

/** Takes a vote as long as it is open; the last one of each counts. A late one is refused and told so. */
export function vote(
  state: SessionState,
  participantId: string,
  { id, round, value }: Payload<"check.vote">,
  now: number,
): Done {
  const check = currentCheck(state);
  if (check?.id !== id || check.round !== round || !check.open) return refuse("check-over");
  const { options, predicts } = check;
  if (options && options[value] === undefined) return refuse("bad-request", "value");
  if (predicts && !percentSchema.safeParse(value).success) return refuse("bad-request", "value");
  const before = workOf(state, participantId).votes.find((one) => one.checkId === id && one.round === round);
  if (before?.value === value) return done();
  const cast = { checkId: id, round, value, at: now };
  return done({ kind: "vote-stored", participantId, vote: cast, bytes: 0 });
}
