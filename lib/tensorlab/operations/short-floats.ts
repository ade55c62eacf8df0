/** What PyTorch's kernels for the CPU do not have for floats of 16 bits. */
import { legacyNames, type DType } from "../core/dtype";
import { runtimeError } from "../core/failure";
import { isShort } from "../core/short-floats";
import { Tensor } from "../core/tensor";
import type { Call } from "./operation";

const listed = (names: string, kernel: (name: string) => string): [string, string][] =>
  names.split(" ").map((name) => [name, kernel(name)]);

/** Kernels by operation that have neither of the two types. */
const kernelsOfNeither: ReadonlyMap<string, string> = new Map([
  ["bincount", "bincount_cpu"],
  ["bitwise_not", "bitwise_not_cpu"],
  ...listed("bitwise_and bitwise_or bitwise_xor", (name) => `${name}_cpu`),
  ["bitwise_left_shift", "lshift_cpu"],
  ["bitwise_right_shift", "rshift_cpu"],
  ["prod", "prod_cpu"],
  ["trace", "trace"],
  ["det", "lu_cpu"],
  ["nn.functional.binary_cross_entropy", "binary_cross_entropy"],
]);

/** Kernels by operation that have no float16. */
const kernelsOfNoHalf: ReadonlyMap<string, string> = new Map([
  ...kernelsOfNeither,
  ...listed(
    "acos asin atan ceil cos erf erfc erfinv exp expm1 floor log log10 log1p log2 round sin sqrt tan tanh trunc lgamma",
    (name) => `${name}_vml_cpu`,
  ),
  ...listed(
    "acosh asinh atan2 atanh cosh sinh sigmoid rsqrt hypot logit sinc cummax cummin logaddexp kthvalue topk median aminmax gcd",
    (name) => `${name}_cpu`,
  ),
  ...listed("cumsum cumprod logcumsumexp", (name) => `${name}_out_cpu`),
  ...listed("addcdiv addcmul", (name) => `${name}_cpu_out`),
  ...listed("diag unique digamma", (name) => name),
  ...listed("matmul mm addmm inner nn.functional.linear", () => "addmm_impl_cpu_"),
  ["mv", "addmv_impl_cpu"],
  ["bernoulli_", "bernoulli_scalar_cpu_"],
  ["nn.functional.dropout", "bernoulli_scalar_cpu_"],
  ["clamp", "clamp_scalar_cpu"],
  ["clip", "clamp_scalar_cpu"],
  ["logsumexp", "exp_vml_cpu"],
  ...listed("relu clamp_min nn.functional.relu nn.functional.normalize", () => "clamp_min_cpu"),
  ...listed("nn.functional.relu6 nn.functional.hardtanh", () => "clamp_scalar_cpu"),
  ...listed("softmax nn.functional.softmax", () => "softmax_lastdim_kernel_impl"),
  ...listed(
    "log_softmax nn.functional.log_softmax nn.functional.cross_entropy",
    () => "log_softmax_lastdim_kernel_impl",
  ),
  ["nn.functional.sigmoid", "sigmoid_cpu"],
  ["nn.functional.tanh", "tanh_vml_cpu"],
  ["nn.functional.gelu", "GeluKernelImpl"],
  ["nn.functional.layer_norm", "LayerNormKernelImpl"],
  ["nn.functional.logsigmoid", "log_sigmoid_cpu"],
  ["nn.functional.conv2d", "slow_conv2d_cpu"],
  ["nn.functional.nll_loss", "nll_loss_out_frame"],
  ...listed("elu selu celu", () => "elu_cpu").map(([name, kernel]): [string, string] => [
    `nn.functional.${name}`,
    kernel,
  ]),
  ...listed("silu leaky_relu glu softplus mish hardswish hardsigmoid", (name) => `${name}_cpu`).map(
    ([name, kernel]): [string, string] => [`nn.functional.${name}`, kernel],
  ),
  ...listed("max_pool2d avg_pool2d adaptive_avg_pool2d", (name) => name).map(
    ([name, kernel]): [string, string] => [`nn.functional.${name}`, kernel],
  ),
]);

const kernelOf = (name: string, dtype: DType): string | undefined =>
  (dtype === "float16" ? kernelsOfNoHalf : kernelsOfNeither).get(name);

/** A check before an operation where one is called for: RuntimeError for a first tensor of a type that its kernel has not. */
export function refusalOf(name: string): ((call: Call) => void) | null {
  const plain = name.replace(/(?<=[a-z0-9])_$/, "");
  const known = [name, plain].find((one) => kernelsOfNoHalf.has(one));
  if (known === undefined) return null;
  return ({ positional, keywords }) => {
    const [first = keywords.get("input")] = positional;
    if (!(first instanceof Tensor) || !isShort(first.dtype)) return;
    const kernel = kernelOf(known, first.dtype);
    if (kernel) runtimeError(`"${kernel}" not implemented for '${legacyNames[first.dtype]}'`);
  };
}
