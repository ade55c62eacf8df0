/**
 * np.random.default_rng's generator, number for number: M. E. O'Neill, "PCG: A family of simple fast space-efficient
 * statistically good algorithms for random number generation", HMC-CS-2014-0905 (2014), seeded by NumPy's SeedSequence
 * (after her "Developing a seed_seq alternative", 2015).
 */

const low128 = (value: bigint): bigint => BigInt.asUintN(128, value);
const low64 = (value: bigint): bigint => BigInt.asUintN(64, value);
const multiplier = (2549297995355413924n << 64n) | 4865540595714422341n;

/** How NumPy hashes: each value with a constant that changes from one to the next. */
class Hash {
  #constant: number;
  readonly #factor: number;

  constructor(constant: number, factor: number) {
    this.#constant = constant;
    this.#factor = factor;
  }

  of(value: number): number {
    const before = value ^ this.#constant;
    this.#constant = Math.imul(this.#constant, this.#factor);
    const mixed = Math.imul(before, this.#constant);
    return mixed ^ (mixed >>> 16);
  }
}

function mix(a: number, b: number): number {
  const mixed = Math.imul(a, 0xca01f9dd) - Math.imul(b, 0x4973f715);
  return mixed ^ (mixed >>> 16);
}

const poolSize = 4;

/** Four numbers of 64 bits from a seed's 32-bit words. */
function seedNumbers(words: readonly number[]): bigint[] {
  const hash = new Hash(0x43b0d7e5, 0x931e8875);
  const pool = Array.from({ length: poolSize }, (_, at) => hash.of(words[at] ?? 0));
  for (let from = 0; from < poolSize; from++)
    for (let to = 0; to < poolSize; to++) if (from !== to) pool[to] = mix(pool[to], hash.of(pool[from]));
  for (const word of words.slice(poolSize))
    for (let to = 0; to < poolSize; to++) pool[to] = mix(pool[to], hash.of(word));
  const drawn = new Hash(0x8b51f9dd, 0x58f38ded);
  const halves = Array.from({ length: 8 }, (_, at) => BigInt(drawn.of(pool[at % poolSize]) >>> 0));
  return [0, 2, 4, 6].map((at) => (halves[at + 1] << 32n) | halves[at]);
}

/** One stream. */
export class Pcg64 {
  #state: bigint;
  readonly #increment: bigint;
  /** the upper half of a number whose lower half was asked for */
  #half: number | null = null;

  /** @param words the seed, lowest 32 bits first */
  constructor(words: readonly number[]) {
    const [high, low, streamHigh, streamLow] = seedNumbers(words);
    this.#increment = low128((((streamHigh << 64n) | streamLow) << 1n) | 1n);
    this.#state = low128(this.#increment + ((high << 64n) | low));
    this.#step();
  }

  #step(): void {
    this.#state = low128(this.#state * multiplier + this.#increment);
  }

  /** 64 random bits. */
  longBits(): bigint {
    this.#step();
    const mixed = low64((this.#state >> 64n) ^ this.#state);
    const turn = this.#state >> 122n;
    return low64((mixed >> turn) | (mixed << (64n - turn)));
  }

  /** 32 random bits: halves of a number in turn. */
  bits(): number {
    if (this.#half !== null) {
      const half = this.#half;
      this.#half = null;
      return half;
    }
    const both = this.longBits();
    this.#half = Number(both >> 32n);
    return Number(both & 0xffffffffn);
  }

  /** Uniform in [0, 1): 53 bits. */
  double(): number {
    return Number(this.longBits() >> 11n) / 2 ** 53;
  }

  /** Uniform in [0, 1) as float32 draws it: 24 bits. */
  single(): number {
    return (this.bits() >>> 8) / 2 ** 24;
  }

  /** Uniform in 0 … most: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019). At most 2^53. */
  whole(most: number): number {
    if (most === 0) return 0;
    if (most === 0xffffffff) return this.bits();
    const [width, draw] = most < 0xffffffff ? [32n, () => BigInt(this.bits())] : [64n, () => this.longBits()];
    const count = BigInt(most) + 1n;
    const unfair = BigInt.asUintN(Number(width), -count) % count;
    let product = draw() * count;
    while (BigInt.asUintN(Number(width), product) < unfair) product = draw() * count;
    return Number(product >> width);
  }

  /** Uniform in 0 … most by the bits of one draw, drawn anew until they fit. At most 2^32 − 1. */
  wholeByBits(most: number): number {
    const mask = most === 0 ? 0 : 0xffffffff >>> Math.clz32(most);
    let drawn = most === 0 ? 0 : (this.bits() & mask) >>> 0;
    while (drawn > most) drawn = (this.bits() & mask) >>> 0;
    return drawn;
  }
}
