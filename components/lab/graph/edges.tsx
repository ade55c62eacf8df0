"use client";
import { memo, type PointerEvent } from "react";
import type { Edge, Node } from "@/lib/lab/picture/graph-layout";

interface Props {
  edges: readonly Edge[];
  weights: Float32Array;
  /** only this unit's edges stand out; all when undefined */
  chosen: Node | undefined;
  onEdge: (edge: Edge | null) => void;
}

/** Width grows with the weight's size up to this many pixels; a weight of 1 has half of them. */
const widest = 5;
const widthOf = (value: number): number =>
  Number.isFinite(value) ? Math.max(0.4, (widest * Math.abs(value)) / (1 + Math.abs(value))) : 0.4;

/** Lines between units: wider for larger weights, blue and whole for positive, orange and dashed for negative ones. */
export const Edges = memo(function Edges({ edges, weights, chosen, onEdge }: Props) {
  const over = (event: PointerEvent<SVGSVGElement>) => {
    const index = event.target instanceof SVGElement ? event.target.dataset.edge : undefined;
    onEdge(index === undefined ? null : (edges[Number(index)] ?? null));
  };
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      onPointerOver={over}
      onPointerDown={over}
      className="absolute inset-0 size-full"
    >
      {edges.map(({ from, to, index }, i) => {
        const value = weights[index] ?? 0;
        const near = !chosen || from === chosen || to === chosen;
        const bend = (to.x - from.x) * 50;
        const [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map((part) => part * 100);
        return (
          <path
            key={i}
            data-edge={i}
            d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
            fill="none"
            vectorEffect="non-scaling-stroke"
            stroke={value < 0 ? "var(--class-1)" : "var(--class-0)"}
            strokeDasharray={value < 0 ? "4 3" : undefined}
            strokeWidth={widthOf(value)}
            opacity={near ? 0.75 : 0.12}
          />
        );
      })}
    </svg>
  );
});
