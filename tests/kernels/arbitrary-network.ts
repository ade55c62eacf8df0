/** Random dense networks with weights of every size, and points to ask them about. */
import fc from "fast-check";
import { activations, featureNames, type Network } from "@/lib/spiral/config";
import { layersOf, parameterCount } from "@/lib/spiral/network";
import { createRandom } from "@/lib/spiral/random";

/** Weights as a hostile or an unlucky training leaves them. */
const sizes = {
  usual: (random: () => number) => 2 * random() - 1,
  large: (random: () => number) => (2 * random() - 1) * 50,
  huge: (random: () => number) => (random() < 0.5 ? -1 : 1) * 10 ** (28 + 10.5 * random()),
  denormal: (random: () => number) => (2 * random() - 1) * 1e-39,
  /** a few values only, so that sums are equal by chance */
  coarse: (random: () => number) => Math.floor(3 * random()) - 1,
  zero: () => 0,
  /** every pattern of bits, infinities and what is no number among them */
  bits: (random: () => number) => new Float32Array(Uint32Array.of(random() * 2 ** 32).buffer)[0],
  /** one in twenty is another size altogether */
  mixed: (random: () => number) => (random() < 0.05 ? 1e37 : random() < 0.05 ? 1e-41 : random() - 0.5),
} as const;

export type WeightSize = keyof typeof sizes;

export interface AnyNetwork {
  network: Network;
  classes: number;
  size: WeightSize;
  weights: Float32Array;
  /** Float32Array[n·2] */
  xy: Float32Array;
}

const hidden = fc.record({
  units: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 20 }) }, fc.constantFrom(33, 64)),
  activation: fc.constantFrom(...activations),
  dropout: fc.constantFrom(0, 0.4),
});

const network: fc.Arbitrary<Network> = fc.record({
  features: fc.uniqueArray(fc.constantFrom(...featureNames), { minLength: 1, maxLength: 7 }),
  hidden: fc.oneof(
    { weight: 3, arbitrary: fc.array(hidden, { maxLength: 8 }) },
    // one activation all the way down, as deep as the contract allows
    fc
      .tuple(fc.constantFrom(...activations), fc.array(hidden, { minLength: 1, maxLength: 8 }))
      .map(([activation, layers]) => layers.map((layer) => ({ ...layer, activation }))),
  ),
  initialisation: fc.constant("zeros" as const),
});

/** Gives some classes the weights of another one: their logits are equal, bit for bit. */
function tie(net: Network, classes: number, weights: Float32Array, random: () => number): void {
  const { inputs, outputs, weightOffset, biasOffset } = layersOf(net, classes)[net.hidden.length];
  const from = Math.floor(random() * classes);
  for (let k = 0; k < classes; k++) {
    if (random() < 0.5) continue;
    for (let i = 0; i < inputs; i++)
      weights[weightOffset + i * outputs + k] = weights[weightOffset + i * outputs + from];
    weights[biasOffset + k] = weights[biasOffset + from];
  }
}

/** Any network that the contract takes, on up to 70 points of the square that is drawn. @param of the sizes to draw from */
export const anyNetwork = (of: readonly WeightSize[]): fc.Arbitrary<AnyNetwork> =>
  fc
    .record({
      network,
      classes: fc.integer({ min: 2, max: 5 }),
      size: fc.constantFrom(...of),
      tied: fc.boolean(),
      points: fc.integer({ min: 1, max: 70 }),
      seed: fc.nat(),
    })
    .map(({ network, classes, size, tied, points, seed }) => {
      const stream = createRandom(seed);
      const random = () => stream.uniform();
      const weights = Float32Array.from({ length: parameterCount(network, classes) }, () =>
        sizes[size](random),
      );
      if (tied) tie(network, classes, weights, random);
      const xy = Float32Array.from({ length: 2 * points }, () => (random() < 0.05 ? 0 : 4 * random() - 2));
      return { network, classes, size, weights, xy };
    });

/** Every size there is. */
export const allSizes = Object.keys(sizes) as WeightSize[];
