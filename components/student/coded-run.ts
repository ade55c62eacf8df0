/** A model that a student's own program trained, as a run on its way to the server. */
import { brokenLocks, setupsOf } from "@/lib/content/lesson-setups";
import type { Lesson } from "@/lib/contract/lesson";
import { wireLimits } from "@/lib/contract/protocol";
import type { RawPayload } from "@/lib/contract/requests";
import type { Config, Dataset, Setup } from "@/lib/spiral/config";
import type { CodedModel } from "@/lib/tensorlab/protocol";

/** Where one cell ends and the next begins, as other editors of Python mark it too. */
const between = "\n\n# %%\n";
const leftOut = "# …\n";

/** The cells as one program that the wire takes: of a longer one its end. */
export function programOf(cells: readonly string[], most: number = wireLimits.sourceCharacters): string {
  const whole = cells.join(between);
  if (whole.length <= most) return whole;
  return leftOut + whole.slice(leftOut.length - most).toWellFormed();
}

/**
 * What the run is said to come from. Of a program's training nothing is known but the network; the rest is the lesson's
 * set-up that locks the least against it.
 */
export function codedConfig(network: CodedModel["network"], dataset: Dataset, lesson: Lesson): Config {
  const around = (setup: Setup): Setup => ({
    ...setup,
    network: { ...network, initialisation: setup.network.initialisation },
  });
  const setups = setupsOf(lesson).map(around);
  const broken = setups.map((setup) => brokenLocks(setup, lesson).length);
  return { dataset, ...setups[broken.indexOf(Math.min(...broken))] };
}

/** The run as it is sent. */
export function codedRun(
  { network, weights, heldOutAccuracy, cells }: CodedModel,
  dataset: Dataset,
  lesson: Lesson,
): Omit<RawPayload<"run.submit">, "id"> {
  return {
    config: codedConfig(network, dataset, lesson),
    weights: new Uint8Array(weights.slice().buffer),
    // which steps it took, only the program knows
    ...{ curve: [], epochs: 0, engine: "python" },
    claimedAccuracy: heldOutAccuracy,
    source: programOf(cells),
  };
}
