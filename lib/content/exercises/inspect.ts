/** Exercises on looking at tensors: sizes, elements, rows and columns. */
import type { Exercise } from "./exercise";
import { sliced } from "./rules";
import { python } from "../prose";

const given = python`
  m = torch.tensor([[2., 5., 3., 7.],
                    [4., 2., 1., 9.]])
`;

const inputs = python`
  torch.manual_seed(seed)
  m = torch.randint(0, 10, (2 + seed % 3, 4 + seed % 4)).float()
`;

export const inspectExercises: readonly Exercise[] = [
  {
    id: "sizes-and-count",
    kind: "type-it",
    topic: "inspect",
    difficulty: 1,
    title: { zh: "几行几列", en: "How many rows and columns" },
    prompt: {
      zh: "对任意一个 2 维张量 `m`，求行数 `rows`、列数 `columns` 和元素总数 `count`。三者都应是 Python 整数。",
      en: "For any two-dimensional `m`, find the number of rows `rows`, of columns `columns`, and of elements `count`, all as Python integers.",
    },
    hints: [
      {
        zh: "张量知道自己的形状。各维从 0 数起。",
        en: "A tensor knows its own shape. Dimensions are counted from 0.",
      },
      {
        zh: "`m.shape` 和 `m.size(dim)` 都说明各维的大小。",
        en: "`m.shape` and `m.size(dim)` both tell the sizes of its dimensions.",
      },
      {
        zh: "元素总数有专门的方法，它的名字是 number of elements 的缩写。",
        en: "There is a method for the total; its name is short for “number of elements”.",
      },
    ],
    explanation: {
      zh: "写成 `size(0)` 或 `shape[0]` 而不是具体的数，代码就对任何大小的数据都成立。检查时会换上别的形状。",
      en: "With `size(0)` or `shape[0]` instead of a number the code holds for data of any size. The check tries other shapes.",
    },
    given,
    starter: python`
      rows = ...
      columns = ...
      count = ...
    `,
    results: ["rows", "columns", "count"],
    aliasing: [],
    inputs,
    rules: [],
  },
  {
    id: "pick-an-element",
    kind: "predict-output",
    topic: "inspect",
    difficulty: 1,
    title: { zh: "取一个元素", en: "One element" },
    prompt: {
      zh: "不运行，写出每个表达式会显示什么。",
      en: "Without running anything, write what each expression shows.",
    },
    hints: [
      { zh: "下标从 0 开始，`-1` 是最后一个。", en: "Counting starts at 0, and `-1` is the last." },
      {
        zh: "取出的一个元素仍是张量；`.item()` 之后才是 Python 的数。",
        en: "One element is still a tensor; only `.item()` makes it a Python number.",
      },
    ],
    explanation: {
      zh: "`m[i][j]` 先取一行再取其中一个，`m[i, j]` 一步到位，结果相同。张量和 Python 数的显示不一样，因为它们确实是两种东西。",
      en: "`m[i][j]` takes a row and then one of its elements, `m[i, j]` does it in one step, with the same result. A tensor and a Python number look different because they are.",
    },
    given,
    asks: [
      { id: "chained", expression: "m[0][2]" },
      { id: "negative", expression: "m[1, -1]" },
      { id: "item", expression: "m[0, 2].item()" },
    ],
  },
  {
    id: "a-column",
    kind: "type-it",
    topic: "inspect",
    difficulty: 1,
    title: { zh: "取整列", en: "A whole column" },
    prompt: {
      zh: "用切片取出 `m` 的第二列（下标 1），存为 `c`。它应是 1 维的，并与 `m` 共用内存：不要复制数据。",
      en: "Slice out the second column of `m` (index 1) as `c`. It should have one dimension and share memory with `m`: take it without copying.",
    },
    hints: [
      { zh: "方括号里先写行，再写列，用逗号隔开。", en: "Rows first, then columns, with a comma between." },
      { zh: "单独一个冒号表示“这一维全要”。", en: "A colon alone means “all of this dimension”." },
    ],
    explanation: {
      zh: "冒号保留行这一维，整数去掉列这一维，所以结果是 1 维。切片得到的是视图，没有复制数据。",
      en: "The colon keeps the dimension of rows, the integer removes that of columns, so one is left. A slice is a view; no data are copied.",
    },
    given,
    starter: "c = ...",
    results: ["c"],
    aliasing: [["c", "m"]],
    inputs,
    rules: [sliced],
  },
  {
    id: "shapes-of-indexing",
    kind: "what-shape",
    topic: "inspect",
    difficulty: 1,
    title: { zh: "索引之后的形状", en: "Shapes after indexing" },
    prompt: {
      zh: "`m` 的形状是 `(2, 4)`。写出每个表达式的形状；0 维写 `()`，会报错就写 `error`。",
      en: "`m` has shape `(2, 4)`. Write the shape of each expression; `()` for no dimensions, `error` if it fails.",
    },
    hints: [
      {
        zh: "每个整数去掉一维，每个冒号保留一维。",
        en: "Each integer removes a dimension, each colon keeps one.",
      },
      { zh: "`1:3` 包含 1，不含 3。", en: "`1:3` includes 1 and excludes 3." },
      { zh: "行的下标只有 0 和 1。", en: "Rows have only the indices 0 and 1." },
    ],
    explanation: {
      zh: "先数维数，再数每一维的大小。长度为 1 的切片不会去掉那一维，`None` 还会添一维；整数下标越界会报错，而切片越界不会。",
      en: "Count the dimensions first, then their sizes. A slice of length 1 does not remove its dimension, and `None` adds one; an integer out of range is an error, a slice out of range is not.",
    },
    given,
    asks: [
      { id: "row", expression: "m[0]" },
      { id: "column", expression: "m[:, 1]" },
      { id: "element", expression: "m[0, 2]" },
      { id: "block", expression: "m[:, 1:3]" },
      { id: "kept", expression: "m[:, 1:2]" },
      { id: "added", expression: "m[None]" },
      { id: "outside", expression: "m[2]" },
    ],
  },
  {
    id: "rows-and-columns",
    kind: "type-it",
    topic: "inspect",
    difficulty: 2,
    title: { zh: "首行、末列、隔列", en: "First row, last column, every other" },
    prompt: {
      zh: "从 `m` 取出：`first` 第一行；`last` 最后一列（列数会变，不能写死）；`alternate` 下标为 0、2、4… 的各列（2 维）。都用切片取出，不要复制数据。",
      en: "Take from `m`: `first`, its first row; `last`, its last column, whatever their number; `alternate`, columns 0, 2, 4, … (two-dimensional). Take them as slices, without copying.",
    },
    hints: [
      { zh: "最后一个的下标是 `-1`。", en: "The last one has the index `-1`." },
      {
        zh: "切片的完整写法是 `开始:结束:步长`，前两项可以省略。",
        en: "In full a slice is `start:end:step`, and the first two may be left out.",
      },
    ],
    explanation: {
      zh: "步长、负下标和冒号组合起来可以取出任意规则的子表，而且仍是视图：只是换了起点和步幅。PyTorch 的切片步长必须为正。",
      en: "Steps, negative indices and colons select any regular part of a table, still as a view: only the offset and the strides change. In PyTorch a slice's step must be positive.",
    },
    given,
    starter: python`
      first = ...
      last = ...
      alternate = ...
    `,
    results: ["first", "last", "alternate"],
    aliasing: [
      ["first", "m"],
      ["last", "m"],
      ["alternate", "m"],
    ],
    inputs,
    rules: [sliced],
  },
  {
    id: "view-or-copy",
    kind: "is-it-a-view",
    topic: "inspect",
    difficulty: 2,
    title: { zh: "视图还是副本", en: "View or copy" },
    prompt: {
      zh: "下面每个表达式与 `m` 共用内存吗？共用选 `view`，不共用选 `copy`。",
      en: "Does each expression share memory with `m`? Say `view` if it does, `copy` if it does not.",
    },
    hints: [
      {
        zh: "能用“起点 + 固定步幅”描述的选取，不必复制数据。",
        en: "A selection that a starting point and fixed strides describe needs no copy.",
      },
      {
        zh: "列表和布尔掩码可以任意挑选，没有固定的步幅。",
        en: "Lists and boolean masks pick at will, with no fixed stride.",
      },
    ],
    explanation: {
      zh: "整数、切片和转置只换一种看法来看同一块内存；列表、掩码和 `clone` 都会建立新的内存。即使列表里只有一个下标，也是如此。",
      en: "Integers, slices and transposes look at the same memory in another way; lists, masks and `clone` make new memory. That holds even for a list with a single index.",
    },
    given,
    base: "m",
    asks: [
      { id: "row", expression: "m[0]" },
      { id: "column", expression: "m[:, 1]" },
      { id: "list", expression: "m[:, [1]]" },
      { id: "mask", expression: "m[m > 2]" },
      { id: "transpose", expression: "m.t()" },
      { id: "clone", expression: "m.clone()" },
    ],
  },
  {
    id: "write-through-a-view",
    kind: "predict-output",
    topic: "inspect",
    difficulty: 3,
    title: { zh: "透过视图写入", en: "Writing through a view" },
    prompt: {
      zh: "给定代码运行之后，`m` 和 `c` 各显示什么？",
      en: "After the given code has run, what do `m` and `c` show?",
    },
    hints: [
      {
        zh: "先判断 `c` 和 `d` 哪一个与 `m` 共用内存。",
        en: "First decide which of `c` and `d` shares memory with `m`.",
      },
      {
        zh: "`c[0] = 100` 改的是内存里的数，不是让 `c` 指向别处。",
        en: "`c[0] = 100` changes numbers in memory; it does not make `c` point elsewhere.",
      },
      { zh: "`m[1] = 0` 会把整行写成 0。", en: "`m[1] = 0` writes 0 into the whole row." },
    ],
    explanation: {
      zh: "视图两头通：透过它写入会改到原张量，改原张量也会从它那里看到。`clone` 之后就互不相干了。想避免意外，就在修改之前 `clone`。",
      en: "A view works both ways: writing through it changes the original, and a change of the original shows in it. After `clone` the two are strangers. To be safe, clone before changing.",
    },
    given: python`
      m = torch.tensor([[2., 5., 3., 7.],
                        [4., 2., 1., 9.]])
      c = m[:, 1]
      d = m[0].clone()
      c[0] = 100
      d[0] = -1
      m[1] = 0
    `,
    asks: [
      { id: "m", expression: "m" },
      { id: "c", expression: "c" },
    ],
  },
];
