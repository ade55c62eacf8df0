// Models of programs, read as runs of the board; what cannot be one is refused by name.
import { beforeAll, expect, test } from "vitest";
import { codedConfig, codedRun, programOf } from "@/components/student/coded-run";
import { startOf } from "@/lib/content/lesson-setups";
import { lessonSchema, openLesson } from "@/lib/contract/lesson";
import { requests } from "@/lib/contract/requests";
import { courseDataset, type Dataset } from "@/lib/spiral/config";
import { forward } from "@/lib/spiral/forward";
import { heldOutPoints, trainingPoints } from "@/lib/spiral/points";
import { dense } from "@/lib/tensorlab/core/tensor";
import type { CodedModel } from "@/lib/tensorlab/protocol";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

const dataset: Dataset = { ...courseDataset(7), pointsPerClass: 100, heldOutPerClass: 50 };

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

/** Runs cells in a class. @returns what the last one printed, its error, and the models that all handed in */
function inClass(cells: readonly string[], of: Dataset | null = dataset, language: "zh" | "en" = "en") {
  session.renew();
  session.enter({ language, dataset: of });
  const models: CodedModel[] = [];
  session.onShown = (shown) => shown.kind === "model" && models.push(shown.model);
  let written = "";
  let error: string | null = null;
  for (const cell of cells) {
    written = "";
    const result = session.run(cell, (text) => (written += text));
    error = result.error && `${result.error.type}: ${result.error.message}`;
  }
  return { written, error, models };
}

const begin = `
import classroom, torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(3)
`;
const handIn = (model: string) => inClass([`${begin}\n${model}\nprint(classroom.submit(model))`]);

/** What the program's model gives for the held-out points, and what the run does. */
function agreement(model: string): number {
  const { models, error } = handIn(`${model}\nmodel.eval()\nlogits = model(classroom.data()[2]).detach()`);
  expect(error).toBeNull();
  const [{ network, weights }] = models;
  const found = forward(network, dataset.classes, weights, heldOutPoints(dataset).xy);
  const told = session.describe("logits")?.tensor;
  const wanted = told ? dense(told) : [];
  expect(wanted.length).toBe(found.length);
  return Math.max(...found.map((value, at) => Math.abs(value - wanted[at])));
}

test("CB1 a program gets the session's training and held-out points", () => {
  const { written, error } = inClass([
    "import classroom\nx, y, v, w = classroom.data()\nprint(x.dtype, x.shape, y.dtype, y.shape, v.shape, w.shape)",
  ]);
  expect(error).toBeNull();
  expect(written).toBe(
    "torch.float32 torch.Size([300, 2]) torch.int64 torch.Size([300]) torch.Size([150, 2]) torch.Size([150])\n",
  );
  const own = (name: string) => Array.from(dense(session.describe(name)?.tensor ?? expect.fail(name)));
  expect(own("x")).toEqual(Array.from(trainingPoints(dataset).xy));
  expect(own("y")).toEqual(Array.from(trainingPoints(dataset).labels));
  expect(own("v")).toEqual(Array.from(heldOutPoints(dataset).xy));
  expect(own("w")).toEqual(Array.from(heldOutPoints(dataset).labels));
});

test("CB1 outside of a session it says where it works, in the page's language", () => {
  expect(inClass(["import classroom\nclassroom.data()"], null).error).toMatch(
    /^RuntimeError: classroom works in a session/,
  );
  const program = `${begin}\nclassroom.submit(nn.Linear(2, 3))`;
  expect(inClass([program], null, "zh").error).toMatch(/课堂/);
});

const net = (before: string, forwardBody: string) => `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(${before}, 8)
        self.fc2 = nn.Linear(8, 3)
        self.norm = nn.BatchNorm1d(8)
    def forward(self, x):
        ${forwardBody}
model = Net()`;

test.each([
  ["model = nn.Sequential(nn.Linear(2, 9), nn.ReLU(), nn.Linear(9, 3))", ["relu"], ["x", "y"]],
  ["model = nn.Sequential(nn.Linear(2, 9), nn.ReLU(inplace=True), nn.Linear(9, 3))", ["relu"], ["x", "y"]],
  [
    "model = nn.Sequential(nn.Linear(2, 9), nn.Tanh(), nn.Sequential(nn.Linear(9, 4), nn.GELU()), nn.Linear(4, 3))",
    ["tanh", "gelu"],
    ["x", "y"],
  ],
  [
    "model = nn.Sequential(nn.Linear(2, 9, bias=False), nn.Sigmoid(), nn.Dropout(0.5), nn.Linear(9, 3))",
    ["sigmoid"],
    ["x", "y"],
  ],
  [
    "model = nn.Sequential(nn.Linear(2, 9), nn.LeakyReLU(), nn.Linear(9, 9), nn.Linear(9, 3))",
    ["leaky-relu", "none"],
    ["x", "y"],
  ],
  ["model = nn.Linear(2, 3)", [], ["x", "y"]],
  [net("2", "return self.fc2(F.relu(self.fc1(x)))"), ["relu"], ["x", "y"]],
  [net("2", "return self.fc2(self.fc1(x).tanh())"), ["tanh"], ["x", "y"]],
  [net("2", "h = self.fc1(x); return self.fc2(h * (h > 0))"), ["relu"], ["x", "y"]],
  [
    net("5", "return self.fc2(torch.relu(self.fc1(torch.cat([x, x ** 2, torch.sin(x[:, 1:])], 1))))"),
    ["relu"],
    ["x", "y", "x2", "y2", "sin-y"],
  ],
])("CB2 %s is read as the network that it is", (model, activations, features) => {
  expect(agreement(model)).toBeLessThan(1e-4);
  const [{ network, heldOutAccuracy }] = handIn(model).models;
  expect(network.hidden.map(({ activation }) => activation)).toEqual(activations);
  expect(network.features).toEqual(features);
  expect(heldOutAccuracy).toBeGreaterThan(0);
});

test("CB2 a model of doubles, one that ends in a softmax and one in training mode are taken, and left as they were", () => {
  const { error, models, written } = handIn(`
model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 3), nn.LogSoftmax(1)).double()
model[2].eval()
classroom.submit(model)
print([m.training for m in model], len(model[0]._forward_hooks), model[0].weight.dtype)
model = nn.Sequential(model, nn.Identity())`);
  expect(error).toBeNull();
  expect(written).toMatch(
    /^\[True, True, False, True, True\] 0 torch\.float64\n<Submission 2→4→3: 27 parameters/,
  );
  expect(models).toHaveLength(2);
  expect(models[0].weights).toEqual(models[1].weights);
});

test.each([
  [
    "model = nn.Sequential(nn.Linear(2, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 3))\nmodel[1].running_mean += 1",
    "between the linear layers 0 and 3 stands BatchNorm1d",
  ],
  [
    "model = nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 3))\nmodel[0].running_mean += 1",
    "before the first linear layer, 1, stands BatchNorm1d",
  ],
  [
    "model = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(0.3), nn.Linear(8, 3))",
    "between the linear layers 0 and 2 stands LeakyReLU",
  ],
  [
    net("2", "return self.fc2(torch.sin(self.fc1(x)))"),
    "between the linear layers fc1 and fc2 stands a step of the model's own forward",
  ],
  [
    net("2", "h = self.fc1(x); return self.fc2(h) + h[:, :3]"),
    "after the last linear layer, fc2, comes a step of the model's own forward",
  ],
  ["model = nn.Sequential(nn.Linear(2, 3), nn.ReLU())", "after the last linear layer, 0, comes ReLU"],
  [
    "model = nn.Sequential(nn.Linear(2, 4))",
    "the model gives 4 numbers for a point; the class's data has 3 classes",
  ],
  [
    "model = nn.Sequential(nn.Linear(2, 300), nn.ReLU(), nn.Linear(300, 3))",
    "the linear layer 0 has 300 outputs; the board takes at most 256",
  ],
  [
    "model = nn.Sequential(nn.Linear(2, 250), nn.ReLU(), nn.Linear(250, 250), nn.ReLU(), nn.Linear(250, 3))",
    "the model has 64253 parameters; the board takes at most 50000",
  ],
  [
    `model = nn.Sequential(*[m for _ in range(9) for m in (nn.Linear(2, 2), nn.Tanh())], nn.Linear(2, 3))`,
    "the model has 9 hidden layers; the board takes at most 8",
  ],
  [
    "model = nn.Linear(2, 3)\nmodel.weight.data[0, 0] = float('nan')",
    "the weights hold numbers that are not finite",
  ],
  ["model = nn.Sequential(nn.ReLU())", "the model calls no nn.Linear"],
  ["model = nn.Sequential(nn.Flatten(), nn.Linear(3, 3))", "two numbers each: the first layer has 2 inputs"],
  [
    net("4", "return self.fc2(torch.relu(self.fc1(torch.cat([x, x], 1))))"),
    "before the first linear layer, fc1",
  ],
  ["model = nn.Module", "classroom.submit takes a torch.nn.Module such as nn.Sequential, not type"],
  ["model = lambda x: x", "not function"],
])("CB3 %s is refused with the reason", (model, reason) => {
  const { error, models } = handIn(model);
  expect(error).toContain(reason);
  expect(models).toEqual([]);
});

test("CB3 a linear layer that computes something else is found out", () => {
  const { error } = handIn(`
class Twice(nn.Linear):
    def forward(self, x): return 2 * super().forward(x)
model = nn.Sequential(Twice(2, 5), nn.ReLU(), nn.Linear(5, 3))`);
  expect(error).toContain("the layers were read as 2→5→3, but the model computes something else");
});

test("CB3 who calls past the module is told as well, and harms nothing", () => {
  for (const call of [
    "op('#classroom.submit', ())",
    "op('#classroom.submit', (1, 2, 3, 4))",
    "op('#classroom.submit', (torch.zeros(3, 2), [(1, 2)], [], None))",
    "op('#classroom.nothing', ())",
  ])
    expect(inClass([`import torch\nfrom torch._C import op\n${call}`]).error).toMatch(
      /^TypeError: classroom\.submit/,
    );
});

test("CB4 the sources that led to a model go with it: those that succeeded, and the one that hands it in", () => {
  const cells = [
    begin,
    "model = nn.Linear(2, 3)",
    "this fails",
    "model.weight.data += 1",
    "classroom.submit(model)",
  ];
  const { models } = inClass(cells);
  expect(models[0].cells).toEqual(cells.filter((cell) => cell !== "this fails"));
});

test("CB4 a run is made of it that the wire takes, whatever the sources and the lesson", () => {
  const long = `# ${"x".repeat(19_990)}😀`;
  const { models } = inClass([begin, "model = nn.Linear(2, 3)", long, "classroom.submit(model)"]);
  const run = { ...codedRun(models[0], dataset, openLesson), id: "a".repeat(21) };
  expect(requests["run.submit"].payload.safeParse(run).error).toBeUndefined();
  expect(run.source).toMatch(/^# …\n[^]*\n# %%\nclassroom\.submit\(model\)$/);
  expect(programOf(["a = 1", "b = 2"])).toBe("a = 1\n\n# %%\nb = 2");
  expect(programOf([`😀${"y".repeat(9)}`], 14).isWellFormed()).toBe(true);
});

test("CB4 of a lesson's set-ups that one stands beside the network which locks the least against it", () => {
  const usual = startOf(openLesson);
  const wide = {
    ...usual,
    network: { ...usual.network, hidden: [{ ...usual.network.hidden[0], units: 7 }] },
  };
  const sgd = { ...wide, optimizer: { ...usual.optimizer, kind: "sgd" as const } };
  const lesson = lessonSchema.parse({
    ...openLesson,
    coursePresets: false,
    presets: [
      { name: "one", setup: usual },
      { name: "two", setup: sgd },
    ],
    locked: ["layers", "optimizer"],
  });
  const { models } = handIn("model = nn.Sequential(nn.Linear(2, 7), nn.ReLU(), nn.Linear(7, 3))");
  expect(codedConfig(models[0].network, dataset, lesson).optimizer.kind).toBe("sgd");
});
