/** NumPy's np.random.seed, rand and randn, number for number (numpy/random/src/legacy of NumPy 1.24). */
import { MersenneTwister } from "./mersenne";
import { countOf, type Shape } from "./shape";
import { fromValues, type Tensor } from "./tensor";

const anySeed = (): number => Math.floor(Math.random() * 2 ** 32);

const state = { engine: new MersenneTwister(anySeed()), spare: null as number | null };

/** np.random.seed; null for a seed that nobody chose. */
export function seedNumpy(seed: number | null): void {
  state.engine = new MersenneTwister(seed ?? anySeed());
  state.spare = null;
}

/** 53 bits of two numbers. */
function uniform(): number {
  const high = state.engine.draw() >>> 5;
  return (high * 0x4000000 + (state.engine.draw() >>> 6)) / 0x20000000000000;
}

/** Standard normal by G. Marsaglia's polar method; every other call uses the pair's second number. */
function gaussian(): number {
  if (state.spare !== null) {
    const { spare } = state;
    state.spare = null;
    return spare;
  }
  let [x, y, square] = [0, 0, 0];
  do {
    x = 2 * uniform() - 1;
    y = 2 * uniform() - 1;
    square = x * x + y * y;
  } while (square >= 1 || square === 0);
  const factor = Math.sqrt((-2 * Math.log(square)) / square);
  state.spare = factor * x;
  return factor * y;
}

const drawn = (shape: Shape, draw: () => number): Tensor =>
  fromValues(Float64Array.from({ length: countOf(shape) }, draw), "float64", shape);

/** np.random.rand: uniform in [0, 1). */
export const uniformDoubles = (shape: Shape): Tensor => drawn(shape, uniform);

/** np.random.randn: standard normal. */
export const gaussianDoubles = (shape: Shape): Tensor => drawn(shape, gaussian);
