/** Every operation that has a gradient, with inputs where it is smooth. */
import fc from "fast-check";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import { clone } from "@/lib/tensorlab/core/views";
import { DTypeValue, Ellipsis, Int, Sequence, Slice, type Value } from "@/lib/tensorlab/operations/value";
import { laidOut, layoutsOf, shapesUpTo, sizeOf, wholes, type Shape } from "../core/tensors";

/** One way to call an operation: tensors that want gradients, and the call they make. */
export interface Case {
  inputs: fc.Arbitrary<readonly Tensor[]>;
  call: (inputs: readonly Tensor[]) => { positional: readonly Value[]; keywords?: Record<string, Value> };
}

type Range = readonly [low: number, high: number];

const anywhere: Range = [-2, 2];
const positive: Range = [0.3, 3];

export const int = (value: number): Int => new Int(value);
const ints = (...values: readonly number[]): Sequence => new Sequence(values.map(int));
const list = (...items: readonly Value[]): Sequence => new Sequence(items, "list");
const bools = (values: readonly number[], shape: Shape): Tensor => fromValues(values, "bool", shape);
const doubles = (values: readonly number[], shape: Shape): Tensor => fromValues(values, "float64", shape);

/** Different numbers spread over a range, in any order and layout: no ties, and no kink at a simple fraction. */
function spread(shape: Shape, [low, high]: Range, shift = 0.37): fc.Arbitrary<Tensor> {
  const count = sizeOf(shape);
  const slots = Array.from({ length: count }, (_, at) => at);
  return fc.tuple(fc.shuffledSubarray(slots, { minLength: count }), layoutsOf(shape)).map(([order, layout]) =>
    laidOut(
      order.map((slot) => low + (high - low) * ((slot + shift) / count) ** 1.13),
      "float64",
      shape,
      layout,
    ),
  );
}

/** Two shapes that broadcast. */
const pairsOfShapes = shapesUpTo(3, 0, 3).chain((shape) => {
  const worn = fc
    .tuple(
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      fc.nat({ max: shape.length }),
    )
    .map(([ones, lost]) => shape.map((size, dim) => (ones[dim] ? 1 : size)).slice(lost));
  return fc.oneof(
    fc.tuple(fc.constant(shape), worn),
    fc.tuple(worn, fc.constant(shape)),
    fc.constant<[number[], number[]]>([shape, shape]),
  );
});

/** Tensors of given shapes. */
const of = (shapes: readonly Shape[], range: Range = anywhere): fc.Arbitrary<readonly Tensor[]> =>
  fc.tuple(...shapes.map((shape, at) => spread(shape, range, 0.37 + 0.09 * at)));

/** One tensor of any shape, empty and scalar ones too. */
const one = (range: Range, min = 0): fc.Arbitrary<readonly Tensor[]> =>
  shapesUpTo(3, min, 3).chain((shape) => of([shape], range));

/** An operation of one tensor, and perhaps plain arguments. */
const unary = (range: Range = anywhere, ...rest: readonly Value[]): Case => ({
  inputs: one(range),
  call: ([x]) => ({ positional: [x, ...rest] }),
});

/** An operation of two tensors that broadcast. */
const binary = (left: Range = anywhere, right: Range = anywhere): Case => ({
  inputs: pairsOfShapes.chain(([a, b]) => fc.tuple(spread(a, left), spread(b, right, 0.61))),
  call: (inputs) => ({ positional: inputs }),
});

/** Tensors of given shapes, then plain arguments. */
const fixed = (shapes: readonly Shape[], rest: readonly Value[] = [], range: Range = anywhere): Case => ({
  inputs: of(shapes, range),
  call: (inputs) => ({ positional: [...inputs, ...rest] }),
});

/** The same with keywords. */
const keyed = (shapes: readonly Shape[], keywords: Record<string, Value>, range: Range = anywhere): Case => ({
  inputs: of(shapes, range),
  call: (inputs) => ({ positional: inputs, keywords }),
});

/** A list of tensors, then plain arguments. */
const listed = (shapes: readonly Shape[], ...rest: readonly Value[]): Case => ({
  inputs: of(shapes),
  call: (inputs) => ({ positional: [list(...inputs), ...rest] }),
});

/** A tensor between others that want no gradient. */
const called = (
  shapes: readonly Shape[],
  call: (inputs: readonly Tensor[]) => readonly Value[],
  range: Range = anywhere,
): Case => ({ inputs: of(shapes, range), call: (inputs) => ({ positional: call(inputs) }) });

/** Square matrices far from singular: I·4 + noise, as a batch or alone. */
const regular = (shape: Shape): fc.Arbitrary<Tensor> =>
  spread(shape, [-0.8, 0.8]).map((noise) => {
    const n = shape[shape.length - 1];
    const { storage, strides, offset } = noise;
    const batch = sizeOf(shape.slice(0, -2));
    for (let at = 0; at < batch; at++)
      for (let row = 0; row < n; row++) {
        const lead = shape.length > 2 ? at * strides[0] : 0;
        const diagonal = strides[shape.length - 2] + strides[shape.length - 1];
        storage.data[offset + lead + row * diagonal] += 3 + row;
      }
    return noise;
  });

const regularCase = (call: (a: Tensor) => readonly Value[], shape: Shape = [3, 3]): Case => ({
  inputs: regular(shape).map((a) => [a]),
  call: ([a]) => ({ positional: call(a) }),
});

const all = (cases: Record<string, Case | readonly Case[]>): Record<string, readonly Case[]> =>
  // one case stands for a list of one
  Object.fromEntries(Object.entries(cases).map(([name, own]) => [name, [own].flat() as readonly Case[]]));

const named = (names: string, own: Case | readonly Case[]): Record<string, Case | readonly Case[]> =>
  Object.fromEntries(names.split(" ").map((name) => [name, own]));

const elementwise = {
  ...named(
    "abs absolute sign sgn ceil floor trunc fix frac round square relu exp exp2 expm1 sin cos atan",
    unary(),
  ),
  ...named(
    "arctan sinh cosh tanh sigmoid erf neg negative positive deg2rad rad2deg nan_to_num clone",
    unary(),
  ),
  ...named("sqrt rsqrt log log2 log10 reciprocal", unary(positive)),
  ...named("asin acos arcsin arccos erfinv atanh arctanh", unary([-0.9, 0.9])),
  ...named("asinh arcsinh erfc sinc", unary()),
  ...named("acosh arccosh", unary([1.2, 3])),
  ...named("lgamma digamma", unary(positive)),
  log1p: unary([-0.7, 2]),
  tan: unary([-1.2, 1.2]),
  logit: [unary([0.1, 0.9]), unary([-0.2, 1.2], 0.1)],
  ...named("add sub subtract rsub mul multiply atan2 hypot maximum minimum", binary()),
  ...named("fmax fmin logaddexp logaddexp2 ldexp", binary()),
  copysign: called([[2, 3]], ([x]) => [x, doubles([1, -2, 0.5, -0.1, 3, -4], [2, 3])]),
  xlogy: binary(anywhere, positive),
  float_power: binary(positive),
  ...named("div divide true_divide", binary(anywhere, positive)),
  ...named("remainder fmod", binary([-2, 2], [0.7, 1.9])),
  pow: [binary(positive), unary(anywhere, int(3)), unary(positive, -1.5), unary(anywhere, int(0))],
  lerp: [fixed([[2, 3], [3], [2, 1]]), fixed([[2], [2]], [0.25])],
  addcmul: [fixed([[2, 3], [3], [2, 1]]), keyed([[2], [2], [2]], { value: 0.5 })],
  addcdiv: fixed([[2, 3], [3], [2, 1]], [], positive),
  ...named("clamp clip", [
    unary(anywhere, -1.03, 0.91),
    fixed([[2, 3], [3]]),
    keyed([[2, 3]], { max: 0.51 }),
    {
      inputs: fc.tuple(spread([2, 4], anywhere), spread([4], [-1.5, -0.2]), spread([2, 1], [0.1, 1.5])),
      call: (inputs) => ({ positional: inputs }),
    },
  ]),
  clamp_min: unary(anywhere, -0.53),
  clamp_max: unary(anywhere, 0.53),
  where: called([[2, 3], [3]], ([a, b]) => [bools([1, 0, 1, 0, 0, 1], [2, 3]), a, b]),
};

const reductions = {
  ...named("sum mean nansum nanmean", [
    unary(),
    fixed([[2, 3, 2]], [int(1)]),
    fixed([[2, 3, 2]], [ints(0, -1), true]),
  ]),
  prod: [unary(), fixed([[2, 3, 2]], [int(1), true])],
  ...named("var std", [
    fixed([[2, 3, 2]]),
    fixed([[2, 3]], [int(1)]),
    fixed([[2, 3]], [ints(0, 1), false, true]),
    keyed([[4]], { dim: null, correction: int(0) }),
  ]),
  ...named("std_mean var_mean", fixed([[3, 4]], [int(0)])),
  logsumexp: [fixed([[2, 3]], [int(0)]), fixed([[2, 3]], [ints(0, 1), true])],
  ...named("cumsum cumprod cummax cummin", [fixed([[3, 2]], [int(0)]), fixed([[2, 2, 3]], [int(-1)])]),
  ...named("max min", [fixed([[2, 3]]), fixed([[2, 3]], [int(1)]), fixed([[2, 3], [3]])]),
  ...named("amax amin", [fixed([[2, 3]]), fixed([[2, 3, 2]], [ints(0, 2), true])]),
  aminmax: [fixed([[2, 3]]), keyed([[2, 3]], { dim: int(0) })],
  median: [fixed([[2, 3]]), fixed([[3, 4]], [int(0)])],
  mode: fixed([[3, 4]], [int(1)]),
  kthvalue: fixed([[3, 4]], [int(2), int(0), true]),
  ...named("sort msort", fixed([[3, 2]])),
  topk: [fixed([[3, 4]], [int(2)]), fixed([[3, 4]], [int(1), int(0), false])],
  quantile: [fixed([[5]], [0.3]), called([[3, 4]], ([x]) => [x, doubles([0.1, 0.8], [2]), int(1), true])],
  diff: [fixed([[4]]), fixed([[3, 4]], [int(2), int(1)])],
  cov: [fixed([[3, 4]]), keyed([[5]], { correction: int(0) })],
  corrcoef: fixed([[2, 5]]),
  ...named("softmax log_softmax", [fixed([[2, 3]], [int(1)]), fixed([[2, 3, 2]], [int(0)])]),
  norm: [
    unary(positive),
    fixed([[2, 3]], [1.5, int(1)], positive),
    fixed([[2, 3]], [int(3), int(0), true], positive),
    fixed([[2, 3]], [0.5, int(1)], positive),
    fixed([[2, 3]], [int(1)]),
    fixed([[2, 3]], [Infinity, int(1)]),
    fixed([[2, 3]], [-Infinity, int(0)]),
    fixed([[2, 3]], [-2, int(0)], positive),
    fixed([[2, 3]], ["nuc"]),
  ],
  "linalg.norm": [fixed([[2, 3]]), fixed([[4]], [3]), fixed([[2, 3]], ["nuc"]), fixed([[3, 2]], [int(2)])],
  "linalg.vector_norm": [fixed([[2, 3]]), fixed([[2, 3]], [3, int(1)])],
  "linalg.matrix_norm": [fixed([[2, 3]]), fixed([[2, 3]], [int(1)]), fixed([[2, 3]], [-Infinity])],
  "linalg.cond": regularCase((a) => [a]),
  dist: [fixed([[2, 3], [3]]), fixed([[3], [3]], [3])],
  cdist: fixed([
    [2, 3],
    [4, 3],
  ]),
};

const arrangements = {
  reshape: [fixed([[2, 3]], [int(3), int(-1)]), fixed([[4]], [ints(2, 2)])],
  view: called([[2, 3]], ([x]) => [clone(x), int(3), int(-1)]),
  view_as: called([[2, 3]], ([x]) => [clone(x), doubles([0, 0, 0, 0, 0, 0], [3, 2])]),
  ...named("transpose swapaxes", fixed([[2, 3, 2]], [int(0), int(-1)])),
  permute: fixed([[2, 3, 1]], [int(2), int(0), int(1)]),
  movedim: fixed([[2, 3, 1]], [int(0), int(2)]),
  ...named("broadcast_to expand", fixed([[2, 1]], [ints(3, 2, 4)])),
  unsqueeze: fixed([[2, 3]], [int(1)]),
  squeeze: [fixed([[1, 3, 1]]), fixed([[1, 3, 1]], [int(0)])],
  ...named("flatten ravel contiguous", unary()),
  unflatten: fixed([[2, 6]], [int(1), ints(2, 3)]),
  narrow: fixed([[4, 3]], [int(0), int(1), int(2)]),
  select: fixed([[4, 3]], [int(1), int(-1)]),
  t: [fixed([[2, 3]]), fixed([[3]])],
  adjoint: fixed([[2, 3, 2]]),
  rot90: [fixed([[2, 3]]), fixed([[2, 3, 2]], [int(3), ints(1, 2)]), fixed([[2, 2]], [int(2)])],
  ...named("split chunk tensor_split", [fixed([[5, 2]], [int(2)]), fixed([[2, 5]], [int(3), int(1)])]),
  unbind: fixed([[2, 3]], [int(1)]),
  ...named("cat concat concatenate", [
    listed(
      [
        [2, 3],
        [1, 3],
      ],
      int(0),
    ),
    listed([[2], [3], [0]]),
  ]),
  stack: listed(
    [
      [2, 3],
      [2, 3],
    ],
    int(1),
  ),
  hstack: listed([
    [2, 1],
    [2, 3],
  ]),
  vstack: listed([[3], [3]]),
  row_stack: listed([[3], [3]]),
  column_stack: listed([[3], [3]]),
  dstack: listed([
    [2, 3],
    [2, 3],
  ]),
  block_diag: listed([[2, 3], [2], []]),
  cartesian_prod: listed([[2], [3], [2]]),
  combinations: fixed([[4]], [int(2)]),
  vander: [fixed([[3]], [int(3)], positive), fixed([[3]], [int(4), true])],
  ...named("atleast_1d atleast_2d atleast_3d", [fixed([[]]), fixed([[3]]), fixed([[2, 3]])]),
  broadcast_tensors: listed([[2, 1], [3]]),
  meshgrid: listed([[2], [3]]),
  ...named("tile repeat", fixed([[2, 3]], [int(2), int(1), int(2)])),
  repeat_interleave: [fixed([[3]], [int(2)]), fixed([[2, 3]], [int(3), int(1)])],
  flip: fixed([[2, 3, 2]], [ints(0, 2)]),
  ...named("fliplr flipud", fixed([[2, 3]])),
  roll: [fixed([[2, 3]], [int(1)]), fixed([[2, 3]], [int(-2), int(1)])],
  ...named("triu tril", [fixed([[3, 3]]), fixed([[2, 3, 4]], [int(1)])]),
  diag: [fixed([[3]]), fixed([[3, 3]]), fixed([[3, 4]], [int(1)])],
  diagonal: [fixed([[3, 4]]), fixed([[3, 4]], [int(-1)])],
  unfold: fixed([[5, 2]], [int(0), int(3), int(1)]),
  reshape_as: called([[2, 3]], ([x]) => [x, doubles([0, 0, 0, 0, 0, 0], [3, 2])]),
  expand_as: called([[2, 1]], ([x]) => [x, doubles([0, 0, 0, 0, 0, 0], [2, 3])]),
  __getitem__: [
    called([[4, 3]], ([x]) => [x, int(-1)]),
    called([[4, 3]], ([x]) => [x, new Sequence([new Slice(int(1), null, int(2)), null, new Ellipsis()])]),
    called([[4, 3]], ([x]) => [x, wholes([1, 1, -1])]),
    called([[4, 3]], ([x]) => [x, bools([1, 0, 1, 1], [4])]),
    called([[2, 3, 4]], ([x]) => [
      x,
      new Sequence([wholes([0, 1, 0]), new Slice(null, null, null), wholes([3, 0, 3])]),
    ]),
  ],
};

const products = {
  group_norm: [
    called([[2, 4, 3], [4], [4]], ([x, weight, bias]) => [x, int(2), weight, bias]),
    called([[2, 4]], ([x]) => [x, int(2)]),
  ],
  mm: fixed([
    [2, 3],
    [3, 4],
  ]),
  bmm: fixed([
    [2, 2, 3],
    [2, 3, 2],
  ]),
  mv: fixed([[2, 3], [3]]),
  dot: fixed([[4], [4]]),
  matmul: [
    fixed([[3], [3]]),
    fixed([[2, 3], [3]]),
    fixed([[3], [3, 2]]),
    fixed([
      [2, 3],
      [3, 2],
    ]),
    fixed([
      [2, 2, 3],
      [3, 2],
    ]),
    fixed([
      [2, 1, 2, 3],
      [2, 3, 2],
    ]),
    fixed([[3], [2, 3, 2]]),
    fixed([[2, 2, 3], [3]]),
  ],
  ...named("outer ger", fixed([[2], [3]])),
  addmm: [
    fixed([[2], [3, 2], [2, 2]]),
    keyed(
      [
        [3, 2],
        [3, 2],
        [2, 2],
      ],
      { beta: 0.5, alpha: 2 },
    ),
  ],
  addmv: fixed([[3], [3, 2], [2]]),
  baddbmm: keyed(
    [
      [2, 2, 2],
      [2, 2, 3],
      [2, 3, 2],
    ],
    { beta: 2 },
  ),
  ...named(
    "cross linalg.cross",
    fixed([
      [2, 3],
      [2, 3],
    ]),
  ),
  inner: [
    fixed([[3], [3]]),
    fixed([
      [2, 3],
      [4, 3],
    ]),
    fixed([[], [3]]),
  ],
  kron: fixed([
    [2, 2],
    [1, 3],
  ]),
  tensordot: [
    fixed([
      [2, 3, 2],
      [3, 2, 2],
    ]),
    called(
      [
        [2, 3],
        [4, 3],
      ],
      ([a, b]) => [a, b, new Sequence([ints(1), ints(1)])],
    ),
  ],
  einsum: [
    called(
      [
        [2, 3],
        [3, 4],
      ],
      ([a, b]) => ["ij,jk->ki", a, b],
    ),
    called([[3, 3], [3]], ([a, b]) => ["ii,i->i", a, b]),
    called([[2, 2, 3], [3]], ([a, b]) => ["...j,j", a, b]),
  ],
  chain_matmul: fixed([
    [2, 3],
    [3, 2],
    [2, 2],
  ]),
  "linalg.multi_dot": listed([
    [2, 3],
    [3, 2],
    [2, 2],
  ]),
};

const algebra = {
  ...named("inverse linalg.inv det linalg.det pinverse linalg.pinv slogdet linalg.slogdet logdet", [
    regularCase((a) => [a]),
    regularCase((a) => [a], [2, 2, 2]),
  ]),
  trace: fixed([[2, 3]]),
  ...named("matrix_power linalg.matrix_power", [
    regularCase((a) => [a, int(3)]),
    regularCase((a) => [a, int(-2)]),
    regularCase((a) => [a, int(1)]),
  ]),
  "linalg.svd": [fixed([[2, 3]], [false]), fixed([[3, 2]], [false]), regularCase((a) => [a, true])],
  svd: fixed([[3, 2]]),
  "linalg.svdvals": fixed([[3, 4]]),
  "linalg.solve": [
    { inputs: fc.tuple(regular([3, 3]), spread([3], anywhere)), call: (inputs) => ({ positional: inputs }) },
    {
      inputs: fc.tuple(regular([2, 2, 2]), spread([2, 2, 3], anywhere)),
      call: (inputs) => ({ positional: inputs }),
    },
  ],
} satisfies Record<string, Case | readonly Case[]>;

const logits = [
  [3, 4],
  [3, 4],
];
const reduced = (shapes: readonly Shape[], range: Range = anywhere): Case[] =>
  ["mean", "sum", "none"].map((reduction) => keyed(shapes, { reduction }, range));

const probabilities: Range = [0.1, 0.9];
const classes = wholes([2, 0, 3]);

const functional = {
  ...named(
    "relu sigmoid tanh silu logsigmoid gelu leaky_relu elu selu softplus hardtanh celu hardsigmoid hardswish mish " +
      "hardshrink softshrink softsign tanhshrink",
    unary(),
  ),
  threshold: unary(anywhere, 0.11, 3),
  relu6: unary([-2, 8]),
  softplus: [unary(), unary(anywhere, 2, 1.53)],
  leaky_relu: unary(anywhere, 0.3),
  elu: unary(anywhere, 1.7),
  hardtanh: unary(anywhere, -0.53, 1.21),
  ...named("softmax softmin log_softmax", [fixed([[2, 3]]), keyed([[2, 3]], { dim: int(0) })]),
  linear: [fixed([[2, 3], [4, 3], [4]]), fixed([[3], [4, 3]]), fixed([[2, 2, 3], [1, 3], [1]])],
  dropout: fixed([[2, 3]], [0.4, false]),
  dropout2d: fixed([[2, 3, 1, 2]], [0.4, false]),
  prelu: [fixed([[2, 3], [1]]), fixed([[2, 3, 2], [3]])],
  glu: [fixed([[2, 4]]), fixed([[4, 3]], [int(0)])],
  normalize: [fixed([[2, 3]]), fixed([[2, 3]], [1.5, int(0)], positive), fixed([[2, 3]], [Infinity])],
  pad: [
    fixed([[2, 3]], [ints(1, -1, 0, 2), "constant", 0.5]),
    fixed([[1, 2, 3, 4]], [ints(1, 2, 1, 0), "reflect"]),
    fixed([[2, 4]], [ints(2, 1), "replicate"]),
    fixed([[1, 2, 4]], [ints(2, 1), "circular"]),
  ],
  layer_norm: [
    called([[2, 4], [4], [4]], ([x, weight, bias]) => [x, ints(4), weight, bias]),
    called([[2, 2, 3]], ([x]) => [x, ints(2, 3)]),
  ],
  batch_norm: [
    called([[4, 3], [3], [3]], ([x, weight, bias]) => [x, null, null, weight, bias, true]),
    called([[2, 2, 3]], ([x]) => [x, null, null, null, null, true]),
    called([[4, 2]], ([x]) => [x, doubles([0.2, -0.3], [2]), doubles([1.5, 0.7], [2])]),
  ],
  conv1d: [
    fixed([[2, 2, 5], [3, 2, 2], [3]]),
    called(
      [
        [2, 5],
        [2, 1, 2],
      ],
      ([x, weight]) => [x, weight, null, int(2), int(1), int(1), int(2)],
    ),
  ],
  conv2d: [
    fixed([[1, 2, 3, 3], [2, 2, 2, 2], [2]]),
    called(
      [
        [1, 2, 4, 3],
        [2, 1, 2, 2],
      ],
      ([x, weight]) => [x, weight, null, ints(2, 1), int(1), int(1), int(2)],
    ),
  ],
  max_pool2d: [fixed([[1, 2, 4, 4]], [int(2)]), fixed([[2, 3, 3]], [int(2), int(1), int(1)])],
  avg_pool2d: [fixed([[1, 2, 4, 4]], [int(2)]), fixed([[2, 3, 3]], [int(2), int(1), int(1)])],
  adaptive_avg_pool2d: [fixed([[1, 2, 4, 3]], [int(2)]), fixed([[2, 3, 5]], [ints(1, 2)])],
  embedding: called([[4, 3]], ([table]) => [wholes([1, 1, 3, 0], [2, 2]), table]),
  cosine_similarity: fixed([
    [2, 3],
    [2, 3],
  ]),
  pairwise_distance: [
    fixed([
      [2, 3],
      [2, 3],
    ]),
    fixed(
      [
        [2, 3],
        [2, 3],
      ],
      [3],
    ),
  ],
  mse_loss: reduced(logits),
  l1_loss: reduced(logits),
  smooth_l1_loss: [...reduced(logits), keyed(logits, { beta: 0.4 })],
  huber_loss: [...reduced(logits), keyed(logits, { delta: 0.6 })],
  kl_div: [...reduced(logits, probabilities), keyed(logits, { log_target: true, reduction: "batchmean" })],
  binary_cross_entropy: reduced(logits, probabilities),
  binary_cross_entropy_with_logits: reduced(logits),
  nll_loss: [
    called([[3, 4]], ([x]) => [x, classes]),
    called([[3, 4]], ([x]) => [x, classes, doubles([1, 2, 0.5, 3], [4])]),
    called([[3, 4]], ([x]) => [x, classes, null, null, int(0)]),
  ],
  cross_entropy: [
    called([[3, 4]], ([x]) => [x, classes]),
    called([[4]], ([x]) => [x, wholes([2], [])]),
    called([[2, 3, 2]], ([x]) => [x, wholes([0, 2, 1, 1], [2, 2])]),
    called([[3, 4]], ([x]) => [x, classes, doubles([1, 2, 0.5, 3], [4])]),
    fixed(logits, [], probabilities),
    {
      inputs: of([[3, 4]]),
      call: ([x]) => ({ positional: [x, classes], keywords: { label_smoothing: 0.2, reduction: "sum" } }),
    },
  ],
} satisfies Record<string, Case | readonly Case[]>;

const alongRows = wholes([2, 0], [2]);

const places = {
  gather: called([[3, 4]], ([x]) => [x, int(1), wholes([3, 3, 0, 1, 2, 2], [3, 2])]),
  take_along_dim: called([[3, 4]], ([x]) => [x, wholes([0, 2, 2, 1], [1, 4]), int(0)]),
  scatter: [
    called(
      [
        [3, 4],
        [2, 2],
      ],
      ([x, source]) => [x, int(0), wholes([0, 2, 1, 1], [2, 2]), source],
    ),
    called([[3, 4]], ([x]) => [x, int(1), wholes([0, 3], [1, 2]), 0.5]),
  ],
  scatter_add: called(
    [
      [3, 4],
      [3, 2],
    ],
    ([x, source]) => [x, int(1), wholes([3, 3, 0, 1, 2, 2], [3, 2]), source],
  ),
  index_add: [
    called(
      [
        [3, 2],
        [2, 2],
      ],
      ([x, source]) => [x, int(0), alongRows, source],
    ),
    {
      inputs: of([
        [3, 2],
        [2, 2],
      ]),
      call: ([x, source]) => ({ positional: [x, int(0), wholes([1, 1]), source], keywords: { alpha: 3 } }),
    },
  ],
  index_copy: called(
    [
      [3, 2],
      [2, 2],
    ],
    ([x, source]) => [x, int(0), alongRows, source],
  ),
  index_fill: [
    called([[3, 2]], ([x]) => [x, int(0), alongRows, 0.5]),
    called([[3, 2], []], ([x, v]) => [x, int(0), alongRows, v]),
  ],
  index_select: called([[3, 2]], ([x]) => [x, int(0), wholes([1, 1, 0])]),
  masked_select: called([[2, 3]], ([x]) => [x, bools([1, 0, 1], [3])]),
  masked_fill: [
    called([[2, 3]], ([x]) => [x, bools([1, 0, 1], [3]), 7]),
    called([[2, 3], []], ([x, v]) => [x, bools([1, 0, 1, 0, 0, 1], [2, 3]), v]),
  ],
  index_put: called([[3, 2], [2]], ([x, source]) => [x, new Sequence([alongRows]), source]),
  masked_scatter: called([[2, 3], [4]], ([x, source]) => [x, bools([1, 0, 1, 0, 0, 1], [2, 3]), source]),
  take: called([[2, 3]], ([x]) => [x, wholes([5, 0, -1, 0], [2, 2])]),
} satisfies Record<string, Case | readonly Case[]>;

const types = {
  to: [fixed([[2, 3]], [new DTypeValue("float64")]), fixed([[2]], ["cpu"])],
  ...named("double cpu", unary()),
  type_as: called([[2, 3]], ([x]) => [x, doubles([0], [1])]),
  type: fixed([[2]], [new DTypeValue("float64")]),
};

/** By the name in the registry. Where a name stands twice, the later table has the last word. */
export const differentiable: Readonly<Record<string, readonly Case[]>> = all({
  ...elementwise,
  ...reductions,
  ...arrangements,
  ...products,
  ...algebra,
  ...places,
  ...types,
  ...Object.fromEntries(Object.entries(functional).map(([name, own]) => [`nn.functional.${name}`, own])),
});

/** Operations without a gradient, by the reason. */
export const flat: Readonly<Record<string, string>> = {
  "makes new tensors":
    "Tensor FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ShortTensor CharTensor ByteTensor BoolTensor scalar_tensor tensor as_tensor zeros ones " +
    "empty zeros_like ones_like empty_like full full_like arange linspace logspace eye from_numpy new_zeros new_ones new_empty " +
    "new_full new_tensor numpy",
  "draws at random":
    "poisson cauchy_ log_normal_ geometric_ rand randn rand_like randn_like randint randint_like randperm normal multinomial bernoulli uniform_ normal_ random_ " +
    "exponential_ bernoulli_ _numpy.printing _numpy.seed _numpy.rand _numpy.randn _numpy.randint _numpy.shuffled " +
    "_numpy.stream _numpy.choose _numpy.generator _numpy.generated.uniform _numpy.generated.normal _numpy.generated.whole _numpy.generated.order " +
    "_numpy.generated.choice _generator _seed _initial_seed _reseed _rng_state _set_rng_state _random_seed",
  "has steps or truths for results":
    "gcd lcm heaviside bitwise_left_shift bitwise_right_shift bitwise_and bitwise_or bitwise_xor bitwise_not eq ne lt le gt ge less " +
    "less_equal greater greater_equal not_equal logical_and logical_or logical_xor logical_not all any isnan isinf isfinite " +
    "isposinf isneginf signbit isclose allclose equal isin",
  "counts or finds places":
    "argmax argmin argsort count_nonzero bincount nonzero argwhere histc searchsorted bucketize unique unique_consecutive " +
    "linalg.matrix_rank nn.functional.one_hot",
  "tells something of a tensor or a type":
    "numel is_floating_point is_complex is_same_size is_tensor size nelement dim ndimension element_size stride storage_offset " +
    "data_ptr is_contiguous item tolist __len__ __bool__ __repr__ result_type promote_types can_cast get_default_dtype " +
    "set_default_dtype broadcast_shapes set_printoptions is_grad_enabled _set_recording _numpy.repr _numpy.str _numpy.text " +
    "_check_device_string",
  "leaves the graph or walks it":
    "_set_wary is_inference is_inference_mode_enabled _set_inferring _storage_length detach detach_ requires_grad_ retain_grad backward autograd.grad _next_functions _hook _unhook _hooked _hook_failed _own_function _parameter _zero_grad _sgd _adam _rmsprop _adagrad " +
    "_numpy.array _numpy.tensor _numpy.backwards " +
    "_numpy.shared _numpy.quick.add _numpy.quick.sub _numpy.quick.mul _numpy.quick.div _numpy.quick.pow " +
    "_numpy.quick.eq _numpy.quick.ne _numpy.quick.lt _numpy.quick.le _numpy.quick.gt _numpy.quick.ge " +
    "_numpy.quick.into.add _numpy.quick.into.sub _numpy.quick.into.mul _numpy.quick.into.div " +
    "_numpy.quick.into.pow _numpy.quick.matmul _numpy.quick.dotted.matmul _numpy.quick.exp " +
    "_numpy.quick.log _numpy.quick.log2 _numpy.quick.log10 _numpy.quick.log1p _numpy.quick.expm1 " +
    "_numpy.quick.sqrt _numpy.quick.sin _numpy.quick.cos _numpy.quick.tan _numpy.quick.sinh " +
    "_numpy.quick.cosh _numpy.quick.asin _numpy.quick.acos _numpy.quick.square _numpy.quick.floor " +
    "_numpy.quick.ceil _numpy.quick.atan _numpy.quick.tanh _numpy.quick.neg _numpy.quick.permute " +
    "_numpy.out _numpy.checked.add _numpy.checked.sub _numpy.checked.mul _numpy.checked.div " +
    "_numpy.checked.floor_divide _numpy.checked.remainder _numpy.checked.fmod _numpy.checked.pow " +
    "_numpy.checked.sqrt _numpy.checked.exp _numpy.checked.log _numpy.checked.log2 " +
    "_numpy.checked.log10 _numpy.checked.log1p _numpy.checked.expm1 _numpy.checked.sin " +
    "_numpy.checked.cos _numpy.checked.tan _numpy.checked.sinh _numpy.checked.cosh " +
    "_numpy.checked.asin _numpy.checked.acos _numpy.checked.square _numpy.checked.reciprocal " +
    "_numpy.checked.to _numpy.checked.matmul _numpy.checked.sum _numpy.checked.mean " +
    "_numpy.checked.prod _numpy.checked.std _numpy.checked.var _numpy.checked.cumsum " +
    "_numpy.checked.cumprod",
  "goes to a type that differences are too coarse for": "float long int short char byte bool",
  "refuses its gradient, or itself, by name": "linalg.qr floor_divide as_strided resize_ cuda half bfloat16",
  "reads one triangle only; held against symmetric changes below": "cholesky linalg.cholesky",
  "reads one triangle only; held against recorded gradients": "linalg.eigh linalg.eigvalsh",
  "changes the tensor itself; held below":
    "__setitem__ copy_ fill_ zero_ t_ transpose_ squeeze_ unsqueeze_ fill_diagonal_ scatter_ scatter_add_ index_add_ index_copy_ " +
    "index_fill_ index_put_",
};
