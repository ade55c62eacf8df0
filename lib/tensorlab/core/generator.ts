/**
 * PyTorch's generator of random numbers on the CPU, number for number (ATen/CPUGeneratorImpl.cpp and
 * ATen/core/DistributionsHelper.h of PyTorch 1.13).
 */
import { runtimeError } from "./failure";
import { MersenneTwister } from "./mersenne";

/** One stream of random numbers, as torch.Generator holds it. */
export class Generator {
  #engine: MersenneTwister;
  /** the second number of a Box–Muller pair, kept for the next call */
  #spare: number | null = null;
  /** which one, when Python holds it; 0 is the default one */
  readonly id: number;

  constructor(
    /** as torch.initial_seed() tells it */
    public seed: bigint,
  ) {
    this.#engine = new MersenneTwister(Number(BigInt.asUintN(32, seed)));
    this.id = generators.push(this) - 1;
  }

  /** torch.manual_seed: any 64-bit number, of which the lowest 32 bits matter. */
  manualSeed(seed: bigint): void {
    this.seed = BigInt.asUintN(64, seed);
    this.#engine = new MersenneTwister(Number(BigInt.asUintN(32, seed)));
    this.#spare = null;
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

const generators: Generator[] = [];

/** Generators that one interpreter's life may make; each holds 2.5 KB. */
const generatorLimit = 1000;

/** A seed that nobody chose. */
const anySeed = (): bigint => BigInt(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));

const standard = new Generator(anySeed());

/** The generator that torch.manual_seed seeds. */
export const defaultGenerator = (): Generator => standard;

/** torch.Generator(): the number of a new one, seeded as PyTorch seeds it. RuntimeError when there are too many. */
export function newGenerator(): number {
  if (generators.length >= generatorLimit)
    runtimeError(`more than ${generatorLimit} generators are not part of this lab`);
  return new Generator(67280421310721n).id;
}

/** A generator by its id. */
export const generatorOf = (id: number): Generator => generators[id] ?? standard;

/** torch.seed(): seeds with a number that nobody chose and tells it. */
export function reseed(generator: Generator): bigint {
  generator.manualSeed(anySeed());
  return generator.seed;
}
