/**
 * Model answer and rubric: AlexNet.
 * Facts: Krizhevsky, Sutskever & Hinton (NIPS 2012); LeCun, Bottou, Bengio & Haffner (Proc. IEEE 1998).
 */
import type { AnswerKey } from "./answer-key";
import { prose } from "../prose";

export const alexnetKey: AnswerKey = {
  questionId: "alexnet",
  modelAnswer: {
    zh: prose`
      **规模。** AlexNet 有 8 个带权重的层：5 个卷积层和 3 个全连接层（LeNet-5 有 5 个），约 6,097 万个参数；输入是
      $224\times224$ 左右的彩色图像。LeNet-5 只有约 6 万个参数，输入是 $32\times32$ 的灰度图。
      前者约是后者的一千倍。参数主要集中在全连接层（约 96%），乘加运算则主要在卷积层（约 92%）。

      **设计与训练，各有其用：**

      - **ReLU** 取代了会饱和的 tanh：正半轴上导数恒为 1，梯度不易消失，训练快得多
        （论文中一个四层卷积网络达到同样的训练误差，快约六倍）。
      - **两块 GPU** 并行：单块 3 GB 显存放不下，于是把通道分成两组，只在部分层交换信息。
      - **数据增强**（随机裁剪、水平翻转、颜色扰动）和全连接层的 **dropout**：抑制过拟合。
      - **重叠的最大池化**和**局部响应归一化**：论文报告各降低了一点错误率；后者现在已很少使用。

      **为什么更好。** 更大的网络能学到更丰富的层次特征，但前提是训练得动、又不过拟合。
      ImageNet 的约 120 万张标注图像提供了数据，GPU 提供了算力，ReLU 让优化可行，增强和 dropout 控制过拟合：
      这些条件合在一起，才让规模变成了准确率。

      **要诚实地说：** 两者并没有在同一个任务上比赛。LeNet-5 在手写数字上已经做得很好；
      说 AlexNet “更好”，指的是它解决了 LeNet 的规模无法胜任的大型自然图像分类问题。
    `,
    en: prose`
      **Size.** AlexNet has 8 layers with weights, 5 convolutional and 3 fully connected (LeNet-5 has 5), about 60.97
      million parameters, and takes colour images of about $224\times224$. LeNet-5 has about 60 thousand parameters and takes
      $32\times32$ grey-scale images: a factor of a thousand. Most parameters sit in the fully connected layers (about
      96%), most multiply–adds in the convolutions (about 92%).

      **Design and training, each for a purpose:**

      - **ReLU** instead of saturating tanh: its derivative is 1 on the whole positive side, so gradients vanish less
        and training is much faster (in the paper, a four-layer convolutional network reaches the same training error
        about six times sooner).
      - **Two GPUs** in parallel: the network did not fit in one card's 3 GB, so channels are split into two groups
        that exchange information only at some layers.
      - **Data augmentation** (random crops, horizontal flips, changes of colour) and **dropout** in the fully
        connected layers against overfitting.
      - **Overlapping max pooling** and **local response normalisation**, each of which lowered the error a little
        according to the paper; the latter is hardly used today.

      **Why better.** A larger network can learn richer hierarchical features, provided that it can be trained and does
      not overfit. ImageNet's 1.2 million labelled images supplied the data, GPUs the computing power; ReLU made
      optimisation feasible; augmentation and dropout held overfitting down. Only together did they turn size into
      accuracy.

      **In fairness:** the two never competed on one task. LeNet-5 was already very good at handwritten digits;
      “better” means that AlexNet solved large-scale classification of natural images, which is beyond a network of
      LeNet's size.
    `,
  },
  rubric: [
    {
      id: "size-layers",
      formerly: "size",
      points: 1,
      text: {
        zh: "比较层数：AlexNet 有 8 个带权重的层（5 卷积 + 3 全连接），LeNet-5 有 5 层。LeNet-5 答 7（论文连下采样层一起数）或 4（逐层查看器不计固定的输出层）也给分。",
        en: "Compares layers: 8 with weights in AlexNet (5 convolutional, 3 fully connected) against 5 in LeNet-5. For LeNet-5 accept 7, which counts the subsampling layers as the paper does, and 4, the layer explorer's number without the fixed output layer.",
      },
    },
    {
      id: "size-parameters",
      formerly: "size",
      points: 1,
      text: {
        zh: "比较参数量：约 6,100 万对约 6 万。",
        en: "Compares parameters: about 61 million against about 60 thousand.",
      },
    },
    {
      id: "relu-named",
      formerly: "relu",
      points: 1,
      text: {
        zh: "指出用 ReLU 代替会饱和的激活函数。",
        en: "Names ReLU in place of saturating activations.",
      },
    },
    {
      id: "relu-benefit",
      formerly: "relu",
      points: 1,
      text: {
        zh: "说明 ReLU 的好处：训练更快，或梯度不易消失。",
        en: "Gives its benefit: faster training, or less vanishing gradient.",
      },
    },
    {
      id: "augmentation",
      formerly: "overfitting",
      points: 1,
      text: {
        zh: "说明用数据增强抑制过拟合。",
        en: "Says that data augmentation holds overfitting down.",
      },
    },
    {
      id: "dropout",
      formerly: "overfitting",
      points: 1,
      text: {
        zh: "说明用 dropout 抑制过拟合。",
        en: "Says that dropout holds overfitting down.",
      },
    },
    {
      id: "data",
      formerly: "data-compute",
      points: 1,
      text: {
        zh: "指出大规模数据（约 120 万张 ImageNet 图像）的作用。",
        en: "Gives the part played by large-scale data, about 1.2 million ImageNet images.",
      },
    },
    {
      id: "compute",
      formerly: "data-compute",
      points: 1,
      text: {
        zh: "指出算力的作用：GPU 使这样规模的训练可行，或两块 GPU 并行。答出其一即可。",
        en: "Gives the part played by computing power: GPUs made training at this size feasible, or two of them in parallel. Either will do.",
      },
    },
    {
      id: "evidence",
      points: 1,
      text: {
        zh: "引用逐层查看器中的至少一个数字，并说明它支持哪个论点。",
        en: "Quotes at least one number from the layer explorer and says which point it supports.",
      },
    },
    {
      id: "caveat",
      formerly: "details",
      points: 1,
      text: {
        zh: "指出两个网络并未在同一个任务上比较，“更好”有其前提。",
        en: "Notes that the two were never compared on the same task, so that “better” has its conditions.",
      },
    },
  ],
  misconceptions: [
    {
      claim: {
        zh: "AlexNet 更好只是因为它更深。",
        en: "AlexNet is better simply because it is deeper.",
      },
      reply: {
        zh: "深度只是一部分。没有大数据、GPU、ReLU 和抑制过拟合的手段，这样的规模训练不动，或者只会记住训练集。",
        en: "Depth is one part. Without the data, the GPUs, ReLU and the means against overfitting, a net of this size would not train, or would only memorise.",
      },
    },
    {
      claim: {
        zh: "卷积层占了 AlexNet 的大部分参数。",
        en: "The convolutional layers hold most of AlexNet's parameters.",
      },
      reply: {
        zh: "恰好相反：约 96% 的参数在三个全连接层里；占大头的是卷积层的计算量。",
        en: "The opposite: about 96% are in the three fully connected layers. What the convolutions dominate is the computation.",
      },
    },
    {
      claim: {
        zh: "AlexNet 最先使用了 ReLU、GPU 或卷积网络。",
        en: "AlexNet was the first to use ReLU, GPUs, or convolutional networks.",
      },
      reply: {
        zh: "这些此前都有人用过。AlexNet 的贡献是在大规模数据上把它们组合起来，并以明显优势证明了效果。",
        en: "All had been used before. Its contribution was to combine them at large scale and to show the effect beyond doubt.",
      },
    },
  ],
};
