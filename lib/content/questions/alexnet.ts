/** The question of AlexNet beside LeNet-5. */
import { prose } from "../prose";
import type { Question } from "./question";

export const alexnet: Question = {
  id: "alexnet",
  title: { zh: "AlexNet 与 LeNet", en: "AlexNet and LeNet" },
  prompt: {
    zh: prose`
      1998 年的 LeNet-5 能认出支票上的手写数字；2012 年的 AlexNet 在 ImageNet 的 1,000 类自然图像上，
      以远低于第二名的错误率赢得了比赛。

      **AlexNet 有哪些特点？为什么它能取得比 LeNet 更好的性能？**

      请先在逐层查看器里对照两个网络，再作答。至少举出一个你从中读到的数字，并说明它支持你的哪个论点。
    `,
    en: prose`
      In 1998, LeNet-5 read the handwritten digits on cheques. In 2012, AlexNet won the ImageNet contest, with 1,000
      classes of natural images, by a wide margin over the runner-up.

      **What characterises AlexNet, and why does it perform better than LeNet?**

      Walk through both networks in the layer explorer first. Quote at least one number that you read there, and say
      which of your points it supports.
    `,
  },
  hints: [
    {
      zh: "把不同性质的原因分开想：网络本身变了什么，训练方法变了什么，数据和硬件又变了什么？",
      en: "Separate the kinds of reason: what changed in the network, what in the way it is trained, and what in data and hardware?",
    },
    {
      zh: "在逐层查看器里找出参数最多的层和乘加运算最多的层。它们是同一类层吗？哪一类更容易过拟合？",
      en: "Find the layers with the most parameters and those with the most multiply–adds. Are they of the same kind? Which kind is more prone to overfitting?",
    },
    {
      zh: "六千万个参数、一百多万张图片：想一想作者用了哪些办法，不让网络只是把训练集背下来。",
      en: "Sixty million parameters, a little over a million images: what kept the network from simply memorising its training set?",
    },
    {
      zh: "LeNet 的隐藏单元用的是哪种非线性？换一种会怎样影响训练所需的时间？",
      en: "Which non-linearity do LeNet's hidden units use, and what does changing it do to the time that training takes?",
    },
  ],
  covers: {
    zh: prose`
      好的回答会比较两个网络的规模（层数、参数、输入）；列出几项 AlexNet 的具体设计，并**逐项说明它起什么作用**；
      谈到数据和算力的角色；并诚实地指出，这两个网络并不是在同一个任务上较量的。
    `,
    en: prose`
      A good answer compares the two networks in size (layers, parameters, input), names several concrete choices made
      in AlexNet and **says what each one is for**, gives data and computing power their due, and is honest about the
      two networks not having competed on the same task.
    `,
  },
  experimentId: "layer-explorer",
  suggestedLength: { zh: { from: 200, to: 450 }, en: { from: 120, to: 280 } },
};
