/** Exercises on layers: how many parameters they have, which shapes come out. */
import type { Exercise } from "./exercise";
import { python } from "../prose";

export const networkExercises: readonly Exercise[] = [
  {
    id: "count-the-parameters",
    kind: "predict-output",
    topic: "networks",
    difficulty: 2,
    title: { zh: "数参数", en: "Count the parameters" },
    prompt: {
      zh: "`count(layer)` 给出一层的参数个数。不运行，写出每个表达式会显示什么。",
      en: "`count(layer)` is the number of a layer's parameters. Without running anything, write what each expression shows.",
    },
    hints: [
      {
        zh: "线性层：输入 × 输出个权重，每个输出还有一个偏置。",
        en: "A linear layer has inputs × outputs weights, and a bias for each output.",
      },
      {
        zh: "卷积核在整张图上共用：参数个数与图的大小无关。",
        en: "A kernel is shared by the whole image: its size does not matter.",
      },
      {
        zh: "每个输出通道有一个（输入通道 × 高 × 宽）的核和一个偏置。",
        en: "Each output channel has a kernel of (input channels × height × width) and a bias.",
      },
    ],
    explanation: {
      zh: "卷积层参数少，因为同一个核滑过整张图；池化和激活函数没有参数。AlexNet 的参数绝大部分在全连接层，原因就在这里。",
      en: "Convolutions need few parameters since one kernel slides over the image; pooling and activations have none. That is why nearly all of AlexNet's are in its fully connected layers.",
    },
    given: python`
      from torch import nn
      def count(layer):
          return sum(p.numel() for p in layer.parameters())
    `,
    asks: [
      { id: "linear", expression: "count(nn.Linear(2, 100))" },
      { id: "conv", expression: "count(nn.Conv2d(3, 6, kernel_size=5))" },
      { id: "bare", expression: "count(nn.Conv2d(6, 16, kernel_size=5, bias=False))" },
      { id: "pool", expression: "count(nn.MaxPool2d(2))" },
      { id: "whole", expression: "count(nn.Sequential(nn.Linear(2, 100), nn.ReLU(), nn.Linear(100, 3)))" },
    ],
  },
  {
    id: "shapes-through-layers",
    kind: "what-shape",
    topic: "networks",
    difficulty: 2,
    title: { zh: "一层一层的形状", en: "Shapes, layer by layer" },
    prompt: {
      zh: "`x` 是 8 张 3 通道、32×32 的图。写出每个表达式的形状；会报错就写 `error`。",
      en: "`x` is 8 images of 3 channels, 32×32. Write the shape of each expression, or `error` if it fails.",
    },
    hints: [
      {
        zh: "边长变为 $\\lfloor(n+2p-k)/s\\rfloor+1$。",
        en: "A side becomes $\\lfloor(n+2p-k)/s\\rfloor+1$.",
      },
      {
        zh: "`Conv2d` 的前两个参数是输入和输出的通道数。",
        en: "`Conv2d` begins with the numbers of input and output channels.",
      },
      {
        zh: "`MaxPool2d(2)` 的步幅等于核的大小。",
        en: "`MaxPool2d(2)` has a stride as large as its kernel.",
      },
    ],
    explanation: {
      zh: "通道数由层决定，边长由核、填充和步幅决定，批的大小不变。写 `nn.Linear` 的输入大小之前，先这样一路算到底。",
      en: "The layer sets the channels; kernel, padding and stride set the sides; the batch stays. Follow a network this way to its end before you write the input size of an `nn.Linear`.",
    },
    given: python`
      from torch import nn
      x = torch.ones(8, 3, 32, 32)
    `,
    asks: [
      { id: "plain", expression: "nn.Conv2d(3, 6, kernel_size=5)(x)" },
      { id: "padded", expression: "nn.Conv2d(3, 6, kernel_size=5, padding=2)(x)" },
      { id: "strided", expression: "nn.Conv2d(3, 16, kernel_size=3, stride=2, padding=1)(x)" },
      { id: "pooled", expression: "nn.MaxPool2d(2)(x)" },
      { id: "flat", expression: "nn.Flatten()(x)" },
      { id: "channels", expression: "nn.Conv2d(1, 6, kernel_size=5)(x)" },
    ],
  },
  {
    id: "size-of-a-convolution",
    kind: "type-it",
    topic: "networks",
    difficulty: 2,
    title: { zh: "卷积的大小和参数", en: "A convolution's size and parameters" },
    prompt: {
      zh: "一个卷积层：输入是边长 `n` 的正方形图，`inputs` 个通道；核是 `k`×`k`，填充 `p`，步幅 `s`；输出 `outputs` 个通道，有偏置。求输出图的边长 `size` 和参数个数 `parameters`，都是 Python 整数。",
      en: "A convolution takes square images of side `n` with `inputs` channels; its kernel is `k`×`k`, with padding `p` and stride `s`; it has `outputs` channels and biases. Find the side `size` of its output and the number of its `parameters`, both as Python integers.",
    },
    hints: [
      {
        zh: "核第一次放在最左边，之后每次右移 `s`，直到放不下。放得下几次？",
        en: "The kernel starts at the left edge and moves by `s` until it no longer fits. How often does it fit?",
      },
      { zh: "整数除法是 `//`。", en: "Whole division is `//`." },
      {
        zh: "一个输出通道有多少个权重？别忘了偏置。",
        en: "How many weights has one output channel? Do not forget the bias.",
      },
    ],
    explanation: {
      zh: "边长是 $\\lfloor(n+2p-k)/s\\rfloor+1$，参数是（输入通道 × $k^2$ + 1）× 输出通道。参数个数与 `n` 无关，这正是卷积省参数的原因。",
      en: "The side is $\\lfloor(n+2p-k)/s\\rfloor+1$, the parameters (input channels × $k^2$ + 1) × output channels. They do not depend on `n`, which is what makes convolutions so cheap.",
    },
    given: "n, k, p, s, inputs, outputs = 32, 5, 0, 1, 3, 6",
    starter: python`
      size = ...
      parameters = ...
    `,
    results: ["size", "parameters"],
    aliasing: [],
    inputs:
      "n, k, p, s, inputs, outputs = 21 + seed, 2 + seed % 4, seed % 3, 1 + seed % 3, 1 + seed % 5, 4 + seed",
    rules: [],
  },
];
