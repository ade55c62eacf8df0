/** Exercises on learning: gradients, zeroing them, a training loop, mini-batches. */
import type { Exercise } from "./exercise";
import { calls } from "./rules";
import { python } from "../prose";

export const learningExercises: readonly Exercise[] = [
  {
    id: "slope-by-autograd",
    kind: "type-it",
    topic: "learning",
    difficulty: 1,
    title: { zh: "让 PyTorch 求导", en: "Let PyTorch find the slope" },
    prompt: {
      zh: "求 $f(x)=x^3-2x$ 在 `x` 各元素处的导数，存为 `slope`。不要自己推导公式，用 `backward`（或 `torch.autograd.grad`）来求。",
      en: "Find the derivative of $f(x)=x^3-2x$ at each element of `x` as `slope`. Do not derive the formula yourself: let `backward` (or `torch.autograd.grad`) find it.",
    },
    hints: [
      {
        zh: "PyTorch 只为 `requires_grad` 为真的张量记录运算。",
        en: "PyTorch records what is done with tensors whose `requires_grad` is true.",
      },
      {
        zh: "`backward` 从**一个**数出发；把各元素的 $f$ 加起来，互不影响。",
        en: "`backward` starts from **one** number; add up the elements' $f$, they do not disturb one another.",
      },
      { zh: "导数在 `x.grad` 里。", en: "The slopes are in `x.grad`." },
    ],
    explanation: {
      zh: "和对每个 $x_i$ 的偏导只与 $f(x_i)$ 有关，所以一次 `backward` 就得到全部导数。训练网络时也是从一个数（损失）出发。",
      en: "The sum's derivative by each $x_i$ concerns $f(x_i)$ alone, so one `backward` gives all slopes. Training starts from one number too, the loss.",
    },
    given: "x = torch.tensor([-1., 0., 2.])",
    starter: "slope = ...",
    results: ["slope"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.randn(2 + seed % 4)
    `,
    rules: [calls("backward", "grad")],
  },
  {
    id: "gradients-add-up",
    kind: "predict-output",
    topic: "learning",
    difficulty: 2,
    title: { zh: "梯度会累加", en: "Gradients add up" },
    prompt: {
      zh: "给定代码运行之后，每个表达式会显示什么？",
      en: "After the given code has run, what does each expression show?",
    },
    hints: [
      {
        zh: "$w^2$ 的导数是 $2w$，$5w$ 的导数是 5。",
        en: "The derivative of $w^2$ is $2w$, that of $5w$ is 5.",
      },
      {
        zh: "第二次 `backward` 是替换 `w.grad`，还是加到上面？",
        en: "Does the second `backward` replace `w.grad` or add to it?",
      },
      {
        zh: "叶子张量没有 `grad_fn`；`detach` 之后的张量不记录梯度。",
        en: "A leaf has no `grad_fn`; what is detached records no gradients.",
      },
    ],
    explanation: {
      zh: "每次 `backward` 都把新的梯度加到 `.grad` 上，所以每一步之前都要 `zero_grad`。累加也有用：显存不够时，可以分几小批累加再更新一次。",
      en: "Each `backward` adds to `.grad`, which is why every step begins with `zero_grad`. It has its use as well: where memory is short, several small batches are added up before one update.",
    },
    given: python`
      w = torch.tensor(3., requires_grad=True)
      (w * w).backward()
      (5 * w).backward()
    `,
    asks: [
      { id: "grad", expression: "w.grad" },
      { id: "zeroed", expression: "w.grad.zero_()" },
      { id: "leaf", expression: "w.is_leaf" },
      { id: "detached", expression: "(w * w).detach().requires_grad" },
    ],
  },
  {
    id: "forgotten-zero-grad",
    kind: "fix-the-error",
    topic: "learning",
    difficulty: 2,
    title: { zh: "忘了什么", en: "What is missing" },
    prompt: {
      zh: "这个训练循环不报错，`w` 却总是走过头：少了一行。补上它，使每一步只用这一步的梯度。",
      en: "This training loop raises nothing, and yet `w` keeps overshooting: a line is missing. Add it, so that each step uses that step's gradient alone.",
    },
    hints: [
      { zh: "看看每一步之后的 `w.grad`。", en: "Look at `w.grad` after each step." },
      { zh: "`backward` 把新的梯度加到旧的上面。", en: "`backward` adds the new gradient to the old one." },
    ],
    explanation: {
      zh: "一步的顺序是：清零、前向、求损失、`backward`、更新。清零放在 `backward` 之前的任何位置都行。",
      en: "A step is: zero, forward, loss, `backward`, update. Zeroing may stand anywhere before `backward`.",
    },
    given: python`
      w = torch.tensor([4., -3.], requires_grad=True)
      target = torch.tensor([1., 2.])
    `,
    starter: python`
      optimizer = torch.optim.SGD([w], lr=0.1)
      for step in range(10):
          loss = (w - target).pow(2).sum()
          loss.backward()
          optimizer.step()
    `,
    results: ["w"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      w = torch.randn(2 + seed % 3, requires_grad=True)
      target = torch.randn(2 + seed % 3)
    `,
    rules: [],
  },
  {
    id: "training-loop",
    kind: "type-it",
    topic: "learning",
    difficulty: 3,
    title: { zh: "一个完整的训练循环", en: "A whole training loop" },
    prompt: {
      zh: "直线 $y=wx+b$ 的 `w` 和 `b` 已经给出（都需要梯度）。用全部数据做 `steps` 步梯度下降，学习率为 `rate`，损失是 `w * x + b` 与 `y` 之差的平方的平均。更新后的 `w` 和 `b` 仍应需要梯度。可以用 `torch.optim.SGD`，也可以自己写更新。",
      en: "`w` and `b` of the line $y=wx+b$ are given, both requiring gradients. Do `steps` steps of gradient descent on all data with learning rate `rate`; the loss is the mean of the squared differences between `w * x + b` and `y`. Afterwards `w` and `b` should still require gradients. Use `torch.optim.SGD` or write the update yourself.",
    },
    hints: [
      {
        zh: "每一步五件事：清零、预测、损失、`backward`、更新。",
        en: "Five things in each step: zero, predict, loss, `backward`, update.",
      },
      {
        zh: "自己写更新时，不能让更新本身也被记录：放进 `with torch.no_grad():`。",
        en: "An update of your own must not be recorded itself: put it under `with torch.no_grad():`.",
      },
      {
        zh: "`w -= rate * w.grad` 原地修改，`w` 仍是原来的叶子。",
        en: "`w -= rate * w.grad` works in place, and `w` stays the leaf it was.",
      },
    ],
    explanation: {
      zh: "优化器做的就是这几行：沿负梯度方向走一小步。网络再大，循环也不变，变的只是参数的个数。",
      en: "An optimizer does just these lines, a small step against the gradient. However large the network, the loop stays the same; only the parameters are more.",
    },
    given: python`
      x = torch.tensor([0., 1., 2., 3.])
      y = torch.tensor([1., 3., 5., 7.])
      w = torch.tensor(0., requires_grad=True)
      b = torch.tensor(0., requires_grad=True)
      rate, steps = 0.1, 20
    `,
    starter: python`
      for step in range(steps):
          ...
    `,
    results: ["w", "b"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      x = torch.randn(6 + seed % 3)
      y = 2 * x - 1 + torch.randn(6 + seed % 3) / 10
      w = torch.randn((), requires_grad=True)
      b = torch.randn((), requires_grad=True)
      rate, steps = 0.05, 5 + seed % 7
    `,
    rules: [],
  },
  {
    id: "noise-of-mini-batches",
    kind: "type-it",
    topic: "learning",
    difficulty: 3,
    title: { zh: "小批量的噪声", en: "The noise of mini-batches" },
    prompt: {
      zh: "模型是 $wx$，损失是差的平方的平均，所以对 $w$ 的梯度是 $2x(wx-y)$ 的平均。求：`whole` 用全部数据算出的梯度（0 维）；`batches` 把数据按原来的次序分成每批 `size` 个，各批的梯度（1 维，每批一个）；`spread` 各批梯度的标准差（`std` 的默认算法）。数据的个数总是 `size` 的整数倍。",
      en: "The model is $wx$ and the loss the mean of squared differences, so its gradient by $w$ is the mean of $2x(wx-y)$. Find `whole`, the gradient on all data (no dimensions); `batches`, the gradients of mini-batches of `size` examples each, in the data's order (one dimension, one per batch); `spread`, the standard deviation of those (as `std` computes it by default). The number of examples is always a multiple of `size`.",
    },
    hints: [
      {
        zh: "先求每个样本自己的 $2x(wx-y)$，平均放到最后。",
        en: "First find each example's own $2x(wx-y)$ and leave the mean for last.",
      },
      {
        zh: "把一个向量变成（批数，`size`）的表，再沿一维取平均。",
        en: "Make the vector a table of (batches, `size`) and take means along one dimension.",
      },
    ],
    explanation: {
      zh: "各批梯度的平均恰好是全批量的梯度，但每一批都有偏差；批越大，偏差越小，大约按 $1/\\sqrt{\\text{size}}$ 减小。小批量用这点噪声换来更多的更新。",
      en: "The batches' gradients average to the whole gradient, but each one is off; the larger the batch the less, about as $1/\\sqrt{\\text{size}}$. Mini-batches pay with this noise for more updates.",
    },
    given: python`
      x = torch.tensor([1., 2., 3., 4., 5., 6.])
      y = torch.tensor([2., 5., 5., 9., 9., 13.])
      w, size = 1.5, 2
    `,
    starter: python`
      whole = ...
      batches = ...
      spread = ...
    `,
    results: ["whole", "batches", "spread"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      size = 2 + seed % 3
      x = torch.randn(size * (3 + seed % 2))
      y = 2 * x + torch.randn(x.numel())
      w = seed / 10
    `,
    rules: [],
  },
  {
    id: "weight-decay",
    kind: "type-it",
    topic: "learning",
    difficulty: 2,
    title: { zh: "权重衰减", en: "Weight decay" },
    prompt: {
      zh: "带权重衰减的 SGD 每一步做 $w\\leftarrow w-\\eta\\,(g+\\lambda w)$。给出权重 `w`、梯度 `g`、学习率 `rate`（$\\eta$）和 `decay`（$\\lambda$）。求：`after` 走一步之后的权重；`alone` 从 `w` 出发，梯度一直是 0，走 `steps` 步之后的权重。`w` 本身不能变。",
      en: "SGD with weight decay does $w\\leftarrow w-\\eta\\,(g+\\lambda w)$ in each step. Given are the weights `w`, the gradient `g`, the learning rate `rate` ($\\eta$) and `decay` ($\\lambda$). Find `after`, the weights after one step, and `alone`, the weights after `steps` steps from `w` when the gradient is always 0. Leave `w` as it is.",
    },
    hints: [
      { zh: "第一问把公式照写成张量运算即可。", en: "The first is the formula, written with tensors." },
      {
        zh: "梯度为 0 时，一步把 `w` 乘以多少？",
        en: "With a gradient of 0, by what does one step multiply `w`?",
      },
    ],
    explanation: {
      zh: "没有数据拉着时，权重每步缩小到 $(1-\\eta\\lambda)$ 倍：只有损失确实需要的权重才留得住，所以网络更平滑，过拟合更少。",
      en: "With no data pulling, each step shrinks a weight by $(1-\\eta\\lambda)$: only weights that the loss really needs stay, which makes for smoother networks and less overfitting.",
    },
    given: python`
      w = torch.tensor([1., -2., 0.5])
      g = torch.tensor([0.2, 0., -1.])
      rate, decay, steps = 0.1, 0.5, 10
    `,
    starter: python`
      after = ...
      alone = ...
    `,
    results: ["after", "alone", "w"],
    aliasing: [
      ["after", "w"],
      ["alone", "w"],
    ],
    inputs: python`
      torch.manual_seed(seed)
      w = torch.randn(2 + seed % 3)
      g = torch.randn(2 + seed % 3)
      rate, decay, steps = 0.05 + seed / 200, seed / 40, 3 + seed % 5
    `,
    rules: [],
  },
  {
    id: "all-units-alike",
    kind: "predict-output",
    topic: "learning",
    difficulty: 3,
    title: { zh: "同样的起点", en: "Units that begin alike" },
    prompt: {
      zh: "一个 2→3→1 的网络，所有权重的初值都相同。给定代码求出了梯度。每个表达式会显示什么？不必算出梯度的值。",
      en: "A 2→3→1 network whose weights all begin with one value. The given code has found the gradients. What does each expression show? You need not compute the gradients themselves.",
    },
    hints: [
      {
        zh: "三个隐藏单元收到同样的输入，用同样的权重：它们有区别吗？",
        en: "Three hidden units with the same input and the same weights: do they differ?",
      },
      {
        zh: "梯度相同，更新之后仍然相同。",
        en: "With equal gradients they are equal after the update, too.",
      },
      {
        zh: "若 `W2` 全是 0，误差乘以 0 传回第一层。",
        en: "If `W2` is all 0, the error is multiplied by 0 on its way to the first layer.",
      },
    ],
    explanation: {
      zh: "初值相同的单元永远学到同样的东西，三个等于一个；全 0 时第一层甚至收不到梯度。所以权重要随机初始化，偏置才可以从 0 开始。",
      en: "Units that begin alike learn alike for ever, and three are worth one; with zeros the first layer gets no gradient at all. That is why weights begin at random, while biases may begin at 0.",
    },
    given: python`
      x = torch.tensor([1., 2.])
      W1 = torch.full((3, 2), 0.5, requires_grad=True)
      W2 = torch.full((1, 3), 0.5, requires_grad=True)
      (W2 @ torch.tanh(W1 @ x) - 1).pow(2).sum().backward()
      Z1 = torch.zeros(3, 2, requires_grad=True)
      Z2 = torch.zeros(1, 3, requires_grad=True)
      (Z2 @ torch.tanh(Z1 @ x) - 1).pow(2).sum().backward()
    `,
    asks: [
      { id: "units", expression: "W1.grad[0] == W1.grad[2]" },
      { id: "inputs", expression: "W1.grad[:, 0] == W1.grad[:, 1]" },
      { id: "zeros", expression: "Z1.grad.abs().sum()" },
      { id: "second", expression: "Z2.grad.abs().sum()" },
    ],
  },
];
