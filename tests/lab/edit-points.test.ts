import fc from "fast-check";
import { expect, test } from "vitest";
import { erase, place, withPoints } from "@/lib/lab/config/edit-points";
import { parsePoints } from "@/lib/lab/config/parse-points";
import { courseConfig, courseDataset, limits, type OwnPoint } from "@/lib/spiral/config";

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
const point: fc.Arbitrary<OwnPoint> = fc.record({
  x: coordinate,
  y: coordinate,
  label: fc.integer({ min: 0, max: limits.classes.max - 1 }),
});
const points = fc.array(point, { maxLength: 30 });

test("LB12 a placed point is written and read back exactly, and erased again", () => {
  fc.assert(
    fc.property(points, point, (before, added) => {
      const placed = place(before, added).at(-1);
      if (!placed) throw new Error("nothing was placed");
      // beside a point of the first class, whose number says that they begin at 0
      const { points: read, errors } = parsePoints(`0, 0, 0\n${placed.x}, ${placed.y}, ${placed.label}`);
      expect(errors).toEqual([]);
      // -0 and 0 are the same place
      expect(read.slice(1).map(({ x, y, label }) => [x + 0, y + 0, label])).toEqual([
        [placed.x + 0, placed.y + 0, placed.label],
      ]);
      expect(erase([placed], placed, 0.001)).toEqual([]);
      expect(Math.hypot(placed.x - added.x, placed.y - added.y)).toBeLessThan(0.001);
    }),
  );
});

test("LB12 own points always have classes enough, within the limits", () => {
  const config = courseConfig(courseDataset(1));
  fc.assert(
    fc.property(points, (own) => {
      const { classes, points: kept = [] } = withPoints(config, own).dataset;
      expect(kept).toEqual(own);
      expect(classes).toBeGreaterThanOrEqual(limits.classes.min);
      expect(classes).toBeLessThanOrEqual(limits.classes.max);
      expect(own.every(({ label }) => label < classes)).toBe(true);
    }),
  );
});

test("LB12 there are never more points than the contract takes", () => {
  const many = Array.from({ length: limits.ownPoints }, () => ({ x: 0, y: 0, label: 0 }));
  expect(place(many, { x: 1, y: 1, label: 1 })).toEqual(many);
});
