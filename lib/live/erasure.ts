/** What is left of a session when somebody is erased: everybody else's, and that there was one more. */
import { withoutSharer } from "./identical-weights";
import type { Entry, SessionState, Work } from "./state";

/** The runs that are left, counted anew in their order of arrival, as they are when they are loaded. */
function renumbered(work: ReadonlyMap<string, Work>): Pick<SessionState, "work" | "arrivals"> {
  const inOrder = [...work.values()].flatMap(({ runs }) => runs).sort((a, b) => a.order - b.order);
  const orders = new Map(inOrder.map((run, order) => [run, order]));
  const again = (run: Entry): Entry => ({ ...run, order: orders.get(run) ?? 0 });
  const moved = [...work].map(([id, one]): [string, Work] => [id, { ...one, runs: one.runs.map(again) }]);
  return { work: new Map(moved), arrivals: inOrder.length };
}

/** The state without these people, whose ids alone are left. */
export function foldErasure(
  state: SessionState,
  { participantIds }: { participantIds: readonly string[] },
): SessionState {
  const [participants, work] = [new Map(state.participants), new Map(state.work)];
  for (const id of participantIds) {
    participants.delete(id);
    work.delete(id);
  }
  return {
    ...state,
    participants,
    ...renumbered(work),
    weights: participantIds.reduce(withoutSharer, state.weights),
    erased: new Set([...state.erased, ...participantIds]),
  };
}
