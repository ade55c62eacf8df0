// Which of several notices stands for all on a phone.
import { expect, test } from "vitest";
import { mostUrgent, urgencies, type Urgency } from "@/components/student/most-urgent";

const told = (...all: Urgency[]) =>
  all.map((urgency, at) => ({ id: String(at), urgency, title: urgency, text: "" }));

test("SL4 what cannot wait stands first, whatever came when, and of two alike the later one", () => {
  expect(mostUrgent([])).toBeUndefined();
  for (const [at, urgency] of urgencies.entries()) {
    const rest = urgencies.slice(at);
    expect(mostUrgent(told(...rest))?.urgency).toBe(urgency);
    expect(mostUrgent(told(...rest.toReversed()))?.urgency).toBe(urgency);
  }
  // what was said in class is read; that the marks are here may not be
  expect(mostUrgent(told("released", "announcement", "aside"))?.urgency).toBe("released");
  expect(mostUrgent(told("screen", "refused", "refused", "offline"))?.id).toBe("2");
});
