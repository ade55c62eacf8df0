import { expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { requests } from "@/lib/contract/requests";
import { tilesMessage, tilesMessageSchema, tilesOf, type Tile, type WallTile } from "@/lib/contract/wall";
import { packMap } from "@/lib/spiral/small-map";
import { codeToRead, lookedAtAnew, tileOf, watchedBy, type TileSources } from "@/lib/live/tile";
import type { Presence, SessionState } from "@/lib/live/state";
import { contextAt, idOf, joined, must, openSession, student, verdict } from "./session-fixture";

const hall = joined(openSession, "Ada", "Ben");
const ada = idOf("Ada");

const doing = (progress: Omit<NonNullable<Presence["progress"]>, "at">): Presence => ({
  ...{ connections: 1, awaySince: null },
  progress: { ...progress, at: 1_000 },
});
const writing = (activity: "tensors" | "questions", item?: string) =>
  doing({ activity, state: "writing", epoch: 0, accuracy: null, ...(item !== undefined && { item }) });
const training = doing({ activity: "spiral", state: "training", epoch: 3, accuracy: 0.5 });

const none: TileSources = { presence: undefined, told: null, code: null, closely: false };

const probabilities = new Float32Array(24 * 24 * 3).fill(1 / 3);
const told: Tile = {
  map: packMap({ size: 24, classes: 3, probabilities }, 24),
  ...{ network: "2→16→3", activation: "relu", optimizer: "adam", parameters: 99 },
  ...{ state: "training", epoch: 3, accuracy: 0.5, spark: [33, 50] },
};

const save = (state: SessionState, text: string, questionId = "softmax", at = 2_000) =>
  must(
    state,
    student("Ada"),
    "answer.draft",
    { id: idOf(`d${at}`), questionId, text, baseVersion: 0 },
    contextAt(at),
  );

test("WL2 a run is shown as its page tells it, and nobody who has not said what they do", () => {
  expect(tileOf(hall, ada, { ...none, told })).toBeNull();
  expect(tileOf(hall, ada, { ...none, presence: training })).toBeNull();
  const tile = tileOf(hall, ada, { ...none, presence: training, told });
  expect(tile).toEqual({ participantId: ada, of: "spiral", ...told });
  if (!tile) throw new Error("no tile");
  const other: WallTile = { ...tile, participantId: idOf("Ben"), of: "spiral", ...told, map: null };
  const message = tilesMessage([tile, other, tile]);
  expect(tilesMessageSchema.parse(message)).toEqual(message);
  // as a browser has it
  expect(tilesOf({ ...message, maps: message.maps.buffer as never })).toEqual([tile, other, tile]);
  expect(requests["tile.report"].payload.parse(told)).toEqual(told);
});

test("WL2 of an answer the draft that is written, its end on a small tile, and all of it for who looks closely", () => {
  const presence = writing("questions", "softmax");
  expect(tileOf(hall, ada, { ...none, presence })).toMatchObject({
    questionId: "softmax",
    text: "",
    words: 0,
  });
  const text = `${"a word ".repeat(200)}最后一句`;
  const state = save(hall, text);
  const small = tileOf(state, ada, { ...none, presence });
  expect(small).toMatchObject({ of: "questions", words: 404, evidence: 0, submitted: false });
  if (small?.of !== "questions") throw new Error("no question's tile");
  expect(small.text.endsWith("最后一句")).toBe(true);
  expect(small.text.length).toBeLessThanOrEqual(wireLimits.tileCharacters + 1);
  expect(tileOf(state, ada, { ...none, presence, closely: true })).toMatchObject({ text });
  // signs alone are no words, and a page full of them is counted as fast as a page of words
  const words = (draft: string) => {
    const tile = tileOf(save(hall, draft), ada, { ...none, presence });
    return tile?.of === "questions" ? tile.words : null;
  };
  expect(["-- … 1) don’t", ".".repeat(10_000), `${"=".repeat(9_990)}x 一`].map(words)).toEqual([2, 0, 2]);
  const began = process.cpuUsage();
  for (let more = 0; more < 10; more++) expect(words("👩‍👩‍👧‍👦".repeat(890 + more))).toBe(0);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(2);
  // a page of before says no question: the one that was written to last
  const another = save(state, "the newer one", "alexnet", 3_000);
  expect(tileOf(another, ada, { ...none, presence: writing("questions") })).toMatchObject({
    questionId: "alexnet",
  });
  const sent = must(another, student("Ada"), "answer.submit", {
    ...{ id: idOf("s"), questionId: "alexnet", text: "the newer one", evidence: [] },
  });
  expect(tileOf(sent, ada, { ...none, presence: writing("questions") })).toMatchObject({ submitted: true });
});

test("WL2 of an exercise the tries, where they stopped, and the code that was saved", () => {
  const presence = writing("tensors", "failing");
  const tried = must(
    hall,
    student("Ada"),
    "attempt.submit",
    { id: idOf("attempt"), exerciseId: "failing", source: "x" },
    contextAt(2_000, { verdict: verdict("failing", "shape") }),
  );
  const code = { version: 1, exerciseId: "failing", source: "x = torch.ones(3)" };
  const tile = {
    of: "tensors",
    exerciseId: "failing",
    tries: 1,
    passed: false,
    stage: "shape",
    code: code.source,
  };
  expect(tileOf(tried, ada, { ...none, presence, code })).toEqual({ participantId: ada, ...tile });
  // code of the exercise before is none of this one
  expect(tileOf(tried, ada, { ...none, presence, code: { ...code, exerciseId: "other" } })).toMatchObject({
    code: null,
  });
  expect(tileOf(tried, ada, { ...none, presence: writing("tensors") })).toMatchObject({
    exerciseId: null,
    tries: 0,
  });
});

test("WL2 code is read when it was saved since, or another exercise is open", () => {
  const presence = writing("tensors", "failing");
  expect(codeToRead(hall, ada, { presence, code: null })).toEqual({ version: 0, exerciseId: "failing" });
  const code = { version: 0, exerciseId: "failing", source: "" };
  expect(codeToRead(hall, ada, { presence, code })).toBeNull();
  expect(codeToRead(hall, ada, { presence: writing("tensors", "other"), code })).toMatchObject({
    exerciseId: "other",
  });
  expect(codeToRead(hall, ada, { presence: training, code: null })).toBeNull();
  expect(codeToRead(hall, ada, { presence: writing("tensors"), code: null })).toBeNull();
});

test("WL6 whom any wall has in sight is watched, and told when that changes", () => {
  const [a, b, c] = ["a", "b", "c"].map(idOf);
  const one = watchedBy([
    { inSight: [a, b], closely: null },
    { inSight: [b], closely: c },
  ]);
  expect([...one]).toEqual([
    [a, { closely: false }],
    [b, { closely: false }],
    [c, { closely: true }],
  ]);
  const other = watchedBy([{ inSight: [b, c], closely: b }]);
  expect(lookedAtAnew(one, other)).toEqual(new Set([a, b, c]));
  expect(lookedAtAnew(one, one).size).toBe(0);
});
