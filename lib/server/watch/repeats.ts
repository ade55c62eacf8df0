/** Whether an outbox sends once more what is stored: its acknowledgement was lost, or the page that waited for it was. */
import type { RequestName } from "@/lib/contract/requests";
import type { Actor, SessionState } from "@/lib/live/state";
import { attemptOf, holderOf, runOf } from "@/lib/live/work";

type Known = (state: SessionState, participantId: string, id: string) => boolean;

const stored: Partial<Record<RequestName, Known>> = {
  "run.submit": (...given) => runOf(...given) !== undefined,
  "attempt.submit": (...given) => attemptOf(...given) !== undefined,
  "answer.submit": (state, participantId, id) =>
    holderOf(state, participantId, ({ submitted }) => submitted.some((one) => one.id === id)) !== undefined,
  "evidence.attach": (state, participantId, id) =>
    holderOf(state, participantId, ({ evidence }) => evidence.some((one) => one.id === id)) !== undefined,
};

/** @param payload of a request that was parsed */
export function isRepeat(state: SessionState, actor: Actor, name: RequestName, payload: unknown): boolean {
  const known = stored[name];
  if (!known || actor.role !== "student" || typeof payload !== "object" || payload === null) return false;
  return "id" in payload && typeof payload.id === "string" && known(state, actor.participantId, payload.id);
}
