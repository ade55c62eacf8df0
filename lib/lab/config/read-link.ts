/** Reads a config out of an address: what is wrong is named, and the rest is kept. */
import * as z from "@/lib/contract/zod";
import { runConfigSchema } from "@/lib/contract/run-config";
import { classesOf, datasetKinds, featureNames, type Config } from "@/lib/spiral/config";
import { defaultConfig, linkVersion, type LinkedStop } from "./config-link";
import { stopLimits } from "./stop-limits";

/** The parts of a link, by their names in the query; "v" is its version. */
export const linkParts = [
  ...["v", "d", "c", "n", "h", "noise", "turns", "ds", "pts", "f", "init", "net", "o", "lr", "m", "wd", "l1"],
  ...["sch", "b", "e", "s", "acc", "pat"],
] as const;

/** One of them. */
export type LinkPart = (typeof linkParts)[number];

/** What a link says, and its unreadable parts. */
export interface DecodedLink {
  config: Config;
  stop: LinkedStop;
  /** these have the default, or of points and features what could be read; empty when the link was read whole */
  broken: LinkPart[];
}

/** Names in the query, by the config's own paths, so that a schema's complaint names a part of the link. */
const partOf: [RegExp, LinkPart][] = [
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

const namesOf = (error: z.ZodError): LinkPart[] =>
  error.issues.flatMap(({ path }) => {
    const dotted = path.join(".");
    const part = partOf.find(([pattern]) => pattern.test(dotted))?.[1];
    return part ?? linkParts.filter((name) => name === dotted);
  });

/** The items of a list that can be read by themselves. */
const goodItems: Partial<Record<LinkPart, (text: string, classes: number) => string>> = {
  f: (text) =>
    [...new Set(split(text, ","))].filter((name) => featureNames.some((known) => known === name)).join(","),
  pts: (text, classes) =>
    split(text, ";")
      .filter((item) => runConfigSchema.shape.dataset.shape.points.safeParse(decodePoints(item)).success)
      .filter((item) => Number(item.split(",")[2]) < classes)
      .join(";"),
};

/** Takes a part out of the query, or of a list what cannot be read. */
function mend(query: URLSearchParams, name: LinkPart): void {
  const text = query.get(name);
  if (name === "c") return query.set(name, String(classesFor(query.get("d"))));
  const good = text === null ? undefined : goodItems[name]?.(text, numeric(query.get("c") ?? "3"));
  if (good && good !== text) query.set(name, good);
  else query.delete(name);
}

/** The number of classes that a kind of data has unless told. */
function classesFor(text: string | null): number {
  const kind = datasetKinds.find((name) => name === text) ?? defaultConfig.dataset.kind;
  return Math.min(defaultConfig.dataset.classes, classesOf[kind].max);
}

/** Each round takes out what is complained of; a part that is right may show only when another is. */
const rounds = 8;

/** Reads a query back. Parts that are missing, and such as cannot be read, take the default; the others are kept. */
export function decodeConfig(query: string): DecodedLink {
  const parameters = new URLSearchParams(query);
  const broken = new Set<LinkPart>();
  if (!(numeric(parameters.get("v") ?? "1") <= linkVersion)) broken.add("v");
  for (let round = 0; round < rounds; round++) {
    const config = runConfigSchema.safeParse(readConfig(parameters));
    const stop = stopSchema.safeParse(readStop(parameters));
    if (config.success && stop.success) {
      const { acc: accuracy, pat: patience } = stop.data;
      const rules = {
        ...(accuracy !== undefined && { accuracy }),
        ...(patience !== undefined && { patience }),
      };
      return { config: config.data, stop: rules, broken: [...broken] };
    }
    for (const name of [config, stop].flatMap(({ error }) => (error ? namesOf(error) : []))) {
      // what the link does not say, it does not say wrongly
      if (parameters.has(name)) broken.add(name);
      mend(parameters, name);
    }
  }
  return { config: defaultConfig, stop: {}, broken: [...broken] };
}
