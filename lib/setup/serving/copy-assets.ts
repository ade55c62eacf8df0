/** Binaries of packages that the browser fetches by address: copied into public/, where they are served from. */
import { copyFile, mkdir, stat } from "node:fs/promises";
import path from "node:path";

const assets: [from: string, to: string][] = [
  ...["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm", "tfjs-backend-wasm-threaded-simd.wasm"].map(
    (name): [string, string] => [
      `node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`,
      `public/vendor/tfjs/${name}`,
    ],
  ),
];

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => -1,
  );
}

/** Copies what is missing or of another size. */
export async function copyAssets(): Promise<void> {
  for (const [from, to] of assets) {
    if ((await sizeOf(from)) === (await sizeOf(to))) continue;
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(from, to);
  }
}
