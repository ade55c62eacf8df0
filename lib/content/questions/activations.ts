/** The question what activation functions do. */
import { prose } from "../prose";
import type { Question } from "./question";

export const activations: Question = {
  id: "activations",
  title: { zh: "激活函数的作用", en: "What activation functions do" },
  prompt: {
    zh: prose`
      本课的两个预设看起来只差一行代码：一个在两层线性层之间什么也不放，另一个放了 ReLU。准确率却天差地别。
      不过，这两个预设**还**换了优化器。

      **激活函数有哪些作用？**

      请运行“二乘二”实验（激活函数 × 优化器），用你看到的四个结果说明：激活函数和优化器各起了什么作用，
      是哪几格让你看出来的。
    `,
    en: prose`
      The course's two presets seem to differ by one line of code: nothing between two linear layers in one, a ReLU in
      the other. Their accuracies are far apart. But the presets **also** change the optimizer.

      **What do activation functions do?**

      Run the two-by-two (activation × optimizer) and use its four results to say what the activation and the optimizer
      each contribute, and which cells show it.
    `,
  },
  hints: [
    {
      zh: "在纸上写出两层线性层：把 $h = W_1x + b_1$ 代入 $y = W_2h + b_2$，展开并整理。",
      en: "Write two linear layers on paper: put $h = W_1x + b_1$ into $y = W_2h + b_2$, expand and collect terms.",
    },
    {
      zh: "看决策图上的边界：没有激活函数时，边界能弯吗？",
      en: "Look at the boundaries in the decision map. Can they bend when there is no activation?",
    },
    {
      zh: "激活函数不只在前向计算时起作用。反向传播时，它的哪一个量会乘进梯度里？",
      en: "An activation function matters on the way back, too. Which quantity of it is multiplied into the gradient?",
    },
    {
      zh: "比较隐藏层和输出层：在这两处，我们对函数值的范围有什么不同的要求？",
      en: "Compare hidden layers with the output layer: what do we ask of the range of values in each place?",
    },
  ],
  covers: {
    zh: prose`
      好的回答会用一个简短的推导说明没有激活函数会发生什么，并把它与螺旋实验的结果对上；区分隐藏层与输出层的激活；
      谈到激活函数在反向传播中的角色；还会注意到预设同时改变了两样东西，因此不能只比较这两次运行。
    `,
    en: prose`
      A good answer shows in a short derivation what happens without activations and ties it to the results on the
      spiral, tells hidden from output activations, mentions their part in backpropagation, and notices that the
      presets change two things at once, so that those two runs alone settle nothing.
    `,
  },
  experimentId: "two-by-two",
  suggestedLength: { zh: { from: 150, to: 350 }, en: { from: 90, to: 220 } },
};
