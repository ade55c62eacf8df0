/** Help on random numbers. */
import type { Row } from "./row";

export const random: readonly Row[] = [
  ["seed", "torch", "()", "Sets a random seed and returns it.", "换一个随机的种子并返回它。"],
  [
    "get_rng_state",
    "torch",
    "()",
    "Where the stream of random numbers stands, as a tensor of bytes.",
    "随机数序列当前的状态（字节张量）。",
  ],
  [
    "set_rng_state",
    "torch",
    "(new_state)",
    "Puts the stream of random numbers back to a state.",
    "恢复随机数序列的状态。",
  ],
  ["initial_seed", "torch", "()", "The seed in use.", "当前的种子。"],
  [
    "randint_like",
    "torch",
    "(input, high)",
    "Whole random numbers in the shape of another tensor.",
    "与 input 形状相同的随机整数。",
  ],
  [
    "normal",
    "torch",
    "(mean, std)",
    "Normal numbers with this mean and standard deviation.",
    "给定均值和标准差的正态分布。",
  ],
  [
    "multinomial",
    "both",
    "(num_samples, replacement=False)",
    "Indices drawn with these weights.",
    "按权重抽取下标。",
  ],
  [
    "bernoulli",
    "both",
    "()",
    "One with each element's probability, else zero.",
    "以各元素为概率取 1，否则取 0。",
  ],
  ["normal_", "tensor", "(mean=0, std=1)", "Fills with normal numbers in place.", "原地填入正态随机数。"],
  ["uniform_", "tensor", "(from=0, to=1)", "Fills with uniform numbers in place.", "原地填入均匀随机数。"],
  ["random_", "tensor", "(to)", "Fills with whole random numbers in place.", "原地填入随机整数。"],
  ["bernoulli_", "tensor", "(p=0.5)", "Fills with ones and zeros in place.", "原地随机填入 1 和 0。"],
  [
    "exponential_",
    "tensor",
    "(lambd=1)",
    "Fills with exponentially distributed numbers in place.",
    "原地填入指数分布的随机数。",
  ],
];
