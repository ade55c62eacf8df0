// Marks given in two windows at once, stored as the server action stores them.
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GivenMarks, noMark } from "@/components/review/given-marks";
import type { MarkPart, SaveMark, StoredMark } from "@/lib/review/desk";
import { mergeMark } from "@/lib/review/merge-mark";
import { TestStorage } from "../client/storage";
import { patient } from "../patience";

const sheet = { participantId: "Mei", itemId: "softmax" };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", new TestStorage());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A store of one mark; the network loses what it is told to lose. */
class OneMark {
  stored: StoredMark = noMark;
  lose: "nothing" | "request" | "answer" = "nothing";

  save: SaveMark = async (_, { base, rubric, points, comment }) => {
    const { lose } = this;
    if (lose === "request") throw new Error("lost");
    const mine = { rubric, points, comment };
    const known = base.version === this.stored.version;
    const met = known ? { mark: mine, conflicts: [] } : mergeMark(base, mine, this.stored);
    const before = this.stored;
    // whoever replaces a part has been told what stands there
    for (const part of ["points", "comment"] as const)
      if (met.mark[part] !== before[part]) expect(base[part]).toBe(before[part]);
    this.stored = { ...met.mark, version: this.stored.version + 1 };
    const conflicts: MarkPart[] = met.conflicts;
    if (lose === "answer") throw new Error("lost");
    return { mark: this.stored, conflicts };
  };
}

const atRest = (marks: GivenMarks) =>
  vi.waitFor(() => expect(marks.get().state).not.toBe("saving"), { ...patient, interval: 1 });

/** Chooses one's own until nothing is left to choose, which the server then has. */
async function settleWith(marks: GivenMarks, server: OneMark): Promise<void> {
  const told: unknown[] = [];
  while (marks.get().state === "conflict") {
    told.push(marks.get().given.get("Mei softmax")?.other?.mark);
    // the other window may have stored something after this one was told; then it rests
    expect(told.length).toBeLessThanOrEqual(2);
    expect(told.at(-1)).not.toEqual(told.at(-2));
    marks.choose(sheet, "mine");
    await atRest(marks);
  }
  expect(marks.get().state).toBe("saved");
  const { points, comment } = marks.of(sheet, null) ?? noMark;
  // who had to choose knows all that is there
  if (told.length > 0) expect(server.stored).toMatchObject({ points, comment });
}

test("KV9 points in one window, the comment in another: both are stored and both windows may go on", async () => {
  const server = new OneMark();
  const [one, two] = [new GivenMarks("session", server.save), new GivenMarks("session", server.save)];
  one.give(sheet, { ...noMark, points: 3 }, null);
  await one.flush();
  two.give(sheet, { ...noMark, comment: "Well seen." }, null);
  await two.flush();
  expect(server.stored).toMatchObject({ points: 3, comment: "Well seen." });
  expect(two.of(sheet, null)).toMatchObject({ points: 3, comment: "Well seen." });
  one.give(sheet, { ...noMark, points: 4 }, null);
  await one.flush();
  expect(server.stored).toMatchObject({ points: 4, comment: "Well seen." });
});

test("KV10 two numbers of points wait for a choice, and the chosen one is stored", async () => {
  const server = new OneMark();
  const [one, two] = [new GivenMarks("session", server.save), new GivenMarks("session", server.save)];
  one.give(sheet, { ...noMark, points: 3 }, null);
  await one.flush();
  two.give(sheet, { ...noMark, points: 5, comment: "Hm." }, null);
  await two.flush();
  expect(two.get().state).toBe("conflict");
  expect(server.stored).toMatchObject({ points: 3, comment: "Hm." });
  expect(two.of(sheet, null)).toMatchObject({ points: 5 });
  two.choose(sheet, "mine");
  await vi.waitFor(() => expect(two.get().state).toBe("saved"), patient);
  expect(server.stored).toMatchObject({ points: 5, comment: "Hm." });
});

test("ER1 a mark of who was erased is told once and kept nowhere, and holds up no other", async () => {
  const server = new OneMark();
  const other = { participantId: "Ann", itemId: "softmax" };
  const save: SaveMark = async (session, mark) =>
    mark.participantId === "Ann" ? "gone" : server.save(session, mark);
  const marks = new GivenMarks("session", save);
  marks.give(other, { ...noMark, points: 1, comment: "Of Ann's." }, null);
  marks.give(sheet, { ...noMark, points: 3 }, null);
  await marks.flush();
  expect(server.stored).toMatchObject({ points: 3 });
  expect(marks.get()).toMatchObject({ state: "saved", gone: [other] });
  expect(localStorage).toHaveLength(0);
  // what a page of before kept of them goes, too
  const before = new GivenMarks("session", async () => false as const);
  before.give(other, { ...noMark, comment: "Of Ann's." }, null);
  expect(localStorage).toHaveLength(1);
  const after = new GivenMarks("session", save);
  after.open();
  await vi.waitFor(() => expect(localStorage).toHaveLength(0), patient);
  expect(after.get()).toMatchObject({ state: "saved", gone: [other] });
});

test("KV10 what is given while a save is on its way follows it", async () => {
  const server = new OneMark();
  const marks = new GivenMarks("session", server.save);
  marks.give(sheet, { ...noMark, points: 3 }, null);
  const sent = marks.flush();
  marks.give(sheet, { ...noMark, points: 4, comment: "Better." }, null);
  await sent;
  await marks.flush();
  expect(server.stored).toMatchObject({ points: 4, comment: "Better." });
});

test("KV10 whatever two windows give and the network loses, nothing that was given is replaced unseen", async () => {
  const step = fc.record({
    window: fc.nat(1),
    what: fc.constantFrom("points", "comment", "flush", "send", "mine", "theirs"),
    lose: fc.constantFrom("nothing", "nothing", "request", "answer"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const server = new OneMark();
      const windows = [new GivenMarks("session", server.save), new GivenMarks("session", server.save)];
      let given = 0;
      for (const { window, what, lose } of steps) {
        const marks = windows[window];
        server.lose = lose as OneMark["lose"];
        const now = marks.of(sheet, null) ?? noMark;
        if (what === "points") marks.give(sheet, { ...now, points: ++given }, null);
        else if (what === "comment") marks.give(sheet, { ...now, comment: `comment ${++given}` }, null);
        else if (what === "flush") await marks.flush();
        // the next key comes while it is on its way
        else if (what === "send") void marks.flush();
        else marks.choose(sheet, what as "mine" | "theirs");
      }
      server.lose = "nothing";
      // from now on neither window gives anything more; what was on its way and lost is sent again
      for (const marks of windows) {
        await marks.flush();
        await atRest(marks);
        await marks.flush();
      }
      for (const marks of windows) await settleWith(marks, server);
    }),
    { numRuns: 60 },
  );
});

test("KE7 a mark is kept with its key until the server has it: after a reload it is sent, whatever was lost", async () => {
  const step = fc.constantFrom("points", "comment", "lose request", "lose answer", "pause", "reload");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      localStorage.clear();
      const server = new OneMark();
      let page = new GivenMarks("session", server.save);
      let given = 0;
      let last = noMark;
      for (const what of steps) {
        const mark = { ...(page.of(sheet, null) ?? server.stored) };
        if (what === "points") last = { ...mark, points: ++given, version: 0 };
        if (what === "comment") last = { ...mark, comment: `comment ${++given}`, version: 0 };
        if (what === "points" || what === "comment") page.give(sheet, last, server.stored);
        server.lose = what === "lose request" ? "request" : what === "lose answer" ? "answer" : "nothing";
        if (what.startsWith("lose")) await page.flush();
        if (what === "pause") await vi.advanceTimersByTimeAsync(2_000);
        if (what !== "reload") continue;
        // the page is gone with everything that it waited for
        vi.clearAllTimers();
        page = new GivenMarks("session", server.save);
        page.open();
        await vi.advanceTimersByTimeAsync(0);
      }
      server.lose = "nothing";
      vi.clearAllTimers();
      const again = new GivenMarks("session", server.save);
      again.open();
      await vi.waitFor(() => expect(again.get().state).not.toBe("saving"), patient);
      // what arrived unheard meets what followed it, and both are offered
      again.choose(sheet, "mine");
      await vi.waitFor(() => expect(again.get().state).toBe("saved"), patient);
      const { points, comment } = last;
      expect(server.stored).toMatchObject({ points, comment });
      expect(localStorage.length).toBe(0);
    }),
    { numRuns: 100 },
  );
});

test("KE7 two windows that died with the same mark unsent: neither replaces the other unseen", async () => {
  const server = new OneMark();
  for (const points of [3, 5])
    new GivenMarks("session", server.save).give(sheet, { ...noMark, points }, null);
  vi.clearAllTimers();
  const page = new GivenMarks("session", server.save);
  page.open();
  await vi.waitFor(() => expect(page.get().state).toBe("conflict"), patient);
  expect(server.stored.points).toBe(3);
  page.choose(sheet, "mine");
  await vi.waitFor(() => expect(server.stored.points).toBe(5), patient);
});
