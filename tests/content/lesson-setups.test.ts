import { describe, expect, test } from "vitest";
import { brokenLocks, fitsClasses, setupsOf, startOf } from "@/lib/content/lesson-setups";
import { openLesson, type Lesson } from "@/lib/contract/lesson";
import { courseConfig, courseDataset, type Config, type Setup } from "@/lib/spiral/config";
import { lockableControls, type LockableControl } from "@/lib/spiral/lockable-control";

const { dataset: _, ...course }: Config = courseConfig(courseDataset(3));
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

const units = (count: number) => ({ units: count, activation: "relu" as const, dropout: 0 });

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
});

test("a lesson's networks stay within the limit on the data's classes", () => {
  const wide = { ...course, network: { ...course.network, hidden: [units(220), units(220)] } };
  const presets = [{ name: "wide", setup: wide }];
  // 660 + 48,620 + 221 for each class
  expect(fitsClasses(lesson({ presets }), 3)).toBe(true);
  expect(fitsClasses(lesson({ presets }), 4)).toBe(false);
  expect(fitsClasses(lesson({}), 8)).toBe(true);
});
