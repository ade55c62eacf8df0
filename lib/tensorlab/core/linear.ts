/** F.linear: x·Wᵀ + b, forward and back without a transpose in memory. */
import { add } from "./arithmetic";
import { record, recording, throughTranspose } from "./autograd";
import { allocate, legacyNames, type Data, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { matmul, mm } from "./matmul";
import { multiplyRows } from "./multiply";
import { sum } from "./reduce";
import type { Shape } from "./shape";
import { blank, dense, fromData, type Tensor } from "./tensor";
import { contiguous, expand, reshape, t, view } from "./views";
import { kernelsFor } from "./worthwhile";

/** What is added to the rows is spread to their shape, or refused. */
function checkBias(bias: Tensor | null, rows: number, outputs: number): void {
  if (bias && (bias.rank !== 1 || bias.count !== outputs)) expand(bias, [rows, outputs]);
}

function check(x: Tensor, weight: Tensor, bias: Tensor | null): void {
  const [rows, inputs] = x.shape;
  const [outputs, width] = weight.shape;
  if (inputs !== width)
    runtimeError(`mat1 and mat2 shapes cannot be multiplied (${rows}x${inputs} and ${width}x${outputs})`);
  if (x.dtype !== weight.dtype || (bias && bias.dtype !== x.dtype))
    runtimeError(
      bias
        ? "mat1 and mat2 must have the same dtype"
        : `expected scalar type ${legacyNames[x.dtype]} but found ${legacyNames[weight.dtype]}`,
    );
}

/** aᵀ·b of two matrices of so many rows, each sum in doubles. Quicker where b is the wider. */
function crossSums(a: Data, b: Data, rows: number): Float64Array {
  const [height, width] = [a.length / rows, b.length / rows];
  if (a instanceof Float32Array && b instanceof Float32Array) {
    const kernels = kernelsFor(height * width * rows);
    if (kernels) return kernels.cross(a, b, rows);
  }
  const sums = new Float64Array(height * width);
  for (let row = 0; row < rows; row++)
    for (let at = 0; at < height; at++) {
      const x = a[row * height + at];
      for (let to = at * width, from = row * width, end = from + width; from < end; from++, to++)
        sums[to] += x * b[from];
    }
  return sums;
}

function rounded(sums: Float64Array, dtype: DType, shape: Shape): Tensor {
  const data = allocate(dtype, sums.length);
  data.set(sums);
  return fromData(data, dtype, shape);
}

/** gradᵀ·x: outputs×inputs. */
function weightGrad(grad: Tensor, x: Tensor): Tensor {
  const [rows, outputs] = grad.shape;
  const inputs = x.shape[1];
  if (outputs <= inputs) return rounded(crossSums(dense(grad), dense(x), rows), x.dtype, [outputs, inputs]);
  return contiguous(t(rounded(crossSums(dense(x), dense(grad), rows), x.dtype, [inputs, outputs])));
}

/** Sums over the rows. */
function biasGrad(grad: Tensor): Tensor {
  const [rows, outputs] = grad.shape;
  const ones = allocate(grad.dtype, rows).fill(1);
  return rounded(crossSums(ones, dense(grad), rows), grad.dtype, [outputs]);
}

/** A batch of rows: x is rows×inputs, the weight outputs×inputs. RuntimeError for sizes or types that do not fit. */
function ofRows(x: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  const [rows, inputs] = x.shape;
  const [outputs] = weight.shape;
  checkBias(bias, rows, outputs);
  check(x, weight, bias);
  if (bias && (bias.rank !== 1 || bias.count !== outputs)) return add(ofRows(x, weight, null), bias);
  const out = blank(x.dtype, [rows, outputs]);
  multiplyRows(dense(x), dense(weight), out.storage.data, rows, inputs, outputs, bias && dense(bias));
  const backward = (grad: Tensor) => [
    bias?.requiresGrad ? (recording() ? sum(grad, [0]) : biasGrad(grad)) : null,
    x.requiresGrad ? mm(grad, weight) : null,
    weight.requiresGrad ? (recording() ? mm(t(grad), x) : weightGrad(grad, x)) : null,
  ];
  const saved = [...(weight.requiresGrad ? [x] : []), ...(x.requiresGrad ? [weight] : [])];
  const name = bias ? "AddmmBackward0" : "MmBackward0";
  return throughTranspose(record(out, name, [bias, x, weight], backward, saved));
}

/**
 * F.linear of one sample (inputs), a batch (rows×inputs) or batches of batches.
 * @param weight outputs×inputs
 */
export function linear(x: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  if (weight.rank !== 2) return bias ? add(matmul(x, t(weight)), bias) : matmul(x, t(weight));
  if (x.rank === 2) return ofRows(x, weight, bias);
  if (x.rank === 3 && bias && x.contiguous) {
    const rows = ofRows(reshape(x, [-1, x.shape[2]]), weight, bias);
    return view(rows, [x.shape[0], x.shape[1], weight.shape[0]]);
  }
  const product = matmul(x, t(weight));
  return bias ? add(product, bias) : product;
}
