import type { Points } from "@/lib/spiral/points";
import { cssOf, type Palette } from "./palette";

type Context = CanvasRenderingContext2D;

/** Outline of each class's shape of radius r around the origin: circle, triangle, square, diamond, cross. */
const outlines: ((path: Path2D, x: number, y: number, r: number) => void)[] = [
  (path, x, y, r) => {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  },
  (path, x, y, r) => polygon(path, x, y, 1.25 * r, 3, -Math.PI / 2),
  (path, x, y, r) => path.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r),
  (path, x, y, r) => polygon(path, x, y, 1.3 * r, 4, 0),
  (path, x, y, r) => {
    const w = r / 2.4;
    path.rect(x - w, y - 1.2 * r, 2 * w, 2.4 * r);
    path.rect(x - 1.2 * r, y - w, 2.4 * r, 2 * w);
  },
];

function polygon(path: Path2D, x: number, y: number, r: number, corners: number, turn: number): void {
  for (let i = 0; i < corners; i++) {
    const angle = turn + (2 * Math.PI * i) / corners;
    path[i === 0 ? "moveTo" : "lineTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  path.closePath();
}

interface Style {
  /** most points drawn of each class; the rest would only hide the map */
  most: number;
  /** hollow points are held out */
  hollow: boolean;
}

/** Draws points as shapes of their class over a map of half side `extent`. */
export function paintPoints(
  context: Context,
  points: Points,
  extent: number,
  palette: Palette,
  side: number,
  { most, hollow }: Style,
): void {
  const radius = Math.max(1.6, side / (points.labels.length > 400 ? 230 : 110));
  const paths = palette.classes.map(() => new Path2D());
  const counts = new Array<number>(palette.classes.length).fill(0);
  for (const label of points.labels) counts[label]++;
  const seen = new Array<number>(palette.classes.length).fill(0);
  const place = (value: number) => ((value / extent + 1) / 2) * side;
  points.labels.forEach((label, i) => {
    const every = Math.max(1, counts[label] / most);
    // keeps every point whose turn comes, evenly along the arm
    const keep = Math.floor((seen[label] + 1) / every) > Math.floor(seen[label] / every);
    seen[label]++;
    if (keep) outlines[label](paths[label], place(points.xy[2 * i]), place(-points.xy[2 * i + 1]), radius);
  });
  paths.forEach((path, label) => {
    context.lineWidth = hollow ? Math.max(1.2, radius / 2) : Math.min(0.75, radius / 4);
    context.strokeStyle = hollow ? cssOf(palette.classes[label]) : cssOf(palette.surface);
    context.fillStyle = hollow ? cssOf(palette.surface) : cssOf(palette.classes[label]);
    context.fill(path);
    context.stroke(path);
  });
}
