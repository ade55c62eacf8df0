/**
 * Model answer and rubric: softmax.
 * Source on calibration: Guo, Pleiss, Sun & Weinberger (ICML 2017).
 */
import type { AnswerKey } from "./answer-key";
import { prose } from "../prose";

export const softmaxKey: AnswerKey = {
  questionId: "softmax",
  modelAnswer: {
    zh: prose`
      $$p_k=\frac{e^{z_k}}{\sum_j e^{z_j}}$$

      **把 logits 变成概率分布。** 每个 $p_k$ 都是正数，总和为 1，而且保持原来的大小次序，
      所以预测的类别不变。它只取决于 logits 之间的差：给所有 $z$ 加上同一个常数，结果不变
      （实现时先减去最大值以防溢出，正是利用了这一点）。

      **可导，适合训练。** 直接取最大值（argmax）是阶梯函数，导数几乎处处为 0，无法用梯度下降；
      softmax 是它光滑的近似：以 $z/T$ 代入，$T\to0$ 时，若最大的 logit 只有一个，就趋近 argmax
      （有两个并列最大时各趋近 ½），$T\to\infty$ 时趋近均匀分布。

      **与交叉熵是天然的一对。** 对真实类别 $y$，交叉熵 $L=-\log p_y$ 就是负对数似然，它的梯度极其简单：

      $$\frac{\partial L}{\partial z_k}=p_k-t_k$$

      其中 $t$ 是独热标签：$k=y$ 时 $t_k=1$，否则为 0。预测错得越离谱，梯度越大；$p_y$ 越接近 1，梯度越接近 0
      （只是预测对了还不够：$p_y=0.4$ 也可能是最大的，梯度却还有 0.6）。
      若改用平方误差，梯度里会多出 softmax 自身的导数，自信地犯错时反而几乎没有梯度。

      **不要把它当作可靠的置信度。** 它满足概率的形式，但 $p=0.99$ 的样本未必有 99% 是对的：
      现代网络常常过度自信；远离训练数据的点也会得到很高的 $p$。
      把 logits 乘以 10，类别不变，“概率”却变得极端。要当作置信度，需要先在验证集上检验并校准，例如温度缩放。

      *实践提示：* PyTorch 的 \`CrossEntropyLoss\` 接收的是 logits，内部已含 log-softmax，不要再手动加一次 softmax。
    `,
    en: prose`
      $$p_k=\frac{e^{z_k}}{\sum_j e^{z_j}}$$

      **It turns logits into a probability distribution.** Every $p_k$ is positive, they sum to one, and their order is
      that of the logits, so the predicted class is unchanged. Only differences between logits count: adding one
      constant to all of them changes nothing (implementations subtract the maximum to avoid overflow, thanks to this).

      **It is differentiable.** Taking the maximum (argmax) is a step function whose derivative is zero almost
      everywhere, so gradient descent cannot use it. Softmax is its smooth relative: with $z/T$ in place of $z$ it tends
      to argmax as $T\to0$ if one logit is the largest (two that share the first place tend to ½ each), and to the
      uniform distribution as $T\to\infty$.

      **It is the natural partner of cross-entropy.** For the true class $y$, the cross-entropy $L=-\log p_y$ is the
      negative log-likelihood, and its gradient is as simple as can be:

      $$\frac{\partial L}{\partial z_k}=p_k-t_k$$

      with the one-hot label $t$: $t_k=1$ for $k=y$, otherwise 0. The worse the prediction, the larger the gradient; it
      tends to zero as $p_y$ tends to 1 (being right is not enough: $p_y=0.4$ may be the largest, and leaves 0.6).
      With squared error the derivative of softmax itself remains in the gradient, and a confident mistake would get
      almost none.

      **It is not by itself a calibrated confidence.** It has the form of a probability, but of the examples with
      $p=0.99$ not necessarily 99% are right. Modern networks are often overconfident, and points far from all training
      data can get a very high $p$. Multiply the logits by ten: the class stays, the “probability” becomes extreme. To
      use it as a confidence, check and calibrate it on validation data, for example by temperature scaling.

      *In practice:* PyTorch's \`CrossEntropyLoss\` takes logits and contains the log-softmax; do not apply softmax
      before it.
    `,
  },
  rubric: [
    {
      id: "formula",
      formerly: "distribution",
      points: 1,
      text: {
        zh: "写出公式，或作准确的描述。",
        en: "Gives the formula or an accurate description.",
      },
    },
    {
      id: "positive-sum",
      formerly: "distribution",
      points: 1,
      text: {
        zh: "指出输出为正且和为 1。",
        en: "Says that the outputs are positive and sum to one.",
      },
    },
    {
      id: "property",
      formerly: "distribution",
      points: 1,
      text: {
        zh: "再说出一个性质：保持次序；只取决于 logits 之差；指数把任意实数变成正数并拉大差距；两类时就是 sigmoid。",
        en: "Gives one more property: the order is kept; only differences of logits count; the exponential makes any real number positive and widens gaps; with two classes it is the sigmoid.",
      },
    },
    {
      id: "differentiable",
      points: 1,
      text: {
        zh: "指出它可导，因而可以用梯度训练；argmax 做不到。",
        en: "Says that it is differentiable and so can be trained by gradients, unlike argmax.",
      },
    },
    {
      id: "cross-entropy-partner",
      formerly: "cross-entropy",
      points: 1,
      text: {
        zh: "指出它与交叉熵（负对数似然）配合。",
        en: "Pairs it with cross-entropy, the negative log-likelihood.",
      },
    },
    {
      id: "cross-entropy-gradient",
      formerly: "cross-entropy",
      points: 1,
      text: {
        zh: "给出梯度 $p-t$（$t$ 为独热标签；写作 $p-y$ 也可以）。",
        en: "Gives the gradient $p-t$, with the one-hot label $t$ (often written $p-y$).",
      },
    },
    {
      id: "cross-entropy-meaning",
      formerly: "cross-entropy",
      points: 1,
      text: {
        zh: "解释这个梯度的意义，例如错得越离谱梯度越大。",
        en: "Says what that gradient means, for example that a worse prediction gets a larger one.",
      },
    },
    {
      id: "confidence-not",
      formerly: "confidence",
      points: 1,
      text: {
        zh: "说明 softmax 的输出不必是校准过的置信度。",
        en: "Says that the output need not be a calibrated confidence.",
      },
    },
    {
      id: "confidence-why",
      formerly: "confidence",
      points: 1,
      text: {
        zh: "给出理由或例子，如过度自信、温度、远离数据的点。",
        en: "Gives a reason or example, such as overconfidence, temperature, or points far from the data.",
      },
    },
    {
      id: "evidence",
      points: 1,
      text: {
        zh: "引用在概率三角形或温度滑块上的观察。",
        en: "Refers to something observed in the probability triangle or with the temperature.",
      },
    },
  ],
  misconceptions: [
    {
      claim: {
        zh: "softmax 输出 0.99，这样的预测 100 次里就会对 99 次。",
        en: "A softmax output of 0.99 means being right 99 times in 100.",
      },
      reply: {
        zh: "只有经过校准才可以这样解释；未经校准的网络常常过度自信。",
        en: "Only for a calibrated model; networks as trained are often overconfident.",
      },
    },
    {
      claim: {
        zh: "没有 softmax，网络就无法给出预测的类别。",
        en: "Without softmax a network cannot predict a class.",
      },
      reply: {
        zh: "取最大的 logit 就够了，softmax 不改变次序。它主要服务于训练和概率输出。",
        en: "The largest logit is enough, since softmax keeps the order. It serves training and probabilities.",
      },
    },
    {
      claim: {
        zh: "使用 PyTorch 的 CrossEntropyLoss 之前，要先对输出做一次 softmax。",
        en: "Apply softmax to the outputs before PyTorch's CrossEntropyLoss.",
      },
      reply: {
        zh: "它接收 logits。再加一次 softmax 会把输出压扁，使梯度变小、训练变慢。",
        en: "It expects logits. A second softmax flattens them, which weakens the gradient and slows training.",
      },
    },
    {
      claim: {
        zh: "softmax 和 ReLU 一样，可以放在隐藏层当激活函数。",
        en: "Softmax is an activation like ReLU, for hidden layers as well.",
      },
      reply: {
        zh: "它让一层的单元互相竞争，总和恒为 1，传回的梯度也很小；隐藏层需要的是每个单元各自的非线性。softmax 的位置在输出层。",
        en: "It makes the units of a layer compete for a sum of 1 and passes on little gradient. Hidden layers need a non-linearity for each unit on its own; softmax belongs at the output.",
      },
    },
    {
      claim: {
        zh: "PyTorch 的 CrossEntropyLoss 需要独热（one-hot）标签。",
        en: "PyTorch's CrossEntropyLoss wants one-hot labels.",
      },
      reply: {
        zh: "它接收类别的编号（`int64`），独热只是推导时的写法。（新版本也接受各类的概率，独热标签属于这种情形。）",
        en: "It takes the number of the class (`int64`); one-hot labels are a way of writing the derivation. (Newer versions accept class probabilities as well, of which a one-hot label is one case.)",
      },
    },
  ],
};
