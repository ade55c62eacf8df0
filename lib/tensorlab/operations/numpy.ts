/** What NumPy's arrays need beside torch's operations: printed form, random numbers, and views that run backwards. */
import {
  generatedChoice,
  generatedNormal,
  generatedOrder,
  generatedUniform,
  generatedWhole,
  newNumpyGenerator,
} from "../core/numpy-generator";
import {
  chooseNumpyStream,
  gaussianDoubles,
  newNumpyStream,
  seedNumpy,
  shuffledPlaces,
  uniformDoubles,
  wholeNumbers,
} from "../core/numpy-random";
import { arrayPrintOptions, arrayText, printArray, scalarText } from "../core/print-array";
import { onlyValue, placesOf, Tensor } from "../core/tensor";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";
import { Int, NdArray, NumpyScalar } from "./value";

const onTorch = { on: "torch" } as const;

/** The same memory from its end along one dimension; PyTorch has no such view. */
function backwards({ storage, dtype, shape, strides, offset }: Tensor, dim: number): Tensor {
  const turned = strides.map((stride, at) => (at === dim ? -stride : stride));
  const last = offset + Math.max(shape[dim] - 1, 0) * strides[dim];
  return new Tensor(storage, dtype, shape, turned, last);
}

/** Whether an element of one stands where one of the other does. */
function haveCommonPlaces(one: Tensor, other: Tensor): boolean {
  if (one.storage.data !== other.storage.data) return false;
  const places = new Set(placesOf(one.shape, one.strides, one.offset));
  return placesOf(other.shape, other.strides, other.offset).some((place) => places.has(place));
}

/** What the numpy module of the lab is made of, by a name that Python's users do not see. */
export const numpyOperations: Operations = {
  "_numpy.tensor": operation({ array: arg.array }, ({ array }) => array, onTorch),
  "_numpy.array": operation({ tensor: arg.tensor }, ({ tensor }) => new NdArray(tensor), onTorch),
  "_numpy.out": operation(
    { tensor: arg.tensor },
    ({ tensor }) =>
      tensor.rank > 0 ? new NdArray(tensor) : new NumpyScalar(tensor.dtype, onlyValue(tensor)),
    onTorch,
  ),
  "_numpy.shared": operation(
    { one: arg.tensor, other: arg.tensor },
    ({ one, other }) => haveCommonPlaces(one, other),
    onTorch,
  ),
  "_numpy.backwards": operation(
    { array: arg.array, dim: arg.int },
    ({ array, dim }) => new NdArray(backwards(array, dim)),
    onTorch,
  ),
  "_numpy.repr": operation({ array: arg.array }, ({ array }) => printArray(array), onTorch),
  "_numpy.str": operation({ array: arg.array }, ({ array }) => arrayText(array), onTorch),
  "_numpy.text": operation({ value: arg.number }, ({ value }) => scalarText(value, "float32"), onTorch),
  "_numpy.printing": operation(
    {
      precision: arg.int,
      threshold: arg.number,
      edgeitems: arg.int,
      linewidth: arg.number,
      suppress: arg.flag,
    },
    (options) => {
      Object.assign(arrayPrintOptions(), options);
      return null;
    },
    onTorch,
  ),
  "_numpy.seed": operation(
    { seed: arg.maybe(arg.int) },
    ({ seed }) => {
      seedNumpy(seed);
      return null;
    },
    onTorch,
  ),
  "_numpy.stream": operation({}, () => new Int(newNumpyStream()), onTorch),
  "_numpy.choose": operation({ id: arg.int }, ({ id }) => new Int(chooseNumpyStream(id)), onTorch),
  "_numpy.rand": operation({ shape: arg.ints }, ({ shape }) => uniformDoubles(shape), onTorch),
  "_numpy.randn": operation({ shape: arg.ints }, ({ shape }) => gaussianDoubles(shape), onTorch),
  "_numpy.randint": operation(
    { shape: arg.ints, low: arg.int, high: arg.int },
    ({ shape, low, high }) => wholeNumbers(shape, low, high),
    onTorch,
  ),
  "_numpy.shuffled": operation({ count: arg.int }, ({ count }) => shuffledPlaces(count), onTorch),
  "_numpy.generator": operation(
    { words: arg.ints },
    ({ words }) => new Int(newNumpyGenerator(words)),
    onTorch,
  ),
  "_numpy.generated.uniform": operation(
    { id: arg.int, shape: arg.ints, dtype: arg.dtype },
    ({ id, shape, dtype }) => generatedUniform(id, shape, dtype),
    onTorch,
  ),
  "_numpy.generated.normal": operation(
    { id: arg.int, shape: arg.ints },
    ({ id, shape }) => generatedNormal(id, shape),
    onTorch,
  ),
  "_numpy.generated.whole": operation(
    { id: arg.int, shape: arg.ints, low: arg.int, most: arg.int },
    ({ id, shape, low, most }) => generatedWhole(id, shape, low, most),
    onTorch,
  ),
  "_numpy.generated.order": operation(
    { id: arg.int, count: arg.int },
    ({ id, count }) => generatedOrder(id, count),
    onTorch,
  ),
  "_numpy.generated.choice": operation(
    { id: arg.int, all: arg.int, count: arg.int, shuffle: arg.flag },
    ({ id, all, count, shuffle }) => generatedChoice(id, all, count, shuffle),
    onTorch,
  ),
};
