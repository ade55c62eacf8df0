// The tray of snapshots: taken, annotated, put in order, shown side by side, withdrawn by whose work it is.
import { expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { keptTile, tileOfSnapshot, type KeptTile } from "@/lib/contract/snapshot";
import type { WallTile } from "@/lib/contract/wall";
import { partOf, partsIn } from "@/lib/live/parts";
import { toKeep } from "@/lib/live/snapshots";
import type { SessionState } from "@/lib/live/state";
import { touchedBy } from "@/lib/live/touched";
import { roomView } from "@/lib/live/view-room";
import { selfView } from "@/lib/live/view-student";
import { packMap } from "@/lib/spiral/small-map";
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
} from "./session-fixture";

const hall = joined(openSession, "Ada", "Ben");
const probabilities = new Float32Array(24 * 24 * 3).map((_, at) => (at % 3 === 1 ? 0.8 : 0.1));
const run: WallTile = {
  ...{ participantId: idOf("Ada"), of: "spiral", map: packMap({ size: 24, classes: 3, probabilities }, 24) },
  ...{ network: "2→16→3", activation: "relu", optimizer: "adam", parameters: 99 },
  ...{ state: "training", epoch: 3, accuracy: 0.5, spark: [33, 50] },
};
const text = (words: string): WallTile => ({
  ...{ participantId: idOf("Ada"), of: "questions", questionId: "softmax", text: words, words: 2 },
  ...{ evidence: 0, submitted: false },
});
const kept = keptTile(text("It normalises."));

const spotOf = (id: string, name: string) => ({
  ...{ id: idOf(id), participantId: idOf(name), activity: "questions" as const, item: "softmax" },
});
const take = (state: SessionState, id: string, name: string, tile: KeptTile | null = kept) =>
  must(state, instructor, "snapshot.take", spotOf(id, name), contextAt(1_000, { tile }));
const idsOf = ({ snapshots }: SessionState) => snapshots.map(({ id }) => id);
const shown = (state: SessionState) => {
  const { spotlight } = roomView(state, new Map(), 2_000);
  return spotlight && "snapshots" in spotlight ? spotlight.snapshots : spotlight;
};
const show = (state: SessionState, ...ids: string[]) =>
  must(state, instructor, "spotlight.set", { spotlight: { snapshots: ids.map(idOf) } });

const three = take(take(take(hall, "a1", "Ada"), "b1", "Ben"), "a2", "Ada");

test("SN1 a tile is kept as it was, its map too, and a long text is cut where a reader would", () => {
  const back = tileOfSnapshot({ participantId: idOf("Ada"), tile: keptTile(run) });
  expect(back).toEqual({ ...run, map: Uint8Array.from((run.of === "spiral" && run.map) || []) });
  expect(JSON.parse(JSON.stringify(keptTile(run)))).toEqual(keptTile(run));
  const long = toKeep(text("字".repeat(5_000)));
  expect(long?.of === "questions" && long.text).toBe(`${"字".repeat(wireLimits.snapshotCharacters - 1)}…`);
  expect([toKeep(null), toKeep(text(" ")), toKeep({ ...run, map: null } as WallTile)]).toEqual([
    null,
    null,
    null,
  ]);
});

test("SN2 what there is not, what is nobody's, and more than the tray holds is refused; the same id is taken once", () => {
  const refused = (state: SessionState, name: string, tile: KeptTile | null = kept) =>
    refusal(state, instructor, "snapshot.take", spotOf("n", name), contextAt(1_000, { tile }));
  const declined = must(hall, student("Ada"), "spotlight.decline", { declined: true });
  const full = Array.from({ length: wireLimits.snapshots }).reduce<SessionState>(
    (state, _, at) => take(state, `s${at}`, "Ada"),
    hall,
  );
  expect([
    refused(joined(draftSession, "Ada"), "Ada"),
    refused(hall, "Nobody"),
    refused(hall, "Ada", null),
    refused(declined, "Ada"),
    refused(full, "Ada"),
    refusal(hall, student("Ada"), "snapshot.take", spotOf("n", "Ada")),
    refusal(three, instructor, "snapshot.note", { id: idOf("no"), note: "x" }),
    refusal(three, instructor, "spotlight.set", { spotlight: { snapshots: [idOf("a1"), idOf("no")] } }),
  ]).toEqual([
    ...["wrong-phase", "participant-not-found", "nothing-to-show", "not-to-be-shown", "snapshots-full"],
    ...["forbidden", "snapshot-not-found", "snapshot-not-found"],
  ]);
  const again = decided(
    three,
    instructor,
    "snapshot.take",
    spotOf("a1", "Ben"),
    contextAt(5, { tile: null }),
  );
  expect(again).toMatchObject({ ok: true, changes: [] });
});

test("SN3 of two pages that put it in order, the last wins, and what the other has taken meanwhile stays", () => {
  const turned = must(three, instructor, "snapshots.order", { ids: ["a2", "b1", "a1"].map(idOf) });
  expect(idsOf(turned)).toEqual(["a2", "b1", "a1"].map(idOf));
  const more = take(turned, "b2", "Ben");
  // as a page that has not heard of the newest, and still has one that is gone
  const other = must(more, instructor, "snapshots.order", { ids: ["b1", "gone", "a1", "a2"].map(idOf) });
  expect(idsOf(other)).toEqual(["b1", "a1", "a2", "b2"].map(idOf));
  expect(decided(other, instructor, "snapshots.order", { ids: idsOf(other) })).toMatchObject({ changes: [] });
  const noted = must(other, instructor, "snapshot.note", { id: idOf("a1"), note: "Look at the edge." });
  expect(noted.snapshots.map(({ note }) => note)).toEqual(["", "Look at the edge.", "", ""]);
  const gone = must(noted, instructor, "snapshot.remove", { id: idOf("a1") });
  expect(decided(gone, instructor, "snapshot.remove", { id: idOf("a1") })).toMatchObject({ changes: [] });
  expect(idsOf(gone)).toEqual(["b1", "a2", "b2"].map(idOf));
});

test("SN4 two stand side by side as they were chosen, under pseudonyms while there are any, after class too", () => {
  const pair = show(must(three, instructor, "snapshot.note", { id: idOf("b1"), note: "Why?" }), "b1", "a1");
  expect(shown(pair)).toMatchObject([
    { id: idOf("b1"), name: "Ben", note: "Why?", tile: { text: "It normalises." } },
    { id: idOf("a1"), name: "Ada" },
  ]);
  const veiled = must(pair, instructor, "pseudonyms.set", { on: true });
  expect(shown(veiled)).toMatchObject([{ name: "" }, { name: "" }]);
  const ended = must(pair, instructor, "session.end", {});
  expect(shown(ended)).toBeUndefined();
  expect(shown(show(ended, "a1"))).toHaveLength(1);
});

test("SN5 its owner reads that it is kept, withdraws all of theirs, and they are off the screen at once", () => {
  const pair = show(three, "a1", "b1");
  const own = (state: SessionState, name: string) => {
    const { snapshots, onScreen } = selfView(state, idOf(name), "");
    return [snapshots, onScreen];
  };
  expect([own(pair, "Ada"), own(pair, "Ben")]).toEqual([
    [2, true],
    [1, true],
  ]);
  const outcome = decided(pair, student("Ada"), "snapshots.withdraw", {});
  if (!outcome.ok) throw new Error(outcome.code);
  expect([...touchedBy(outcome.changes).selves].sort()).toEqual([idOf("Ada"), idOf("Ben")]);
  const left = must(pair, student("Ada"), "snapshots.withdraw", {});
  expect([idsOf(left), shown(left)]).toMatchObject([[idOf("b1")], [{ id: idOf("b1") }]]);
  expect(own(left, "Ada")).toEqual([undefined, undefined]);
  // who declines to be shown, or is removed, leaves nothing in the tray
  const declined = must(pair, student("Ben"), "spotlight.decline", { declined: true });
  const removed = must(pair, instructor, "participants.remove", {
    participantIds: [idOf("Ada"), idOf("Ben")],
  });
  expect([idsOf(declined), idsOf(removed), removed.spotlight]).toEqual([["a1", "a2"].map(idOf), [], null]);
});

test("SN5 the tray is the desk's alone, a row for each", () => {
  const subscribed = (["at-work", "at-board", "on-screen", "at-desk"] as const).filter((one) =>
    partsIn(one).some((name) => name === "tray"),
  );
  expect(subscribed).toEqual(["at-desk"]);
  const { rows } = partOf("tray", three, { presence: new Map(), present: 2 });
  expect(rows.map(([id]) => id)).toEqual(idsOf(three));
});
