/** The steps of one submission as the shaders read them, and the orders of points that they use. */
import { optimizerKinds, type Optimizer } from "@/lib/spiral/config";
import { hash32 } from "@/lib/kernels/dropout";
import type { Step } from "../../clock";
import { groupsFor, type MemoryMap } from "./memory-map";
import { stepBytes } from "./shaders";

/** Most steps of one submission. */
export const tableSteps = 512;

/** Indices of points that one submission's orders may take; two orders always fit. */
const orderRoom = 2 ** 16;

/** Orders of points that one submission has room for. */
export const ordersFor = (points: number): number => Math.max(2, Math.floor(orderRoom / points));

/** Collects steps until the table or the orders are full. */
export class StepTable {
  readonly bytes = new ArrayBuffer(tableSteps * stepBytes);
  readonly #orders: Uint32Array<ArrayBuffer>;
  /** of each step */
  readonly groups: number[] = [];
  readonly #view = new DataView(this.bytes);
  readonly #room: number;
  #used = 0;
  #newest: Uint32Array | null = null;
  #changed = true;
  readonly #map: MemoryMap;
  readonly #points: number;
  readonly #seed: number;

  constructor(map: MemoryMap, points: number, seed: number) {
    this.#map = map;
    this.#points = points;
    this.#seed = seed;
    this.#room = ordersFor(points);
    this.#orders = Uint32Array.from({ length: this.#room * points }, (_, i) => i % points);
  }

  get count(): number {
    return this.groups.length;
  }

  /** Begins the next submission. The order in use goes first. */
  clear(): void {
    this.groups.length = 0;
    if (this.#used <= 1) return;
    this.#orders.copyWithin(0, (this.#used - 1) * this.#points, this.#used * this.#points);
    this.#used = 1;
    this.#changed = true;
  }

  /** The orders, if there are new ones since the last call. */
  newOrders(): Uint32Array<ArrayBuffer> | null {
    const changed = this.#changed;
    this.#changed = false;
    return changed ? this.#orders : null;
  }

  /** Whether the step still fits. */
  fits({ order }: Step): boolean {
    return this.count < tableSteps && (order === this.#newest || this.#used < this.#room);
  }

  add(step: Step, optimizer: Optimizer): void {
    if (step.order && step.order !== this.#newest) {
      this.#orders.set(step.order, this.#used * this.#points);
      this.#newest = step.order;
      this.#used++;
      this.#changed = true;
    }
    const index = this.count;
    const rows = step.to - step.from;
    const groups = groupsFor(this.#map, rows);
    const first = Math.max(0, this.#used - 1) * this.#points + step.from;
    const key = hash32(hash32(this.#seed) + step.step);
    const words = [first, rows, groups, index, key, optimizerKinds.indexOf(optimizer.kind)];
    const { learningRate, stepSize, correction } = step;
    const floats = [
      learningRate,
      stepSize,
      correction,
      optimizer.momentum,
      optimizer.weightDecay,
      optimizer.l1,
    ];
    const at = index * stepBytes;
    words.forEach((word, i) => this.#view.setUint32(at + 4 * i, word, true));
    floats.forEach((float, i) => this.#view.setFloat32(at + 4 * (words.length + i), float, true));
    this.groups.push(groups);
  }
}
