/** How the instructor leads the class: the commands for it. */
import type { Lead } from "@/lib/contract/lead";
import type { Payload } from "@/lib/contract/requests";
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

/** Lets the class rest, or go on. What is sent meanwhile is taken as ever: a page may not have heard of it yet. */
export function setPause(state: SessionState, { paused }: Payload<"pause.set">): Done {
  if (paused === state.lead.paused) return accept([], {});
  if (state.status !== "open") return refuse("wrong-phase");
  return led(state, { paused });
}

/** With the end of the class everybody goes their own way; what was said to them stands. */
export function setFree({ lead }: SessionState): Change[] {
  return lead.paused ? [{ kind: "lead-set", lead: { ...lead, paused: false } }] : [];
}
