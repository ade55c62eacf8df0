/** Quick checks as the state has them: which one is before the class, and how its votes fall. */
import { memoized } from "@/lib/agreed/memoized";
import { countsOf, fallen, votedOn } from "@/lib/agreed/tally";
import type { Round, Tally } from "@/lib/contract/check";
import { wireLimits } from "@/lib/contract/protocol";
import { isIn, type Check, type SessionState } from "./state";
import { workOf } from "./work";

/** The one before the class; null when there is none. */
export const currentCheck = ({ checks }: Pick<SessionState, "checks">): Check | null =>
  checks.find(({ endedAt }) => endedAt === null) ?? null;

function tallyOf(state: SessionState, check: Check, round: Round): Tally {
  const { id } = check;
  const cast = ({ checkId, round: of }: { checkId: string; round: Round }) => checkId === id && of === round;
  const values = [...state.participants.values()].flatMap((one) => {
    const vote = isIn(one) && workOf(state, one.id).votes.find(cast);
    return vote ? [vote.value] : [];
  });
  return fallen(countsOf(values), votedOn(check), wireLimits.checkBars);
}

/** How the votes on the check before the class fall, round by round; null without one. */
export const talliesOf = memoized((state: SessionState): Tally[] | null => {
  const check = currentCheck(state);
  if (!check) return null;
  const rounds: Round[] = check.round === 1 ? [1] : [1, 2];
  return rounds.map((round) => tallyOf(state, check, round));
});
