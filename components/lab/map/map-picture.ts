import type { GridMap } from "@/lib/lab/picture/grid-map";
import type { Points } from "@/lib/spiral/points";
import { paintMap } from "../canvas/paint-map";
import { paintPoints } from "../canvas/paint-points";
import type { Palette } from "../canvas/palette";
import { cssOf } from "../canvas/palette";

/** Pixels of the picture: the map, and a line of text under it. */
const side = 1200;
const footer = 64;

/** The map with the training points and a caption, as a PNG. */
export function mapPicture(
  map: GridMap,
  points: Points,
  palette: Palette,
  caption: string,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side + footer;
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.fillStyle = cssOf(palette.surface);
  context.fillRect(0, 0, side, side + footer);
  paintMap(context, map, palette, side);
  paintPoints(context, points, map.extent, palette, side, { most: 260, hollow: false });
  context.font = "26px ui-sans-serif, system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = palette.text;
  context.fillText(caption, side / 2, side + footer / 2, side - 40);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
