/** torch.rand and its like, torch.manual_seed, and the methods that fill tensors with random numbers. */
import { defaultDType, type DType } from "../core/dtype";
import { misfitting, TorchFailure, valueError } from "../core/failure";
import { generatorOf, newGenerator, reseed, defaultGenerator, type Generator } from "../core/generator";
import { copyInto } from "../core/in-place";
import * as random from "../core/random";
import { dense, fromData, wrapNumber, type Tensor } from "../core/tensor";
import * as arg from "./arguments";
import { wantGrad } from "./create";
import { operation, type Operations } from "./operation";
import { GeneratorValue, Sequence } from "./value";

const source: arg.Argument<Generator> = {
  word: "torch.Generator",
  read: (value) =>
    value instanceof GeneratorValue ? generatorOf(value.id) : value === null ? defaultGenerator() : undefined,
  initial: defaultGenerator,
  keywordOnly: true,
};

/** Sizes as one list or tuple, never as separate numbers. */
const sizeTuple: arg.Argument<number[]> = {
  word: "tuple of ints",
  read: (value) => (value instanceof Sequence ? arg.ints.read(value) : undefined),
};

const layout = {
  generator: source,
  dtype: arg.keyword(arg.maybe(arg.dtype)),
  device: arg.keyword(arg.maybe(arg.device)),
  requires_grad: arg.keyword(arg.or(arg.flag, false)),
};

type Fill = (size: readonly number[], dtype: DType, generator: Generator) => Tensor;

const onTorch = { on: "torch" } as const;
const onTensor = { on: "tensor" } as const;

const sized = (fill: Fill) =>
  operation(
    { size: arg.sizes, ...layout },
    ({ size, dtype, generator, requires_grad }) =>
      wantGrad(fill(size, dtype ?? defaultDType(), generator), requires_grad),
    onTorch,
  );

const like = (fill: Fill) =>
  operation(
    { input: arg.tensor, ...layout },
    ({ input, dtype, generator, requires_grad }) =>
      wantGrad(fill(input.shape, dtype ?? input.dtype, generator), requires_grad),
    onTorch,
  );

const range = { low: arg.int, high: arg.int };
const under = { high: arg.int };

const normalLayout = { ...layout, generator: source };
const standard = (): Tensor => wrapNumber(1, "float64");

/** Fills a tensor in place with what `fill` draws for its shape. */
const refill = (target: Tensor, fill: Fill, generator: Generator): Tensor =>
  copyInto(target, fill(target.shape, target.dtype, generator));

function seeded(id: number, seed: string): null {
  if (!/^\s*-?\d+\s*$/.test(seed)) valueError(`invalid literal for int() with base 10: '${seed}'`);
  generatorOf(id).manualSeed(BigInt(seed));
  return null;
}

/** Largest number that random_() draws: all whole numbers below are exact in the type. */
const wholeLimit: Readonly<Record<DType, number>> = {
  float32: 2 ** 24 + 1,
  float64: 2 ** 53 + 1,
  float16: 2 ** 11 + 1,
  bfloat16: 2 ** 8 + 1,
  int64: Number.MAX_SAFE_INTEGER,
  int32: 2 ** 31,
  int16: 2 ** 15,
  int8: 128,
  uint8: 256,
  bool: 2,
};

/** Seeds and generators; Python's side keeps the generators' numbers. */
const seeding: Operations = {
  _generator: operation({}, () => newGenerator(), onTorch),
  _seed: operation({ id: arg.number, seed: arg.text }, ({ id, seed }) => seeded(id, seed), onTorch),
  _initial_seed: operation({ id: arg.number }, ({ id }) => String(generatorOf(id).seed), onTorch),
  _rng_state: operation(
    { id: arg.number },
    ({ id }) => {
      const state = generatorOf(id).state();
      return fromData(state, "uint8", [state.length]);
    },
    onTorch,
  ),
  _set_rng_state: operation(
    { id: arg.number, state: arg.tensor },
    ({ id, state }) => {
      if (state.dtype !== "uint8")
        throw new TorchFailure("TypeError", "RNG state must be a torch.ByteTensor");
      generatorOf(id).restore(dense(state));
      return null;
    },
    onTorch,
  ),
  _reseed: operation({ id: arg.number }, ({ id }) => String(reseed(generatorOf(id))), onTorch),
};

const making: Operations = {
  rand: sized(random.uniform),
  randn: sized(random.normal),
  rand_like: like(random.uniform),
  randn_like: like(random.normal),
  randint: [
    operation(
      { ...range, size: sizeTuple, ...layout },
      ({ low, high, size, dtype, generator, requires_grad }) =>
        wantGrad(random.integers(size, dtype ?? "int64", generator, { from: low, to: high }), requires_grad),
      onTorch,
    ),
    operation(
      { ...under, size: sizeTuple, ...layout },
      ({ high, size, dtype, generator, requires_grad }) =>
        wantGrad(random.integers(size, dtype ?? "int64", generator, { from: 0, to: high }), requires_grad),
      onTorch,
    ),
  ],
  randint_like: [
    operation(
      { input: arg.tensor, ...range, ...layout },
      ({ input, low, high, dtype, generator }) =>
        random.integers(input.shape, dtype ?? input.dtype, generator, { from: low, to: high }),
      onTorch,
    ),
    operation(
      { input: arg.tensor, ...under, ...layout },
      ({ input, high, dtype, generator }) =>
        random.integers(input.shape, dtype ?? input.dtype, generator, { from: 0, to: high }),
      onTorch,
    ),
  ],
  randperm: operation(
    { n: arg.int, ...layout },
    ({ n, dtype, generator }) => random.permutation(n, dtype ?? "int64", generator),
    onTorch,
  ),
  normal: [
    operation(
      { mean: arg.number, std: arg.number, size: sizeTuple, ...normalLayout },
      ({ mean, std, size, dtype, generator, requires_grad }) =>
        wantGrad(random.normal(size, dtype ?? defaultDType(), generator, mean, std), requires_grad),
      onTorch,
    ),
    operation(
      { mean: arg.operand, std: { ...arg.operand, initial: standard }, generator: source },
      ({ mean, std, generator }) =>
        mean.wrapped && std.wrapped
          ? misfitting("normal(): two numbers want a size")
          : random.normalAround(mean, std, generator),
      onTorch,
    ),
  ],
  multinomial: operation(
    {
      input: arg.tensor,
      num_samples: arg.int,
      replacement: arg.or(arg.flag, false),
      generator: source,
    },
    ({ input, num_samples, replacement, generator }) =>
      random.multinomial(input, num_samples, replacement, generator),
  ),
};

const filling: Operations = {
  uniform_: operation(
    { input: arg.tensor, from: arg.or(arg.number, 0), to: arg.or(arg.number, 1), generator: source },
    ({ input, from, to, generator }) =>
      refill(input, (shape, dtype, g) => random.uniform(shape, dtype, g, from, to), generator),
    onTensor,
  ),
  normal_: operation(
    { input: arg.tensor, mean: arg.or(arg.number, 0), std: arg.or(arg.number, 1), generator: source },
    ({ input, mean, std, generator }) =>
      refill(input, (shape, dtype, g) => random.normal(shape, dtype, g, mean, std), generator),
    onTensor,
  ),
  random_: [
    operation(
      { input: arg.tensor, from: arg.int, to: arg.int, generator: source },
      ({ input, from, to, generator }) =>
        refill(input, (shape, dtype, g) => random.integers(shape, dtype, g, { from, to }), generator),
      onTensor,
    ),
    operation(
      { input: arg.tensor, to: arg.maybe(arg.int), generator: source },
      ({ input, to, generator }) =>
        refill(
          input,
          (shape, dtype, g) => random.integers(shape, dtype, g, { from: 0, to: to ?? wholeLimit[dtype] }),
          generator,
        ),
      onTensor,
    ),
  ],
  exponential_: operation(
    { input: arg.tensor, lambd: arg.or(arg.number, 1), generator: source },
    ({ input, lambd, generator }) =>
      refill(input, (shape, dtype, g) => random.exponential(shape, dtype, g, lambd), generator),
    onTensor,
  ),
  cauchy_: operation(
    { input: arg.tensor, median: arg.or(arg.number, 0), sigma: arg.or(arg.number, 1), generator: source },
    ({ input, median, sigma, generator }) =>
      refill(input, (shape, dtype, g) => random.cauchy(shape, dtype, g, median, sigma), generator),
    onTensor,
  ),
  log_normal_: operation(
    { input: arg.tensor, mean: arg.or(arg.number, 1), std: arg.or(arg.number, 2), generator: source },
    ({ input, mean, std, generator }) =>
      refill(input, (shape, dtype, g) => random.logNormal(shape, dtype, g, mean, std), generator),
    onTensor,
  ),
  geometric_: operation(
    { input: arg.tensor, p: arg.number, generator: source },
    ({ input, p, generator }) =>
      refill(input, (shape, dtype, g) => random.geometric(shape, dtype, g, p), generator),
    onTensor,
  ),
  poisson: operation(
    { input: arg.tensor, generator: source },
    ({ input, generator }) => random.poisson(input, generator),
    onTorch,
  ),
  bernoulli: [
    operation({ input: arg.tensor, generator: source }, ({ input, generator }) =>
      random.bernoulli(input, input.dtype, generator),
    ),
    operation({ input: arg.tensor, p: arg.number, generator: source }, ({ input, p, generator }) =>
      random.coins(input.shape, input.dtype, generator, p),
    ),
  ],
  bernoulli_: [
    operation(
      { input: arg.tensor, p: arg.or(arg.number, 0.5), generator: source },
      ({ input, p, generator }) =>
        refill(input, (shape, dtype, g) => random.coins(shape, dtype, g, p), generator),
      onTensor,
    ),
    operation(
      { input: arg.tensor, p: arg.tensor, generator: source },
      ({ input, p, generator }) => copyInto(input, random.bernoulli(p, input.dtype, generator)),
      onTensor,
    ),
  ],
  "nn.functional.dropout": operation(
    {
      input: arg.tensor,
      p: arg.or(arg.number, 0.5),
      training: arg.or(arg.flag, true),
      inplace: arg.or(arg.flag, false),
    },
    ({ input, p, training }) => random.dropout(input, p, training, defaultGenerator()),
    onTorch,
  ),
};

/** Everything random, by Python's names. */
export const randomness: Operations = { ...seeding, ...making, ...filling };
