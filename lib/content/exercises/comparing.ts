/** Exercises on comparing: masks, accuracy, the largest and its place. */
import type { Exercise, StructureRule } from "./exercise";
import { avoids, compares, loopless } from "./rules";
import { python } from "../prose";

/** What puts a floor under numbers, by any name; those that the prompt has are told. */
const floorless: StructureRule = {
  ...avoids(
    ...[
      "relu",
      "relu_",
      "clamp",
      "clamp_",
      "clip",
      "clip_",
      "clamp_min",
      "clamp_min_",
      "maximum",
      "max",
      "fmax",
    ],
    ...["threshold", "leaky_relu", "hardtanh"],
  ),
  message: avoids("relu", "clamp", "maximum", "max").message,
};

export const comparingExercises: readonly Exercise[] = [
  {
    id: "count-the-large",
    kind: "type-it",
    topic: "comparing",
    difficulty: 1,
    title: { zh: "数一数有几个", en: "Count the large ones" },
    prompt: {
      zh: "求 `big`：`x` 的每个元素是否大于 2（布尔张量）；`count`：大于 2 的有几个（int64 张量）。不要写循环。",
      en: "Find `big`, whether each element of `x` is greater than 2 (a boolean tensor), and `count`, how many are (an int64 tensor). No loops.",
    },
    hints: [
      { zh: "`gt` 是 greater than，也可以写成 `>`。", en: "`gt` is “greater than”; `>` does the same." },
      { zh: "布尔张量可以求和，`True` 当作 1。", en: "Boolean tensors can be summed; `True` counts 1." },
    ],
    explanation: {
      zh: "比较的结果是形状相同的布尔张量。对它求和就是计数，求平均（先转成浮点）就是比例，准确率正是这样算的。",
      en: "A comparison gives a boolean tensor of the same shape. Its sum is a count and its mean, once converted to floating point, a fraction: that is how accuracy is computed.",
    },
    given: "x = torch.tensor([1., 5., 3., 2.])",
    starter: python`
      big = ...
      count = ...
    `,
    results: ["big", "count"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.cat([torch.randint(0, 6, (3 + seed % 5,)).float(), torch.tensor([2., 2.5])])
    `,
    rules: [loopless],
  },
  {
    id: "accuracy",
    kind: "type-it",
    topic: "comparing",
    difficulty: 2,
    title: { zh: "准确率", en: "Accuracy" },
    prompt: {
      zh: "由预测 `predicted` 和标签 `labels` 求：`right` 每个是否预测正确；`wrong` 错了几个（int64 张量）；`accuracy` 正确的比例（`float32` 张量）。不要写循环。",
      en: "From `predicted` and `labels` find `right`, whether each is correct; `wrong`, how many are not (an int64 tensor); `accuracy`, the fraction correct (a `float32` tensor). No loops.",
    },
    hints: [
      { zh: "相等用 `eq`，不等用 `ne`。", en: "`eq` for equal, `ne` for not equal." },
      {
        zh: "布尔张量不能直接求平均，先 `.float()`。",
        en: "A boolean tensor has no mean; convert it with `.float()` first.",
      },
    ],
    explanation: {
      zh: "`eq` 与 `ne` 互为相反。`mean` 只接受浮点类型，因为对布尔和整数求平均时结果的类型含糊，PyTorch 要求你说清楚。",
      en: "`eq` and `ne` are opposites. `mean` takes floating point only: for booleans and integers the type of the result would be unclear, so PyTorch asks you to say.",
    },
    given: python`
      predicted = torch.tensor([0, 2, 1, 1, 0])
      labels = torch.tensor([0, 1, 1, 1, 2])
    `,
    starter: python`
      right = ...
      wrong = ...
      accuracy = ...
    `,
    results: ["right", "wrong", "accuracy"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      predicted = torch.randint(0, 3, (6 + seed % 7,))
      labels = torch.randint(0, 3, (6 + seed % 7,))
    `,
    rules: [loopless],
  },
  {
    id: "relu-by-mask",
    kind: "type-it",
    topic: "comparing",
    difficulty: 2,
    title: { zh: "用掩码写 ReLU", en: "ReLU by a mask" },
    prompt: {
      zh: "求 `h`：把 `x` 中小于 0 的元素换成 0，其余不变。`x` 自己不能变。请用比较和掩码来写，不要用现成的 `relu`、`clamp`、`maximum` 或 `max`，也不要写循环。",
      en: "Find `h`: `x` with elements below 0 replaced by 0. Leave `x` itself unchanged. Use a comparison as a mask, not a ready-made `relu`, `clamp`, `maximum` or `max`, and no loops.",
    },
    hints: [
      { zh: "先复制一份，再在副本上改。", en: "Make a copy first, then change the copy." },
      { zh: "`h[掩码] = 0` 只写掩码为真的位置。", en: "`h[mask] = 0` writes only where the mask is true." },
    ],
    explanation: {
      zh: "直接写 `h = x` 并不复制，两个名字指着同一个张量。掩码放在赋值号左边是写入，放在右边才是取出副本。",
      en: "`h = x` copies nothing; both names mean the same tensor. A mask on the left of an assignment writes; on the right it takes a copy out.",
    },
    given: "x = torch.tensor([-1., 2., -3., 0.5])",
    starter: "h = ...",
    results: ["h", "x"],
    aliasing: [["h", "x"]],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.randn(2 + seed % 3, 3 + seed % 4)
    `,
    rules: [floorless, compares, loopless],
  },
  {
    id: "predicted-class",
    kind: "type-it",
    topic: "comparing",
    difficulty: 2,
    title: { zh: "预测哪一类", en: "The predicted class" },
    prompt: {
      zh: "`logits` 的每一行是一个样本，每一列是一类。求：`best` 每个样本最大的 logit；`classes` 它所在的类（下标）；`lowest` 整个张量的最小值。不要写循环。",
      en: "Each row of `logits` is an example, each column a class. Find `best`, each example's largest logit; `classes`, the class it belongs to (an index); `lowest`, the smallest value of all. No loops.",
    },
    hints: [
      {
        zh: "`max` 带 `dim` 时一次返回值和下标两样。",
        en: "With a `dim`, `max` returns values and indices together.",
      },
      {
        zh: "要让“类别”那一维消失，它是第几维？",
        en: "The dimension of classes should disappear. Which one is it?",
      },
      {
        zh: "不带参数的 `min` 在整个张量里找。",
        en: "Without arguments, `min` looks through the whole tensor.",
      },
    ],
    explanation: {
      zh: "`dim` 指的是**被归约掉**的那一维。分类网络的预测就是沿类别维取最大值的下标，softmax 不会改变它。",
      en: "`dim` is the dimension that **is reduced away**. A classifier predicts the index of the largest value along the classes, which softmax would not change.",
    },
    given: python`
      logits = torch.tensor([[ 0.5, 2.0, -1.0],
                             [ 3.0, 0.1,  0.2],
                             [-0.5, 0.0,  1.5],
                             [ 1.0, 1.2,  1.1]])
    `,
    starter: python`
      best = ...
      classes = ...
      lowest = ...
    `,
    results: ["best", "classes", "lowest"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      logits = torch.randn(4 + seed % 4, 3)
    `,
    rules: [loopless],
  },
  {
    id: "top-and-order",
    kind: "type-it",
    topic: "comparing",
    difficulty: 2,
    title: { zh: "前三名与名次", en: "The top three and the order" },
    prompt: {
      zh: "`scores` 里没有相同的分数。求：`top` 最大的三个值，从大到小；`order` 把 `scores` 从大到小排列时，各位置上元素原来的下标。不要写循环。",
      en: "No two of the `scores` are equal. Find `top`, the three largest from high to low, and `order`, the original indices of the scores from high to low. No loops.",
    },
    hints: [
      {
        zh: "只给出数值够吗？`order` 要的是它们原来在哪里。",
        en: "Are values enough? `order` asks where they came from.",
      },
      {
        zh: "`topk` 和 `sort` 都返回 `values` 与 `indices`。",
        en: "`topk` and `sort` both return `values` and `indices`.",
      },
      {
        zh: "`sort` 默认从小到大，用 `descending=True` 反过来。",
        en: "`sort` goes from low to high unless told `descending=True`.",
      },
    ],
    explanation: {
      zh: "只要前几名时，`topk` 比完整排序省事。`indices` 告诉你元素从哪里来：`scores[order]` 就是排好序的分数。",
      en: "For just the first few, `topk` saves a full sort. The `indices` say where each element came from: `scores[order]` is the sorted scores.",
    },
    given: "scores = torch.tensor([71., 95., 60., 88., 79.])",
    starter: python`
      top = ...
      order = ...
    `,
    results: ["top", "order"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      scores = torch.randperm(5 + seed % 6).float()
    `,
    rules: [loopless],
  },
  {
    id: "ambiguous-truth",
    kind: "fix-the-error",
    topic: "comparing",
    difficulty: 3,
    title: { zh: "含糊的真假", en: "Ambiguous truth" },
    prompt: {
      zh: "想取出 `x` 中大于 2 **并且**小于 8 的元素。代码报错：\n\n`RuntimeError: Boolean value of Tensor with more than one value is ambiguous`\n\n改好它，不要写循环。",
      en: "Wanted are the elements of `x` that are greater than 2 **and** less than 8. The code fails:\n\n`RuntimeError: Boolean value of Tensor with more than one value is ambiguous`\n\nRepair it without a loop.",
    },
    hints: [
      {
        zh: "Python 的 `and` 要把左边整个变成一个真假值。",
        en: "Python's `and` needs the whole left side as one truth value.",
      },
      { zh: "逐元素的“并且”是 `&`。", en: "The element-wise “and” is `&`." },
      {
        zh: "`&` 比 `>` 先结合，所以每个比较都要加括号。",
        en: "`&` binds more tightly than `>`, so each comparison needs parentheses.",
      },
    ],
    explanation: {
      zh: "`and`、`or`、`not` 和 `if` 都要求单个真假值，而多元素张量没有。逐元素要用 `&`、`|`、`~`，或者 `logical_and` 一类的函数。",
      en: "`and`, `or`, `not` and `if` want a single truth value, which a tensor of several elements does not have. Element by element it is `&`, `|`, `~`, or functions such as `logical_and`.",
    },
    given: "x = torch.tensor([1., 5., 9., 3., 8.])",
    starter: "between = x[x > 2 and x < 8]",
    results: ["between"],
    aliasing: [["between", "x"]],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.cat([torch.randint(0, 11, (8 + seed % 5,)).float(), torch.tensor([2., 2.5, 7.5, 8.])])
    `,
    rules: [loopless],
  },
];
