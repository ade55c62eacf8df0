/** Compiles a network's shaders into pipelines and binds their buffers. */
import type { GpuBuffers } from "./buffers";
import type { MemoryMap } from "./memory-map";
import { lookShader, normsShader, stepBytes, trainShader, updateShader } from "./shaders";
import { tableSteps } from "./step-table";

/** What a binding may be; "step" is a uniform with a dynamic offset into the table of steps. */
type Kind = "step" | "uniform" | "read-only-storage" | "storage";

type Binding = [kind: Kind, buffer: GPUBuffer];

/** A compiled shader with its buffers bound. */
export interface Program {
  pipeline: GPUComputePipeline;
  bindings: GPUBindGroup;
}

async function build(device: GPUDevice, code: string, bindings: Binding[]): Promise<Program> {
  const layout = device.createBindGroupLayout({
    entries: bindings.map(([kind], binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: kind === "step" ? { type: "uniform", hasDynamicOffset: true } : { type: kind },
    })),
  });
  const pipeline = await device.createComputePipelineAsync({
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module: device.createShaderModule({ code }), entryPoint: "main" },
  });
  const group = device.createBindGroup({
    layout,
    entries: bindings.map(([kind, buffer], binding) => ({
      binding,
      resource: kind === "step" ? { buffer, size: stepBytes } : { buffer },
    })),
  });
  return { pipeline, bindings: group };
}

/** The shaders of one network. */
export interface Programs {
  train: Program;
  update: Program;
  norms: Program;
  /** looks at the training points, the held-out points, and points that are asked about */
  training: Program;
  heldOut: Program;
  asked: Program;
}

/** Compiles everything a network needs; all at once, since compilers run side by side. */
export async function buildPrograms(device: GPUDevice, map: MemoryMap, b: GpuBuffers): Promise<Programs> {
  const step: Binding = ["step", b.steps];
  const read = (buffer: GPUBuffer): Binding => ["read-only-storage", buffer];
  const both = (buffer: GPUBuffer): Binding => ["storage", buffer];
  const looking = lookShader(map);
  const look = (points: { features: GPUBuffer; labels: GPUBuffer }) =>
    build(device, looking, [
      ...([["uniform", b.look], read(points.features), read(points.labels), read(b.weights)] as Binding[]),
      ...[both(b.scratch), both(b.probabilities), both(b.scores)],
    ]);
  const [train, update, norms, training, heldOut, asked] = await Promise.all([
    build(device, trainShader(map), [
      ...[step, read(b.training.features), read(b.training.labels), read(b.orders), read(b.weights)],
      ...[both(b.scratch), both(b.partials)],
    ]),
    build(device, updateShader(map), [
      ...[step, both(b.weights), both(b.slots), read(b.partials), both(b.gradient), both(b.report)],
    ]),
    build(device, normsShader(map, tableSteps), [read(b.gradient), both(b.report)]),
    look(b.training),
    look(b.heldOut),
    look(b.asked),
  ]);
  return { train, update, norms, training, heldOut, asked };
}
