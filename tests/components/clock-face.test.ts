import { expect, test } from "vitest";
import { clockFace, secondsLeft } from "@/components/live/use-time-left";

test.each([
  [0, "0:00"],
  [9, "0:09"],
  [60, "1:00"],
  [3_599, "59:59"],
  [3_600, "1:00:00"],
  [10_800, "3:00:00"],
])("TM5 %i seconds read %s", (seconds, face) => expect(clockFace(seconds)).toBe(face));

test.each([
  [1, Infinity, 1],
  [-1, Infinity, 0],
  [-3_600_000, Infinity, 0],
  [-59_999, 60_000, 0],
  [-60_000, 60_000, null],
])("TM5 of %i ms left, with an end told for %i ms, %o is shown", (ms, told, left) =>
  expect(secondsLeft(ms, told)).toBe(left),
);
