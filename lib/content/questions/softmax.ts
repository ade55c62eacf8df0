/** The question why softmax is used. */
import { prose } from "../prose";
import type { Question } from "./question";

export const softmax: Question = {
  id: "softmax",
  title: { zh: "为什么用 softmax", en: "Why softmax" },
  prompt: {
    zh: prose`
      网络的最后一层给出三个实数 $z_1, z_2, z_3$（logits），它们可正可负，大小不限。
      我们却习惯再加一步 softmax，得到 $p_1, p_2, p_3$。

      **为什么要使用 softmax？**

      请在概率三角形里移动指针、调节温度，观察哪些性质始终成立、哪些会变；并回答：
      $p_1 = 0.99$ 是否意味着这样的预测 100 次里会对 99 次？
    `,
    en: prose`
      A network's last layer yields three real numbers $z_1, z_2, z_3$ (logits), of either sign and any size. We still
      add one more step, softmax, and get $p_1, p_2, p_3$.

      **Why do we use softmax?**

      Move the pointer in the probability triangle, turn the temperature, and note which properties always hold and
      which change. Then answer: does $p_1 = 0.99$ mean that the network is right 99 times in 100?
    `,
  },
  hints: [
    {
      zh: "一组数要能当作概率分布来用，需要满足哪两个条件？逐条检查 softmax 的输出。",
      en: "Which two conditions must numbers meet to serve as a probability distribution? Check the outputs of softmax one by one.",
    },
    {
      zh: "直接取最大的 logit 也能分类。训练的时候，这样做缺了什么？",
      en: "Taking the largest logit also classifies. What would be missing for training?",
    },
    {
      zh: "写出一个样本的交叉熵 $-\\log p_y$，把 softmax 代进去，再对 $z_k$ 求导。结果出奇地简单。",
      en: "Write the cross-entropy $-\\log p_y$ of one example, insert softmax, and differentiate by $z_k$. The result is surprisingly simple.",
    },
    {
      zh: "把所有 logits 乘以 10，预测的类别变了吗？“概率”变了吗？这说明了什么？",
      en: "Multiply all logits by ten. Does the predicted class change? Do the “probabilities”? What follows?",
    },
  ],
  covers: {
    zh: prose`
      好的回答会写出公式并说出它的主要性质；说明它与交叉熵为何配合得好，最好带上梯度；
      并对“输出就是置信度”这一说法给出有理有据的看法。
    `,
    en: prose`
      A good answer gives the formula and its main properties, says why it goes well with cross-entropy, preferably
      with the gradient, and takes a reasoned stand on whether the output is a confidence.
    `,
  },
  experimentId: "probability-triangle",
  suggestedLength: { zh: { from: 150, to: 350 }, en: { from: 90, to: 220 } },
};
