/**
 * Model solutions of the exercises in which students write code. Each is verified against real PyTorch
 * (tests/fixtures/exercises/make.py).
 */
import type { CodeKey } from "../../exercises/exercise";
import { python } from "../../prose";

/** By exercise id. */
export const codeKeys: Readonly<Record<string, CodeKey>> = {
  "tensor-from-data": {
    solution: python`
      s = torch.tensor(666)
      v = torch.tensor([1, 2, 3])
    `,
  },
  "ones-and-zeros": {
    solution: python`
      a = torch.ones(2, 3)
      z = torch.zeros(5, 3, dtype=torch.long)
    `,
  },
  "seeded-random": {
    solution: python`
      u = torch.rand(5, 3)
      g = torch.randn(5, 3)
    `,
  },
  "empty-is-not-zero": {
    solution: python`
      total = torch.zeros(m.size(1))
      for row in m:
          total += row
    `,
  },
  "sizes-and-count": {
    solution: python`
      rows = m.size(0)
      columns = m.size(1)
      count = m.numel()
    `,
  },
  "a-column": { solution: "c = m[:, 1]" },
  "rows-and-columns": {
    solution: python`
      first = m[0, :]
      last = m[:, -1]
      alternate = m[:, ::2]
    `,
  },
  "evenly-spaced": {
    solution: python`
      p = torch.linspace(start, end, steps)
      number = torch.arange(1, steps + 1)
    `,
  },
  "int64-trap": { solution: "y = m @ v.float()" },
  "inner-sizes": { solution: "g = m @ m.t()" },
  "one-number-per-row": { solution: "y = m + b[:, None]" },
  "view-after-transpose": { solution: "flat = m.t().reshape(-1)" },
  "collapse-two-layers": {
    solution: python`
      W = W2 @ W1
      b = W2 @ b1 + b2
    `,
  },
  "abs-sqrt-exp": {
    solution: python`
      a = torch.abs(x)
      r = torch.sqrt(a)
      e = torch.exp(x)
    `,
  },
  "unit-length": { solution: "n = x.div(x.pow(2).sum().sqrt())" },
  "spiral-arm": {
    solution: python`
      t = torch.linspace(0, 1, n)
      angle = torch.linspace(0, turn, n)
      points = torch.stack([t * torch.sin(angle), t * torch.cos(angle)], dim=1)
    `,
  },
  "count-the-large": {
    solution: python`
      big = x.gt(2)
      count = big.sum()
    `,
  },
  accuracy: {
    solution: python`
      right = predicted.eq(labels)
      wrong = predicted.ne(labels).sum()
      accuracy = right.float().mean()
    `,
  },
  "relu-by-mask": {
    solution: python`
      h = x.clone()
      h[h.lt(0)] = 0
    `,
  },
  "predicted-class": {
    solution: python`
      best, classes = logits.max(dim=1)
      lowest = logits.min()
    `,
  },
  "top-and-order": {
    solution: python`
      top = scores.topk(3).values
      order = scores.sort(descending=True).indices
    `,
  },
  "ambiguous-truth": { solution: "between = x[(x > 2) & (x < 8)]" },
  "sums-and-means": {
    solution: python`
      rows = m.sum(dim=1)
      columns = m.mean(dim=0)
      column = m.sum(dim=1, keepdim=True)
    `,
  },
  standardise: {
    solution: "z = (x - x.mean(dim=0)) / x.std(dim=0)",
    mistakes: [
      {
        source: "z = (x - x.mean()) / x.std()",
        message: {
          zh: "这正是用整个表的平均和标准差会得到的结果。",
          en: "It is what comes of the mean and the deviation of the whole table.",
        },
      },
      {
        source: "z = (x - x.mean(1, keepdim=True)) / x.std(1, keepdim=True)",
        message: {
          zh: "这正是对每一行标准化会得到的结果。",
          en: "It is what comes of standardising each row.",
        },
      },
    ],
  },
  "stable-softmax": {
    solution: python`
      e = torch.exp(logits - logits.max(dim=1, keepdim=True).values)
      p = e / e.sum(dim=1, keepdim=True)
    `,
  },
  "cross-entropy-by-hand": {
    solution: python`
      logs = torch.log_softmax(logits, dim=1)
      loss = -logs[torch.arange(len(labels)), labels].mean()
    `,
  },
  "dot-and-cross": {
    solution: python`
      d = torch.dot(a, b)
      c = torch.cross(a, b, dim=0)
    `,
  },
  "linear-layer": { solution: "z = torch.mm(x, W.t()) + b" },
  "batch-of-products": {
    solution: python`
      c = torch.bmm(a, b)
      last = c[-1].t()
    `,
  },
  "solve-with-inverse": {
    solution: python`
      A_inverse = torch.inverse(A)
      x = A_inverse @ b
    `,
  },
  "rank-one": {
    solution: python`
      U, s, V = torch.svd(m)
      best = s[0] * torch.outer(U[:, 0], V[:, 0])
    `,
  },
  "there-and-back": {
    solution: python`
      b = x.numpy()
      t = torch.from_numpy(a)
    `,
  },
  "detach-first": { solution: "a = w.detach().numpy()" },
  "slope-by-autograd": {
    solution: python`
      z = x.clone().requires_grad_()
      (z**3 - 2 * z).sum().backward()
      slope = z.grad
    `,
  },
  "forgotten-zero-grad": {
    solution: python`
      optimizer = torch.optim.SGD([w], lr=0.1)
      for step in range(10):
          optimizer.zero_grad()
          loss = (w - target).pow(2).sum()
          loss.backward()
          optimizer.step()
    `,
  },
  "training-loop": {
    solution: python`
      for step in range(steps):
          loss = (w * x + b - y).pow(2).mean()
          loss.backward()
          with torch.no_grad():
              w -= rate * w.grad
              b -= rate * b.grad
              w.grad.zero_()
              b.grad.zero_()
    `,
    mistakes: [
      {
        source: python`
          for step in range(steps):
              loss = (w * x + b - y).pow(2).mean()
              loss.backward()
              with torch.no_grad():
                  w -= rate * w.grad
                  b -= rate * b.grad
        `,
        message: {
          zh: "这正是把各步的梯度加在一起会得到的结果：每次 backward 都会把新的梯度加到原来的上面。",
          en: "It is what comes of adding up the gradients of all steps: each backward adds to those that are there.",
        },
      },
    ],
  },
  "noise-of-mini-batches": {
    solution: python`
      each = 2 * x * (w * x - y)
      whole = each.mean()
      batches = each.view(-1, size).mean(dim=1)
      spread = batches.std()
    `,
  },
  "weight-decay": {
    solution: python`
      after = w - rate * (g + decay * w)
      alone = w * (1 - rate * decay) ** steps
    `,
  },
  "size-of-a-convolution": {
    solution: python`
      size = (n + 2 * p - k) // s + 1
      parameters = (inputs * k * k + 1) * outputs
    `,
  },
  "double-meets-float": { solution: "y = W @ torch.from_numpy(a).float()" },
};
