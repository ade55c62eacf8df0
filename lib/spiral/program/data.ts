/** Python source that draws a dataset's points exactly as lib/spiral/points.ts does. */
import type { Dataset, FeatureName, OwnPoint } from "../config";
import { splitOwn } from "../points";
import { indent, type ProgramWords } from "./words";

const streamSource: readonly string[] = [
  "MASK = 0xFFFFFFFF",
  "",
  "",
  "def mix(word):",
  "    z = (word + 0x9E3779B9) & MASK",
  "    z = ((z ^ (z >> 16)) * 0x21F0AAAD) & MASK",
  "    z = ((z ^ (z >> 15)) * 0x735A2D97) & MASK",
  "    return z ^ (z >> 15)",
  "",
  "",
  "class Stream:",
  "    def __init__(self, seed, name, second=0):",
  "        word = 0x811C9DC5",
  "        for letter in name:",
  "            word = ((word ^ ord(letter)) * 0x01000193) & MASK",
  "        self.a, self.b, self.c, self.d = mix(seed), mix(word), mix(second), 1",
  "        self.spare = None",
  "        for _ in range(12):",
  "            self.bits()",
  "",
  "    def bits(self):",
  "        t = (self.a + self.b + self.d) & MASK",
  "        self.d = (self.d + 1) & MASK",
  "        self.a = self.b ^ (self.b >> 9)",
  "        self.b = (self.c + (self.c << 3)) & MASK",
  "        self.c = (((self.c << 21) | (self.c >> 11)) + t) & MASK",
  "        return t",
  "",
  "    def uniform(self):",
  "        return self.bits() / 4294967296",
  "",
  "    def normal(self):",
  "        if self.spare is not None:",
  "            value, self.spare = self.spare, None",
  "            return value",
  "        radius = math.sqrt(-2 * math.log(1 - self.uniform()))",
  "        angle = 2 * math.pi * self.uniform()",
  "        self.spare = radius * math.sin(angle)",
  "        return radius * math.cos(angle)",
  "",
  "    def permutation(self, n):",
  "        order = list(range(n))",
  "        for i in range(n - 1, 0, -1):",
  "            j = int(self.uniform() * (i + 1))",
  "            order[i], order[j] = order[j], order[i]",
  "        return order",
];

/** The lab's generator (lib/spiral/random.ts), word for word. */
export const randomSource = (words: ProgramWords): string[] => [`# ${words.random}`, ...streamSource];

/** Body of the loop over points: from `label`, `t` and `stream` to `x` and `y`. */
const shapes: Record<Exclude<Dataset["kind"], "own">, readonly string[]> = {
  spiral: [
    "angle = 2 * math.pi / CLASSES * label + 2 * math.pi * TURNS * t + NOISE * stream.normal()",
    "x, y = t * math.sin(angle), t * math.cos(angle)",
  ],
  circles: [
    "radius = 0.4 if label == 0 else 0.9",
    "x = radius * math.cos(2 * math.pi * t) + NOISE * stream.normal()",
    "y = radius * math.sin(2 * math.pi * t) + NOISE * stream.normal()",
  ],
  moons: [
    "x, y = math.cos(math.pi * t) - 0.5, math.sin(math.pi * t) - 0.25",
    "if label == 1:",
    "    x, y = 0.5 - math.cos(math.pi * t), 0.25 - math.sin(math.pi * t)",
    "x, y = 0.6 * x + NOISE * stream.normal(), 0.6 * y + NOISE * stream.normal()",
  ],
  gaussians: [
    "angle = 2 * math.pi * label / CLASSES",
    "x = 0.6 * math.cos(angle) + NOISE * stream.normal()",
    "y = 0.6 * math.sin(angle) + NOISE * stream.normal()",
  ],
  xor: [
    "right = t < 0.5",
    "x, y = 0.1 + 0.8 * stream.uniform(), 0.1 + 0.8 * stream.uniform()",
    "up = right == (label == 0)",
    "x, y = (x if right else -x) + NOISE * stream.normal(), (y if up else -y) + NOISE * stream.normal()",
  ],
};

function drawnPoints({ kind, classes, turns, noise, seed, ...dataset }: Dataset): string[] {
  if (kind === "own") return [];
  return [
    `CLASSES, NOISE${kind === "spiral" ? ", TURNS" : ""} = ${classes}, ${noise}${kind === "spiral" ? `, ${turns}` : ""}`,
    "",
    "",
    "def draw(per_class, stream):",
    "    points, labels = [], []",
    "    for label in range(CLASSES):",
    "        for i in range(per_class):",
    "            t = i / (per_class - 1)",
    ...indent(shapes[kind], 3),
    "            points.append((x, y))",
    "            labels.append(label)",
    "    return torch.tensor(points), torch.tensor(labels)",
    "",
    "",
    `points, labels = draw(${dataset.pointsPerClass}, Stream(${seed}, "training"))`,
    `held_out_points, held_out_labels = draw(${dataset.heldOutPerClass}, Stream(${seed}, "held-out"))`,
  ];
}

function ownPoints(dataset: Dataset): string[] {
  const { training, heldOut } = splitOwn(dataset);
  const list = (name: string, points: readonly OwnPoint[]) => [
    `${name} = [`,
    ...indent(points.map(({ x, y, label }) => `(${x}, ${y}, ${label}),`)),
    "]",
  ];
  return [
    ...list("TRAINING", training),
    ...list("HELD_OUT", heldOut),
    "points = torch.tensor([point[:2] for point in TRAINING], dtype=torch.float32).view(len(TRAINING), 2)",
    "labels = torch.tensor([point[2] for point in TRAINING], dtype=torch.int64)",
    "held_out_points = torch.tensor([point[:2] for point in HELD_OUT], dtype=torch.float32).view(len(HELD_OUT), 2)",
    "held_out_labels = torch.tensor([point[2] for point in HELD_OUT], dtype=torch.int64)",
  ];
}

const columns: Record<FeatureName, string> = {
  x: "x",
  y: "y",
  x2: "x * x",
  y2: "y * y",
  xy: "x * y",
  "sin-x": "torch.sin(x)",
  "sin-y": "torch.sin(y)",
};

/** Tensors `inputs`, `labels`, `held_out_inputs`, `held_out_labels`. */
export function dataSource(
  dataset: Dataset,
  features: readonly FeatureName[],
  words: ProgramWords,
): string[] {
  const plain = features.join() === "x,y";
  return [
    `# ${words.points}`,
    ...(dataset.kind === "own" ? ownPoints(dataset) : drawnPoints(dataset)),
    ...(plain
      ? ["inputs, held_out_inputs = points, held_out_points"]
      : [
          "",
          "",
          "def features(points):",
          "    x, y = points[:, 0], points[:, 1]",
          `    return torch.stack([${features.map((name) => columns[name]).join(", ")}], dim=1)`,
          "",
          "",
          "inputs, held_out_inputs = features(points), features(held_out_points)",
        ]),
  ];
}
