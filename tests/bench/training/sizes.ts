/** The work that engines are compared on. */
import { courseConfig, courseDataset, type Activation, type Config } from "@/lib/spiral/config";

function config(units: number[], activation: Activation, change: Partial<Config> = {}): Config {
  const course = courseConfig(courseDataset(1));
  course.network.hidden = units.map((count) => ({ units: count, activation, dropout: 0 }));
  return { ...course, ...change };
}

const fewPoints = { ...courseDataset(1), pointsPerClass: 100, heldOutPerClass: 50 };
const circles = {
  ...{ ...courseDataset(1), kind: "circles" as const, classes: 2 },
  ...{ pointsPerClass: 250, heldOutPerClass: 50, noise: 0.08 },
};

/** By the name that the table shows. */
export const sizes: Record<string, Config> = {
  "3,000 points, 2-100-3, full batch": config([100], "relu"),
  "500 points, 2-4-2, batches of 10": config([4], "tanh", { dataset: circles, batchSize: 10 }),
  "300 points, 2-8-3, full batch": config([8], "relu", { dataset: fewPoints }),
  "3,000 points, 2-16-16-16-16-3, full batch": config([16, 16, 16, 16], "relu"),
  "3,000 points, 2-200-200-3, batches of 100": config([200, 200], "relu", { batchSize: 100 }),
};

/** The course's own work. */
export const course = Object.keys(sizes)[0];
/** The old playground's work: tiny batches on a tiny network. */
export const tiny = Object.keys(sizes)[1];
