/**
 * Model answer and rubric: what activation functions do.
 * Source on approximation: Leshno, Lin, Pinkus & Schocken (Neural Networks 1993).
 */
import type { AnswerKey } from "./answer-key";
import { prose } from "../prose";

export const activationsKey: AnswerKey = {
  questionId: "activations",
  modelAnswer: {
    zh: prose`
      **引入非线性，这是根本。** 没有激活函数时，两层线性层

      $$W_2(W_1x+b_1)+b_2=(W_2W_1)\,x+(W_2b_1+b_2)$$

      仍然只是一层线性（仿射）映射，叠多少层都一样。$2\to100\to3$ 的 603 个参数，
      实际表达能力等同于一个 $2\to3$ 的线性层，只有 9 个数；类与类之间的边界只能是直线，分不开卷在一起的螺旋。
      在层间放入非多项式的非线性函数后，足够宽的网络才能逼近任意连续函数（在有界区域上；若用 $x^2$，再宽也只是二次函数）。

      **塑造输出。** 在输出层，sigmoid 把值压到 $(0,1)$，tanh 压到 $(-1,1)$，softmax 给出和为 1 的正数，
      使输出符合任务的含义。并非所有激活函数都有界：ReLU 就没有上界。

      **决定梯度怎样流动。** 反向传播时每层都要乘上激活函数的导数：sigmoid 的导数不超过 $1/4$，
      两端接近 0，深层时梯度容易消失；ReLU 在正半轴的导数是 1，传得更远，但负半轴为 0，可能出现“死亡”单元。

      **二乘二的结果**（学习率 $10^{-3}$，1,000 轮，留出集准确率，三个种子的平均）：

      | | SGD | Adam |
      |---|---|---|
      | 无激活 | 0.503 | 0.501 |
      | ReLU | 0.519 | 0.953 |

      没有激活函数，换成 Adam 也停在一半左右：这是表达能力的上限。有了 ReLU 而用学习率 $10^{-3}$ 的 SGD，
      1,000 轮里几乎没学会：能表达不等于已学到。预设之间的提升，需要**激活函数和合适的优化设置同时具备**。
      （实验只跑一个种子，数字会略有不同；ReLU 配 SGD 这一格波动最大，在 0.50 到 0.58 之间。）
    `,
    en: prose`
      **They make the network non-linear; that is the root of it.** Without an activation, two linear layers

      $$W_2(W_1x+b_1)+b_2=(W_2W_1)\,x+(W_2b_1+b_2)$$

      are again one linear (affine) map, and so is any number of them. The 603 parameters of $2\to100\to3$ can express
      no more than one $2\to3$ layer with its 9 numbers; the boundaries between classes are straight, and intertwined
      spirals cannot be separated. With a non-polynomial function in between, a wide enough network can approximate any
      continuous function on a bounded region ($x^2$ would stay quadratic, however wide).

      **They shape the output.** At the output, sigmoid squeezes into $(0,1)$, tanh into $(-1,1)$, and softmax gives
      positive numbers that sum to 1, so that outputs mean what the task needs. Not every activation is bounded: ReLU
      has no upper limit.

      **They decide how gradients flow.** On the way back each layer multiplies by the activation's derivative. The
      sigmoid's is at most $1/4$ and near 0 at both ends, so in deep nets gradients tend to vanish; ReLU's is 1 on the
      positive side, which carries them further, but 0 on the negative side, where units can “die”.

      **Results of the two-by-two** (learning rate $10^{-3}$, 1,000 epochs, held-out accuracy, mean of three seeds):

      | | SGD | Adam |
      |---|---|---|
      | no activation | 0.503 | 0.501 |
      | ReLU | 0.519 | 0.953 |

      Without an activation Adam, too, stays at about one half: a limit of what the network can express. With ReLU but
      SGD at $10^{-3}$, hardly anything is learned in 1,000 epochs: being able to express is not yet having learned.
      The gap between the presets needs **the activation and a suitable optimisation together**. (The experiment runs
      one seed, so its numbers differ a little; ReLU with SGD varies most, from 0.50 to 0.58.)
    `,
  },
  rubric: [
    {
      id: "nonlinear",
      points: 2,
      text: {
        zh: "指出核心作用是引入非线性，使网络能表示弯曲的决策边界或非线性函数。",
        en: "States the main role: non-linearity, which lets the network represent curved boundaries or non-linear functions.",
      },
    },
    {
      id: "collapse-claim",
      formerly: "collapse",
      points: 1,
      text: {
        zh: "说明没有激活函数时，多层线性等价于一层。",
        en: "Says that without activations several linear layers equal one.",
      },
    },
    {
      id: "collapse-derivation",
      formerly: "collapse",
      points: 2,
      text: {
        zh: "给出推导：展开 $W_2(W_1x+b_1)+b_2$，或作等价的说理。",
        en: "Derives it by expanding $W_2(W_1x+b_1)+b_2$, or argues equivalently.",
      },
    },
    {
      id: "output",
      points: 1,
      text: {
        zh: "谈到对输出的塑造（sigmoid、tanh、softmax 的取值范围），并且没有误认为所有激活函数都有界。",
        en: "Mentions shaping the output (ranges of sigmoid, tanh, softmax) without claiming that every activation is bounded.",
      },
    },
    {
      id: "gradient-factor",
      formerly: "gradient",
      points: 1,
      text: {
        zh: "指出激活函数的导数会乘进反向传播的梯度。",
        en: "Says that the activation's derivative multiplies the gradient in backpropagation.",
      },
    },
    {
      id: "gradient-example",
      formerly: "gradient",
      points: 1,
      text: {
        zh: "举例比较，如 sigmoid 与 ReLU 的导数。",
        en: "Compares an example, such as the derivatives of sigmoid and ReLU.",
      },
    },
    {
      id: "two-by-two-quoted",
      formerly: "two-by-two",
      points: 1,
      text: {
        zh: "引用自己的二乘二结果。学生只跑一个种子，数字不必与参考答案相同：ReLU 配 SGD 在 0.50 到 0.58 之间，其余三格相差约 0.01。",
        en: "Quotes their own two-by-two. Students run one seed, so their numbers differ from the model answer's: ReLU with SGD lies between 0.50 and 0.58, the other three cells within about 0.01.",
      },
    },
    {
      id: "two-by-two-both",
      formerly: "two-by-two",
      points: 1,
      text: {
        zh: "指出两个因素缺一不可：只加 ReLU 或只换 Adam 都停在一半左右，两者同时具备才行，所以预设之间的差别不能只归因于其一。",
        en: "Concludes that both are needed: ReLU alone and Adam alone stay near one half, only together do they work, so neither by itself explains the gap between the presets.",
      },
    },
  ],
  misconceptions: [
    {
      claim: {
        zh: "激活函数的主要作用是把输出限制在某个范围内。",
        en: "The main purpose of activations is to keep outputs within a range.",
      },
      reply: {
        zh: "最常用的 ReLU 没有上界。有界只是部分激活函数的性质；共同的关键是非线性。",
        en: "ReLU, the most common one, has no upper bound. Being bounded is a property of some; what they share is non-linearity.",
      },
    },
    {
      claim: {
        zh: "线性网络只要足够深、足够宽，也能学会螺旋。",
        en: "A linear network would learn the spiral if only it were deep and wide enough.",
      },
      reply: {
        zh: "无论多深多宽，它都等价于一个线性层，边界总是直线。",
        en: "However deep and wide, it equals one linear layer, and its boundaries stay straight.",
      },
    },
    {
      claim: {
        zh: "两个预设的差别全部来自 ReLU。",
        en: "The whole difference between the two presets comes from ReLU.",
      },
      reply: {
        zh: "预设还换了优化器。ReLU 配学习率 $10^{-3}$ 的 SGD 只有约 0.52。",
        en: "They also change the optimizer. ReLU with SGD at $10^{-3}$ reaches only about 0.52.",
      },
    },
    {
      claim: {
        zh: "ReLU 是（分段）线性的，所以加了等于没加。",
        en: "ReLU is (piecewise) linear, so it adds nothing.",
      },
      reply: {
        zh: "它在 0 处有折点，每个单元在平面上折出一条线；许多折点拼起来就能围出弯曲的边界。一处折点就足以使整个函数不再是线性的。",
        en: "It has a kink at 0, and each unit folds the plane along a line; many folds together follow a curved boundary. One kink is enough to make the whole no longer linear.",
      },
    },
  ],
};
