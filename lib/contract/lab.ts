/** What the lab hands to the classroom, and what the classroom tells it about the runs that were sent. */
import type { Config } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { WireError } from "./errors";
import type { Verdict } from "./views";

/** A training that ended or was stopped, ready to be sent. */
export interface FinishedRun {
  config: Config;
  /** the network's parameters in the layout of lib/spiral/network.ts */
  weights: Float32Array;
  curve: CurvePoint[];
  /** epochs actually run; may end inside one */
  epochs: number;
  /** the engine that trained: "wasm", "webgpu"… */
  engine: string;
  /** on the student's own held-out points, 0 to 1; null without any */
  claimedAccuracy: number | null;
}

/** A run on its way to the server. `saved` only after the server's acknowledgement. */
export interface LabSubmission {
  id: string;
  /** waiting: for the connection */
  state: "saving" | "waiting" | "saved" | "refused";
  verdict?: Verdict;
  error?: WireError;
  config: Config;
}
