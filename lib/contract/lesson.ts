/** Lesson mode: set-ups that an instructor offers in a session's lab, and controls that students may not change. */
import { z } from "zod";
import { presets as coursePresets } from "@/lib/content/presets";
import { configOf } from "@/lib/content/training-setup";
import { courseConfig, courseDataset, type Config } from "@/lib/spiral/config";
import { setupSchema, type Setup } from "./run-config";

/** Controls that can be locked; data are the session's in any case. */
export const lockableControls = [
  "layers",
  "activation",
  "dropout",
  "initialisation",
  "features",
  "optimizer",
  "learningRate",
  "schedule",
  "regularisation",
  "batchSize",
  "epochs",
  "seed",
] as const;
export type LockableControl = (typeof lockableControls)[number];

export const lessonLimits = { presets: 6, nameCharacters: 40, reasonCharacters: 200 } as const;

export const lessonSchema = z.strictObject({
  /** the first one is what the lab opens with */
  presets: z
    .array(
      z.strictObject({ name: z.string().trim().min(1).max(lessonLimits.nameCharacters), setup: setupSchema }),
    )
    .max(lessonLimits.presets)
    .default([]),
  /** offers the course's two set-ups too */
  coursePresets: z.boolean().default(true),
  locked: z.array(z.enum(lockableControls)).max(lockableControls.length).default([]),
  /** the instructor's own sentence about what is locked; may be empty */
  reason: z.string().trim().max(lessonLimits.reasonCharacters).default(""),
});
export type Lesson = z.infer<typeof lessonSchema>;

/** Nothing locked, the course's set-ups. */
export const openLesson: Lesson = lessonSchema.parse({});

const withoutData = ({ network, optimizer, batchSize, epochs, seed }: Config): Setup => ({
  ...{ network, optimizer, batchSize, epochs, seed },
});

const usual: Setup = withoutData(courseConfig(courseDataset(0)));

/** The set-ups that a lesson offers, never none. */
export function setupsOf({ presets, coursePresets: withCourse }: Lesson): Setup[] {
  const own = presets.map(({ setup }) => setup);
  const course = coursePresets.map((preset) => withoutData(configOf(preset, courseDataset(0), usual.seed)));
  const offered = withCourse ? [...own, ...course] : own;
  return offered.length > 0 ? offered : [usual];
}

/** What the lab of a lesson opens with. */
export const startOf = ({ presets }: Lesson): Setup => presets[0]?.setup ?? usual;

const momentumOf = ({ kind, momentum }: Setup["optimizer"]): number | null =>
  ["momentum", "nesterov", "rmsprop"].includes(kind) ? momentum : null;

/** The part of a set-up that a control sets, comparable as text. */
const partOf: Record<LockableControl, (setup: Setup) => unknown> = {
  layers: ({ network }) => network.hidden.map(({ units }) => units),
  activation: ({ network }) => [...new Set(network.hidden.map(({ activation }) => activation))].sort(),
  dropout: ({ network }) => [...new Set(network.hidden.map(({ dropout }) => dropout))].sort(),
  initialisation: ({ network }) => network.initialisation,
  features: ({ network }) => network.features,
  optimizer: ({ optimizer }) => [optimizer.kind, momentumOf(optimizer)],
  learningRate: ({ optimizer }) => optimizer.learningRate,
  schedule: ({ optimizer: { schedule } }) =>
    schedule.kind === "constant" ? "constant" : [schedule.kind, schedule.every, schedule.factor],
  regularisation: ({ optimizer }) => [optimizer.weightDecay, optimizer.l1],
  batchSize: ({ batchSize }) => batchSize,
  epochs: ({ epochs }) => epochs,
  seed: ({ seed }) => seed,
};

/** A network without hidden layers has no activation and no dropout to differ in. */
function samePart(control: LockableControl, config: Setup, setup: Setup): boolean {
  const perLayer = control === "activation" || control === "dropout";
  if (perLayer && (config.network.hidden.length === 0 || setup.network.hidden.length === 0)) return true;
  return JSON.stringify(partOf[control](config)) === JSON.stringify(partOf[control](setup));
}

/** Locked controls in which a config differs from the lesson's nearest set-up; none: the lesson allows it. */
export function brokenLocks(config: Setup, lesson: Lesson): LockableControl[] {
  const broken = setupsOf(lesson).map((setup) =>
    lesson.locked.filter((control) => !samePart(control, config, setup)),
  );
  return broken.reduce((fewest, one) => (one.length < fewest.length ? one : fewest));
}
