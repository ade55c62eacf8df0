/** How a convolutional network is written down, layer by layer. Sizes of square windows in pixels. */
import type { Localized } from "../language";

export const architectureIds = ["alexnet", "lenet-5", "alexnet-torchvision"] as const;
export type ArchitectureId = (typeof architectureIds)[number];

/** A block of feature maps: channels × height × width. After the first fully connected layer height and width are 1. */
export interface Shape {
  channels: number;
  height: number;
  width: number;
}

/** What a layer's outputs pass through. */
export type LayerActivation = "relu" | "scaled-tanh" | "softmax" | "none";

interface Named {
  /** As in the paper: "conv1", "C3". */
  name: string;
  activation: LayerActivation;
  /** What to notice at this layer. */
  note?: Localized;
}

export interface Convolution extends Named {
  kind: "convolution";
  /** output channels */
  channels: number;
  kernel: number;
  stride: number;
  padding: number;
  /** Each group of outputs sees its own group of inputs only; 1 means all see all. */
  groups: number;
  /** For each output map the input maps that it sees; replaces full connection (LeNet's C3). */
  connections?: readonly (readonly number[])[];
}

export interface Pooling extends Named {
  /** "subsampling" adds up its window, then multiplies by one trainable weight and adds one bias per map. */
  kind: "max-pooling" | "subsampling";
  kernel: number;
  stride: number;
}

export interface AdaptivePooling extends Named {
  /** Averages into a grid of a fixed size, whatever comes in. */
  kind: "adaptive-pooling";
  size: number;
}

export interface FullyConnected extends Named {
  /** "radial-basis": squared distances to fixed code vectors, LeNet's output; its numbers are not trained. */
  kind: "fully-connected" | "radial-basis";
  units: number;
}

export interface Pointwise extends Named {
  /** Layers that keep the shape and have no parameters. */
  kind: "local-response-normalisation" | "dropout";
}

export type ArchitectureLayer = Convolution | Pooling | AdaptivePooling | FullyConnected | Pointwise;

export interface Architecture {
  id: ArchitectureId;
  title: Localized;
  year: number;
  input: Shape;
  /** Which variant this is and how others differ. Markdown. */
  variant: Localized;
  /** What it was trained on and what came out. Markdown. */
  story: Localized;
  layers: readonly ArchitectureLayer[];
}
