/**
 * The fused WebGPU engine: two dispatches to a step, hundreds of steps to a submission; back come losses, norms and
 * what is drawn. Covers every option of a config.
 */
import { StepClock, type Step } from "../clock";
import { EngineLost, type Engine, type OpenEngine, type Score, type StepReport } from "../engine";
import { openDevice } from "../gpu-device";
import { slotCount } from "../optimizer";
import type { PointSet, TrainingState } from "../protocol";
import type { Work } from "../work";
import { createBuffers, destroyBuffers, lookPoints, Readback, type GpuBuffers } from "./webgpu/buffers";
import { groupsFor, mapMemory, pad, tile, unpad, type MemoryMap } from "./webgpu/memory-map";
import { buildPrograms, type Program, type Programs } from "./webgpu/programs";
import { stepBytes } from "./webgpu/shaders";
import { StepTable, tableSteps } from "./webgpu/step-table";

class FusedWebGpuEngine implements Engine {
  readonly name = "fused-webgpu";
  readonly #clock: StepClock;
  readonly #table: StepTable;
  readonly #readback: Readback;
  /** a step that did not fit into the last submission */
  #held: Step | null = null;
  #lost: string | null = null;
  readonly #device: GPUDevice;
  readonly #work: Work;
  readonly #map: MemoryMap;
  readonly #buffers: GpuBuffers;
  readonly #programs: Programs;

  constructor(device: GPUDevice, work: Work, map: MemoryMap, buffers: GpuBuffers, programs: Programs) {
    this.#device = device;
    this.#work = work;
    this.#map = map;
    this.#buffers = buffers;
    this.#programs = programs;
    this.#clock = new StepClock(work);
    this.#table = new StepTable(map, work.training.count, work.config.seed);
    this.#readback = new Readback(device);
    void device.lost.then(({ message, reason }) => (this.#lost = message || reason || "device lost"));
  }

  async run(steps: number): Promise<StepReport> {
    const losses = new Float32Array(steps);
    let gradientNorms: number[] = [];
    for (let done = 0; done < steps; done += this.#table.count) {
      this.#fillTable(steps - done);
      const { count } = this.#table;
      const [report] = await this.#submit(
        (pass) => this.#encodeSteps(pass),
        [[this.#buffers.report, tableSteps + this.#work.layers.length]],
      );
      losses.set(report.subarray(0, count), done);
      gradientNorms = [...report.subarray(tableSteps)];
    }
    return { losses, gradientNorms };
  }

  async evaluate(points: PointSet): Promise<Score> {
    const { training, heldOut } = this.#programs;
    const sample = points === "training" ? this.#work.training : this.#work.heldOut;
    const groups = groupsFor(this.#map, sample.count);
    const [scores] = await this.#submit(
      (pass) => this.#encodeLook(pass, points === "training" ? training : heldOut, sample.count),
      [[this.#buffers.scores, 2 * groups]],
    );
    let loss = 0;
    let right = 0;
    for (let g = 0; g < groups; g++) {
      loss += scores[2 * g];
      right += scores[2 * g + 1];
    }
    return { loss: loss / sample.count, accuracy: right / sample.count };
  }

  async predict(features: Float32Array): Promise<Float32Array> {
    const { classes } = this.#work;
    const width = this.#map.features;
    const count = features.length / width;
    const probabilities = new Float32Array(count * classes);
    for (let from = 0; from < count; from += lookPoints) {
      const points = Math.min(lookPoints, count - from);
      const part = features.slice(from * width, (from + points) * width);
      this.#device.queue.writeBuffer(this.#buffers.asked.features, 0, part);
      const [answers] = await this.#submit(
        (pass) => this.#encodeLook(pass, this.#programs.asked, points),
        [[this.#buffers.probabilities, points * classes]],
      );
      probabilities.set(answers, from * classes);
    }
    return probabilities;
  }

  async read(): Promise<TrainingState> {
    const { step, slotSteps } = this.#clock;
    const { padded } = this.#map;
    const { parameters } = this.#work;
    const slots = slotCount(this.#work.config.optimizer);
    const [weights, both] = await this.#submit(null, [
      [this.#buffers.weights, padded],
      [this.#buffers.slots, Math.max(1, slots) * padded],
    ]);
    return {
      step,
      slotSteps,
      weights: unpad(this.#map, weights, parameters),
      slots: Array.from({ length: slots }, (_, i) =>
        unpad(this.#map, both.subarray(i * padded, (i + 1) * padded), parameters),
      ),
    };
  }

  write({ step, slotSteps, weights, slots }: TrainingState): void {
    const { queue } = this.#device;
    this.#held = null;
    this.#clock.moveTo(step, slotSteps);
    queue.writeBuffer(this.#buffers.weights, 0, pad(this.#map, weights));
    this.#emptySlots();
    slots
      .slice(0, slotCount(this.#work.config.optimizer))
      .forEach((slot, i) =>
        queue.writeBuffer(this.#buffers.slots, 4 * i * this.#map.padded, pad(this.#map, slot)),
      );
  }

  dispose(): void {
    destroyBuffers(this.#buffers);
    this.#readback.destroy();
  }

  lose(): void {
    this.#device.destroy();
  }

  #emptySlots(): void {
    this.#device.queue.writeBuffer(this.#buffers.slots, 0, new Float32Array(2 * this.#map.padded));
  }

  /** Takes as many steps as are wanted and fit, and uploads them. */
  #fillTable(wanted: number): void {
    const table = this.#table;
    const clock = this.#clock;
    table.clear();
    while (table.count < wanted) {
      const step: Step = this.#held ?? clock.next();
      this.#held = table.fits(step) ? null : step;
      if (this.#held) break;
      table.add(step, this.#work.config.optimizer);
    }
    this.#device.queue.writeBuffer(this.#buffers.steps, 0, table.bytes, 0, table.count * stepBytes);
    const orders = table.newOrders();
    if (orders) this.#device.queue.writeBuffer(this.#buffers.orders, 0, orders);
  }

  #encodeSteps(pass: GPUComputePassEncoder): void {
    const { train, update, norms } = this.#programs;
    const parameterGroups = Math.ceil((this.#map.padded + 1) / tile);
    this.#table.groups.forEach((groups, i) => {
      for (const [{ pipeline, bindings }, size] of [
        [train, groups],
        [update, parameterGroups],
      ] as const) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindings, [i * stepBytes]);
        pass.dispatchWorkgroups(size);
      }
    });
    pass.setPipeline(norms.pipeline);
    pass.setBindGroup(0, norms.bindings);
    pass.dispatchWorkgroups(this.#work.layers.length);
  }

  #encodeLook(pass: GPUComputePassEncoder, { pipeline, bindings }: Program, count: number): void {
    const groups = groupsFor(this.#map, count);
    this.#device.queue.writeBuffer(this.#buffers.look, 0, Uint32Array.of(count, groups));
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindings);
    pass.dispatchWorkgroups(groups);
  }

  /** Runs one compute pass and reads parts back. @throws EngineLost when the device is gone */
  async #submit(
    encode: ((pass: GPUComputePassEncoder) => void) | null,
    parts: [GPUBuffer, number][],
  ): Promise<Float32Array[]> {
    this.#checkDevice();
    try {
      const encoder = this.#device.createCommandEncoder();
      if (encode) {
        const pass = encoder.beginComputePass();
        encode(pass);
        pass.end();
      }
      const read = await this.#readback.submit(encoder, parts);
      this.#checkDevice();
      return read;
    } catch (error) {
      // reading fails before the device says that it is gone; on a busy machine long before
      await Promise.race([this.#device.lost, new Promise((resolve) => setTimeout(resolve, 100))]);
      this.#checkDevice();
      // nobody else ends a mapping while it is waited for
      if (error instanceof DOMException && error.name === "AbortError") throw new EngineLost(error.message);
      throw error;
    }
  }

  #checkDevice(): void {
    if (this.#lost !== null) throw new EngineLost(this.#lost);
  }
}

/** Opens the fused WebGPU engine. Rejects when there is no device or it refuses the shaders or the memory. */
export const openFusedWebGpu: OpenEngine = async (work) => {
  const device = await openDevice();
  const map = mapMemory(work);
  device.pushErrorScope("validation");
  device.pushErrorScope("out-of-memory");
  const buffers = createBuffers(device, map, work);
  const built = await buildPrograms(device, map, buffers).catch((error: unknown) => error);
  const refused = [await device.popErrorScope(), await device.popErrorScope()].find(
    (error) => error !== null,
  );
  if (refused) throw new Error(refused.message);
  if (built instanceof Error) throw built;
  return new FusedWebGpuEngine(device, work, map, buffers, built as Programs);
};
