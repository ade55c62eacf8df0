/** The question whether wider or deeper is better. */
import { prose } from "../prose";
import type { Question } from "./question";

export const widthDepth: Question = {
  id: "width-depth",
  title: { zh: "更宽还是更深", en: "Wider or deeper" },
  prompt: {
    zh: prose`
      同样是六百来个参数，可以排成一层 100 个单元（$2\to100\to3$，603 个参数），
      也可以排成四层、每层 13 个单元（$2\to13\to13\to13\to13\to3$，627 个参数）。

      **神经网络是更宽好，还是更深好？**

      请用多个随机种子比较这两种结构，说说你在螺旋数据上看到了什么，以及这个结果**能**说明什么、**不能**说明什么。
    `,
    en: prose`
      Some six hundred parameters can be laid out as one layer of 100 units ($2\to100\to3$, 603 parameters) or as four
      layers of 13 ($2\to13\to13\to13\to13\to3$, 627 parameters).

      **Is it better for a neural network to be wider or deeper?**

      Compare the two over several seeds. Report what you see on the spiral, and say what this result **can** and what
      it **cannot** tell us.
    `,
  },
  hints: [
    {
      zh: "公平的比较要固定什么？只看一个随机种子够吗？",
      en: "What must be held fixed for the comparison to be fair? Is one seed enough?",
    },
    {
      zh: "深层网络把简单的函数一层层复合起来。哪些任务天然就有这种层次结构？螺旋有吗？",
      en: "A deep network composes simple functions layer upon layer. Which tasks have such a hierarchy by nature? Does the spiral?",
    },
    {
      zh: "把“能够表示某个函数”和“能用梯度下降把它找到”分开。深和宽各在哪一方面占便宜？",
      en: "Keep “able to represent a function” apart from “able to find it by gradient descent”. Where does depth have the advantage, and where width?",
    },
  ],
  covers: {
    zh: prose`
      好的回答在参数量相当的前提下比较两者；分别谈表达能力与优化难度；引用自己在多个种子上的结果，
      连同它们的波动；最后给出有条件的结论，而不是一句“越深越好”。
    `,
    en: prose`
      A good answer compares at equal numbers of parameters, treats expressive power and ease of optimisation
      separately, reports its own results over several seeds together with their differences, and ends with a conclusion
      that depends on conditions instead of a slogan.
    `,
  },
  experimentId: "equal-parameters",
  suggestedLength: { zh: { from: 150, to: 350 }, en: { from: 90, to: 220 } },
};
