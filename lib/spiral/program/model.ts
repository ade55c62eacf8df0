/** Python source of a network with the lab's own initial weights. */
import type { Activation, Config, Initialisation } from "../config";
import { layersOf } from "../network";
import { indent, type ProgramWords } from "./words";

const modules: Record<Activation, string | null> = {
  none: null,
  relu: "nn.ReLU()",
  "leaky-relu": "nn.LeakyReLU(0.01)",
  tanh: "nn.Tanh()",
  sigmoid: "nn.Sigmoid()",
  gelu: "nn.GELU()",
};

/** One draw of a weight, from `stream`, `fan_in` and `fan_out`; null where all are zero. */
const draws: Record<Initialisation, string | null> = {
  zeros: null,
  "small-normal": "0.01 * stream.normal()",
  xavier: "(2 * stream.uniform() - 1) * math.sqrt(6 / (fan_in + fan_out))",
  he: "math.sqrt(2 / fan_in) * stream.normal()",
  pytorch: "(2 * stream.uniform() - 1) / math.sqrt(fan_in)",
};

function moduleLines({ network, dataset }: Config): string[] {
  return layersOf(network, dataset.classes).flatMap(({ inputs, outputs, activation, dropout }) => [
    `nn.Linear(${inputs}, ${outputs}),`,
    ...(modules[activation] ? [`${modules[activation]},`] : []),
    ...(dropout > 0 ? [`nn.Dropout(${dropout}),`] : []),
  ]);
}

function weightLines(rule: Initialisation): string[] {
  const draw = draws[rule];
  if (!draw) return ["nn.init.zeros_(layer.weight)", "nn.init.zeros_(layer.bias)"];
  return [
    "fan_in, fan_out = layer.in_features, layer.out_features",
    `weight = [${draw} for _ in range(fan_in * fan_out)]`,
    "layer.weight.copy_(torch.tensor(weight).view(fan_in, fan_out).t())",
    rule === "pytorch"
      ? `layer.bias.copy_(torch.tensor([${draw} for _ in range(fan_out)]))`
      : "nn.init.zeros_(layer.bias)",
  ];
}

/** `model` and its linear layers `linear`, as they are before the first step. */
export function modelSource(config: Config, words: ProgramWords): string[] {
  const { network, seed } = config;
  const dropped = network.hidden.some(({ dropout }) => dropout > 0);
  return [
    `# ${words.network}`,
    ...(dropped ? [`# ${words.dropout}`] : []),
    "model = nn.Sequential(",
    ...indent(moduleLines(config)),
    ")",
    "linear = [module for module in model if isinstance(module, nn.Linear)]",
    "",
    `# ${words.weights}`,
    ...(network.initialisation === "zeros" ? [] : [`stream = Stream(${seed}, "initial-weights")`]),
    "with torch.no_grad():",
    "    for layer in linear:",
    ...indent(weightLines(network.initialisation), 2),
  ];
}
