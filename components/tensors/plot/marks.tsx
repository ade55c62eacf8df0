"use client";
import { useMemo } from "react";
import type {
  AcrossMark,
  BarsMark,
  ImageMark,
  LineMark,
  Mark,
  PointsMark,
  PolygonMark,
  TextMark,
} from "@/lib/tensorlab/figure/figure";
import { bitmapAddress } from "./bitmap";
import { barOutline, dashArray, grouped, isStroke, lineOutline, markerOutline } from "./outlines";
import type { Projection } from "./projection";

interface Props<Kind extends Mark> {
  mark: Kind;
  at: Projection;
}

const projected = ({ x, y }: { x: Float64Array; y: Float64Array }, at: Projection) => ({
  xs: Array.from(x, at.x),
  ys: Array.from(y, at.y),
});

function Markers({ marker, d, color }: { marker: string; d: string; color: string }) {
  return isStroke(marker) ? (
    <path d={d} fill="none" stroke={color} strokeWidth={1.5} />
  ) : (
    <path d={d} fill={color} />
  );
}

function Line({ mark, at }: Props<LineMark>) {
  const { xs, ys } = projected(mark, at);
  const { color, dash, width, marker, size } = mark;
  return (
    <g opacity={mark.alpha}>
      {dash !== "none" && (
        <path
          d={lineOutline(xs, ys)}
          fill="none"
          stroke={color}
          strokeWidth={width * at.point}
          strokeDasharray={dashArray(dash, width * at.point)}
          strokeLinejoin="round"
        />
      )}
      {marker && (
        <Markers marker={marker} d={markerOutline(marker, xs, ys, (size * at.point) / 2)} color={color} />
      )}
    </g>
  );
}

function Points({ mark, at }: Props<PointsMark>) {
  const { xs, ys } = projected(mark, at);
  const { colors, sizes, marker } = mark;
  const looks = xs.map((_, i) => `${colors[i] ?? colors[0]} ${sizes[i] ?? sizes[0]}`);
  return (
    <g opacity={mark.alpha}>
      {[...grouped(looks)].map(([look, places]) => {
        const [color, size] = look.split(" ");
        const own = (all: readonly number[]) => places.map((place) => all[place]);
        const r = (Math.sqrt(Number(size)) * at.point) / 2;
        return (
          <Markers key={look} marker={marker} d={markerOutline(marker, own(xs), own(ys), r)} color={color} />
        );
      })}
    </g>
  );
}

function Bars({ mark, at }: Props<BarsMark>) {
  const { left, right, bottom, top, colors } = mark;
  const outlines = Array.from(left, (_, i) =>
    barOutline(at.x(left[i]), at.x(right[i]), at.y(bottom[i]), at.y(top[i])),
  );
  const looks = outlines.map((_, i) => colors[i] ?? colors[0]);
  return (
    <g opacity={mark.alpha}>
      {[...grouped(looks)].map(([color, places]) => (
        <path key={color} d={places.map((place) => outlines[place]).join("")} fill={color} />
      ))}
    </g>
  );
}

function Polygon({ mark, at }: Props<PolygonMark>) {
  const { xs, ys } = projected(mark, at);
  return <path d={`${lineOutline(xs, ys)}Z`} fill={mark.color} opacity={mark.alpha} />;
}

/** From one end of the axes to the other. */
function Span({ mark, at }: Props<AcrossMark>) {
  const { left, top, width, height } = at.box;
  const [from, to] = [mark.at, mark.until ?? mark.at].map(mark.side === "x" ? at.x : at.y);
  const d =
    mark.side === "x" ? barOutline(from, to, top, top + height) : barOutline(left, left + width, from, to);
  return <path d={d} fill={mark.color} opacity={mark.alpha} />;
}

function Across({ mark, at }: Props<AcrossMark>) {
  const { left, top, width, height } = at.box;
  if (mark.until !== null) return <Span mark={mark} at={at} />;
  const place = mark.side === "x" ? at.x(mark.at) : at.y(mark.at);
  const d = mark.side === "x" ? `M${place} ${top}v${height}` : `M${left} ${place}h${width}`;
  const stroke = mark.width * at.point;
  return (
    <path
      d={d}
      stroke={mark.color}
      strokeWidth={stroke}
      strokeDasharray={dashArray(mark.dash, stroke)}
      opacity={mark.alpha}
    />
  );
}

const anchors = { left: "start", center: "middle", right: "end" } as const;
const baselines = {
  baseline: "auto",
  bottom: "text-after-edge",
  center: "central",
  top: "text-before-edge",
} as const;

function Words({ mark, at }: Props<TextMark>) {
  return (
    <text
      x={at.x(mark.x)}
      y={at.y(mark.y)}
      textAnchor={anchors[mark.across]}
      dominantBaseline={baselines[mark.down]}
      fill={mark.color ?? "currentColor"}
      opacity={mark.alpha}
    >
      {mark.text}
    </text>
  );
}

function Pixels({ mark, at }: Props<ImageMark>) {
  const address = useMemo(() => bitmapAddress(mark.rgb, mark.rows, mark.columns), [mark]);
  const [left, right, bottom, top] = mark.extent;
  const [x0, x1, y0, y1] = [at.x(left), at.x(right), at.y(bottom), at.y(top)];
  return (
    <image
      href={address}
      x={Math.min(x0, x1)}
      y={Math.min(y0, y1)}
      width={Math.abs(x1 - x0)}
      height={Math.abs(y1 - y0)}
      preserveAspectRatio="none"
      opacity={mark.alpha}
      style={{ imageRendering: "pixelated" }}
    />
  );
}

/** One thing that was plotted. */
export function PlottedMark({ mark, at }: Props<Mark>) {
  switch (mark.kind) {
    case "line":
      return <Line mark={mark} at={at} />;
    case "points":
      return <Points mark={mark} at={at} />;
    case "bars":
      return <Bars mark={mark} at={at} />;
    case "polygon":
      return <Polygon mark={mark} at={at} />;
    case "across":
      return <Across mark={mark} at={at} />;
    case "text":
      return <Words mark={mark} at={at} />;
    case "image":
      return <Pixels mark={mark} at={at} />;
  }
}
