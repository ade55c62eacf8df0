/**
 * The products of a dense layer on one tile, four points at a time.
 * Blocks keep up to eight running sums in registers; `n` (rows of the block) and `two` (vectors) are constants where
 * a block is inlined, so that what they exclude leaves no code.
 */
import { across, across4 } from "./vector-math";
import { ROW } from "./plan";

/** n outputs at one or two vectors of points: b + Σ x·w. w steps by `stride` bytes from input to input. */
@inline
function forwardBlock(n: i32, two: bool, x: usize, inputs: i32, w: usize, stride: usize, b: usize, out: usize): void {
  let a0 = v128.load_splat<f32>(b), a1 = a0, a2 = a0, a3 = a0;
  if (n > 1) a1 = v128.load_splat<f32>(b, 4);
  if (n > 2) a2 = v128.load_splat<f32>(b, 8);
  if (n > 3) a3 = v128.load_splat<f32>(b, 12);
  let c0 = a0, c1 = a1, c2 = a2, c3 = a3;
  for (let i = 0; i < inputs; i++) {
    const p = v128.load(x);
    const q = two ? v128.load(x, 16) : p;
    const w0 = v128.load_splat<f32>(w);
    a0 = f32x4.add(a0, f32x4.mul(p, w0));
    if (two) c0 = f32x4.add(c0, f32x4.mul(q, w0));
    if (n > 1) {
      const w1 = v128.load_splat<f32>(w, 4);
      a1 = f32x4.add(a1, f32x4.mul(p, w1));
      if (two) c1 = f32x4.add(c1, f32x4.mul(q, w1));
    }
    if (n > 2) {
      const w2 = v128.load_splat<f32>(w, 8);
      a2 = f32x4.add(a2, f32x4.mul(p, w2));
      if (two) c2 = f32x4.add(c2, f32x4.mul(q, w2));
    }
    if (n > 3) {
      const w3 = v128.load_splat<f32>(w, 12);
      a3 = f32x4.add(a3, f32x4.mul(p, w3));
      if (two) c3 = f32x4.add(c3, f32x4.mul(q, w3));
    }
    x += ROW;
    w += stride;
  }
  v128.store(out, a0);
  if (two) v128.store(out, c0, 16);
  if (n > 1) {
    v128.store(out + ROW, a1);
    if (two) v128.store(out + ROW, c1, 16);
  }
  if (n > 2) {
    v128.store(out + 2 * ROW, a2);
    if (two) v128.store(out + 2 * ROW, c2, 16);
  }
  if (n > 3) {
    v128.store(out + 3 * ROW, a3);
    if (two) v128.store(out + 3 * ROW, c3, 16);
  }
}

@inline
function forwardRows(n: i32, x: usize, inputs: i32, w: usize, stride: usize, b: usize, out: usize, vectors: i32): void {
  let v = 0;
  for (; v + 2 <= vectors; v += 2) forwardBlock(n, true, x + (v << 4), inputs, w, stride, b, out + (v << 4));
  if (v < vectors) forwardBlock(n, false, x + (v << 4), inputs, w, stride, b, out + (v << 4));
}

/** out[outputs][tile] = b + Wᵀ·x[inputs][tile] */
export function forwardLinear(x: usize, inputs: i32, outputs: i32, w: usize, b: usize, out: usize, vectors: i32): void {
  const stride = <usize>outputs << 2;
  let o = 0;
  for (; o + 4 <= outputs; o += 4)
    forwardRows(4, x, inputs, w + (o << 2), stride, b + (o << 2), out + o * ROW, vectors);
  const wo = w + (o << 2), bo = b + (o << 2), to = out + o * ROW;
  if (outputs - o === 3) forwardRows(3, x, inputs, wo, stride, bo, to, vectors);
  else if (outputs - o === 2) forwardRows(2, x, inputs, wo, stride, bo, to, vectors);
  else if (outputs - o === 1) forwardRows(1, x, inputs, wo, stride, bo, to, vectors);
}

/** n inputs' deltas at one or two vectors of points: slope · Σ w·delta. w steps by `stride` from input to input. */
@inline
function backwardBlock(
  n: i32, two: bool, d: usize, outputs: i32, w: usize, stride: usize, slope: usize, out: usize,
): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, c0 = a0, c1 = a0, c2 = a0, c3 = a0;
  const second = w + stride, third = second + stride, fourth = third + stride;
  for (let o: usize = 0, end = <usize>outputs << 2; o < end; o += 4) {
    const p = v128.load(d);
    const q = two ? v128.load(d, 16) : p;
    const w0 = v128.load_splat<f32>(w + o);
    a0 = f32x4.add(a0, f32x4.mul(p, w0));
    if (two) c0 = f32x4.add(c0, f32x4.mul(q, w0));
    if (n > 1) {
      const w1 = v128.load_splat<f32>(second + o);
      a1 = f32x4.add(a1, f32x4.mul(p, w1));
      if (two) c1 = f32x4.add(c1, f32x4.mul(q, w1));
    }
    if (n > 2) {
      const w2 = v128.load_splat<f32>(third + o);
      a2 = f32x4.add(a2, f32x4.mul(p, w2));
      if (two) c2 = f32x4.add(c2, f32x4.mul(q, w2));
    }
    if (n > 3) {
      const w3 = v128.load_splat<f32>(fourth + o);
      a3 = f32x4.add(a3, f32x4.mul(p, w3));
      if (two) c3 = f32x4.add(c3, f32x4.mul(q, w3));
    }
    d += ROW;
  }
  v128.store(out, f32x4.mul(a0, v128.load(slope)));
  if (two) v128.store(out, f32x4.mul(c0, v128.load(slope, 16)), 16);
  if (n > 1) {
    v128.store(out + ROW, f32x4.mul(a1, v128.load(slope + ROW)));
    if (two) v128.store(out + ROW, f32x4.mul(c1, v128.load(slope + ROW, 16)), 16);
  }
  if (n > 2) {
    v128.store(out + 2 * ROW, f32x4.mul(a2, v128.load(slope + 2 * ROW)));
    if (two) v128.store(out + 2 * ROW, f32x4.mul(c2, v128.load(slope + 2 * ROW, 16)), 16);
  }
  if (n > 3) {
    v128.store(out + 3 * ROW, f32x4.mul(a3, v128.load(slope + 3 * ROW)));
    if (two) v128.store(out + 3 * ROW, f32x4.mul(c3, v128.load(slope + 3 * ROW, 16)), 16);
  }
}

@inline
function backwardRows(n: i32, d: usize, outputs: i32, w: usize, slope: usize, out: usize, vectors: i32): void {
  const stride = <usize>outputs << 2;
  let v = 0;
  for (; v + 2 <= vectors; v += 2)
    backwardBlock(n, true, d + (v << 4), outputs, w, stride, slope + (v << 4), out + (v << 4));
  if (v < vectors) backwardBlock(n, false, d + (v << 4), outputs, w, stride, slope + (v << 4), out + (v << 4));
}

/** out[inputs][tile] = slope ∘ (W·delta[outputs][tile]) */
export function backwardLinear(
  d: usize, inputs: i32, outputs: i32, w: usize, slope: usize, out: usize, vectors: i32,
): void {
  const stride = <usize>outputs << 2;
  let i = 0;
  for (; i + 4 <= inputs; i += 4)
    backwardRows(4, d, outputs, w + i * stride, slope + i * ROW, out + i * ROW, vectors);
  const wi = w + i * stride, si = slope + i * ROW, to = out + i * ROW;
  if (inputs - i === 3) backwardRows(3, d, outputs, wi, si, to, vectors);
  else if (inputs - i === 2) backwardRows(2, d, outputs, wi, si, to, vectors);
  else if (inputs - i === 1) backwardRows(1, d, outputs, wi, si, to, vectors);
}

/** Adds Σ x·delta over the tile for one or two inputs and n outputs. The gradient has three floats of room at its end. */
@inline
function gradientBlock(n: i32, pair: bool, x: usize, d: usize, vectors: i32, g: usize, stride: usize): void {
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero, c0 = zero, c1 = zero, c2 = zero, c3 = zero;
  for (let v = 0; v < vectors; v++) {
    const p = v128.load(x);
    const q = pair ? v128.load(x + ROW) : p;
    const d0 = v128.load(d);
    a0 = f32x4.add(a0, f32x4.mul(p, d0));
    if (pair) c0 = f32x4.add(c0, f32x4.mul(q, d0));
    if (n > 1) {
      const d1 = v128.load(d + ROW);
      a1 = f32x4.add(a1, f32x4.mul(p, d1));
      if (pair) c1 = f32x4.add(c1, f32x4.mul(q, d1));
    }
    if (n > 2) {
      const d2 = v128.load(d + 2 * ROW);
      a2 = f32x4.add(a2, f32x4.mul(p, d2));
      if (pair) c2 = f32x4.add(c2, f32x4.mul(q, d2));
    }
    if (n > 3) {
      const d3 = v128.load(d + 3 * ROW);
      a3 = f32x4.add(a3, f32x4.mul(p, d3));
      if (pair) c3 = f32x4.add(c3, f32x4.mul(q, d3));
    }
    x += 16;
    d += 16;
  }
  v128.store(g, f32x4.add(v128.load(g), across4(a0, a1, a2, a3)));
  if (pair) v128.store(g + stride, f32x4.add(v128.load(g + stride), across4(c0, c1, c2, c3)));
}

@inline
function gradientRows(n: i32, x: usize, inputs: i32, d: usize, vectors: i32, g: usize, stride: usize): void {
  let i = 0;
  for (; i + 2 <= inputs; i += 2) gradientBlock(n, true, x + i * ROW, d, vectors, g + i * stride, stride);
  if (i < inputs) gradientBlock(n, false, x + i * ROW, d, vectors, g + i * stride, stride);
}

/** gw[inputs][outputs] += x·deltaᵀ and gb[outputs] += Σ delta over the tile. */
export function addGradient(
  x: usize, inputs: i32, d: usize, outputs: i32, vectors: i32, gw: usize, gb: usize,
): void {
  const stride = <usize>outputs << 2;
  let o = 0;
  for (; o + 4 <= outputs; o += 4) gradientRows(4, x, inputs, d + o * ROW, vectors, gw + (o << 2), stride);
  const at = d + o * ROW, to = gw + (o << 2);
  if (outputs - o === 3) gradientRows(3, x, inputs, at, vectors, to, stride);
  else if (outputs - o === 2) gradientRows(2, x, inputs, at, vectors, to, stride);
  else if (outputs - o === 1) gradientRows(1, x, inputs, at, vectors, to, stride);
  for (o = 0; o < outputs; o++) {
    let sum = f32x4.splat(0);
    for (let v = 0; v < vectors; v++) sum = f32x4.add(sum, v128.load(d + o * ROW + (v << 4)));
    store<f32>(gb + (o << 2), load<f32>(gb + (o << 2)) + across(sum));
  }
}
