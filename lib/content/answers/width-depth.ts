/**
 * Model answer and rubric: wider or deeper.
 * Sources: Telgarsky (COLT 2016) and Montúfar et al. (NIPS 2014) on depth; Cybenko (1989) and Hornik (1991) on one
 * hidden layer; He et al. (CVPR 2016) on degradation; Zagoruyko & Komodakis (BMVC 2016), Tan & Le (ICML 2019) on balance.
 */
import type { AnswerKey } from "./answer-key";
import { prose } from "../prose";

export const widthDepthKey: AnswerKey = {
  questionId: "width-depth",
  modelAnswer: {
    zh: prose`
      **没有普遍的赢家。** 要公平地比，先固定参数量（或计算量）、数据与训练方法，并用多个种子。

      **深度的好处。** 逐层复合能形成由简到繁的特征层次（图像中从边缘到部件再到物体），并重复利用中间结果。
      理论上，存在一些函数，深层网络只需少量单元，而浅层网络要用指数级多的单元才能同样逼近。
      单层隐藏层的网络只要足够宽也能逼近任意连续函数，但“足够宽”可能宽得不切实际。

      **深度的代价。** 更难优化：梯度要穿过更多因子，可能消失或爆炸；普通网络一味加深，
      连**训练**误差都会变差（退化现象），需要好的初始化、归一化和残差连接才训练得动。

      **宽度的好处与代价。** 宽的层通常更容易优化，便于并行，也有很强的记忆能力；
      但两个隐藏层之间的参数随宽度的平方增长（只有一个隐藏层时是线性的：这里为 $6w+3$），单靠加宽也难以得到层次化的特征。

      **螺旋上的结果。** $2\to100\to3$（603 个参数）与四层 13 个单元的网络（627 个参数）用 Adam、学习率 $10^{-2}$
      训练，五个种子都超过 99%，分不出高下：任务很小，浅而宽的网络已经够用。
      换一种训练设置，次序就变了：Adam 学习率 $10^{-3}$、1,000 轮时，深的约 0.99，浅的约 0.953
      （浅的只是还没训练完）；用学习率为 1 的 SGD 时，浅的达到 0.996，而四层 13 个单元的网络在五个种子上从 0.33 到 0.87，
      相差很大。可见这里比出来的主要是**优化的难易**，不是能否表示。
      这个实验**不能**推出“深度没有用”，因为螺旋不具备图像那样的层次结构。

      **结论。** 对结构复杂的任务，在能够训练的前提下，同样的参数预算里适当加深往往更划算；
      实践中要在深与宽之间取得平衡，再由验证集决定。
    `,
    en: prose`
      **There is no general winner.** A fair comparison fixes the number of parameters (or the computation), the data
      and the training, and uses several seeds.

      **What depth buys.** Composing layers builds a hierarchy of features from simple to complex (in images from edges
      to parts to objects) and reuses intermediate results. In theory there are functions that a deep network
      represents with few units while a shallow one needs exponentially many to come as close. One hidden layer can
      approximate any continuous function if it is wide enough, but “wide enough” may be out of reach.

      **What depth costs.** It is harder to optimise: gradients pass through more factors and may vanish or explode.
      Plain networks made ever deeper get worse even in **training** error (degradation); good initialisation,
      normalisation and skip connections are needed.

      **Width.** Wide layers are usually easier to optimise, parallelise well and memorise well, but between two hidden
      layers parameters grow with the square of the width (with one hidden layer only linearly, here as $6w+3$), and
      width alone does not build a hierarchy.

      **On the spiral.** With Adam at $10^{-2}$, $2\to100\to3$ (603 parameters) and four layers of 13 (627) both exceed
      99% on each of five seeds; nothing separates them. The task is so small that a shallow, wide net suffices. Other
      training reverses the order: with Adam at $10^{-3}$ for 1,000 epochs the deep net reaches about 0.99 and the
      shallow one about 0.953 (it is merely not finished); with SGD at learning rate 1 the shallow one reaches 0.996
      while four layers of 13 lie anywhere from 0.33 to 0.87 on five seeds. What differs here is mostly **how easily
      each is optimised**, not what it can represent. And this does **not** show that depth is useless: the spiral
      has no hierarchy such as images have.

      **Conclusion.** For richly structured tasks, and as long as it can be trained, some depth is usually the better
      use of a parameter budget; in practice one balances depth and width and lets validation data decide.
    `,
  },
  rubric: [
    {
      id: "depth-hierarchy",
      formerly: "depth-gain",
      points: 1,
      text: {
        zh: "说明深度的好处：由简到繁的层次化特征。",
        en: "Gives a gain of depth: a hierarchy of features from simple to complex.",
      },
    },
    {
      id: "depth-fewer",
      formerly: "depth-gain",
      points: 1,
      text: {
        zh: "说明深度的好处：用更少的单元或参数。",
        en: "Gives a gain of depth: fewer units or parameters.",
      },
    },
    {
      id: "depth-some",
      formerly: "depth-gain",
      points: 1,
      text: {
        zh: "指出这样的好处只对某些函数或任务成立，或举出恰当的例子。",
        en: "Adds that this gain holds for some functions or tasks only, or gives a fitting example.",
      },
    },
    {
      id: "depth-harder",
      formerly: "depth-cost",
      points: 1,
      text: {
        zh: "说明深度的代价：更难优化。",
        en: "Gives the cost of depth: harder to optimise.",
      },
    },
    {
      id: "depth-reason",
      formerly: "depth-cost",
      points: 1,
      text: {
        zh: "给出难优化的原因或补救，如梯度消失、退化；残差连接、归一化。",
        en: "Gives a reason or a remedy for that, such as vanishing gradients, degradation, skip connections, normalisation.",
      },
    },
    {
      id: "width",
      points: 1,
      text: {
        zh: "说明宽度的作用：更易优化、并行或记忆能力强，或单隐藏层的通用逼近。",
        en: "Says what width does: easier optimisation, parallelism or memorisation, or universal approximation with one hidden layer.",
      },
    },
    {
      id: "equal-parameters",
      formerly: "fair-comparison",
      points: 1,
      text: {
        zh: "在参数量相当的条件下引用自己的实验结果。",
        en: "Quotes their own results at equal numbers of parameters.",
      },
    },
    {
      id: "several-seeds",
      formerly: "fair-comparison",
      points: 1,
      text: {
        zh: "使用多个种子，并谈到种子之间的波动。",
        en: "Uses several seeds and speaks of the differences between them.",
      },
    },
    {
      id: "own-result",
      formerly: "conclusion",
      points: 1,
      text: {
        zh: "说明自己的结果显示了什么：按实验的设置分不出高下；换了优化器或学习率而次序改变，如实报告同样给分。",
        en: "Says what their own result shows: no difference with the experiment's setting; an order that another optimizer or learning rate reverses earns the point as well, honestly reported.",
      },
    },
    {
      id: "no-generalisation",
      formerly: "conclusion",
      points: 1,
      text: {
        zh: "说明这个结果为何不能直接推广，并给出有条件的结论。",
        en: "Says why that result does not carry over as it is, and reaches a conclusion that names its conditions.",
      },
    },
  ],
  misconceptions: [
    {
      claim: {
        zh: "网络总是越深越好。",
        en: "Deeper is always better.",
      },
      reply: {
        zh: "普通网络过深时训练误差也会上升；小任务上深度没有收益。",
        en: "Plain networks that are too deep get worse even in training error, and on small tasks depth gains nothing.",
      },
    },
    {
      claim: {
        zh: "单隐藏层能逼近任意连续函数，所以深度没有必要。",
        en: "One hidden layer can approximate any continuous function, so depth is unnecessary.",
      },
      reply: {
        zh: "定理只保证存在，没有说需要多少单元，也没有说梯度下降能找到它。",
        en: "The theorem promises existence. It neither bounds the number of units nor says that gradient descent will find them.",
      },
    },
    {
      claim: {
        zh: "跑一次，谁的准确率高谁就更好。",
        en: "One run is enough to tell which is better.",
      },
      reply: {
        zh: "不同种子之间的波动可能比两种结构的差别还大。",
        en: "Seeds can differ by more than the two shapes do.",
      },
    },
    {
      claim: {
        zh: "参数越多总是越好。",
        en: "More parameters are always better.",
      },
      reply: {
        zh: "多出来的参数只在学得动、用得上时才有好处；数据少时还可能只是记住训练集。螺旋上六百个参数已经够用，所以排行榜比的是同样准时谁更小。",
        en: "More of them help only if they can be trained and are needed, and with few data they may merely memorise. Six hundred are plenty for the spiral, which is why the board ranks the smaller of equally accurate networks first.",
      },
    },
  ],
};
