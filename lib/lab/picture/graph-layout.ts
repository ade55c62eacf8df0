/** Where the nodes and edges of a network's graph lie. Pure. */
import type { Network } from "@/lib/spiral/config";
import { layersOf } from "@/lib/spiral/network";
import { shownUnits } from "./view-request";

/** A unit as it is drawn. */
export interface Node {
  /** 0 for the input features, then the hidden layers, then the classes */
  column: number;
  unit: number;
  /** centre, fractions of the graph's width and height */
  x: number;
  y: number;
}

/** A weight as it is drawn. */
export interface Edge {
  from: Node;
  to: Node;
  /** of the weight in the flat array */
  index: number;
}

/** What of a network is drawn, column by column. */
export interface GraphLayout {
  /** nodes shown, all units, and the first unit shown */
  columns: { nodes: Node[]; units: number; first: number }[];
  edges: Edge[];
}

/**
 * The graph of a network: at most `shownUnits` nodes in a column.
 * @param firsts the first unit shown of each hidden layer; 0 where missing
 */
export function layOut(network: Network, classes: number, firsts: readonly number[] = []): GraphLayout {
  const sizes = [network.features.length, ...network.hidden.map(({ units }) => units), classes];
  const columns = sizes.map((units, column) => {
    const first = firstShown(units, firsts[column - 1]);
    const shown = Math.min(units - first, shownUnits);
    const nodes = Array.from({ length: shown }, (_, row) => ({
      column,
      unit: first + row,
      x: (column + 0.5) / sizes.length,
      y: (row + 0.5) / shown,
    }));
    return { nodes, units, first };
  });
  const edges = layersOf(network, classes).flatMap(({ outputs, weightOffset }, layer) =>
    columns[layer].nodes.flatMap((from) =>
      columns[layer + 1].nodes.map((to) => ({
        from,
        to,
        index: weightOffset + from.unit * outputs + to.unit,
      })),
    ),
  );
  return { columns, edges };
}

/** A layer may have become narrower than the page that was looked at: then it shows its first units. */
const firstShown = (units: number, first = 0): number => (first < units ? first : 0);

/** Index of a unit's bias; null for input features. */
export function biasIndex(network: Network, classes: number, { column, unit }: Node): number | null {
  return column === 0 ? null : layersOf(network, classes)[column - 1].biasOffset + unit;
}

/** Index of the weight from a unit of the column before; null for input features. */
export function weightIndex(network: Network, classes: number, to: Node, from: number): number | null {
  if (to.column === 0) return null;
  const { weightOffset, outputs } = layersOf(network, classes)[to.column - 1];
  return weightOffset + from * outputs + to.unit;
}

const steps: Record<string, readonly [columns: number, rows: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The node that an arrow key leads to: along its column, or to the one at the same height in the next; null where none is. */
export function nodeAfterKey({ columns }: GraphLayout, from: Node, key: string): Node | null {
  const [across, along] = steps[key] ?? [0, 0];
  if (across === 0) {
    const { nodes } = columns[from.column];
    return along === 0 ? null : (nodes[nodes.findIndex(({ unit }) => unit === from.unit) + along] ?? null);
  }
  const nodes = columns[from.column + across]?.nodes ?? [];
  return nodes.length === 0
    ? null
    : nodes.reduce((near, one) => (Math.abs(one.y - from.y) < Math.abs(near.y - from.y) ? one : near));
}
