/**
 * A run as a PyTorch program: the same points, initial weights and batches from the same seeds, the same optimizer.
 * Checked against real PyTorch in tests/lab/torch-program.test.ts.
 */
import type { Config, Optimizer } from "../config";
import { heldOutPoints, trainingPoints } from "../points";
import { dataSource, randomSource } from "./data";
import { modelSource } from "./model";
import { indent, type ProgramWords } from "./words";

function optimizerCall({ kind, learningRate, momentum, weightDecay }: Optimizer): string {
  const shared = `model.parameters(), lr=${learningRate}, weight_decay=${weightDecay}`;
  return {
    sgd: `torch.optim.SGD(${shared})`,
    momentum: `torch.optim.SGD(${shared}, momentum=${momentum})`,
    nesterov: `torch.optim.SGD(${shared}, momentum=${momentum}, nesterov=True)`,
    rmsprop: `torch.optim.RMSprop(${shared}, alpha=${momentum})`,
    adam: `torch.optim.Adam(${shared})`,
    adamw: `torch.optim.AdamW(${shared})`,
  }[kind];
}

function scheduler({ learningRate, schedule: { kind, every, factor } }: Optimizer, epochs: number): string[] {
  if (kind === "constant") return [];
  const call =
    kind === "step"
      ? `StepLR(optimizer, step_size=${every}, gamma=${factor})`
      : `CosineAnnealingLR(optimizer, T_max=${epochs}, eta_min=${learningRate} * ${factor})`;
  return [`scheduler = torch.optim.lr_scheduler.${call}`];
}

/** What `report` prints of the held-out points where none is: all of them train. */
const noneHeldOut = "held-out: no points, all of them train";

/** Prints one line: epoch, training loss and accuracy, and the held-out accuracy, or that there are no such points. */
function reportSource({ dataset }: Config, words: ProgramWords): string[] {
  const some = heldOutPoints(dataset).labels.length > 0;
  const only = (line: string): string[] => (some ? [line] : []);
  return [
    "def report(epoch):",
    ...(some ? [] : [`    # ${words.allTrain}`]),
    "    model.eval()",
    "    with torch.no_grad():",
    `        ${some ? "logits, others = model(inputs), model(held_out_inputs)" : "logits = model(inputs)"}`,
    "        loss = criterion(logits, labels).item()",
    "        right = (logits.argmax(1) == labels).float().mean().item()",
    ...only("        held_out = (others.argmax(1) == held_out_labels).float().mean().item()"),
    `    print(f"epoch {epoch}  loss {loss:.6f}  accuracy {right:.4f}  ${some ? "held-out {held_out:.4f}" : noneHeldOut}")`,
  ];
}

function stepSource({ optimizer }: Config, rows: string, words: ProgramWords): string[] {
  return [
    "optimizer.zero_grad()",
    `loss = criterion(model(inputs${rows}), labels${rows})`,
    ...(optimizer.l1 > 0
      ? [`# ${words.l1}`, `loss = loss + ${optimizer.l1} * sum(layer.weight.abs().sum() for layer in linear)`]
      : []),
    "loss.backward()",
    "optimizer.step()",
  ];
}

/** A batch of at least all points is the full batch, whose order stays. */
function isFullBatch({ batchSize, dataset }: Config): boolean {
  return batchSize === 0 || batchSize >= trainingPoints(dataset).labels.length;
}

function loopSource(config: Config, words: ProgramWords): string[] {
  const { batchSize, seed, optimizer, epochs } = config;
  const steps = isFullBatch(config)
    ? stepSource(config, "", words)
    : [
        `order = torch.tensor(Stream(${seed}, "batches", epoch).permutation(len(labels)))`,
        `for batch in order.split(${batchSize}):`,
        ...indent(stepSource(config, "[batch]", words)),
      ];
  return [
    `for epoch in range(${epochs}):`,
    "    model.train()",
    ...indent(steps),
    ...(optimizer.schedule.kind === "constant" ? [] : ["    scheduler.step()"]),
    `    if (epoch + 1) % ${Math.max(1, Math.round(epochs / 10))} == 0 or epoch + 1 == ${epochs}:`,
    "        report(epoch + 1)",
  ];
}

/** The weights of an exported run (run-file.ts keeps them as `nn.Linear` does). */
const loadSource = (words: ProgramWords): string[] => [
  `# ${words.load}`,
  "if len(sys.argv) > 1:",
  '    with open(sys.argv[1], encoding="utf-8") as file:',
  "        run = json.load(file)",
  "    with torch.no_grad():",
  '        for layer, stored in zip(linear, run["layers"]):',
  '            layer.weight.copy_(torch.tensor(stored["weight"]))',
  '            layer.bias.copy_(torch.tensor(stored["bias"]))',
  '    report(run["epochs"])',
  "    sys.exit()",
];

/** A program in its parts: lines of Python that build on those before them. */
export interface ProgramParts {
  imports: string[];
  /** generator and points */
  data: string[];
  /** the network with its initial weights */
  model: string[];
  /** criterion, optimizer and what `report` prints */
  training: string[];
  /** the epochs */
  loop: string[];
}

/** The parts of a run's program, PyTorch 1.13 or newer. */
export function programParts(config: Config, words: ProgramWords): ProgramParts {
  const { dataset, network, optimizer, epochs } = config;
  return {
    imports: ["import torch", "from torch import nn"],
    data: [...randomSource(words), "", "", ...dataSource(dataset, network.features, words)],
    model: modelSource(config, words),
    training: [
      `# ${words.training}`,
      "criterion = nn.CrossEntropyLoss()",
      `optimizer = ${optimizerCall(optimizer)}`,
      ...scheduler(optimizer, epochs),
      "",
      "",
      ...reportSource(config, words),
    ],
    loop: loopSource(config, words),
  };
}

/** The whole program as text, PyTorch 1.13 or newer. */
export function torchProgram(config: Config, words: ProgramWords): string {
  const { imports, data, model, training, loop } = programParts(config, words);
  const lines = [
    ...[`# ${words.head}`, "import json", "import math", "import sys", "", ...imports, ""],
    ...[...data, "", ...model, "", ...training, "", "", ...loadSource(words), "", ...loop],
  ];
  return `${lines.join("\n")}\n`;
}
