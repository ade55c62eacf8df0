/** The reading that goes with the tensor lab: every table of the class text, in our own words. */
import type { Topic } from "./exercises/exercise";
import type { Localized } from "./language";
import { prose } from "./prose";

export interface Example {
  /** Python after `import torch`; the value of the last line is echoed. Runs on its own. */
  code: string;
  /** What PyTorch prints; null where it is random or unspecified. */
  output: string | null;
}

export interface ReadingSection {
  id: "what-is-a-tensor" | "shaping" | Topic;
  title: Localized;
  /** Markdown with maths. */
  body: Localized;
  examples: readonly Example[];
}

const m = "m = torch.tensor([[2., 5., 3., 7.], [4., 2., 1., 9.]])";

export const tensorReading: readonly ReadingSection[] = [
  {
    id: "what-is-a-tensor",
    title: { zh: "什么是张量", en: "What a tensor is" },
    body: {
      zh: prose`
        张量（tensor）是 PyTorch 存放和计算数据的基本结构：一块同类型的数，加上一个说明它们怎样排列的**形状**。
        一个数是 0 维张量（标量），一列数是 1 维（向量），一张表是 2 维（矩阵），维数还可以更多：
        一批彩色图像就是 4 维的，形状为（张数，通道，高，宽）。

        每个张量都有三样值得先看的东西：

        - \`shape\`：每一维的大小；
        - \`dtype\`：元素的类型，整数默认 \`int64\`，小数默认 \`float32\`；
        - \`device\`：数据所在的设备，本课一律是 \`cpu\`。

        形状和 dtype 不合，是初学者遇到的大多数报错的原因。先看这两样，往往就找到了问题。
      `,
      en: prose`
        A tensor is the structure in which PyTorch keeps data and computes with them: numbers of one type, together with
        a **shape** that says how they are arranged. A single number is a tensor of no dimensions (a scalar), a row of
        numbers has one (a vector), a table two (a matrix), and there may be more: a batch of colour images has four,
        (images, channels, height, width).

        Three things about a tensor are worth a first look:

        - \`shape\`: the size of every dimension;
        - \`dtype\`: the type of the elements, by default \`int64\` for whole numbers and \`float32\` for decimals;
        - \`device\`: where the data are, in this course always \`cpu\`.

        Shapes and dtypes that do not fit cause most of a beginner's errors. Looking at these two usually finds the
        problem.
      `,
    },
    examples: [
      { code: "x = torch.tensor(666)\nx.shape, x.dtype", output: "(torch.Size([]), torch.int64)" },
      {
        code: "x = torch.tensor([1.5, 2.0, 3.0])\nx.shape, x.dtype",
        output: "(torch.Size([3]), torch.float32)",
      },
      { code: "torch.tensor([[1, 2], [3, 4]]).dim()", output: "2" },
    ],
  },
  {
    id: "create",
    title: { zh: "创建", en: "Creating" },
    body: {
      zh: prose`
        | 想要 | 写法 |
        |---|---|
        | 已有的数据 | \`torch.tensor(data)\` |
        | 全 1 | \`torch.ones(2, 3)\` |
        | 全 0，并指定类型 | \`torch.zeros(5, 3, dtype=torch.long)\` |
        | 只要空间，不初始化 | \`torch.empty(5, 3)\` |
        | $[0,1)$ 上的均匀分布 | \`torch.rand(5, 3)\` |
        | 标准正态分布 | \`torch.randn(5, 3)\` |

        \`torch.tensor\` 会**复制**数据，并由数据推断类型：只要有一个小数，全体就都是 \`float32\`。
        \`torch.long\` 是 \`torch.int64\` 的别名。\`torch.empty\` 里是内存中残留的值，使用之前必须先写入。
        要让随机结果可以重现，先调用 \`torch.manual_seed(0)\`。
      `,
      en: prose`
        | You want | Write |
        |---|---|
        | data that you have | \`torch.tensor(data)\` |
        | ones | \`torch.ones(2, 3)\` |
        | zeros of a given type | \`torch.zeros(5, 3, dtype=torch.long)\` |
        | room only, not initialised | \`torch.empty(5, 3)\` |
        | uniform on $[0,1)$ | \`torch.rand(5, 3)\` |
        | standard normal | \`torch.randn(5, 3)\` |

        \`torch.tensor\` **copies** its data and infers the type: one decimal makes all of them \`float32\`.
        \`torch.long\` is another name for \`torch.int64\`. \`torch.empty\` holds whatever was in memory; write to it
        before you read it. To make random results repeatable, call \`torch.manual_seed(0)\` first.
      `,
    },
    examples: [
      { code: "torch.tensor([1, 2, 3])", output: "tensor([1, 2, 3])" },
      { code: "torch.tensor([1, 2.5, 3])", output: "tensor([1.0000, 2.5000, 3.0000])" },
      { code: "torch.ones(2, 3)", output: "tensor([[1., 1., 1.],\n        [1., 1., 1.]])" },
      { code: "torch.zeros(2, 3, dtype=torch.long)", output: "tensor([[0, 0, 0],\n        [0, 0, 0]])" },
      { code: "torch.empty(5, 3).shape", output: "torch.Size([5, 3])" },
      { code: "torch.manual_seed(0)\ntorch.rand(2)", output: "tensor([0.4963, 0.7682])" },
      { code: "torch.randn(5, 3)", output: null },
    ],
  },
  {
    id: "inspect",
    title: { zh: "查看与索引", en: "Inspecting and indexing" },
    body: {
      zh: prose`
        以 \`m\` 为例，它有 2 行 4 列：

        | 想要 | 写法 | 得到 |
        |---|---|---|
        | 某一维的大小 | \`m.size(0)\`，\`m.size(1)\` | \`2\`，\`4\` |
        | 完整形状 | \`m.size()\` 或 \`m.shape\` | \`torch.Size([2, 4])\` |
        | 元素总数 | \`m.numel()\` | \`8\` |
        | 一个元素 | \`m[0][2]\` 或 \`m[0, 2]\` | \`tensor(3.)\` |
        | 一列 | \`m[:, 1]\` | \`tensor([5., 2.])\` |
        | 一行 | \`m[0, :]\` 或 \`m[0]\` | \`tensor([2., 5., 3., 7.])\` |

        下标从 0 开始，\`-1\` 表示最后一个。冒号保留那一维，整数会**去掉**那一维：\`m[:, 1]\` 是 1 维的，
        \`m[:, 1:2]\` 仍是 2 维的。取单个元素得到的还是张量（0 维），要 Python 的数，就用 \`.item()\`。

        用整数和切片取出的是**视图**：它与原张量共用内存，改了它就改了原来的数据。
        用列表、整数张量或布尔掩码取出的则是副本。
      `,
      en: prose`
        Take \`m\` with 2 rows and 4 columns:

        | You want | Write | You get |
        |---|---|---|
        | the size of a dimension | \`m.size(0)\`, \`m.size(1)\` | \`2\`, \`4\` |
        | the whole shape | \`m.size()\` or \`m.shape\` | \`torch.Size([2, 4])\` |
        | the number of elements | \`m.numel()\` | \`8\` |
        | one element | \`m[0][2]\` or \`m[0, 2]\` | \`tensor(3.)\` |
        | a column | \`m[:, 1]\` | \`tensor([5., 2.])\` |
        | a row | \`m[0, :]\` or \`m[0]\` | \`tensor([2., 5., 3., 7.])\` |

        Counting starts at 0, and \`-1\` is the last. A colon keeps its dimension, an integer **removes** it:
        \`m[:, 1]\` has one dimension, \`m[:, 1:2]\` still has two. One element is still a tensor, of no dimensions;
        \`.item()\` makes it a Python number.

        Integers and slices give **views**, which share memory with the original: change one and you change the other.
        A list, an integer tensor or a boolean mask gives a copy.
      `,
    },
    examples: [
      { code: `${m}\nm.size(), m.size(0), m.numel()`, output: "(torch.Size([2, 4]), 2, 8)" },
      { code: `${m}\nm[0][2]`, output: "tensor(3.)" },
      { code: `${m}\nm[:, 1]`, output: "tensor([5., 2.])" },
      { code: `${m}\nm[0, :]`, output: "tensor([2., 5., 3., 7.])" },
      { code: `${m}\nm[:, 1:2]`, output: "tensor([[5.],\n        [2.]])" },
      {
        code: `${m}\nc = m[:, 1]\nc[0] = 0\nm`,
        output: "tensor([[2., 0., 3., 7.],\n        [4., 2., 1., 9.]])",
      },
    ],
  },
  {
    id: "sequences",
    title: { zh: "数列", en: "Sequences" },
    body: {
      zh: prose`
        - \`torch.arange(start, end)\` 按步长 1 从 \`start\` 数起，**不含** \`end\`；参数都是整数时，结果是 \`int64\`。
        - \`torch.linspace(start, end, steps)\` 给出 \`steps\` 个等距的点，**两端都含**，结果是浮点数。
          相邻两点之差是 $\frac{end-start}{steps-1}$。

        这两个函数最容易混的就是“含不含末端”和“第三个参数是步长还是个数”：
        \`arange\` 的第三个参数是步长，\`linspace\` 的是个数。
      `,
      en: prose`
        - \`torch.arange(start, end)\` counts from \`start\` in steps of 1 and **excludes** \`end\`; whole-number arguments
          give \`int64\`.
        - \`torch.linspace(start, end, steps)\` gives \`steps\` evenly spaced points and **includes both ends**, as floating
          point. Neighbours are $\frac{end-start}{steps-1}$ apart.

        What people mix up is whether the end is included, and what the third argument means: a step for \`arange\`, a count
        for \`linspace\`.
      `,
    },
    examples: [
      { code: "torch.arange(1, 5)", output: "tensor([1, 2, 3, 4])" },
      { code: "torch.arange(0, 1, 0.25)", output: "tensor([0.0000, 0.2500, 0.5000, 0.7500])" },
      { code: "torch.linspace(0, 1, 5)", output: "tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])" },
      { code: "torch.linspace(3, 8, 20).shape", output: "torch.Size([20])" },
    ],
  },
  {
    id: "arithmetic",
    title: { zh: "四则运算、乘法与转置", en: "Arithmetic, products, transposes" },
    body: {
      zh: prose`
        \`+\`、\`-\`、\`*\`、\`/\` 都是**逐元素**的。形状不同时按广播规则对齐：从最后一维往前比，
        两边大小相等，或者有一边是 1（或没有这一维），就能算；大小为 1 的一边被重复使用。

        矩阵乘法写作 \`a @ b\`；两个 2 维张量也可以写 \`torch.mm(a, b)\`。
        中间两维必须相等：$(n\times k)\,@\,(k\times p)\to(n\times p)$。\`*\` 不是矩阵乘法。

        转置用 \`m.t()\`（至多 2 维）或 \`m.transpose(0, 1)\`（任意两维对换）。它们都返回视图，不搬动数据。

        **常见陷阱：** \`v = torch.arange(1, 5)\` 是 \`int64\`，而 \`m\` 是 \`float32\`。
        逐元素运算会自动提升类型，矩阵乘法**不会**：\`m @ v\` 会报 RuntimeError，两边必须先统一类型。
      `,
      en: prose`
        \`+\`, \`-\`, \`*\` and \`/\` work **element by element**. Different shapes are lined up by broadcasting: compare from
        the last dimension backwards; sizes fit if they are equal or one of them is 1 (or missing), and a size of 1 is
        used again and again.

        The matrix product is \`a @ b\`, or \`torch.mm(a, b)\` for two matrices. The inner sizes must agree:
        $(n\times k)\,@\,(k\times p)\to(n\times p)$. \`*\` is not a matrix product.

        Transpose with \`m.t()\` (two dimensions at most) or \`m.transpose(0, 1)\` (any two dimensions). Both return views
        and move no data.

        **A common trap:** \`v = torch.arange(1, 5)\` is \`int64\`, \`m\` is \`float32\`. Element-wise operations promote types
        by themselves, matrix products do **not**: \`m @ v\` is a RuntimeError until both have one type.
      `,
    },
    examples: [
      {
        code: `${m}\nm + torch.tensor([10., 20., 30., 40.])`,
        output: "tensor([[12., 25., 33., 47.],\n        [14., 22., 31., 49.]])",
      },
      {
        code: `${m}\nv = torch.arange(1, 5)\nm * v`,
        output: "tensor([[ 2., 10.,  9., 28.],\n        [ 4.,  4.,  3., 36.]])",
      },
      { code: `${m}\nv = torch.arange(1, 5)\nm @ v.float()`, output: "tensor([49., 47.])" },
      { code: `${m}\ntorch.mm(m, m.t())`, output: "tensor([[ 87.,  84.],\n        [ 84., 102.]])" },
      { code: `${m}\nm.transpose(0, 1).shape`, output: "torch.Size([4, 2])" },
    ],
  },
  {
    id: "pointwise",
    title: { zh: "逐元素函数", en: "Pointwise functions" },
    body: {
      zh: prose`
        这些函数对每个元素各算一次，形状不变：\`abs\`、\`sqrt\`、\`exp\`、\`pow\`、\`div\`、\`fmod\`、\`cos\`、\`sin\`、
        \`ceil\`、\`floor\`、\`round\`。既可写成 \`torch.abs(x)\`，也可写成 \`x.abs()\`。

        几处细节：

        - 整数张量相除（\`/\` 或 \`div\`）得到浮点数；
        - \`fmod\` 的余数与**被除数**同号，\`remainder\`（即 \`%\`）与**除数**同号；
        - \`round\` 逢半取**偶**，0.5 变成 0，1.5 变成 2；
        - 三角函数用弧度；
        - 名字末尾带下划线的（如 \`abs_\`）会原地修改张量。
      `,
      en: prose`
        These compute each element on its own and keep the shape: \`abs\`, \`sqrt\`, \`exp\`, \`pow\`, \`div\`, \`fmod\`, \`cos\`,
        \`sin\`, \`ceil\`, \`floor\`, \`round\`. Write \`torch.abs(x)\` or \`x.abs()\`.

        Some details:

        - dividing integer tensors (\`/\` or \`div\`) gives floating point;
        - \`fmod\` gives the remainder the sign of the **dividend**, \`remainder\` (that is \`%\`) the sign of the **divisor**;
        - \`round\` takes halves to the **even** neighbour: 0.5 to 0, 1.5 to 2;
        - angles are in radians;
        - a name that ends in an underscore, such as \`abs_\`, changes the tensor in place.
      `,
    },
    examples: [
      { code: "torch.tensor([-1.5, 4.0]).abs().sqrt()", output: "tensor([1.2247, 2.0000])" },
      { code: "torch.tensor([1, 2, 3]).div(2)", output: "tensor([0.5000, 1.0000, 1.5000])" },
      { code: "torch.tensor([1., 2., 3.]).pow(2)", output: "tensor([1., 4., 9.])" },
      { code: "torch.fmod(torch.tensor([-7., 7.]), 3)", output: "tensor([-1.,  1.])" },
      { code: "torch.remainder(torch.tensor([-7., 7.]), 3)", output: "tensor([2., 1.])" },
      { code: "torch.tensor([0.5, 1.5, 2.5]).round()", output: "tensor([0., 2., 2.])" },
      {
        code: "x = torch.tensor([-1.5, 1.5])\nx.floor(), x.ceil()",
        output: "(tensor([-2.,  1.]), tensor([-1.,  2.]))",
      },
      { code: "torch.exp(torch.tensor([0., 1.]))", output: "tensor([1.0000, 2.7183])" },
      {
        code: "a = torch.tensor([0., 3.14159265 / 2])\ntorch.sin(a), torch.cos(torch.tensor(0.))",
        output: "(tensor([0., 1.]), tensor(1.))",
      },
    ],
  },
  {
    id: "comparing",
    title: { zh: "比较与排序", en: "Comparing and ordering" },
    body: {
      zh: prose`
        \`gt\`、\`lt\`、\`eq\`、\`ne\`（即 \`>\`、\`<\`、\`==\`、\`!=\`）逐元素比较，得到 \`bool\` 张量。
        它可以求和（\`True\` 当作 1）来计数，也可以当作掩码来选取或赋值：\`x[x < 0] = 0\`。

        \`max\`、\`min\` 不带参数时返回整个张量的极值；带 \`dim\` 时返回一对 \`(values, indices)\`，
        那一维随之消失。\`sort\` 和 \`topk(k)\` 也返回这样一对。分类网络的预测，
        就是 logits 沿类别那一维的最大值的下标。
      `,
      en: prose`
        \`gt\`, \`lt\`, \`eq\`, \`ne\` (that is \`>\`, \`<\`, \`==\`, \`!=\`) compare element by element and give a \`bool\` tensor. Sum
        it to count (\`True\` counts 1), or use it as a mask to select or assign: \`x[x < 0] = 0\`.

        \`max\` and \`min\` without arguments give the extreme of the whole tensor; with a \`dim\` they return a pair
        \`(values, indices)\`, and that dimension disappears. \`sort\` and \`topk(k)\` return such a pair, too. A classifier's
        prediction is the index of the largest logit along the class dimension.
      `,
    },
    examples: [
      { code: "torch.tensor([1, 5, 3]).gt(2)", output: "tensor([False,  True,  True])" },
      {
        code: "a = torch.tensor([1, 2, 3])\nb = torch.tensor([1, 0, 3])\na.eq(b).sum(), a.ne(b)",
        output: "(tensor(2), tensor([False,  True, False]))",
      },
      { code: "x = torch.tensor([-1., 2., -3.])\nx[x.lt(0)] = 0\nx", output: "tensor([0., 2., 0.])" },
      {
        code: `${m}\nm.max(dim=1)`,
        output: "torch.return_types.max(\nvalues=tensor([7., 9.]),\nindices=tensor([3, 3]))",
      },
      { code: `${m}\nm.min()`, output: "tensor(1.)" },
      {
        code: "torch.tensor([3, 1, 2]).sort()",
        output: "torch.return_types.sort(\nvalues=tensor([1, 2, 3]),\nindices=tensor([1, 2, 0]))",
      },
      { code: "torch.tensor([3, 1, 2]).topk(2).values", output: "tensor([3, 2])" },
    ],
  },
  {
    id: "shaping",
    title: { zh: "改变形状与拼接", en: "Reshaping and joining" },
    body: {
      zh: prose`
        | 想要 | 写法 | 形状 |
        |---|---|---|
        | 换一种排法 | \`m.reshape(4, 2)\`，\`m.view(4, 2)\` | $(2,4)\to(4,2)$ |
        | 铺平 | \`m.flatten()\`，\`m.reshape(-1)\` | $(2,4)\to(8)$ |
        | 添一维 | \`v.unsqueeze(1)\`，\`v[:, None]\` | $(4)\to(4,1)$ |
        | 去掉大小为 1 的维 | \`x.squeeze(1)\` | $(4,1)\to(4)$ |
        | 沿已有的一维拼接 | \`torch.cat([a, b], dim=0)\` | $(2,4),(3,4)\to(5,4)$ |
        | 叠成新的一维 | \`torch.stack([v, w], dim=1)\` | $(4),(4)\to(4,2)$ |

        元素总数不变，\`-1\` 的那一维由其余的推算出来。\`view\` 从不复制，数据不连续时报错；\`reshape\` 在需要时复制。
        \`cat\` 与 \`stack\` 总是复制：\`cat\` 的各部分除了拼接的那一维都要相等，\`stack\` 的各部分要完全相等。
      `,
      en: prose`
        | You want | Write | Shapes |
        |---|---|---|
        | another arrangement | \`m.reshape(4, 2)\`, \`m.view(4, 2)\` | $(2,4)\to(4,2)$ |
        | one row of all | \`m.flatten()\`, \`m.reshape(-1)\` | $(2,4)\to(8)$ |
        | one more dimension | \`v.unsqueeze(1)\`, \`v[:, None]\` | $(4)\to(4,1)$ |
        | a dimension of size 1 gone | \`x.squeeze(1)\` | $(4,1)\to(4)$ |
        | joined along a dimension | \`torch.cat([a, b], dim=0)\` | $(2,4),(3,4)\to(5,4)$ |
        | laid side by side in a new one | \`torch.stack([v, w], dim=1)\` | $(4),(4)\to(4,2)$ |

        The number of elements stays, and a size of \`-1\` follows from the others. \`view\` never copies and fails where
        the data do not lie in order; \`reshape\` copies when it must. \`cat\` and \`stack\` always copy: for \`cat\` all sizes
        but the joined one must agree, for \`stack\` all of them.
      `,
    },
    examples: [
      {
        code: `${m}\nm.reshape(4, 2).shape, m.flatten().shape`,
        output: "(torch.Size([4, 2]), torch.Size([8]))",
      },
      {
        code: "v = torch.tensor([1, 2, 3])\nv[:, None].shape, v.unsqueeze(0).shape",
        output: "(torch.Size([3, 1]), torch.Size([1, 3]))",
      },
      { code: "torch.cat([torch.ones(2, 4), torch.zeros(3, 4)]).shape", output: "torch.Size([5, 4])" },
      {
        code: "v = torch.tensor([1, 2, 3])\ntorch.stack([v, 10 * v], dim=1)",
        output: "tensor([[ 1, 10],\n        [ 2, 20],\n        [ 3, 30]])",
      },
    ],
  },
  {
    id: "reducing",
    title: { zh: "沿一维归约", en: "Reducing along a dimension" },
    body: {
      zh: prose`
        \`sum\`、\`mean\`、\`std\`、\`max\` 等不带参数时把整个张量归约成一个数；带 \`dim\` 时只归约那一维，**那一维随之消失**：
        $(2,4)$ 的 \`m.sum(dim=0)\` 是每列之和，形状 $(4)$；\`m.sum(dim=1)\` 是每行之和，形状 $(2)$。
        \`keepdim=True\` 把它留成大小 1，结果就还能与 \`m\` 广播：\`m - m.mean(dim=1, keepdim=True)\`。

        **softmax 要防溢出。** $e^{89}$ 在 \`float32\` 里就是 \`inf\`。先从每一行减去它的最大值，结果不变，指数都不大于 0。
        求对数概率时用 \`log_softmax\` 或 \`logsumexp\`，不要先取指数再取对数；\`nn.CrossEntropyLoss\` 直接接受 logits 和
        \`int64\` 的类别下标。
      `,
      en: prose`
        Without arguments \`sum\`, \`mean\`, \`std\`, \`max\` and others reduce a whole tensor to one number; with a \`dim\` they
        reduce that dimension alone, **and it disappears**: for a $(2,4)$ \`m\`, \`m.sum(dim=0)\` is the sum of each column, of
        shape $(4)$, and \`m.sum(dim=1)\` that of each row, $(2)$. With \`keepdim=True\` it stays with size 1, and the result
        broadcasts with \`m\`: \`m - m.mean(dim=1, keepdim=True)\`.

        **A softmax must not overflow.** $e^{89}$ is \`inf\` in \`float32\`. Subtract from each row its maximum: the result is
        the same, and no exponent is above 0. For logarithms of probabilities use \`log_softmax\` or \`logsumexp\`, never a
        logarithm after an exponential; \`nn.CrossEntropyLoss\` takes logits and class indices of type \`int64\`.
      `,
    },
    examples: [
      {
        code: `${m}\nm.sum(dim=0), m.sum(dim=1)`,
        output: "(tensor([ 6.,  7.,  4., 16.]), tensor([17., 16.]))",
      },
      { code: `${m}\nm.mean(dim=1, keepdim=True).shape`, output: "torch.Size([2, 1])" },
      { code: "torch.exp(torch.tensor([88., 89.]))", output: "tensor([1.6516e+38,        inf])" },
      { code: "torch.softmax(torch.tensor([1000., 1001.]), dim=0)", output: "tensor([0.2689, 0.7311])" },
    ],
  },
  {
    id: "linear-algebra",
    title: { zh: "线性代数", en: "Linear algebra" },
    body: {
      zh: prose`
        | 函数 | 做什么 | 形状 |
        |---|---|---|
        | \`mm\` | 矩阵乘法 | $(n,k),(k,p)\to(n,p)$ |
        | \`bmm\` | 批量矩阵乘法，逐个配对 | $(b,n,k),(b,k,p)\to(b,n,p)$ |
        | \`t\` | 转置 | $(n,p)\to(p,n)$ |
        | \`dot\` | 两个向量的内积 | $(n),(n)\to()$ |
        | \`cross\` | 三维向量的叉积 | $(3),(3)\to(3)$ |
        | \`inverse\` | 方阵的逆 | $(n,n)\to(n,n)$ |
        | \`svd\` | 奇异值分解 $A=U\,\mathrm{diag}(S)\,V^{\top}$ | $(n,p)\to(n,k),(k),(p,k)$，$k=\min(n,p)$ |

        \`mm\` 只接受 2 维、\`bmm\` 只接受 3 维、\`dot\` 只接受 1 维张量，它们都不做广播；\`@\`（即 \`matmul\`）则按维数选择并能广播批量维。
        解方程组 $Ax=b$ 时，\`torch.linalg.solve(A, b)\` 比先求逆更快也更准确；
        \`torch.svd\` 已不推荐使用，新代码请写 \`torch.linalg.svd(A, full_matrices=False)\`：它返回的是 $V^{\top}$ 而不是 $V$，
        而且不写 \`full_matrices=False\` 时，会给出完整的方阵 $U$ 和 $V^{\top}$。
      `,
      en: prose`
        | Function | What it does | Shapes |
        |---|---|---|
        | \`mm\` | matrix product | $(n,k),(k,p)\to(n,p)$ |
        | \`bmm\` | products of a batch of matrices, pair by pair | $(b,n,k),(b,k,p)\to(b,n,p)$ |
        | \`t\` | transpose | $(n,p)\to(p,n)$ |
        | \`dot\` | inner product of two vectors | $(n),(n)\to()$ |
        | \`cross\` | cross product of three-dimensional vectors | $(3),(3)\to(3)$ |
        | \`inverse\` | inverse of a square matrix | $(n,n)\to(n,n)$ |
        | \`svd\` | singular value decomposition, $A=U\,\mathrm{diag}(S)\,V^{\top}$ | $(n,p)\to(n,k),(k),(p,k)$ with $k=\min(n,p)$ |

        \`mm\` takes two dimensions only, \`bmm\` three, \`dot\` one, and none of them broadcasts; \`@\` (\`matmul\`) chooses by the
        number of dimensions and broadcasts batches. For a system $Ax=b$, \`torch.linalg.solve(A, b)\` is faster and more
        accurate than inverting. \`torch.svd\` is deprecated; new code writes \`torch.linalg.svd(A, full_matrices=False)\`,
        which returns $V^{\top}$ instead of $V$, and without \`full_matrices=False\` the whole square $U$ and $V^{\top}$.
      `,
    },
    examples: [
      {
        code: "a = torch.tensor([1., 2., 3.])\nb = torch.tensor([4., 5., 6.])\ntorch.dot(a, b)",
        output: "tensor(32.)",
      },
      {
        code: "x = torch.tensor([1., 0., 0.])\ny = torch.tensor([0., 1., 0.])\ntorch.cross(x, y, dim=0)",
        output: "tensor([0., 0., 1.])",
      },
      {
        code: "torch.bmm(torch.ones(10, 3, 4), torch.ones(10, 4, 5)).shape",
        output: "torch.Size([10, 3, 5])",
      },
      {
        code: "torch.inverse(torch.tensor([[2., 0.], [0., 4.]]))",
        output: "tensor([[0.5000, 0.0000],\n        [0.0000, 0.2500]])",
      },
      {
        code: "U, S, V = torch.svd(torch.ones(2, 4))\nU.shape, S.shape, V.shape",
        output: "(torch.Size([2, 2]), torch.Size([2]), torch.Size([4, 2]))",
      },
    ],
  },
  {
    id: "numpy",
    title: { zh: "与 NumPy 互换", en: "To and from NumPy" },
    body: {
      zh: prose`
        \`x.numpy()\` 把 CPU 上的张量变成数组，\`torch.from_numpy(a)\` 把数组变成张量。
        两者都**不复制**：张量和数组共用同一块内存，在一边改动，另一边马上看得到。要独立的一份，
        就用 \`torch.tensor(a)\` 或 \`x.clone()\`。

        dtype 原样保留：NumPy 的小数默认是 \`float64\`，所以 \`from_numpy\` 得到的往往是 \`float64\` 张量，
        与 \`float32\` 的权重相乘前要先 \`.float()\`（这时会复制）。需要梯度的张量要先 \`.detach()\` 才能转换。
      `,
      en: prose`
        \`x.numpy()\` makes an array of a tensor on the CPU, \`torch.from_numpy(a)\` a tensor of an array. Neither **copies**:
        tensor and array share one piece of memory, and a change on one side shows at once on the other. For an
        independent one use \`torch.tensor(a)\` or \`x.clone()\`.

        The dtype is kept. NumPy's decimals are \`float64\` by default, so \`from_numpy\` often yields \`float64\`; call
        \`.float()\`, which copies, before multiplying with \`float32\` weights. A tensor that requires a gradient must be
        detached with \`.detach()\` first.
      `,
    },
    examples: [
      { code: "x = torch.ones(3)\na = x.numpy()\nx[0] = 9\na", output: "array([9., 1., 1.], dtype=float32)" },
      {
        code: "import numpy as np\na = np.array([1.0, 2.0])\nt = torch.from_numpy(a)\na[1] = 7\nt",
        output: "tensor([1., 7.], dtype=torch.float64)",
      },
      {
        code: "import numpy as np\na = np.array([1.0, 2.0])\nt = torch.tensor(a)\na[1] = 7\nt",
        output: "tensor([1., 2.], dtype=torch.float64)",
      },
    ],
  },
  {
    id: "learning",
    title: { zh: "求导与训练", en: "Gradients and training" },
    body: {
      zh: prose`
        对 \`requires_grad=True\` 的张量所做的运算会被记录下来。从一个数（损失）调用 \`backward()\`，每个叶子的 \`.grad\`
        就得到它的导数。\`.grad\` 是**累加**的，每一步之前要清零。

        一步训练是五件事：清零，前向，求损失，\`backward\`，更新。更新本身不能被记录：自己写时放进
        \`with torch.no_grad():\`，或者交给 \`torch.optim.SGD(参数, lr=...)\` 的 \`step()\`。

        数据分成**小批**时，每批算一次梯度、更新一次；全部数据走一遍叫一个 epoch。小批的梯度在平均上是对的，但有噪声，
        批越小噪声越大。**权重衰减**在每一步给梯度加上 $\lambda w$，使不需要的权重缩小。
        权重不能从同一个值开始，否则各单元永远一样。
      `,
      en: prose`
        What is done with tensors of \`requires_grad=True\` is recorded. Call \`backward()\` on one number, the loss, and every
        leaf has its derivative in \`.grad\`. Gradients **add up** there, so they are zeroed before each step.

        A step of training is five things: zero, forward, loss, \`backward\`, update. The update must not be recorded: put
        your own under \`with torch.no_grad():\`, or leave it to \`torch.optim.SGD(parameters, lr=...)\` and its \`step()\`.

        With **mini-batches** each batch gives a gradient and an update; one pass over all data is an epoch. A batch's
        gradient is right on average but noisy, the smaller the batch the more. **Weight decay** adds $\lambda w$ to the
        gradient in each step, which shrinks weights that are not needed. Weights must not begin with one value, or
        units stay alike for ever.
      `,
    },
    examples: [
      { code: "w = torch.tensor(3., requires_grad=True)\n(w * w).backward()\nw.grad", output: "tensor(6.)" },
      {
        code: "w = torch.tensor(3., requires_grad=True)\nfor _ in range(2):\n    (w * w).backward()\nw.grad",
        output: "tensor(12.)",
      },
      {
        code: "w = torch.tensor(3., requires_grad=True)\noptimizer = torch.optim.SGD([w], lr=0.1)\n(w * w).backward()\noptimizer.step()\nw",
        output: "tensor(2.4000, requires_grad=True)",
      },
    ],
  },
  {
    id: "networks",
    title: { zh: "层、形状与参数", en: "Layers, shapes and parameters" },
    body: {
      zh: prose`
        | 层 | 形状 | 参数 |
        |---|---|---|
        | \`nn.Linear(a, b)\` | $(n,a)\to(n,b)$ | $ab+b$ |
        | \`nn.Conv2d(c, o, k, stride=s, padding=p)\` | $(n,c,h,w)\to(n,o,h',w')$ | $ock^2+o$ |
        | \`nn.MaxPool2d(k)\` | 边长除以 $k$ | 0 |
        | \`nn.ReLU()\` | 不变 | 0 |
        | \`nn.Flatten()\` | $(n,c,h,w)\to(n,chw)$ | 0 |

        其中 $h'=\lfloor(h+2p-k)/s\rfloor+1$。卷积的核在整张图上共用，所以参数个数与图的大小无关。
      `,
      en: prose`
        | Layer | Shapes | Parameters |
        |---|---|---|
        | \`nn.Linear(a, b)\` | $(n,a)\to(n,b)$ | $ab+b$ |
        | \`nn.Conv2d(c, o, k, stride=s, padding=p)\` | $(n,c,h,w)\to(n,o,h',w')$ | $ock^2+o$ |
        | \`nn.MaxPool2d(k)\` | sides divided by $k$ | 0 |
        | \`nn.ReLU()\` | unchanged | 0 |
        | \`nn.Flatten()\` | $(n,c,h,w)\to(n,chw)$ | 0 |

        Here $h'=\lfloor(h+2p-k)/s\rfloor+1$. The whole image shares a convolution's kernel, so its parameters do not
        depend on the image's size.
      `,
    },
    examples: [
      {
        code: "from torch import nn\nnn.Conv2d(1, 6, 5, padding=2)(torch.ones(1, 1, 28, 28)).shape",
        output: "torch.Size([1, 6, 28, 28])",
      },
      {
        code: "from torch import nn\nsum(p.numel() for p in nn.Linear(2, 100).parameters())",
        output: "300",
      },
    ],
  },
];
