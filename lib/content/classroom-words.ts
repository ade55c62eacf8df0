/** What the module `classroom` of the tensor lab answers when it cannot do what it is asked for. */
import type { Localized } from "./language";

/** Names of modules as a program has them, one after another. */
const listed = (names: readonly string[]): string => names.join(", ");

/** What stands between two steps: the modules that were called there, or none that has a name. */
const standing = (names: readonly string[]): Localized =>
  names.length > 0
    ? { en: listed(names), zh: ` ${listed(names)} ` }
    : { en: "a step of the model's own forward", zh: "模型自己 forward 里的一步运算" };

/** Why there is no class, or why a model cannot stand on the board. Layers go by their names in the program. */
export const classroomWords = {
  outside: (): Localized => ({
    en: "classroom works in a session with the spiral activity: join one by its code and open the tensor lab there",
    zh: "classroom 只能在开设了螺旋活动的课堂中使用：请用课堂代码加入，再打开那里的张量实验室",
  }),
  notAModel: (type: string): Localized => ({
    en: `classroom.submit takes a torch.nn.Module such as nn.Sequential, not ${type}`,
    zh: `classroom.submit 需要一个 torch.nn.Module（例如 nn.Sequential），而不是 ${type}`,
  }),
  noLinear: (): Localized => ({
    en: "the model calls no nn.Linear: what stands on the board is made of nn.Linear layers with activations between them",
    zh: "模型没有调用任何 nn.Linear：能上排行榜的网络由 nn.Linear 层和层间的激活函数组成",
  }),
  first: (layer: string, names: readonly string[]): Localized => ({
    en: `before the first linear layer, ${layer}, stands ${standing(names).en}: it has to get x and y of the points, or x², y², x·y, sin x, sin y of them, each once`,
    zh: `第一个线性层 ${layer} 之前有${standing(names).zh}：它的输入只能是点的 x 和 y，或它们的 x²、y²、x·y、sin x、sin y，各一次`,
  }),
  between: (layer: string, next: string, names: readonly string[]): Localized => ({
    en: `between the linear layers ${layer} and ${next} stands ${standing(names).en}: on the board this can be ReLU, LeakyReLU (slope 0.01), Tanh, Sigmoid, GELU or nothing, and Dropout`,
    zh: `线性层 ${layer} 和 ${next} 之间有${standing(names).zh}：能上排行榜的只有 ReLU、LeakyReLU（斜率 0.01）、Tanh、Sigmoid、GELU 或什么都没有，以及 Dropout`,
  }),
  after: (layer: string, names: readonly string[]): Localized => ({
    en: `after the last linear layer, ${layer}, comes ${standing(names).en}: the model has to end with one number for each class, or with their softmax or log_softmax`,
    zh: `最后一个线性层 ${layer} 之后有${standing(names).zh}：模型最后要给出每个类别一个数，或它们的 softmax、log_softmax`,
  }),
  classes: (found: number, wanted: number): Localized => ({
    en: `the model gives ${found} numbers for a point; the class's data has ${wanted} classes`,
    zh: `模型对一个点给出 ${found} 个数，而课堂的数据有 ${wanted} 个类别`,
  }),
  parameters: (found: number, most: number): Localized => ({
    en: `the model has ${found} parameters; the board takes at most ${most}`,
    zh: `模型有 ${found} 个参数，排行榜最多接受 ${most} 个`,
  }),
  layers: (found: number, most: number): Localized => ({
    en: `the model has ${found} hidden layers; the board takes at most ${most}`,
    zh: `模型有 ${found} 个隐藏层，排行榜最多接受 ${most} 个`,
  }),
  units: (layer: string, found: number, most: number): Localized => ({
    en: `the linear layer ${layer} has ${found} outputs; the board takes at most ${most}`,
    zh: `线性层 ${layer} 有 ${found} 个输出，排行榜最多接受 ${most} 个`,
  }),
  notFinite: (): Localized => ({
    en: "the weights hold numbers that are not finite: the training has diverged",
    zh: "权重中有非有限的数：训练已经发散",
  }),
  differs: (network: string): Localized => ({
    en: `the layers were read as ${network}, but the model computes something else`,
    zh: `这些层读作 ${network}，但模型算出的结果与此不同`,
  }),
};
