/** The kernels' memory: addresses handed out one after the other, and typed views of what lies there. */
import type { Kernels } from "./instance";

/** Bytes of a vector; every address is a multiple. */
const vector = 16;
/** Bytes by which memory grows. */
const page = 65_536;

/** Hands out addresses, each at a vector's boundary. */
export class Arena {
  #next: number;

  /** @param base first free address, bytes */
  constructor(base: number) {
    this.#next = base;
  }

  /** @returns the address of so many bytes */
  bytes(count: number): number {
    const at = this.#next;
    this.#next += Math.ceil(count / vector) * vector;
    return at;
  }

  /** @returns the address of so many 32-bit words */
  words(count: number): number {
    return this.bytes(4 * count);
  }

  /** First address that was not handed out. */
  get end(): number {
    return this.#next;
  }
}

/** Views of the whole memory by type. Addresses are bytes, indices of `floats` and `words` a quarter of them. */
export class MemoryViews {
  readonly floats: Float32Array;
  readonly words: Uint32Array;
  readonly bytes: Uint8Array;

  /**
   * Makes the memory reach up to `end`; views made before are detached when it grows.
   * @throws RangeError when the memory cannot grow so far
   */
  constructor({ memory }: Pick<Kernels, "memory">, end: number) {
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / page));
    this.floats = new Float32Array(memory.buffer);
    this.words = new Uint32Array(memory.buffer);
    this.bytes = new Uint8Array(memory.buffer);
  }

  /** A view of `count` floats at an address. */
  view(at: number, count: number): Float32Array {
    return this.floats.subarray(at / 4, at / 4 + count);
  }
}
