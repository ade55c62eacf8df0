/** Decisions that the page and the worker share: which engine, how many steps, when a curve takes a point. */
import type { Config } from "@/lib/spiral/config";
import type { Calibration, EngineName, Measurement } from "./engine-names";

/** Engines that compute on a WebGPU device. */
export const onWebGpu: readonly EngineName[] = ["fused-webgpu", "tfjs-webgpu"];

/** An engine must be this many times as fast as WebGPU on a real adapter to be chosen instead. */
export const fasterFactor = 1.5;

/** Steps of one epoch; the last batch may be smaller. */
export function stepsPerEpoch(points: number, batchSize: number): number {
  return batchSize === 0 ? 1 : Math.max(1, Math.ceil(points / batchSize));
}

/**
 * The engine to train with: WebGPU on a real adapter unless another is 1.5 times as fast for this network;
 * without a real adapter the fastest of the others.
 */
export function chooseEngine(measurements: readonly Measurement[]): Pick<Calibration, "chosen" | "because"> {
  const speed = ({ stepsPerSecond }: Measurement) => stepsPerSecond ?? 0;
  const best = (list: readonly Measurement[]) =>
    list.reduce<Measurement | null>((top, one) => (speed(one) > (top ? speed(top) : 0) ? one : top), null);
  const webgpu = best(measurements.filter(({ engine }) => onWebGpu.includes(engine)));
  const other = best(measurements.filter(({ engine }) => !onWebGpu.includes(engine)));
  if (webgpu && other && speed(other) >= fasterFactor * speed(webgpu))
    return { chosen: other.engine, because: "faster-than-webgpu" };
  if (webgpu) return { chosen: webgpu.engine, because: "webgpu" };
  if (other) return { chosen: other.engine, because: "fastest" };
  return { chosen: "fused-wasm", because: "fallback" };
}

/** Where training goes on when an engine is lost or fails to start, best first. */
export function nextEngines(lost: EngineName): EngineName[] {
  const order: EngineName[] = ["fused-wasm", "tfjs-wasm", "plain", "tfjs-cpu"];
  return order.filter((name) => name !== lost);
}

/**
 * Epochs between points of a curve: 1 up to epoch 100, then doubling with the epoch, so that a curve has about
 * 50 points to each doubling and the same ones whatever the engine, the speed and the pauses.
 */
export function curveSpacing(epoch: number): number {
  return epoch < 100 ? 1 : 2 ** Math.floor(Math.log2(epoch / 50));
}

/** Whether a curve takes a point after this many full epochs. */
export function isCurveEpoch(epoch: number): boolean {
  return epoch % curveSpacing(epoch) === 0;
}

/** Name under which a page remembers the calibration of a config: engines differ by size of the work only. */
export function calibrationKey({ dataset, network, batchSize }: Config): string {
  const points = dataset.points?.length ?? dataset.classes * dataset.pointsPerClass;
  const units = network.hidden.map((layer) => layer.units).join("-");
  return `${network.features.length}-${units}-${dataset.classes}/${points}/${batchSize}`;
}
