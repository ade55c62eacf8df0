// Where a message stands, so that it covers nothing that is used.
import { expect, test } from "vitest";
import { boxAt, cheapest, places, type Place } from "@/components/ui/free-place";

const window = { left: 0, top: 0, width: 1366, height: 768 };
const size = { width: 400, height: 60 };

test("MS1 a message stands inside the window, below the header, and no two places overlap but in a narrow window", () => {
  const boxes = places.map((place) => boxAt(place, size, window));
  for (const { left, top, width, height } of boxes) {
    expect(left).toBeGreaterThanOrEqual(16);
    expect(left + width).toBeLessThanOrEqual(1350);
    expect(top).toBeGreaterThanOrEqual(64);
    expect(top + height).toBeLessThanOrEqual(752);
  }
  expect(new Set(boxes.map(({ left, top }) => `${left} ${top}`)).size).toBe(places.length);
});

test("MS1 it stands where it covers the least, and stays there until another place is better", () => {
  const costs: Record<Place, number> = {
    ...{ "bottom right": 100, "bottom left": 1, "top right": 3 },
    ...{ "top left": 3, bottom: 1, top: 200 },
  };
  const costOf = (place: Place) => costs[place];
  expect(cheapest(places, costOf, null)).toBe("bottom left");
  expect(cheapest(places, costOf, "bottom")).toBe("bottom");
  expect(cheapest(places, costOf, "bottom right")).toBe("bottom left");
  expect(cheapest(places, () => 0, null)).toBe("bottom right");
});
