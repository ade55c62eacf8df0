/** NumPy's np.random.seed, rand, randn, randint and shuffle, number for number (numpy/random/src/legacy of NumPy 1.24). */
import { needRoom, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { MersenneTwister } from "./mersenne";
import { partOfState } from "./program-state";
import { countOf, type Shape } from "./shape";
import { fromValues, type Tensor } from "./tensor";

const anySeed = (): number => Math.floor(Math.random() * 2 ** 32);

/** one stream: its engine, and the second number of a pair, kept for the next call */
const newStream = () => ({ engine: new MersenneTwister(anySeed()), spare: null as number | null });

/** Streams that one program may have; each holds 2.5 KB. */
const streamLimit = 1000;

/** np.random's own stream first, then those of np.random.RandomState; and which one is drawn from */
const streams = partOfState(() => ({ all: [newStream()], chosen: 0 }));

const state = () => streams().all[streams().chosen];

/** np.random.RandomState: the number of a new stream. RuntimeError when there are too many. */
export function newNumpyStream(): number {
  const { all } = streams();
  if (all.length >= streamLimit)
    runtimeError(`more than ${streamLimit} random states are not part of this lab`);
  return all.push(newStream()) - 1;
}

/** From now on numbers are drawn from this stream; the number of the one before. */
export function chooseNumpyStream(id: number): number {
  const { all, chosen } = streams();
  if (!(id in all)) runtimeError("not a random state");
  streams().chosen = id;
  return chosen;
}

/** np.random.seed; null for a seed that nobody chose. */
export function seedNumpy(seed: number | null): void {
  state().engine = new MersenneTwister(seed ?? anySeed());
  state().spare = null;
}

/** 53 bits of two numbers. */
function uniform(): number {
  const { engine } = state();
  const high = engine.draw() >>> 5;
  return (high * 0x4000000 + (engine.draw() >>> 6)) / 0x20000000000000;
}

/** Standard normal by G. Marsaglia's polar method; every other call uses the pair's second number. */
function gaussian(): number {
  const pair = state();
  if (pair.spare !== null) {
    const { spare } = pair;
    pair.spare = null;
    return spare;
  }
  let [x, y, square] = [0, 0, 0];
  do {
    x = 2 * uniform() - 1;
    y = 2 * uniform() - 1;
    square = x * x + y * y;
  } while (square >= 1 || square === 0);
  const factor = Math.sqrt((-2 * Math.log(square)) / square);
  pair.spare = factor * x;
  return factor * y;
}

function drawn(shape: Shape, draw: () => number, dtype: DType = "float64"): Tensor {
  const length = countOf(shape);
  needRoom(length);
  return fromValues(Float64Array.from({ length }, draw), dtype, shape);
}

/** np.random.rand: uniform in [0, 1). */
export const uniformDoubles = (shape: Shape): Tensor => drawn(shape, uniform);

/** np.random.randn: standard normal. */
export const gaussianDoubles = (shape: Shape): Tensor => drawn(shape, gaussian);

/** Uniform in 0 … most: bits of one draw, drawn anew until they fit. At most 2^32 − 1. */
function whole(most: number): number {
  if (most === 0) return 0;
  const mask = 0xffffffff >>> Math.clz32(most);
  const { engine } = state();
  let bits = engine.draw() & mask;
  while (bits >>> 0 > most) bits = engine.draw() & mask;
  return bits >>> 0;
}

/** np.random.randint: uniform in low … high − 1, at most 2^32 apart. */
export const wholeNumbers = (shape: Shape, low: number, high: number): Tensor =>
  drawn(shape, () => low + whole(high - 1 - low), "int64");

/** The places 0 … count − 1 as np.random.shuffle leaves them (R. A. Fisher and F. Yates; D. E. Knuth's Algorithm P). */
export function shuffledPlaces(count: number): Tensor {
  needRoom(count);
  const places = Float64Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = whole(at);
    [places[at], places[other]] = [places[other], places[at]];
  }
  return fromValues(places, "int64", [count]);
}
