import type { WireError } from "@/lib/contract/errors";
import type { AttemptVerdict } from "@/lib/contract/views";

/** An attempt on its way to the server or back from it. */
export interface TensorAttempt {
  id: string;
  exerciseId: string;
  /** waiting: for the connection */
  state: "saving" | "waiting" | "saved" | "refused";
  verdict?: AttemptVerdict;
  error?: WireError;
}

/** How far an exercise has come. */
export interface ExerciseProgress {
  exerciseId: string;
  tries: number;
  passed: boolean;
}

/** Somebody's exercises, and the way to have one checked. */
export interface ExerciseWork {
  /** whose work it is, for this device's storage */
  ownerId: string;
  progress: readonly ExerciseProgress[];
  /** newest last */
  attempts: readonly TensorAttempt[];
  submit: (exerciseId: string, source: string) => void;
}
