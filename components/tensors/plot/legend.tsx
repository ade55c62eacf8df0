import type { Mark } from "@/lib/tensorlab/figure/figure";
import { dashArray, markerOutline } from "./outlines";
import type { Projection } from "./projection";

const line = 18;
const swatch = 26;
const padding = 6;
/** of a character, about */
const advance = 6.7;

const isNamed = ({ label }: Mark): boolean => label !== "" && !label.startsWith("_");

const colorOf = (mark: Mark): string =>
  "color" in mark && mark.color ? mark.color : "colors" in mark ? mark.colors[0] : "currentColor";

function Swatch({ mark, y }: { mark: Mark; y: number }) {
  const color = colorOf(mark);
  const marker = "marker" in mark ? mark.marker : "";
  if (mark.kind === "bars" || mark.kind === "polygon" || (mark.kind === "across" && mark.until !== null))
    return <rect x={padding} y={y - 5} width={swatch - 6} height={10} fill={color} opacity={mark.alpha} />;
  const drawn = mark.kind === "line" || mark.kind === "across" ? mark : null;
  return (
    <g opacity={mark.alpha}>
      {drawn && drawn.dash !== "none" && (
        <path
          d={`M${padding} ${y}h${swatch - 6}`}
          stroke={color}
          strokeWidth={2}
          strokeDasharray={dashArray(drawn.dash, 2)}
        />
      )}
      {marker && <path d={markerOutline(marker, [padding + 10], [y], 4)} fill={color} stroke={color} />}
    </g>
  );
}

type Corner = readonly [across: number, down: number];

const corners: readonly Corner[] = [
  [1, 0],
  [0, 0],
  [0, 1],
  [1, 1],
];

/** Points of what is plotted that lie where a legend would, in this corner. */
function hidden(marks: readonly Mark[], at: Projection, [across, down]: Corner, size: Corner): number {
  const { left, top, width, height } = at.box;
  const x = left + across * (width - size[0]);
  const y = top + down * (height - size[1]);
  const covers = (px: number, py: number) => px >= x && px <= x + size[0] && py >= y && py <= y + size[1];
  let count = 0;
  for (const mark of marks) {
    if (mark.kind === "bars")
      mark.top.forEach(
        (value, i) => (count += covers(at.x((mark.left[i] + mark.right[i]) / 2), at.y(value)) ? 1 : 0),
      );
    else if (mark.kind === "line" || mark.kind === "points")
      mark.x.forEach((value, i) => (count += covers(at.x(value), at.y(mark.y[i])) ? 1 : 0));
  }
  return count;
}

function cornerOf(place: string, marks: readonly Mark[], at: Projection, size: Corner): Corner {
  const across = place.includes("left") ? 0 : place.includes("right") ? 1 : 0.5;
  const down = place.includes("upper") ? 0 : place.includes("lower") ? 1 : 0.5;
  if (place !== "best" && !/^\d+$/.test(place)) return [across, down];
  const covered = corners.map((corner) => hidden(marks, at, corner, size));
  return corners[covered.indexOf(Math.min(...covered))];
}

interface Props {
  marks: readonly Mark[];
  /** matplotlib's name of it */
  place: string;
  at: Projection;
  paper: string;
}

/** What has a label, in a corner where it covers little. */
export function Legend({ marks, place, at, paper }: Props) {
  const named = marks.filter(isNamed);
  if (named.length === 0) return null;
  const widest = Math.max(...named.map(({ label }) => label.length));
  const size: Corner = [swatch + 2 * padding + widest * advance, named.length * line + padding];
  const [across, down] = cornerOf(place, marks, at, [size[0] + 8, size[1] + 8]);
  const { left, top, width, height } = at.box;
  const x = left + 4 + across * (width - 8 - size[0]);
  const y = top + 4 + down * (height - 8 - size[1]);
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        width={size[0]}
        height={size[1]}
        rx={3}
        fill={paper}
        fillOpacity={0.8}
        stroke="currentColor"
        strokeOpacity={0.25}
      />
      {named.map((mark, row) => (
        <g key={row}>
          <Swatch mark={mark} y={row * line + line / 2 + padding / 2} />
          <text x={swatch + padding} y={row * line + line / 2 + padding / 2} dominantBaseline="central">
            {mark.label}
          </text>
        </g>
      ))}
    </g>
  );
}
