// What a page says of an answer that was submitted: it never asks for what has been done.
import { expect, test } from "vitest";
import { submittedAs } from "@/components/questions/answer-status";
import { newItem } from "@/lib/client/outbox-item";
import type { AnswerState } from "@/lib/contract/views";
import { idOf } from "@/tests/live/session-fixture";

const answer: AnswerState = {
  ...{ questionId: "softmax", draft: "one", draftVersion: 1, evidence: [], cited: [idOf("run")] },
  ...{ submitted: "one", submittedAt: "2026-01-01T00:00:00.000Z", revisions: 1, late: false },
};

const pressed = (text: string, evidence: string[]) =>
  newItem(
    "answer.submit",
    { id: idOf(text), questionId: "softmax", text, evidence },
    { owner: "ada", after: null, now: 0, page: null },
  );

test("KV12 of a new version that waits to be sent nobody is told to submit it again", () => {
  const cited = [idOf("run")];
  const two = { text: "two", cited };
  expect(submittedAs({ text: "one", cited }, answer, [])).toBe("same");
  expect(submittedAs(two, answer, [])).toBe("changed");
  expect(submittedAs(two, answer, [pressed("two", cited)])).toBe("waiting");
  // typed on since, or other evidence, or the old text again
  expect(submittedAs({ text: "two, and more", cited }, answer, [pressed("two", cited)])).toBe("changed");
  expect(submittedAs({ text: "two", cited: [] }, answer, [pressed("two", cited)])).toBe("changed");
  expect(submittedAs({ text: "one", cited }, answer, [pressed("two", cited)])).toBe("changed");
  expect(submittedAs(two, answer, [pressed("two", cited), pressed("three", cited)])).toBe("changed");
  // before anything was submitted, blank is not what the server has
  expect(submittedAs({ text: "", cited: [] }, undefined, [])).toBe("changed");
});
