/** Where the fused WebGPU engine keeps things: padded weights, and the scratch memory of a workgroup. */
import type { Layer } from "@/lib/spiral/network";
import type { Work } from "../../work";

/** Points of a tile: each invocation of a workgroup passes one point through the network. */
export const tile = 64;

/** Bytes of scratch memory and partial gradients that one run may take. */
const scratchBytes = 96 * 2 ** 20;
const mostGroups = 256;

/** A layer with its places. Those in scratch are floats from the workgroup's own base; rows of `tile` floats per unit. */
export interface MappedLayer extends Layer {
  index: number;
  last: boolean;
  /** vectors of four outputs in a row of weights */
  quads: number;
  /** first vector of W[0] and of the biases in the padded weights */
  w: number;
  b: number;
  /** inputs, [inputs][tile] */
  input: number;
  /** outputs of a hidden layer, [outputs][tile] */
  output: number;
  /** slopes on the way forth, deltas on the way back, [4·quads][tile]; the padding stays zero */
  delta: number;
  /** the gradient's lanes go along the outputs; else along the inputs */
  wide: boolean;
  /** row-major copy for those lanes: deltas [tile][outputs] when wide, inputs [tile][inputs] when not */
  lanes: number;
}

/** Where everything of a network lies. */
export interface MemoryMap {
  layers: MappedLayer[];
  classes: number;
  features: number;
  /** floats of the padded weights */
  padded: number;
  /** loss of each point of the tile */
  loss: number;
  /** floats of one workgroup's scratch */
  scratch: number;
  /** workgroups that scratch and partial gradients have room for */
  groups: number;
}

class Places {
  #next = 0;

  take(floats: number): number {
    const at = this.#next;
    this.#next += floats;
    return at;
  }

  get end(): number {
    return this.#next;
  }
}

/** Lays out the weights and the scratch memory of a network. */
export function mapMemory({ layers, classes }: Work): MemoryMap {
  const scratch = new Places();
  const weights = new Places();
  const features = layers[0].inputs;
  let input = scratch.take(features * tile);
  const mapped = layers.map((layer, index): MappedLayer => {
    const { inputs, outputs } = layer;
    const quads = Math.ceil(outputs / 4);
    const last = index === layers.length - 1;
    const wide = outputs >= inputs;
    const output = last ? 0 : scratch.take(outputs * tile);
    const places = {
      ...{ index, last, quads, wide, input, output },
      w: weights.take(inputs * quads),
      b: weights.take(quads),
      delta: scratch.take(4 * quads * tile),
      lanes: scratch.take((wide ? outputs : inputs) * tile),
    };
    input = output;
    return { ...layer, ...places };
  });
  const loss = scratch.take(tile);
  const padded = 4 * weights.end;
  const room = Math.floor(scratchBytes / (4 * Math.max(scratch.end, padded + 1)));
  return {
    layers: mapped,
    ...{ classes, features, padded, loss },
    scratch: scratch.end,
    groups: Math.max(1, Math.min(mostGroups, room)),
  };
}

/** Workgroups that share this many points. */
export const groupsFor = ({ groups }: MemoryMap, points: number): number =>
  Math.min(groups, Math.ceil(points / tile));

/** Calls back with the place of every parameter: in the flat layout of lib/spiral/network.ts, and padded. */
function forEachParameter({ layers }: MemoryMap, place: (flat: number, padded: number) => void): void {
  for (const { inputs, outputs, weightOffset, biasOffset, quads, w, b } of layers) {
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++) place(weightOffset + i * outputs + o, 4 * (w + i * quads) + o);
    for (let o = 0; o < outputs; o++) place(biasOffset + o, 4 * b + o);
  }
}

/** Flat parameters in the padded layout. */
export function pad(map: MemoryMap, flat: Float32Array): Float32Array<ArrayBuffer> {
  const padded = new Float32Array(map.padded);
  forEachParameter(map, (from, to) => (padded[to] = flat[from]));
  return padded;
}

/** Padded parameters in the flat layout. */
export function unpad(map: MemoryMap, padded: Float32Array, parameters: number): Float32Array {
  const flat = new Float32Array(parameters);
  forEachParameter(map, (to, from) => (flat[to] = padded[from]));
  return flat;
}
