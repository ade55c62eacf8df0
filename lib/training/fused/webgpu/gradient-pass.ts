/** WGSL of a tile's gradient: Σ over its points of input·delta, from what the point passes left in scratch. */
import { tile, type MappedLayer, type MemoryMap } from "./memory-map";

const lane = "xyzw";

/** One invocation's sums for `count` (at most four) units across its lane's unit. */
function block(layer: MappedLayer, across: string, along: string, count: number): string {
  const { input, delta, lanes, inputs, outputs, wide, w, quads } = layer;
  const rows = wide ? input : delta;
  const width = wide ? outputs : inputs;
  const parts = Array.from({ length: 4 }, (_, k) =>
    k < count ? `scratch[base + ${rows}u + (${across} + ${k}u) * ${tile}u + r]` : "0.0",
  );
  const place = (k: number) => {
    const [i, o] = wide ? [`(${across} + ${k}u)`, along] : [along, `${across} + ${k}u`];
    return `${4 * w}u + ${i} * ${4 * quads}u + ${o}`;
  };
  const puts = Array.from({ length: count }, (_, k) => `add_up(to + ${place(k)}, s.${lane[k]}, first);`);
  return /* wgsl */ `
    var s = vec4f();
    for (var r = 0u; r < points; r++) {
      s += scratch[base + ${lanes}u + r * ${width}u + ${along}] * vec4f(${parts.join(", ")});
    }
    ${puts.join("\n    ")}`;
}

function weightGradient(layer: MappedLayer): string {
  const { inputs, outputs, wide } = layer;
  const [along, across] = wide ? [outputs, inputs] : [inputs, outputs];
  const whole = Math.floor(across / 4);
  const tail = across % 4;
  const blocks = /* wgsl */ `
  for (var k = t; k < ${whole * along}u; k += ${tile}u) {
    let first_unit = 4u * (k / ${along}u);
    let own = k % ${along}u;${block(layer, "first_unit", "own", 4)}
  }`;
  const rest = /* wgsl */ `
  for (var own = t; own < ${along}u; own += ${tile}u) {${block(layer, `${4 * whole}u`, "own", tail)}
  }`;
  return (whole ? blocks : "") + (tail ? rest : "");
}

function biasGradient({ outputs, delta, lanes, wide, b }: MappedLayer): string {
  const at = wide ? `${lanes}u + r * ${outputs}u + o` : `${delta}u + o * ${tile}u + r`;
  return /* wgsl */ `
  for (var o = t; o < ${outputs}u; o += ${tile}u) {
    var s = 0.0;
    for (var r = 0u; r < points; r++) { s += scratch[base + ${at}]; }
    add_up(to + ${4 * b}u + o, s, first);
  }`;
}

/**
 * Declares `add_gradient`: adds the tile's gradient and, behind it, the sum of its losses to the workgroup's partial
 * sums at `to`; the first tile writes instead.
 */
export function gradientPass({ layers, padded, loss }: MemoryMap): string {
  return [
    /* wgsl */ `
fn add_up(at: u32, value: f32, first: bool) {
  if (first) { partials[at] = value; } else { partials[at] += value; }
}
fn add_gradient(base: u32, to: u32, t: u32, points: u32, first: bool) {`,
    ...layers.map((layer) => weightGradient(layer) + biasGradient(layer)),
    /* wgsl */ `
  if (t == 0u) {
    var s = 0.0;
    for (var r = 0u; r < points; r++) { s += scratch[base + ${loss}u + r]; }
    add_up(to + ${padded}u, s, first);
  }
}`,
  ].join("\n");
}
