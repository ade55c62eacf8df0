/** How a tensor changes its type: to, type, float and their like. There is one device. */
import { toType } from "../core/arithmetic";
import { legacyNames, type DType } from "../core/dtype";
import { misfitting, typeError, valueError } from "../core/failure";
import { Tensor } from "../core/tensor";
import { clone } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";
import { DTypeValue, Int, typeName, type Value } from "./value";

const self = { input: arg.tensor };
const onTensor = { on: "tensor" } as const;
const method = (f: (input: Tensor) => Value): Operation => operation(self, ({ input }) => f(input), onTensor);

const conversions: Record<string, DType> = {
  float: "float32",
  double: "float64",
  half: "float16",
  bfloat16: "bfloat16",
  long: "int64",
  int: "int32",
  short: "int16",
  char: "int8",
  byte: "uint8",
  bool: "bool",
};

/** tensor.to: a dtype, another tensor's dtype, or the only device. */
function convert(input: Tensor, target: Value): Tensor {
  if (target instanceof DTypeValue) return toType(input, target.dtype);
  if (target instanceof Tensor) return toType(input, target.dtype);
  if (target instanceof Int) arg.checkDevice(`cuda:${target.value}`);
  if (typeof target !== "string")
    return misfitting(`to(): argument 'other' (position 1) must be Tensor, not ${typeName(target)}`);
  arg.checkDevice(target);
  return input;
}

const legacyType = (dtype: DType): string => `torch.${legacyNames[dtype]}Tensor`;

function typed(input: Tensor, wanted: Value): Value {
  if (wanted === null) return legacyType(input.dtype);
  if (wanted instanceof DTypeValue) return toType(input, wanted.dtype);
  if (typeof wanted !== "string") return typeError("dtype must be a type, str, or dtype object");
  const found = (Object.keys(legacyNames) as DType[]).find((dtype) => legacyType(dtype) === wanted);
  return found ? toType(input, found) : valueError(`invalid type: '${wanted}'`);
}

/** Changes of type and device, by method name. */
export const conversion: Operations = {
  _check_device_string: operation(
    { name: arg.text },
    ({ name }) => {
      arg.checkDeviceString(name);
      return null;
    },
    { on: "torch" },
  ),
  to: operation(
    {
      ...self,
      target: arg.or(arg.anything, null),
      second: arg.maybe(arg.anything),
      dtype: arg.keyword(arg.maybe(arg.dtype)),
      device: arg.keyword(arg.maybe(arg.anything)),
      copy: arg.keyword(arg.or(arg.flag, false)),
      non_blocking: arg.keyword(arg.or(arg.flag, false)),
    },
    ({ input, target, second, dtype, device, copy }) => {
      const wanted = [target, second, device, dtype && new DTypeValue(dtype)].filter(
        (value) => value !== null,
      );
      const out = wanted.reduce<Tensor>((x, value) => convert(x, value), input);
      return copy && out === input ? clone(input) : out;
    },
    onTensor,
  ),
  type: operation(
    { ...self, dtype: arg.maybe(arg.anything) },
    ({ input, dtype }) => typed(input, dtype),
    onTensor,
  ),
  type_as: operation(
    { ...self, other: arg.tensor },
    ({ input, other }) => toType(input, other.dtype),
    onTensor,
  ),
  cpu: method((x) => x),
  cuda: operation(
    { ...self, device: arg.maybe(arg.anything), non_blocking: arg.or(arg.flag, false) },
    ({ input }) => convert(input, "cuda"),
    onTensor,
  ),
  ...Object.fromEntries(
    Object.entries(conversions).map(([name, dtype]) => [name, method((x) => toType(x, dtype))]),
  ),
};
