// A page that stays open while its server is updated, by a simulated clock.
import { expect, test } from "vitest";
import { Renewal, spreadMs, type Page } from "@/lib/client/renewal";

const away: Page = { hidden: true, busy: false };
const there: Page = { hidden: false, busy: false };
const page = (more = {}) => new Renewal({ own: "one", before: null, share: 0.5, ...more });
const minute = 60_000;

test("KF6 a page of the server's own build, or of none, is let alone", () => {
  for (const own of ["two", undefined]) {
    const renewal = page({ own });
    expect(renewal.due(minute, away)).toBe("none");
    renewal.told("two", minute);
    expect(renewal.due(10 * minute, away)).toBe("none");
  }
});

test("KF6 one that was asked for just now is loaded anew at once, unless its person has begun", () => {
  const fresh = page();
  fresh.told("two", 800);
  expect(fresh.due(800, there)).toBe("now");
  const begun = page();
  begun.touched(500);
  begun.told("two", 800);
  expect(begun.due(800, there)).toBe("offered");
});

test("KF6 one that is out of sight, untouched and idle is loaded anew, each in its turn; otherwise it is offered", () => {
  const renewal = page();
  renewal.touched(5 * minute);
  const toldAt = 10 * minute;
  renewal.told("two", toldAt);
  expect(renewal.due(toldAt, away)).toBe("offered");
  // told once more, as after each reconnection, it keeps its turn
  renewal.told("two", toldAt + spreadMs / 4);
  const turn = toldAt + spreadMs / 2;
  expect(renewal.due(turn - 1, away)).toBe("offered");
  expect(renewal.due(turn, there)).toBe("offered");
  expect(renewal.due(turn, { ...away, busy: true })).toBe("offered");
  expect(renewal.due(turn, away)).toBe("now");
  renewal.touched(turn);
  expect(renewal.due(turn + minute - 1, away)).toBe("offered");
  expect(renewal.due(turn + minute, away)).toBe("now");
});

test("KF6 who was loaded anew for a build and is still of another is not loaded for it again", () => {
  const renewal = page({ before: "two" });
  renewal.told("two", 500);
  expect(renewal.due(500, there)).toBe("none");
  renewal.told("three", 20 * minute);
  expect(renewal.due(21 * minute, away)).toBe("now");
});
