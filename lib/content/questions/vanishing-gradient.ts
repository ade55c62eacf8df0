/** The question of vanishing gradients. */
import { prose } from "../prose";
import type { Question } from "./question";

export const vanishingGradient: Question = {
  id: "vanishing-gradient",
  title: { zh: "梯度消失", en: "The vanishing gradient" },
  prompt: {
    zh: prose`
      把一个用 sigmoid 的网络从 1 层隐藏层加深到 8 层，训练往往不是变好，而是几乎停住；换成 ReLU，情况就不同了。

      **什么是梯度消失？它为什么会发生，又有哪些办法缓解？**

      请运行“逐层梯度”实验，引用第一层与最后一层梯度范数的比值，并用链式法则解释它随深度怎样变化。
    `,
    en: prose`
      Take a network with sigmoid units from one hidden layer to eight, and instead of getting better, training nearly
      stands still. With ReLU the picture changes.

      **What is the vanishing gradient? Why does it happen, and what helps against it?**

      Run “gradient by depth”, quote the ratio of the first layer's gradient norm to the last layer's, and explain
      with the chain rule how it changes as the network grows deeper.
    `,
  },
  hints: [
    {
      zh: "误差从输出传回第一层，每穿过一层都要乘上哪两样东西？",
      en: "On its way from the output to the first layer, what two things is the error multiplied by at each layer?",
    },
    {
      zh: "求 sigmoid 的导数。它最大是多少，在哪里取到？离开那一点以后呢？",
      en: "Differentiate the sigmoid. How large can its derivative be, and where? What happens away from that point?",
    },
    {
      zh: "实验的纵轴是对数刻度。在对数刻度上近似一条直线，说明梯度与深度之间是什么关系？",
      en: "The experiment's vertical axis is logarithmic. What does a roughly straight line there say about how the gradient depends on depth?",
    },
    {
      zh: "每一种缓解办法都在改变连乘式里的某个因子，或者绕开它。你知道的办法各属于哪一种？",
      en: "Every remedy changes some factor of that long product, or goes around it. Which does each remedy you know do?",
    },
  ],
  covers: {
    zh: prose`
      好的回答会说清现象（哪些层受影响，训练中看到什么）、原因（连乘，以及其中的每个因子是什么）、
      它随深度变化的方式，并给出几种办法，说明**每一种为什么有效**。实验中的数字是论据。
    `,
    en: prose`
      A good answer states the phenomenon (which layers suffer, what one sees in training), its cause (a product, and
      what its factors are), how it grows with depth, and several remedies with the reason **why each one works**.
      Numbers from the experiment serve as evidence.
    `,
  },
  experimentId: "gradient-by-depth",
  suggestedLength: { zh: { from: 150, to: 350 }, en: { from: 90, to: 220 } },
};
