import fc from "fast-check";
import { expect, test } from "vitest";
import { cssPlace, holdInside, placeAfterKey, placeUnder } from "@/lib/lab/picture/place";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const extents = fc.double({ min: 0.1, max: 50, noNaN: true });
const boxes = fc.record({
  left: fc.integer({ min: -500, max: 500 }),
  top: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 1, max: 2000 }),
  height: fc.integer({ min: 1, max: 2000 }),
});
const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

test("LB11 the ring stands where one points", () => {
  fc.assert(
    fc.property(boxes, part, part, extents, (box, across, down, extent) => {
      const clientX = box.left + across * box.width;
      const clientY = box.top + down * box.height;
      const { left, top } = cssPlace(placeUnder({ clientX, clientY }, box, extent), extent);
      expect(parseFloat(left)).toBeCloseTo(100 * across, 6);
      expect(parseFloat(top)).toBeCloseTo(100 * down, 6);
    }),
  );
});

test("LB11 up is up: the plane's y grows towards the top", () => {
  const box = { left: 0, top: 0, width: 100, height: 100 };
  expect(placeUnder({ clientX: 75, clientY: 0 }, box, 2)).toEqual({ x: 1, y: 2 });
  expect(placeAfterKey({ key: "ArrowUp", shiftKey: false }, { x: 0, y: 0 }, 2)).toEqual({ x: 0, y: 0.1 });
});

test("LB11 no way of pointing leaves the map", () => {
  const presses = fc.array(fc.record({ key: fc.constantFrom(...arrows), shiftKey: fc.boolean() }));
  fc.assert(
    fc.property(presses, extents, (keys, extent) => {
      const end = keys.reduce((at, key) => placeAfterKey(key, at, extent) ?? at, { x: 0, y: 0 });
      expect(holdInside(end, extent)).toEqual(end);
    }),
  );
  const outside = placeUnder({ clientX: -9, clientY: 900 }, { left: 0, top: 0, width: 10, height: 10 }, 3);
  expect(outside).toEqual({ x: -3, y: -3 });
});

test("LB11 in the middle of the map the way back is the way there", () => {
  for (const [there, back] of [arrows.slice(0, 2), arrows.slice(2)])
    for (const shiftKey of [false, true]) {
      const middle = { x: 0, y: 0 };
      const away = placeAfterKey({ key: there, shiftKey }, middle, 1.3);
      expect(away).not.toEqual(middle);
      const home = placeAfterKey({ key: back, shiftKey }, away ?? middle, 1.3);
      expect(home?.x).toBeCloseTo(0, 12);
      expect(home?.y).toBeCloseTo(0, 12);
    }
});

test("LB11 other keys lead nowhere", () => {
  for (const key of ["a", "Enter", "constructor", "toString", "__proto__"])
    expect(placeAfterKey({ key, shiftKey: false }, { x: 0, y: 0 }, 1)).toBeNull();
});
