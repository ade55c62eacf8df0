// The course's two presets, and what real PyTorch makes of the spiral.
import type { Localized } from "./language";
import type { TrainingSetup } from "./training-setup";

export interface Preset extends TrainingSetup {
  /** One or two sentences under the name. */
  about: Localized;
}

/** The class text's pair. They differ in activation and optimizer both. */
export const presets: readonly Preset[] = [
  {
    id: "linear",
    name: { zh: "两层线性", en: "Two linear layers" },
    about: {
      zh: "2→100→3，中间没有激活函数；SGD，学习率 1e-3。",
      en: "2→100→3 with no activation in between; SGD, learning rate 1e-3.",
    },
    hidden: [100],
    activation: "none",
    optimizer: "sgd",
    learningRate: 1e-3,
  },
  {
    id: "relu",
    name: { zh: "加入 ReLU", en: "With ReLU" },
    about: {
      zh: "2→100→3，中间放 ReLU；Adam，学习率 1e-3。",
      en: "2→100→3 with a ReLU in between; Adam, learning rate 1e-3.",
    },
    hidden: [100],
    activation: "relu",
    optimizer: "adam",
    learningRate: 1e-3,
  },
];

/** One cell of the reference table. */
export interface ReferenceResult {
  /** fraction right on held-out data, mean of three seeds */
  accuracy: number;
  /** final training cross-entropy, mean of three seeds */
  loss: number;
  /** lowest and highest accuracy where seeds differ widely in PyTorch itself */
  range?: readonly [number, number];
}

export interface ReferenceRow {
  id: string;
  name: Localized;
  hidden: readonly number[];
  activation: TrainingSetup["activation"];
  /** in the order of `referenceColumns` */
  results: readonly ReferenceResult[];
}

/** An optimizer with its learning rate, whatever the network. */
export type OptimizerSetup = Omit<TrainingSetup, "hidden" | "activation">;

/** The optimizers of the reference table. */
export const referenceColumns: readonly OptimizerSetup[] = [
  { id: "sgd-1e-3", name: { zh: "SGD，学习率 1e-3", en: "SGD 1e-3" }, optimizer: "sgd", learningRate: 1e-3 },
  { id: "sgd-1", name: { zh: "SGD，学习率 1", en: "SGD 1" }, optimizer: "sgd", learningRate: 1 },
  {
    id: "momentum-0.1",
    name: { zh: "动量 0.9，学习率 0.1", en: "Momentum 0.9, 0.1" },
    optimizer: "momentum",
    momentum: 0.9,
    learningRate: 0.1,
  },
  {
    id: "adam-1e-3",
    name: { zh: "Adam，学习率 1e-3", en: "Adam 1e-3" },
    optimizer: "adam",
    learningRate: 1e-3,
  },
  {
    id: "adam-1e-2",
    name: { zh: "Adam，学习率 1e-2", en: "Adam 1e-2" },
    optimizer: "adam",
    learningRate: 1e-2,
  },
];

const cell = (accuracy: number, loss: number, range?: readonly [number, number]): ReferenceResult =>
  range ? { accuracy, loss, range } : { accuracy, loss };

/**
 * PyTorch 1.13 on the course's spiral (3 × 1,000 points, full batch, 1,000 epochs, weight decay 1e-5).
 * All three arms start in the origin, so no network reaches 1 on a full set.
 */
export const referenceTable: readonly ReferenceRow[] = [
  {
    id: "linear",
    name: { zh: "两层线性（2→100→3）", en: "Two linear layers (2→100→3)" },
    hidden: [100],
    activation: "none",
    results: [
      cell(0.503, 0.868),
      cell(0.501, 0.776),
      cell(0.501, 0.776),
      cell(0.501, 0.776),
      cell(0.501, 0.776),
    ],
  },
  {
    id: "relu",
    name: { zh: "ReLU（2→100→3，一层隐藏层）", en: "ReLU (2→100→3)" },
    hidden: [100],
    activation: "relu",
    results: [
      cell(0.519, 0.964, [0.5, 0.58]),
      cell(0.996, 0.058),
      cell(0.996, 0.058),
      cell(0.953, 0.175),
      cell(0.999, 0.01),
    ],
  },
  {
    id: "tanh",
    name: { zh: "tanh（2→100→3，一层隐藏层）", en: "tanh (2→100→3)" },
    hidden: [100],
    activation: "tanh",
    results: [
      cell(0.511, 0.903),
      cell(0.99, 0.064),
      cell(0.992, 0.06),
      cell(0.849, 0.294),
      cell(0.998, 0.017),
    ],
  },
  {
    id: "sigmoid",
    name: { zh: "sigmoid（2→100→3，一层隐藏层）", en: "sigmoid (2→100→3)" },
    hidden: [100],
    activation: "sigmoid",
    results: [
      cell(0.488, 1.071, [0.48, 0.56]),
      cell(0.526, 0.73),
      cell(0.51, 0.761),
      cell(0.511, 0.76),
      cell(0.994, 0.054),
    ],
  },
  {
    id: "deep-relu",
    name: { zh: "深层 ReLU（2→16→16→16→16→3）", en: "ReLU, deep (2→16→16→16→16→3)" },
    hidden: [16, 16, 16, 16],
    activation: "relu",
    results: [
      cell(0.333, 1.101),
      cell(0.448, 0.916, [0.33, 0.97]),
      cell(0.997, 0.006, [0.48, 1]),
      cell(0.998, 0.011),
      cell(0.998, 0.005),
    ],
  },
  {
    id: "softmax-regression",
    name: { zh: "softmax 回归（2→3，没有隐藏层）", en: "Softmax regression (2→3)" },
    hidden: [],
    activation: "none",
    results: [
      cell(0.369, 1.081, [0.28, 0.47]),
      cell(0.501, 0.776),
      cell(0.501, 0.776),
      cell(0.504, 0.872),
      cell(0.501, 0.776),
    ],
  },
];
