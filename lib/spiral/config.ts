/** What a run is made from: data, network, optimizer, seed. Plain data that can cross the wire and stand in a link. */

export const datasetKinds = ["spiral", "circles", "moons", "gaussians", "xor", "own"] as const;
/** What a hidden layer may apply to its sums; the slopes and forms are in forward.ts. */
export const activations = ["none", "relu", "leaky-relu", "tanh", "sigmoid", "gelu"] as const;
/** How weights may begin; the formulas and their sources are in network.ts. */
export const initialisations = ["zeros", "small-normal", "xavier", "he", "pytorch"] as const;
/** What may be computed of a point (x, y) and fed to the network, in the order of the controls. */
export const featureNames = ["x", "y", "x2", "y2", "xy", "sin-x", "sin-y"] as const;
/** Update rules, each as PyTorch's optimizer of that name does it; momentum and nesterov are SGD with a velocity. */
export const optimizerKinds = ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"] as const;
/** How the learning rate runs over the epochs. */
export const scheduleKinds = ["constant", "step", "cosine"] as const;

/** A kind of data, "spiral" the course's own. */
export type DatasetKind = (typeof datasetKinds)[number];
/** An activation's name. */
export type Activation = (typeof activations)[number];
/** A rule for initial weights. */
export type Initialisation = (typeof initialisations)[number];
/** A feature's name: "x2" is x², "sin-x" is sin x. */
export type FeatureName = (typeof featureNames)[number];
/** An update rule's name. */
export type OptimizerKind = (typeof optimizerKinds)[number];
/** A schedule's name. */
type ScheduleKind = (typeof scheduleKinds)[number];

/** A labelled point of one's own data. */
export interface OwnPoint {
  x: number;
  y: number;
  label: number;
}

/** Which points are drawn: the same dataset draws the same points in every engine. */
export interface Dataset {
  kind: DatasetKind;
  /** 2–5 for spiral, gaussians and own; 2 for circles, moons and xor */
  classes: number;
  /** training points drawn for each class */
  pointsPerClass: number;
  /** held-out points for each class, drawn from a stream of their own (own data: taken from the points) */
  heldOutPerClass: number;
  /** standard deviation; radians for the spiral, plane units elsewhere */
  noise: number;
  /** turns of a spiral arm; the course's arm makes 2/3 of one */
  turns: number;
  /** 0 … 2³²-1 */
  seed: number;
  /** only for kind "own" */
  points?: OwnPoint[];
}

/** One hidden layer: units, then the activation, then dropout. */
export interface HiddenLayer {
  /** 1–256 */
  units: number;
  activation: Activation;
  /** probability of dropping a unit while training, 0 ≤ p < 1 */
  dropout: number;
}

/** A dense network from features to one logit per class. Its weights' layout is in network.ts. */
export interface Network {
  features: FeatureName[];
  /** 0–8 hidden layers; the output layer has one logit per class and no activation */
  hidden: HiddenLayer[];
  initialisation: Initialisation;
}

/** How weights are updated after each batch. */
export interface Optimizer {
  kind: OptimizerKind;
  learningRate: number;
  /** momentum and nesterov: the velocity's factor; rmsprop: the squared average's factor */
  momentum: number;
  /** L2: added to the gradient as weightDecay·w, as PyTorch does; adamw: decoupled */
  weightDecay: number;
  /** L1: l1·sign(w) added to the gradient of weights, not of biases */
  l1: number;
  schedule: {
    kind: ScheduleKind;
    /** step: epochs between steps */
    every: number;
    /** step: factor at each step; cosine: final fraction of the learning rate */
    factor: number;
  };
}

/** Everything that a run depends on: the same config gives the same run. */
export interface Config {
  dataset: Dataset;
  network: Network;
  optimizer: Optimizer;
  /** points per batch; 0 means the full batch */
  batchSize: number;
  /** epochs to run for; training may be stopped before */
  epochs: number;
  /** of initial weights, batch order and dropout */
  seed: number;
}

/** Everything of a run but its data. */
export type Setup = Omit<Config, "dataset">;

/** Hard limits of a config; schemas, controls and engines all read them here. */
export const limits = {
  hiddenLayers: 8,
  units: 256,
  parameters: 50_000,
  classes: { min: 2, max: 5 },
  pointsPerClass: { min: 10, max: 2_000 },
  ownPoints: 5_000,
  noise: { min: 0, max: 2 },
  turns: { min: 0.1, max: 3 },
  learningRate: { min: 1e-6, max: 100 },
  epochs: { min: 1, max: 100_000 },
  batchSize: { min: 1, max: 10_000 },
  dropout: { min: 0, max: 0.9 },
  weightDecay: { min: 0, max: 10 },
  seed: { min: 0, max: 4_294_967_295 },
} as const;

/** How many classes each kind of data can have. */
export const classesOf: Record<DatasetKind, { min: number; max: number }> = {
  spiral: limits.classes,
  gaussians: limits.classes,
  own: limits.classes,
  circles: { min: 2, max: 2 },
  moons: { min: 2, max: 2 },
  xor: { min: 2, max: 2 },
};

/** Noise that suits each kind: enough to see, not enough to drown the shape. */
export const usualNoise: Record<DatasetKind, number> = {
  spiral: 0.2,
  circles: 0.08,
  moons: 0.08,
  gaussians: 0.2,
  xor: 0.03,
  own: 0,
};

/** The course's spiral: three classes of 1,000 points, noise 0.2, two thirds of a turn. */
export function courseDataset(seed: number): Dataset {
  return {
    kind: "spiral",
    classes: 3,
    pointsPerClass: 1000,
    heldOutPerClass: 500,
    noise: 0.2,
    turns: 2 / 3,
    seed,
  };
}

/** The course's network and training on a dataset: 2→100→3 with ReLU, Adam at 1e-3, full batch, 1,000 epochs. */
export function courseConfig(dataset: Dataset, seed = 1): Config {
  return {
    dataset,
    network: {
      features: ["x", "y"],
      hidden: [{ units: 100, activation: "relu", dropout: 0 }],
      initialisation: "pytorch",
    },
    optimizer: {
      kind: "adam",
      learningRate: 1e-3,
      momentum: 0.9,
      weightDecay: 1e-5,
      l1: 0,
      schedule: { kind: "constant", every: 100, factor: 0.5 },
    },
    batchSize: 0,
    epochs: 1000,
    seed,
  };
}
