/**
 * The Mersenne Twister MT19937: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
 * uniform pseudo-random number generator", ACM TOMACS 8 (1998), 3–30. PyTorch's CPU generator and NumPy's
 * np.random.seed both run it, seeded the same way.
 */
const size = 624;
const shift = 397;

/** One stream of unsigned 32-bit numbers. */
export class MersenneTwister {
  readonly #state = new Uint32Array(size);
  #next = size;
  /** whether the words are still those that the seed made */
  #fresh = true;

  /** @param seed its lowest 32 bits count */
  constructor(seed: number) {
    this.#state[0] = seed;
    for (let at = 1; at < size; at++) {
      const before = this.#state[at - 1] ^ (this.#state[at - 1] >>> 30);
      this.#state[at] = Math.imul(before, 1812433253) + at;
    }
  }

  /** The next number, 0 to 2^32 − 1. */
  draw(): number {
    if (this.#next === size) this.#renew();
    let y = this.#state[this.#next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #renew(): void {
    const state = this.#state;
    for (let at = 0; at < size; at++) {
      const mixed = (state[at] & 0x80000000) | (state[(at + 1) % size] & 0x7fffffff);
      state[at] = state[(at + shift) % size] ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
    this.#fresh = false;
  }

  /** Where the stream stands: its words, and how many of them are drawn. */
  get standing(): { words: Uint32Array; drawn: number } {
    return { words: this.#state.slice(), drawn: this.#fresh ? 0 : this.#next };
  }

  /** The stream that stands there. */
  static at({ words, drawn }: MersenneTwister["standing"]): MersenneTwister {
    const made = new MersenneTwister(0);
    made.#state.set(words);
    made.#fresh = drawn === 0;
    made.#next = made.#fresh ? size : drawn;
    return made;
  }
}
