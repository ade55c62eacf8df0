/** Exercises on NumPy: to an array and back, and what shares memory. */
import type { Exercise } from "./exercise";
import { python } from "../prose";

export const numpyExercises: readonly Exercise[] = [
  {
    id: "there-and-back",
    kind: "type-it",
    topic: "numpy",
    difficulty: 1,
    title: { zh: "互相转换", en: "There and back" },
    prompt: {
      zh: "把张量 `x` 变成 NumPy 数组 `b`，把数组 `a` 变成张量 `t`。两次转换都不要复制数据。",
      en: "Turn the tensor `x` into a NumPy array `b`, and the array `a` into a tensor `t`, both without copying.",
    },
    hints: [
      {
        zh: "一个方向是张量的方法，另一个方向是 `torch` 的函数。",
        en: "One way is a method of tensors, the other a function of `torch`.",
      },
      {
        zh: "`torch.tensor(a)` 会复制；不复制的函数名里有 from。",
        en: "`torch.tensor(a)` copies; the function that does not has “from” in its name.",
      },
    ],
    explanation: {
      zh: "两边共用一块内存，所以转换几乎不花时间，但一边的修改也会出现在另一边。dtype 原样保留。",
      en: "Both sides share one piece of memory, so the conversion costs next to nothing, but a change on one side shows on the other. The dtype is kept.",
    },
    given: python`
      import numpy as np
      x = torch.tensor([1., 2., 3.])
      a = np.array([4.0, 5.0])
    `,
    starter: python`
      b = ...
      t = ...
    `,
    results: ["b", "t"],
    aliasing: [
      ["b", "x"],
      ["t", "a"],
    ],
    inputs: python`
      import numpy as np
      torch.manual_seed(seed)
      x = torch.randn(2 + seed % 3)
      a = np.array([float(seed), 2.5, seed / 4])
    `,
    rules: [],
  },
  {
    id: "shared-memory",
    kind: "predict-output",
    topic: "numpy",
    difficulty: 2,
    title: { zh: "一块内存，两种看法", en: "One memory, two views" },
    prompt: {
      zh: "给定代码运行之后，`t` 和 `copy` 各显示什么？注意 dtype。",
      en: "After the given code has run, what do `t` and `copy` show? Mind the dtype.",
    },
    hints: [
      { zh: "哪一个与 `a` 共用内存？", en: "Which of them shares memory with `a`?" },
      {
        zh: "NumPy 的小数默认是 `float64`；不是默认的 `float32`，显示时就会写出来。",
        en: "NumPy's decimals are `float64` by default; a dtype other than the default `float32` is shown.",
      },
    ],
    explanation: {
      zh: "`from_numpy` 共用内存，`torch.tensor` 复制。dtype 若不是从显示的样子就能推断的默认类型，PyTorch 会在末尾写出 `dtype=`。",
      en: "`from_numpy` shares memory, `torch.tensor` copies. If the dtype is not the default that the numbers suggest, PyTorch appends `dtype=`.",
    },
    given: python`
      import numpy as np
      a = np.array([1.0, 2.0])
      t = torch.from_numpy(a)
      copy = torch.tensor(a)
      a[1] = 7
    `,
    asks: [
      { id: "t", expression: "t" },
      { id: "copy", expression: "copy" },
    ],
  },
  {
    id: "numpy-shares",
    kind: "is-it-a-view",
    topic: "numpy",
    difficulty: 2,
    title: { zh: "谁与 x 共用内存", en: "Who shares memory with x" },
    prompt: {
      zh: "`x` 是 `float32` 张量。下面每个表达式与它共用内存吗？共用选 `view`，不共用选 `copy`。",
      en: "`x` is a `float32` tensor. Does each expression share its memory? Say `view` if it does, `copy` if it does not.",
    },
    hints: [
      { zh: "沿着每一步看：有没有哪一步复制了数据？", en: "Follow each step: does any of them copy?" },
      { zh: "改变 dtype 必须写进新的内存。", en: "Changing the dtype has to write into new memory." },
    ],
    explanation: {
      zh: "一连串转换里只要有一步复制，之后就与原张量无关了。`numpy`、`from_numpy` 与切片都不复制。",
      en: "One copying step in a chain is enough to lose the connection. `numpy`, `from_numpy` and slices do not copy.",
    },
    given: "x = torch.tensor([1., 2., 3.])",
    base: "x",
    asks: [
      { id: "numpy", expression: "x.numpy()" },
      { id: "round-trip", expression: "torch.from_numpy(x.numpy())" },
      { id: "tensor", expression: "torch.tensor(x.numpy())" },
      { id: "clone", expression: "x.clone().numpy()" },
      { id: "slice", expression: "x[1:].numpy()" },
      { id: "double", expression: "x.double().numpy()" },
    ],
  },
  {
    id: "detach-first",
    kind: "fix-the-error",
    topic: "numpy",
    difficulty: 2,
    title: { zh: "先脱离计算图", en: "Detach first" },
    prompt: {
      zh: "想把正在训练的权重 `w` 拿到 NumPy 里画图。代码报错：\n\n`RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.`\n\n改好它，`w` 仍应需要梯度。",
      en: "A weight `w` under training is to be plotted with NumPy. The code fails:\n\n`RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.`\n\nRepair it; `w` should still require its gradient.",
    },
    hints: [
      {
        zh: "先读完报错信息：它说了缺哪一步。",
        en: "Read the message to its end: it names the missing step.",
      },
      {
        zh: "`detach` 得到一个不记录梯度的视图，不改变 `w`。",
        en: "`detach` gives a view that records no gradients and leaves `w` as it is.",
      },
    ],
    explanation: {
      zh: "NumPy 里的运算不会被自动求导记录，所以 PyTorch 要你明确说出“这里不需要梯度”。`detach` 之后仍共用内存；要独立的一份就再 `clone`。",
      en: "What happens in NumPy is not recorded for autograd, so PyTorch wants you to say that no gradient is needed. Memory is still shared after `detach`; add `clone` for one of its own.",
    },
    given: "w = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)",
    starter: "a = w.numpy()",
    results: ["a", "w"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      w = torch.randn(2 + seed % 4, requires_grad=True)
    `,
    rules: [],
  },
  {
    id: "double-meets-float",
    kind: "fix-the-error",
    topic: "numpy",
    difficulty: 3,
    title: { zh: "双精度遇上单精度", en: "Double meets float" },
    prompt: {
      zh: "数据 `a` 来自 NumPy，权重 `W` 是 `float32`。代码报错：\n\n`RuntimeError: expected scalar type Float but found Double`\n\n（新版本写作 `expected m1 and m2 to have the same dtype, but got: float != double`。）改好它，`y` 应是 `float32`。",
      en: "The data `a` come from NumPy, the weights `W` are `float32`. The code fails:\n\n`RuntimeError: expected scalar type Float but found Double`\n\n(newer versions say `expected m1 and m2 to have the same dtype, but got: float != double`). Repair it; `y` should be `float32`.",
    },
    hints: [
      {
        zh: "NumPy 的小数默认是 `float64`，`from_numpy` 原样保留。",
        en: "NumPy's decimals are `float64` by default, and `from_numpy` keeps that.",
      },
      { zh: "转换数据，而不是权重。", en: "Convert the data, not the weights." },
    ],
    explanation: {
      zh: "神经网络通常用 `float32`：一半的内存，足够的精度。从 NumPy 来的数据进网络之前先 `.float()`，这一步会复制，所以之后与数组不再共用内存。",
      en: "Neural networks usually work in `float32`: half the memory, and precise enough. Data from NumPy go through `.float()` before they enter the network; this copies, so memory is no longer shared with the array.",
    },
    given: python`
      import numpy as np
      a = np.array([[1.0, 2.0], [3.0, 4.0]])
      W = torch.tensor([[1., 0.], [2., -1.], [0.5, 3.]])
    `,
    starter: "y = W @ torch.from_numpy(a)",
    results: ["y", "W"],
    aliasing: [],
    inputs: python`
      import numpy as np
      torch.manual_seed(seed)
      W = torch.randn(3, 2 + seed % 3)
      a = torch.randn(2 + seed % 3, 4).double().numpy()
    `,
    rules: [],
  },
];
