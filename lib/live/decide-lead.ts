/** How the instructor leads the class: the commands for it. */
import type { Lead } from "@/lib/contract/lead";
import type { Payload } from "@/lib/contract/requests";
import type { Change } from "./changes";
import { accept, type Outcome } from "./outcome";
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
