/** How people write the exercises: ways that are right, and ways that look it. By exercise, from idioms and not from the rules. */

export interface Ways {
  right: readonly string[];
  wrong: readonly string[];
}

export const idioms: Readonly<Record<string, Ways>> = {
  "tensor-from-data": {
    right: [
      "s, v = torch.tensor(666), torch.tensor((1, 2, 3))",
      "s = torch.as_tensor(666)\nv = torch.arange(1, 4)",
      "s = torch.scalar_tensor(666, dtype=torch.int64)\nv = torch.LongTensor([1, 2, 3])",
    ],
    wrong: [
      "s = torch.tensor([666])\nv = torch.tensor([1, 2, 3])",
      "s = 666\nv = torch.tensor([1, 2, 3])",
      "s = torch.tensor(666)\nv = torch.tensor([1., 2., 3.])",
    ],
  },
  "ones-and-zeros": {
    right: [
      "a = torch.ones((2, 3))\nz = torch.zeros((5, 3), dtype=torch.int64)",
      "a = torch.full((2, 3), 1.)\nz = torch.zeros(5, 3).long()",
      "a = torch.zeros(2, 3) + 1.\nz = torch.zeros(size=(5, 3), dtype=torch.long)",
    ],
    wrong: [
      "a = torch.ones(2, 3, dtype=torch.long)\nz = torch.zeros(5, 3, dtype=torch.long)",
      "a = torch.ones(3, 2)\nz = torch.zeros(5, 3, dtype=torch.long)",
      "a = torch.ones(2, 3)\nz = torch.zeros(5, 3)",
    ],
  },
  "seeded-random": {
    right: [
      "u = torch.rand((5, 3))\ng = torch.randn((5, 3))",
      "u = torch.empty(5, 3).uniform_()\ng = torch.empty(5, 3).normal_()",
      "u = torch.rand(5, 3)\ng = torch.randn_like(u)",
    ],
    wrong: [
      "g = torch.randn(5, 3)\nu = torch.rand(5, 3)",
      "torch.manual_seed(0)\nu = torch.rand(5, 3)\ntorch.manual_seed(0)\ng = torch.randn(5, 3)",
      "u = torch.rand(3, 5)\ng = torch.randn(3, 5)",
    ],
  },
  "empty-is-not-zero": {
    right: [
      "total = torch.zeros_like(m[0])\nfor row in m:\n    total += row",
      "total = torch.empty(m.size(1)).zero_()\nfor row in m:\n    total += row",
      "total = torch.empty(m.size(1))\ntotal.zero_()\nfor row in m:\n    total += row",
      "total = 0.\nfor row in m:\n    total = total + row",
      "total = m.sum(dim=0)",
    ],
    wrong: [
      "total = torch.empty(m.size(1))\nfor row in m:\n    total += row",
      "total = m[0]\nfor row in m[1:]:\n    total += row",
      "total = torch.ones(m.size(1))\nfor row in m:\n    total += row",
      "total = m.sum(dim=1)",
    ],
  },
  "sizes-and-count": {
    right: [
      "rows, columns = m.shape\ncount = m.numel()",
      "rows = m.shape[0]\ncolumns = m.shape[1]\ncount = rows * columns",
      "rows = len(m)\ncolumns = len(m[0])\ncount = m.nelement()",
      "rows, columns = m.size()\ncount = len(m.flatten())",
    ],
    wrong: [
      "rows, columns, count = 2, 4, 8",
      "rows = torch.tensor(m.shape[0])\ncolumns = m.shape[1]\ncount = m.numel()",
      "columns, rows = m.shape\ncount = m.numel()",
    ],
  },
  "a-column": {
    right: [
      "c = m[..., 1]",
      "c = m[:, 1]",
      "c = m[0:, 1]",
      "c = m[:, 1:2].squeeze(1)",
      "c = m[...,1][:]",
      "c = m.t()[1, :]",
    ],
    wrong: ["c = m[:, 1:2]", "c = m[1, :]", "c = m[:, [1]].flatten()", "c = torch.tensor([5., 2.])[:]"],
  },
  "rows-and-columns": {
    right: [
      "first = m[0]\nlast = m[:, -1]\nalternate = m[:, ::2]",
      "first, last = m[0, :], m[:, m.size(1) - 1]\nalternate = m[:, 0::2]",
      "first = m[:1].squeeze(0)\nlast = m.t()[-1]\nalternate = m.t()[::2].t()",
    ],
    wrong: [
      "first = m[0]\nlast = m[:, 3]\nalternate = m[:, ::2]",
      "first = m[0]\nlast = m[:, -1:]\nalternate = m[:, ::2]",
      "first = m[0]\nlast = m[:, -1]\nalternate = m[:, [0, 2]]",
      "first = m[:, 0]\nlast = m[-1]\nalternate = m[::2]",
    ],
  },
  "evenly-spaced": {
    right: [
      "p = torch.linspace(start, end, steps)\nnumber = torch.arange(steps) + 1",
      "p = torch.linspace(start, end, steps=steps)\nnumber = torch.arange(1, steps + 1, 1)",
      "p = start + (end - start) * torch.arange(steps) / (steps - 1)\nnumber = torch.tensor(range(1, steps + 1))",
    ],
    wrong: [
      "p = torch.arange(start, end, (end - start) / steps)\nnumber = torch.arange(1, steps + 1)",
      "p = torch.linspace(start, end, steps + 1)\nnumber = torch.arange(1, steps + 1)",
      "p = torch.linspace(start, end, steps)\nnumber = torch.arange(1, steps)",
      "p = torch.linspace(start, end, steps)\nnumber = torch.linspace(1, steps, steps)",
    ],
  },
  "int64-trap": {
    right: [
      "y = m @ v.float()",
      "y = torch.mv(m, v.to(m.dtype))",
      "y = m @ (v * 1.)",
      "v = v.type(torch.FloatTensor)\ny = m.matmul(v)",
      "y = (m * v).sum(1)",
      "y = m.mv(v.to(torch.float32))",
    ],
    wrong: [
      "y = m.long() @ v",
      "y = m * v",
      "y = m.double() @ v.double()",
      "y = m @ v",
      "y = torch.tensor([49., 47.])",
    ],
  },
  "inner-sizes": {
    right: [
      "g = m @ m.T",
      "g = torch.mm(m, m.t())",
      "g = m.matmul(m.permute([1, 0]))",
      'g = torch.einsum("ik,jk->ij", m, m)',
      "g = m @ torch.transpose(m, 0, 1)",
    ],
    wrong: ["g = m.T @ m", "g = m * m", "g = (m * m).sum(1)"],
  },
  "one-number-per-row": {
    right: [
      "y = m + b[:, None]",
      "y = m + b.view(-1, 1)",
      "y = m + b.reshape([-1, 1])",
      "y = m + b.unsqueeze(-1)",
      "y = (m.t() + b).t()",
      "y = torch.add(m, b.view(b.size(0), 1))",
    ],
    wrong: [
      "y = m + b.view(2, 1)",
      "y = m + b.unsqueeze(0)",
      "m += b[:, None]\ny = m",
      "y = torch.stack([row + x for row, x in zip(m, b)])",
      "y = m + b[None]",
    ],
  },
  "view-after-transpose": {
    right: [
      "flat = m.t().reshape(-1)",
      "flat = m.t().contiguous().view(-1)",
      "flat = m.T.flatten()",
      "flat = torch.cat([m[:, j] for j in range(m.size(1))])",
      "flat = m.permute([1, 0]).reshape([-1])",
    ],
    wrong: ["flat = m.view(-1)", "flat = m.t()", "flat = m.flatten()", "flat = m.t().view(-1)"],
  },
  "collapse-two-layers": {
    right: [
      "W = W2 @ W1\nb = W2 @ b1 + b2",
      "W = torch.mm(W2, W1)\nb = torch.mv(W2, b1) + b2",
      "W = W2.matmul(W1)\nb = torch.addmv(b2, W2, b1)",
      'W = torch.einsum("ij,jk->ik", W2, W1)\nb = (W2 * b1).sum(dim=1) + b2',
    ],
    wrong: [
      "W = W1.t() @ W2.t()\nb = W2 @ b1 + b2",
      "W = W2 @ W1\nb = b1.sum() + b2",
      "W = W2 @ W1\nb = b2",
      "W = W1 @ W2\nb = b2",
    ],
  },
  "abs-sqrt-exp": {
    right: [
      "a = x.abs()\nr = a.sqrt()\ne = x.exp()",
      "a = abs(x)\nr = a ** 0.5\ne = torch.exp(x)",
      "a = torch.where(x < 0, -x, x)\nr = torch.pow(a, .5)\ne = torch.e ** x",
    ],
    wrong: [
      "a = x.abs()\nr = x.sqrt()\ne = x.exp()",
      "a = x.abs_()\nr = a.sqrt()\ne = x.exp()",
      "a = x.abs()\nr = a.sqrt()\ne = a.exp()",
      "a = x.abs()\nr = a.sqrt_()\ne = x.exp()",
    ],
  },
  "unit-length": {
    right: [
      "n = x / x.pow(2).sum().sqrt()",
      "n = x / torch.sqrt((x ** 2).sum())",
      "n = x * (1. / (x * x).sum().sqrt())",
      "n = torch.div(x, torch.sqrt(x @ x))",
    ],
    wrong: [
      "n = x / x.norm()",
      "n = x / x.sum()",
      "n = x / x.pow(2).sum()",
      "n = x / x.abs().max()",
      "x /= (x * x).sum().sqrt()\nn = x",
    ],
  },
  "spiral-arm": {
    right: [
      "t = torch.linspace(0., 1., n)\nangle = torch.linspace(0., turn, n)\npoints = torch.stack((t * angle.sin(), t * angle.cos()), 1)",
      "t = torch.linspace(0, 1, n)\nangle = turn * t\nx, y = t * torch.sin(angle), t * torch.cos(angle)\npoints = torch.cat([x.unsqueeze(1), y.unsqueeze(1)], dim=1)",
      "t = torch.linspace(0, 1, n)\nangle = t * turn\npoints = torch.cat([(t * angle.sin()).reshape(-1, 1), (t * angle.cos()).reshape(-1, 1)], dim=1)",
      "t = torch.linspace(0, 1, n)\nangle = torch.linspace(0, turn, n)\npoints = torch.zeros(n, 2)\npoints[:, 0] = t * angle.sin()\npoints[:, 1] = t * angle.cos()",
      "points = torch.stack([torch.linspace(0, 1, n) * torch.sin(torch.linspace(0, turn, n)), torch.linspace(0, 1, n) * torch.cos(torch.linspace(0, turn, n))]).t()",
    ],
    wrong: [
      "t = torch.linspace(0, 1, n)\nangle = torch.linspace(0, turn, n)\npoints = torch.stack([t * angle.cos(), t * angle.sin()], dim=1)",
      "t = torch.linspace(0, 1, n)\nangle = torch.linspace(0, turn, n)\npoints = torch.stack([t * angle.sin(), t * angle.cos()])",
      "t = torch.arange(n) / n\nangle = turn * t\npoints = torch.stack([t * angle.sin(), t * angle.cos()], dim=1)",
    ],
  },
  "count-the-large": {
    right: [
      "big = x > 2.\ncount = big.sum()",
      "big = torch.gt(x, 2)\ncount = torch.sum(big)",
      "big = x > 2\ncount = torch.count_nonzero(big)",
      "big = ~(x <= 2)\ncount = big.long().sum()",
    ],
    wrong: [
      "big = x >= 2\ncount = big.sum()",
      "big = x > 2\ncount = big.sum().item()",
      "big = x > 2\ncount = len(big)",
      "big = x > 2\ncount = big.float().sum()",
      "big = x[x > 2]\ncount = len(big)",
    ],
  },
  accuracy: {
    right: [
      "right = predicted == labels\nwrong = (predicted != labels).sum()\naccuracy = right.float().mean()",
      "right = predicted.eq(labels)\nwrong = (~right).sum()\naccuracy = right.sum() / len(labels)",
      "right = predicted == labels\nwrong = len(labels) - right.sum()\naccuracy = 1. - wrong / len(labels)",
      "right = torch.eq(predicted, labels)\nwrong = torch.logical_not(right).sum()\naccuracy = torch.mean(right.to(torch.float32))",
    ],
    wrong: [
      "right = (predicted == labels).sum()\nwrong = len(labels) - right\naccuracy = right / len(labels)",
      "right = predicted == labels\nwrong = right.sum()\naccuracy = right.float().mean()",
      "right = predicted == labels\nwrong = (~right).sum()\naccuracy = right.float().mean().item()",
      "right = predicted == labels\nwrong = (~right).sum()\naccuracy = wrong / len(labels)",
    ],
  },
  "relu-by-mask": {
    right: [
      "h = x.clone()\nh[h < 0.] = 0.",
      "h = torch.where(x > 0, x, 0.)",
      "h = x * (x > 0)",
      "h = x.masked_fill(x < 0, 0)",
      "h = torch.zeros_like(x).masked_scatter(x > 0, x[x > 0])",
      "h = x.index_put((x < 0).nonzero(as_tuple=True), torch.tensor(0.))",
      "mask = x >= 0\nh = torch.zeros_like(x)\nh[mask] = x[mask]",
    ],
    wrong: [
      "h = x\nh[h < 0] = 0",
      "h = torch.relu(x)",
      "h = x.clamp(min=0)",
      "h = x[x > 0]",
      "h = x.clone()\nh[h < 0] = -h[h < 0]",
      "h = torch.maximum(x, torch.zeros_like(x))",
      "h = x.clamp_min(0)",
      "h = torch.fmax(x, torch.zeros(()))",
      "import torch.nn.functional as F\nh = F.threshold(x, 0, 0)",
      "import torch.nn.functional as F\nh = F.leaky_relu(x, 0)",
    ],
  },
  "predicted-class": {
    right: [
      "best, classes = logits.max(1)\nlowest = logits.min()",
      "best = logits.amax(dim=1)\nclasses = logits.argmax(dim=-1)\nlowest = torch.min(logits)",
      "best, classes = torch.max(logits, dim=1)\nlowest = logits.flatten().sort().values[0]",
    ],
    wrong: [
      "best, classes = logits.max(dim=0)\nlowest = logits.min()",
      "best = logits.max()\nclasses = logits.argmax()\nlowest = logits.min()",
      "best, classes = logits.max(dim=1)\nlowest = logits.min(dim=1).values",
      "best, classes = logits.max(dim=1, keepdim=True)\nlowest = logits.min()",
    ],
  },
  "top-and-order": {
    right: [
      "top = scores.topk(3)[0]\norder = scores.argsort(descending=True)",
      "ordered, order = torch.sort(scores, descending=True)\ntop = ordered[:3]",
      "order = (-scores).argsort()\ntop = scores[order][:3]",
      "order = torch.flip(scores.argsort(), [0])\ntop = scores[order[:3]]",
    ],
    wrong: [
      "top = scores.sort().values[:3]\norder = scores.argsort()",
      "top, order = scores.topk(3)",
      "top = scores.topk(3).values\norder = scores.argsort()",
      "top = scores[:3]\norder = scores.sort(descending=True).values",
    ],
  },
  "ambiguous-truth": {
    right: [
      "between = x[(x > 2.) & (x < 8.)]",
      "between = x[torch.logical_and(x > 2, x < 8)]",
      "between = torch.masked_select(x, (x > 2) * (x < 8))",
      "kept = x[x > 2]\nbetween = kept[kept < 8]",
    ],
    wrong: [
      "between = x[(x > 2) | (x < 8)]",
      "between = x[(x >= 2) & (x <= 8)]",
      "between = (x > 2) & (x < 8)",
      "between = x[x > 2 & x < 8]",
    ],
  },
  "sums-and-means": {
    right: [
      "rows = m.sum(1)\ncolumns = m.mean(0)\ncolumn = m.sum(1, keepdim=True)",
      "rows = m.sum(dim=-1)\ncolumns = torch.mean(m, dim=0)\ncolumn = rows.unsqueeze(1)",
      "rows = m.sum(axis=1)\ncolumns = m.sum(dim=0) / len(m)\ncolumn = rows[:, None]",
      "rows = m @ torch.ones(m.size(1))\ncolumns = m.mean(axis=0)\ncolumn = rows.view(-1, 1)",
    ],
    wrong: [
      "rows = m.sum(0)\ncolumns = m.mean(1)\ncolumn = m.sum(0, keepdim=True)",
      "rows = m.sum(1)\ncolumns = m.mean()\ncolumn = m.sum(1, keepdim=True)",
      "rows = m.sum(1)\ncolumns = m.mean(0)\ncolumn = m.sum(1)",
      "rows = torch.stack([r.sum() for r in m])\ncolumns = m.mean(0)\ncolumn = rows[:, None]",
    ],
  },
  standardise: {
    right: [
      "z = (x - x.mean(0)) / x.std(0)",
      "z = (x - torch.mean(x, dim=0, keepdim=True)) / torch.std(x, dim=0, keepdim=True)",
      "mean, std = x.mean(axis=0), x.var(dim=0).sqrt()\nz = (x - mean).div(std)",
    ],
    wrong: [
      "z = (x - x.mean()) / x.std()",
      "z = (x - x.mean(dim=1, keepdim=True)) / x.std(dim=1, keepdim=True)",
      "z = x - x.mean(0) / x.std(0)",
      "z = (x - x.mean(0)) / x.std(0, unbiased=False)",
      "x -= x.mean(0)\nz = x / x.std(0)",
    ],
  },
  "stable-softmax": {
    right: [
      "z = logits - logits.max(dim=1, keepdim=True)[0]\np = z.exp() / z.exp().sum(1, keepdim=True)",
      "e = torch.exp(logits - logits.amax(1)[:, None])\np = e / e.sum(dim=1).unsqueeze(1)",
      "p = torch.exp(logits - torch.logsumexp(logits, dim=1, keepdim=True))",
    ],
    wrong: [
      "e = logits.exp()\np = e / e.sum(dim=1, keepdim=True)",
      "e = torch.exp(logits - logits.max())\np = e / e.sum()",
      "p = torch.softmax(logits, dim=1)",
      "e = torch.exp(logits - logits.max(dim=1, keepdim=True).values)\np = e / e.sum(dim=0)",
      "import torch.nn.functional as F\np = F.softmax(logits, dim=-1)",
    ],
  },
  "cross-entropy-by-hand": {
    right: [
      "loss = (torch.logsumexp(logits, 1) - logits.gather(1, labels[:, None]).squeeze(1)).mean()",
      "z = logits - logits.max(1, keepdim=True).values\nlogp = z - z.exp().sum(1, keepdim=True).log()\nloss = -logp[range(len(labels)), labels].mean()",
      "import torch.nn.functional as F\none = F.one_hot(labels, logits.size(1))\nloss = -(one * F.log_softmax(logits, dim=1)).sum(1).mean()",
    ],
    wrong: [
      "import torch.nn.functional as F\nloss = F.cross_entropy(logits, labels)",
      "p = torch.softmax(logits, 1)\nloss = -p[torch.arange(len(labels)), labels].log().mean()",
      "loss = -torch.log_softmax(logits, 1)[:, labels].mean()",
      "loss = -torch.log_softmax(logits, 0)[torch.arange(len(labels)), labels].mean()",
      "loss = -torch.log_softmax(logits, 1)[torch.arange(len(labels)), labels].sum()",
    ],
  },
  "dot-and-cross": {
    right: [
      "d = torch.dot(a, b)\nc = torch.cross(a, b)",
      "d = (a * b).sum()\nc = torch.stack([a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]])",
      "d = a @ b\nc = torch.linalg.cross(a, b)",
      "d = torch.inner(a, b)\nc = a.cross(b, dim=0)",
    ],
    wrong: [
      "d = a * b\nc = torch.cross(a, b, dim=0)",
      "d = torch.dot(a, b).item()\nc = torch.cross(a, b, dim=0)",
      "d = torch.dot(a, b)\nc = torch.cross(b, a, dim=0)",
      "d = sum(x * y for x, y in zip(a, b))\nc = torch.cross(a, b, dim=0)",
    ],
  },
  "linear-layer": {
    right: [
      "z = torch.mm(x, W.t()) + b",
      "z = x.mm(W.T) + b",
      "z = torch.mm(x, W.permute([1, 0])).add(b)",
      "z = torch.mm(W, x.t()).t() + b",
    ],
    wrong: [
      "z = torch.mm(x, W) + b",
      "z = x @ W.t() + b",
      "z = torch.mm(x, W.t())",
      "z = torch.mm(W, x.t()) + b[:, None]",
    ],
  },
  "batch-of-products": {
    right: [
      "c = a @ b\nlast = c[-1].t()",
      "c = torch.bmm(a, b)\nlast = (a[-1] @ b[-1]).t()",
      "c = a.matmul(b)\nlast = c[-1].T.contiguous()",
      'c = torch.einsum("bik,bkj->bij", a, b)\nlast = c.transpose(1, 2)[-1]',
      "c = a.bmm(b)\nlast = c.permute([0, 2, 1])[c.size(0) - 1]",
    ],
    wrong: [
      "c = a * b.transpose(1, 2)\nlast = c[-1].t()",
      "c = torch.stack([x @ y for x, y in zip(a, b)])\nlast = c[-1].t()",
      "c = a @ b\nlast = c[-1]",
      "c = a @ b\nlast = c[0].t()",
    ],
  },
  "solve-with-inverse": {
    right: [
      "A_inverse = torch.linalg.inv(A)\nx = A_inverse @ b",
      "A_inverse = A.inverse()\nx = torch.mv(A_inverse, b)",
      "A_inverse = torch.linalg.solve(A, torch.eye(len(b)))\nx = A_inverse.matmul(b)",
    ],
    wrong: [
      "A_inverse = 1 / A\nx = A_inverse @ b",
      "A_inverse = torch.inverse(A)\nx = A_inverse * b",
      "A_inverse = A.t()\nx = A_inverse @ b",
      "A_inverse = torch.inverse(A)\nx = b @ A_inverse",
    ],
  },
  "rank-one": {
    right: [
      "U, s, V = torch.svd(m)\nbest = s[0] * torch.outer(U[:, 0], V[:, 0])",
      "U, s, Vh = torch.linalg.svd(m, full_matrices=False)\nbest = s[0] * U[:, :1] @ Vh[:1]",
      "U, s, V = m.svd()\nbest = U[:, 0:1] * s[0] @ V[:, 0:1].t()",
      "U, s, V = torch.svd(m)\nk = s.clone()\nk[1:] = 0\nbest = U @ torch.diag(k) @ V.T",
    ],
    wrong: [
      "U, s, V = torch.svd(m)\nbest = torch.outer(U[:, 0], V[:, 0])",
      "U, s, V = torch.svd(m)\nbest = s[0] * torch.outer(U[0], V[0])",
      "U, s, V = torch.svd(m)\ns = s[0]\nbest = s * torch.outer(U[:, 0], V[:, 0])",
      "U, s, V = torch.linalg.svd(m, full_matrices=False)\nbest = s[0] * torch.outer(U[:, 0], V[:, 0])",
    ],
  },
  "there-and-back": {
    right: [
      "b = x.numpy()\nt = torch.from_numpy(a)",
      "b = np.asarray(x)\nt = torch.as_tensor(a)",
      "b = x.detach().numpy()\nt = torch.asarray(a)",
    ],
    wrong: [
      "b = np.array(x)\nt = torch.from_numpy(a)",
      "b = x.numpy()\nt = torch.tensor(a)",
      "b = x.numpy()\nt = torch.from_numpy(a).float()",
      "b = x.clone().numpy()\nt = torch.from_numpy(a)",
      "b = x.tolist()\nt = torch.from_numpy(a)",
    ],
  },
  "detach-first": {
    right: [
      "a = w.detach().numpy()",
      "a = w.detach().clone().numpy()",
      "a = w.detach().cpu().numpy()",
      "with torch.no_grad():\n    a = w.detach().numpy().copy()",
      "a = w.data.numpy()",
    ],
    wrong: [
      "a = w.requires_grad_(False).numpy()",
      "a = w.detach()",
      "a = w.tolist()",
      "w = w.detach()\na = w.numpy()",
    ],
  },
  "double-meets-float": {
    right: [
      "y = W @ torch.from_numpy(a).float()",
      "y = torch.mm(W, torch.tensor(a, dtype=torch.float32))",
      "y = W @ torch.from_numpy(a).to(W.dtype)",
      "y = W @ torch.from_numpy(a.astype(np.float32))",
      "y = W @ torch.FloatTensor(a)",
    ],
    wrong: [
      "y = W.double() @ torch.from_numpy(a)",
      "y = W @ torch.tensor(a)",
      "y = W * 1",
      "y = torch.from_numpy(a).float() @ W",
    ],
  },
  "slope-by-autograd": {
    right: [
      "x.requires_grad_()\n(x ** 3 - 2 * x).sum().backward()\nslope = x.grad",
      "x = x.detach().requires_grad_(True)\nf = x.pow(3) - 2 * x\nf.backward(torch.ones_like(x))\nslope = x.grad",
      "x.requires_grad = True\nslope, = torch.autograd.grad((x ** 3 - 2 * x).sum(), x)",
      "z = torch.tensor(x.tolist(), requires_grad=True)\ny = z * z * z - 2. * z\ny.sum().backward()\nslope = z.grad.clone()",
    ],
    wrong: [
      "slope = 3 * x ** 2 - 2",
      "x.requires_grad_()\n(x ** 3 - 2 * x).mean().backward()\nslope = x.grad",
      "x.requires_grad_()\n(x ** 3 - 2 * x).backward()\nslope = x.grad",
      "x.requires_grad_()\nslope = x ** 3 - 2 * x\nslope.sum().backward()",
    ],
  },
  "forgotten-zero-grad": {
    right: [
      "optimizer = torch.optim.SGD([w], lr=0.1)\nfor step in range(10):\n    loss = (w - target).pow(2).sum()\n    optimizer.zero_grad()\n    loss.backward()\n    optimizer.step()",
      "optimizer = torch.optim.SGD([w], lr=0.1)\nfor step in range(10):\n    loss = (w - target).pow(2).sum()\n    loss.backward()\n    optimizer.step()\n    w.grad = None",
      "optimizer = torch.optim.SGD([w], lr=0.1)\nfor step in range(10):\n    loss = (w - target).pow(2).sum()\n    loss.backward()\n    optimizer.step()\n    w.grad.zero_()",
    ],
    wrong: [
      "optimizer = torch.optim.SGD([w], lr=0.1)\noptimizer.zero_grad()\nfor step in range(10):\n    loss = (w - target).pow(2).sum()\n    loss.backward()\n    optimizer.step()",
      "optimizer = torch.optim.SGD([w], lr=0.1)\nfor step in range(10):\n    loss = (w - target).pow(2).sum()\n    loss.backward()\n    optimizer.zero_grad()\n    optimizer.step()",
      "optimizer = torch.optim.SGD([w], lr=0.01)\nfor step in range(10):\n    loss = (w - target).pow(2).sum()\n    loss.backward()\n    optimizer.step()",
    ],
  },
  "training-loop": {
    right: [
      "optimizer = torch.optim.SGD([w, b], lr=rate)\nfor step in range(steps):\n    optimizer.zero_grad()\n    loss = ((w * x + b - y) ** 2).mean()\n    loss.backward()\n    optimizer.step()",
      "for step in range(steps):\n    loss = torch.nn.functional.mse_loss(w * x + b, y)\n    dw, db = torch.autograd.grad(loss, [w, b])\n    w.data -= rate * dw\n    b.data -= rate * db",
      "loss_of = torch.nn.MSELoss()\nfor step in range(steps):\n    w.grad = b.grad = None\n    loss_of(w * x + b, y).backward()\n    with torch.no_grad():\n        w.sub_(rate * w.grad)\n        b.sub_(rate * b.grad)",
    ],
    wrong: [
      "for step in range(steps):\n    loss = (w * x + b - y).pow(2).mean()\n    loss.backward()\n    with torch.no_grad():\n        w -= rate * w.grad\n        b -= rate * b.grad",
      "for step in range(steps):\n    loss = (w * x + b - y).pow(2).sum()\n    loss.backward()\n    with torch.no_grad():\n        w -= rate * w.grad\n        b -= rate * b.grad\n    w.grad.zero_()\n    b.grad.zero_()",
      "for step in range(steps):\n    loss = (w * x + b - y).pow(2).mean()\n    loss.backward()\n    w -= rate * w.grad\n    b -= rate * b.grad",
      "optimizer = torch.optim.SGD([w], lr=rate)\nfor step in range(steps):\n    optimizer.zero_grad()\n    (w * x + b - y).pow(2).mean().backward()\n    optimizer.step()",
      "optimizer = torch.optim.Adam([w, b], lr=rate)\nfor step in range(steps):\n    optimizer.zero_grad()\n    (w * x + b - y).pow(2).mean().backward()\n    optimizer.step()",
    ],
  },
  "noise-of-mini-batches": {
    right: [
      "g = 2 * x * (w * x - y)\nwhole = g.mean()\nbatches = g.reshape(-1, size).mean(1)\nspread = batches.std()",
      "g = 2 * x * (w * x - y)\nwhole = torch.mean(g)\nbatches = torch.stack([part.mean() for part in g.split(size)])\nspread = torch.std(batches)",
      "from torch.utils.data import DataLoader, TensorDataset\nwhole = (2 * x * (w * x - y)).mean()\nbatches = torch.stack([(2 * a * (w * a - b)).mean() for a, b in DataLoader(TensorDataset(x, y), batch_size=size)])\nspread = batches.var().sqrt()",
    ],
    wrong: [
      "g = 2 * x * (w * x - y)\nwhole = g.mean()\nbatches = g.view(size, -1).mean(0)\nspread = batches.std()",
      "g = 2 * x * (w * x - y)\nwhole = g.sum()\nbatches = g.view(-1, size).sum(1)\nspread = batches.std()",
      "g = 2 * x * (w * x - y)\nwhole = g.mean()\nbatches = g.view(-1, size).mean(1)\nspread = g.std()",
      "g = 2 * x * (w * x - y)\nwhole = g.mean()\nbatches = g.view(-1, 2).mean(1)\nspread = batches.std()",
    ],
  },
  "weight-decay": {
    right: [
      "after = w - rate * (g + decay * w)\nalone = w * (1 - rate * decay) ** steps",
      "after = (1 - rate * decay) * w - rate * g\nalone = w.clone()\nfor _ in range(steps):\n    alone -= rate * decay * alone",
      "p = w.clone().requires_grad_()\np.grad = g\ntorch.optim.SGD([p], lr=rate, weight_decay=decay).step()\nafter = p.detach()\nalone = torch.mul(w, (1 - rate * decay) ** steps)",
    ],
    wrong: [
      "after = w - rate * g + decay * w\nalone = w * (1 - rate * decay) ** steps",
      "after = w - rate * (g + decay * w)\nalone = w * (1 - rate * decay * steps)",
      "w -= rate * (g + decay * w)\nafter = w\nalone = w * (1 - rate * decay) ** steps",
      "after = w - rate * (g + decay * w * w)\nalone = w * (1 - rate * decay) ** steps",
    ],
  },
  "size-of-a-convolution": {
    right: [
      "size = (n + 2 * p - k) // s + 1\nparameters = outputs * inputs * k ** 2 + outputs",
      "size = int((n + 2 * p - k) / s) + 1\nparameters = outputs * (inputs * k * k + 1)",
      "layer = torch.nn.Conv2d(inputs, outputs, k, stride=s, padding=p)\nsize = layer(torch.zeros(1, inputs, n, n)).shape[-1]\nparameters = sum(q.numel() for q in layer.parameters())",
    ],
    wrong: [
      "size = (n + 2 * p - k) / s + 1\nparameters = outputs * (inputs * k * k + 1)",
      "size = (n - k) // s + 1\nparameters = outputs * (inputs * k * k + 1)",
      "size = (n + 2 * p - k) // s + 1\nparameters = outputs * inputs * k * k",
      "size = (n + 2 * p - k + 1) // s\nparameters = outputs * (inputs * k * k + 1)",
    ],
  },
};
