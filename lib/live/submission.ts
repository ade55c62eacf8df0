/** What can be said of a submitted run or attempt before the costly judging, and of a run after. */
import type { ErrorCode } from "@/lib/contract/errors";
import type { Payload, ReplyData, RequestName } from "@/lib/contract/requests";
import type { Verdict } from "@/lib/contract/views";
import { parameterCount } from "@/lib/spiral/network";
import { entryCounts } from "./counting";
import { isoTime } from "./iso-time";
import { accept, refuse, type Outcome } from "./outcome";
import { refusesWork } from "./phase";
import { halfInForce } from "./rank";
import type { Entry, SessionState } from "./state";

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

/** What the owner is told of an entry; the private half only after the reveal. */
export function verdictOf(state: SessionState, entry: Entry): Verdict {
  return {
    submissionId: entry.id,
    receivedAt: isoTime(entry.receivedAt),
    network: entry.network,
    parameters: entry.parameters,
    correct: entry.publicCorrect,
    of: entry.of,
    privateCorrect: halfInForce(state) === "private" ? entry.privateCorrect : null,
    late: entry.late,
    admitted: entry.admittedAt !== null,
    ranked: entryCounts(state, entry),
  };
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
  const stored = state.entries.find(
    (entry) => entry.id === payload.id && entry.participantId === participantId,
  );
  if (stored) return accept([], { verdict: verdictOf(state, stored) });
  const code = refusesWork(state, "spiral") ?? refusesWeights(payload);
  if (code) return refuse(code);
  // other points of the same kind are kept unranked; another number of classes cannot be scored at all
  return payload.config.dataset.classes === state.dataset.classes ? null : refuse("wrong-data");
}

/** Before an attempt is checked. The same id again has the same verdict; under another exercise it is refused. */
export function precheckAttempt(
  state: SessionState,
  participantId: string,
  { id, exerciseId }: Payload<"attempt.submit">,
): Precheck<"attempt.submit"> {
  const stored = state.attempts.get(participantId)?.find((attempt) => attempt.id === id);
  if (stored)
    return stored.exerciseId === exerciseId ? accept([], { verdict: stored.verdict }) : refuse("id-reused");
  const code = refusesWork(state, "tensors");
  return code ? refuse(code) : null;
}
