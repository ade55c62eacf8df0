/** Addresses in the kernels' memory, handed out one after the other. */
import type { Kernels } from "./instance";

/** Bytes of a vector; every address is a multiple. */
const vector = 16;

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

/** Makes the memory reach up to an address. Views of it that exist already are detached. */
export function growTo({ memory }: Kernels, end: number): void {
  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65536));
}
