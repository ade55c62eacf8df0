/** Short help for the functions of the tensor lab, for completion in the editor. */
import type { Localized } from "./language";
import { array } from "./torch-help/array";
import { basics } from "./torch-help/basics";
import { classroom } from "./torch-help/classroom";
import { choosing } from "./torch-help/choosing";
import { creating } from "./torch-help/creating";
import { functional } from "./torch-help/functional";
import { inspecting } from "./torch-help/inspecting";
import { linearAlgebra } from "./torch-help/linear-algebra";
import { namespaces } from "./torch-help/namespaces";
import { networks } from "./torch-help/networks";
import { numpy, numpyRandom } from "./torch-help/numpy";
import { pointwise } from "./torch-help/pointwise";
import { pyplot } from "./torch-help/pyplot";
import { random } from "./torch-help/random";
import { reducing } from "./torch-help/reducing";
import { shaping } from "./torch-help/shaping";
import type { Place, Row } from "./torch-help/row";

export interface TorchHelp {
  name: string;
  on: Place;
  /** arguments as one types them */
  call: string;
  help: Localized;
}

const rows: readonly Row[] = [
  ...basics,
  ...creating,
  ...random,
  ...shaping,
  ...pointwise,
  ...reducing,
  ...choosing,
  ...linearAlgebra,
  ...functional,
  ...networks,
  ...inspecting,
  ...namespaces,
  ...numpy,
  ...numpyRandom,
  ...array,
  ...pyplot,
  ...classroom,
];

/** Methods that also change the tensor itself, under their name with an underscore. */
const inPlace = (
  "abs sign ceil floor trunc frac square relu sqrt rsqrt exp exp2 expm1 log log2 log10 log1p sin " +
  "cos tan asin acos atan sinh cosh tanh sigmoid reciprocal erf erfinv absolute negative fix arcsin " +
  "arccos arctan asinh acosh atanh arcsinh arccosh arctanh sinc erfc lgamma digamma round neg sub " +
  "subtract multiply div divide true_divide floor_divide remainder " +
  "fmod pow atan2 hypot deg2rad rad2deg sgn logit heaviside nan_to_num bitwise_left_shift " +
  "bitwise_right_shift eq ne lt le gt ge less less_equal greater greater_equal not_equal " +
  "logical_and logical_or logical_xor logical_not bitwise_and bitwise_or bitwise_xor bitwise_not " +
  "clamp clip clamp_min clamp_max scatter_add index_add index_copy index_fill masked_fill lerp " +
  "addcmul addcdiv copysign xlogy ldexp gcd lcm cumsum cumprod triu tril masked_scatter addmm addmv " +
  "baddbmm"
).split(" ");

const asHelp = ([name, on, call, en, zh]: Row): TorchHelp => ({ name, on, call, help: { en, zh } });

function inPlaceOf(name: string): TorchHelp {
  const call = rows.find((row) => row[0] === name)?.[2] ?? "()";
  return asHelp([`${name}_`, "tensor", call, `Same as ${name}, in place.`, `${name} 的原地版本。`]);
}

/** Help in the order of the lab's reading, then by topic. */
export const torchHelp: readonly TorchHelp[] = [...rows.map(asHelp), ...inPlace.map(inPlaceOf)];
