/** Loading and switching TensorFlow.js backends. */
import * as tf from "@tensorflow/tfjs-core";
import { EngineLost } from "../engine";
import { offerDevice } from "../gpu-device";
import { wasmFolder } from "./wasm-folder";

/** Names as TensorFlow.js has them. */
export type BackendName = "webgpu" | "webgl" | "wasm" | "cpu";

const importers: Record<BackendName, () => Promise<unknown>> = {
  webgpu: () => import("@tensorflow/tfjs-backend-webgpu"),
  webgl: () => import("@tensorflow/tfjs-backend-webgl"),
  wasm: async () => {
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    // the threaded binary gains nothing at these sizes, and wants a worker from a blob
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    setWasmPaths(wasmFolder());
  },
  cpu: () => import("@tensorflow/tfjs-backend-cpu"),
};

/** Makes a backend the current one, loading it when needed. @throws Error when it cannot start */
export async function useBackend(name: BackendName): Promise<void> {
  if (tf.getBackend() === name) return;
  await importers[name]();
  // a backend that fails may still become the current one; only the answer tells
  if (!(await tf.setBackend(name))) {
    tf.removeBackend(name);
    throw new Error(`TensorFlow.js could not start its ${name} backend`);
  }
  const { device } = insides();
  if (device) offerDevice(device);
}

/** Runs operations and frees every tensor that they made, save those handed to `keep`. */
export function tidied<T>(task: (keep: <K extends tf.Tensor>(tensor: K) => K) => T): T {
  const engine = tf.engine();
  engine.startScope();
  try {
    return task((tensor) => tf.keep(tensor));
  } finally {
    engine.endScope();
  }
}

interface Device {
  /** null while the device is there */
  lost(): string | null;
  lose(): void;
}

/** What TensorFlow.js keeps of its device, and its types do not tell. */
interface Insides {
  device?: GPUDevice;
  gpgpu?: { gl: WebGL2RenderingContext };
}

// the backends' classes are not exported with these fields
const insides = (): Insides => tf.backend() as unknown as Insides;

/** Watches the device or context behind the current backend; null when it has none. */
export function watchDevice(): Device | null {
  const { device, gpgpu } = insides();
  if (device) {
    let lost: string | null = null;
    void device.lost.then(({ message, reason }) => (lost = message || reason || "device lost"));
    return { lost: () => lost, lose: () => device.destroy() };
  }
  if (!gpgpu) return null;
  const { gl } = gpgpu;
  return {
    lost: () => (gl.isContextLost() ? "the WebGL context was lost" : null),
    lose: () => gl.getExtension("WEBGL_lose_context")?.loseContext(),
  };
}

/** Milliseconds between looks at whether the device is still there. */
const lookMs = 100;

/** The work, or a failure as soon as the device is gone: reading from a lost WebGL context never ends by itself. */
async function whileThere<T>(device: Device | null, work: Promise<T>): Promise<T> {
  if (!device) return work;
  let timer: ReturnType<typeof setInterval> | undefined;
  const gone = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const lost = device.lost();
      if (lost) reject(new Error(lost));
    }, lookMs);
  });
  try {
    return await Promise.race([work, gone]);
  } finally {
    clearInterval(timer);
  }
}

/** Runs a task; a failure after the device is gone becomes EngineLost, and so does a result that came of it. */
export async function onDevice<T>(
  device: Device | null,
  name: BackendName,
  task: () => Promise<T>,
): Promise<T> {
  const check = (lost = device?.lost()) => {
    if (!lost) return;
    tf.removeBackend(name);
    throw new EngineLost(lost);
  };
  check();
  try {
    const result = await whileThere(device, task());
    check();
    return result;
  } catch (error) {
    check();
    // WebGPU's readings fail before the device says that it is gone
    if (error instanceof DOMException && error.name === "AbortError") check(error.message);
    throw error;
  }
}
