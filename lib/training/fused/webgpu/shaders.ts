/** The complete WGSL modules of one network. */
import { gradientPass } from "./gradient-pass";
import { mathWgsl } from "./math-wgsl";
import { tile, type MemoryMap } from "./memory-map";
import { lookingPointPass, trainingPointPass } from "./point-pass";
import { updatePass } from "./update-pass";

/** Bytes from one step's entry to the next: the alignment of dynamic offsets. */
export const stepBytes = 256;

/** One step's entry; lib/training/fused/webgpu/step-table.ts writes it. */
const stepWgsl = /* wgsl */ `
struct Step {
  first: u32, rows: u32, groups: u32, index: u32, key: u32, rule: u32,
  rate: f32, step_size: f32, correction: f32, momentum: f32, decay: f32, l1: f32,
}
`;

const entry = /* wgsl */ `@compute @workgroup_size(${tile})`;

/** A workgroup's share of a batch: points forth and back, then their gradient into the group's partial sums. */
export function trainShader(map: MemoryMap): string {
  return [
    stepWgsl,
    /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> features: array<f32>;
@group(0) @binding(2) var<storage, read> labels: array<u32>;
@group(0) @binding(3) var<storage, read> order: array<u32>;
@group(0) @binding(4) var<storage, read> weights: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> scratch: array<f32>;
@group(0) @binding(6) var<storage, read_write> partials: array<f32>;`,
    mathWgsl,
    trainingPointPass(map),
    gradientPass(map),
    /* wgsl */ `
${entry}
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) t: u32) {
  let base = group.x * ${map.scratch}u;
  for (var start = group.x * ${tile}u; start < step.rows; start += step.groups * ${tile}u) {
    let row = start + t;
    if (row < step.rows) {
      let point = order[step.first + row];
      pass_point(base, t, row, point, labels[point], step.key, 1.0 / f32(step.rows));
    }
    storageBarrier();
    let points = min(${tile}u, step.rows - start);
    add_gradient(base, group.x * ${map.padded + 1}u, t, points, start == group.x * ${tile}u);
    storageBarrier();
  }
}`,
  ].join("\n");
}

/** Sums the groups' gradients and moves the parameters; one invocation each, and one more for the loss. */
export function updateShader(map: MemoryMap): string {
  return [
    stepWgsl,
    /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read_write> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> slots: array<f32>;
@group(0) @binding(3) var<storage, read> partials: array<f32>;
@group(0) @binding(4) var<storage, read_write> gradient: array<f32>;
@group(0) @binding(5) var<storage, read_write> report: array<f32>;`,
    updatePass(map),
    /* wgsl */ `
${entry}
fn main(@builtin(global_invocation_id) id: vec3u) {
  let p = id.x;
  if (p > ${map.padded}u) { return; }
  var g = 0.0;
  for (var k = 0u; k < step.groups; k++) { g += partials[k * ${map.padded + 1}u + p]; }
  if (p == ${map.padded}u) {
    report[step.index] = g / f32(step.rows);
    return;
  }
  gradient[p] = g;
  weights[p] = moved(p, step, weights[p], g);
}`,
  ].join("\n");
}

/** Euclidean norms of the layers' gradients, one invocation each. @param at where the report has them */
export function normsShader({ layers }: MemoryMap, at: number): string {
  const ends = layers.map(({ w, b, quads }) => `vec2u(${4 * w}u, ${4 * (b + quads)}u)`);
  return /* wgsl */ `
@group(0) @binding(0) var<storage, read> gradient: array<f32>;
@group(0) @binding(1) var<storage, read_write> report: array<f32>;
var<workgroup> squares: array<f32, ${tile}>;
${entry}
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) t: u32) {
  var ends = array<vec2u, ${layers.length}>(${ends.join(", ")});
  let own = ends[group.x];
  var sum = 0.0;
  for (var p = own.x + t; p < own.y; p += ${tile}u) { sum += gradient[p] * gradient[p]; }
  squares[t] = sum;
  workgroupBarrier();
  if (t == 0u) {
    for (var k = 1u; k < ${tile}u; k++) { sum += squares[k]; }
    report[${at}u + group.x] = sqrt(sum);
  }
}`;
}

/** Probabilities of points, and each group's summed loss and hits. */
export function lookShader(map: MemoryMap): string {
  return [
    /* wgsl */ `
struct Look { count: u32, groups: u32 }
@group(0) @binding(0) var<uniform> look: Look;
@group(0) @binding(1) var<storage, read> features: array<f32>;
@group(0) @binding(2) var<storage, read> labels: array<u32>;
@group(0) @binding(3) var<storage, read> weights: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> scratch: array<f32>;
@group(0) @binding(5) var<storage, read_write> probabilities: array<f32>;
@group(0) @binding(6) var<storage, read_write> scores: array<vec2f>;
var<workgroup> sums: array<vec2f, ${tile}>;`,
    mathWgsl,
    lookingPointPass(map),
    /* wgsl */ `
${entry}
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) t: u32) {
  let base = group.x * ${map.scratch}u;
  var score = vec2f();
  for (var point = group.x * ${tile}u + t; point < look.count; point += look.groups * ${tile}u) {
    score += look_at_point(base, t, point, labels[point]);
  }
  sums[t] = score;
  workgroupBarrier();
  if (t == 0u) {
    for (var k = 1u; k < ${tile}u; k++) { score += sums[k]; }
    scores[group.x] = score;
  }
}`,
  ].join("\n");
}
