/** A run as a JSON file: config, curve, and weights layer by layer as PyTorch's `nn.Linear` keeps them. */
import * as z from "@/lib/contract/zod";
import type { FinishedRun } from "@/lib/contract/lab";
import { curvePointSchema, runConfigSchema } from "@/lib/contract/run-config";
import type { Config } from "@/lib/spiral/config";
import { layersOf, parameterCount } from "@/lib/spiral/network";

const format = "spiralroom-run";
/** Raised when the file's shape changes. */
const version = 1;
/** Characters: 50,000 weights with their digits, a curve and five thousand own points leave room below this. */
export const largestFile = 4_000_000;

/** Nine significant digits bring every float32 back bit for bit. */
const digits = (value: number): number => Number(value.toPrecision(9));

/** [outputs][inputs] and [outputs] of every layer, from the flat layout of lib/spiral/network.ts. */
function layersFrom({ network, dataset }: Config, weights: Float32Array) {
  return layersOf(network, dataset.classes).map(({ inputs, outputs, weightOffset, biasOffset }) => ({
    weight: Array.from({ length: outputs }, (_, o) =>
      Array.from({ length: inputs }, (_, i) => digits(weights[weightOffset + i * outputs + o])),
    ),
    bias: Array.from(weights.subarray(biasOffset, biasOffset + outputs), digits),
  }));
}

/** The text of the file. */
export function writeRunFile({ config, weights, ...rest }: FinishedRun): string {
  return `${JSON.stringify({ format, version, ...rest, config, layers: layersFrom(config, weights) })}\n`;
}

/** Why a file is no run; `parts` names what of the config is out of its limits. */
export type RunFileProblem =
  | { problem: "too-large" | "not-json" | "not-a-run" | "newer" | "weights-do-not-fit" | "curve" }
  | { problem: "config"; parts: string[] };

const headSchema = z.object({ format: z.literal(format), version: z.number() });
const bodySchema = z.object({
  config: z.unknown(),
  layers: z.array(z.object({ weight: z.array(z.array(z.number())), bias: z.array(z.number()) })),
  curve: z.array(curvePointSchema).max(5_000),
  epochs: z.number().min(0).max(1_000_000),
  engine: z.string().max(40),
  claimedAccuracy: z.number().min(0).max(1).nullable(),
});

type Layers = z.infer<typeof bodySchema>["layers"];

function weightsFrom({ network, dataset }: Config, layers: Layers): Float32Array | null {
  const shapes = layersOf(network, dataset.classes);
  const flat = new Float32Array(parameterCount(network, dataset.classes));
  if (layers.length !== shapes.length) return null;
  for (const [l, { inputs, outputs, weightOffset, biasOffset }] of shapes.entries()) {
    const { weight, bias } = layers[l];
    const fits = weight.length === outputs && weight.every((row) => row.length === inputs);
    if (!fits || bias.length !== outputs) return null;
    weight.forEach((row, o) => row.forEach((value, i) => (flat[weightOffset + i * outputs + o] = value)));
    flat.set(bias, biasOffset);
  }
  return flat.every(Number.isFinite) ? flat : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a file's text back; a run comes back exactly. */
export function readRunFile(text: string): { run: FinishedRun } | RunFileProblem {
  if (text.length > largestFile) return { problem: "too-large" };
  const json = parseJson(text);
  if (json === undefined) return { problem: "not-json" };
  const head = headSchema.safeParse(json);
  if (!head.success) return { problem: "not-a-run" };
  if (head.data.version > version) return { problem: "newer" };
  const body = bodySchema.safeParse(json);
  if (!body.success) {
    const place = String(body.error.issues[0]?.path[0]);
    return { problem: place === "layers" ? "weights-do-not-fit" : place === "curve" ? "curve" : "not-a-run" };
  }
  const { config, layers, ...rest } = body.data;
  const parsed = runConfigSchema.safeParse(config);
  if (!parsed.success)
    return {
      problem: "config",
      parts: [...new Set(parsed.error.issues.map(({ path }) => path.join(".") || "config"))].slice(0, 5),
    };
  const weights = weightsFrom(parsed.data, layers);
  return weights ? { run: { ...rest, config: parsed.data, weights } } : { problem: "weights-do-not-fit" };
}
