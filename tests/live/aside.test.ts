// A sentence to some of the class: they read it, and nobody else does.
import { expect, test } from "vitest";
import { partOf } from "@/lib/live/parts";
import type { Actor, SessionState } from "@/lib/live/state";
import { touchedBy } from "@/lib/live/touched";
import { viewFor } from "@/lib/live/view";
import { attentionView } from "@/lib/live/view-instructor";
import { selfView } from "@/lib/live/view-student";
import {
  contextAt,
  decided,
  draftSession,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  student,
  visitor,
} from "./session-fixture";

const hall = joined(openSession, "Ada", "Ben", "Cleo");
const text = "Look at the units that are dead.";
const asideTo = (...names: string[]) => ({ aside: { text, participantIds: names.map(idOf) } });
const say = (state: SessionState, ...names: string[]) =>
  must(state, instructor, "aside.set", asideTo(...names), contextAt(5_000));
const read = (state: SessionState, name: string) => selfView(state, idOf(name), "").aside?.text;

test("LD9 a sentence to some is in their own part alone, until it is withdrawn or another takes its place", () => {
  const said = say(hall, "Ada", "Ben", "Ada");
  expect(["Ada", "Ben", "Cleo"].map((name) => read(said, name))).toEqual([text, text, undefined]);
  const context = { now: 6_000, presence: new Map(), personalCode: () => "" };
  for (const viewer of [visitor, { role: "screen" } as Actor, student("Cleo")])
    expect(JSON.stringify(viewFor(said, viewer, context))).not.toContain(text);
  expect(JSON.stringify(partOf("session", said, { ...context, present: 3 }))).not.toContain(text);
  expect(attentionView(said, { presence: new Map() }).aside).toEqual({ text, count: 2 });
  const other = decided(said, instructor, "aside.set", asideTo("Cleo"));
  if (!other.ok) throw new Error(other.code);
  // those who have it no more hear of that, too
  expect([...touchedBy(other.changes).selves].sort()).toEqual(["Ada", "Ben", "Cleo"].map(idOf));
  const gone = must(said, instructor, "aside.set", { aside: null });
  expect([read(gone, "Ada"), attentionView(gone, { presence: new Map() }).aside]).toEqual([
    undefined,
    undefined,
  ]);
  expect(decided(gone, instructor, "aside.set", { aside: null })).toMatchObject({ changes: [] });
  // what is said to all stands beside it
  expect(must(said, instructor, "announcement.set", { text: "To all." }).lead.aside?.text).toBe(text);
});

test("LD9 it goes to people who are in, and only the instructor says it", () => {
  const removed = must(hall, instructor, "participant.remove", { participantId: idOf("Ben") });
  expect([
    refusal(hall, instructor, "aside.set", asideTo("Ada", "Nobody")),
    refusal(removed, instructor, "aside.set", asideTo("Ben")),
    refusal(joined(draftSession, "Ada"), instructor, "aside.set", asideTo("Ada")),
    refusal(hall, student("Ada"), "aside.set", asideTo("Ben")),
  ]).toEqual(["participant-not-found", "participant-not-found", null, "forbidden"]);
});
