/** The course's two presets. */
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
      zh: "2→100→3，中间没有激活函数；SGD，学习率 0.001。",
      en: "2→100→3 with no activation in between; SGD, learning rate 0.001.",
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
      zh: "2→100→3，中间放 ReLU；Adam，学习率 0.001。",
      en: "2→100→3 with a ReLU in between; Adam, learning rate 0.001.",
    },
    hidden: [100],
    activation: "relu",
    optimizer: "adam",
    learningRate: 1e-3,
  },
];
