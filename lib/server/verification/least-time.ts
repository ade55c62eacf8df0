/** How long a verdict takes at least: by the network's size and nothing else, so that its time does not tell of the points. */
import type { Activation, Network } from "@/lib/spiral/config";
import { multiplyAdds } from "@/lib/spiral/network";
import { hiddenPerClass } from "./hidden-halves";

/**
 * Nanoseconds of a multiply-add and of an activation in the kernels, three times what a laptop takes. Below them the
 * processor's own time shows: numbers next to zero, where tanh is done early, are up to three times as slow or as fast
 * as others.
 */
const multiplyAdd = 1;
const activation: Record<Activation, number> = {
  ...{ none: 2, relu: 2, "leaky-relu": 2 },
  ...{ tanh: 60, sigmoid: 60, gelu: 60 },
};
/** Milliseconds of what comes before: points to features, layers to a plan. */
const beginning = 1;

/** @returns ms: about 3 for the course's network, 420 for the costliest */
export function leastMs(network: Network, classes: number): number {
  const activations = network.hidden.reduce(
    (sum, layer) => sum + layer.units * activation[layer.activation],
    0,
  );
  const ofPoint = multiplyAdds(network, classes) * multiplyAdd + activations;
  return beginning + (2 * classes * hiddenPerClass * ofPoint) / 1e6;
}
