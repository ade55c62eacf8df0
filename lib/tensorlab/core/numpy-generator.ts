/** What np.random.default_rng's generators draw, number for number (numpy/random/_generator.pyx of NumPy 1.24). */
import { castData, needRoom, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { Pcg64 } from "./pcg64";
import { partOfState } from "./program-state";
import { countOf, type Shape } from "./shape";
import { fromData, fromValues, type Tensor } from "./tensor";
import { heights, inside, tailInverse, tailStart, widths } from "./ziggurat";

/** Generators that one program may make. */
const generatorLimit = 10_000;

const generators = partOfState((): Pcg64[] => []);

/** The number of a new generator. @param words its seed, lowest 32 bits first; of nobody's choice when empty */
export function newNumpyGenerator(words: readonly number[]): number {
  const made = generators();
  if (made.length >= generatorLimit)
    runtimeError(`more than ${generatorLimit} generators are not part of this lab`);
  const seed = words.length > 0 ? words : Array.from({ length: 4 }, () => Math.random() * 2 ** 32);
  return made.push(new Pcg64(seed)) - 1;
}

const generatorOf = (id: number): Pcg64 => generators()[id] ?? runtimeError("not a generator");

/** Beyond where the layers end. */
function tail(generator: Pcg64): number {
  for (;;) {
    const beyond = -tailInverse * Math.log1p(-generator.double());
    if (-2 * Math.log1p(-generator.double()) > beyond * beyond) return tailStart + beyond;
  }
}

/** Standard normal. */
function gaussian(generator: Pcg64): number {
  for (;;) {
    const bits = generator.longBits();
    const layer = Number(bits & 0xffn);
    const place = Number((bits >> 9n) & 0xfffffffffffffn);
    const value = place * widths[layer] * ((bits >> 8n) & 1n ? -1 : 1);
    if (place < inside[layer]) return value;
    // the tail takes its sign from another bit
    if (layer === 0) return tail(generator) * (Math.floor(place / 256) % 2 ? -1 : 1);
    const height = (heights[layer - 1] - heights[layer]) * generator.double() + heights[layer];
    if (height < Math.exp(-0.5 * value * value)) return value;
  }
}

function drawn(shape: Shape, draw: () => number): Float64Array {
  const length = countOf(shape);
  needRoom(length);
  return Float64Array.from({ length }, draw);
}

/** Generator.random. @param dtype float64 or float32 */
export function generatedUniform(id: number, shape: Shape, dtype: DType): Tensor {
  const generator = generatorOf(id);
  const draw = dtype === "float32" ? () => generator.single() : () => generator.double();
  return fromData(castData(drawn(shape, draw), dtype), dtype, shape);
}

/** Generator.standard_normal. */
export function generatedNormal(id: number, shape: Shape): Tensor {
  const generator = generatorOf(id);
  return fromValues(
    drawn(shape, () => gaussian(generator)),
    "float64",
    shape,
  );
}

/** Generator.integers: low … low + most. */
export function generatedWhole(id: number, shape: Shape, low: number, most: number): Tensor {
  const generator = generatorOf(id);
  return fromValues(
    drawn(shape, () => low + generator.whole(most)),
    "int64",
    shape,
  );
}

/** Swaps from the end down to `first` with what `draw` gives for each place. */
function shuffled(places: Float64Array, first: number, draw: (most: number) => number): Float64Array {
  for (let at = places.length - 1; at >= first; at--) {
    const other = draw(at);
    [places[at], places[other]] = [places[other], places[at]];
  }
  return places;
}

function counted(count: number): Float64Array {
  needRoom(count);
  return Float64Array.from({ length: count }, (_, at) => at);
}

/** Generator.shuffle and permutation, as places. */
export function generatedOrder(id: number, count: number): Tensor {
  const generator = generatorOf(id);
  const places = shuffled(counted(count), 1, (most) => generator.wholeByBits(most));
  return fromValues(places, "int64", [count]);
}

/** `count` different places of `all`: R. W. Floyd's, in J. Bentley's "Programming pearls", Communications of the ACM 30 (1987). */
function floyd(generator: Pcg64, all: number, count: number): Float64Array {
  needRoom(count);
  const taken = new Set<number>();
  return Float64Array.from({ length: count }, (_, at) => {
    const last = all - count + at;
    const tried = generator.whole(last);
    const place = taken.has(tried) ? last : tried;
    taken.add(place);
    return place;
  });
}

/** Generator.choice without replacement: `count` of `all` places, in random order unless not wanted. */
export function generatedChoice(id: number, all: number, count: number, shuffle: boolean): Tensor {
  const generator = generatorOf(id);
  const many = all > 10_000 && count > Math.floor(all / (shuffle ? 50 : 20));
  // unlike in Generator.shuffle
  const draw = (most: number) => generator.whole(most);
  const places = many
    ? shuffled(counted(all), Math.max(all - count, 1), draw).slice(all - count)
    : floyd(generator, all, count);
  if (!many && shuffle) shuffled(places, 1, draw);
  return fromValues(places, "int64", [count]);
}
