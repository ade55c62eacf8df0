/** The fused engine's memory: one plan and its arrays, laid out as lib/training/fused/assembly/plan.ts reads them. */
import { activations, optimizerKinds, type Optimizer } from "@/lib/spiral/config";
import type { Layer } from "@/lib/spiral/network";
import { dropoutThreshold } from "../batches";
import type { Step } from "../clock";
import { bounds, type Sample, type Work } from "../work";
import { kernels } from "./kernels";

/** Points of a tile, and bytes of a vector. */
const tile = 32;
const vector = 16;
/** Steps of one call. */
export const tableSteps = 1024;
/** Points of one prediction. */
export const predictPoints = 4096;

/** Words of the plan (assembly/plan.ts counts bytes). */
const word = { slot0: 6, slot1: 7, optimizer: 12, momentum: 13, decay: 14, l1: 15 } as const;
const layerWords = 12;
const firstLayerWord = 32;
const stepWords = 6;

/** The module's exports. Addresses are bytes. */
export interface Kernels {
  memory: WebAssembly.Memory;
  base(): number;
  run(...args: [plan: number, table: number, count: number, ...points: number[]]): void;
  evaluate(plan: number, features: number, labels: number, count: number, right: number): number;
  predict(plan: number, features: number, count: number, out: number): void;
}

let compiled: Promise<WebAssembly.Module> | null = null;

/** A fresh instance of the kernels with a memory of its own. */
export async function instantiate(): Promise<Kernels> {
  compiled ??= WebAssembly.compile(Uint8Array.from(atob(kernels), (c) => c.charCodeAt(0)));
  const { exports } = await WebAssembly.instantiate(await compiled, {
    env: {
      abort: () => {
        throw new Error("a kernel gave up");
      },
    },
  });
  // the exports are those of assembly/network.ts
  return exports as unknown as Kernels;
}

/** Hands out addresses one after the other, each at a vector's boundary. */
class Allocator {
  constructor(private next: number) {}

  take(bytes: number): number {
    const at = this.next;
    this.next += Math.ceil(bytes / vector) * vector;
    return at;
  }

  floats = (count: number): number => this.take(4 * count);

  get end(): number {
    return this.next;
  }
}

/** Addresses of everything; arrays of parameters have room for a vector beyond their end. */
function layOut(work: Work, base: number) {
  const room = new Allocator(base);
  const { layers, parameters, training, heldOut } = work;
  const rows = (units: number) => room.floats((units + 3) * tile);
  const sample = ({ features, labels }: Sample) => ({
    features: room.floats(features.length),
    labels: room.take(labels.length),
  });
  const { units } = bounds(work);
  return {
    plan: room.floats(firstLayerWord + layerWords * layers.length),
    weights: room.floats(parameters + 8),
    gradient: room.floats(parameters + 8),
    slots: [room.floats(parameters + 8), room.floats(parameters + 8)],
    input: rows(layers[0].inputs),
    tileLabels: room.floats(tile),
    deltas: [rows(units), rows(units)],
    norms: room.floats(layers.length),
    outputs: layers.map(({ outputs }) => rows(outputs)),
    slopes: layers.map(({ outputs }) => rows(outputs)),
    training: sample(training),
    heldOut: sample(heldOut),
    order: room.floats(training.count),
    table: room.floats(stepWords * tableSteps),
    losses: room.floats(tableSteps),
    right: room.floats(1),
    questions: room.floats(predictPoints * layers[0].inputs),
    answers: room.floats(predictPoints * work.classes),
    end: room.end,
  };
}

type Places = ReturnType<typeof layOut>;

/** The kernels' memory with typed views of it. */
export class WasmMemory {
  readonly at: Places;
  readonly floats: Float32Array;
  private readonly words: Uint32Array;
  private readonly bytes: Uint8Array;

  constructor(
    kernels: Kernels,
    private readonly work: Work,
  ) {
    this.at = layOut(work, kernels.base());
    const missing = this.at.end - kernels.memory.buffer.byteLength;
    if (missing > 0) kernels.memory.grow(Math.ceil(missing / 65536));
    this.floats = new Float32Array(kernels.memory.buffer);
    this.words = new Uint32Array(kernels.memory.buffer);
    this.bytes = new Uint8Array(kernels.memory.buffer);
    this.writePlan();
    work.layers.forEach((layer, l) => this.writeLayer(layer, l));
    this.writeSample(work.training, this.at.training);
    this.writeSample(work.heldOut, this.at.heldOut);
  }

  /** A view of `count` floats. */
  view(at: number, count: number): Float32Array {
    return this.floats.subarray(at / 4, at / 4 + count);
  }

  writeOptimizer(optimizer: Optimizer): void {
    const plan = this.at.plan / 4;
    this.words[plan + word.optimizer] = optimizerKinds.indexOf(optimizer.kind);
    this.floats[plan + word.momentum] = optimizer.momentum;
    this.floats[plan + word.decay] = optimizer.weightDecay;
    this.floats[plan + word.l1] = optimizer.l1;
  }

  writeStep(index: number, { from, to, learningRate, stepSize, correction, step }: Step): void {
    const at = this.at.table / 4 + index * stepWords;
    this.words[at] = from;
    this.words[at + 1] = to - from;
    this.floats[at + 2] = learningRate;
    this.floats[at + 3] = stepSize;
    this.floats[at + 4] = correction;
    this.words[at + 5] = step;
  }

  writeOrder(order: Uint32Array): void {
    this.words.set(order, this.at.order / 4);
  }

  readRight(): number {
    return this.words[this.at.right / 4];
  }

  private writePlan(): void {
    const { at, work } = this;
    const sizes = [work.layers.length, work.classes, work.layers[0].inputs, work.parameters];
    const arrays = [at.weights, at.gradient, ...at.slots, at.input, at.tileLabels, ...at.deltas];
    this.words.set([...sizes, ...arrays, 0, 0, 0, 0, work.config.seed, at.norms], at.plan / 4);
    this.writeOptimizer(work.config.optimizer);
  }

  private writeLayer(layer: Layer, l: number): void {
    const { at } = this;
    const to = at.plan / 4 + firstLayerWord + l * layerWords;
    const { inputs, outputs, weightOffset, biasOffset, activation, dropout } = layer;
    this.words.set(
      [
        ...[inputs, outputs, at.weights + 4 * weightOffset, at.weights + 4 * biasOffset],
        ...[activations.indexOf(activation), at.outputs[l], at.slopes[l]],
        ...[dropout > 0 ? 1 : 0, dropoutThreshold(dropout), 0],
        ...[at.gradient + 4 * weightOffset, at.gradient + 4 * biasOffset],
      ],
      to,
    );
    this.floats[to + 9] = 1 / (1 - dropout);
  }

  private writeSample({ features, labels }: Sample, to: { features: number; labels: number }): void {
    this.floats.set(features, to.features / 4);
    this.bytes.set(labels, to.labels);
  }
}
