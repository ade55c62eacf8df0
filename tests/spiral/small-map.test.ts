import fc from "fast-check";
import { expect, test } from "vitest";
import { isSmallMap, packMap, smallMapBytes, smallMapSides, unpackMap } from "@/lib/spiral/small-map";

/** A grid on which each cell is sure of one class to some degree. */
function gridOf(size: number, classes: number, cellAt: (row: number, column: number) => [number, number]) {
  const probabilities = new Float32Array(size * size * classes);
  for (let cell = 0; cell < size * size; cell++) {
    const [winner, most] = cellAt(Math.floor(cell / size), cell % size);
    const own = probabilities.subarray(cell * classes, (cell + 1) * classes);
    own.fill((1 - most) / (classes - 1));
    own[winner] = most;
  }
  return { size, classes, probabilities };
}

const winnerOf = (cell: readonly number[]) => cell.indexOf(Math.max(...cell));
const cellOf = ({ classes, probabilities }: { classes: number; probabilities: Float32Array }, at: number) => [
  ...probabilities.subarray(at * classes, (at + 1) * classes),
];

test("WL1 what a map says of each cell comes through: the class, and how sure it is to a seventh", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.constantFrom(...Object.values(smallMapSides)),
      fc.array(fc.tuple(fc.nat(4), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: 7,
        maxLength: 7,
      }),
      (classes, side, cells) => {
        const chance = 1 / classes;
        const grid = gridOf(side, classes, (row, column) => {
          const [winner, sure] = cells[(3 * row + column) % cells.length];
          return [winner % classes, chance + (1 - chance) * (0.02 + 0.98 * sure)];
        });
        const packed = packMap(grid, side);
        expect(isSmallMap(packed)).toBe(true);
        const back = unpackMap(packed);
        if (!back) throw new Error("a packed map is one");
        expect([back.size, back.classes]).toEqual([side, classes]);
        for (let at = 0; at < side * side; at += 5) {
          const [was, is] = [cellOf(grid, at), cellOf(back, at)];
          expect(winnerOf(is)).toBe(winnerOf(was));
          expect(Math.abs(Math.max(...is) - Math.max(...was))).toBeLessThanOrEqual((1 - chance) / 14 + 1e-4);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test("WL1 a finer map is brought to the side asked for, in some 400 bytes", () => {
  const halves = gridOf(100, 3, (_, column) => [column < 50 ? 0 : 2, 0.9]);
  const packed = packMap(halves, smallMapSides.wall);
  expect(packed.length).toBe(386);
  expect(packMap(halves, smallMapSides.closely).length).toBe(smallMapBytes);
  expect(() => packMap(halves, 50)).toThrow(RangeError);
  const back = unpackMap(packed);
  if (!back) throw new Error("a packed map is one");
  const row = Array.from({ length: 24 }, (_, column) => winnerOf(cellOf(back, 24 * 7 + column)));
  expect(row).toEqual([...Array<number>(12).fill(0), ...Array<number>(12).fill(2)]);
});

test("WL1 a network of numbers that are none shows no class", () => {
  const { probabilities, ...rest } = gridOf(24, 3, () => [1, 0.8]);
  const back = unpackMap(packMap({ ...rest, probabilities: probabilities.fill(NaN) }, 24));
  expect(back && cellOf(back, 100)).toEqual(new Array(3).fill(Math.fround(1 / 3)));
});

test("WL1 bytes that are no map are refused, whatever they are", () => {
  const good = packMap(
    gridOf(24, 3, (row) => [row % 3, 0.7]),
    24,
  );
  const changed = (at: number, byte: number) => good.map((old, place) => (place === at ? byte : old));
  const bad = [
    new Uint8Array(),
    good.subarray(1),
    Uint8Array.from([...good, 0]),
    new Uint8Array(1_000_000),
    changed(0, 48),
    changed(0, 23),
    changed(1, 1),
    changed(1, 6),
    // a class that two have not
    changed(1, 2),
    // more than three cells can say
    changed(2, 255),
  ];
  for (const bytes of bad) {
    expect(isSmallMap(bytes)).toBe(false);
    expect(unpackMap(bytes)).toBeNull();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: smallMapBytes + 2 }), (bytes) => {
      expect(unpackMap(bytes) !== null).toBe(isSmallMap(bytes));
    }),
  );
});
