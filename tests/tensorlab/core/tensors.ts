/** What the tests of the core share: tensors of every layout, naive reading of them, and slopes by finite differences. */
import fc from "fast-check";
import { expect } from "vitest";
import { add } from "@/lib/tensorlab/core/arithmetic";
import { gradientsOf as gradientSteps } from "@/lib/tensorlab/core/autograd";
import { allocate, type DType } from "@/lib/tensorlab/core/dtype";
import { TorchFailure } from "@/lib/tensorlab/core/failure";
import { Storage } from "@/lib/tensorlab/core/storage";
import { dense, fromValues, Tensor } from "@/lib/tensorlab/core/tensor";
import { clone } from "@/lib/tensorlab/core/views";

export type Shape = readonly number[];

/** Elements of a shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Every index of a shape, the last dimension fastest; one empty index for a scalar. */
export function indicesOf(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (sofar, size) => sofar.flatMap((index) => Array.from({ length: size }, (_, at) => [...index, at])),
    [[]],
  );
}

/** The element at an index, read from memory by the strides alone. */
export const elementAt = (tensor: Tensor, index: readonly number[]): number =>
  tensor.storage.data[index.reduce((place, at, dim) => place + at * tensor.strides[dim], tensor.offset)];

/** All elements in row-major order, by the strides alone. */
export const valuesOf = (tensor: Tensor): number[] =>
  indicesOf(tensor.shape).map((index) => elementAt(tensor, index));

/** Row-major place of an index in a shape. */
export const placeIn = (shape: Shape, index: readonly number[]): number =>
  index.reduce((place, at, dim) => place * shape[dim] + at, 0);

/** How a tensor lies in memory: the order of its dimensions there, gaps between elements, and what stands before. */
export interface Layout {
  order: readonly number[];
  steps: readonly number[];
  before: number;
}

/** A tensor with these row-major values, laid out as told in memory that is full of other numbers. */
export function laidOut(values: readonly number[], dtype: DType, shape: Shape, layout: Layout): Tensor {
  const strides = new Array<number>(shape.length).fill(0);
  let step = 1;
  for (const dim of [...layout.order].reverse()) {
    step *= layout.steps[dim];
    strides[dim] = step;
    step *= Math.max(shape[dim], 1);
  }
  const data = allocate(dtype, step + layout.before + 1);
  data.fill(dtype === "bool" ? 1 : 77);
  const tensor = new Tensor(new Storage(data, -1), dtype, shape, strides, layout.before);
  indicesOf(shape).forEach((index, at) => {
    data[index.reduce((place, own, dim) => place + own * strides[dim], layout.before)] = values[at];
  });
  return tensor;
}

/** Shapes of up to `rank` dimensions. */
export const shapesUpTo = (rank: number, min = 0, max = 4): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min, max }), { maxLength: rank });

/** Layouts of a shape: row-major more often than not. */
export const layoutsOf = (shape: Shape): fc.Arbitrary<Layout> => {
  const dims = shape.map((_, dim) => dim);
  return fc.record({
    order: fc.oneof(fc.constant(dims), fc.shuffledSubarray(dims, { minLength: dims.length })),
    steps: fc.array(fc.constantFrom(1, 1, 2), { minLength: dims.length, maxLength: dims.length }),
    before: fc.constantFrom(0, 0, 3),
  });
};

const elements: Record<DType, fc.Arbitrary<number>> = {
  float64: fc.integer({ min: -4000, max: 4000 }).map((n) => n / 1000),
  float32: fc.integer({ min: -64, max: 64 }).map((n) => n / 16),
  float16: fc.integer({ min: -64, max: 64 }).map((n) => n / 16),
  bfloat16: fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
  int64: fc.integer({ min: -9, max: 9 }),
  int32: fc.integer({ min: -9, max: 9 }),
  int16: fc.integer({ min: -9, max: 9 }),
  int8: fc.integer({ min: -9, max: 9 }),
  uint8: fc.integer({ min: 0, max: 9 }),
  bool: fc.constantFrom(0, 1),
};

/** Tensors of a shape in every layout. */
export const tensorsOf = (
  shape: Shape,
  dtype: DType = "float64",
  element = elements[dtype],
): fc.Arbitrary<Tensor> =>
  fc
    .tuple(fc.array(element, { minLength: sizeOf(shape), maxLength: sizeOf(shape) }), layoutsOf(shape))
    .map(([values, layout]) => laidOut(values, dtype, shape, layout));

/** Tensors of any shape of up to three dimensions in every layout. */
export const anyTensor = (dtype: DType = "float64", rank = 3, min = 0): fc.Arbitrary<Tensor> =>
  shapesUpTo(rank, min).chain((shape) => tensorsOf(shape, dtype));

/** A contiguous float64 tensor. */
export const doubles = (values: readonly number[], shape: Shape = [values.length]): Tensor =>
  fromValues(values, "float64", shape);

/** A contiguous int64 tensor. */
export const wholes = (values: readonly number[], shape: Shape = [values.length]): Tensor =>
  fromValues(values, "int64", shape);

/** Whether two numbers are equal to a relative and absolute tolerance; NaN equals NaN, infinities themselves. */
export const isNear = (a: number, b: number, tolerance: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

/** Type and message of the error that a task raises for Python; throws when it raises none. */
export function failureOf(task: () => unknown): [type: string, message: string] {
  try {
    task();
  } catch (error) {
    if (error instanceof TorchFailure) return [error.type, error.message];
    throw error;
  }
  throw new Error("nothing was raised");
}

const arithmetic = { add, clone: (tensor: Tensor) => clone(tensor) };

/** A leaf with the same elements and layout that wants its gradient. */
export function leafOf(tensor: Tensor): Tensor {
  const data = tensor.storage.data.slice();
  const leaf = new Tensor(new Storage(data, -2), tensor.dtype, tensor.shape, tensor.strides, tensor.offset);
  leaf.requiresGrad = true;
  return leaf;
}

/** Weights that tell every element of a result apart. */
const weightsOf = (shape: Shape): number[] =>
  Array.from({ length: sizeOf(shape) }, (_, at) => ((at * 7 + 3) % 11) / 4 - 1.1);

/** The sum of all results, each element with its weight. */
const weighed = (results: readonly Tensor[]): number =>
  results.reduce((total, result) => {
    const weights = weightsOf(result.shape);
    return valuesOf(result).reduce((sum, value, at) => sum + value * weights[at], total);
  }, 0);

/** torch.autograd.grad where no hooks are. */
export function gradientsOf(...given: Parameters<typeof gradientSteps>): (Tensor | null)[] {
  const { done, value } = gradientSteps(...given).next();
  if (!done) throw new Error("a hook waits");
  return value;
}

type Function = (inputs: readonly Tensor[]) => readonly Tensor[];

/** Gradients of the weighed sum of results by the graph; zeros where none comes back. */
export function gradientsByGraph(f: Function, inputs: readonly Tensor[]): number[][] {
  const leaves = inputs.map(leafOf);
  const totals = leaves.map((leaf) => new Float64Array(leaf.count));
  for (const result of f(leaves)) {
    if (!result.requiresGrad) continue;
    const weights = fromValues(weightsOf(result.shape), result.dtype, result.shape);
    const options = { retainGraph: true, createGraph: false };
    gradientsOf(result, leaves, weights, arithmetic, options).forEach(
      (grad, at) => grad && dense(grad).forEach((value, place) => (totals[at][place] += value)),
    );
  }
  return totals.map((total) => [...total]);
}

/** The same by central differences of width 2h. */
export function gradientsByDifferences(f: Function, inputs: readonly Tensor[], h = 1e-5): number[][] {
  return inputs.map((input, which) =>
    indicesOf(input.shape).map((index) => {
      const moved = (by: number): number => {
        const changed = inputs.map((each) => {
          const copy = leafOf(each);
          copy.requiresGrad = false;
          return copy;
        });
        const own = changed[which];
        own.storage.data[index.reduce((place, at, dim) => place + at * own.strides[dim], own.offset)] += by;
        return weighed(f(changed));
      };
      return (moved(h) - moved(-h)) / (2 * h);
    }),
  );
}

/** Holds the graph's gradients of the weighed sum of results against the slopes. */
export function expectSlopes(f: Function, inputs: readonly Tensor[], tolerance = 2e-5): void {
  const [graph, slopes] = [gradientsByGraph(f, inputs), gradientsByDifferences(f, inputs)];
  const same = graph.every((own, at) =>
    own.every((value, place) => isNear(value, slopes[at][place], tolerance)),
  );
  if (!same) expect(graph).toEqual(slopes);
}

/** The same of a function with one result. */
export const expectSlopesOf = (f: (inputs: readonly Tensor[]) => Tensor, inputs: readonly Tensor[]): void =>
  expectSlopes((given) => [f(given)], inputs);
