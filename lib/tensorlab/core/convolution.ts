/** Convolution and pooling: windows of an image are gathered as rows, and what follows is a product, a maximum or a mean. */
import { div, number } from "./arithmetic";
import { renamed } from "./autograd";
import { runtimeError } from "./failure";
import { cat } from "./joining";
import { linear } from "./linear";
import { matmul } from "./matmul";
import { pickFlat, spread } from "./places";
import { mean, sum } from "./reduce";
import { contiguousStrides } from "./shape";
import { dense, fromValues, type Tensor } from "./tensor";
import { clone, permute, reshape, slice, squeeze, transpose, unsqueeze } from "./views";

/** Height and width. */
export type Pair = readonly [number, number];

/** How a window moves over an image. */
export interface Windows {
  kernel: Pair;
  stride: Pair;
  padding: Pair;
  dilation: Pair;
  /** the last window may hang over the end */
  ceil?: boolean;
}

/** How many windows fit into a side. */
function fitting(size: number, side: 0 | 1, { kernel, stride, padding, dilation, ceil }: Windows): number {
  const room = size + 2 * padding[side] - dilation[side] * (kernel[side] - 1) - 1;
  if (!ceil) return Math.floor(room / stride[side]) + 1;
  const count = Math.ceil(room / stride[side]) + 1;
  // no window begins beyond the end
  return (count - 1) * stride[side] >= size + padding[side] ? count - 1 : count;
}

/** Sizes of what windows over an image give. */
export const outputSize = ([height, width]: Pair, windows: Windows): Pair => [
  fitting(height, 0, windows),
  fitting(width, 1, windows),
];

/** An image with zeros around it. Shape N×C×H×W. */
function padded(x: Tensor, [top, left]: Pair): Tensor {
  if (top === 0 && left === 0) return x;
  const [n, c, height, width] = x.shape;
  const [tall, wide] = [height + 2 * top, width + 2 * left];
  const places = new Int32Array(x.count);
  for (let at = 0; at < places.length; at++) {
    const row = Math.floor(at / width);
    const image = Math.floor(row / height);
    places[at] = (image * tall + (row % height) + top) * wide + (at % width) + left;
  }
  return spread(x, places, { shape: [n, c, tall, wide] });
}

/** Calls with the row and column of every element of every window, window by window. */
function eachElement(
  size: Pair,
  { kernel, stride, dilation }: Windows,
  visit: (y: number, x: number) => void,
) {
  for (let row = 0; row < size[0]; row++)
    for (let column = 0; column < size[1]; column++)
      for (let at = 0; at < kernel[0] * kernel[1]; at++)
        visit(
          row * stride[0] + Math.floor(at / kernel[1]) * dilation[0],
          column * stride[1] + (at % kernel[1]) * dilation[1],
        );
}

/** Places of the windows' elements in one plane of an image. */
function planePlaces(size: Pair, windows: Windows, width: number): Int32Array {
  const places = new Int32Array(size[0] * size[1] * windows.kernel[0] * windows.kernel[1]);
  let filled = 0;
  eachElement(size, windows, (y, x) => (places[filled++] = y * width + x));
  return places;
}

/** Every window as a row: (N·OH·OW) × (C·KH·KW), from an image that is padded already. */
function rowsOf(image: Tensor, size: Pair, windows: Windows): Tensor {
  const [n, c, height, width] = image.shape;
  const within = planePlaces(size, windows, width);
  const area = windows.kernel[0] * windows.kernel[1];
  const spots = size[0] * size[1];
  const places = new Int32Array(n * c * within.length);
  for (let row = 0; row < n * spots; row++) {
    const [sample, spot] = [Math.floor(row / spots), row % spots];
    for (let channel = 0; channel < c; channel++) {
      const to = (row * c + channel) * area;
      const from = (sample * c + channel) * height * width;
      for (let at = 0; at < area; at++) places[to + at] = from + within[spot * area + at];
    }
  }
  return pickFlat(image, places, [n * spots, c * area]);
}

/** How a convolution is set; its kernel is the weight's. */
export interface Convolution extends Omit<Windows, "kernel"> {
  groups: number;
}

function ofImages(x: Tensor, weight: Tensor, bias: Tensor | null, windows: Windows): Tensor {
  const outputs = weight.shape[0];
  const size = outputSize([x.shape[2], x.shape[3]], windows);
  const rows = rowsOf(padded(x, windows.padding), size, windows);
  const made = linear(rows, reshape(weight, [outputs, -1]), bias);
  return permute(reshape(made, [x.shape[0], ...size, outputs]), [0, 3, 1, 2]);
}

/** F.conv2d of N×C×H×W with a weight of O×(C/groups)×KH×KW; sizes have been checked. */
export function convolution(x: Tensor, weight: Tensor, bias: Tensor | null, given: Convolution): Tensor {
  const { groups, ...rest } = given;
  const windows = { ...rest, kernel: [weight.shape[2], weight.shape[3]] as const };
  const [inputs, outputs] = [x.shape[1] / groups, weight.shape[0] / groups];
  const parts = Array.from({ length: groups }, (_, group) =>
    ofImages(
      groups === 1 ? x : slice(x, 1, group * inputs, inputs, 1),
      groups === 1 ? weight : slice(weight, 0, group * outputs, outputs, 1),
      bias && groups > 1 ? slice(bias, 0, group * outputs, outputs, 1) : bias,
      windows,
    ),
  );
  const out = parts.length === 1 ? parts[0] : cat(parts, 1);
  // a side of one may have any stride; PyTorch's are those of a fresh tensor
  const fresh = out.strides.join() === contiguousStrides(out.shape).join();
  return renamed(fresh ? out : clone(out), "ConvolutionBackward0", [x, weight, bias]);
}

/** F.conv1d: an image of one row. */
export function convolution1d(x: Tensor, weight: Tensor, bias: Tensor | null, given: Convolution): Tensor {
  const out = convolution(unsqueeze(x, 2), unsqueeze(weight, 2), bias, given);
  return renamed(squeeze(out, 2), "ConvolutionBackward0");
}

/** Row-major places of the largest of each window, the first of equals. */
function largest(x: Tensor, windows: Windows): { best: Int32Array; shape: number[] } {
  const [n, c, height, width] = x.shape;
  const size = outputSize([height, width], windows);
  const values = dense(x);
  const [top, left] = windows.padding;
  const area = windows.kernel[0] * windows.kernel[1];
  const best = new Int32Array(n * c * size[0] * size[1]).fill(-1);
  for (let plane = 0; plane < n * c; plane++) {
    let seen = 0;
    eachElement(size, windows, (y, across) => {
      const place = plane * size[0] * size[1] + Math.floor(seen++ / area);
      const [row, column] = [y - top, across - left];
      if (row < 0 || column < 0 || row >= height || column >= width) return;
      const at = (plane * height + row) * width + column;
      if (best[place] < 0 || values[at] > values[best[place]] || Number.isNaN(values[at])) best[place] = at;
    });
  }
  return { best, shape: [n, c, ...size] };
}

/** F.max_pool2d of N×C×H×W: the largest of each window. */
export function maxPool(x: Tensor, windows: Windows): Tensor {
  const { best, shape } = largest(x, windows);
  return renamed(pickFlat(x, best, shape), "MaxPool2DWithIndicesBackward0", [x]);
}

/** Where in its own plane each window's largest lies. */
export function maxPoolPlaces(x: Tensor, windows: Windows): Tensor {
  const { best, shape } = largest(x, windows);
  const plane = x.shape[2] * x.shape[3];
  return fromValues(
    best.map((place) => place % plane),
    "int64",
    shape,
  );
}

/** F.avg_pool2d of N×C×H×W: the mean of each window; zeros around the image count when `countPadding`. */
export function averagePool(
  x: Tensor,
  windows: Windows,
  countPadding: boolean,
  divisor: number | null,
): Tensor {
  if (windows.ceil) runtimeError("avg_pool2d(ceil_mode=True) is not part of this lab");
  const [n, c, height, width] = x.shape;
  const size = outputSize([height, width], windows);
  const area = windows.kernel[0] * windows.kernel[1];
  const around = padded(x, windows.padding);
  const windowsOf = (image: Tensor, planes: number) => {
    const within = planePlaces(size, windows, image.shape[3]);
    const plane = image.shape[2] * image.shape[3];
    const places = new Int32Array(planes * within.length);
    for (let at = 0; at < planes; at++)
      within.forEach((place, to) => (places[at * within.length + to] = at * plane + place));
    return sum(pickFlat(image, places, [planes, ...size, area]), [3]);
  };
  const total = reshape(windowsOf(around, n * c), [n, c, ...size]);
  if (divisor !== null || countPadding)
    return renamed(div(total, number(divisor ?? area)), "AvgPool2DBackward0", [x]);
  const ones = fromValues(new Float64Array(height * width).fill(1), x.dtype, [1, 1, height, width]);
  return renamed(div(total, windowsOf(padded(ones, windows.padding), 1)), "AvgPool2DBackward0", [x]);
}

/** The matrix that takes means of neighbours: out×size. */
function averaging(size: number, out: number, like: Tensor): Tensor {
  const values = new Float64Array(size * out);
  for (let row = 0; row < out; row++) {
    const [from, to] = [Math.floor((row * size) / out), Math.ceil(((row + 1) * size) / out)];
    values.fill(1 / (to - from), row * size + from, row * size + to);
  }
  return fromValues(values, like.dtype, [out, size]);
}

/** F.adaptive_avg_pool2d of …×H×W to a size. */
export function adaptiveAverage(x: Tensor, [tall, wide]: Pair): Tensor {
  if (tall === 1 && wide === 1) return mean(x, [-1, -2], true);
  const [height, width] = x.shape.slice(-2);
  const rows = matmul(averaging(height, tall, x), x);
  return renamed(matmul(rows, transpose(averaging(width, wide, x), 0, 1)), "AdaptiveAvgPool2DBackward0");
}
