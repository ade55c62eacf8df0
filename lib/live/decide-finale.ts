/** The instructor's command for the finale: it closes the race, then tells the private half from below. */
import type { Payload } from "@/lib/contract/requests";
import type { EnsembleScore } from "@/lib/contract/ensemble";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import type { FinaleStep } from "@/lib/contract/finale";
import type { Change } from "./changes";
import { closing } from "./decide-lead";
import { darken } from "./decide-spotlight";
import { raceTimerOver } from "./decide-timer";
import { accept, refuse, type Outcome } from "./outcome";
import type { SessionState } from "./state";

/** One step on; or back from the first one, which has told nothing yet. */
const follows = (step: FinaleStep, next: FinaleStep): boolean =>
  next === step + 1 || (step === 1 && next === 0);

interface Context {
  now: number;
  /** of the class, with the last step */
  ensemble: EnsembleScore | null;
}

/** What taking the step changes; the first one closes the race and lets the public board stand as it is then. */
function changesOf(state: SessionState, step: FinaleStep, { now, ensemble }: Context): Change[] {
  if (step === 3)
    return [...raceTimerOver(state), { kind: "board-set", mode: "revealed", frozenAt: null, ensemble }];
  if (step !== 1) return [{ kind: "finale-set", step, frozenAt: state.frozenAt }];
  const stands: Change = { kind: "finale-set", step, frozenAt: now };
  const closed = state.activities.spiral === "open" ? closing(state, "spiral") : [];
  return [...raceTimerOver(state), ...closed, stands];
}

/** Takes the finale's next step. There is none in a draft, nor without a race. */
export function setFinale(
  state: SessionState,
  { step }: Payload<"finale.set">,
  context: Context,
): Outcome<Change, Record<string, never>> {
  const taken = finaleStepOf(state);
  if (step === taken) return accept([], {});
  if (state.status === "draft" || state.activities.spiral === "off" || !follows(taken, step))
    return refuse("wrong-phase");
  return accept([...darken(state), ...changesOf(state, step, context)], {});
}
