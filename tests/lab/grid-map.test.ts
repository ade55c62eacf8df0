import { describe, expect, test } from "vitest";
import { letterPlaces, probabilitiesAt, shares, winners, type GridMap } from "@/lib/lab/picture/grid-map";
import { gridPoints } from "@/lib/spiral/plane";

/** Class A where x < 0, B elsewhere, ever surer towards the sides. */
function halves(size = 40, extent = 2): GridMap {
  const xy = gridPoints(size, extent);
  const probabilities = new Float32Array(2 * size * size);
  for (let cell = 0; cell < size * size; cell++) {
    probabilities[2 * cell + 1] = 1 / (1 + Math.exp(-3 * xy[2 * cell]));
    probabilities[2 * cell] = 1 - probabilities[2 * cell + 1];
  }
  return { size, extent, classes: 2, probabilities };
}

describe("what is read off a map", () => {
  test("LB10 the probabilities of a place are those of the cell drawn there", () => {
    const map = halves();
    const xy = gridPoints(map.size, map.extent);
    for (let cell = 0; cell < map.size ** 2; cell += 37)
      expect(probabilitiesAt(map, xy[2 * cell], xy[2 * cell + 1])).toEqual([
        map.probabilities[2 * cell],
        map.probabilities[2 * cell + 1],
      ]);
    expect(probabilitiesAt(map, -99, 99)[0]).toBeGreaterThan(0.99);
    expect(probabilitiesAt(map, 99, -99)[1]).toBeGreaterThan(0.99);
  });

  test("LB10 shares count the cells that each class wins; cells that are not numbers are nobody's", () => {
    const map = halves();
    expect(shares(map)).toEqual([0.5, 0.5]);
    map.probabilities.fill(NaN, 0, 2 * map.size);
    expect(shares(map)).toEqual([0.4875, 0.4875]);
    expect(winners(map)[0]).toBe(-1);
  });

  test("LB10 a letter stands inside its own region, or nowhere", () => {
    const map = halves();
    const places = letterPlaces(map);
    const won = winners(map);
    places.forEach((place, label) => {
      expect(place && won[place.row * map.size + place.column]).toBe(label);
    });
    const alone = { ...map, probabilities: map.probabilities.map((_, i) => (i % 2 === 0 ? 1 : 0)) };
    expect(letterPlaces(alone)[1]).toBeNull();
  });
});
