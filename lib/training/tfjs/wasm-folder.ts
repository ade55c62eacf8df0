/** Where the WebAssembly binaries of TensorFlow.js lie: known before TensorFlow.js is fetched. */

let folder = "";

/** @param address with a slash at its end; lib/setup/serving/copy-assets.ts puts them there */
export function setWasmFolder(address: string): void {
  folder = address;
}

/** The address that was set last. */
export const wasmFolder = (): string => folder;
