/** Matrix products: mm, bmm, mv, dot, and matmul's rules over them. */
import { mul } from "./arithmetic";
import { record } from "./autograd";
import { legacyNames } from "./dtype";
import { runtimeError } from "./failure";
import { multiply } from "./multiply";
import { broadcastShapes, countOf } from "./shape";
import { blank, dense, type Tensor } from "./tensor";
import { expand, matrixTranspose, reshape, squeeze, unsqueeze } from "./views";

/** RuntimeError when two types meet; matrix products do not promote. */
function sameType(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype)
    runtimeError(`expected scalar type ${legacyNames[a.dtype]} but found ${legacyNames[b.dtype]}`);
}
function refuseBool(name: string, a: Tensor): void {
  if (a.dtype === "bool") runtimeError(`"${name}" not implemented for 'Bool'`);
}

/** torch.mm. */
export function mm(a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 2) runtimeError("self must be a matrix");
  if (b.rank !== 2) runtimeError("mat2 must be a matrix");
  if (a.shape[1] !== b.shape[0])
    runtimeError(`mat1 and mat2 shapes cannot be multiplied (${a.shape.join("x")} and ${b.shape.join("x")})`);
  sameType(a, b);
  refuseBool("addmm_impl_cpu_", a);
  const [m, k] = a.shape;
  const n = b.shape[1];
  const out = blank(a.dtype, [m, n]);
  multiply(dense(a), dense(b), out.storage.data, m, k, n);
  return record(
    out,
    "MmBackward0",
    [a, b],
    (grad) => [
      a.requiresGrad ? mm(grad, matrixTranspose(b)) : null,
      b.requiresGrad ? mm(matrixTranspose(a), grad) : null,
    ],
    [...(b.requiresGrad ? [a] : []), ...(a.requiresGrad ? [b] : [])],
  );
}

/** torch.bmm. */
export function bmm(a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 3 || b.rank !== 3) runtimeError(`batch${a.rank !== 3 ? 1 : 2} must be a 3D tensor`);
  const [batch, m, k] = a.shape;
  const n = b.shape[2];
  if (b.shape[0] !== batch || b.shape[1] !== k)
    runtimeError(
      `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${k}] but got: [${b.shape[0]}, ${b.shape[1]}].`,
    );
  sameType(a, b);
  const out = blank(a.dtype, [batch, m, n]);
  const [x, y] = [dense(a), dense(b)];
  for (let at = 0; at < batch; at++)
    multiply(
      x.subarray(at * m * k, (at + 1) * m * k),
      y.subarray(at * k * n, (at + 1) * k * n),
      out.storage.data.subarray(at * m * n, (at + 1) * m * n),
      m,
      k,
      n,
    );
  return record(
    out,
    "BmmBackward0",
    [a, b],
    (grad) => [
      a.requiresGrad ? bmm(grad, matrixTranspose(b)) : null,
      b.requiresGrad ? bmm(matrixTranspose(a), grad) : null,
    ],
    [a, b],
  );
}

/** torch.mv. */
export function mv(a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 2 || b.rank !== 1)
    runtimeError(`vector + matrix @ vector expected, got 1, ${a.rank}, ${b.rank}`);
  if (a.shape[1] !== b.shape[0])
    runtimeError(`size mismatch, got ${a.shape[0]}, ${a.shape.join("x")},${b.shape[0]}`);
  sameType(a, b);
  const out = blank(a.dtype, [a.shape[0]]);
  multiply(dense(a), dense(b), out.storage.data, a.shape[0], a.shape[1], 1);
  return record(
    out,
    "MvBackward0",
    [a, b],
    (grad) => [
      a.requiresGrad ? mul(unsqueeze(grad, 1), b) : null,
      b.requiresGrad ? mv(matrixTranspose(a), grad) : null,
    ],
    [a, b],
  );
}

/** torch.dot. */
export function dot(a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 1 || b.rank !== 1)
    runtimeError(`1D tensors expected, but got ${a.rank}D and ${b.rank}D tensors`);
  if (a.dtype !== b.dtype)
    runtimeError(
      `dot : expected both vectors to have same dtype, but found ${legacyNames[a.dtype]} and ${legacyNames[b.dtype]}`,
    );
  if (a.count !== b.count)
    runtimeError(
      `inconsistent tensor size, expected tensor [${a.count}] and src [${b.count}] to have the same number of elements, but got ${a.count} and ${b.count} elements respectively`,
    );
  refuseBool("dot", a);
  const out = blank(a.dtype, []);
  multiply(dense(a), dense(b), out.storage.data, 1, a.count, 1);
  return record(
    out,
    "DotBackward0",
    [a, b],
    (grad) => [a.requiresGrad ? mul(grad, b) : null, b.requiresGrad ? mul(grad, a) : null],
    [a, b],
  );
}

/** Products of more than two dimensions: batches broadcast, matrices multiply. */
function batched(a: Tensor, b: Tensor): Tensor {
  const [x, y] = [a.rank === 1 ? unsqueeze(a, 0) : a, b.rank === 1 ? unsqueeze(b, 1) : b];
  const batch = broadcastShapes(x.shape.slice(0, -2), y.shape.slice(0, -2));
  const flat = (tensor: Tensor) => {
    const inner = tensor.shape.slice(-2);
    return reshape(expand(tensor, [...batch, ...inner]), [countOf(batch), ...inner]);
  };
  if (x.shape[x.rank - 1] !== y.shape[y.rank - 2]) return bmm(flat(x), flat(y));
  const out = reshape(bmm(flat(x), flat(y)), [...batch, x.shape[x.rank - 2], y.shape[y.rank - 1]]);
  if (a.rank === 1) return squeeze(out, -2);
  return b.rank === 1 ? squeeze(out, -1) : out;
}

/** torch.matmul, the operator @. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  if (a.rank === 0 || b.rank === 0)
    runtimeError(`both arguments to matmul need to be at least 1D, but they are ${a.rank}D and ${b.rank}D`);
  if (a.rank === 1 && b.rank === 1) return dot(a, b);
  if (a.rank === 2 && b.rank === 1) return mv(a, b);
  if (a.rank === 1 && b.rank === 2) return squeeze(mm(unsqueeze(a, 0), b), 0, "SqueezeBackward3");
  if (a.rank === 2 && b.rank === 2) return mm(a, b);
  // a batch of rows times one matrix is one large product
  if (a.rank > 2 && b.rank === 2)
    return reshape(mm(reshape(a, [-1, a.shape[a.rank - 1]]), b), [...a.shape.slice(0, -1), b.shape[1]]);
  return batched(a, b);
}

/** torch.outer. */
export function outer(a: Tensor, b: Tensor): Tensor {
  if (a.rank !== 1) runtimeError(`outer: Expected 1-D argument self, but got ${a.rank}-D`);
  if (b.rank !== 1) runtimeError(`outer: Expected 1-D argument vec2, but got ${b.rank}-D`);
  return mul(reshape(a, [a.count, 1]), b);
}
