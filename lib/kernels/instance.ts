/** The compiled kernels as an instance: in a browser's worker, on a page and in Node alike. */
import { compiled } from "./compiled";

/** The module's exports. Addresses are bytes; what lies there is told in assembly/plan.ts. */
export interface Kernels {
  memory: WebAssembly.Memory;
  /** first address that is free */
  base(): number;
  run(...args: [plan: number, table: number, count: number, ...points: number[]]): void;
  gradients(...args: [plan: number, step: number, features: number, labels: number, order: number]): number;
  update(plan: number, step: number): void;
  evaluate(plan: number, features: number, labels: number, count: number, right: number): number;
  predict(plan: number, features: number, count: number, out: number): void;
  logits(plan: number, features: number, count: number, out: number): void;
}

let compiling: Promise<WebAssembly.Module> | null = null;

/**
 * A fresh instance with a memory of its own, which one network takes whole. The module is compiled once.
 * @throws CompileError where WebAssembly or its 128-bit vectors are missing
 */
export async function loadKernels(): Promise<Kernels> {
  compiling ??= WebAssembly.compile(Uint8Array.from(atob(compiled), (c) => c.charCodeAt(0)));
  const { exports } = await WebAssembly.instantiate(await compiling, {
    env: {
      exp: Math.exp,
      tanh: Math.tanh,
      abort: () => {
        throw new Error("a kernel gave up");
      },
    },
  });
  // the exports are those of assembly/network.ts
  return exports as unknown as Kernels;
}
