// A student who bends a network to the public half: of the best network there is, cell by cell of a grid, the second best
// class is tried, and kept where the verdict grows.
import type { Dataset, Network } from "@/lib/spiral/config";
import { steep, type Crafted } from "./hidden-attack";

/** A cell of the grid that is called another class. */
export interface Flip {
  column: number;
  row: number;
  to: number;
}

const cells = 28;
const extent = 1.4;
const edges = Array.from({ length: cells + 1 }, (_, at) => (2 * extent * at) / cells - extent);
const centre = (at: number): number => (edges[at] + edges[at + 1]) / 2;
/** small enough for tanh to be a straight line */
const straight = 1e-3;

/** The clouds' centres: on a circle, evenly. */
const towards = ({ classes }: Dataset) =>
  Array.from({ length: classes }, (_, k) => [
    Math.cos((2 * Math.PI * k) / classes),
    Math.sin((2 * Math.PI * k) / classes),
  ]);

/** The network that knows how clouds are drawn, and calls the cells of the flips what they say. */
export function bumpy(dataset: Dataset, flips: readonly Flip[]): Crafted {
  const arms = towards(dataset);
  const tanh = 2 + 2 * edges.length;
  const relu = dataset.classes + flips.length;
  const network: Network = {
    features: ["x", "y"],
    hidden: [
      { units: tanh, activation: "tanh", dropout: 0 },
      { units: relu, activation: "relu", dropout: 0 },
    ],
    initialisation: "zeros",
  };
  const none = edges.map(() => 0);
  const all = edges.map(() => steep);
  const first = [...[straight, 0, ...all, ...none], ...[0, straight, ...none, ...all]];
  const firstBias = [0, 0, ...edges.map((edge) => -steep * edge), ...edges.map((edge) => -steep * edge)];
  // rows of the second layer: the straight units carry the classes' sums, the edges of a cell make it 1 inside and 0 outside
  const second = Array.from({ length: tanh }, () => new Array<number>(relu).fill(0));
  arms.forEach(([x, y], k) => {
    second[0][k] = x / straight;
    second[1][k] = y / straight;
  });
  flips.forEach(({ column, row }, at) => {
    for (const [edge, sign] of [
      [column, 1],
      [column + 1, -1],
    ])
      second[2 + edge][arms.length + at] = sign;
    for (const [edge, sign] of [
      [row, 1],
      [row + 1, -1],
    ])
      second[2 + edges.length + edge][arms.length + at] = sign;
  });
  // ten keeps the sums above zero; four edges make 4, three 2 at most
  const secondBias = [...arms.map(() => 10), ...flips.map(() => -3)];
  const output = Array.from({ length: relu }, (_, unit) =>
    arms.map(
      (_arm, k) =>
        Number(unit < arms.length ? unit === k : flips[unit - arms.length].to === k) *
        (unit < arms.length ? 1 : 99),
    ),
  );
  const weights = [
    ...first,
    ...firstBias,
    ...second.flat(),
    ...secondBias,
    ...output.flat(),
    ...arms.map(() => 0),
  ];
  return { network, weights: Float32Array.from(weights) };
}

/** The cells with their second best class, those first in which the best is hardly better. */
function doubtful(dataset: Dataset): Flip[] {
  const arms = towards(dataset);
  const judged = edges.slice(1).flatMap((_, column) =>
    edges.slice(1).map((_edge, row) => {
      const [x, y] = [centre(column), centre(row)];
      const order = arms.map((arm, k) => ({ k, sum: arm[0] * x + arm[1] * y })).sort((a, b) => b.sum - a.sum);
      // near the middle there are more points
      const doubt = order[0].sum - order[1].sum + 0.3 * Math.hypot(x, y);
      return { column, row, to: order[1].k, doubt };
    }),
  );
  return judged.sort((a, b) => a.doubt - b.doubt).map(({ column, row, to }) => ({ column, row, to }));
}

/** Tries a flip with each verdict and keeps those that the verdict rewards. @param correct the verdict on a network */
export function bend(dataset: Dataset, verdicts: number, correct: (network: Crafted) => number): Flip[] {
  let kept: Flip[] = [];
  let best = correct(bumpy(dataset, kept));
  for (const flip of doubtful(dataset).slice(0, verdicts - 1)) {
    const tried = [...kept, flip];
    const counted = correct(bumpy(dataset, tried));
    if (counted > best) [kept, best] = [tried, counted];
  }
  return kept;
}
