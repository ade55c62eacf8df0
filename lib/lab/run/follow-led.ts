/** Opens the set-up to which the class was brought as soon as the lab has in front what this tab had. */
import type { Setup } from "@/lib/spiral/config";
import type { LabController } from "./lab-controller";

/**
 * Waits for the lab, then opens the set-up there, once for each time.
 * @param at names the time
 * @param onThere is told once the lab has followed
 * @returns the way to stop waiting
 */
export function followLed(
  lab: Pick<LabController, "get" | "subscribe" | "openLed">,
  setup: Setup,
  at: string,
  onThere: () => void,
): () => void {
  let stopped = false;
  const look = () => {
    if (stopped || lab.get().phase === "preparing") return;
    stop();
    void lab.openLed(setup, at).then(onThere);
  };
  const unsubscribe = lab.subscribe(look);
  const stop = () => {
    stopped = true;
    unsubscribe();
  };
  look();
  return stop;
}
