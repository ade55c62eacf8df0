// What the wall and a snapshot are shown of a run.
import { expect, test } from "vitest";
import { tileSchema } from "@/lib/contract/wall";
import { tileOfRun } from "@/lib/lab/run/tile-of-run";
import { courseConfig, courseDataset } from "@/lib/spiral/config";

const course = courseConfig(courseDataset(7));
const runAt = (learningRate: number) => ({
  config: { ...course, optimizer: { ...course.optimizer, learningRate } },
  ...{ phase: "finished" as const, epoch: 3.5, latest: null, curve: [], map: null },
});

test("SN7 runs that differ in their learning rate alone are told apart side by side", () => {
  const [small, large] = [1e-6, 100].map((rate) => tileSchema.parse(tileOfRun(runAt(rate), null, false)));
  expect(small).toEqual({ ...large, rate: 1e-6 });
  expect(large).toMatchObject({ rate: 100, optimizer: course.optimizer.kind, epoch: 3 });
});
