import { letterPlaces, winners, type GridMap } from "@/lib/lab/picture/grid-map";
import { classLetter, cssOf, type Palette } from "./palette";

type Context = CanvasRenderingContext2D;

/** How strongly a class's colour covers the surface where the network is sure of it. */
const strongest = 0.62;

/** Colours of the cells: the winning class alone. */
function fillWinners(image: ImageData, map: GridMap, { classes, surface }: Palette): void {
  winners(map).forEach((winner, cell) => {
    const colour = classes[winner] ?? surface;
    for (let part = 0; part < 3; part++)
      image.data[4 * cell + part] = surface[part] + (colour[part] - surface[part]) * strongest;
    image.data[4 * cell + 3] = 255;
  });
}

/** Colours of the cells: the classes' mix, paler where the network is less sure. */
function fillImage(image: ImageData, map: GridMap, palette: Palette): void {
  const { classes, probabilities } = map;
  const [sr, sg, sb] = palette.surface;
  const chance = 1 / classes;
  for (let cell = 0, p = 0; cell < image.data.length; cell += 4, p += classes) {
    let r = 0;
    let g = 0;
    let b = 0;
    let top = 0;
    for (let k = 0; k < classes; k++) {
      const probability = probabilities[p + k];
      const colour = palette.classes[k];
      r += probability * colour[0];
      g += probability * colour[1];
      b += probability * colour[2];
      if (probability > top) top = probability;
    }
    const tint = 0.12 + (strongest - 0.12) * Math.max(0, (top - chance) / (1 - chance));
    image.data[cell] = sr + (r - sr) * tint;
    image.data[cell + 1] = sg + (g - sg) * tint;
    image.data[cell + 2] = sb + (b - sb) * tint;
    image.data[cell + 3] = 255;
  }
}

/** How far class k leads the best other class at a cell; the boundary of k is where this is zero. */
function leads({ size, classes, probabilities }: GridMap, k: number): Float32Array {
  const out = new Float32Array(size * size);
  for (let cell = 0; cell < out.length; cell++) {
    let other = 0;
    for (let j = 0; j < classes; j++) if (j !== k) other = Math.max(other, probabilities[cell * classes + j]);
    out[cell] = probabilities[cell * classes + k] - other;
  }
  return out;
}

/** Adds the zero line of `field` to the path, by marching squares with linear interpolation. */
function traceZero(path: Path2D, field: Float32Array, size: number, scale: number): void {
  const crossing = (a: number, b: number) => a / (a - b);
  for (let row = 0; row < size - 1; row++)
    for (let column = 0; column < size - 1; column++) {
      const at = row * size + column;
      const nw = field[at];
      const ne = field[at + 1];
      const sw = field[at + size];
      const se = field[at + size + 1];
      const inside = nw > 0;
      // most cells lie on one side
      if (ne > 0 === inside && sw > 0 === inside && se > 0 === inside) continue;
      const ends: [number, number][] = [];
      if (nw > 0 !== ne > 0) ends.push([column + crossing(nw, ne), row]);
      if (ne > 0 !== se > 0) ends.push([column + 1, row + crossing(ne, se)]);
      if (sw > 0 !== se > 0) ends.push([column + crossing(sw, se), row + 1]);
      if (nw > 0 !== sw > 0) ends.push([column, row + crossing(nw, sw)]);
      for (let i = 0; i + 1 < ends.length; i += 2) {
        path.moveTo((ends[i][0] + 0.5) * scale, (ends[i][1] + 0.5) * scale);
        path.lineTo((ends[i + 1][0] + 0.5) * scale, (ends[i + 1][1] + 0.5) * scale);
      }
    }
}

function strokeBoundaries(context: Context, map: GridMap, palette: Palette, side: number): void {
  const path = new Path2D();
  const needed = map.classes === 2 ? 1 : map.classes;
  for (let k = 0; k < needed; k++) traceZero(path, leads(map, k), map.size, side / map.size);
  context.strokeStyle = palette.text;
  context.globalAlpha = 0.7;
  context.lineWidth = Math.max(1.25, side / 320);
  context.stroke(path);
  context.globalAlpha = 1;
}

function drawLetters(context: Context, map: GridMap, palette: Palette, side: number): void {
  const scale = side / map.size;
  const height = Math.max(14, side / 18);
  context.font = `700 ${height}px ui-sans-serif, system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = height / 4;
  context.lineJoin = "round";
  letterPlaces(map).forEach((place, label) => {
    if (!place) return;
    const x = (place.column + 0.5) * scale;
    const y = (place.row + 0.5) * scale;
    context.strokeStyle = cssOf(palette.surface);
    context.strokeText(classLetter(label), x, y);
    context.fillStyle = palette.text;
    context.fillText(classLetter(label), x, y);
  });
}

let scratch: HTMLCanvasElement | null = null;

/** Draws a map into a square canvas of `side` device pixels: colours, boundary lines and the classes' letters. */
export function paintMap(
  context: Context,
  map: GridMap,
  palette: Palette,
  side: number,
  discrete = false,
): void {
  scratch ??= document.createElement("canvas");
  if (scratch.width !== map.size) scratch.width = scratch.height = map.size;
  const small = scratch.getContext("2d");
  if (!small) return;
  const image = small.createImageData(map.size, map.size);
  (discrete ? fillWinners : fillImage)(image, map, palette);
  small.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(scratch, 0, 0, side, side);
  strokeBoundaries(context, map, palette, side);
  drawLetters(context, map, palette, side);
}
