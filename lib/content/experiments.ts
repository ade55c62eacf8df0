/** The six experiments and explorers as data that the lab can run. */
import { type ArchitectureId } from "./architectures/architecture";
import { type ExperimentId, experimentIds } from "./experiment";
import type { Localized } from "./language";
import type { TrainingSetup } from "./training-setup";
import type { Activation, Initialisation, OptimizerKind } from "@/lib/spiral/config";

export { type ExperimentId, experimentIds };

export interface Choice {
  id: string;
  text: Localized;
}

/** Asked before the experiment runs. Which choice comes out right is not known here. */
export interface Prediction {
  prompt: Localized;
  choices: readonly Choice[];
  /** Asked once the result is there: compare it with the prediction and explain. */
  explain: Localized;
}

/** A table of runs: every row's activation with every column's optimizer. */
export interface GridPlan {
  kind: "grid";
  hidden: readonly number[];
  rows: readonly { id: string; name: Localized; activation: Activation }[];
  columns: readonly { id: string; name: Localized; optimizer: OptimizerKind; learningRate: number }[];
  seeds: readonly number[];
}

/** Gradient norm of each layer's weights on the full batch, before training, for growing depth. */
export interface GradientPlan {
  kind: "gradient";
  depths: readonly number[];
  /** of every hidden layer */
  units: number;
  activations: readonly Activation[];
  /** the first is shown first; the others on demand */
  initialisations: readonly Initialisation[];
  seeds: readonly number[];
}

/** Several networks trained alike over the same seeds; show each seed's result, mean and spread. */
export interface ComparisonPlan {
  kind: "comparison";
  setups: readonly TrainingSetup[];
  seeds: readonly number[];
}

/** Class probabilities at the pointer, in a triangle, with a temperature; needs a trained network. */
export interface TrianglePlan {
  kind: "triangle";
  /** trained first if the student has no run of their own */
  setup: TrainingSetup;
  seed: number;
  /** p = softmax(z / temperature); the slider is logarithmic */
  temperature: { min: number; max: number; start: number };
  /** logits to try without a network */
  examples: readonly (readonly [number, number, number])[];
}

/** Runs from the same initial weights side by side, then the final result over learning rates. */
export interface RacePlan {
  kind: "race";
  racers: readonly TrainingSetup[];
  seed: number;
  sweep: {
    hidden: readonly number[];
    activation: Activation;
    optimizers: readonly OptimizerKind[];
    learningRates: readonly number[];
    seeds: readonly number[];
  };
}

/** Networks side by side, layer by layer. */
export interface LayersPlan {
  kind: "layers";
  architectures: readonly ArchitectureId[];
}

export type ExperimentPlan = GridPlan | GradientPlan | ComparisonPlan | TrianglePlan | RacePlan | LayersPlan;

export interface Experiment {
  id: ExperimentId;
  title: Localized;
  /** What the experiment does, in a sentence or two. */
  about: Localized;
  /** What to look for. Markdown. */
  lookFor: Localized;
  prediction: Prediction;
  plan: ExperimentPlan;
}

const layerExplorer: Experiment = {
  id: "layer-explorer",
  title: { zh: "逐层查看器", en: "The layer explorer" },
  about: {
    zh: "把 AlexNet 与 LeNet-5 并排，逐层查看形状、参数和乘加运算；每个数字都由层的定义当场算出。",
    en: "AlexNet and LeNet-5 side by side, layer by layer: shapes, parameters and multiply–adds, each computed on the spot from the layer's definition.",
  },
  lookFor: {
    zh: "哪几层的参数最多？哪几层的计算最多？它们是同一批层吗？从输入到输出，空间尺寸和通道数各自怎样变化？",
    en: "Which layers hold most parameters? Which do most of the work? Are they the same? How do spatial size and number of channels change from input to output?",
  },
  prediction: {
    prompt: {
      zh: "先猜一猜：AlexNet 的参数大部分在哪里？",
      en: "Before you look: where are most of AlexNet's parameters?",
    },
    choices: [
      {
        id: "first-convolution",
        text: {
          zh: "第一个卷积层，它的卷积核最大",
          en: "In the first convolution, which has the largest kernels",
        },
      },
      { id: "all-convolutions", text: { zh: "五个卷积层合起来", en: "In the five convolutions together" } },
      { id: "fully-connected", text: { zh: "三个全连接层", en: "In the three fully connected layers" } },
      { id: "even", text: { zh: "各层大致平均", en: "Spread about evenly" } },
    ],
    explain: {
      zh: "你猜对了吗？用一层的参数公式解释为什么是这样。",
      en: "Were you right? Explain it with the formula for one layer's parameters.",
    },
  },
  plan: { kind: "layers", architectures: ["lenet-5", "alexnet", "alexnet-torchvision"] },
};

const twoByTwo: Experiment = {
  id: "two-by-two",
  title: { zh: "二乘二：激活函数 × 优化器", en: "Two by two: activation × optimizer" },
  about: {
    zh: "两个预设同时改变了激活函数和优化器。这里一键运行全部四种组合，把两个因素分开。",
    en: "The two presets change activation and optimizer at once. Here one click runs all four combinations and separates the two.",
  },
  lookFor: {
    zh: "横着看：只换优化器，结果变了多少？竖着看：只加激活函数呢？再看决策图：没有激活函数的两格，边界是什么形状？对照旁边的 $W_2W_1$，它和一层线性网络有什么区别？",
    en: "Along a row only the optimizer changes, along a column only the activation: how much does each do? In the decision maps, what shape are the boundaries without an activation? Compare with the product $W_2W_1$ shown beside: how does it differ from a one-layer linear network?",
  },
  prediction: {
    prompt: {
      zh: "两层线性网络（没有激活函数）从 SGD 换成 Adam，学习率仍为 0.001。准确率会怎样？",
      en: "Two linear layers, no activation: switch from SGD to Adam, still at learning rate 0.001. What happens to the accuracy?",
    },
    choices: [
      {
        id: "stays",
        text: { zh: "几乎不变，仍在一半左右", en: "It hardly changes and stays near one half" },
      },
      { id: "somewhat", text: { zh: "升到 70% 左右", en: "It rises to about 70%" } },
      { id: "high", text: { zh: "升到 95% 以上", en: "It rises above 95%" } },
    ],
    explain: {
      zh: "结果与你的预测一致吗？哪些格子受限于网络能表示什么，哪些受限于训练得怎样？",
      en: "Does the result match your prediction? Which cells are limited by what the network can express, and which by how it was trained?",
    },
  },
  plan: {
    kind: "grid",
    hidden: [100],
    rows: [
      { id: "none", name: { zh: "无激活", en: "No activation" }, activation: "none" },
      { id: "relu", name: { zh: "ReLU 激活", en: "ReLU" }, activation: "relu" },
    ],
    columns: [
      {
        id: "sgd",
        name: { zh: "SGD（学习率 0.001）", en: "SGD 0.001" },
        optimizer: "sgd",
        learningRate: 1e-3,
      },
      {
        id: "adam",
        name: { zh: "Adam（学习率 0.001）", en: "Adam 0.001" },
        optimizer: "adam",
        learningRate: 1e-3,
      },
    ],
    seeds: [1],
  },
};

const gradientByDepth: Experiment = {
  id: "gradient-by-depth",
  title: { zh: "逐层梯度", en: "Gradient by depth" },
  about: {
    zh: "隐藏层从 1 层加到 8 层（每层 16 个单元），在训练开始前测量每一层权重的梯度范数，对比 sigmoid 与 ReLU。",
    en: "From one to eight hidden layers of 16 units each: the gradient norm of every layer's weights before training, sigmoid against ReLU.",
  },
  lookFor: {
    zh: "纵轴是对数刻度。两条线各有多陡？每多一层，第一层的梯度大约缩小到原来的几分之一？换成 Xavier 或 He 之后，哪条线变平了？",
    en: "The vertical axis is logarithmic. How steep is each line? By what factor does the first layer's gradient shrink with every layer added? Which line becomes level with Xavier's or He's initialisation?",
  },
  prediction: {
    prompt: {
      zh: "8 层 sigmoid 网络里，第一层的梯度范数大约是最后一层的多少？",
      en: "In a network of eight sigmoid layers, how large is the first layer's gradient norm compared with the last layer's?",
    },
    choices: [
      { id: "same", text: { zh: "差不多大", en: "About as large" } },
      { id: "tenth", text: { zh: "约十分之一", en: "About a tenth" } },
      { id: "thousandth", text: { zh: "约千分之一", en: "About a thousandth" } },
      { id: "millionth", text: { zh: "不到百万分之一", en: "Less than a millionth" } },
    ],
    explain: {
      zh: "从图上读出每过一层剩下几分之一，它比 sigmoid 导数的上限 1/4 小吗？还有什么因子参与其中？",
      en: "Read off the chart what part is left after each layer. Is it below the bound of 1/4 on the sigmoid's derivative? What other factor takes part?",
    },
  },
  plan: {
    kind: "gradient",
    depths: [1, 2, 3, 4, 5, 6, 7, 8],
    units: 16,
    activations: ["sigmoid", "relu"],
    initialisations: ["pytorch", "xavier", "he"],
    seeds: [1, 2, 3],
  },
};

const equalParameters: Experiment = {
  id: "equal-parameters",
  title: { zh: "同样的参数，宽还是深", en: "Equal parameters, wide or deep" },
  about: {
    zh: "四个网络都有六百个左右的参数，从一层到四层隐藏层，在五个种子上同样训练。",
    en: "Four networks with about six hundred parameters each, from one hidden layer to four, trained alike over five seeds.",
  },
  lookFor: {
    zh: "先看每种结构在各种子之间的波动，再看平均值：差别比波动大吗？然后换优化器或学习率再跑一次，排名还一样吗？",
    en: "Look first at the standard deviation over the seeds, then at the means: do they differ by more than that? Then change the optimizer or the learning rate and run again: is the order the same?",
  },
  prediction: {
    prompt: {
      zh: "用 Adam、学习率 0.01 训练 1,000 轮，哪一种在留出数据上更好？",
      en: "Trained with Adam at 0.01 for 1,000 epochs, which does better on held-out data?",
    },
    choices: [
      { id: "wide", text: { zh: "最宽的明显更好", en: "The widest, clearly" } },
      { id: "deep", text: { zh: "最深的明显更好", en: "The deepest, clearly" } },
      { id: "equal", text: { zh: "分不出高下", en: "They cannot be told apart" } },
    ],
    explain: {
      zh: "这个结果能推广到图像分类吗？为什么？",
      en: "Does this result carry over to image classification? Why, or why not?",
    },
  },
  plan: {
    kind: "comparison",
    setups: [
      {
        id: "one",
        name: { zh: "1 层：2→100→3（603 个参数）", en: "1 layer: 2→100→3 (603 parameters)" },
        hidden: [100],
      },
      {
        id: "two",
        name: { zh: "2 层：2→21→21→3（591 个参数）", en: "2 layers: 2→21→21→3 (591 parameters)" },
        hidden: [21, 21],
      },
      {
        id: "three",
        name: { zh: "3 层：2→15→15→15→3（573 个参数）", en: "3 layers: 2→15→15→15→3 (573 parameters)" },
        hidden: [15, 15, 15],
      },
      {
        id: "four",
        name: { zh: "4 层：2→13→13→13→13→3（627 个参数）", en: "4 layers: 2→13→13→13→13→3 (627 parameters)" },
        hidden: [13, 13, 13, 13],
      },
    ].map((shape) => ({ ...shape, activation: "relu", optimizer: "adam", learningRate: 1e-2 })),
    seeds: [1, 2, 3, 4, 5],
  },
};

const probabilityTriangle: Experiment = {
  id: "probability-triangle",
  title: { zh: "概率三角形", en: "The probability triangle" },
  about: {
    zh: "指针所到之处，网络的三个 logits 变成三角形里的一个点：离哪个角越近，那一类的概率越大。温度滑块把 logits 除以 $T$。",
    en: "Wherever you point, the network's three logits become a point in the triangle: the nearer a corner, the more probable its class. The temperature divides the logits by $T$.",
  },
  lookFor: {
    zh: "改变温度时，哪些点会移动，最近的角会变吗？把指针移到旋臂之外很远、没有训练数据的地方，网络有多“自信”？给三个 logits 加同一个数，会发生什么？",
    en: "As the temperature changes, what moves, and does the nearest corner ever change? Point far outside the arms, where there were no training data: how “sure” is the network? What happens when one number is added to all three logits?",
  },
  prediction: {
    prompt: {
      zh: "把指针移到离所有训练数据很远的地方，三个概率会是怎样？",
      en: "Point far away from all training data. What will the three probabilities be?",
    },
    choices: [
      {
        id: "uniform",
        text: {
          zh: "接近 1/3、1/3、1/3，因为网络不知道",
          en: "Near 1/3 each, because the network does not know",
        },
      },
      { id: "confident", text: { zh: "多半有一类接近 1", en: "Mostly, one of them is near 1" } },
      { id: "sum-below-one", text: { zh: "三个都很小，和小于 1", en: "All small, with a sum below 1" } },
    ],
    explain: {
      zh: "这说明能不能把 softmax 的输出直接当作置信度？",
      en: "What does this say about taking a softmax output for a confidence?",
    },
  },
  plan: {
    kind: "triangle",
    setup: {
      id: "relu-adam",
      name: { zh: "ReLU 配 Adam（学习率 0.01）", en: "ReLU with Adam 0.01" },
      hidden: [100],
      activation: "relu",
      optimizer: "adam",
      learningRate: 1e-2,
    },
    seed: 1,
    temperature: { min: 0.1, max: 10, start: 1 },
    examples: [
      [2, 1, 0],
      [12, 11, 10],
      [20, 10, 0],
      [0, 0, 0],
      [-1, 3, 3],
    ],
  },
};

const optimizerRace: Experiment = {
  id: "optimizer-race",
  title: { zh: "优化器赛跑", en: "The optimizer race" },
  about: {
    zh: "SGD 与 Adam 从同一组初始权重出发，先用同样的学习率，再各用更合适的学习率；随后扫描一系列学习率。",
    en: "SGD and Adam start from the same initial weights, first with one shared learning rate, then each with a better one. After that comes a sweep over learning rates.",
  },
  lookFor: {
    zh: "在扫描图上为每种优化器找出最高点和仍然好用的范围。哪一种的范围更宽？学习率过大时，两者各出现什么现象？",
    en: "In the sweep, find each optimizer's best learning rate and the range over which it still works. Whose range is wider? What happens to each when the rate is too large?",
  },
  prediction: {
    prompt: {
      zh: "让每种优化器都用自己最好的学习率，训练 1,000 轮后，谁在留出数据上的准确率高得多？",
      en: "Give each optimizer its own best learning rate. After 1,000 epochs, which is far ahead on held-out data?",
    },
    choices: [
      { id: "adam", text: { zh: "Adam 遥遥领先", en: "Adam, by far" } },
      { id: "sgd", text: { zh: "SGD 遥遥领先", en: "SGD, by far" } },
      { id: "close", text: { zh: "两者接近", en: "Neither; they are close" } },
    ],
    explain: {
      zh: "只看学习率都为 0.001 的那一场赛跑，会得出什么错误的结论？",
      en: "What wrong conclusion would the race at a shared rate of 0.001 alone have suggested?",
    },
  },
  plan: {
    kind: "race",
    racers: [
      {
        id: "sgd-1e-3",
        name: { zh: "SGD（学习率 0.001）", en: "SGD 0.001" },
        optimizer: "sgd" as const,
        learningRate: 1e-3,
      },
      {
        id: "adam-1e-3",
        name: { zh: "Adam（学习率 0.001）", en: "Adam 0.001" },
        optimizer: "adam" as const,
        learningRate: 1e-3,
      },
      {
        id: "sgd-1",
        name: { zh: "SGD（学习率 1）", en: "SGD 1" },
        optimizer: "sgd" as const,
        learningRate: 1,
      },
      {
        id: "adam-1e-2",
        name: { zh: "Adam（学习率 0.01）", en: "Adam 0.01" },
        optimizer: "adam" as const,
        learningRate: 1e-2,
      },
    ].map((racer) => ({ ...racer, hidden: [100], activation: "relu" })),
    seed: 1,
    sweep: {
      hidden: [100],
      activation: "relu",
      optimizers: ["sgd", "momentum", "adam"],
      learningRates: [1e-4, 1e-3, 1e-2, 1e-1, 1, 10],
      seeds: [1, 2],
    },
  },
};

/** Every experiment by its id. */
export const experiments: Readonly<Record<ExperimentId, Experiment>> = {
  "layer-explorer": layerExplorer,
  "two-by-two": twoByTwo,
  "gradient-by-depth": gradientByDepth,
  "equal-parameters": equalParameters,
  "probability-triangle": probabilityTriangle,
  "optimizer-race": optimizerRace,
};
