/** The question whether SGD or Adam is better. */
import { prose } from "../prose";
import type { Question } from "./question";

export const sgdAdam: Question = {
  id: "sgd-adam",
  title: { zh: "SGD 还是 Adam", en: "SGD or Adam" },
  prompt: {
    zh: prose`
      同一个网络、同一份数据、同一组初始权重：让 SGD 和 Adam 从同一起点出发赛跑。
      学习率都取 $10^{-3}$ 时，胜负一目了然。但这样比公平吗？

      **SGD 和 Adam，哪个更有效？**

      请先看赛跑，再看学习率扫描，用两者的结果支持你的结论。
    `,
    en: prose`
      The same network, the same data, the same initial weights: let SGD and Adam race from one starting line. With a
      learning rate of $10^{-3}$ for both, the winner is plain. But is that a fair race?

      **Which is more effective, SGD or Adam?**

      Watch the race first, then the learning-rate sweep, and support your conclusion with both.
    `,
  },
  hints: [
    {
      zh: "写出两种方法更新一个参数的公式。如果把所有梯度都放大 100 倍，两者的步长分别会怎样？",
      en: "Write down how each method updates one parameter. If every gradient were a hundred times larger, what would happen to each one's step?",
    },
    {
      zh: "在学习率扫描里，为每一种优化器各找出最好的学习率，再比较它们最好的成绩。",
      en: "In the sweep, find the best learning rate for each optimizer on its own, then compare their best results.",
    },
    {
      zh: "“有效”可以指收敛快、省调参，也可以指在没见过的数据上表现好。你说的是哪一种？",
      en: "“Effective” may mean fast to converge, easy to tune, or good on unseen data. Which do you mean?",
    },
  ],
  covers: {
    zh: prose`
      好的回答会说明两者的更新规则有何不同；把收敛速度、调参难度与泛化分开来谈；
      用赛跑和扫描的数字说明学习率的影响；结论写明在什么条件下成立。
    `,
    en: prose`
      A good answer explains how the update rules differ, keeps speed, tuning and generalisation apart, shows the part
      played by the learning rate with numbers from the race and the sweep, and states under which conditions its
      conclusion holds.
    `,
  },
  experimentId: "optimizer-race",
  suggestedLength: { zh: { from: 150, to: 350 }, en: { from: 90, to: 220 } },
};
