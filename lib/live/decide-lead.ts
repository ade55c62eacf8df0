/** How the instructor leads the class: the commands for it. */
import { exerciseById } from "@/lib/content/exercises";
import { isExperimentId } from "@/lib/content/experiment";
import { brokenLocks } from "@/lib/content/lesson-setups";
import { isQuestionId } from "@/lib/content/questions";
import type { ErrorCode } from "@/lib/contract/errors";
import type { Activity } from "@/lib/contract/ids";
import type { Lead, Place } from "@/lib/contract/lead";
import type { Payload } from "@/lib/contract/requests";
import { limits, type Setup } from "@/lib/spiral/config";
import { parameterCount } from "@/lib/spiral/network";
import type { Change } from "./changes";
import { accept, refuse, type Outcome } from "./outcome";
import type { SessionState } from "./state";

type Done = Outcome<Change, Record<string, never>>;

const led = (state: SessionState, change: Partial<Lead>): Done =>
  accept([{ kind: "lead-set", lead: { ...state.lead, ...change } }], {});

/** Says one sentence to all, in the place of another, or withdraws it. The same sentence again is news again. */
export function setAnnouncement(
  state: SessionState,
  { text }: Payload<"announcement.set">,
  now: number,
): Done {
  if (text === null) return state.lead.announcement ? led(state, { announcement: null }) : accept([], {});
  return led(state, { announcement: { text, at: now } });
}

/** Says one sentence to some, in the place of another, or withdraws it. */
export function setAside(state: SessionState, { aside }: Payload<"aside.set">, now: number): Done {
  const before = state.lead.aside?.to ?? [];
  if (aside === null && !state.lead.aside) return accept([], {});
  const to = [...new Set(aside?.participantIds)];
  const isHere = (id: string): boolean => state.participants.get(id)?.removedAt === null;
  if (!to.every(isHere)) return refuse("participant-not-found");
  const lead = { ...state.lead, aside: aside && { text: aside.text, at: now, to } };
  return accept([{ kind: "lead-set", lead, participantIds: [...new Set([...before, ...to])] }], {});
}

/** Lets the class rest, or go on. What is sent meanwhile is taken as ever: a page may not have heard of it yet. */
export function setPause(state: SessionState, { paused }: Payload<"pause.set">): Done {
  if (paused === state.lead.paused) return accept([], {});
  if (state.status !== "open") return refuse("wrong-phase");
  return led(state, { paused });
}

/** Hides names from the class, or tells them again. Everybody's pseudonym stays the one that they came in with. */
export function setPseudonyms(state: SessionState, { on }: Payload<"pseudonyms.set">): Done {
  return on === state.lead.pseudonyms ? accept([], {}) : led(state, { pseudonyms: on });
}

/** Why an activity's item is none. */
function refusesItem(activity: Activity, item: string): ErrorCode | null {
  if (activity === "questions") return isQuestionId(item) ? null : "question-not-found";
  if (activity === "spiral") return isExperimentId(item) ? null : "experiment-not-found";
  return exerciseById(item) ? null : "exercise-not-found";
}

/** Why a set-up cannot be opened in the class's labs: each of them would refuse it. */
function refusesSetup({ dataset, lesson }: SessionState, setup: Setup): ErrorCode | null {
  if (parameterCount(setup.network, dataset.classes) > limits.parameters) return "network-too-large";
  return brokenLocks(setup, lesson).length > 0 ? "setup-locked" : null;
}

/** Why nobody can be brought there. */
function refusesFocus(state: SessionState, place: Place): ErrorCode | null {
  const { activity } = place;
  if (state.status !== "open") return "wrong-phase";
  if (state.activities[activity] === "off") return "activity-not-offered";
  if (state.activities[activity] === "closed") return "focus-closed";
  if ("setup" in place) return refusesSetup(state, place.setup);
  return place.item === undefined ? null : refusesItem(activity, place.item);
}

/**
 * Brings everybody to an open activity, to one item of it, or to a set-up in their labs; the same place again brings them
 * back. Null lets them free.
 */
export function setFocus(state: SessionState, { focus }: Payload<"focus.set">, now: number): Done {
  if (focus === null) return state.lead.focus ? led(state, { focus: null }) : accept([], {});
  const refused = refusesFocus(state, focus);
  if (refused) return refuse(refused);
  const within =
    "setup" in focus ? { item: null, setup: focus.setup } : { item: focus.item ?? null, setup: null };
  return led(state, { focus: { activity: focus.activity, ...within, at: now } });
}

const freed = ({ lead }: SessionState, change: Partial<Lead>): Change => ({
  ...{ kind: "lead-set", lead: { ...lead, ...change } },
});

/** With the end of the class everybody goes their own way; what was said to them stands. */
export const setFree = (state: SessionState): Change[] =>
  state.lead.paused || state.lead.focus ? [freed(state, { paused: false, focus: null })] : [];

/** An activity closes: nobody is kept in it. */
export const closing = (state: SessionState, activity: Activity): Change[] => [
  ...(state.lead.focus?.activity === activity ? [freed(state, { focus: null })] : []),
  { kind: "activity-set", activity, state: "closed" },
];
