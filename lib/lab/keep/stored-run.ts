import type { FinishedRun } from "@/lib/contract/lab";

/** A run kept in this browser. */
export interface StoredRun extends FinishedRun {
  id: string;
  /** whose it is: a participant, or "" for the lab by itself */
  owner: string;
  /** milliseconds since 1970 */
  at: number;
  /** stays when storage is full */
  pinned: boolean;
  /** given by the student; otherwise runs are named by what is different about them */
  title?: string;
  /** final figures, for lists */
  loss: number | null;
  trainAccuracy: number | null;
}
