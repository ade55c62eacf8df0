/** What the page asks of the views' worker, and what comes back. */
import type { Dataset, Network } from "@/lib/spiral/config";
import type { Histogram } from "@/lib/spiral/histogram";
import type { SpaceView } from "@/lib/spiral/space-view";
import type { GridMap } from "./grid-map";

/** Which pictures of a network are wanted; each left out costs nothing. */
export interface Wanted {
  map?: { size: number; extent: number };
  /** `firsts`: of each hidden layer the first unit whose map is wanted; 0 where missing */
  units?: { size: number; extent: number; firsts: readonly number[] };
  confusion?: true;
  space?: { layer: number };
  histograms?: true;
  gradients?: true;
}

/** A network at one moment. */
export interface NetworkMoment {
  network: Network;
  dataset: Dataset;
  /** layout of lib/spiral/network.ts */
  weights: Float32Array;
}

/** From the page to the worker. */
export interface ViewRequest extends NetworkMoment {
  /** comes back with the reply */
  id: number;
  want: Wanted;
}

/** Outputs of some units of each hidden layer over the map, for the network graph. */
export interface UnitMaps {
  size: number;
  /** [layer][unit - firsts[layer]]: Float32Array[size·size] */
  layers: Float32Array[][];
  firsts: readonly number[];
}

/** The pictures that were wanted. */
export interface Pictures {
  map?: GridMap;
  units?: UnitMaps;
  /** counts of points, [true class][predicted class] */
  confusion?: { training: number[][]; heldOut: number[][] };
  space?: SpaceView & { layer: number };
  /** of each layer's weights, first to last */
  histograms?: Histogram[];
  /** norm of each layer's gradient, first to last */
  gradients?: number[];
}

/** From the worker to the page. */
export interface ViewReply {
  id: number;
  pictures: Pictures;
}

/** Units of a layer that the graph shows at a time. */
export const shownUnits = 8;
