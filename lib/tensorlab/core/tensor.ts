/** A tensor: a window (shape, strides, offset) on shared memory, and its place in the graph of gradients. */
import { castData, checkWhole, needRoom, type Data, type DType } from "./dtype";
import type { GradEdge, GradNode } from "./grad-node";
import { contiguousStrides, countOf, type Shape } from "./shape";
import { isShort, shortenAll } from "./short-floats";
import { memory, type Storage } from "./storage";

/** An operation on tensors in the graph of gradients. */
export type GradientNode = GradNode<Tensor>;

/** Where a tensor's gradient flows. */
export type GradientEdge = GradEdge<Tensor>;

/** A window on memory: element [i, j, …] is at offset + i·strides[0] + j·strides[1] + …, in elements. */
export class Tensor {
  grad: Tensor | null = null;
  /** keeps its gradient although it is no leaf */
  retainsGrad = false;
  /** made in torch.inference_mode */
  inferred = false;
  /** of a leaf: numbers of the program's functions that see its gradient before it is kept, and may change it */
  hooks: number[] = [];
  /** the tensor that this one is a view of */
  base: Tensor | null = null;
  /** a Python number taking part in an operation: it has the lowest say in promotion */
  wrapped = false;
  /** how often a change in place gave this base, or a view of it, a new place in the graph */
  rewrites = 0;
  /** the node of a view made before the last such change */
  nodeOfView: ((view: Tensor) => GradientNode | null) | null = null;
  #seenRewrites = 0;
  #wantsGrad = false;
  #node: GradientNode | null = null;

  constructor(
    public storage: Storage,
    public dtype: DType,
    public shape: Shape,
    public strides: Shape,
    public offset = 0,
  ) {}

  get rank(): number {
    return this.shape.length;
  }

  get count(): number {
    return countOf(this.shape);
  }

  get requiresGrad(): boolean {
    this.#catchUp();
    return this.#wantsGrad;
  }

  set requiresGrad(wanted: boolean) {
    this.#wantsGrad = wanted;
  }

  /** The operation that made it, null for leaves. */
  get gradFn(): GradientNode | null {
    this.#catchUp();
    return this.#node;
  }

  set gradFn(node: GradientNode | null) {
    this.#catchUp();
    this.#node = node;
  }

  /** Makes this a view of another tensor's memory. */
  viewOf(base: Tensor): void {
    this.base = base;
    this.#seenRewrites = base.rewrites;
  }

  /** A view follows its base into the graph when the base was changed in place. */
  #catchUp(): void {
    const { base } = this;
    if (!base || base.rewrites === this.#seenRewrites) return;
    this.#seenRewrites = base.rewrites;
    const node = base.nodeOfView?.(this);
    if (!node) return;
    this.#node = node;
    this.#wantsGrad = true;
  }

  /** Never part of a graph outside of torch.inference_mode. */
  get inference(): boolean {
    return this.base?.inferred ?? this.inferred;
  }

  get isLeaf(): boolean {
    return this.gradFn === null;
  }

  /** Row-major without gaps. */
  get contiguous(): boolean {
    if (this.count === 0) return true;
    let step = 1;
    for (let dim = this.rank - 1; dim >= 0; dim--) {
      if (this.shape[dim] === 1) continue;
      if (this.strides[dim] !== step) return false;
      step *= this.shape[dim];
    }
    return true;
  }
}

/** A fresh contiguous tensor of zeros. */
export function blank(dtype: DType, shape: Shape): Tensor {
  return new Tensor(memory().allocate(dtype, countOf(shape)), dtype, shape, contiguousStrides(shape));
}

/** A tensor over row-major data that nobody else holds. int64 beyond 2^53 is refused, floats of 16 bits are rounded. */
export function fromData(data: Data, dtype: DType, shape: Shape): Tensor {
  if (dtype === "int64") checkWhole(data);
  if (isShort(dtype)) shortenAll(data, dtype);
  return new Tensor(memory().adopt(data), dtype, shape, contiguousStrides(shape));
}

/** A tensor from plain numbers. */
export function fromValues(values: ArrayLike<number>, dtype: DType, shape: Shape): Tensor {
  return fromData(castData(Float64Array.from(values), dtype), dtype, shape);
}

/** A Python number as an operand. */
export function wrapNumber(value: number, dtype: DType): Tensor {
  const tensor = fromValues([value], dtype, []);
  tensor.wrapped = true;
  return tensor;
}

/** Storage places of all elements in row-major order. */
export function placesOf(shape: Shape, strides: Shape, offset: number): Int32Array {
  const count = countOf(shape);
  needRoom(count);
  const places = new Int32Array(count);
  if (count === 0) return places;
  places[0] = offset;
  let filled = 1;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    const block = filled;
    for (let at = 1; at < shape[dim]; at++) {
      const shift = at * strides[dim];
      for (let inner = 0; inner < block; inner++) places[filled++] = places[inner] + shift;
    }
  }
  return places;
}

/** All elements in row-major order: the tensor's own memory when contiguous (do not write to it), else a copy. */
export function dense(tensor: Tensor): Data {
  const { storage, offset, count } = tensor;
  if (tensor.contiguous) return storage.data.subarray(offset, offset + count);
  const places = placesOf(tensor.shape, tensor.strides, offset);
  const out = new (storage.data.constructor as new (count: number) => Data)(count);
  for (let at = 0; at < count; at++) out[at] = storage.data[places[at]];
  return out;
}

/** As dense, converted to a type. */
export const denseAs = (tensor: Tensor, dtype: DType): Data =>
  tensor.dtype === dtype ? dense(tensor) : castData(dense(tensor), dtype);

/** The only element. */
export const onlyValue = (tensor: Tensor): number => tensor.storage.data[tensor.offset];
