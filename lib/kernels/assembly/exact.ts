/**
 * The forward pass bit for bit as lib/spiral/forward.ts does it: sums in doubles, input after input from the bias on,
 * activations in doubles by the host's own exp and tanh, outputs rounded to floats after every layer.
 */
import { ACTIVATION, B, INPUT, INPUTS, LAYER, LAYERS, OUT, OUTPUTS, ROW, W, FIRST_LAYER } from "./plan";

@external("env", "exp")
declare function hostExp(x: f64): f64;
@external("env", "tanh")
declare function hostTanh(x: f64): f64;

// the order of `activations` in lib/spiral/config.ts
const NONE: i32 = 0;
const RELU: i32 = 1;
const LEAKY: i32 = 2;
const TANH: i32 = 3;
const SIGMOID: i32 = 4;

/** erf by Abramowitz & Stegun 7.1.26, operation by operation as in lib/spiral/forward.ts. */
function erf(x: f64): f64 {
  const t: f64 = 1.0 / (1.0 + 0.3275911 * Math.abs(x));
  const poly: f64 = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const value: f64 = 1.0 - poly * hostExp(-x * x);
  return x < 0 ? -value : value;
}

function curved(kind: i32, x: f64): f64 {
  if (kind === TANH) return hostTanh(x);
  if (kind === SIGMOID) return 1.0 / (1.0 + hostExp(-x));
  return 0.5 * x * (1.0 + erf(x * 0.70710678118654752));
}

/** The activation of two sums; what is no number comes out of ReLU as 0, as it does there. */
@inline
function apply(kind: i32, x: v128): v128 {
  if (kind === NONE) return x;
  const on = f64x2.gt(x, f64x2.splat(0));
  if (kind === RELU) return v128.and(x, on);
  if (kind === LEAKY) return v128.bitselect(x, f64x2.mul(f64x2.splat(0.01), x), on);
  return f64x2.replace_lane(
    f64x2.splat(curved(kind, f64x2.extract_lane(x, 0))), 1, curved(kind, f64x2.extract_lane(x, 1)),
  );
}

/** Activates the sums of four points and rounds them to floats. */
@inline
function put(out: usize, kind: i32, low: v128, high: v128): void {
  const a = f32x4.demote_f64x2_zero(apply(kind, low));
  const b = f32x4.demote_f64x2_zero(apply(kind, high));
  v128.store(out, v128.shuffle<f32>(a, b, 0, 1, 4, 5));
}

/** n outputs at one vector of points. w steps by `stride` bytes from input to input. */
@inline
function block(n: i32, kind: i32, x: usize, inputs: i32, w: usize, stride: usize, b: usize, out: usize): void {
  let a0 = f64x2.splat(<f64>load<f32>(b)), a1 = a0, a2 = a0, a3 = a0;
  if (n > 1) a1 = f64x2.splat(<f64>load<f32>(b, 4));
  if (n > 2) a2 = f64x2.splat(<f64>load<f32>(b, 8));
  if (n > 3) a3 = f64x2.splat(<f64>load<f32>(b, 12));
  let c0 = a0, c1 = a1, c2 = a2, c3 = a3;
  for (let i = 0; i < inputs; i++) {
    const points = v128.load(x);
    const p = f64x2.promote_low_f32x4(points);
    const q = f64x2.promote_low_f32x4(v128.shuffle<f64>(points, points, 1, 0));
    const w0 = f64x2.splat(<f64>load<f32>(w));
    a0 = f64x2.add(a0, f64x2.mul(p, w0));
    c0 = f64x2.add(c0, f64x2.mul(q, w0));
    if (n > 1) {
      const w1 = f64x2.splat(<f64>load<f32>(w, 4));
      a1 = f64x2.add(a1, f64x2.mul(p, w1));
      c1 = f64x2.add(c1, f64x2.mul(q, w1));
    }
    if (n > 2) {
      const w2 = f64x2.splat(<f64>load<f32>(w, 8));
      a2 = f64x2.add(a2, f64x2.mul(p, w2));
      c2 = f64x2.add(c2, f64x2.mul(q, w2));
    }
    if (n > 3) {
      const w3 = f64x2.splat(<f64>load<f32>(w, 12));
      a3 = f64x2.add(a3, f64x2.mul(p, w3));
      c3 = f64x2.add(c3, f64x2.mul(q, w3));
    }
    x += ROW;
    w += stride;
  }
  put(out, kind, a0, c0);
  if (n > 1) put(out + ROW, kind, a1, c1);
  if (n > 2) put(out + 2 * ROW, kind, a2, c2);
  if (n > 3) put(out + 3 * ROW, kind, a3, c3);
}

function pass(layer: usize, x: usize, vectors: i32): void {
  const inputs = load<i32>(layer, INPUTS);
  const outputs = load<i32>(layer, OUTPUTS);
  const kind = load<i32>(layer, ACTIVATION);
  const stride = <usize>outputs << 2;
  const end = <usize>vectors << 4;
  for (let o = 0; o < outputs; o += 4) {
    const w = <usize>load<u32>(layer, W) + (o << 2);
    const b = <usize>load<u32>(layer, B) + (o << 2);
    const out = <usize>load<u32>(layer, OUT) + o * ROW;
    const n = outputs - o;
    for (let at: usize = 0; at < end; at += 16) {
      if (n === 1) block(1, kind, x + at, inputs, w, stride, b, out + at);
      else if (n === 2) block(2, kind, x + at, inputs, w, stride, b, out + at);
      else if (n === 3) block(3, kind, x + at, inputs, w, stride, b, out + at);
      else block(4, kind, x + at, inputs, w, stride, b, out + at);
    }
  }
}

/** Passes the tile's input through all layers; the last one's outputs are the logits. */
export function forwardExactly(plan: usize, vectors: i32): void {
  const layers = load<i32>(plan, LAYERS);
  let x = <usize>load<u32>(plan, INPUT);
  for (let l = 0; l < layers; l++) {
    const layer = plan + FIRST_LAYER + l * LAYER;
    pass(layer, x, vectors);
    x = <usize>load<u32>(layer, OUT);
  }
}
