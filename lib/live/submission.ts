/** Checks of a submitted run before the expensive verification, and its verdict after. */
import type { ErrorCode } from "@/lib/contract/errors";
import type { Payload } from "@/lib/contract/requests";
import type { Verdict } from "@/lib/contract/views";
import { parameterCount } from "@/lib/spiral/network";
import { entryCounts } from "./counting";
import { isoTime } from "./iso-time";
import { refusesWork } from "./phase";
import { halfInForce } from "./rank";
import type { Actor, Entry, SessionState } from "./state";

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

/** The stored entry of this participant under this id. */
export const entryOf = (state: SessionState, participantId: string, id: string): Entry | undefined =>
  state.entries.find((entry) => entry.id === id && entry.participantId === participantId);

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

/**
 * What can be said of a run without scoring it.
 * @returns the refusal, the verdict when this id is already stored, or null: score it
 */
export function precheckRun(
  state: SessionState,
  actor: Actor,
  payload: Payload<"run.submit">,
): { code: ErrorCode } | { verdict: Verdict } | null {
  if (actor.role !== "student") return { code: "forbidden" };
  const stored = entryOf(state, actor.participantId, payload.id);
  if (stored) return { verdict: verdictOf(state, stored) };
  const code = refusesWork(state, "spiral") ?? refusesWeights(payload);
  if (code) return { code };
  // other points of the same kind are kept unranked; another number of classes cannot be scored at all
  return payload.config.dataset.classes === state.dataset.classes ? null : { code: "wrong-data" };
}
