/**
 * AlexNet, layer by layer.
 * Source: A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", 2012.
 */
import type { Architecture } from "./architecture";
import { prose } from "../prose";

/** The network of the 2012 paper, with the two groups of channels that lived on two GPUs. */
export const alexnetArchitecture: Architecture = {
  id: "alexnet",
  title: { zh: "AlexNet（2012 年，双 GPU 分组）", en: "AlexNet (2012, two groups)" },
  year: 2012,
  input: { channels: 3, height: 227, width: 227 },
  variant: {
    zh: prose`
      这里展示的是 2012 年论文中的原始网络：conv2、conv4、conv5 把通道分成两组，每组在一块 GPU 上。
      论文写的输入是 224×224，但步幅为 4 的 11×11 卷积要得到 55×55 的输出，输入应为 227×227，这里取后者。
      torchvision 的 \`alexnet\` 依据 2014 年的单 GPU 版本：不分组，没有局部响应归一化，各卷积层通道数为
      64、192、384、256、256，共 61,100,840 个参数，比这里多约 13.6 万。
    `,
    en: prose`
      Shown is the original network of the 2012 paper: conv2, conv4 and conv5 split their channels into two groups,
      one on each GPU. The paper gives the input as 224×224, but an 11×11 convolution with stride 4 yields 55×55 only
      from 227×227, which is used here. torchvision's \`alexnet\` follows the one-GPU variant of 2014: no groups, no
      local response normalisation, 64, 192, 384, 256 and 256 channels, and 61,100,840 parameters in all, about
      136 thousand more than here.
    `,
  },
  story: {
    zh: prose`
      用约 120 万张 ImageNet 图像训练约 90 轮，两块 GTX 580（各 3 GB）跑了五到六天；优化器是带动量 0.9 的 SGD，批大小 128。
      在 ILSVRC-2012 上，只用比赛数据时，单个网络的 top-5 错误率为 18.2%，五个网络的平均为 16.4%；
      再平均进两个先在 2011 年秋季 ImageNet 全集上预训练的网络（共七个），降到 15.3%。第二名是 26.2%。
    `,
    en: prose`
      Trained on 1.2 million ImageNet images for about 90 epochs, five to six days on two GTX 580 cards with 3 GB each,
      by SGD with momentum 0.9 and batches of 128. In ILSVRC-2012, on the contest's data alone, one network had a top-5
      error of 18.2% and an average of five 16.4%; with two more that had first been trained on the whole ImageNet of
      autumn 2011, seven in all, it came to 15.3%. The runner-up had 26.2%.
    `,
  },
  layers: [
    {
      kind: "convolution",
      name: "conv1",
      channels: 96,
      kernel: 11,
      stride: 4,
      padding: 0,
      groups: 1,
      activation: "relu",
      note: {
        zh: "大卷积核配大步幅，一步就把 227×227 缩到 55×55。每块 GPU 负责 48 个通道。",
        en: "A large kernel with a large stride shrinks 227×227 to 55×55 in one step. Each GPU holds 48 channels.",
      },
    },
    {
      kind: "local-response-normalisation",
      name: "norm1",
      activation: "none",
      note: {
        zh: "让同一位置上相邻通道互相抑制。论文报告 top-1 错误率降低 1.4 个百分点；如今已基本被批归一化取代。",
        en: "Lets neighbouring channels at a place inhibit each other. The paper reports 1.4 points less top-1 error; batch normalisation has since replaced it.",
      },
    },
    {
      kind: "max-pooling",
      name: "pool1",
      kernel: 3,
      stride: 2,
      activation: "none",
      note: {
        zh: "窗口 3、步幅 2：相邻窗口有重叠。论文报告 top-1 错误率因此降低 0.4 个百分点。",
        en: "Window 3, stride 2: neighbouring windows overlap, which the paper credits with 0.4 points less top-1 error.",
      },
    },
    {
      kind: "convolution",
      name: "conv2",
      channels: 256,
      kernel: 5,
      stride: 1,
      padding: 2,
      groups: 2,
      activation: "relu",
      note: {
        zh: "分组使每个卷积核只看 48 个输入通道，权重数减半。",
        en: "Grouping lets each kernel see 48 input channels only, which halves the weights.",
      },
    },
    { kind: "local-response-normalisation", name: "norm2", activation: "none" },
    { kind: "max-pooling", name: "pool2", kernel: 3, stride: 2, activation: "none" },
    {
      kind: "convolution",
      name: "conv3",
      channels: 384,
      kernel: 3,
      stride: 1,
      padding: 1,
      groups: 1,
      activation: "relu",
      note: {
        zh: "不分组：在卷积层中，两块 GPU 只在这里交换信息。",
        en: "Not grouped: among the convolutions after the first, the two GPUs exchange information only here.",
      },
    },
    {
      kind: "convolution",
      name: "conv4",
      channels: 384,
      kernel: 3,
      stride: 1,
      padding: 1,
      groups: 2,
      activation: "relu",
    },
    {
      kind: "convolution",
      name: "conv5",
      channels: 256,
      kernel: 3,
      stride: 1,
      padding: 1,
      groups: 2,
      activation: "relu",
    },
    { kind: "max-pooling", name: "pool5", kernel: 3, stride: 2, activation: "none" },
    {
      kind: "fully-connected",
      name: "fc6",
      units: 4096,
      activation: "relu",
      note: {
        zh: "单这一层就有约 3,775 万个参数，占全网六成以上。",
        en: "This layer alone has about 37.75 million parameters, more than six tenths of the network.",
      },
    },
    {
      kind: "dropout",
      name: "dropout6",
      activation: "none",
      note: {
        zh: "训练时每个单元以 0.5 的概率置零，抑制全连接层的过拟合。",
        en: "In training each unit is set to zero with probability 0.5, against overfitting in the fully connected layers.",
      },
    },
    { kind: "fully-connected", name: "fc7", units: 4096, activation: "relu" },
    { kind: "dropout", name: "dropout7", activation: "none" },
    { kind: "fully-connected", name: "fc8", units: 1000, activation: "softmax" },
  ],
};

/** The one-GPU variant that torchvision ships, for comparison (A. Krizhevsky, "One weird trick …", 2014). */
export const alexnetTorchvision: Architecture = {
  id: "alexnet-torchvision",
  title: { zh: "AlexNet（torchvision 版）", en: "AlexNet (torchvision)" },
  year: 2014,
  input: { channels: 3, height: 224, width: 224 },
  variant: {
    zh: "torchvision 提供的单 GPU 版本：不分组，没有局部响应归一化，conv1 在四周各补 2 个像素，因此输入是 224×224。",
    en: "The one-GPU variant in torchvision: no groups, no local response normalisation, and 2 pixels of padding at conv1, hence an input of 224×224.",
  },
  story: {
    zh: "今天用预训练权重做练习时，拿到的通常是这个版本。",
    en: "What one usually gets today when loading pretrained weights for an exercise.",
  },
  layers: [
    {
      kind: "convolution",
      name: "conv1",
      channels: 64,
      kernel: 11,
      stride: 4,
      padding: 2,
      groups: 1,
      activation: "relu",
    },
    { kind: "max-pooling", name: "pool1", kernel: 3, stride: 2, activation: "none" },
    {
      kind: "convolution",
      name: "conv2",
      channels: 192,
      kernel: 5,
      stride: 1,
      padding: 2,
      groups: 1,
      activation: "relu",
    },
    { kind: "max-pooling", name: "pool2", kernel: 3, stride: 2, activation: "none" },
    {
      kind: "convolution",
      name: "conv3",
      channels: 384,
      kernel: 3,
      stride: 1,
      padding: 1,
      groups: 1,
      activation: "relu",
    },
    {
      kind: "convolution",
      name: "conv4",
      channels: 256,
      kernel: 3,
      stride: 1,
      padding: 1,
      groups: 1,
      activation: "relu",
    },
    {
      kind: "convolution",
      name: "conv5",
      channels: 256,
      kernel: 3,
      stride: 1,
      padding: 1,
      groups: 1,
      activation: "relu",
    },
    { kind: "max-pooling", name: "pool5", kernel: 3, stride: 2, activation: "none" },
    { kind: "adaptive-pooling", name: "average", size: 6, activation: "none" },
    { kind: "dropout", name: "dropout6", activation: "none" },
    { kind: "fully-connected", name: "fc6", units: 4096, activation: "relu" },
    { kind: "dropout", name: "dropout7", activation: "none" },
    { kind: "fully-connected", name: "fc7", units: 4096, activation: "relu" },
    { kind: "fully-connected", name: "fc8", units: 1000, activation: "none" },
  ],
};
