/** Seeded random numbers: the same stream for the same seed in every browser and on the server. */

/** A stream of uniform numbers in [0, 1) and of standard normal numbers. */
export interface Random {
  uniform(): number;
  normal(): number;
}

/** FNV-1a over UTF-16 units: turns a stream's name into 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** SplitMix32's finaliser: spreads one word over all its bits. */
function mix(word: number): number {
  let z = (word + 0x9e3779b9) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** Uniform and normal numbers made of a source of 32-bit words. */
export function randomFrom(bits: () => number): Random {
  const uniform = () => bits() / 4294967296;
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    // Box–Muller; 1 - u keeps the logarithm's argument above zero
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}

/**
 * Independent stream `name` of the seed (sfc32, Chris Doty-Humphrey's small fast counting generator). Good for pictures
 * and training, not for secrets: a few hundred numbers give its state away.
 * @param seed the first 32-bit word of the seed
 * @param second another 32-bit word
 */
export function createRandom(seed: number, name = "", second = 0): Random {
  let a = mix(seed);
  let b = mix(hashName(name));
  let c = mix(second);
  let d = 1;
  const bits = (): number => {
    const t = (a + b + d) >>> 0;
    d = (d + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t;
  };
  for (let i = 0; i < 12; i++) bits();
  return randomFrom(bits);
}

/** Fisher–Yates shuffle of 0…n-1. */
export function permutation(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
