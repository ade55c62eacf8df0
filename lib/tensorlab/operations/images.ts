/** torch.nn.functional for images: convolutions and pooling. */
import * as image from "../core/convolution";
import { compiledNames, legacyNames } from "../core/dtype";
import { runtimeError } from "../core/failure";
import { showShape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { pad } from "../core/padding";
import { reshape, squeeze, unsqueeze } from "../core/views";
import { warnOnce } from "../core/warning";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";
import { Sequence, type Value } from "./value";

const onTorch = { on: "torch" } as const;

const pairOf = (values: readonly number[]): image.Pair => [values[0], values[values.length - 1]];

/** One whole number for both sides, or one for each. */
const pair: arg.Argument<image.Pair> = {
  word: "tuple of ints",
  read: (value) => {
    const values = arg.ints.read(value);
    return values?.length === 1 || values?.length === 2 ? pairOf(values) : undefined;
  },
};

const either = <A, B>(a: arg.Argument<A>, b: arg.Argument<B>): arg.Argument<A | B> => ({
  word: a.word,
  read: (value: Value) => a.read(value) ?? b.read(value),
});

const settings = {
  ...{ input: arg.tensor, weight: arg.tensor, bias: arg.maybe(arg.tensor) },
  stride: arg.or(pair, [1, 1] as const),
  padding: arg.or(either<image.Pair, string>(pair, arg.text), [0, 0] as const),
  dilation: arg.or(pair, [1, 1] as const),
  groups: arg.or(arg.int, 1),
};

type Settings = { stride: image.Pair; padding: image.Pair | string; dilation: image.Pair; groups: number };

function checkConvolution(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  dimensions: number,
  groups: number,
): void {
  const name = `conv${dimensions}d`;
  if (x.rank !== dimensions + 1 && x.rank !== dimensions + 2)
    runtimeError(
      `Expected ${dimensions + 1}D (unbatched) or ${dimensions + 2}D (batched) input to ${name}, but got input of size: ${showShape(x.shape)}`,
    );
  const channels = x.shape[x.rank - dimensions - 1];
  if (channels !== weight.shape[1] * groups)
    runtimeError(
      `Given groups=${groups}, weight of size ${showShape(weight.shape)}, expected input${showShape(x.shape)} to have ${weight.shape[1] * groups} channels, but got ${channels} channels instead`,
    );
  const inWords = dimensions === 2 && bias && bias.dtype !== x.dtype;
  if (inWords)
    runtimeError(
      `Input type (${compiledNames[x.dtype]}) and bias type (${compiledNames[bias.dtype]}) should be the same`,
    );
  if (x.dtype !== weight.dtype)
    runtimeError(`expected scalar type ${legacyNames[x.dtype]} but found ${legacyNames[weight.dtype]}`);
}

/** What PyTorch calls "same" pads (kernel − 1)·dilation in all, of an odd sum one more behind. */
function framed(
  x: Tensor,
  padding: Settings["padding"],
  kernel: image.Pair,
  dilation: image.Pair,
  sides: readonly number[],
): Tensor {
  if (padding !== "same") return x;
  const odd = sides.map((side) => (dilation[side] * (kernel[side] - 1)) % 2);
  if (!odd.includes(1)) return x;
  warnOnce(
    "Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input be created",
  );
  return pad(
    x,
    odd.reverse().flatMap((extra) => [0, extra]),
    "constant",
    0,
  );
}

function paddingOf(padding: Settings["padding"], kernel: image.Pair, dilation: image.Pair): image.Pair {
  if (typeof padding !== "string") return padding;
  if (padding === "valid") return [0, 0];
  const total = [0, 1].map((side) => dilation[side] * (kernel[side] - 1));
  if (padding !== "same") runtimeError(`Invalid padding string: '${padding}'`);
  return [Math.floor(total[0] / 2), Math.floor(total[1] / 2)];
}

function checkKernel(x: Tensor, kernel: image.Pair, padding: image.Pair, dilation: image.Pair): void {
  const size = x.shape.slice(-2).map((side, at) => side + 2 * padding[at]);
  const reach = kernel.map((side, at) => dilation[at] * (side - 1) + 1);
  if (size.some((side, at) => side < reach[at]))
    runtimeError(
      `Calculated padded input size per channel: (${size.join(" x ")}). Kernel size: (${reach.join(" x ")}). Kernel size can't be greater than actual input size`,
    );
}

function convolve2d(input: Tensor, weight: Tensor, bias: Tensor | null, given: Settings): Tensor {
  checkConvolution(input, weight, bias, 2, given.groups);
  const kernel = pairOf(weight.shape.slice(2));
  const x = framed(input, given.padding, kernel, given.dilation, [0, 1]);
  const padding = paddingOf(given.padding, kernel, given.dilation);
  checkKernel(x, kernel, padding, given.dilation);
  const run = (batch: Tensor) => image.convolution(batch, weight, bias, { ...given, padding });
  return x.rank === 3 ? squeeze(run(unsqueeze(x, 0)), 0) : run(x);
}

function convolve1d(input: Tensor, weight: Tensor, bias: Tensor | null, given: Settings): Tensor {
  checkConvolution(input, weight, bias, 1, given.groups);
  const flat = ([, side]: image.Pair, other: number): image.Pair => [other, side];
  const kernel: image.Pair = [1, weight.shape[2]];
  const x = framed(input, given.padding, kernel, given.dilation, [1]);
  const padding = flat(paddingOf(given.padding, kernel, given.dilation), 0);
  const [size, reach] = [x.shape[x.rank - 1] + 2 * padding[1], given.dilation[1] * (kernel[1] - 1) + 1];
  if (size < reach)
    runtimeError(
      `Calculated padded input size per channel: (${size}). Kernel size: (${reach}). Kernel size can't be greater than actual input size`,
    );
  const windows = {
    ...{ groups: given.groups, padding },
    ...{ stride: flat(given.stride, 1), dilation: flat(given.dilation, 1) },
  };
  const run = (batch: Tensor) => image.convolution1d(batch, weight, bias, windows);
  return x.rank === 2 ? squeeze(run(unsqueeze(x, 0)), 0) : run(x);
}

/** Runs a pooling on N×C×H×W, also for one image C×H×W. */
function pooled(x: Tensor, name: string, windows: image.Windows, run: (batch: Tensor) => Tensor): Tensor {
  if (x.rank !== 3 && x.rank !== 4)
    runtimeError(
      name === "max_pool2d"
        ? "non-empty 3D or 4D (batch mode) tensor expected for input"
        : `${name}() Expected 3D or 4D tensor for input, but got ${showShape(x.shape)}`,
    );
  if (windows.padding.some((pad, side) => pad > windows.kernel[side] / 2))
    runtimeError("pad should be at most half of kernel size");
  const batch = x.rank === 4 ? x : unsqueeze(x, 0);
  const [, planes, height, width] = batch.shape;
  const [tall, wide] = image.outputSize([height, width], windows);
  if (tall < 1 || wide < 1)
    runtimeError(
      `Given input size: (${planes}x${height}x${width}). Calculated output size: (${planes}x${tall}x${wide}). Output size is too small`,
    );
  const out = run(batch);
  return x.rank === 4 ? out : reshape(out, out.shape.slice(1));
}

const moving = {
  ...{ input: arg.tensor, kernel_size: pair, stride: arg.maybe(pair) },
  padding: arg.or(pair, [0, 0] as const),
};

/** A size of which None keeps a side. */
const wantedSize: arg.Argument<(number | null)[]> = {
  word: "tuple of ints",
  read: (value) => {
    const items = value instanceof Sequence ? value.items : [value, value];
    const sides = items.map((item) => (item === null ? null : arg.wholeOf(item)));
    return sides.includes(undefined) ? undefined : (sides as (number | null)[]);
  },
};

const functions: Operations = {
  conv2d: operation(
    settings,
    ({ input, weight, bias, ...given }) => convolve2d(input, weight, bias, given),
    onTorch,
  ),
  conv1d: operation(
    settings,
    ({ input, weight, bias, ...given }) => convolve1d(input, weight, bias, given),
    onTorch,
  ),
  max_pool2d: operation(
    {
      ...moving,
      dilation: arg.or(pair, [1, 1] as const),
      ceil_mode: arg.or(arg.flag, false),
      return_indices: arg.or(arg.flag, false),
    },
    ({ input, kernel_size, stride, padding, dilation, ceil_mode, return_indices }) => {
      const windows = {
        kernel: kernel_size,
        stride: stride ?? kernel_size,
        padding,
        dilation,
        ceil: ceil_mode,
      };
      const run = (pool: typeof image.maxPool) =>
        pooled(input, "max_pool2d", windows, (batch) => pool(batch, windows));
      const values = run(image.maxPool);
      return return_indices ? new Sequence([values, run(image.maxPoolPlaces)]) : values;
    },
    onTorch,
  ),
  avg_pool2d: operation(
    {
      ...moving,
      ceil_mode: arg.or(arg.flag, false),
      count_include_pad: arg.or(arg.flag, true),
      divisor_override: arg.maybe(arg.int),
    },
    ({ input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override }) => {
      const rest = { stride: stride ?? kernel_size, padding, dilation: [1, 1] as const, ceil: ceil_mode };
      const windows = { kernel: kernel_size, ...rest };
      return pooled(input, "avg_pool2d", windows, (batch) =>
        image.averagePool(batch, windows, count_include_pad, divisor_override),
      );
    },
    onTorch,
  ),
  adaptive_avg_pool2d: operation(
    { input: arg.tensor, output_size: wantedSize },
    ({ input, output_size }) => {
      const [height, width] = input.shape.slice(-2);
      return image.adaptiveAverage(input, [output_size[0] ?? height, output_size[1] ?? width]);
    },
    onTorch,
  ),
};

/** Convolutions and pooling, by their names in torch.nn.functional. */
export const images: Operations = Object.fromEntries(
  Object.entries(functions).map(([name, run]) => [`nn.functional.${name}`, run]),
);
