/**
 * LeNet-5, layer by layer.
 * Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-Based Learning Applied to Document Recognition", 1998.
 */
import type { Architecture } from "./architecture";
import { prose } from "../prose";

/** Table I of the paper: the maps of S2 that each of C3's sixteen maps sees. */
const c3Connections: readonly (readonly number[])[] = [
  [0, 1, 2],
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 5],
  [0, 4, 5],
  [0, 1, 5],
  [0, 1, 2, 3],
  [1, 2, 3, 4],
  [2, 3, 4, 5],
  [0, 3, 4, 5],
  [0, 1, 4, 5],
  [0, 1, 2, 5],
  [0, 1, 3, 4],
  [1, 2, 4, 5],
  [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
];

/** LeNet-5 as published, with trainable subsampling, the partial connections of C3 and the fixed output codes. */
export const lenet5Architecture: Architecture = {
  id: "lenet-5",
  title: { zh: "LeNet-5（1998 年）", en: "LeNet-5 (1998)" },
  year: 1998,
  input: { channels: 1, height: 32, width: 32 },
  variant: {
    zh: prose`
      这里展示的是 1998 年论文中的网络，恰好有 60,000 个可训练参数。论文把带系数的下采样层也算进去，共 7 层；
      通常说的“5 层”只数卷积和全连接（C1、C3、C5、F6、输出）。如今教程里的 LeNet 往往做了简化：
      C3 的每个图都看 S2 的全部 6 个图，池化不带参数，输出换成普通的全连接层加 softmax，共 61,706 个参数。
    `,
    en: prose`
      Shown is the network of the 1998 paper, which has exactly 60,000 trainable parameters. The paper counts seven
      layers, its subsampling layers with coefficients included; the usual “five” are the convolutions and the fully
      connected ones (C1, C3, C5, F6, output). Tutorials today tend to simplify: C3 sees all of S2, pooling has no
      parameters, the output is an ordinary fully connected layer with softmax, 61,706 parameters in all.
    `,
  },
  story: {
    zh: "在 MNIST 的 60,000 张手写数字上训练，测试错误率约 0.95%，加入变形的样本后约 0.8%。",
    en: "Trained on MNIST's 60,000 handwritten digits, it errs on about 0.95% of the test set, and on about 0.8% with distorted examples added.",
  },
  layers: [
    {
      kind: "convolution",
      name: "C1",
      channels: 6,
      kernel: 5,
      stride: 1,
      padding: 0,
      groups: 1,
      activation: "scaled-tanh",
      note: {
        zh: "6 个 5×5 的卷积核在整幅图上共享权重：156 个参数，却有十多万条连接。",
        en: "Six 5×5 kernels share their weights over the whole image: 156 parameters for more than a hundred thousand connections.",
      },
    },
    {
      kind: "subsampling",
      name: "S2",
      kernel: 2,
      stride: 2,
      activation: "scaled-tanh",
      note: {
        zh: "窗口互不重叠：四个输入相加，乘一个可训练系数，加一个偏置，再经过 tanh。",
        en: "Windows do not overlap: four inputs are added, multiplied by a trainable coefficient, a bias is added, then tanh.",
      },
    },
    {
      kind: "convolution",
      name: "C3",
      channels: 16,
      kernel: 5,
      stride: 1,
      padding: 0,
      groups: 1,
      connections: c3Connections,
      activation: "scaled-tanh",
      note: {
        zh: "除最后一个外，每个特征图只连接 S2 的一部分：连接更少，也迫使不同的图学到不同的特征。",
        en: "Each map but the last sees only some of S2's: fewer connections, and different maps are forced to learn different features.",
      },
    },
    { kind: "subsampling", name: "S4", kernel: 2, stride: 2, activation: "scaled-tanh" },
    {
      kind: "convolution",
      name: "C5",
      channels: 120,
      kernel: 5,
      stride: 1,
      padding: 0,
      groups: 1,
      activation: "scaled-tanh",
      note: {
        zh: "输入恰好是 5×5，所以这个卷积等同于全连接；全网约八成的参数在这里。",
        en: "Its input is exactly 5×5, so this convolution is a full connection. About eight tenths of all parameters are here.",
      },
    },
    { kind: "fully-connected", name: "F6", units: 84, activation: "scaled-tanh" },
    {
      kind: "radial-basis",
      name: "output",
      units: 10,
      activation: "none",
      note: {
        zh: "每个数字对应一个 7×12 的字形编码，输出是到它的平方距离；这 840 个数是人工设定的，不参与训练。",
        en: "Each digit has a 7×12 picture as its code, and the output is the squared distance to it. These 840 numbers were set by hand and kept fixed.",
      },
    },
  ],
};
