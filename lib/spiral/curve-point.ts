/** What a training's curve is made of. */

/** One point of it; taken at epochs that depend on nothing but the config. */
export interface CurvePoint {
  epoch: number;
  /** cross-entropy over all training points, without dropout and regularisation */
  loss: number;
  /** fraction right, 0 to 1; null where it was not measured */
  trainAccuracy: number | null;
  /** of the held-out points; null without any */
  heldOutLoss: number | null;
  heldOutAccuracy: number | null;
}
