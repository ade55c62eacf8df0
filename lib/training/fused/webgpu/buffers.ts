/** The fused WebGPU engine's memory on the device. */
import type { Sample, Work } from "../../work";
import { pad, type MemoryMap } from "./memory-map";
import { stepBytes } from "./shaders";
import { ordersFor, tableSteps } from "./step-table";

/** Points that one look takes; more are looked at in several. */
export const lookPoints = 16_384;

/** Everything that the shaders read and write; sizes in memory-map.ts. */
export interface GpuBuffers {
  weights: GPUBuffer;
  /** two running averages, one behind the other */
  slots: GPUBuffer;
  gradient: GPUBuffer;
  partials: GPUBuffer;
  scratch: GPUBuffer;
  steps: GPUBuffer;
  orders: GPUBuffer;
  /** losses of the table's steps, then the layers' norms */
  report: GPUBuffer;
  training: { features: GPUBuffer; labels: GPUBuffer };
  heldOut: { features: GPUBuffer; labels: GPUBuffer };
  /** for points of the map */
  asked: { features: GPUBuffer; labels: GPUBuffer };
  look: GPUBuffer;
  probabilities: GPUBuffer;
  scores: GPUBuffer;
}

/** Allocates everything and uploads points and initial weights. */
export function createBuffers(device: GPUDevice, map: MemoryMap, work: Work): GpuBuffers {
  const storage = (floats: number): GPUBuffer =>
    device.createBuffer({
      size: 4 * Math.max(4, floats),
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
    });
  const uniform = (size: number): GPUBuffer =>
    device.createBuffer({ size, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  const points = ({ features, labels }: Sample) => {
    const buffers = { features: storage(features.length), labels: storage(labels.length) };
    device.queue.writeBuffer(buffers.features, 0, features.slice());
    device.queue.writeBuffer(buffers.labels, 0, Uint32Array.from(labels));
    return buffers;
  };
  const { padded, groups, scratch, features, classes, layers } = map;
  const most = Math.max(lookPoints, work.training.count, work.heldOut.count);
  const weights = storage(padded);
  device.queue.writeBuffer(weights, 0, pad(map, work.initial));
  return {
    weights,
    slots: storage(2 * padded),
    gradient: storage(padded),
    partials: storage(groups * (padded + 1)),
    scratch: storage(groups * scratch),
    steps: uniform(tableSteps * stepBytes),
    orders: storage(ordersFor(work.training.count) * work.training.count),
    report: storage(tableSteps + layers.length),
    training: points(work.training),
    heldOut: points(work.heldOut),
    asked: { features: storage(lookPoints * features), labels: storage(lookPoints) },
    look: uniform(16),
    probabilities: storage(most * classes),
    scores: storage(2 * groups),
  };
}

/** Gives the memory back at once instead of when the garbage collector comes. */
export function destroyBuffers({ training, heldOut, asked, ...rest }: GpuBuffers): void {
  for (const points of [training, heldOut, asked]) {
    points.features.destroy();
    points.labels.destroy();
  }
  for (const buffer of Object.values(rest)) buffer.destroy();
}

/** Copies parts of buffers back, one after the other, through one buffer that grows as needed. */
export class Readback {
  #staging: GPUBuffer | null = null;
  readonly #device: GPUDevice;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** Adds the copies to the encoder, submits it, and waits. @returns each part as floats of its own */
  async submit(
    encoder: GPUCommandEncoder,
    parts: [buffer: GPUBuffer, floats: number][],
  ): Promise<Float32Array[]> {
    const sizes = parts.map(([, floats]) => 4 * floats);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const staging = this.#room(total);
    let at = 0;
    parts.forEach(([buffer], i) => {
      encoder.copyBufferToBuffer(buffer, 0, staging, at, sizes[i]);
      at += sizes[i];
    });
    this.#device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ, 0, total);
    const all = new Float32Array(staging.getMappedRange(0, total).slice(0));
    staging.unmap();
    let from = 0;
    return parts.map(([, floats]) => all.slice(from, (from += floats)));
  }

  destroy(): void {
    this.#staging?.destroy();
  }

  #room(bytes: number): GPUBuffer {
    if (this.#staging && this.#staging.size >= bytes) return this.#staging;
    this.#staging?.destroy();
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    this.#staging = this.#device.createBuffer({ size: bytes, usage });
    return this.#staging;
  }
}
