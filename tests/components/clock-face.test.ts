import { expect, test } from "vitest";
import { clockFace } from "@/components/live/use-time-left";

test.each([
  [0, "0:00"],
  [9, "0:09"],
  [60, "1:00"],
  [3_599, "59:59"],
  [3_600, "1:00:00"],
  [10_800, "3:00:00"],
])("TM5 %i seconds read %s", (seconds, face) => expect(clockFace(seconds)).toBe(face));
