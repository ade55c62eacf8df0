// Drafts before the end: who wrote something that was not handed in.
import { expect, test } from "vitest";
import { instructorViewSchema } from "@/lib/contract/views";
import { viewFor } from "@/lib/live/view";
import type { SessionState } from "@/lib/live/state";
import { idOf, instructor, joined, must, openSession, student } from "./session-fixture";

const room = joined(openSession, "Ada", "Ben", "Cem");

const drafted = (state: SessionState, who: string, text: string) =>
  must(state, student(who), "answer.draft", {
    ...{ id: idOf(`${who}${text}`), questionId: "softmax", text, baseVersion: 0 },
  });
const handedIn = (state: SessionState, who: string, text: string) =>
  must(state, student(who), "answer.submit", {
    ...{ id: idOf(`in ${who}${text}`), questionId: "softmax", text, evidence: [] },
  });

function unsentIn(state: SessionState): Record<string, string[] | undefined> {
  const context = { now: 2_000, presence: new Map(), personalCode: () => "PERSNCDE23" };
  const { view } = viewFor(state, instructor, context);
  const { participants } = instructorViewSchema.parse(view);
  return Object.fromEntries(participants.map(({ name, unsent }) => [name, unsent]));
}

test("KV11 the instructor reads who has a draft that was not handed in as it stands, and of what", () => {
  const written = drafted(drafted(drafted(room, "Ada", "a text"), "Ben", "first"), "Cem", "  ");
  expect(unsentIn(handedIn(written, "Ben", "first"))).toEqual({
    ...{ Ada: ["softmax"], Ben: undefined, Cem: undefined },
  });
  const changed = drafted(handedIn(written, "Ben", "first"), "Ben", "second");
  expect(unsentIn(handedIn(changed, "Ada", "a text"))).toEqual({
    ...{ Ada: undefined, Ben: ["softmax"], Cem: undefined },
  });
  const ended = must(changed, instructor, "session.end", {});
  expect(unsentIn(ended)).toMatchObject({ Ada: ["softmax"], Ben: ["softmax"] });
});
