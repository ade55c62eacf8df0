/** Activations and their slopes on the rows of a tile, and dropout. */
import { ACTIVATION, DROPOUT, OUT, OUTPUTS, ROW, SCALE, SLOPE, THRESHOLD } from "./plan";
import { exp, phi, sigmoid, tanh } from "./vector-math";

// the order of `activations` in lib/spiral/config.ts
const RELU: i32 = 1;
const LEAKY: i32 = 2;
const TANH: i32 = 3;
const SIGMOID: i32 = 4;

@inline
function apply(kind: i32, x: v128, slope: usize, training: bool): v128 {
  const one = f32x4.splat(1);
  if (kind === RELU) {
    const off = f32x4.le(x, f32x4.splat(0));
    if (training) v128.store(slope, v128.andnot(one, off));
    return v128.andnot(x, off);
  }
  if (kind === LEAKY) {
    const factor = v128.bitselect(f32x4.splat(0.01), one, f32x4.le(x, f32x4.splat(0)));
    if (training) v128.store(slope, factor);
    return f32x4.mul(x, factor);
  }
  if (kind === TANH) {
    const a = tanh(x);
    if (training) v128.store(slope, f32x4.sub(one, f32x4.mul(a, a)));
    return a;
  }
  if (kind === SIGMOID) {
    const a = sigmoid(x);
    if (training) v128.store(slope, f32x4.mul(a, f32x4.sub(one, a)));
    return a;
  }
  const e = exp(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
  const p = phi(x, e);
  if (training)
    v128.store(slope, f32x4.add(p, f32x4.mul(f32x4.mul(x, e), f32x4.splat(0.39894228040143268))));
  return f32x4.mul(x, p);
}

@inline
function applyAll(kind: i32, out: usize, slope: usize, units: i32, vectors: i32, training: bool): void {
  const length = <usize>vectors << 4;
  for (let u = 0; u < units; u++) {
    for (let at: usize = 0; at < length; at += 16)
      v128.store(out + at, apply(kind, v128.load(out + at), slope + at, training));
    out += ROW;
    slope += ROW;
  }
}

/** Replaces the sums of a layer by its outputs and, when training, writes the slopes. */
export function activate(layer: usize, vectors: i32, training: bool): void {
  const kind = load<i32>(layer, ACTIVATION);
  const units = load<i32>(layer, OUTPUTS);
  const out = <usize>load<u32>(layer, OUT);
  const slope = <usize>load<u32>(layer, SLOPE);
  if (kind === 0) {
    if (!training) return;
    const one = f32x4.splat(1);
    for (let at = slope, end = slope + units * ROW; at < end; at += 16) v128.store(at, one);
  } else if (kind === RELU) applyAll(RELU, out, slope, units, vectors, training);
  else if (kind === LEAKY) applyAll(LEAKY, out, slope, units, vectors, training);
  else if (kind === TANH) applyAll(TANH, out, slope, units, vectors, training);
  else if (kind === SIGMOID) applyAll(SIGMOID, out, slope, units, vectors, training);
  else applyAll(5, out, slope, units, vectors, training);
}

/** lowbias32, as in lib/kernels/dropout.ts */
export function hash32(x: u32): u32 {
  x = (x ^ (x >> 16)) * 0x7feb352d;
  x = (x ^ (x >> 15)) * 0x846ca68b;
  return x ^ (x >> 16);
}

@inline
function hash4(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** Multiplies outputs and slopes by dropout's factors. @param row of the batch that the tile begins with */
export function drop(layer: usize, key: u32, row: i32, vectors: i32): void {
  if (load<i32>(layer, DROPOUT) === 0) return;
  const units = load<i32>(layer, OUTPUTS);
  const out = <usize>load<u32>(layer, OUT);
  const slope = <usize>load<u32>(layer, SLOPE);
  const threshold = i32x4.splat(load<i32>(layer, THRESHOLD));
  const scale = f32x4.splat(load<f32>(layer, SCALE));
  const golden = i32x4.splat(0x9e3779b9);
  for (let v = 0; v < vectors; v++) {
    const rows = i32x4.add(i32x4.splat(row + 4 * v), i32x4(0, 1, 2, 3));
    const first = i32x4.mul(rows, i32x4.splat(units));
    for (let u = 0; u < units; u++) {
      const index = i32x4.add(first, i32x4.splat(u));
      const hash = hash4(i32x4.add(i32x4.splat(key), i32x4.mul(index, golden)));
      const factor = v128.andnot(scale, i32x4.lt_u(hash, threshold));
      const at = u * ROW + (v << 4);
      v128.store(out + at, f32x4.mul(v128.load(out + at), factor));
      v128.store(slope + at, f32x4.mul(v128.load(slope + at), factor));
    }
  }
}
