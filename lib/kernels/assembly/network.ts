/** The kernels' entry: whole training steps, evaluation and prediction of a dense network. */
import { activate, drop, hash32 } from "./activation";
import { forwardExactly } from "./exact";
import { addGradient, backwardLinear, forwardLinear } from "./linear";
import {
  B, CLASSES, DELTA0, DELTA1, DROPOUT, FEATURES, FIRST_LAYER, FROM, GB, GRADIENT, GW, INPUT, INPUTS, LABELS, LAYER,
  LAYERS, NORMS, OUT, OUTPUTS, PARAMETERS, ROW, ROWS, SEED, SLOPE, STEP, STEP_ENTRY, TILE, W,
} from "./plan";
import { crossEntropy, hits } from "./softmax";
import { update } from "./update";

export { update };

/** First address that is free for the plan and its arrays. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

@inline
function layerAt(plan: usize, l: i32): usize {
  return plan + FIRST_LAYER + l * LAYER;
}

/** Transposes points into the tile's rows. Rows past `rows` of the last vector are zero. @param order null for as they are */
function gather(plan: usize, features: usize, labels: usize, order: usize, from: i32, rows: i32): void {
  const width = load<i32>(plan, FEATURES);
  const input = <usize>load<u32>(plan, INPUT);
  const own = <usize>load<u32>(plan, LABELS);
  for (let row = 0; row < rows; row++) {
    const point = order === 0 ? from + row : load<i32>(order + ((from + row) << 2));
    const source = features + ((point * width) << 2);
    for (let f = 0; f < width; f++) store<f32>(input + f * ROW + (row << 2), load<f32>(source + (f << 2)));
    if (labels !== 0) store<i32>(own + (row << 2), <i32>load<u8>(labels + point));
  }
  const end = (rows + 3) & ~3;
  for (let row = rows; row < end; row++)
    for (let f = 0; f < width; f++) store<f32>(input + f * ROW + (row << 2), 0);
}

/** Passes the tile through all layers; the last one's outputs are the logits. */
function forward(plan: usize, vectors: i32, training: bool, stepKey: u32, row: i32): void {
  const layers = load<i32>(plan, LAYERS);
  let x = <usize>load<u32>(plan, INPUT);
  for (let l = 0; l < layers; l++) {
    const layer = layerAt(plan, l);
    const out = <usize>load<u32>(layer, OUT);
    const w = <usize>load<u32>(layer, W);
    forwardLinear(x, load<i32>(layer, INPUTS), load<i32>(layer, OUTPUTS), w, <usize>load<u32>(layer, B), out, vectors);
    if (l < layers - 1) {
      activate(layer, vectors, training);
      if (training && load<i32>(layer, DROPOUT)) drop(layer, hash32(stepKey + l), row, vectors);
    }
    x = out;
  }
}

/** Adds the tile's gradient, from the deltas that stand in the last layer's outputs. */
function backward(plan: usize, vectors: i32): void {
  const last = load<i32>(plan, LAYERS) - 1;
  let delta = <usize>load<u32>(layerAt(plan, last), OUT);
  let below = <usize>load<u32>(plan, DELTA0);
  let spare = <usize>load<u32>(plan, DELTA1);
  for (let l = last; l >= 0; l--) {
    const layer = layerAt(plan, l);
    const inputs = load<i32>(layer, INPUTS);
    const outputs = load<i32>(layer, OUTPUTS);
    const x = <usize>(l > 0 ? load<u32>(layerAt(plan, l - 1), OUT) : load<u32>(plan, INPUT));
    addGradient(x, inputs, delta, outputs, vectors, <usize>load<u32>(layer, GW), <usize>load<u32>(layer, GB));
    if (l === 0) break;
    const slope = <usize>load<u32>(layerAt(plan, l - 1), SLOPE);
    backwardLinear(delta, inputs, outputs, <usize>load<u32>(layer, W), slope, below, vectors);
    delta = below;
    below = spare;
    spare = delta;
  }
}

/** Writes the Euclidean norm of each layer's gradient. */
function writeNorms(plan: usize): void {
  const norms = <usize>load<u32>(plan, NORMS);
  const layers = load<i32>(plan, LAYERS);
  for (let l = 0; l < layers; l++) {
    const layer = layerAt(plan, l);
    const end = <usize>load<u32>(layer, GB) + (load<i32>(layer, OUTPUTS) << 2);
    let sum: f64 = 0;
    for (let at = <usize>load<u32>(layer, GW); at < end; at += 4) sum += <f64>load<f32>(at) * load<f32>(at);
    store<f32>(norms + (l << 2), <f32>Math.sqrt(sum));
  }
}

/** Gradient of one batch. @returns its mean loss */
export function gradients(plan: usize, step: usize, features: usize, labels: usize, order: usize): f32 {
  const rows = load<i32>(step, ROWS);
  const from = load<i32>(step, FROM);
  const classes = load<i32>(plan, CLASSES);
  const logits = <usize>load<u32>(layerAt(plan, load<i32>(plan, LAYERS) - 1), OUT);
  const scale = <f32>1 / <f32>rows;
  const stepKey = hash32(hash32(load<u32>(plan, SEED)) + load<u32>(step, STEP));
  memory.fill(<usize>load<u32>(plan, GRADIENT), 0, (<usize>load<u32>(plan, PARAMETERS) + 4) << 2);
  let loss: f64 = 0;
  for (let row = 0; row < rows; row += TILE) {
    const count = min(TILE, rows - row);
    const vectors = (count + 3) >> 2;
    gather(plan, features, labels, order, from + row, count);
    forward(plan, vectors, true, stepKey, row);
    loss += crossEntropy(logits, classes, <usize>load<u32>(plan, LABELS), count, vectors, scale, true);
    backward(plan, vectors);
  }
  return <f32>(loss * scale);
}

/** Runs `count` steps of the table; writes each one's loss, and the last one's gradient norms. */
export function run(
  plan: usize, table: usize, count: i32, features: usize, labels: usize, order: usize, losses: usize,
): void {
  for (let i = 0; i < count; i++) {
    const step = table + i * STEP_ENTRY;
    store<f32>(losses + (i << 2), gradients(plan, step, features, labels, order));
    if (i === count - 1) writeNorms(plan);
    update(plan, step);
  }
}

/** Mean loss of points, without dropout. @param right where the number of hits is written */
export function evaluate(plan: usize, features: usize, labels: usize, count: i32, right: usize): f64 {
  const classes = load<i32>(plan, CLASSES);
  const logits = <usize>load<u32>(layerAt(plan, load<i32>(plan, LAYERS) - 1), OUT);
  let loss: f64 = 0;
  let total = 0;
  for (let row = 0; row < count; row += TILE) {
    const rows = min(TILE, count - row);
    const vectors = (rows + 3) >> 2;
    gather(plan, features, labels, 0, row, rows);
    forward(plan, vectors, false, 0, 0);
    loss += crossEntropy(logits, classes, <usize>load<u32>(plan, LABELS), rows, vectors, 0, false);
    total += hits;
  }
  store<i32>(right, total);
  return loss / <f64>count;
}

/** Writes what stands in the last layer for the tile's `rows` points, from `row` on, into out[points][classes]. */
function putRows(plan: usize, row: i32, rows: i32, out: usize): void {
  const classes = load<i32>(plan, CLASSES);
  const logits = <usize>load<u32>(layerAt(plan, load<i32>(plan, LAYERS) - 1), OUT);
  for (let t = 0; t < rows; t++)
    for (let k = 0; k < classes; k++)
      store<f32>(out + (((row + t) * classes + k) << 2), load<f32>(logits + k * ROW + (t << 2)));
}

/** Writes class probabilities [count][classes]. */
export function predict(plan: usize, features: usize, count: i32, out: usize): void {
  const classes = load<i32>(plan, CLASSES);
  const logits = <usize>load<u32>(layerAt(plan, load<i32>(plan, LAYERS) - 1), OUT);
  for (let row = 0; row < count; row += TILE) {
    const rows = min(TILE, count - row);
    const vectors = (rows + 3) >> 2;
    gather(plan, features, 0, 0, row, rows);
    forward(plan, vectors, false, 0, 0);
    crossEntropy(logits, classes, <usize>load<u32>(plan, LABELS), rows, vectors, 0, false);
    putRows(plan, row, rows, out);
  }
}

/** Writes logits [count][classes], bit for bit those of lib/spiral/forward.ts. */
export function logits(plan: usize, features: usize, count: i32, out: usize): void {
  for (let row = 0; row < count; row += TILE) {
    const rows = min(TILE, count - row);
    gather(plan, features, 0, 0, row, rows);
    forwardExactly(plan, (rows + 3) >> 2);
    putRows(plan, row, rows, out);
  }
}
