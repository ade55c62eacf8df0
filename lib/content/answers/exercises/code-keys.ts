// Model solutions of the exercises in which students write code. Each is verified against real PyTorch
// (tests/fixtures/exercises/make.py).
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
  "double-meets-float": { solution: "y = W @ torch.from_numpy(a).float()" },
};
