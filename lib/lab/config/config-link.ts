/**
 * A config in an address: readable, short, and exact, because numbers are written as JavaScript prints them.
 * Example: `d=spiral&c=3&n=1000&h=500&noise=0.2&turns=0.6666666666666666&ds=7&net=100-relu&o=adam&lr=0.001&s=1`.
 */
import * as z from "@/lib/contract/zod";
import { runConfigSchema } from "@/lib/contract/run-config";
import { courseConfig, courseDataset, type Config, type OwnPoint } from "@/lib/spiral/config";
import type { StopRules } from "@/lib/training/protocol";
import { stopLimits } from "./stop-limits";

/** Own points that still make a link of a length that chats and QR codes carry. */
export const mostLinkedPoints = 150;

/** The config that the lab opens with. */
export const defaultConfig: Config = courseConfig(courseDataset(1));

const encodePoints = (points: readonly OwnPoint[]): string =>
  points.map(({ x, y, label }) => [x, y, label].join(",")).join(";");

/** The rules that end a run early; both stand in a link beside the config. */
export type LinkedStop = Pick<StopRules, "accuracy" | "patience">;

/** The query that stands for a config; null when its own points are too many for a link. */
export function encodeConfig(config: Config, stop: LinkedStop = {}): string | null {
  const { dataset, network, optimizer } = config;
  if ((dataset.points?.length ?? 0) > mostLinkedPoints) return null;
  const query = new URLSearchParams({
    d: dataset.kind,
    c: String(dataset.classes),
    n: String(dataset.pointsPerClass),
    h: String(dataset.heldOutPerClass),
    noise: String(dataset.noise),
    turns: String(dataset.turns),
    ds: String(dataset.seed),
    f: network.features.join(","),
    net: network.hidden
      .map(({ units, activation, dropout }) => [units, activation, ...(dropout ? [dropout] : [])].join("~"))
      .join("_"),
    init: network.initialisation,
    o: optimizer.kind,
    lr: String(optimizer.learningRate),
    m: String(optimizer.momentum),
    wd: String(optimizer.weightDecay),
    l1: String(optimizer.l1),
    sch: [optimizer.schedule.kind, optimizer.schedule.every, optimizer.schedule.factor].join("~"),
    b: String(config.batchSize),
    e: String(config.epochs),
    s: String(config.seed),
  });
  if (dataset.points) query.set("pts", encodePoints(dataset.points));
  if (stop.accuracy !== undefined) query.set("acc", String(stop.accuracy));
  if (stop.patience !== undefined) query.set("pat", String(stop.patience));
  return query.toString();
}

/** What was wrong with a link: the names of its unreadable parts. */
export interface DecodedLink {
  config: Config;
  stop: LinkedStop;
  /** empty when the link was read whole; otherwise the config is the default */
  broken: string[];
}

/** Names in the query, by the config's own paths, so that a schema's complaint names a part of the link. */
const partOf: [RegExp, string][] = [
  [/^dataset\.kind/, "d"],
  [/^dataset\.classes/, "c"],
  [/^dataset\.pointsPerClass/, "n"],
  [/^dataset\.heldOutPerClass/, "h"],
  [/^dataset\.noise/, "noise"],
  [/^dataset\.turns/, "turns"],
  [/^dataset\.seed/, "ds"],
  [/^dataset\.points/, "pts"],
  [/^network\.features/, "f"],
  [/^network\.initialisation/, "init"],
  [/^network/, "net"],
  [/^optimizer\.kind/, "o"],
  [/^optimizer\.learningRate/, "lr"],
  [/^optimizer\.momentum/, "m"],
  [/^optimizer\.weightDecay/, "wd"],
  [/^optimizer\.l1/, "l1"],
  [/^optimizer\.schedule/, "sch"],
  [/^batchSize/, "b"],
  [/^epochs/, "e"],
  [/^seed/, "s"],
];

const numeric = (text: string | undefined): number =>
  text === undefined || text.trim() === "" ? NaN : Number(text);

const split = (text: string, by: string): string[] => (text === "" ? [] : text.split(by));

function decodeHidden(text: string): unknown[] {
  return split(text, "_").map((part) => {
    const [units, activation, dropout] = part.split("~");
    return { units: numeric(units), activation, dropout: dropout === undefined ? 0 : numeric(dropout) };
  });
}

function decodePoints(text: string): unknown[] {
  return split(text, ";").map((part) => {
    const [x, y, label] = part.split(",");
    return { x: numeric(x), y: numeric(y), label: numeric(label) };
  });
}

function readDataset(query: URLSearchParams): unknown {
  const usual = defaultConfig.dataset;
  const number = (name: string, otherwise: number) =>
    query.has(name) ? numeric(query.get(name) ?? "") : otherwise;
  const points = query.get("pts");
  return {
    kind: query.get("d") ?? usual.kind,
    classes: number("c", usual.classes),
    pointsPerClass: number("n", usual.pointsPerClass),
    heldOutPerClass: number("h", usual.heldOutPerClass),
    noise: number("noise", usual.noise),
    turns: number("turns", usual.turns),
    seed: number("ds", usual.seed),
    ...(points === null ? {} : { points: decodePoints(points) }),
  };
}

function readConfig(query: URLSearchParams): unknown {
  const { network, optimizer, batchSize, epochs, seed } = defaultConfig;
  const number = (name: string, otherwise: number) =>
    query.has(name) ? numeric(query.get(name) ?? "") : otherwise;
  const net = query.get("net");
  const [kind, every, factor] = (query.get("sch") ?? "constant~100~0.5").split("~");
  return {
    dataset: readDataset(query),
    network: {
      features: query.has("f") ? split(query.get("f") ?? "", ",") : network.features,
      hidden: net === null ? network.hidden : decodeHidden(net),
      initialisation: query.get("init") ?? network.initialisation,
    },
    optimizer: {
      kind: query.get("o") ?? optimizer.kind,
      learningRate: number("lr", optimizer.learningRate),
      momentum: number("m", optimizer.momentum),
      weightDecay: number("wd", optimizer.weightDecay),
      l1: number("l1", optimizer.l1),
      schedule: { kind, every: numeric(every), factor: numeric(factor) },
    },
    batchSize: number("b", batchSize),
    epochs: number("e", epochs),
    seed: number("s", seed),
  };
}

const stopSchema = z.object({
  acc: z.number().min(stopLimits.accuracy.min).max(stopLimits.accuracy.max).optional(),
  pat: z.number().int().min(stopLimits.patience.min).max(stopLimits.patience.max).optional(),
});

function readStop(query: URLSearchParams): unknown {
  const number = (name: string) => (query.has(name) ? numeric(query.get(name) ?? "") : undefined);
  return { acc: number("acc"), pat: number("pat") };
}

const namesOf = (error: z.ZodError): string[] =>
  error.issues.map(({ path }) => {
    const dotted = path.join(".");
    return partOf.find(([pattern]) => pattern.test(dotted))?.[1] ?? dotted;
  });

/** Reads a query back. Parts that are missing take the default; a part that cannot be read makes the whole default. */
export function decodeConfig(query: string): DecodedLink {
  const parameters = new URLSearchParams(query);
  const config = runConfigSchema.safeParse(readConfig(parameters));
  const stop = stopSchema.safeParse(readStop(parameters));
  if (config.success && stop.success) {
    const { acc: accuracy, pat: patience } = stop.data;
    return {
      config: config.data,
      stop: { ...(accuracy !== undefined && { accuracy }), ...(patience !== undefined && { patience }) },
      broken: [],
    };
  }
  const names = [config, stop].flatMap(({ error }) => (error ? namesOf(error) : []));
  return { config: defaultConfig, stop: {}, broken: [...new Set(names)] };
}
