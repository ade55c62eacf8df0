/** Training rests while the whole class does, and goes on afterwards by itself. */
import type { LabController } from "./lab-controller";

/** What of the lab it needs. */
export type Resting = Pick<LabController, "get" | "subscribe" | "pause" | "start">;

/**
 * Pauses a training, and whatever begins to train meanwhile.
 * @returns the way to go on: who was stopped by this trains on, who rested already does not
 */
export function restTraining(lab: Resting): () => void {
  let [owed, resting, asked] = [false, true, false];
  let pausing: Promise<void> | null = null;
  const rest = () => {
    if (!resting || asked || lab.get().phase !== "training") return;
    [owed, asked] = [true, true];
    // whoever is asked may tell of something before it answers
    pausing = lab.pause().then(() => {
      asked = false;
      rest();
    });
  };
  const stop = lab.subscribe(rest);
  rest();
  return () => {
    resting = false;
    stop();
    if (owed)
      void Promise.resolve(pausing).then(() => (lab.get().phase === "paused" ? lab.start() : undefined));
  };
}
