/** What NumPy's arrays need beside torch's operations: their printed form, and NumPy's own random numbers. */
import { seedNumpy, uniformDoubles, gaussianDoubles } from "../core/numpy-random";
import { arrayText, printArray, scalarText } from "../core/print-array";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

const onTorch = { on: "torch" } as const;

/** What the numpy module of the lab is made of, by a name that Python's users do not see. */
export const numpyOperations: Operations = {
  "_numpy.repr": operation({ array: arg.array }, ({ array }) => printArray(array), onTorch),
  "_numpy.str": operation({ array: arg.array }, ({ array }) => arrayText(array), onTorch),
  "_numpy.text": operation({ value: arg.number }, ({ value }) => scalarText(value, "float32"), onTorch),
  "_numpy.seed": operation(
    { seed: arg.maybe(arg.int) },
    ({ seed }) => {
      seedNumpy(seed);
      return null;
    },
    onTorch,
  ),
  "_numpy.rand": operation({ shape: arg.ints }, ({ shape }) => uniformDoubles(shape), onTorch),
  "_numpy.randn": operation({ shape: arg.ints }, ({ shape }) => gaussianDoubles(shape), onTorch),
};
