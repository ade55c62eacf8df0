/** What can be said of what was handed in before the costly part: judging a run or an attempt, reading a notebook. */
import type { ErrorCode } from "@/lib/contract/errors";
import type { Payload, ReplyData, RequestName } from "@/lib/contract/requests";
import { parameterCount } from "@/lib/spiral/network";
import { accept, refuse, refuseMore, type Outcome, type Refusal } from "./outcome";
import { refusesWork } from "./phase";
import type { SessionState } from "./state";
import { changedIn } from "./notebook";
import { bytesOfCells, bytesOfRun, bytesOfSource, fullFor } from "./usage";
import { verdictOf } from "./view-verdict";
import { attemptOf, runOf, workOf } from "./work";

/** The score of weights on the hidden halves, from the verification pool. */
export interface Score {
  publicCorrect: number;
  privateCorrect: number;
  of: number;
  /** sha256 of the bytes, hex */
  weightsHash: string;
}

/** Weights as numbers: a copy, because the bytes may start anywhere in a larger buffer (and a Buffer's slice is no copy). Little-endian float32. */
export function weightsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function refusesWeights({ config, weights }: Payload<"run.submit">): ErrorCode | null {
  if (weights.byteLength !== 4 * parameterCount(config.network, config.dataset.classes))
    return "weights-wrong-length";
  return weightsOf(weights).every(Number.isFinite) ? null : "weights-not-finite";
}

/** What can be answered before anything is judged: a refusal, or the verdict on an id that is already stored; null: judge it. */
type Precheck<Name extends RequestName> = Outcome<never, ReplyData<Name>> | null;

/** Before a run is scored. The same id again has the same verdict, whatever comes with it. */
export function precheckRun(
  state: SessionState,
  participantId: string,
  payload: Payload<"run.submit">,
): Precheck<"run.submit"> {
  const stored = runOf(state, participantId, payload.id);
  if (stored) return accept([], { verdict: verdictOf(state, stored) });
  const code = refusesWork(state, "spiral") ?? refusesWeights(payload);
  if (code) return refuse(code);
  // other points of the same kind are kept unranked; another number of classes cannot be scored at all
  if (payload.config.dataset.classes !== state.dataset.classes) return refuse("wrong-data");
  const full = fullFor(workOf(state, participantId).usage, "runs", bytesOfRun(payload));
  return full && refuseMore(full);
}

/**
 * Before an attempt is checked: why it is not, or that it is stored already, or null: check it.
 * The same id again has the same verdict, which the database keeps; under another exercise it is refused.
 */
export function precheckAttempt(
  state: SessionState,
  participantId: string,
  payload: Payload<"attempt.submit">,
): Refusal | "stored" | null {
  const stored = attemptOf(state, participantId, payload.id);
  if (stored) return stored.exerciseId === payload.exerciseId ? "stored" : refuse("id-reused");
  const code = refusesWork(state, "tensors");
  if (code) return refuse(code);
  const full = fullFor(workOf(state, participantId).usage, "attempts", bytesOfSource(payload));
  return full && refuseMore(full);
}

/**
 * Before the notebook is read that a save is folded into: why it cannot fit, or null. What a device changed is stored
 * whatever else is, so that by itself it has to fit.
 */
export function precheckNotebook(
  state: SessionState,
  participantId: string,
  payload: Payload<"notebook.save">,
): Refusal | null {
  const code = refusesWork(state, "tensors");
  if (code) return refuse(code);
  const changed = payload.cells.filter((cell) => changedIn(payload, cell));
  const { usage } = workOf(state, participantId);
  const full = fullFor(usage, payload.of ?? "notebook", bytesOfCells(changed));
  return full && refuseMore(full);
}
