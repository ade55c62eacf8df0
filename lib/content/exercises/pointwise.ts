/** Exercises on functions of each element: roots, rounding, remainders. */
import type { Exercise, StructureRule } from "./exercise";
import { avoids, loopless } from "./rules";
import { python } from "../prose";

/** What finds a length, by any name; those that the prompt has are told. */
const normless: StructureRule = {
  ...avoids(
    ...["norm", "vector_norm", "matrix_norm", "normalize", "renorm"],
    ...["dist", "cdist", "pairwise_distance", "PairwiseDistance", "cosine_similarity", "hypot"],
  ),
  message: avoids("norm", "normalize", "dist").message,
};

export const pointwiseExercises: readonly Exercise[] = [
  {
    id: "abs-sqrt-exp",
    kind: "type-it",
    topic: "pointwise",
    difficulty: 1,
    title: { zh: "逐个元素地算", en: "Element by element" },
    prompt: {
      zh: "由 `x` 算出：`a` 各元素的绝对值；`r` 这些绝对值的平方根；`e` 各元素的指数 $e^x$。`x` 本身不能变，也不要写循环。",
      en: "From `x` compute `a`, the absolute values; `r`, the square roots of those; `e`, the exponentials $e^x$. Leave `x` as it is, and write no loops.",
    },
    hints: [
      {
        zh: "三个函数都既可写成 `torch.名字(x)`，也可写成 `x.名字()`。",
        en: "Each can be written `torch.name(x)` or `x.name()`.",
      },
      { zh: "带下划线的版本会改掉 `x`。", en: "The versions with an underscore would change `x`." },
    ],
    explanation: {
      zh: "逐元素函数保持形状，对整个张量一次算完，不需要循环。名字末尾的下划线表示“原地”：结果写回原来的内存。",
      en: "Pointwise functions keep the shape and do the whole tensor at once, without a loop. A trailing underscore means “in place”: the result goes back into the same memory.",
    },
    given: "x = torch.tensor([[-4., 1.], [0.25, -9.]])",
    starter: python`
      a = ...
      r = ...
      e = ...
    `,
    results: ["a", "r", "e", "x"],
    aliasing: [["a", "x"]],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.randn(2 + seed % 3, 2 + seed % 4)
    `,
    rules: [loopless],
  },
  {
    id: "rounding",
    kind: "predict-output",
    topic: "pointwise",
    difficulty: 2,
    title: { zh: "三种取整", en: "Three ways to round" },
    prompt: {
      zh: "不运行，写出每个表达式会显示什么。",
      en: "Without running anything, write what each expression shows.",
    },
    hints: [
      {
        zh: "`floor` 朝下，`ceil` 朝上，对负数也是如此。",
        en: "`floor` goes down and `ceil` up, for negative numbers too.",
      },
      {
        zh: "`round` 碰到恰好一半时，取相邻的那个偶数。",
        en: "Exactly in the middle, `round` takes the even neighbour.",
      },
      {
        zh: "结果仍是浮点张量，所以要显示小数点。",
        en: "The result is still floating point, so the points are shown.",
      },
    ],
    explanation: {
      zh: "逢半取偶使舍入误差在大量数据上不偏向一边，NumPy 和 IEEE 754 的默认规则也是这样。取整函数不会改变 dtype。",
      en: "Taking halves to the even side keeps rounding from leaning one way over many numbers; NumPy and IEEE 754 do the same by default. Rounding does not change the dtype.",
    },
    given: "x = torch.tensor([-1.5, 1.2])",
    asks: [
      { id: "floor", expression: "x.floor()" },
      { id: "ceil", expression: "x.ceil()" },
      { id: "round", expression: "torch.tensor([0.5, 1.5, 2.5, 3.5]).round()" },
    ],
  },
  {
    id: "unit-length",
    kind: "type-it",
    topic: "pointwise",
    difficulty: 2,
    title: { zh: "化为单位长度", en: "To unit length" },
    prompt: {
      zh: "把向量 `x` 化为长度 1，存为 `n`：先求 $\\lVert x\\rVert=\\sqrt{\\sum_i x_i^2}$，再相除。请用 `pow`、`sum`、`sqrt`、`div`（或对应的运算符）写出来，不要用现成的范数或距离函数（`norm`、`normalize`、`dist` 等），也不要写循环。",
      en: "Scale the vector `x` to length 1 as `n`: compute $\\lVert x\\rVert=\\sqrt{\\sum_i x_i^2}$ and divide. Build it from `pow`, `sum`, `sqrt` and `div` (or their operators) instead of a ready-made `norm`, `normalize` or `dist`, without a loop.",
    },
    hints: [
      {
        zh: "从里往外读公式：先平方，再求和，再开方，最后相除。",
        en: "Read the formula from the inside: square, add up, take the root, divide.",
      },
      {
        zh: "向量除以标量会广播到每个元素。",
        en: "A vector divided by a scalar is divided element by element.",
      },
    ],
    explanation: {
      zh: "逐元素运算、归约和广播三者连用，就能写出大多数公式。自己拼一遍，才看得懂 `norm` 和 `softmax` 这类函数在做什么。",
      en: "Pointwise operations, a reduction and broadcasting together express most formulas. Having built one, you know what functions such as `norm` and `softmax` do.",
    },
    given: "x = torch.tensor([3., 4.])",
    starter: "n = ...",
    results: ["n", "x"],
    aliasing: [["n", "x"]],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.randn(2 + seed % 5) * 3
    `,
    rules: [normless, loopless],
  },
  {
    id: "sign-of-the-remainder",
    kind: "predict-output",
    topic: "pointwise",
    difficulty: 3,
    title: { zh: "余数的符号", en: "The sign of a remainder" },
    prompt: {
      zh: "不运行，写出每个表达式会显示什么。",
      en: "Without running anything, write what each expression shows.",
    },
    hints: [
      {
        zh: "`fmod` 的结果与被除数同号：商朝 0 取整。",
        en: "`fmod` takes the dividend's sign: its quotient is rounded towards 0.",
      },
      {
        zh: "`%` 就是 `remainder`，与除数同号：商朝下取整，和 Python 一样。",
        en: "`%` is `remainder`, with the divisor's sign: its quotient is rounded down, as in Python.",
      },
      { zh: "用 `被除数 - 商 × 除数` 核对。", en: "Check with dividend − quotient × divisor." },
    ],
    explanation: {
      zh: "两者只在正负号不同时有别，差别来自商的取整方向。要把下标或角度绕回到固定区间里，通常需要的是 `%`。",
      en: "They differ only when the signs do, through the way the quotient is rounded. To wrap an index or an angle into a fixed interval, `%` is usually what you want.",
    },
    given: "x = torch.tensor([-7., 7.])",
    asks: [
      { id: "fmod", expression: "torch.fmod(x, 3)" },
      { id: "remainder", expression: "x % 3" },
      { id: "negative", expression: "torch.fmod(x, -3)" },
    ],
  },
  {
    id: "spiral-arm",
    kind: "type-it",
    topic: "pointwise",
    difficulty: 3,
    title: { zh: "画一条旋臂", en: "An arm of the spiral" },
    prompt: {
      zh: "螺旋数据的一条旋臂（不加噪声）由 `n` 个点组成：`t` 从 0 到 1 等距，角度 `angle` 从 0 到 `turn` 等距，点为 $t\\cdot(\\sin\\text{angle},\\cos\\text{angle})$。算出形状为 `(n, 2)` 的 `points`，第一列是 $x$，第二列是 $y$。不要写循环。",
      en: "One arm of the spiral data, without noise, has `n` points: `t` evenly spaced from 0 to 1, `angle` evenly spaced from 0 to `turn`, points $t\\cdot(\\sin\\text{angle},\\cos\\text{angle})$. Compute `points` of shape `(n, 2)`, $x$ in the first column and $y$ in the second. No loops.",
    },
    hints: [
      { zh: "两个 `linspace` 都要 `n` 个点。", en: "Both `linspace` need `n` points." },
      { zh: "先分别算出两个长度为 `n` 的向量。", en: "First compute two vectors of length `n`." },
      {
        zh: "`torch.stack([x, y], dim=1)` 把它们并成两列。",
        en: "`torch.stack([x, y], dim=1)` puts them side by side.",
      },
    ],
    explanation: {
      zh: "这正是实验室里螺旋数据的公式，只差角度上的噪声。`stack` 新添一维，`cat` 则沿已有的一维拼接，这里需要前者。",
      en: "This is the lab's own formula for the spiral, short of the noise in the angle. `stack` adds a dimension, `cat` joins along an existing one; here it is the former.",
    },
    given: "n, turn = 5, 4.0",
    starter: python`
      t = ...
      angle = ...
      points = ...
    `,
    results: ["points"],
    aliasing: [],
    inputs: "n, turn = 4 + seed % 6, 2.0 + seed % 3",
    rules: [loopless],
  },
];
