// Answers on the screen without names, those alike as one.
import { expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { alikeIn } from "@/lib/live/alike";
import type { SessionState } from "@/lib/live/state";
import { roomView } from "@/lib/live/view-room";
import { selfView } from "@/lib/live/view-student";
import {
  contextAt,
  draftSession,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  student,
} from "./session-fixture";

const answer = (state: SessionState, name: string, text: string, at = 2_000) =>
  must(
    state,
    student(name),
    "answer.submit",
    { id: idOf(`${name}${at}`), questionId: "softmax", text, evidence: [] },
    contextAt(at),
  );
const hall = joined(openSession, "Ada", "Ben", "Cleo", "Dan");
const answered = [
  ["Ada", "It normalises."],
  ["Ben", "Gradients vanish."],
  ["Cleo", "it  normalises"],
].reduce((state, [name, text]) => answer(state, name, text), hall);
const chosenOf = (state: SessionState, ...names: string[]) =>
  names.map((name) => ({
    participantId: idOf(name),
    text: alikeIn(state, "softmax").find((one) => one.participantId === idOf(name))?.text ?? "",
  }));
const show = (state: SessionState, ...names: string[]) =>
  must(state, instructor, "spotlight.set", {
    spotlight: { questionId: "softmax", chosen: chosenOf(state, ...names) },
  });
const shown = (state: SessionState) => roomView(state, new Map(), 3_000).spotlight;

test("AN1 those alike are one, the most frequent first, of who is in and lets it be shown", () => {
  expect(alikeIn(answered, "softmax")).toEqual([
    { participantId: idOf("Ada"), text: "It normalises.", count: 2 },
    { participantId: idOf("Ben"), text: "Gradients vanish.", count: 1 },
  ]);
  const declined = must(answered, student("Ada"), "spotlight.decline", { declined: true });
  expect(alikeIn(declined, "softmax")).toContainEqual({
    ...{ participantId: idOf("Cleo"), text: "it  normalises", count: 1 },
  });
  const removed = must(answered, instructor, "participant.remove", { participantId: idOf("Ben") });
  expect(alikeIn(removed, "softmax")).toHaveLength(1);
  const long = answer(hall, "Dan", "字".repeat(5_000));
  expect(alikeIn(long, "softmax")[0].text).toHaveLength(wireLimits.shownCharacters);
  expect(alikeIn(answered, "alexnet")).toEqual([]);
});

test("AN1 what was chosen is on the screen without a name or an id, and stays as it was until the next press", () => {
  const lit = show(answered, "Ben", "Ada");
  expect(shown(lit)).toEqual({
    ...{ questionId: "softmax", at: new Date(1_000).toISOString() },
    answers: [
      { text: "Gradients vanish.", count: 1 },
      { text: "It normalises.", count: 2 },
    ],
  });
  expect(shown(answer(lit, "Ben", "Something else.", 4_000))).toEqual(shown(lit));
  expect([selfView(lit, idOf("Ben"), "").onScreen, selfView(lit, idOf("Dan"), "").onScreen]).toEqual([
    true,
    undefined,
  ]);
  const declined = must(lit, student("Ben"), "spotlight.decline", { declined: true });
  expect(shown(declined)).toMatchObject({ answers: [{ text: "It normalises." }] });
  expect(
    shown(must(declined, instructor, "participant.remove", { participantId: idOf("Ada") })),
  ).toBeUndefined();
});

test("AN1 nothing but answers that there are can be chosen, and only by the instructor", () => {
  const wanted = (questionId: string, name: string) => ({
    spotlight: { questionId, chosen: chosenOf(answered, name) },
  });
  expect([
    refusal(draftSession, instructor, "spotlight.set", wanted("softmax", "Ada")),
    refusal(answered, instructor, "spotlight.set", wanted("no-such", "Ada")),
    // who stands for nobody, and whose answer stands under another's
    refusal(answered, instructor, "spotlight.set", wanted("softmax", "Dan")),
    refusal(answered, instructor, "spotlight.set", wanted("softmax", "Cleo")),
    refusal(answered, student("Ada"), "spotlight.set", wanted("softmax", "Ada")),
  ]).toEqual(["wrong-phase", "question-not-found", "answers-changed", "answers-changed", "forbidden"]);
  // and what its writer has changed since it was read is not shown unread
  const changed = answer(answered, "Ben", "Another.", 4_000);
  expect(refusal(changed, instructor, "spotlight.set", wanted("softmax", "Ben"))).toBe("answers-changed");
});
