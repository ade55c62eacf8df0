/** Which type an operation on several tensors computes in. */
import { categoryOf, defaultDType, isFloating, promoteTypes, type DType } from "./dtype";
import type { Tensor } from "./tensor";

type Level = DType | null;

const join = (a: Level, b: Level): Level => (a === null ? b : b === null ? a : promoteTypes(a, b));

/** The higher category wins; at equal category the operand with dimensions does. */
function prefer(strong: Level, weak: Level): Level {
  if (strong === null) return weak;
  return weak !== null && categoryOf(weak) > categoryOf(strong) ? weak : strong;
}

/** torch.result_type of any number of operands: dimensioned tensors, then scalars, then Python's numbers. */
export function resultType(...operands: Tensor[]): DType {
  let dimensioned: Level = null;
  let zero: Level = null;
  let wrapped: Level = null;
  for (const tensor of operands) {
    if (tensor.wrapped) wrapped = join(wrapped, isFloating(tensor.dtype) ? defaultDType() : tensor.dtype);
    else if (tensor.rank === 0) zero = join(zero, tensor.dtype);
    else dimensioned = join(dimensioned, tensor.dtype);
  }
  return prefer(dimensioned, prefer(zero, wrapped)) ?? defaultDType();
}

/** The type of results that are never whole numbers: integers become the default floating type. */
export const floatingType = (dtype: DType): DType => (isFloating(dtype) ? dtype : defaultDType());
