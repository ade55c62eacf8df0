// Picking many out of a long list: with the shift key, and what a filter hides is not among them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { joinedWithin, nobody, pickAll, tick } from "@/components/instructor/participant-selection";
import type { ParticipantRow } from "@/lib/contract/views";

const rowOf = (participantId: string, joinedAt = "2026-01-01T09:00:00.000Z"): ParticipantRow => ({
  ...{ participantId, joinedAt, name: participantId, studentNumber: null, simulated: false },
  ...{ removed: false, present: true, awaySince: null, progress: null, submissions: 0, best: null },
  ...{ answered: [], drafting: [], exercises: [] },
});

const someList = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 40 });

test("HI5 a range is everybody listed between two ticks, whichever was first, and can be unticked as well", () => {
  fc.assert(
    fc.property(someList, fc.nat(), fc.nat(), (listed, one, other) => {
      const [from, to] = [listed[one % listed.length], listed[other % listed.length]];
      const first = tick(nobody, listed, { id: from, ticked: true, range: false });
      const range = tick(first, listed, { id: to, ticked: true, range: true });
      const [low, high] = [listed.indexOf(from), listed.indexOf(to)].toSorted((a, b) => a - b);
      expect([...range.ids].toSorted()).toEqual(listed.slice(low, high + 1).toSorted());
      const back = tick(range, listed, { id: from, ticked: false, range: true });
      expect([...back.ids]).toEqual([]);
      const again = tick(range, listed, { id: from, ticked: false, range: false });
      expect(again.ids.has(from)).toBe(false);
      expect(again.ids.size).toBe(range.ids.size - 1);
    }),
  );
});

test("HI5 a range whose beginning is not listed any more is the one that was ticked", () => {
  const first = tick(nobody, ["a", "b", "c"], { id: "a", ticked: true, range: false });
  const searched = tick(first, ["c", "d"], { id: "d", ticked: true, range: true });
  expect([...searched.ids].toSorted()).toEqual(["a", "d"]);
});

test("HI5 those who joined just now are picked by the server's clock", () => {
  const now = Date.parse("2026-01-01T10:00:00.000Z");
  const rows = [
    rowOf("early"),
    rowOf("late", "2026-01-01T09:58:30.000Z"),
    rowOf("now", "2026-01-01T10:00:00.000Z"),
  ];
  expect([...pickAll(joinedWithin(rows, 2, now)).ids]).toEqual(["late", "now"]);
});
