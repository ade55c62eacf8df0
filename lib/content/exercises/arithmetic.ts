/** Exercises on arithmetic: element by element or as matrices, types that meet, broadcasting. */
import type { Exercise } from "./exercise";
import { python } from "../prose";

const given = python`
  m = torch.tensor([[2., 5., 3., 7.],
                    [4., 2., 1., 9.]])
`;

export const arithmeticExercises: readonly Exercise[] = [
  {
    id: "star-or-at",
    kind: "predict-output",
    topic: "arithmetic",
    difficulty: 1,
    title: { zh: "星号还是 @", en: "Star or at" },
    prompt: {
      zh: "不运行，写出每个表达式会显示什么。",
      en: "Without running anything, write what each expression shows.",
    },
    hints: [
      { zh: "`*` 把相同位置的元素相乘。", en: "`*` multiplies elements in the same place." },
      {
        zh: "`@` 用左边的行乘右边的列，再求和。",
        en: "`@` multiplies rows on the left with columns on the right, and adds up.",
      },
    ],
    explanation: {
      zh: "逐元素乘法要求形状相同（或可广播），矩阵乘法要求中间两维相等。方阵两者都满足，所以写错了也不会报错，只会算错。",
      en: "Element-wise products need equal (or broadcastable) shapes, matrix products equal inner sizes. Square matrices satisfy both, so the wrong sign raises no error; the result is just wrong.",
    },
    given: "a = torch.tensor([[1, 2], [3, 4]])",
    asks: [
      { id: "sum", expression: "a + 10" },
      { id: "star", expression: "a * a" },
      { id: "at", expression: "a @ a" },
      { id: "transpose", expression: "a.t()" },
    ],
  },
  {
    id: "int64-trap",
    kind: "fix-the-error",
    topic: "arithmetic",
    difficulty: 2,
    title: { zh: "int64 陷阱", en: "The int64 trap" },
    prompt: {
      zh: "把矩阵 `m` 乘以向量 `v`。下面的代码报错：\n\n`RuntimeError: expected scalar type Float but found Long`\n\n改好它，结果 `y` 应是 `float32`。",
      en: "Multiply the matrix `m` by the vector `v`. The code fails:\n\n`RuntimeError: expected scalar type Float but found Long`\n\nRepair it; `y` should be `float32`.",
    },
    hints: [
      { zh: "看看 `m.dtype` 和 `v.dtype`。", en: "Look at `m.dtype` and `v.dtype`." },
      {
        zh: "逐元素运算会自动统一类型，矩阵乘法不会。",
        en: "Element-wise operations bring types together by themselves; matrix products do not.",
      },
      { zh: "`.float()` 把张量转换成 `float32`。", en: "`.float()` converts a tensor to `float32`." },
    ],
    explanation: {
      zh: "整数参数的 `arange` 是 `int64`（Long），而小数的张量是 `float32`。矩阵乘法要求两边类型相同，PyTorch 宁可报错也不悄悄转换。不同版本的报错措辞略有出入，意思相同。",
      en: "`arange` of whole numbers is `int64` (Long), a tensor of decimals `float32`. Matrix products demand one type on both sides; PyTorch would rather fail than convert silently. The wording differs a little between versions; the meaning is the same.",
    },
    given: python`
      m = torch.tensor([[2., 5., 3., 7.],
                        [4., 2., 1., 9.]])
      v = torch.arange(1, 5)
    `,
    starter: "y = m @ v",
    results: ["y", "m"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      v = torch.arange(1, 4 + seed % 4)
      m = torch.randint(0, 20, (2 + seed % 3, v.numel())) / 2
    `,
    rules: [],
  },
  {
    id: "inner-sizes",
    kind: "fix-the-error",
    topic: "arithmetic",
    difficulty: 2,
    title: { zh: "中间两维要相等", en: "Inner sizes" },
    prompt: {
      zh: "想求 `m` 的每两行之间的内积：`g[i, j]` 是第 `i` 行与第 `j` 行的内积，2 行就得到 2×2 的表。代码报错：\n\n`RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x4 and 2x4)`\n\n改好它。",
      en: "Wanted are the inner products of all pairs of rows of `m`: `g[i, j]` for rows `i` and `j`, a 2×2 table for two rows. The code fails:\n\n`RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x4 and 2x4)`\n\nRepair it.",
    },
    hints: [
      {
        zh: "$(n\\times k)\\,@\\,(k\\times p)$：左边的列数要等于右边的行数。",
        en: "$(n\\times k)\\,@\\,(k\\times p)$: columns on the left must equal rows on the right.",
      },
      { zh: "把其中一边转置。哪一边转置才会得到 2×2？", en: "Transpose one side. Which one gives 2×2?" },
    ],
    explanation: {
      zh: "$MM^{\\top}$ 是各行之间的内积，$M^{\\top}M$ 是各列之间的内积。两者都不报错，形状却不同：写矩阵乘法时先把形状写在旁边。",
      en: "$MM^{\\top}$ holds the inner products of rows, $M^{\\top}M$ those of columns. Neither fails, but the shapes differ: write the shapes beside a matrix product first.",
    },
    given,
    starter: "g = m @ m",
    results: ["g"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      m = torch.randint(0, 10, (2 + seed % 2, 4 + seed % 3)).float()
    `,
    rules: [],
  },
  {
    id: "broadcast-shapes",
    kind: "what-shape",
    topic: "arithmetic",
    difficulty: 2,
    title: { zh: "广播之后的形状", en: "Shapes after broadcasting" },
    prompt: {
      zh: "写出每个和的形状；不能相加就写 `error`。",
      en: "Write the shape of each sum, or `error` if it cannot be formed.",
    },
    hints: [
      {
        zh: "把两个形状**右对齐**写成上下两行，逐列比较。",
        en: "Write the two shapes below each other, aligned at the **right**, and compare column by column.",
      },
      {
        zh: "每一列要么相等，要么有一个是 1 或空缺。",
        en: "In each column sizes are equal, or one is 1 or missing.",
      },
    ],
    explanation: {
      zh: "对齐从最后一维开始，所以长度为 3 的向量是加到**每一行**上的。要按行加不同的数，就把它变成 `(行数, 1)`。",
      en: "Alignment starts at the last dimension, which is why a vector is added to **each row**. To add a different number per row, give it the shape (rows, 1).",
    },
    given: python`
      a = torch.ones(2, 3)
      c = torch.ones(3, 1)
    `,
    asks: [
      { id: "row", expression: "a + torch.ones(3)" },
      { id: "wrong", expression: "a + torch.ones(2)" },
      { id: "column", expression: "a + torch.ones(2, 1)" },
      { id: "outer", expression: "c + torch.ones(4)" },
      { id: "batch", expression: "torch.ones(5, 1, 4) + c" },
    ],
  },
  {
    id: "one-number-per-row",
    kind: "fix-the-error",
    topic: "arithmetic",
    difficulty: 2,
    title: { zh: "每行加一个数", en: "One number per row" },
    prompt: {
      zh: "`b` 为 `m` 的每一行准备了一个数，`b[i]` 应加到第 `i` 行的每个元素上。代码报错：\n\n`RuntimeError: The size of tensor a (4) must match the size of tensor b (2) at non-singleton dimension 1`\n\n改好它，不要用循环。",
      en: "`b` has one number for each row of `m`, to be added to every element of that row. The code fails:\n\n`RuntimeError: The size of tensor a (4) must match the size of tensor b (2) at non-singleton dimension 1`\n\nRepair it without a loop.",
    },
    hints: [
      {
        zh: "广播从右边对齐：`(2, 4)` 与 `(2,)` 对不上。",
        en: "Broadcasting aligns at the right, and `(2, 4)` does not match `(2,)`.",
      },
      { zh: "`b` 需要的形状是 `(2, 1)`。", en: "`b` needs the shape `(2, 1)`." },
      {
        zh: "`b[:, None]`、`b.unsqueeze(1)` 和 `b.view(-1, 1)` 都能添上一维。",
        en: "`b[:, None]`, `b.unsqueeze(1)` and `b.view(-1, 1)` all add a dimension.",
      },
    ],
    explanation: {
      zh: "大小为 1 的维会被重复使用。若 `m` 恰好是方阵，原来的代码不会报错，却会把数加错方向，所以要想清楚形状，而不是等报错。",
      en: "A dimension of size 1 is used again and again. With a square `m` the first version would not have failed but added in the wrong direction: think in shapes, do not wait for errors.",
    },
    given: python`
      m = torch.tensor([[2., 5., 3., 7.],
                        [4., 2., 1., 9.]])
      b = torch.tensor([10., 20.])
    `,
    starter: "y = m + b",
    results: ["y", "m"],
    aliasing: [["y", "m"]],
    inputs: python`
      torch.manual_seed(seed)
      n = 2 + seed % 4
      m = torch.randint(0, 10, (n, n + seed % 2)).float()
      b = torch.randn(n)
    `,
    rules: [
      {
        rule: "must-not-use",
        elements: ["loop"],
        message: { zh: "请不要写循环，让广播来做。", en: "No loop, please: let broadcasting do it." },
      },
    ],
  },
  {
    id: "transposes-are-views",
    kind: "is-it-a-view",
    topic: "arithmetic",
    difficulty: 3,
    title: { zh: "转置、变形与运算", en: "Transposing, reshaping, computing" },
    prompt: {
      zh: "下面每个表达式与 `m` 共用内存吗？共用选 `view`，不共用选 `copy`。",
      en: "Does each expression share memory with `m`? Say `view` if it does, `copy` if it does not.",
    },
    hints: [
      {
        zh: "`reshape` 能不复制就不复制；转置之后，元素在内存里就不再按行相连了。",
        en: "`reshape` copies only if it must; after a transpose, elements no longer lie row by row in memory.",
      },
      {
        zh: "转换到**已经是**的类型时，PyTorch 什么也不做。",
        en: "Converting to the type a tensor **already has** does nothing.",
      },
      { zh: "算术运算总是写进新的内存。", en: "Arithmetic always writes into new memory." },
    ],
    explanation: {
      zh: "视图只改变形状和步幅。当新形状无法用步幅描述时，`reshape` 才复制，`view` 则报错。`.float()` 对 `float32` 张量返回它自己，这一点常被忽略。",
      en: "A view changes only shape and strides. When no strides describe the new shape, `reshape` copies and `view` fails. `.float()` of a `float32` tensor is the tensor itself, which is easily overlooked.",
    },
    given,
    base: "m",
    asks: [
      { id: "transpose", expression: "m.transpose(0, 1)" },
      { id: "view", expression: "m.view(4, 2)" },
      { id: "reshape", expression: "m.reshape(8)" },
      { id: "transposed-reshape", expression: "m.t().reshape(8)" },
      { id: "plus", expression: "m + 0" },
      { id: "float", expression: "m.float()" },
      { id: "double", expression: "m.double()" },
    ],
  },
  {
    id: "view-after-transpose",
    kind: "fix-the-error",
    topic: "arithmetic",
    difficulty: 3,
    title: { zh: "转置之后铺平", en: "Flatten after transposing" },
    prompt: {
      zh: "想把 `m` **按列**铺成一个向量：先是第一列，再是第二列，依此类推。代码报错（摘要）：\n\n`RuntimeError: view size is not compatible with input tensor's size and stride`\n\n改好它。",
      en: "Wanted is `m` laid out as a vector **column by column**: the first column, then the second, and so on. The code fails with, in short:\n\n`RuntimeError: view size is not compatible with input tensor's size and stride`\n\nRepair it.",
    },
    hints: [
      {
        zh: "`view` 从不复制数据，转置后的张量不是连续的。",
        en: "`view` never copies, and a transposed tensor is not contiguous.",
      },
      { zh: "报错信息的后半句给出了另一个方法的名字。", en: "The rest of the message names another method." },
    ],
    explanation: {
      zh: "转置只交换步幅，数据仍按原来的行存放，“按列读”无法用一个固定步幅描述，只能复制。`reshape` 会在需要时复制，`contiguous().view(...)` 也可以。直接铺平 `m` 不会报错，但次序是错的。",
      en: "A transpose only swaps strides; the data still lie by rows, and no single stride reads them by columns, so a copy is needed. `reshape` makes one when it must; `contiguous().view(...)` does, too. Flattening `m` itself does not fail, but its order is wrong.",
    },
    given,
    starter: "flat = m.t().view(-1)",
    results: ["flat", "m"],
    aliasing: [["flat", "m"]],
    inputs: python`
      torch.manual_seed(seed)
      m = torch.randint(0, 100, (2 + seed % 3, 3 + seed % 4)).float()
    `,
    rules: [],
  },
  {
    id: "collapse-two-layers",
    kind: "type-it",
    topic: "arithmetic",
    difficulty: 3,
    title: { zh: "两层并作一层", en: "Two layers into one" },
    prompt: {
      zh: "两层线性层之间没有激活函数：$h=W_1x+b_1$，$y=W_2h+b_2$。求与它们等价的一层的权重 `W` 和偏置 `b`，使 $y=Wx+b$ 对任何 $x$ 都成立。",
      en: "Two linear layers with no activation in between: $h=W_1x+b_1$, $y=W_2h+b_2$. Find the weight `W` and the bias `b` of the one layer that equals them, so that $y=Wx+b$ for every $x$.",
    },
    hints: [
      { zh: "把第一个式子代入第二个，展开。", en: "Put the first equation into the second and expand." },
      {
        zh: "与 $x$ 相乘的部分合成 `W`，其余合成 `b`。",
        en: "What multiplies $x$ makes up `W`; the rest is `b`.",
      },
      {
        zh: "对照形状：`W` 是 3×2，`b` 有 3 个元素。",
        en: "Check the shapes: `W` is 3×2, and `b` has 3 elements.",
      },
    ],
    explanation: {
      zh: "无论中间有多少单元，结果都只是一个小矩阵。这就是螺旋实验里两层线性网络停在一半左右的原因，也是第二个问题的核心。",
      en: "However many units stand in between, the result is one small matrix. That is why two linear layers stay at about one half on the spiral, and it is the heart of the second question.",
    },
    given: python`
      torch.manual_seed(0)
      W1, b1 = torch.randn(5, 2), torch.randn(5)
      W2, b2 = torch.randn(3, 5), torch.randn(3)
    `,
    starter: python`
      W = ...
      b = ...
    `,
    results: ["W", "b"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      hidden = 4 + seed % 5
      W1, b1 = torch.randn(hidden, 2), torch.randn(hidden)
      W2, b2 = torch.randn(3, hidden), torch.randn(3)
    `,
    rules: [],
  },
];
