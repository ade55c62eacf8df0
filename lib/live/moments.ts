/** Which changes of a session are told again in its replay. */
import type { Moment } from "@/lib/contract/moment";
import type { SessionChange } from "./changes";

/** What is kept of a change beside what it changes; null for one that is no moment of the class, or is told by other rows. */
export function momentOf(change: SessionChange): Moment | null {
  switch (change.kind) {
    case "activity-set":
      return { kind: "activity", activity: change.activity, open: change.state === "open" };
    case "timer-set":
      return change.timer && { kind: "timer", ...change.timer };
    case "lead-set": {
      const { paused, focus } = change.lead;
      if (!focus) return { kind: "lead", paused, focus };
      const { activity, item, setup } = focus;
      return { kind: "lead", paused, focus: { activity, item, setup } };
    }
    case "finale-set":
      return { kind: "finale", step: change.step };
    case "board-set":
      return { kind: "board", mode: change.mode };
    default:
      return null;
  }
}
