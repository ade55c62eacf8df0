// Two devices' orders as one, as a page and the server both make it of what each of them knows.
import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "@/lib/agreed/cell-order";

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });

test("KV3 the order has every cell of both once, the first device's as it has them", () => {
  fc.assert(
    fc.property(ids, ids, (first, second) => {
      const order = inOrder(first, second);
      expect([...order].sort()).toEqual([...new Set([...first, ...second])].sort());
      expect(order.filter((id) => first.includes(id))).toEqual(first);
    }),
  );
});

test("KV3 what only the second has stands behind what it follows there, or at the beginning", () => {
  fc.assert(
    fc.property(ids, ids, (first, second) => {
      const order = inOrder(first, second);
      second.forEach((id, at) => {
        if (first.includes(id)) return;
        const before = at === 0 ? undefined : second[at - 1];
        const own = order.indexOf(id);
        if (before === undefined)
          expect(order.slice(0, own).filter((one) => first.includes(one))).toEqual([]);
        else expect(order.indexOf(before)).toBeLessThan(own);
      });
      // one that knows the result changes nothing
      expect(inOrder(order, second)).toEqual(order);
    }),
  );
});
