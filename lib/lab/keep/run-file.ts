/** A run as a JSON file: config, curve, and weights layer by layer as PyTorch's `nn.Linear` keeps them. */
import * as z from "@/lib/contract/zod";
import type { FinishedRun } from "@/lib/contract/lab";
import { curvePointSchema } from "@/lib/contract/run-config";
import type { Config } from "@/lib/spiral/config";
import { layersOf, parameterCount } from "@/lib/spiral/network";
import { largestFile } from "./largest-file";
import { mendConfig } from "./mend-config";

const format = "spiralroom-run";
/** Raised when the file's shape changes. */
const version = 1;

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

/** Why a file is no run; `parts` names what of its network or points cannot be read. */
export type RunFileProblem =
  | { problem: "too-large" | "not-json" | "not-a-run" | "newer" }
  /** everything else is there: the set-up can be trained anew */
  | { problem: "weights-do-not-fit"; config: Config }
  | { problem: "config"; parts: string[] };

/** A run, and what of its file could not be read and was left out: paths in the config, or the names below. */
export interface ReadRun {
  run: FinishedRun;
  lost: string[];
}

const headSchema = z.object({ format: z.literal(format), version: z.number() });
const bodySchema = z.object({ config: z.unknown().optional(), layers: z.unknown().optional() });
const layersSchema = z.array(z.object({ weight: z.array(z.array(z.number())), bias: z.array(z.number()) }));

/** What is told of a run beside its config and weights, each with what stands where it cannot be read. */
const toldSchemas = {
  curve: z.array(curvePointSchema).max(5_000),
  epochs: z.number().min(0).max(1_000_000),
  engine: z.string().max(40),
  claimedAccuracy: z.number().min(0).max(1).nullable(),
};
const untold = { curve: [], epochs: 0, engine: "–", claimedAccuracy: null };

type Layers = z.infer<typeof layersSchema>;

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

/** What the file tells beside config and weights, and the names of what cannot be read. */
function readTold(json: object): { told: Omit<FinishedRun, "config" | "weights">; lost: string[] } {
  const read = z.object(toldSchemas).safeParse(json);
  if (read.success) return { told: read.data, lost: [] };
  const lost = Object.keys(toldSchemas).filter((name) =>
    read.error.issues.some(({ path }) => path[0] === name),
  );
  const kept = Object.fromEntries(Object.entries(json).filter(([name]) => !lost.includes(name)));
  return { told: z.object(toldSchemas).parse({ ...untold, ...kept }), lost };
}

/** Reads a file's text back; a run comes back exactly, and a file that is damaged in places without those. */
export function readRunFile(text: string): ReadRun | RunFileProblem {
  if (text.length > largestFile) return { problem: "too-large" };
  const json = parseJson(text);
  if (json === undefined) return { problem: "not-json" };
  const head = headSchema.safeParse(json);
  if (!head.success) return { problem: "not-a-run" };
  if (head.data.version > version) return { problem: "newer" };
  const { config: given, layers } = bodySchema.parse(json);
  const mended = mendConfig(given);
  if ("parts" in mended) return { problem: "config", parts: mended.parts };
  const { config } = mended;
  const read = layersSchema.safeParse(layers);
  const weights = read.success ? weightsFrom(config, read.data) : null;
  if (!weights) return { problem: "weights-do-not-fit", config };
  // the head's schema has read it as an object
  const { told, lost } = readTold(json as object);
  return { run: { ...told, config, weights }, lost: [...mended.lost, ...lost] };
}
