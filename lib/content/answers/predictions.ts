// Which choice of each experiment's prediction comes out right. For the server only.
import type { ExperimentId } from "../experiment";
import type { Localized } from "../language";

export interface PredictionKey {
  choiceId: string;
  /** Why, with the number that shows it. */
  reason: Localized;
}

export const predictionKeys: Readonly<Record<ExperimentId, PredictionKey>> = {
  "layer-explorer": {
    choiceId: "fully-connected",
    reason: {
      zh: "三个全连接层约有 5,863 万个参数，占 96%；fc6 一层就是 $9216\\times4096$。卷积层靠共享权重省下了参数。",
      en: "The three fully connected layers hold about 58.63 million parameters, 96 %; fc6 alone has $9216\\times4096$ weights. Convolutions save parameters by sharing weights.",
    },
  },
  "two-by-two": {
    choiceId: "stays",
    reason: {
      zh: "两层线性等于一层线性，边界只能是直线：SGD 约 0.503，Adam 约 0.501。限制在于网络能表示什么。",
      en: "Two linear layers are one, with straight boundaries: about 0.503 with SGD and 0.501 with Adam. The limit is what the network can express.",
    },
  },
  "gradient-by-depth": {
    choiceId: "millionth",
    reason: {
      zh: "每层约缩小到七分之一，8 层后约为 $10^{-7}$：sigmoid 的导数至多 1/4，再乘上不大的权重。",
      en: "It shrinks to about a seventh per layer, to some $10^{-7}$ after eight: the sigmoid's derivative is at most 1/4, and the weights are small as well.",
    },
  },
  "equal-parameters": {
    choiceId: "equal",
    reason: {
      zh: "四种结构在五个种子上都在 99.7% 到 99.9% 之间，差别不超过种子之间的波动。",
      en: "All four lie between 99.7 and 99.9 % on all five seeds; the differences are within the spread over seeds.",
    },
  },
  "probability-triangle": {
    choiceId: "confident",
    reason: {
      zh: "ReLU 网络在远处是分片线性的，logits 之差通常随距离增大，softmax 于是趋向 1。离数据远并不会使它变得“不确定”。",
      en: "Far out a ReLU network is linear along a ray, so differences between logits usually grow with distance and softmax tends to 1. Being far from the data does not make it “unsure”.",
    },
  },
  "optimizer-race": {
    choiceId: "close",
    reason: {
      zh: "SGD 在学习率 1 时约 0.996，Adam 在 1e-2 时约 0.999，相差不到半个百分点；都用 1e-3 时却是 0.519 对 0.953。",
      en: "SGD reaches about 0.996 at learning rate 1 and Adam about 0.999 at 1e-2, less than half a point apart; at 1e-3 for both it is 0.519 against 0.953.",
    },
  },
};
