/** The worker's one WebGPU device: TensorFlow.js's own when its backend is open, else one that our engine asks for. */

let device: GPUDevice | null = null;

/** Hands a device to whoever asks next; forgotten when it is lost. */
export function offerDevice(offered: GPUDevice): void {
  device = offered;
  void offered.lost.then(() => {
    if (device === offered) device = null;
  });
}

/** The device that is there, or a new one. @throws Error when the browser has none */
export async function openDevice(): Promise<GPUDevice> {
  if (device) return device;
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Error("the browser offers no WebGPU adapter");
  const opened = await adapter.requestDevice();
  offerDevice(opened);
  return opened;
}
