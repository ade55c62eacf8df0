/** What a lesson offers and what it refuses, for the lab that a student sees and for the server that ranks. */
import { courseConfig, courseDataset, limits, type Config, type Setup } from "@/lib/spiral/config";
import { samePart, type LockableControl } from "@/lib/spiral/lockable-control";
import { parameterCount } from "@/lib/spiral/network";
import { presets as courseOnes } from "./presets";
import { configOf } from "./training-setup";

/** Set-ups that a lesson offers: its own, and the course's two when it wants them. */
export interface Offer {
  presets: readonly { setup: Setup }[];
  coursePresets: boolean;
}

interface Lesson extends Offer {
  locked: readonly LockableControl[];
}

const withoutData = ({ network, optimizer, batchSize, epochs, seed }: Config): Setup => ({
  ...{ network, optimizer, batchSize, epochs, seed },
});

const usual: Setup = withoutData(courseConfig(courseDataset(0)));

/** The set-ups that a lesson offers, never none. */
export function setupsOf({ presets, coursePresets }: Offer): Setup[] {
  const own = presets.map(({ setup }) => setup);
  const course = courseOnes.map((preset) => withoutData(configOf(preset, courseDataset(0), usual.seed)));
  const offered = coursePresets ? [...own, ...course] : own;
  return offered.length > 0 ? offered : [usual];
}

/** Whether every network that the lesson brings stays within the limit on data of so many classes. */
export const fitsClasses = ({ presets }: Pick<Offer, "presets">, classes: number): boolean =>
  presets.every(({ setup }) => parameterCount(setup.network, classes) <= limits.parameters);

/** What the lab of a lesson opens with. */
export const startOf = ({ presets }: Pick<Offer, "presets">): Setup => presets[0]?.setup ?? usual;

/** Whether everybody begins with the seed of the lesson's set-ups: an instructor's seeds are the instructor's choice. */
export const givesSeed = ({ presets, locked }: Lesson): boolean =>
  presets.length > 0 || locked.includes("seed");

/** Locked controls in which a config differs from the lesson's nearest set-up; none: the lesson allows it. */
export function brokenLocks(config: Setup, lesson: Lesson): LockableControl[] {
  const broken = setupsOf(lesson).map((setup) =>
    lesson.locked.filter((control) => !samePart(control, config, setup)),
  );
  return broken.reduce((fewest, one) => (one.length < fewest.length ? one : fewest));
}
