/**
 * Right answers of the exercises that are answered without running code. Each is verified against real PyTorch
 * (tests/fixtures/exercises/make.py).
 */
import type { AnswersKey } from "../../exercises/exercise";

/** By exercise id, then by ask id. */
export const typedKeys: Readonly<Record<string, AnswersKey>> = {
  "dtype-of-data": {
    answers: {
      whole: "tensor([1, 2, 3])",
      mixed: "tensor([1.0000, 2.5000, 3.0000])",
      scalar: "tensor(2.)",
      divided: "tensor([0.5000, 1.0000, 1.5000])",
    },
  },
  "pick-an-element": {
    answers: { chained: "tensor(3.)", negative: "tensor(9.)", item: "3.0" },
  },
  "shapes-of-indexing": {
    answers: {
      row: "(4,)",
      column: "(2,)",
      element: "()",
      block: "(2, 2)",
      kept: "(2, 1)",
      added: "(1, 2, 4)",
      outside: "error",
    },
  },
  "view-or-copy": {
    answers: { row: "view", column: "view", list: "copy", mask: "copy", transpose: "view", clone: "copy" },
  },
  "write-through-a-view": {
    answers: {
      m: "tensor([[  2., 100.,   3.,   7.],\n        [  0.,   0.,   0.,   0.]])",
      c: "tensor([100.,   0.])",
    },
  },
  "where-sequences-end": {
    answers: {
      range: "tensor([1, 2, 3, 4])",
      step: "tensor([0, 3, 6, 9])",
      linspace: "tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])",
    },
  },
  "star-or-at": {
    answers: {
      sum: "tensor([[11, 12],\n        [13, 14]])",
      star: "tensor([[ 1,  4],\n        [ 9, 16]])",
      at: "tensor([[ 7, 10],\n        [15, 22]])",
      transpose: "tensor([[1, 3],\n        [2, 4]])",
    },
  },
  "broadcast-shapes": {
    answers: { row: "(2, 3)", wrong: "error", column: "(2, 3)", outer: "(3, 4)", batch: "(5, 3, 4)" },
  },
  "transposes-are-views": {
    answers: {
      transpose: "view",
      view: "view",
      reshape: "view",
      "transposed-reshape": "copy",
      plus: "copy",
      float: "view",
      double: "copy",
    },
  },
  rounding: {
    answers: {
      floor: "tensor([-2.,  1.])",
      ceil: "tensor([-1.,  2.])",
      round: "tensor([0., 2., 2., 4.])",
    },
  },
  "sign-of-the-remainder": {
    answers: {
      fmod: "tensor([-1.,  1.])",
      remainder: "tensor([2., 1.])",
      negative: "tensor([-1.,  1.])",
    },
  },
  "shapes-of-reductions": {
    answers: {
      all: "()",
      first: "(3, 4)",
      last: "(2, 3)",
      two: "(3,)",
      kept: "(2, 1, 4)",
      wrong: "error",
      right: "(2, 3, 4)",
    },
  },
  "gradients-add-up": {
    answers: { grad: "tensor(11.)", zeroed: "tensor(0.)", leaf: "True", detached: "False" },
  },
  "all-units-alike": {
    answers: {
      units: "tensor([True, True])",
      inputs: "tensor([False, False, False])",
      zeros: "tensor(0.)",
      second: "tensor(0.)",
    },
  },
  "count-the-parameters": {
    answers: { linear: "300", conv: "456", bare: "2400", pool: "0", whole: "603" },
  },
  "shapes-through-layers": {
    answers: {
      plain: "(8, 6, 28, 28)",
      padded: "(8, 6, 32, 32)",
      strided: "(8, 16, 16, 16)",
      pooled: "(8, 3, 16, 16)",
      flat: "(8, 3072)",
      channels: "error",
    },
  },
  "shapes-of-products": {
    answers: {
      bmm: "(10, 3, 5)",
      mm: "(3, 5)",
      "mm-batch": "error",
      at: "(10, 3, 5)",
      dot: "()",
      singular: "(3,)",
    },
  },
  "shared-memory": {
    answers: {
      t: "tensor([1., 7.], dtype=torch.float64)",
      copy: "tensor([1., 2.], dtype=torch.float64)",
    },
  },
  "numpy-shares": {
    answers: {
      numpy: "view",
      "round-trip": "view",
      tensor: "copy",
      clone: "copy",
      slice: "view",
      double: "copy",
    },
  },
};
