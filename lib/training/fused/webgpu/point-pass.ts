/** WGSL of one point's way through the network and back. An invocation has a point of its own and needs no barrier. */
import { dropoutThreshold } from "@/lib/kernels/dropout";
import { activationName } from "./math-wgsl";
import { tile, type MappedLayer, type MemoryMap } from "./memory-map";

const f32 = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

const lane = "xyzw";

/** Four outputs' sums: b + Σ x·w. */
const sums = ({ index, inputs, quads, w, b, input }: MappedLayer): string => /* wgsl */ `
fn sums_${index}(base: u32, t: u32, q: u32) -> vec4f {
  var z = weights[${b}u + q];
  for (var i = 0u; i < ${inputs}u; i++) {
    z += scratch[base + ${input}u + i * ${tile}u + t] * weights[${w}u + i * ${quads}u + q];
  }
  return z;
}`;

/** Writes one unit's output and, in training, its slope and the copy that the next layer's gradient reads. */
function put(layer: MappedLayer, next: MappedLayer, training: boolean): string {
  const { index, outputs, output, delta, activation, dropout } = layer;
  const drop =
    training && dropout > 0
      ? `r *= kept(hash32(key + ${index}u), row * ${outputs}u + o, ${dropoutThreshold(dropout)}u, ${f32(1 / (1 - dropout))});`
      : "";
  const forTheWayBack = `scratch[base + ${delta}u + o * ${tile}u + t] = r.y;`;
  const copy = next.wide ? "" : `scratch[base + ${next.lanes}u + t * ${outputs}u + o] = r.x;`;
  return /* wgsl */ `
fn put_${index}(base: u32, t: u32, key: u32, row: u32, o: u32, z: f32) {
  var r = ${activationName[activation]}(z);
  ${drop}
  scratch[base + ${output}u + o * ${tile}u + t] = r.x;
  ${training ? forTheWayBack + copy : ""}
}`;
}

const hiddenPass = ({ index, outputs, quads }: MappedLayer): string => {
  const whole = Math.floor(outputs / 4);
  const puts = (q: string, count: number) =>
    Array.from(
      { length: count },
      (_, k) => `put_${index}(base, t, key, row, 4u * ${q} + ${k}u, z.${lane[k]});`,
    );
  const tail = outputs % 4;
  return /* wgsl */ `
  for (var q = 0u; q < ${whole}u; q++) {
    let z = sums_${index}(base, t, q);
    ${puts("q", 4).join("\n    ")}
  }
  ${tail ? `{ let z = sums_${index}(base, t, ${quads - 1}u); ${puts(`${quads - 1}u`, tail).join(" ")} }` : ""}`;
};

const logits = ({ index, outputs }: MappedLayer): string => {
  const parts = Array.from({ length: outputs }, (_, k) => `z${Math.floor(k / 4)}.${lane[k % 4]}`);
  const quads = Array.from({ length: Math.ceil(outputs / 4) }, (_, q) => q);
  return /* wgsl */ `
  ${quads.map((q) => `let z${q} = sums_${index}(base, t, ${q}u);`).join("\n  ")}
  var p = array<f32, ${outputs}>(${parts.join(", ")});
  var top = p[0];
  var winner = 0u;
  for (var k = 1u; k < ${outputs}u; k++) { if (!(p[k] <= top)) { top = p[k]; winner = k; } }
  let own = p[label] - top;
  var sum = 0.0;
  for (var k = 0u; k < ${outputs}u; k++) { p[k] = exp(p[k] - top); sum += p[k]; }
  let entropy = log(sum) - own;`;
};

const features = ({ features: width, layers }: MemoryMap, training: boolean): string => {
  const [first] = layers;
  const copy = training && !first.wide ? `scratch[base + ${first.lanes}u + t * ${width}u + f] = x;` : "";
  return /* wgsl */ `
  for (var f = 0u; f < ${width}u; f++) {
    let x = features[point * ${width}u + f];
    scratch[base + ${first.input}u + f * ${tile}u + t] = x;
    ${copy}
  }`;
};

/** Deltas of four units below: slope · Σ w·delta, in the place of the slopes. */
function deltasBelow(layer: MappedLayer, below: MappedLayer): string {
  const { index, inputs, quads, w, delta } = layer;
  const d = (k: number) => `scratch[base + ${delta}u + (4u * q + ${k}u) * ${tile}u + t]`;
  const dots = [0, 1, 2, 3].map((k) => `dot(weights[${w}u + (i + ${k}u) * ${quads}u + q], d)`);
  const copy = below.wide ? `scratch[base + ${below.lanes}u + t * ${inputs}u + i] = d;` : "";
  return /* wgsl */ `
fn products_${index}(base: u32, t: u32, i: u32) -> vec4f {
  var s = vec4f();
  for (var q = 0u; q < ${quads}u; q++) {
    let d = vec4f(${[0, 1, 2, 3].map(d).join(", ")});
    s += vec4f(${dots.join(", ")});
  }
  return s;
}
fn put_below_${index}(base: u32, t: u32, i: u32, s: f32) {
  let at = base + ${below.delta}u + i * ${tile}u + t;
  let d = s * scratch[at];
  scratch[at] = d;
  ${copy}
}`;
}

const backPass = ({ index, inputs }: MappedLayer): string => {
  const puts = (i: string, count: number) =>
    Array.from({ length: count }, (_, k) => `put_below_${index}(base, t, ${i} + ${k}u, s.${lane[k]});`);
  const whole = inputs - (inputs % 4);
  const tail = inputs % 4;
  return /* wgsl */ `
  for (var i = 0u; i < ${whole}u; i += 4u) {
    let s = products_${index}(base, t, i);
    ${puts("i", 4).join("\n    ")}
  }
  ${tail ? `{ let s = products_${index}(base, t, ${whole}u); ${puts(`${whole}u`, tail).join(" ")} }` : ""}`;
};

const outputDeltas = ({ classes, layers }: MemoryMap): string => {
  const { delta, wide, lanes } = layers[layers.length - 1];
  const copy = wide ? `scratch[base + ${lanes}u + t * ${classes}u + k] = d;` : "";
  return /* wgsl */ `
  for (var k = 0u; k < ${classes}u; k++) {
    let d = (p[k] / sum - select(0.0, 1.0, k == label)) * scale;
    scratch[base + ${delta}u + k * ${tile}u + t] = d;
    ${copy}
  }`;
};

/** Declares `pass_point`: forth and back in training; the scratch then holds what the gradient is made of. */
export function trainingPointPass(map: MemoryMap): string {
  const { layers, loss } = map;
  const hidden = layers.slice(0, -1);
  return [
    ...layers.map(sums),
    ...hidden.map((layer) => put(layer, layers[layer.index + 1], true)),
    ...hidden.map((below) => deltasBelow(layers[below.index + 1], below)),
    /* wgsl */ `
fn pass_point(base: u32, t: u32, row: u32, point: u32, label: u32, key: u32, scale: f32) {`,
    features(map, true),
    ...hidden.map(hiddenPass),
    logits(layers[layers.length - 1]),
    `scratch[base + ${loss}u + t] = entropy;`,
    outputDeltas(map),
    ...layers.slice(1).reverse().map(backPass),
    "}",
  ].join("\n");
}

/** Declares `look_at_point`: forth only, without dropout. Returns cross-entropy and 1 for a hit; writes probabilities. */
export function lookingPointPass(map: MemoryMap): string {
  const { layers, classes } = map;
  const hidden = layers.slice(0, -1);
  return [
    ...layers.map(sums),
    ...hidden.map((layer) => put(layer, layers[layer.index + 1], false)),
    /* wgsl */ `
fn look_at_point(base: u32, t: u32, point: u32, label: u32) -> vec2f {
  let row = 0u;
  let key = 0u;`,
    features(map, false),
    ...hidden.map(hiddenPass),
    logits(layers[layers.length - 1]),
    /* wgsl */ `
  for (var k = 0u; k < ${classes}u; k++) { probabilities[point * ${classes}u + k] = p[k] / sum; }
  return vec2f(entropy, select(0.0, 1.0, winner == label && top == top));
}`,
  ].join("\n");
}
