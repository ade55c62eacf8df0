"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { layOut, type Edge, type Node } from "@/lib/lab/picture/graph-layout";
import { shownUnits, type UnitMaps } from "@/lib/lab/picture/view-request";
import type { Config } from "@/lib/spiral/config";
import { Edges } from "./edges";
import { GraphNode } from "./graph-node";
import { MoreUnits } from "./more-units";
import { UnitDetails } from "./unit-details";
import { UnitValues } from "./unit-values";
import { useUnitName } from "./use-unit-name";

interface Props {
  config: Config;
  weights: Float32Array;
  units: UnitMaps | undefined;
  /** the first unit shown of each hidden layer; 0 where missing */
  firsts: readonly number[];
  /** weights are changing: values are not spoken */
  quiet: boolean;
  onFirsts: (firsts: readonly number[]) => void;
  onEdit: (index: number, value: number) => void;
}

type Place = Pick<Node, "column" | "unit">;

/** The network drawn as it is: a map in every unit, edges by width and sign, values on touch, focus and hover. */
export function NetworkGraph({ config, weights, units, firsts, quiet, onFirsts, onEdit }: Props) {
  const t = useTranslations("lab.graph");
  const { network, dataset } = config;
  const layout = useMemo(() => layOut(network, dataset.classes, firsts), [network, dataset.classes, firsts]);
  const [chosen, setChosen] = useState<Place | null>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [under, setUnder] = useState<Place | null>(null);
  const nameOf = useUnitName(network);
  // a place of an earlier network may be empty in this one
  const nodeAt = (place: Place | null): Node | undefined =>
    place ? layout.columns[place.column]?.nodes.find(({ unit }) => unit === place.unit) : undefined;
  const node = nodeAt(chosen);
  const looked = nodeAt(under);
  const tallest = Math.max(...layout.columns.map(({ nodes }) => nodes.length));
  const mapOf = ({ column, unit }: Node) =>
    units?.layers[column - 1]?.[unit - (units.firsts[column - 1] ?? 0)];
  const turn = (column: number, first: number) =>
    onFirsts(network.hidden.map((_, layer) => (layer === column - 1 ? first : (firsts[layer] ?? 0))));
  return (
    <div className="space-y-2">
      <div className="relative" style={{ height: Math.max(160, tallest * 40) }}>
        <Edges edges={layout.edges} weights={weights} chosen={looked ?? node} onEdge={setEdge} />
        {layout.columns.flatMap(({ nodes }, column) =>
          nodes.map((one) => (
            <GraphNode
              key={`${column} ${one.unit}`}
              node={one}
              name={nameOf(one)}
              kind={column === 0 ? "feature" : column === layout.columns.length - 1 ? "class" : "unit"}
              map={mapOf(one)}
              size={units?.size ?? 0}
              chosen={node === one}
              onChoose={() => setChosen({ column, unit: one.unit })}
              onLook={(looking) => setUnder(looking ? { column, unit: one.unit } : null)}
            />
          )),
        )}
      </div>
      <div className="flex text-center text-xs text-muted">
        {layout.columns.map(({ units: all, first }, column) => (
          <span key={column} className="min-w-0 flex-1">
            {all > shownUnits && (
              <MoreUnits layer={column} {...{ all, first }} onTurn={(next) => turn(column, next)} />
            )}
          </span>
        ))}
      </div>
      <p className="text-xs text-muted">{t("legend")}</p>
      <p aria-live={quiet ? "off" : "polite"} className="tabular min-h-6 text-sm">
        {looked ? (
          <UnitValues {...{ config, weights }} node={looked} />
        ) : (
          edge &&
          edge.index < weights.length &&
          t("edge", { from: nameOf(edge.from), to: nameOf(edge.to), value: weights[edge.index].toFixed(3) })
        )}
      </p>
      {node ? (
        <UnitDetails key={`${node.column} ${node.unit}`} {...{ config, weights, node, onEdit }} />
      ) : (
        <p className="text-sm text-muted">{t("choose")}</p>
      )}
    </div>
  );
}
