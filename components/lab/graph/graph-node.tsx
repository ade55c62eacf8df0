"use client";
import type { Node } from "@/lib/lab/picture/graph-layout";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";
import { UnitMap } from "./unit-map";

/** Where a node stands in the graph, as a text. */
export const placeOf = ({ column, unit }: Pick<Node, "column" | "unit">): string => `${column} ${unit}`;

interface Props {
  node: Node;
  name: string;
  kind: "feature" | "unit" | "class";
  map: Float32Array | undefined;
  size: number;
  chosen: boolean;
  /** it is the one that the Tab key leads to */
  current: boolean;
  onChoose: (button: HTMLElement) => void;
  onFocus: () => void;
  /** the pointer or the focus is on it, or has left */
  onLook: (looking: boolean) => void;
}

/** A unit: a feature's name, a class's sign, or the map of where it is active. As large as its row and column allow. */
export function GraphNode({
  node,
  name,
  kind,
  map,
  size,
  chosen,
  current,
  onChoose,
  onFocus,
  onLook,
}: Props) {
  return (
    <button
      type="button"
      data-node={placeOf(node)}
      tabIndex={current ? 0 : -1}
      aria-pressed={chosen}
      aria-label={name}
      title={name}
      onClick={({ currentTarget }) => onChoose(currentTarget)}
      onPointerEnter={() => onLook(true)}
      onPointerLeave={() => onLook(false)}
      onFocus={() => {
        onFocus();
        onLook(true);
      }}
      onBlur={() => onLook(false)}
      style={{ left: `${100 * node.x}%`, top: `${100 * node.y}%` }}
      className="absolute flex size-(--node) -translate-1/2 items-center justify-center overflow-hidden rounded-sm border-2 border-line-strong bg-surface text-xs font-semibold aria-pressed:border-accent aria-pressed:ring-2 aria-pressed:ring-accent"
    >
      {kind === "feature" && <span aria-hidden>{name}</span>}
      {kind === "class" && (
        <span aria-hidden className="flex items-center gap-0.5">
          <ShapeSign label={node.unit} className="size-2.5" />
          {classLetter(node.unit)}
        </span>
      )}
      {kind === "unit" && map && <UnitMap map={map} size={size} />}
    </button>
  );
}
