/** Exercises on sequences of numbers: where they end, how far apart they stand. */
import type { Exercise } from "./exercise";

export const sequenceExercises: readonly Exercise[] = [
  {
    id: "where-sequences-end",
    kind: "predict-output",
    topic: "sequences",
    difficulty: 1,
    title: { zh: "数到哪里为止", en: "Where sequences end" },
    prompt: {
      zh: "不运行，写出每个表达式会显示什么。",
      en: "Without running anything, write what each expression shows.",
    },
    hints: [
      {
        zh: "`arange` 不含末端，`linspace` 含末端。",
        en: "`arange` leaves its end out, `linspace` includes it.",
      },
      {
        zh: "第三个参数：`arange` 的是步长，`linspace` 的是点数。",
        en: "The third argument is a step for `arange`, a number of points for `linspace`.",
      },
      { zh: "`linspace` 的结果总是浮点数。", en: "`linspace` always gives floating point." },
    ],
    explanation: {
      zh: "整数参数的 `arange` 得到 `int64`，这正是后面“int64 陷阱”的来源。`linspace` 的间距由点数减一决定，因为两端都算在内。",
      en: "`arange` of whole numbers is `int64`, the source of the “int64 trap” further on. The spacing of `linspace` comes from the number of points less one, since both ends are included.",
    },
    given: "",
    asks: [
      { id: "range", expression: "torch.arange(1, 5)" },
      { id: "step", expression: "torch.arange(0, 10, 3)" },
      { id: "linspace", expression: "torch.linspace(0, 1, 5)" },
    ],
  },
  {
    id: "evenly-spaced",
    kind: "type-it",
    topic: "sequences",
    difficulty: 1,
    title: { zh: "等距的点", en: "Evenly spaced points" },
    prompt: {
      zh: "从 `start` 到 `end`，两端都要，取 `steps` 个等距的点，存为 `p`；再把 1 到 `steps`（含）的整数存为 `number`。",
      en: "Take `steps` evenly spaced points from `start` to `end`, both included, as `p`; and the whole numbers 1 to `steps`, included, as `number`.",
    },
    hints: [
      {
        zh: "哪个函数给定点数，哪个给定步长？",
        en: "Which function is given a number of points, and which a step?",
      },
      { zh: "`arange` 不含末端，所以要多数一个。", en: "`arange` excludes its end, so go one further." },
    ],
    explanation: {
      zh: "需要固定的点数时用 `linspace`，需要固定的步长时用 `arange`。带小数步长的 `arange` 可能因舍入而多一个或少一个点。",
      en: "Use `linspace` for a fixed number of points, `arange` for a fixed step. With decimal steps, rounding may give `arange` one point more or fewer.",
    },
    given: "start, end, steps = 3, 8, 20",
    starter: "p = ...\nnumber = ...",
    results: ["p", "number"],
    aliasing: [],
    inputs: "start, end, steps = seed % 5, seed % 5 + 2 + seed % 4, 4 + seed % 9",
    rules: [],
  },
];
