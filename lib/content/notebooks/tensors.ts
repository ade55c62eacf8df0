/** The first exercise as a notebook: what a tensor is, and the operations of the week, each to be run and changed. */
import type { StartingCell } from "../notebooks";

export const tensorCells: readonly StartingCell[] = [
  {
    en: `# Tensors, step by step

A tensor is an array of numbers of one type: a scalar has no dimension, a vector one, a matrix two. Run each cell with Shift-Enter, guess first what it prints, then change a number and run it again.`,
    zh: `# 张量入门

张量是同一类型的数排成的数组：标量 0 维，向量 1 维，矩阵 2 维。用 Shift-Enter 逐个运行单元格：先猜会打印什么，再改一个数，重新运行。`,
  },
  "import torch\n\nscalar = torch.tensor(666)\nvector = torch.tensor([1, 2, 3])\nmatrix = torch.tensor([[2., 5., 3., 7.], [4., 2., 1., 9.]])\nfor x in (scalar, vector, matrix):\n    print(x.dim(), x.shape, x.dtype)",
  {
    en: `## Making them

\`torch.tensor\` copies data and takes its type from it: whole numbers become int64, others float32. The rest below need only a size. Of \`empty\` nothing is promised; do not use what it holds.`,
    zh: `## 创建

\`torch.tensor\` 复制数据，类型也由数据决定：整数得到 int64，小数得到 float32。下面几种只要给出大小。\`empty\` 不保证内容，不要使用里面的数。`,
  },
  "print(torch.ones(2, 3))\nprint(torch.zeros(2, 3, dtype=torch.long))\nprint(torch.rand(2, 3))\nprint(torch.arange(0, 10, 2))     # without its end\nprint(torch.linspace(0, 10, 5))   # with its end",
  {
    en: `## Looking at parts

Rows come first, then columns, both counted from 0. A colon takes a whole dimension.`,
    zh: `## 取一部分

先行后列，都从 0 数起。冒号表示整个维度。`,
  },
  "m = torch.tensor([[2., 5., 3., 7.], [4., 2., 1., 9.]])\nprint(m.size(0), m.size(1), m.numel())\nprint(m[0][2], m[0, 2])\nprint(m[:, 1])\nprint(m[0, :])\nassert m[:, 1].shape == (2,)",
  {
    en: `A part is a **view**: it looks at the same memory. What is written through one name shows under the other.`,
    zh: `取出的部分是**视图**：它看的是同一块内存。通过一个名字写入，从另一个名字也能看到。`,
  },
  "row = m[0]\nrow[1] = 50\nprint(m)\ncopy = m.clone()\ncopy[0, 1] = 5\nassert m[0, 1] == 50, 'a clone has memory of its own'",
  {
    en: `## Calculating

Signs work element by element; where sizes differ, a dimension of 1 is repeated (broadcasting). \`@\` is the matrix product: $(n\\times k)\\,(k\\times m)\\to n\\times m$.`,
    zh: `## 计算

运算符逐个元素进行；大小不同时，为 1 的维度会重复（广播）。\`@\` 是矩阵乘法：$(n\\times k)\\,(k\\times m)\\to n\\times m$。`,
  },
  "print(m + torch.tensor([10., 20., 30., 40.]))\nprint(m * m)\nprint(m @ m.t())\nprint(m.transpose(0, 1).shape)",
  {
    en: `The product in the next cell fails, on purpose; \`try\` catches the error and prints it. Read it, then repair the product: which of the two has the wrong type?`,
    zh: `下一个单元格里的乘法会出错，这是有意的；\`try\` 捕获错误并打印出来。读一读，再改好乘法：两者中哪一个的类型不对？`,
  },
  "v = torch.arange(1, 5)\ntry:\n    print(m @ v)\nexcept RuntimeError as error:\n    print('RuntimeError:', error)",
  {
    en: `## Functions of elements, order, linear algebra`,
    zh: `## 逐元素函数、比较与排序、线性代数`,
  },
  "x = torch.tensor([-1.5, 0.4, 2.])\nprint(x.abs(), x.exp(), x.ceil(), x.round())\nprint(x > 0, x.max(), x.min())\nprint(x.sort())\nprint(torch.topk(x, 2))",
  "a = torch.tensor([[2., 1.], [1., 3.]])\nprint(a.inverse())\nassert torch.allclose(a @ a.inverse(), torch.eye(2), atol=1e-6)\nu, s, v = a.svd()\nassert torch.allclose(u @ torch.diag(s) @ v.t(), a, atol=1e-5)\nprint(s)",
  {
    en: `## To NumPy and back

Both ways share memory: nothing is copied.`,
    zh: `## 与 NumPy 互相转换

两个方向都共用内存，没有复制。`,
  },
  "import numpy as np\n\nt = torch.ones(3)\nn = t.numpy()\nt.add_(1)\nprint(n)\nback = torch.from_numpy(n)\nn[0] = 9\nprint(back)\nassert back[0] == 9",
];
