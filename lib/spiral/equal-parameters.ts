/** Networks of different depth with nearly the same number of parameters. */
import { limits } from "./config";

/** Weights and biases of `depth` hidden layers of `units` each. */
function count(inputs: number, depth: number, units: number, classes: number): number {
  return (inputs + 1) * units + (depth - 1) * (units + 1) * units + (units + 1) * classes;
}

/**
 * Units of each of `depth` equally wide hidden layers whose parameters come nearest to a number; at least 1 and
 * within the limits.
 */
export function unitsFor(parameters: number, depth: number, inputs: number, classes: number): number {
  let best = 1;
  const miss = (units: number) => Math.abs(count(inputs, depth, units, classes) - parameters);
  for (let units = 2; units <= limits.units; units++) if (miss(units) < miss(best)) best = units;
  return best;
}
