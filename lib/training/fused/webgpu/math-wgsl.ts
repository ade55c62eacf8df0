/** Elementary functions, activations with their slopes, and dropout, in WGSL. */
import type { Activation } from "@/lib/spiral/config";

/** Names of the functions below: output and slope of a sum. */
export const activationName: Record<Activation, string> = {
  none: "identity",
  relu: "relu",
  "leaky-relu": "leaky_relu",
  tanh: "hyperbolic",
  sigmoid: "sigmoid",
  gelu: "gelu",
};

/**
 * Comparisons instead of clamp, max and min: these may lose a NaN, and divergence must show.
 * tanh and Φ are those of the WebAssembly kernels (Cephes' tanhf, Abramowitz & Stegun 7.1.26), because
 * WGSL leaves the accuracy of its own near zero and overflow far from it to the driver.
 */
export const mathWgsl = /* wgsl */ `
fn bounded_exp(x: f32) -> f32 {
  return exp(select(select(x, 60.0, x > 60.0), -60.0, x < -60.0));
}
fn identity(x: f32) -> vec2f { return vec2f(x, 1.0); }
fn relu(x: f32) -> vec2f { return select(vec2f(x, 1.0), vec2f(0.0), x <= 0.0); }
fn leaky_relu(x: f32) -> vec2f { return select(vec2f(x, 1.0), vec2f(0.01 * x, 0.01), x <= 0.0); }
fn hyperbolic(x: f32) -> vec2f {
  let z = x * x;
  let p = ((((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z
    - 3.33332819422e-1) * z * x + x;
  let far = 1.0 - 2.0 / (bounded_exp(2.0 * x) + 1.0);
  let a = select(far, p, abs(x) < 0.625);
  return vec2f(a, 1.0 - a * a);
}
fn sigmoid(x: f32) -> vec2f {
  let a = 1.0 / (1.0 + bounded_exp(-x));
  return vec2f(a, a * (1.0 - a));
}
fn gelu(x: f32) -> vec2f {
  let e = bounded_exp(-0.5 * x * x);
  let t = 1.0 / (1.0 + 0.3275911 * 0.70710678118654752 * abs(x));
  let p = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  let tail = 0.5 * p * e;
  let phi = select(1.0 - tail, tail, x < 0.0);
  return vec2f(x * phi, phi + 0.39894228040143268 * x * e);
}
// lowbias32, as in lib/training/batches.ts
fn hash32(word: u32) -> u32 {
  var x = (word ^ (word >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}
fn kept(key: u32, index: u32, threshold: u32, scale: f32) -> f32 {
  return select(scale, 0.0, hash32(key + index * 0x9e3779b9u) < threshold);
}
`;
