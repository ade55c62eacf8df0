/**
 * Model answer and rubric: SGD or Adam.
 * Sources: Kingma & Ba (ICLR 2015); Wilson et al. (NIPS 2017) on generalisation; Loshchilov & Hutter (ICLR 2019) on weight decay.
 */
import type { AnswerKey } from "./answer-key";
import { prose } from "../prose";

export const sgdAdamKey: AnswerKey = {
  questionId: "sgd-adam",
  modelAnswer: {
    zh: prose`
      **更新规则。** SGD 对所有参数用同一个学习率：$\theta\leftarrow\theta-\eta\,g$；
      加上动量则累积历史梯度：$v\leftarrow\mu v+g,\ \theta\leftarrow\theta-\eta v$。Adam 为每个参数维护
      梯度及其平方的指数移动平均，作为一阶矩和二阶矩的估计（$\hat m,\hat v$ 为偏差修正后的值）：

      $$\theta\leftarrow\theta-\eta\,\frac{\hat m}{\sqrt{\hat v}+\epsilon}$$

      分子分母同时随梯度缩放，所以步长大致由 $\eta$ 决定，与梯度大小几乎无关；
      SGD 的步长则与梯度成正比，梯度小，就走得慢。

      **赛跑。** 学习率都取 $10^{-3}$ 时，ReLU 网络用 Adam 达到 0.953，SGD 只有 0.519。
      但这只说明 $10^{-3}$ 对 SGD 太小：把学习率调到 1，SGD 达到 0.996，Adam 在 $10^{-2}$ 时是 0.999。
      （动量 0.9、学习率 0.1 也是 0.996，这并不是动量本身的功劳：它的有效学习率是 $\eta/(1-\mu)=10\eta$，正好等于 1。）
      **在同一个学习率下比较两者并不公平**，应各自调到最好再比。
      以上是三个种子的平均；实验只跑一个种子，数字会略有不同。

      **怎么选。** Adam 用默认设置就常常收敛得快，对学习率不太敏感，也适合梯度尺度悬殊或稀疏的情况，是很好的起点；
      它并不是不需要学习率，调一调仍有收益。SGD（带动量）更依赖学习率及其衰减，
      但调好后在一些任务（尤其是图像分类）上泛化得不亚于甚至好于 Adam。
      使用 Adam 时若要权重衰减，AdamW 的做法更恰当。

      **结论。** 没有绝对的胜者：看任务、预算，以及各自的学习率是否调好。
      另外，本课用的是全批量，所以这里的“SGD”其实是没有随机性的梯度下降，
      小批量噪声带来的影响从这个实验里看不出来。
    `,
    en: prose`
      **The update rules.** SGD uses one learning rate for all parameters, $\theta\leftarrow\theta-\eta\,g$; with
      momentum it accumulates past gradients, $v\leftarrow\mu v+g,\ \theta\leftarrow\theta-\eta v$. Adam keeps running
      averages of each parameter's gradient and squared gradient ($\hat m,\hat v$ after correcting their bias):

      $$\theta\leftarrow\theta-\eta\,\frac{\hat m}{\sqrt{\hat v}+\epsilon}$$

      Numerator and denominator scale together with the gradient, so the step is set roughly by $\eta$ and hardly by
      the gradient's size. SGD's step is proportional to the gradient: where it is small, progress is slow.

      **The race.** At $10^{-3}$ for both, the ReLU net reaches 0.953 with Adam and 0.519 with SGD. That only says that
      $10^{-3}$ is too small for SGD: at learning rate 1 it reaches 0.996, and Adam at $10^{-2}$ reaches 0.999. (Momentum
      0.9 at 0.1 reaches 0.996, too, and owes it to no merit of momentum: its effective learning rate is
      $\eta/(1-\mu)=10\eta$, which is 1.) **Comparing them at one shared learning rate is not fair**; tune each, then
      compare. These are means of three seeds; the experiment runs one, so its numbers differ a little.

      **Which to take.** Adam usually converges fast with its defaults, is less sensitive to the learning rate, and
      copes with gradients that are sparse or of very different scales: a good first choice. It still has a learning
      rate, and tuning it still pays. SGD, usually with momentum, depends more on its learning rate and schedule, but
      when tuned generalises as well or better on some tasks, image classification among them. For weight decay with
      Adam, AdamW is the sounder form.

      **Conclusion.** There is no absolute winner; it depends on the task, the budget, and whether each learning rate
      has been tuned. Note also that this course trains on the full batch, so “SGD” is plain gradient descent here, and
      the experiment says nothing about the effects of mini-batch noise.
    `,
  },
  rubric: [
    {
      id: "adam-per-parameter",
      formerly: "adam-rule",
      points: 1,
      text: {
        zh: "说明 Adam 按参数自适应步长。",
        en: "Says that Adam adapts the step per parameter.",
      },
    },
    {
      id: "adam-averages",
      formerly: "adam-rule",
      points: 1,
      text: {
        zh: "说明步长来自梯度及其平方的滑动平均（一阶、二阶矩的估计）。",
        en: "Says that it does so from running averages of the gradient and its square.",
      },
    },
    {
      id: "sgd-rule",
      points: 1,
      text: {
        zh: "说明 SGD 用单一学习率，步长与梯度成正比；或说明动量的作用。",
        en: "Says that SGD uses one learning rate with steps proportional to the gradient, or what momentum adds.",
      },
    },
    {
      id: "adam-easy",
      formerly: "trade-off",
      points: 1,
      text: {
        zh: "说明 Adam 通常收敛快、少调参。",
        en: "Says that Adam usually converges fast with little tuning.",
      },
    },
    {
      id: "sgd-tuned",
      formerly: "trade-off",
      points: 1,
      text: {
        zh: "说明 SGD 需要调学习率。",
        en: "Says that SGD needs its learning rate tuned.",
      },
    },
    {
      id: "generalisation",
      formerly: "trade-off",
      points: 1,
      text: {
        zh: "说明调好后，SGD 的泛化可以不亚于 Adam。",
        en: "Says that tuned SGD may generalise as well or better.",
      },
    },
    {
      id: "race",
      formerly: "learning-rate",
      points: 1,
      text: {
        zh: "引用自己赛跑的数字。学生只跑一个种子：学习率 $10^{-3}$ 的 SGD 在 0.50 到 0.58 之间，其余与参考答案相差约 0.01。",
        en: "Quotes their own race. They run one seed: SGD at $10^{-3}$ lies between 0.50 and 0.58, the others within about 0.01 of the model answer.",
      },
    },
    {
      id: "sweep",
      formerly: "learning-rate",
      points: 1,
      text: {
        zh: "引用学习率扫描的数字。",
        en: "Quotes the learning-rate sweep.",
      },
    },
    {
      id: "rate-decides",
      formerly: "learning-rate",
      points: 1,
      text: {
        zh: "得出：结果取决于学习率，用同一个学习率比较不公平。",
        en: "Concludes that the outcome depends on the learning rate, so that sharing one is not a fair comparison.",
      },
    },
    {
      id: "conclusion",
      points: 1,
      text: {
        zh: "给出有条件的结论，而不是绝对的胜负。",
        en: "Ends with a conclusion that names its conditions instead of an absolute winner.",
      },
    },
  ],
  misconceptions: [
    {
      claim: {
        zh: "Adam 总是优于 SGD。",
        en: "Adam is always better than SGD.",
      },
      reply: {
        zh: "各自调好后，这里只差约 0.3 个百分点（SGD 0.996，Adam 0.999）；在一些图像任务上，调好的 SGD 泛化得更好（Wilson 等，2017）。",
        en: "With each tuned, about 0.3 points lie between them here (SGD 0.996, Adam 0.999), and on some image tasks tuned SGD generalises better (Wilson et al. 2017).",
      },
    },
    {
      claim: {
        zh: "Adam 不需要设置学习率。",
        en: "Adam needs no learning rate.",
      },
      reply: {
        zh: "它有学习率：从 $10^{-3}$ 改到 $10^{-2}$，准确率从 0.953 升到 0.999。",
        en: "It has one: going from $10^{-3}$ to $10^{-2}$ raises accuracy from 0.953 to 0.999.",
      },
    },
    {
      claim: {
        zh: "训练损失降得快，测试准确率就一定高。",
        en: "A faster fall of the training loss means a better test accuracy.",
      },
      reply: {
        zh: "收敛速度与泛化是两回事，要在留出数据上比较。",
        en: "Speed and generalisation are two things; compare on held-out data.",
      },
    },
    {
      claim: {
        zh: "SGD 在这里学得慢，是因为小批量带来的噪声。",
        en: "SGD is slow here because of the noise of its mini-batches.",
      },
      reply: {
        zh: "本课每一步都用全部数据，没有小批量，也就没有噪声；慢是因为学习率 $10^{-3}$ 太小。",
        en: "Every step of this course uses all the data, so there are no mini-batches and no noise; it is slow because $10^{-3}$ is too small a learning rate.",
      },
    },
  ],
};
