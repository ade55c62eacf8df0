/** One optimizer step over all parameters, four at a time, as PyTorch 1.13 does it. */
import {
  B, CORRECTION, DECAY, FIRST_LAYER, GRADIENT, GW, L1, LAYER, LAYERS, MOMENTUM, OPTIMIZER, PARAMETERS, RATE, SLOT0,
  SLOT1, STEP_SIZE, W, WEIGHTS,
} from "./plan";

// the order of `optimizerKinds` in lib/spiral/config.ts
const SGD: i32 = 0;
const MOMENTUM_KIND: i32 = 1;
const NESTEROV: i32 = 2;
const RMSPROP: i32 = 3;
const ADAMW: i32 = 5;

const EPSILON: f32 = 1e-8;

/** Adds l1·sign(w) to the gradient of weights. The last vector of a layer reaches into its biases: masked. */
function addL1(plan: usize): void {
  const l1 = load<f32>(plan, L1);
  if (l1 === 0) return;
  const layers = load<i32>(plan, LAYERS);
  for (let l = 0; l < layers; l++) {
    const layer = plan + FIRST_LAYER + l * LAYER;
    const w = <usize>load<u32>(layer, W);
    const g = <usize>load<u32>(layer, GW);
    const end = <usize>load<u32>(layer, B) - w;
    for (let at: usize = 0; at < end; at += 4) {
      const value = load<f32>(w + at);
      const sign: f32 = value > 0 ? 1 : value < 0 ? -1 : 0;
      store<f32>(g + at, load<f32>(g + at) + l1 * sign);
    }
  }
}

@inline
function blend(slot: usize, keep: f32, news: v128): v128 {
  const old = f32x4.mul(v128.load(slot), f32x4.splat(keep));
  const value = f32x4.add(old, f32x4.mul(news, f32x4.splat(1 - keep)));
  v128.store(slot, value);
  return value;
}

@inline
function rule(kind: i32, plan: usize, step: usize, w: v128, g: v128, slot0: usize, slot1: usize): v128 {
  const rate = f32x4.splat(load<f32>(step, RATE));
  const momentum = load<f32>(plan, MOMENTUM);
  if (kind === SGD) return f32x4.sub(w, f32x4.mul(rate, g));
  if (kind === MOMENTUM_KIND || kind === NESTEROV) {
    const velocity = f32x4.add(f32x4.mul(f32x4.splat(momentum), v128.load(slot0)), g);
    v128.store(slot0, velocity);
    if (kind === MOMENTUM_KIND) return f32x4.sub(w, f32x4.mul(rate, velocity));
    return f32x4.sub(w, f32x4.mul(rate, f32x4.add(g, f32x4.mul(f32x4.splat(momentum), velocity))));
  }
  if (kind === RMSPROP) {
    const square = blend(slot0, momentum, f32x4.mul(g, g));
    return f32x4.sub(w, f32x4.div(f32x4.mul(rate, g), f32x4.add(f32x4.sqrt(square), f32x4.splat(EPSILON))));
  }
  const mean = blend(slot0, 0.9, g);
  const square = blend(slot1, 0.999, f32x4.mul(g, g));
  const root = f32x4.div(f32x4.sqrt(square), f32x4.splat(load<f32>(step, CORRECTION)));
  const move = f32x4.div(f32x4.mul(f32x4.splat(load<f32>(step, STEP_SIZE)), mean), f32x4.add(root, f32x4.splat(EPSILON)));
  return f32x4.sub(w, move);
}

@inline
function updateAll(kind: i32, plan: usize, step: usize): void {
  const decay = load<f32>(plan, DECAY);
  const shrink = f32x4.splat(1 - load<f32>(step, RATE) * decay);
  let w = <usize>load<u32>(plan, WEIGHTS);
  let g = <usize>load<u32>(plan, GRADIENT);
  let slot0 = <usize>load<u32>(plan, SLOT0);
  let slot1 = <usize>load<u32>(plan, SLOT1);
  const added = f32x4.splat(decay);
  for (let left = load<i32>(plan, PARAMETERS); left > 0; left -= 4) {
    let value = v128.load(w);
    let gradient = v128.load(g);
    if (kind === ADAMW) value = f32x4.mul(value, shrink);
    else gradient = f32x4.add(gradient, f32x4.mul(added, value));
    v128.store(w, rule(kind, plan, step, value, gradient, slot0, slot1));
    w += 16;
    g += 16;
    slot0 += 16;
    slot1 += 16;
  }
}

/** Updates the weights by the gradient. Arrays are padded to whole vectors; the padding holds zeros and stays so. */
export function update(plan: usize, step: usize): void {
  addL1(plan);
  const kind = load<i32>(plan, OPTIMIZER);
  if (kind === SGD) updateAll(SGD, plan, step);
  else if (kind === MOMENTUM_KIND) updateAll(MOMENTUM_KIND, plan, step);
  else if (kind === NESTEROV) updateAll(NESTEROV, plan, step);
  else if (kind === RMSPROP) updateAll(RMSPROP, plan, step);
  else if (kind === ADAMW) updateAll(ADAMW, plan, step);
  else updateAll(4, plan, step);
}
