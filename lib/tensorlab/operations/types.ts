/** What torch says of types: promotion, casting, the default. */
import { canCast, defaultDType, isFloating, promoteTypes, setDefaultDType } from "../core/dtype";
import { typeError } from "../core/failure";
import { resultType } from "../core/promotion";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";
import { DTypeValue } from "./value";

const onTorch = { on: "torch" } as const;

/** Questions about types, by name. */
export const types: Operations = {
  get_default_dtype: operation({}, () => new DTypeValue(defaultDType()), onTorch),
  set_default_dtype: operation(
    { d: arg.anything },
    ({ d }) => {
      const wanted = "only floating-point types are supported as the default type";
      if (!(d instanceof DTypeValue)) return typeError(`invalid dtype object: ${wanted}`);
      if (!isFloating(d.dtype)) typeError(wanted);
      setDefaultDType(d.dtype);
      return null;
    },
    onTorch,
  ),
  result_type: operation(
    { tensor1: arg.operand, tensor2: arg.operand },
    ({ tensor1, tensor2 }) => new DTypeValue(resultType(tensor1, tensor2)),
    onTorch,
  ),
  promote_types: operation(
    { type1: arg.dtype, type2: arg.dtype },
    ({ type1, type2 }) => new DTypeValue(promoteTypes(type1, type2)),
    onTorch,
  ),
  can_cast: operation({ from: arg.dtype, to: arg.dtype }, ({ from, to }) => canCast(from, to), onTorch),
};
