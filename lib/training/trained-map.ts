/** The decision map of a run as it is now. */
import { featuresOf } from "@/lib/spiral/forward";
import { gridPoints } from "@/lib/spiral/plane";
import type { Requests, TrainedMap } from "./protocol";
import type { TrainingRun } from "./training-run";
import type { Work } from "./work";

/** The features of the last grid: a map is asked for again and again. */
let grid: { key: string; features: Float32Array } | null = null;

function gridFeatures({ config }: Work, size: number, extent: number): Float32Array {
  const { features } = config.network;
  const key = [size, extent, ...features].join();
  if (grid?.key !== key) grid = { key, features: featuresOf(gridPoints(size, extent), features) };
  return grid.features;
}

/**
 * Class probabilities on a grid, by the engine's own pass.
 * @param params cells along a side; half the side in plane units, the run's own square when missing
 */
export async function mapOf(run: TrainingRun, params: Requests["map"]["params"]): Promise<TrainedMap> {
  const { work, engine, position } = run;
  const { size, extent = work.extent } = params;
  const probabilities = await engine.predict(gridFeatures(work, size, extent));
  const { epoch, step } = position;
  return { epoch, step, size, extent, classes: work.classes, probabilities };
}
