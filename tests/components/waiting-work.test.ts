// Work that waits for the connection says so, whatever it is.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { NextIntlClientProvider } from "next-intl";
import { expect, test } from "vitest";
import { SubmissionLine } from "@/components/lab/submit/submission-line";
import { labSubmissions } from "@/components/student/lab-submissions";
import { tensorAttempts } from "@/components/student/tensor-attempts";
import { newItem } from "@/lib/client/outbox-item";
import en from "@/lib/content/messages/en/lab.json";
import enStudent from "@/lib/content/messages/en/student.json";
import zhStudent from "@/lib/content/messages/zh/student.json";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { idOf } from "@/tests/live/session-fixture";

const made = { owner: "ada", after: null, now: 0, page: null };
const run = newItem(
  "run.submit",
  {
    ...{ id: idOf("run"), config: courseConfig(courseDataset(1)), weights: new Uint8Array(4), curve: [] },
    ...{ epochs: 1, engine: "wasm", claimedAccuracy: null },
  },
  made,
);
const attempt = newItem("attempt.submit", { id: idOf("try"), exerciseId: "matmul", source: "1" }, made);

const line = (online: boolean): string => {
  const [submission] = labSubmissions([], [run], new Map(), online);
  const children = createElement(SubmissionLine, { submission, brief: true });
  const provided = { locale: "en" as const, timeZone: "UTC", messages: { lab: en }, children };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, provided));
};

test("O11 who is told that this browser keeps nothing is told where to go with it, by the names that stand there", () => {
  for (const { notDurableBody, myCode } of [enStudent, zhStudent])
    expect(notDurableBody).toContain(`“${myCode}”`);
});

test("O11 a run and an attempt that wait for the connection say that, and what was refused is refused all the same", () => {
  expect(line(true)).toContain("Saving…");
  expect(line(false)).toContain("Waits for the connection");
  expect(line(false)).not.toContain("animate-spin");
  const states = [true, false].map((online) => tensorAttempts([], [attempt], online)[0].state);
  expect(states).toEqual(["saving", "waiting"]);
  expect(tensorAttempts([], [{ ...attempt, refused: true }], false)[0].state).toBe("refused");
});
