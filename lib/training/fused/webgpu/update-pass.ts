/** WGSL of one optimizer step of one parameter, as PyTorch 1.13 does it. */
import { beta1, beta2, epsilon } from "../../optimizer";
import type { MemoryMap } from "./memory-map";

/** Declares `moved`: the new value of parameter p with the gradient g; updates the running averages. */
export function updatePass({ layers, padded }: MemoryMap): string {
  const biases = layers.map(({ b, quads }) => `(p >= ${4 * b}u && p < ${4 * (b + quads)}u)`).join(" || ");
  return /* wgsl */ `
fn is_bias(p: u32) -> bool { return ${biases}; }
fn blend(at: u32, keep: f32, news: f32) -> f32 {
  let value = keep * slots[at] + (1.0 - keep) * news;
  slots[at] = value;
  return value;
}
fn adam(p: u32, step: Step, w: f32, g: f32) -> f32 {
  let mean = blend(p, ${beta1}, g);
  let square = blend(${padded}u + p, ${beta2}, g * g);
  return w - step.step_size * mean / (sqrt(square) / step.correction + ${epsilon});
}
fn moved(p: u32, step: Step, old: f32, gradient: f32) -> f32 {
  var w = old;
  var g = gradient;
  if (step.rule == 5u) { w *= 1.0 - step.rate * step.decay; } else { g += step.decay * w; }
  if (step.l1 != 0.0 && !is_bias(p)) { g += step.l1 * sign(old); }
  switch (step.rule) {
    case 0u: { return w - step.rate * g; }
    case 1u, 2u: {
      let velocity = step.momentum * slots[p] + g;
      slots[p] = velocity;
      return w - step.rate * select(velocity, g + step.momentum * velocity, step.rule == 2u);
    }
    case 3u: { return w - step.rate * g / (sqrt(blend(p, step.momentum, g * g)) + ${epsilon}); }
    default: { return adam(p, step, w, g); }
  }
}`;
}
