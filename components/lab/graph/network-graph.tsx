"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { layOut, nodeAfterKey, type Edge, type Node } from "@/lib/lab/picture/graph-layout";
import { shownUnits, type UnitMaps } from "@/lib/lab/picture/view-request";
import type { Config } from "@/lib/spiral/config";
import { Edges } from "./edges";
import { GraphNode, placeOf } from "./graph-node";
import { GraphPlane } from "./graph-plane";
import { useLookedUnitStore } from "./looked-unit";
import { MoreUnits } from "./more-units";
import { UnitPanel } from "./unit-panel";
import { UnitStepper } from "./unit-stepper";
import { UnitValues, weightDigits } from "./unit-values";
import { useUnitName } from "./use-unit-name";

interface Props {
  config: Config;
  weights: Float32Array;
  units: UnitMaps | undefined;
  /** the first unit shown of each hidden layer; 0 where missing */
  firsts: readonly number[];
  /** weights are changing: values are not spoken */
  quiet: boolean;
  /** on a wide screen: it takes the height it is given, and its layers are changed above it */
  wide: boolean;
  onFirsts: (firsts: readonly number[]) => void;
  onEdit: (index: number, value: number) => void;
}

type Place = Pick<Node, "column" | "unit">;

/** The network drawn as it is: a map in every unit, edges by width and sign, values on touch, focus and hover. */
export function NetworkGraph({ config, weights, units, firsts, quiet, wide, onFirsts, onEdit }: Props) {
  const t = useTranslations("lab.graph");
  const format = useFormatter();
  const { network, dataset } = config;
  const layout = useMemo(() => layOut(network, dataset.classes, firsts), [network, dataset.classes, firsts]);
  const [chosen, setChosen] = useState<(Place & { button: Element }) | null>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [under, setUnder] = useState<Place | null>(null);
  /** what the Tab key leads to; arrow keys go on from there */
  const [stop, setStop] = useState<Place | null>(null);
  const nameOf = useUnitName(network);
  // a place of an earlier network may be empty in this one
  const nodeAt = (place: Place | null): Node | undefined =>
    place ? layout.columns[place.column]?.nodes.find(({ unit }) => unit === place.unit) : undefined;
  const node = nodeAt(chosen);
  const looked = nodeAt(under);
  const last = layout.columns.length - 1;
  const current = nodeAt(stop) ?? layout.columns[0].nodes[0];
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const next = nodeAfterKey(layout, current, event.key);
    if (!next) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-node="${placeOf(next)}"]`)?.focus();
  };
  const mapOf = ({ column, unit }: Node) =>
    units?.layers[column - 1]?.[unit - (units.firsts[column - 1] ?? 0)];
  const shown = useLookedUnitStore();
  const large = looked && mapOf(looked);
  const largeName = looked ? nameOf(looked) : "";
  useEffect(() => {
    shown?.set(large ? { name: largeName, map: large, size: units?.size ?? 0 } : null);
    return () => shown?.set(null);
  }, [shown, large, largeName, units?.size]);
  const turn = (column: number, first: number) =>
    onFirsts(network.hidden.map((_, layer) => (layer === column - 1 ? first : (firsts[layer] ?? 0))));
  return (
    <div className="flex min-h-0 grow flex-col gap-1">
      <div className="flex min-h-0 grow flex-col gap-1 overflow-x-auto">
        {wide && network.hidden.length > 0 && (
          <div className="flex" style={{ minWidth: `${2 * layout.columns.length}rem` }}>
            {layout.columns.map((_, column) => (
              <div key={column} className="min-w-0 flex-1 px-0.5">
                {column > 0 && column < last && <UnitStepper layer={column - 1} />}
              </div>
            ))}
          </div>
        )}
        <GraphPlane columns={layout.columns} fill={wide} onKeyDown={walk}>
          <Edges edges={layout.edges} weights={weights} chosen={looked ?? node} onEdge={setEdge} />
          {layout.columns.flatMap(({ nodes }, column) =>
            nodes.map((one) => (
              <GraphNode
                key={`${column} ${one.unit}`}
                node={one}
                name={nameOf(one)}
                kind={column === 0 ? "feature" : column === last ? "class" : "unit"}
                map={mapOf(one)}
                size={units?.size ?? 0}
                chosen={node === one}
                current={current === one}
                onFocus={() => setStop({ column, unit: one.unit })}
                onChoose={(button) => setChosen({ column, unit: one.unit, button })}
                onLook={(looking) => setUnder(looking ? { column, unit: one.unit } : null)}
              />
            )),
          )}
        </GraphPlane>
        <div className="flex text-center text-xs text-muted">
          {layout.columns.map(({ units: all, first }, column) => (
            <span key={column} className="@container min-w-0 flex-1">
              {all > shownUnits && (
                <MoreUnits layer={column} {...{ all, first }} onTurn={(next) => turn(column, next)} />
              )}
            </span>
          ))}
        </div>
      </div>
      <p aria-live={quiet ? "off" : "polite"} className="tabular min-h-10 text-xs text-muted">
        {looked ? (
          <UnitValues {...{ config, weights }} node={looked} />
        ) : edge && edge.index < weights.length ? (
          t("edge", {
            from: nameOf(edge.from),
            to: nameOf(edge.to),
            value: format.number(weights[edge.index], weightDigits),
          })
        ) : (
          t("legend")
        )}
      </p>
      {chosen && node && (
        <UnitPanel
          key={`${node.column} ${node.unit}`}
          {...{ config, weights, node, onEdit }}
          beside={wide ? chosen.button : null}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}
