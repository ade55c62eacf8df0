// Where the guided start's card stands.
import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBeside } from "@/components/guide/place-beside";

const card = { width: 352, height: 200 };

test("GU2 the card is in the window, and never over what it speaks of where there is room beside it", () => {
  const someWindow = fc.record({
    width: fc.integer({ min: 376, max: 2_000 }),
    height: fc.integer({ min: 224, max: 1_200 }),
  });
  fc.assert(
    fc.property(someWindow, fc.tuple(...[0, 1, 2, 3].map(() => fc.nat(1_000))), (window, [x, y, w, h]) => {
      const left = (x / 1_000) * window.width;
      const top = (y / 1_000) * window.height;
      const target = { left, top, right: left + w, bottom: top + h };
      const at = placeBeside(target, card, window);
      expect(at.left).toBeGreaterThanOrEqual(12);
      expect(at.top).toBeGreaterThanOrEqual(12);
      expect(at.left + card.width).toBeLessThanOrEqual(window.width);
      expect(at.top + card.height).toBeLessThanOrEqual(window.height);
      const over =
        at.left < target.right &&
        target.left < at.left + card.width &&
        at.top < target.bottom &&
        target.top < at.top + card.height;
      const room = target.bottom + card.height + 24 <= window.height || target.top - card.height - 24 >= 0;
      if (room) expect(over).toBe(false);
    }),
  );
});
