/** Model answer and rubric: vanishing gradients. */
import type { AnswerKey } from "./answer-key";
import { prose } from "../prose";

export const vanishingGradientKey: AnswerKey = {
  questionId: "vanishing-gradient",
  modelAnswer: {
    zh: prose`
      **现象。** 训练深层网络时，越靠近输入的层得到的梯度越小，甚至接近 0：这些层几乎不更新，
      损失下降得很慢或停住，尽管离最优还很远。

      **原因。** 记第 $l$ 层的加权和为 $z_l$，误差信号为 $\delta_l=\partial L/\partial z_l$。由链式法则

      $$\delta_l=\bigl(W_{l+1}^{\top}\delta_{l+1}\bigr)\odot\varphi'(z_l),$$

      所以第一层的梯度是许多因子 $W^{\top}$ 与 $\varphi'$ 的连乘。sigmoid 的导数
      $\sigma'(z)=\sigma(z)(1-\sigma(z))\le\tfrac14$，只在 $z=0$ 处取到最大值，单元饱和时接近 0。
      如果权重不大，每一层都把信号乘上一个小于 1 的数，梯度就随深度**按指数**缩小：
      只算导数，8 层的上界就是 $(1/4)^8\approx1.5\times10^{-5}$。反过来，因子普遍大于 1 时梯度会爆炸。

      **实验。** 梯度范数在对数轴上随层数近似成直线，这正是指数变化。以每层 16 个单元、8 层、PyTorch 默认初始化为例，
      训练前第一层与最后一层梯度范数之比，sigmoid 约为 $7\times10^{-8}$（每层约缩小到八分之一），ReLU 约为 $2\times10^{-3}$。
      ReLU 在激活的单元上导数为 1，不再打折；但它也并非完全不变，因为还有权重这个因子，而且一部分单元的导数为 0。
      把 ReLU 网络换成 He 初始化，比值约为 0.3；换成 Xavier，约为 1。

      **缓解办法**，都是针对那个连乘式：

      - 用 **ReLU** 一类的激活，让 $\varphi'$ 不再总是小于 1；
      - 用 Xavier 或 He **初始化**，让 $W$ 的尺度使信号逐层大致保持不变；
      - 用**批归一化**等方法，使 $z$ 不落进饱和区；
      - 用**残差连接** $x+F(x)$，导数里多出一个恒等项，梯度可以绕过连乘；
      - 在循环网络中用 LSTM 等门控结构。
    `,
    en: prose`
      **The phenomenon.** In a deep network, gradients get smaller the nearer a layer is to the input, down to almost
      nothing. Those layers hardly change, and the loss falls slowly or stalls although the optimum is far away.

      **The cause.** Write $z_l$ for the weighted sums of layer $l$ and $\delta_l=\partial L/\partial z_l$ for the
      error there. By the chain rule

      $$\delta_l=\bigl(W_{l+1}^{\top}\delta_{l+1}\bigr)\odot\varphi'(z_l),$$

      so the gradient at the first layer is a product of many factors $W^{\top}$ and $\varphi'$. The sigmoid's
      derivative is $\sigma'(z)=\sigma(z)(1-\sigma(z))\le\tfrac14$, with the maximum only at $z=0$, and near 0 for
      saturated units. Unless the weights are large, every layer multiplies the signal by a number below one, and the
      gradient shrinks **exponentially** with depth: the derivatives alone give at most
      $(1/4)^8\approx1.5\times10^{-5}$ for eight layers. If the factors are mostly above one, gradients explode
      instead.

      **The experiment.** On a logarithmic axis the gradient norms lie close to a straight line over the layers, which
      is what exponential change looks like. With eight layers of 16 units and PyTorch's default initialisation, the
      first layer's norm before training is about $7\times10^{-8}$ of the last layer's for sigmoid (an eighth per layer)
      and about $2\times10^{-3}$ for ReLU. ReLU's derivative is 1 wherever a unit is active, so nothing is lost there; its
      gradients still shrink because the weights remain as factors and some units have derivative 0. With He's
      initialisation the ReLU net's ratio is about 0.3, with Xavier's about 1.

      **Remedies**, all aimed at that product:

      - activations such as **ReLU**, so that $\varphi'$ is not always below one;
      - Xavier or He **initialisation**, which scales $W$ so that signals keep roughly their size from layer to layer;
      - **normalisation**, such as batch normalisation, which keeps $z$ out of the saturated region;
      - **skip connections** $x+F(x)$, whose derivative contains an identity by which gradients bypass the product;
      - in recurrent networks, gates as in the LSTM.
    `,
  },
  rubric: [
    {
      id: "phenomenon-gradients",
      formerly: "phenomenon",
      points: 1,
      text: {
        zh: "说清现象：靠近输入的层梯度极小。",
        en: "States the phenomenon: gradients of layers near the input become tiny.",
      },
    },
    {
      id: "phenomenon-learning",
      formerly: "phenomenon",
      points: 1,
      text: {
        zh: "说清后果：这些层几乎不学习，训练变得很慢或停住。",
        en: "States the consequence: these layers hardly learn, and training is slow or stalls.",
      },
    },
    {
      id: "product-chain",
      formerly: "product",
      points: 1,
      text: {
        zh: "用链式法则说明早期层的梯度是许多因子的连乘。",
        en: "Explains by the chain rule that an early layer's gradient is a product of many factors.",
      },
    },
    {
      id: "product-factors",
      formerly: "product",
      points: 1,
      text: {
        zh: "说出这些因子是什么：激活函数的导数与权重。",
        en: "Names the factors: activation derivatives and weights.",
      },
    },
    {
      id: "exponential-depth",
      formerly: "exponential",
      points: 1,
      text: {
        zh: "指出因子小于 1 时，梯度随深度按指数缩小。",
        en: "Says that factors below one shrink the gradient exponentially with depth.",
      },
    },
    {
      id: "exponential-quarter",
      formerly: "exponential",
      points: 1,
      text: {
        zh: "举出 sigmoid 的导数不超过 1/4。",
        en: "Gives the sigmoid's derivative of at most 1/4.",
      },
    },
    {
      id: "remedy-first",
      formerly: "remedies",
      points: 1,
      text: {
        zh: "给出一种缓解办法并说明为何有效。算数的：ReLU 一类的激活、Xavier 或 He 初始化、归一化、残差连接、LSTM 的门控、逐层预训练；tanh（$\\varphi'(0)=1$，但仍会饱和）也算。不算的：梯度裁剪（针对梯度爆炸）、调大学习率、多训练几轮。只列名字而不说理由的，不论几种，只给这一分。",
        en: "Gives one remedy with the reason why it works. These count: activations like ReLU, Xavier or He initialisation, normalisation, skip connections, the LSTM's gates, layer-wise pre-training; tanh, too ($\\varphi'(0)=1$, though it still saturates). These do not: gradient clipping (it is against exploding gradients), a larger learning rate, more epochs. Names without reasons, however many, earn this point only.",
      },
    },
    {
      id: "remedy-second",
      formerly: "remedies",
      points: 1,
      text: {
        zh: "给出第二种缓解办法，并说明为何有效。",
        en: "Gives a second remedy with its reason.",
      },
    },
    {
      id: "remedy-third",
      formerly: "remedies",
      points: 1,
      text: {
        zh: "给出第三种缓解办法，并说明为何有效。",
        en: "Gives a third remedy with its reason.",
      },
    },
    {
      id: "evidence",
      points: 1,
      text: {
        zh: "引用实验中首层与末层梯度范数的比值，或比较 sigmoid 与 ReLU 随深度的变化。",
        en: "Quotes the first-to-last ratio of gradient norms, or compares sigmoid with ReLU as depth grows.",
      },
    },
  ],
  misconceptions: [
    {
      claim: {
        zh: "梯度很小，说明网络已经收敛到最优。",
        en: "Small gradients mean that the network has converged.",
      },
      reply: {
        zh: "梯度小只说明停在一个驻点附近。收敛时各层的梯度都小（损失未必低：两层线性网络收敛在 0.776）；梯度消失时只有靠前的层小，靠后的层并不小。",
        en: "Small gradients only mean a stationary point nearby. At convergence those of all layers are small (and the loss need not be low: two linear layers converge at 0.776); when gradients vanish, only the early layers' are, and the later ones' are not.",
      },
    },
    {
      claim: {
        zh: "把学习率调大就能解决梯度消失。",
        en: "A larger learning rate cures it.",
      },
      reply: {
        zh: "各层梯度相差几个数量级；对前几层够大的学习率，对后几层就大到发散。",
        en: "The layers' gradients differ by orders of magnitude: a rate large enough for the first layers makes the last ones diverge.",
      },
    },
    {
      claim: {
        zh: "ReLU 彻底消除了梯度消失。",
        en: "ReLU removes the problem altogether.",
      },
      reply: {
        zh: "它去掉了饱和造成的缩小，但权重尺度不当时梯度仍会消失或爆炸，“死亡”单元的梯度恒为 0。",
        en: "It removes the shrinking due to saturation, but badly scaled weights still make gradients vanish or explode, and “dead” units pass none at all.",
      },
    },
    {
      claim: {
        zh: "梯度裁剪能解决梯度消失。",
        en: "Gradient clipping cures vanishing gradients.",
      },
      reply: {
        zh: "裁剪只会把过大的梯度缩小，它针对的是梯度爆炸（Pascanu 等，2013），不会把太小的梯度变大。",
        en: "Clipping only makes large gradients smaller. It is a remedy for exploding gradients (Pascanu et al. 2013) and enlarges none.",
      },
    },
  ],
};
