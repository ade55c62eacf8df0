/** Exercises on making tensors: from data, filled, random, and their types. */
import type { Exercise } from "./exercise";
import { python } from "../prose";

export const createExercises: readonly Exercise[] = [
  {
    id: "tensor-from-data",
    kind: "type-it",
    topic: "create",
    difficulty: 1,
    title: { zh: "从数据创建", en: "From data" },
    prompt: {
      zh: "创建两个张量：`s` 是标量 666，`v` 是向量，元素依次为整数 1、2、3。",
      en: "Make two tensors: `s`, the scalar 666, and `v`, a vector of the whole numbers 1, 2, 3.",
    },
    hints: [
      {
        zh: "`torch.tensor(...)` 接收一个数，也接收一个列表。",
        en: "`torch.tensor(...)` takes a number as well as a list.",
      },
      {
        zh: "标量不加方括号；加了方括号就成了只有一个元素的向量。",
        en: "No brackets for a scalar: with brackets it would be a vector of one element.",
      },
    ],
    explanation: {
      zh: "方括号有几层，张量就有几维。一个裸数是 0 维，一层列表是 1 维，列表的列表是 2 维。",
      en: "As many levels of brackets, as many dimensions: a bare number has none, a list one, a list of lists two.",
    },
    given: "",
    starter: python`
      s = ...
      v = ...
    `,
    results: ["s", "v"],
    aliasing: [],
    inputs: null,
    rules: [],
  },
  {
    id: "dtype-of-data",
    kind: "predict-output",
    topic: "create",
    difficulty: 1,
    title: { zh: "数据决定类型", en: "Data decide the type" },
    prompt: {
      zh: "不运行，写出每个表达式会显示什么。空格多少没有关系，小数点和位数要对。",
      en: "Without running anything, write what each expression shows. Spaces do not matter; points and digits do.",
    },
    hints: [
      { zh: "有一个小数，整个张量就是浮点型。", en: "One decimal makes the whole tensor floating point." },
      {
        zh: "浮点张量里若全是整数值，只显示小数点（如 `1.`）；否则通常一律显示四位小数（数很大或很小时用科学记数法）。",
        en: "A floating-point tensor of whole values shows just the point (`1.`); otherwise all its elements usually have four decimals (very large or small ones are in scientific notation).",
      },
    ],
    explanation: {
      zh: "一个张量只有一种 dtype，由全体数据共同决定；真除法总是得到浮点数。显示格式也对整个张量统一，所以从显示的样子就能看出类型。",
      en: "A tensor has one dtype, which all its data decide together, and true division always gives floating point. The format is common to the whole tensor, too, so its looks tell its type.",
    },
    given: "",
    asks: [
      { id: "whole", expression: "torch.tensor([1, 2, 3])" },
      { id: "mixed", expression: "torch.tensor([1, 2.5, 3])" },
      { id: "scalar", expression: "torch.tensor(2.0)" },
      { id: "divided", expression: "torch.tensor([1, 2, 3]) / 2" },
    ],
  },
  {
    id: "ones-and-zeros",
    kind: "type-it",
    topic: "create",
    difficulty: 1,
    title: { zh: "全 1 与全 0", en: "Ones and zeros" },
    prompt: {
      zh: "创建 `a`：2 行 3 列，全为 1，类型用默认的；`z`：5 行 3 列，全为 0，类型为 `torch.long`。",
      en: "Make `a`, 2 rows by 3 columns of ones in the default type, and `z`, 5 by 3 zeros of type `torch.long`.",
    },
    hints: [
      {
        zh: "把各维的大小作为参数依次写出：`torch.ones(行, 列)`。",
        en: "Give the sizes one after another: `torch.ones(rows, columns)`.",
      },
      { zh: "类型用关键字参数 `dtype=` 指定。", en: "The type goes into the keyword argument `dtype=`." },
    ],
    explanation: {
      zh: "不指定 dtype 时，`ones` 和 `zeros` 得到 `float32`。分类标签和下标要用 `int64`，也就是 `torch.long`。",
      en: "Unless told otherwise, `ones` and `zeros` give `float32`. Class labels and indices need `int64`, also called `torch.long`.",
    },
    given: "",
    starter: python`
      a = ...
      z = ...
    `,
    results: ["a", "z"],
    aliasing: [],
    inputs: null,
    rules: [],
  },
  {
    id: "seeded-random",
    kind: "type-it",
    topic: "create",
    difficulty: 1,
    title: { zh: "两种随机数", en: "Two kinds of random" },
    prompt: {
      zh: "种子已经设好。**先**创建 `u`：5 行 3 列，$[0,1)$ 上的均匀分布；**再**创建 `g`：形状相同，服从标准正态分布。",
      en: "The seed is set. **First** make `u`, 5 by 3, uniform on $[0,1)$; **then** `g` of the same shape, standard normal.",
    },
    hints: [
      {
        zh: "两个函数的名字只差一个字母 n（normal）。",
        en: "The two functions' names differ by one letter, n for normal.",
      },
      {
        zh: "不要再设一次种子，也不要调换次序：随机数是依次取出的。",
        en: "Do not set the seed again or swap the order: random numbers are drawn one after another.",
      },
    ],
    explanation: {
      zh: "种子确定的是整个随机序列。次序一变，各个张量拿到的就是序列的不同段，所以要重现结果，种子和调用次序都要相同。",
      en: "A seed fixes the whole stream of numbers. In another order the tensors get other parts of it, so repeating a result takes the same seed and the same order of calls.",
    },
    given: "torch.manual_seed(0)",
    starter: python`
      u = ...
      g = ...
    `,
    results: ["u", "g"],
    aliasing: [],
    inputs: "torch.manual_seed(seed)",
    rules: [],
  },
  {
    id: "empty-is-not-zero",
    kind: "fix-the-error",
    topic: "create",
    difficulty: 2,
    title: { zh: "空不等于零", en: "Empty is not zero" },
    prompt: {
      zh: "这段代码想求 `m` 各列之和，有时对，有时却得到离谱的数。只改一处，让它总是对的。",
      en: "This code is meant to find the sum of each column of `m`. Sometimes it is right, sometimes the numbers are absurd. Change one thing so that it is always right.",
    },
    hints: [
      {
        zh: "累加从什么值开始？`torch.empty` 保证这个值了吗？",
        en: "What value does the sum start from? Does `torch.empty` promise it?",
      },
      {
        zh: "换一个会把元素初始化的创建函数。",
        en: "Use a creation function that initialises its elements.",
      },
    ],
    explanation: {
      zh: "`torch.empty` 只分配内存，里面是残留的内容。它适合马上会被整个覆盖的张量，不适合用来累加。",
      en: "`torch.empty` only reserves memory and leaves in it whatever was there. It suits tensors that are overwritten as a whole at once, never a running sum.",
    },
    given: python`
      m = torch.tensor([[2., 5., 3., 7.],
                        [4., 2., 1., 9.]])
    `,
    starter: python`
      total = torch.empty(m.size(1))
      for row in m:
          total += row
    `,
    results: ["total", "m"],
    aliasing: [["total", "m"]],
    inputs: python`
      torch.manual_seed(seed)
      m = torch.randint(0, 10, (2 + seed % 3, 3 + seed % 4)).float()
    `,
    rules: [],
  },
];
