/** The class's timer: the instructor's commands for it, and what its end brings. */
import type { Payload } from "@/lib/contract/requests";
import { longestTimerSeconds } from "@/lib/contract/timer";
import type { Change } from "./changes";
import { closing } from "./decide-lead";
import { accept, refuse, type Outcome } from "./outcome";
import type { SessionState } from "./state";

type Done = Outcome<Change, Record<string, never>>;

const longestMs = longestTimerSeconds * 1000;

/** Starts a timer in the place of another, or takes it away. There is none outside the class. */
export function setTimer(state: SessionState, { seconds, closes }: Payload<"timer.set">, now: number): Done {
  if (seconds === null) return accept(state.timer ? [{ kind: "timer-set", timer: null }] : [], {});
  if (state.status !== "open") return refuse("wrong-phase");
  if (closes && state.activities[closes] === "off") return refuse("activity-not-offered");
  const timer = { endsAt: now + seconds * 1000, closes: closes ?? null };
  return accept([{ kind: "timer-set", timer }], {});
}

/** Lets the timer run longer. One that has ended is over: what it closed stays closed. */
export function extendTimer(state: SessionState, { seconds }: Payload<"timer.extend">, now: number): Done {
  const { timer } = state;
  if (!timer || timer.endsAt <= now) return refuse("wrong-phase");
  const endsAt = Math.min(timer.endsAt + seconds * 1000, now + longestMs);
  return accept([{ kind: "timer-set", timer: { ...timer, endsAt } }], {});
}

/** A race that is over takes its timer with it. One that is to close something else goes on. */
export const raceTimerOver = ({ timer }: SessionState): Change[] =>
  timer && (timer.closes ?? "spiral") === "spiral" ? [{ kind: "timer-set", timer: null }] : [];

/** When time by itself changes something, in ms since the epoch; null when it does not. */
export const dueAt = ({ timer }: SessionState): number | null => (timer?.closes ? timer.endsAt : null);

/** What the clock has brought since the last command: an activity closes with its timer. */
export function dueChanges(state: SessionState, now: number): Change[] {
  const { timer } = state;
  if (!timer?.closes || timer.endsAt > now) return [];
  const ended: Change = { kind: "timer-set", timer: { ...timer, closes: null } };
  return state.activities[timer.closes] === "open" ? [...closing(state, timer.closes), ended] : [ended];
}
