/** Exercises on sums, means and what stays of a shape; a stable softmax. */
import type { Exercise } from "./exercise";
import { avoids, loopless } from "./rules";
import { python } from "../prose";

export const reducingExercises: readonly Exercise[] = [
  {
    id: "sums-and-means",
    kind: "type-it",
    topic: "reducing",
    difficulty: 1,
    title: { zh: "按行求和，按列求平均", en: "Sums of rows, means of columns" },
    prompt: {
      zh: "由 `m` 求：`rows` 每一行的和，形状为 `(行数,)`；`columns` 每一列的平均，形状为 `(列数,)`；`column` 每一行的和，但形状为 `(行数, 1)`。不要写循环。",
      en: "From `m` find `rows`, the sum of each row, of shape (rows,); `columns`, the mean of each column, of shape (columns,); `column`, the sum of each row again, of shape (rows, 1). No loops.",
    },
    hints: [
      {
        zh: "`dim` 指的是哪一维：留下来的，还是消失的？",
        en: "Which dimension does `dim` name, the one that stays or the one that goes?",
      },
      {
        zh: "`m.sum(dim=1)` 沿着一行里的各列相加，所以第 1 维消失。",
        en: "`m.sum(dim=1)` adds along the columns of a row, so dimension 1 disappears.",
      },
      {
        zh: "`keepdim=True` 把消失的那一维留成大小 1。",
        en: "`keepdim=True` keeps the dimension that would go, with size 1.",
      },
    ],
    explanation: {
      zh: "归约把一维压成一个数，`dim` 说的就是被压掉的那一维。`keepdim=True` 让结果还能与原来的张量广播。",
      en: "A reduction presses a dimension into one number, and `dim` names the one that is pressed. With `keepdim=True` the result still broadcasts with the original.",
    },
    given: python`
      m = torch.tensor([[2., 5., 3., 7.],
                        [4., 2., 1., 9.]])
    `,
    starter: python`
      rows = ...
      columns = ...
      column = ...
    `,
    results: ["rows", "columns", "column"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      m = torch.randn(2 + seed % 3, 3 + seed % 4)
    `,
    rules: [loopless],
  },
  {
    id: "shapes-of-reductions",
    kind: "what-shape",
    topic: "reducing",
    difficulty: 2,
    title: { zh: "归约之后的形状", en: "Shapes after reducing" },
    prompt: {
      zh: "`x` 的形状是 `(2, 3, 4)`。写出每个表达式的形状；0 维写 `()`，会报错就写 `error`。",
      en: "`x` has shape `(2, 3, 4)`. Write the shape of each expression; `()` for no dimensions, `error` if it fails.",
    },
    hints: [
      { zh: "写下 2、3、4，划掉被归约的那一维。", en: "Write down 2, 3, 4 and cross out what is reduced." },
      {
        zh: "`-1` 是最后一维；不写 `dim` 就全部归约。",
        en: "`-1` is the last dimension; without `dim` all of them go.",
      },
      {
        zh: "相减时从右边对齐：`(2, 3, 4)` 与 `(2, 4)` 对得上吗？",
        en: "A difference aligns at the right: do `(2, 3, 4)` and `(2, 4)` fit?",
      },
    ],
    explanation: {
      zh: "少了一维之后，广播从右边对齐就会对错位置。要减去某一维的平均，就用 `keepdim=True`。",
      en: "With a dimension gone, broadcasting aligns the rest in the wrong place. To subtract a mean along a dimension, keep it with `keepdim=True`.",
    },
    given: "x = torch.ones(2, 3, 4)",
    asks: [
      { id: "all", expression: "x.sum()" },
      { id: "first", expression: "x.sum(dim=0)" },
      { id: "last", expression: "x.mean(dim=-1)" },
      { id: "two", expression: "x.sum(dim=(0, 2))" },
      { id: "kept", expression: "x.mean(dim=1, keepdim=True)" },
      { id: "wrong", expression: "x - x.mean(dim=1)" },
      { id: "right", expression: "x - x.mean(dim=1, keepdim=True)" },
    ],
  },
  {
    id: "standardise",
    kind: "type-it",
    topic: "reducing",
    difficulty: 2,
    title: { zh: "标准化每一列", en: "Standardise each column" },
    prompt: {
      zh: "`x` 的每一行是一个样本，每一列是一个特征。求 `z`：每一列减去它的平均，再除以它的标准差（`std` 的默认算法）。`x` 不能变，也不要写循环。",
      en: "Each row of `x` is an example, each column a feature. Find `z`: from each column its mean is taken, then it is divided by its standard deviation (as `std` computes it by default). Leave `x` as it is, and write no loops.",
    },
    hints: [
      { zh: "平均应当有几个？每列一个。", en: "How many means should there be? One per column." },
      { zh: "哪一维要消失：样本还是特征？", en: "Which dimension should go, examples or features?" },
    ],
    explanation: {
      zh: "特征的大小相差悬殊时，同一个学习率对一些权重太大，对另一些太小。先标准化，训练就稳得多。测试数据要用训练数据的平均和标准差。",
      en: "Where features differ in size, one learning rate is too large for some weights and too small for others; standardised data train far more steadily. Test data take the training data's means and deviations.",
    },
    given: python`
      x = torch.tensor([[1., 200.],
                        [2., 100.],
                        [6., 600.]])
    `,
    starter: "z = ...",
    results: ["z", "x"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.randn(4 + seed % 3, 2 + seed % 4) * 30 + 5
    `,
    rules: [loopless],
  },
  {
    id: "stable-softmax",
    kind: "type-it",
    topic: "reducing",
    difficulty: 3,
    title: { zh: "不溢出的 softmax", en: "A softmax that does not overflow" },
    prompt: {
      zh: "对 `logits` 的每一行求 softmax，存为 `p`：$p_k=e^{z_k}/\\sum_j e^{z_j}$。logit 可能有几百甚至上千，而 $e^{100}$ 在 `float32` 里已经是 `inf`。不要用现成的 `softmax` 或 `log_softmax`，也不要写循环。",
      en: "Find the softmax of each row of `logits` as `p`: $p_k=e^{z_k}/\\sum_j e^{z_j}$. A logit may be in the hundreds or thousands, and $e^{100}$ is already `inf` in `float32`. No ready-made `softmax` or `log_softmax`, and no loops.",
    },
    hints: [
      {
        zh: "同一行的 logit 都加上同一个数，softmax 变不变？",
        en: "What does the softmax do when one number is added to all logits of a row?",
      },
      {
        zh: "减去多少，最大的指数才恰好是 $e^0$？",
        en: "What must be subtracted for the largest exponential to be $e^0$?",
      },
      {
        zh: "每一行减去它自己的最大值；`keepdim=True` 让形状对得上。",
        en: "Subtract from each row its own maximum; `keepdim=True` makes the shapes fit.",
      },
    ],
    explanation: {
      zh: "分子分母同除以 $e^{\\max}$，值不变，而所有指数都不大于 0，最大的一项等于 1：既不会溢出，分母也不会是 0。框架里的 softmax 正是这样算的。",
      en: "Dividing above and below by $e^{\\max}$ changes nothing, yet every exponent is at most 0 and the largest term is 1: nothing overflows and the sum is never 0. The framework's own softmax does just this.",
    },
    given: python`
      logits = torch.tensor([[   1.,    2.,   3.],
                             [1000., 1001., 998.]])
    `,
    starter: "p = ...",
    results: ["p", "logits"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      logits = torch.randn(3 + seed % 3, 2 + seed % 4) * 5 + (seed - 13) * 400
      logits[0, -1] += 300
      logits[1, 0] += 300
    `,
    rules: [avoids("softmax", "log_softmax", "Softmax", "LogSoftmax", "softmin", "Softmin"), loopless],
  },
  {
    id: "cross-entropy-by-hand",
    kind: "type-it",
    topic: "reducing",
    difficulty: 3,
    title: { zh: "亲手写交叉熵", en: "Cross-entropy by hand" },
    prompt: {
      zh: "`logits` 的形状是（样本，类），`labels` 是每个样本的类别下标（`int64`）。求 `loss`：各样本 $-\\log p_y$ 的平均（0 维张量），其中 $p$ 是该行的 softmax。logit 可能很大。可以用 `log_softmax` 或 `logsumexp`，但不要用现成的 `cross_entropy`、`nll_loss` 或对应的损失类，也不要写循环。",
      en: "`logits` has shape (examples, classes), and `labels` holds each example's class as an index (`int64`). Find `loss`, the mean of $-\\log p_y$ over the examples (a tensor of no dimensions), $p$ being the row's softmax. Logits may be large. `log_softmax` and `logsumexp` are welcome; the ready-made `cross_entropy` and `nll_loss`, or their classes, are not, nor are loops.",
    },
    hints: [
      {
        zh: "$\\log p_y=z_y-\\log\\sum_j e^{z_j}$，不必先算出 $p$。",
        en: "$\\log p_y=z_y-\\log\\sum_j e^{z_j}$: there is no need for $p$ itself.",
      },
      {
        zh: "要从每一行取出一个元素：第 `i` 行取第 `labels[i]` 个。",
        en: "From each row one element is wanted: from row `i` the one at `labels[i]`.",
      },
      {
        zh: "用两个下标张量取：`t[torch.arange(n), labels]`；`gather` 也可以。",
        en: "Index with two tensors, `t[torch.arange(n), labels]`; `gather` does it, too.",
      },
    ],
    explanation: {
      zh: "`nn.CrossEntropyLoss` 接受 logits 和类别下标，不要先做 softmax：先取指数再取对数，在 logit 很大时会得到 `inf` 或 `nan`。",
      en: "`nn.CrossEntropyLoss` takes logits and class indices; do not apply softmax before it. An exponential followed by a logarithm gives `inf` or `nan` for large logits.",
    },
    given: python`
      logits = torch.tensor([[ 2.0, 0.5, -1.0],
                             [ 0.1, 0.2,  3.0],
                             [-1.0, 4.0,  0.0]])
      labels = torch.tensor([0, 2, 0])
    `,
    starter: "loss = ...",
    results: ["loss"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      logits = torch.randn(4 + seed % 3, 3 + seed % 2) * (1 if seed % 2 else 200)
      labels = torch.randint(0, 3, (4 + seed % 3,))
    `,
    rules: [avoids("cross_entropy", "nll_loss", "CrossEntropyLoss", "NLLLoss"), loopless],
  },
];
