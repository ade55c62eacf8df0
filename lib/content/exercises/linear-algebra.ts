/** Exercises on products: of vectors, of matrices, of batches of them. */
import type { Exercise } from "./exercise";
import { calls, loopless } from "./rules";
import { python } from "../prose";

export const linearAlgebraExercises: readonly Exercise[] = [
  {
    id: "dot-and-cross",
    kind: "type-it",
    topic: "linear-algebra",
    difficulty: 1,
    title: { zh: "内积与叉积", en: "Dot and cross" },
    prompt: {
      zh: "对三维向量 `a` 和 `b`，求内积 `d`（0 维张量）和叉积 `c`。不要写循环。",
      en: "For the three-dimensional vectors `a` and `b`, find the inner product `d` (a tensor of no dimensions) and the cross product `c`. No loops.",
    },
    hints: [
      {
        zh: "两个结果中哪一个是数，哪一个是向量？",
        en: "Which of the two results is a number, and which a vector?",
      },
      {
        zh: "两个函数的名字就是 dot 和 cross；也可以按定义写出来。",
        en: "The functions are called dot and cross; the definitions will do as well.",
      },
      {
        zh: "给 `cross` 写明 `dim=0`，就不必依赖它的默认规则。",
        en: "Tell `cross` its `dim=0` and you need not rely on a default.",
      },
    ],
    explanation: {
      zh: "内积是一个数，衡量两个方向有多一致；叉积与两者都垂直，可以用内积为 0 来验证。`dot` 只接受 1 维张量，不做广播。",
      en: "The inner product is a number that says how far two directions agree; the cross product is perpendicular to both, which inner products of 0 confirm. `dot` takes one-dimensional tensors only and does not broadcast.",
    },
    given: python`
      a = torch.tensor([1., 2., 3.])
      b = torch.tensor([4., 5., 6.])
    `,
    starter: python`
      d = ...
      c = ...
    `,
    results: ["d", "c"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      a, b = torch.randn(3), torch.randn(3)
    `,
    rules: [loopless],
  },
  {
    id: "linear-layer",
    kind: "type-it",
    topic: "linear-algebra",
    difficulty: 2,
    title: { zh: "一层线性层", en: "A linear layer" },
    prompt: {
      zh: "`x` 的每一行是一个样本。线性层的权重 `W` 形状为（输出，输入），偏置为 `b`。用 `torch.mm` 和转置算出所有样本的输出 `z`，形状为（样本，输出），不要写循环。",
      en: "Each row of `x` is an example. A linear layer has weights `W` of shape (outputs, inputs) and biases `b`. With `torch.mm` and a transpose compute the outputs `z` of all examples, of shape (examples, outputs), without a loop.",
    },
    hints: [
      {
        zh: "`x` 是（样本，输入），要与（输入，输出）相乘。",
        en: "`x` is (examples, inputs) and must meet (inputs, outputs).",
      },
      { zh: "`W.t()` 正是（输入，输出）。", en: "`W.t()` is just that, (inputs, outputs)." },
      { zh: "偏置会自动加到每一行。", en: "The biases are added to every row by broadcasting." },
    ],
    explanation: {
      zh: "这就是 `nn.Linear` 做的事：$z=xW^{\\top}+b$。`mm` 把一批样本一次算完，广播负责偏置。",
      en: "This is what `nn.Linear` does, $z=xW^{\\top}+b$. `mm` computes a whole batch at once; broadcasting takes care of the biases.",
    },
    given: python`
      torch.manual_seed(0)
      x = torch.randn(4, 2)
      W, b = torch.randn(3, 2), torch.randn(3)
    `,
    starter: "z = ...",
    results: ["z"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      inputs, outputs = 2 + seed % 3, 3 + seed % 4
      x = torch.randn(5 + seed % 3, inputs)
      W, b = torch.randn(outputs, inputs), torch.randn(outputs)
    `,
    rules: [calls("mm"), loopless],
  },
  {
    id: "shapes-of-products",
    kind: "what-shape",
    topic: "linear-algebra",
    difficulty: 2,
    title: { zh: "乘积的形状", en: "Shapes of products" },
    prompt: {
      zh: "`a` 的形状是 `(10, 3, 4)`，`b` 的是 `(10, 4, 5)`。写出每个表达式的形状；会报错就写 `error`。",
      en: "`a` has shape `(10, 3, 4)` and `b` has `(10, 4, 5)`. Write the shape of each expression, or `error` if it fails.",
    },
    hints: [
      {
        zh: "`mm` 只接受 2 维，`bmm` 只接受 3 维，`dot` 只接受 1 维；`@` 会看维数行事。",
        en: "`mm` takes two dimensions only, `bmm` three, `dot` one; `@` goes by the number of dimensions.",
      },
      { zh: "`a[0]` 是 3×4 的矩阵。", en: "`a[0]` is a 3×4 matrix." },
      {
        zh: "`torch.svd(A)` 返回 U、S、V；S 是奇异值，个数为行数与列数中较小的那个。",
        en: "`torch.svd(A)` returns U, S and V; S holds the singular values, as many as the smaller of rows and columns.",
      },
    ],
    explanation: {
      zh: "批量维原样保留，最后两维按矩阵乘法的规则走。用途专一的函数（`mm`、`bmm`、`dot`）在维数不对时立刻报错，能帮你早些发现形状上的错误。",
      en: "The batch dimension stays, the last two follow the rule of matrix products. The specific functions (`mm`, `bmm`, `dot`) fail at once when dimensions are wrong, which reveals mistakes early.",
    },
    given: python`
      a = torch.ones(10, 3, 4)
      b = torch.ones(10, 4, 5)
    `,
    asks: [
      { id: "bmm", expression: "torch.bmm(a, b)" },
      { id: "mm", expression: "torch.mm(a[0], b[0])" },
      { id: "mm-batch", expression: "torch.mm(a, b)" },
      { id: "at", expression: "a @ b[0]" },
      { id: "dot", expression: "torch.dot(a[0, 0], b[0, :, 0])" },
      { id: "singular", expression: "torch.svd(a[0])[1]" },
    ],
  },
  {
    id: "batch-of-products",
    kind: "type-it",
    topic: "linear-algebra",
    difficulty: 2,
    title: { zh: "批量矩阵乘法", en: "A batch of products" },
    prompt: {
      zh: "`a` 与 `b` 各含一批同样多的矩阵。求 `c`，使 `c[i]` 等于 `a[i] @ b[i]`；再求 `last`，即 `c` 中最后一个矩阵的转置。不要写循环。",
      en: "`a` and `b` each hold a batch of the same number of matrices. Find `c` with `c[i]` equal to `a[i] @ b[i]`, and `last`, the transpose of the last matrix in `c`. No loops.",
    },
    hints: [
      { zh: "批量（batch）的 `mm` 叫什么？", en: "What is `mm` for a batch called?" },
      { zh: "`c[-1]` 是 2 维的，可以用 `.t()`。", en: "`c[-1]` has two dimensions, so `.t()` works." },
    ],
    explanation: {
      zh: "`bmm` 把第一维当作批量，逐个配对相乘，比循环快得多。`.t()` 只用于 2 维及以下；3 维张量要用 `transpose` 指明对换哪两维。",
      en: "`bmm` takes the first dimension as the batch and multiplies pair by pair, much faster than a loop. `.t()` is for two dimensions at most; with three, `transpose` must name the two to swap.",
    },
    given: python`
      torch.manual_seed(0)
      a = torch.randn(3, 2, 4)
      b = torch.randn(3, 4, 2)
    `,
    starter: python`
      c = ...
      last = ...
    `,
    results: ["c", "last"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      k = 2 + seed % 3
      a = torch.randn(2 + seed % 4, 3, k)
      b = torch.randn(2 + seed % 4, k, 2)
    `,
    rules: [loopless],
  },
  {
    id: "solve-with-inverse",
    kind: "type-it",
    topic: "linear-algebra",
    difficulty: 3,
    title: { zh: "用逆矩阵解方程组", en: "Solve with the inverse" },
    prompt: {
      zh: "解方程组 $Ax=b$：求 `A` 的逆 `A_inverse`，再用它求出 `x`。",
      en: "Solve $Ax=b$: find `A_inverse`, the inverse of `A`, and with it `x`.",
    },
    hints: [
      { zh: "两边左乘 $A^{-1}$。", en: "Multiply both sides by $A^{-1}$ from the left." },
      {
        zh: "这里的乘法是矩阵乘法，不是逐元素的。",
        en: "The product here is a matrix product, not an element-wise one.",
      },
      { zh: "算完后可以检查 `A @ x` 是否等于 `b`。", en: "Afterwards check that `A @ x` equals `b`." },
    ],
    explanation: {
      zh: "数学上写逆矩阵最简洁；数值上 `torch.linalg.solve(A, b)` 更快更准，因为它不必算出整个逆。矩阵不可逆时，两者可能报错，也可能因舍入得到巨大而无意义的数。",
      en: "On paper the inverse is the shortest form; numerically `torch.linalg.solve(A, b)` is faster and more accurate, since it never forms the whole inverse. For a singular matrix both may fail, or, where rounding hides it, return huge numbers that mean nothing.",
    },
    given: python`
      A = torch.tensor([[2., 1.],
                        [1., 3.]])
      b = torch.tensor([3., 5.])
    `,
    starter: python`
      A_inverse = ...
      x = ...
    `,
    results: ["A_inverse", "x"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      n = 2 + seed % 3
      A = torch.rand(n, n) + n * torch.eye(n)
      b = torch.randn(n)
    `,
    rules: [],
  },
  {
    id: "rank-one",
    kind: "type-it",
    topic: "linear-algebra",
    difficulty: 3,
    title: { zh: "最好的秩一近似", en: "The best rank-one approximation" },
    prompt: {
      zh: "对 `m` 作奇异值分解 $m=U\\,\\mathrm{diag}(S)\\,V^{\\top}$。求 `s`：各奇异值，从大到小；`best`：只保留最大的那一个所得的近似 $S_0\\,u_0v_0^{\\top}$，形状与 `m` 相同。",
      en: "Take the singular value decomposition of `m`, $m=U\\,\\mathrm{diag}(S)\\,V^{\\top}$. Find `s`, the singular values from high to low, and `best`, the approximation $S_0\\,u_0v_0^{\\top}$ that keeps only the largest, of the same shape as `m`.",
    },
    hints: [
      {
        zh: "`U, S, V = torch.svd(m)`，奇异向量是 `U` 和 `V` 的**列**。",
        en: "`U, S, V = torch.svd(m)`; singular vectors are the **columns** of `U` and `V`.",
      },
      { zh: "`torch.outer(u, v)` 给出 $uv^{\\top}$。", en: "`torch.outer(u, v)` gives $uv^{\\top}$." },
      {
        zh: "`torch.linalg.svd` 返回的第三项已经转置过了。",
        en: "The third result of `torch.linalg.svd` is already transposed.",
      },
    ],
    explanation: {
      zh: "在所有秩为一的矩阵中，它与 `m` 的差最小（按平方和计）。奇异向量的正负号不唯一，但 $u$ 与 $v$ 同时变号，乘积不变，所以只检查乘积。",
      en: "Of all matrices of rank one it is the nearest to `m` in the sum of squares. Singular vectors are not unique in sign, but $u$ and $v$ change sign together and their product stays, which is why only the product is checked.",
    },
    given: python`
      m = torch.tensor([[2., 5., 3., 7.],
                        [4., 2., 1., 9.]])
    `,
    starter: python`
      s = ...
      best = ...
    `,
    results: ["s", "best"],
    aliasing: [],
    inputs: python`
      torch.manual_seed(seed)
      m = torch.rand(2 + seed % 2, 3 + seed % 3) * 5 + 1
    `,
    rules: [calls("svd")],
  },
];
