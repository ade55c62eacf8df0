import type { Dataset, Network } from "@/lib/spiral/config";
import type { Histogram } from "@/lib/spiral/histogram";
import type { SpaceView } from "@/lib/spiral/space-view";
import type { GridMap } from "../map/grid-map";

/** Which pictures of a network are wanted; each left out costs nothing. */
export interface Wanted {
  map?: { size: number; extent: number };
  units?: { size: number; extent: number };
  confusion?: true;
  space?: { layer: number };
  histograms?: true;
  gradients?: true;
}

/** A network at one moment. */
export interface Subject {
  network: Network;
  dataset: Dataset;
  weights: Float32Array;
}

export interface ViewRequest extends Subject {
  id: number;
  want: Wanted;
}

/** Outputs of the first units of each hidden layer over the map, for the network graph. */
export interface UnitMaps {
  size: number;
  /** [layer][unit]: Float32Array[size·size] */
  layers: Float32Array[][];
}

export interface Pictures {
  map?: GridMap;
  units?: UnitMaps;
  confusion?: { training: number[][]; heldOut: number[][] };
  space?: SpaceView & { layer: number };
  histograms?: Histogram[];
  gradients?: number[];
}

export interface ViewReply {
  id: number;
  pictures: Pictures;
}

/** Units of a layer that the graph shows. */
export const shownUnits = 8;
