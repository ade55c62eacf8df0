import { describe, expect, test } from "vitest";
import {
  brokenLocks,
  lessonSchema,
  lockableControls,
  openLesson,
  setupsOf,
  startOf,
  type Lesson,
  type LockableControl,
} from "@/lib/contract/lesson";
import { sessionDatasetSchema, type Setup } from "@/lib/contract/run-config";
import { courseConfig, courseDataset, datasetKinds, type Config } from "@/lib/spiral/config";

const { dataset, ...course }: Config = courseConfig(courseDataset(3));
const deep: Setup = {
  ...course,
  network: {
    features: ["x", "y", "xy"],
    hidden: [
      { units: 8, activation: "tanh", dropout: 0.1 },
      { units: 8, activation: "tanh", dropout: 0.1 },
    ],
    initialisation: "xavier",
  },
  optimizer: {
    ...course.optimizer,
    kind: "momentum",
    learningRate: 0.1,
    weightDecay: 0,
    schedule: { kind: "cosine", every: 1, factor: 0 },
  },
  batchSize: 32,
  epochs: 50,
  seed: 9,
};
const lesson = (change: Partial<Lesson>): Lesson => ({ ...openLesson, ...change });

/** For each control the course's config with that part taken from another set-up. */
const changes: Record<LockableControl, Setup> = {
  layers: { ...course, network: { ...course.network, hidden: [{ ...course.network.hidden[0], units: 99 }] } },
  activation: {
    ...course,
    network: { ...course.network, hidden: [{ ...course.network.hidden[0], activation: "tanh" }] },
  },
  dropout: {
    ...course,
    network: { ...course.network, hidden: [{ ...course.network.hidden[0], dropout: 0.2 }] },
  },
  initialisation: { ...course, network: { ...course.network, initialisation: "zeros" } },
  features: { ...course, network: { ...course.network, features: ["x"] } },
  optimizer: { ...course, optimizer: { ...course.optimizer, kind: "adamw" } },
  learningRate: { ...course, optimizer: { ...course.optimizer, learningRate: 0.002 } },
  schedule: { ...course, optimizer: { ...course.optimizer, schedule: deep.optimizer.schedule } },
  regularisation: { ...course, optimizer: { ...course.optimizer, l1: 0.1 } },
  batchSize: { ...course, batchSize: 10 },
  epochs: { ...course, epochs: 1001 },
  seed: { ...course, seed: 2 },
};

describe("lesson mode", () => {
  test.each(lockableControls)("LS1 locking %s refuses its change and nothing else", (control) => {
    const one = lesson({ locked: [control] });
    expect(brokenLocks(course, one)).toEqual([]);
    for (const other of lockableControls)
      expect(brokenLocks(changes[other], one)).toEqual(other === control ? [control] : []);
  });

  test("LS1 every set-up that is offered is allowed, whatever is locked", () => {
    const all = lesson({ presets: [{ name: "Deep", setup: deep }], locked: [...lockableControls] });
    expect(setupsOf(all)).toHaveLength(3);
    for (const setup of setupsOf(all)) expect(brokenLocks(setup, all)).toEqual([]);
    expect(brokenLocks({ ...deep, epochs: 51 }, all)).toEqual(["epochs"]);
  });

  test("LS1 locked parts come from one set-up, not from several", () => {
    const two = lesson({
      presets: [{ name: "Deep", setup: deep }],
      coursePresets: false,
      locked: ["optimizer", "learningRate"],
    });
    const both = lesson({ ...two, coursePresets: true });
    const mixed = { ...course, optimizer: { ...course.optimizer, learningRate: 0.1 } };
    expect(brokenLocks(mixed, both)).toHaveLength(1);
    expect(brokenLocks(mixed, two)).toEqual(["optimizer"]);
  });

  test("LS1 activation and dropout do not bind a network without hidden layers", () => {
    const one = lesson({ locked: ["activation", "dropout"] });
    expect(brokenLocks({ ...course, network: { ...course.network, hidden: [] } }, one)).toEqual([]);
  });

  test("LS1 the lab opens with the first set-up, or the course's; a lesson always offers one", () => {
    expect(startOf(openLesson)).toEqual({ ...course });
    expect(startOf(lesson({ presets: [{ name: "Deep", setup: deep }] }))).toEqual(deep);
    expect(setupsOf(lesson({ coursePresets: false }))).toEqual([course]);
  });

  test("LS2 a stored lesson of older sessions is an open one; what does not belong is refused", () => {
    expect(lessonSchema.parse({})).toEqual(openLesson);
    const bad = [
      { locked: ["data"] },
      { presets: [{ name: "", setup: deep }] },
      { presets: [{ name: "x", setup: { ...deep, dataset } }] },
      { presets: Array.from({ length: 7 }, () => ({ name: "x", setup: deep })) },
      { reason: "x".repeat(201) },
      { secret: 1 },
    ];
    for (const one of bad) expect(lessonSchema.safeParse(one).success).toBe(false);
  });

  test("LS3 a session's data are drawn ones, with the classes that the kind has", () => {
    for (const kind of datasetKinds)
      for (const classes of [1, 2, 3, 5, 6]) {
        const many = kind === "spiral" || kind === "gaussians";
        const fits = kind !== "own" && classes >= 2 && classes <= (many ? 5 : 2);
        expect(sessionDatasetSchema.safeParse({ ...dataset, kind, classes }).success).toBe(fits);
      }
  });
});
