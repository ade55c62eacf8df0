/** Help on what a program has of its class. */
import type { Row } from "./row";

export const classroom: readonly Row[] = [
  [
    "data",
    "classroom",
    "()",
    "The session's points: (x_train, y_train, x_val, y_val), x of shape (n, 2), y of shape (n,).",
    "课堂的数据点：(x_train, y_train, x_val, y_val)，x 的形状是 (n, 2)，y 的形状是 (n,)。",
  ],
  [
    "submit",
    "classroom",
    "(model)",
    "Submits an nn.Module of Linear layers and activations to the board, with the program that trained it.",
    "把由 Linear 层和激活函数组成的 nn.Module 连同训练它的程序一起提交到排行榜。",
  ],
];
