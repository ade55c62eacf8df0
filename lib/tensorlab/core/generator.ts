/**
 * PyTorch's generator of random numbers on the CPU, number for number (ATen/CPUGeneratorImpl.cpp and
 * ATen/core/DistributionsHelper.h of PyTorch 1.13).
 */
import { runtimeError } from "./failure";
import { MersenneTwister } from "./mersenne";
import { partOfState } from "./program-state";

/** Bytes of a state, and where its parts lie in them (CPUGeneratorImplState of PyTorch 1.13). */
const stateBytes = 5056;
const places = { seed: 0, left: 8, seeded: 12, next: 16, words: 24, spare: 5024, hasSpare: 5040 };

/** One stream of random numbers, as torch.Generator holds it. */
export class Generator {
  #engine: MersenneTwister;
  /** the second number of a Box–Muller pair, kept for the next call */
  #spare: number | null = null;

  constructor(
    /** as torch.initial_seed() tells it */
    public seed: bigint,
    /** which of its program's, when Python holds it; 0 is the default one */
    readonly id = 0,
  ) {
    this.#engine = new MersenneTwister(Number(BigInt.asUintN(32, seed)));
  }

  /** torch.manual_seed: any 64-bit number, of which the lowest 32 bits matter. */
  manualSeed(seed: bigint): void {
    this.seed = BigInt.asUintN(64, seed);
    this.#engine = new MersenneTwister(Number(BigInt.asUintN(32, seed)));
    this.#spare = null;
  }

  /** torch.get_rng_state: where the stream stands, in PyTorch's bytes. */
  state(): Uint8Array {
    const bytes = new DataView(new ArrayBuffer(stateBytes));
    const { words, drawn } = this.#engine.standing;
    bytes.setBigUint64(places.seed, BigInt.asUintN(64, this.seed), true);
    bytes.setInt32(places.left, drawn === 0 ? 1 : words.length + 1 - drawn, true);
    bytes.setInt32(places.seeded, 1, true);
    bytes.setBigUint64(places.next, BigInt(drawn), true);
    words.forEach((word, at) => bytes.setBigUint64(places.words + 8 * at, BigInt(word), true));
    if (this.#spare !== null) {
      bytes.setFloat64(places.spare, this.#spare, true);
      bytes.setInt32(places.hasSpare, 1, true);
    }
    return new Uint8Array(bytes.buffer);
  }

  /** torch.set_rng_state. RuntimeError when the bytes are no state. */
  restore(state: ArrayLike<number>): void {
    if (state.length !== stateBytes)
      runtimeError(
        `Expected either a CPUGeneratorImplStateLegacy of size 5048 or a CPUGeneratorImplState of size ${stateBytes} but found the input RNG state size to be ${state.length}`,
      );
    const bytes = new DataView(Uint8Array.from(state).buffer);
    const drawn = Number(bytes.getBigUint64(places.next, true));
    if (drawn > 624 || bytes.getInt32(places.seeded, true) !== 1) runtimeError("Invalid mt19937 state");
    const words = Uint32Array.from({ length: 624 }, (_, at) => bytes.getUint32(places.words + 8 * at, true));
    this.seed = bytes.getBigUint64(places.seed, true);
    this.#engine = MersenneTwister.at({ words, drawn });
    this.#spare = bytes.getInt32(places.hasSpare, true) ? bytes.getFloat64(places.spare, true) : null;
  }

  /** 32 random bits. */
  bits(): number {
    return this.#engine.draw();
  }

  /** 64 random bits. */
  longBits(): bigint {
    const high = BigInt(this.#engine.draw());
    return (high << 32n) | BigInt(this.#engine.draw());
  }

  /** Uniform in [0, 1) as float32 draws it: 24 bits of one number. */
  single(): number {
    return (this.#engine.draw() & 0xffffff) / 0x1000000;
  }

  /** Uniform in [0, 1) as float64 draws it: 53 bits of two numbers. */
  double(): number {
    const high = this.#engine.draw() & 0x1fffff;
    return (high * 0x100000000 + this.#engine.draw()) / 0x20000000000000;
  }

  /**
   * Standard normal, one at a time: G. E. P. Box and M. E. Muller, "A note on the generation of random normal
   * deviates", Annals of Mathematical Statistics 29 (1958), 610–611. Every other call uses the pair's second number.
   */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    const angle = 2 * Math.PI * this.double();
    const radius = Math.sqrt(-2 * Math.log1p(-this.double()));
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
}

/** Generators that one program may make; each holds 2.5 KB. */
const generatorLimit = 1000;

/** A seed that nobody chose. */
const anySeed = (): bigint => BigInt(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));

/** by number, the default one first */
const generators = partOfState(() => [new Generator(anySeed())]);

/** The generator that torch.manual_seed seeds. */
export const defaultGenerator = (): Generator => generators()[0];

/** torch.Generator(): the number of a new one, seeded as PyTorch seeds it. RuntimeError when there are too many. */
export function newGenerator(): number {
  const { length } = generators();
  if (length >= generatorLimit)
    runtimeError(`more than ${generatorLimit} generators are not part of this lab`);
  generators().push(new Generator(67280421310721n, length));
  return length;
}

/** A generator by its id. */
export const generatorOf = (id: number): Generator => generators()[id] ?? defaultGenerator();

/** torch.seed(): seeds with a number that nobody chose and tells it. */
export function reseed(generator: Generator): bigint {
  generator.manualSeed(anySeed());
  return generator.seed;
}
