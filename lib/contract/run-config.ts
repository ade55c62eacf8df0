/** The schema of a run's config. Its types live with the spiral; this is where untrusted ones are checked. */
import {
  activations,
  classesOf,
  datasetKinds,
  featureNames,
  initialisations,
  limits,
  optimizerKinds,
  scheduleKinds,
  type Config,
  type Dataset,
  type Network,
  type OwnPoint,
  type Setup,
} from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { parameterCount } from "@/lib/spiral/network";
import * as z from "./zod";

const within = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max);
const seedSchema = z.number().int().min(limits.seed.min).max(limits.seed.max);

const inPlane = (value: unknown): boolean => typeof value === "number" && value >= -10 && value <= 10;

function isOwnPoint(value: unknown): value is OwnPoint {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 3) return false;
  const { x, y, label } = value as Partial<OwnPoint>;
  return (
    inPlane(x) &&
    inPlane(y) &&
    Number.isInteger(label) &&
    Number(label) >= 0 &&
    Number(label) < limits.classes.max
  );
}

/** A message holds tens of thousands: by a schema of objects their check would stand in everybody's way. */
export const ownPointsSchema = z.custom<OwnPoint[]>(
  (value) => Array.isArray(value) && value.length <= limits.ownPoints && value.every(isOwnPoint),
);

export const datasetSchema = z.strictObject({
  kind: z.enum(datasetKinds),
  classes: within(limits.classes).int(),
  pointsPerClass: within(limits.pointsPerClass).int(),
  heldOutPerClass: within(limits.pointsPerClass).int(),
  noise: within(limits.noise),
  turns: within(limits.turns),
  seed: seedSchema,
  points: ownPointsSchema.optional(),
}) satisfies z.ZodType<Dataset>;

/** The data of a session: drawn, so that hidden points of the same kind can be drawn too. One's own points cannot. */
export const sessionDatasetSchema = datasetSchema
  .omit({ points: true })
  .refine(({ kind }) => kind !== "own", { path: ["kind"] })
  .refine(({ kind, classes }) => classes >= classesOf[kind].min && classes <= classesOf[kind].max, {
    path: ["classes"],
  });

const networkSchema = z.strictObject({
  features: z
    .array(z.enum(featureNames))
    .min(1)
    .max(featureNames.length)
    .refine((names) => new Set(names).size === names.length, "repeated"),
  hidden: z
    .array(
      z.strictObject({
        units: z.number().int().min(1).max(limits.units),
        activation: z.enum(activations),
        dropout: within(limits.dropout),
      }),
    )
    .max(limits.hiddenLayers),
  initialisation: z.enum(initialisations),
}) satisfies z.ZodType<Network>;

const setupShape = {
  network: networkSchema,
  optimizer: z.strictObject({
    kind: z.enum(optimizerKinds),
    learningRate: within(limits.learningRate),
    momentum: z.number().min(0).max(0.9999),
    weightDecay: within(limits.weightDecay),
    l1: within(limits.weightDecay),
    schedule: z.strictObject({
      kind: z.enum(scheduleKinds),
      every: z.number().int().min(1).max(limits.epochs.max),
      factor: z.number().min(0).max(1),
    }),
  }),
  batchSize: z.number().int().min(0).max(limits.batchSize.max),
  epochs: within(limits.epochs).int(),
  seed: seedSchema,
};

/** For rooms that know the wire only. */
export type { Setup };

/** Whether the network is small enough depends on the number of classes. */
export const setupSchema = z.strictObject(setupShape) satisfies z.ZodType<Setup>;

export const runConfigSchema = z
  .strictObject({ dataset: datasetSchema, ...setupShape })
  .refine(({ network, dataset }) => parameterCount(network, dataset.classes) <= limits.parameters, {
    path: ["network"],
    message: "too-many-parameters",
  })
  .refine(({ dataset: { kind, classes } }) => classes <= classesOf[kind].max, {
    path: ["dataset", "classes"],
  })
  .refine(({ dataset: { points = [], classes } }) => points.every(({ label }) => label < classes), {
    path: ["dataset", "points"],
  }) satisfies z.ZodType<Config>;

/** One point of a training curve. */
export const curvePointSchema = z.strictObject({
  epoch: z.number().min(0).max(limits.epochs.max),
  loss: z.number(),
  trainAccuracy: z.number().min(0).max(1).nullable(),
  heldOutLoss: z.number().nullable(),
  heldOutAccuracy: z.number().min(0).max(1).nullable(),
}) satisfies z.ZodType<CurvePoint>;
