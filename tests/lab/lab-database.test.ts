import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetLab, most, openLabDatabase } from "@/lib/lab/lab-database";
import type { KeptRun } from "@/lib/lab/keep/kept-run";
import { endableLines } from "../client/ended-lines";
import { TestStorage } from "../client/storage";
import { patient } from "../patience";
import { comparison, tinyConfig, trial } from "./comparison-fixture";

beforeEach(() => vi.stubGlobal("localStorage", new TestStorage()));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

let databases = 0;
const fresh = () => openLabDatabase(`lab-${++databases}`);

const run = (id: string, at: number, change: Partial<KeptRun> = {}): KeptRun => ({
  ...{ id, at, owner: "mei", pinned: false, engine: "plain", epochs: 3 },
  config: tinyConfig(),
  weights: Float32Array.of(1.5, -2, 3),
  curve: [],
  claimedAccuracy: 0.5,
  loss: 1,
  trainAccuracy: 0.5,
  ...change,
});

/** A browser whose storage holds so many things and no more. */
function fullAt(count: number): void {
  const put = IDBObjectStore.prototype.put;
  const remove = IDBObjectStore.prototype.delete;
  const held = new Set<unknown>();
  vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function (this: IDBObjectStore, key) {
    held.delete(key);
    return remove.call(this, key);
  });
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value) {
    if (!held.has(value.id) && held.size >= count) throw new DOMException("full", "QuotaExceededError");
    held.add(value.id);
    return put.call(this, value);
  });
}

describe("what the browser keeps", () => {
  test("KR1 runs and comparisons come back as they were, each to its owner", async () => {
    const name = `lab-${++databases}`;
    const first = await openLabDatabase(name);
    const kept = run("a", 1, { title: "mine", pinned: true });
    const compared = comparison("c", { owner: "mei", guess: "stays", trials: [trial("sgd", 7, 0.9)] });
    await first.runs.put(kept);
    await first.runs.put(run("b", 2, { owner: "tom" }));
    await first.comparisons.put(compared);
    const again = await openLabDatabase(name);
    expect(await again.runs.list("mei")).toEqual([kept]);
    expect(await again.comparisons.list("mei")).toEqual([compared]);
    expect(await again.comparisons.list("tom")).toEqual([]);
    await again.runs.remove("a");
    expect(await again.runs.list("mei")).toEqual([]);
  });

  test("KR2 beyond the most that is kept the oldest unpinned goes, and is counted", async () => {
    const database = await fresh();
    const at = (i: number) => run(`r${i}`, i, { pinned: i === 0 });
    for (let i = 0; i < most.runs; i++) expect(await database.runs.put(at(i))).toBe(0);
    expect(await database.runs.put(at(most.runs))).toBe(1);
    const ids = (await database.runs.list("mei")).map(({ id }) => id);
    expect(ids).toHaveLength(most.runs);
    expect(ids).toContain("r0");
    expect(ids).not.toContain("r1");
    // changing what is there makes no room
    expect(await database.runs.put({ ...at(5), title: "five" })).toBe(0);
    expect(await database.runs.list("mei")).toHaveLength(most.runs);
  });

  test("KR2 when storage is full the oldest unpinned of everything goes first", async () => {
    const database = await fresh();
    fullAt(12);
    for (let i = 0; i < 10; i++) await database.runs.put(run(`r${i}`, 10 + i, { pinned: i < 2 }));
    await database.comparisons.put(comparison("old", { at: 1, owner: "tom" }));
    await database.comparisons.put(comparison("pinned", { at: 2, owner: "tom", pinned: true }));
    expect(await database.runs.put(run("new", 99))).toBe(5);
    const ids = (await database.runs.list("mei")).map(({ id }) => id).sort();
    expect(ids).toEqual(["new", "r0", "r1", "r6", "r7", "r8", "r9"]);
    expect((await database.comparisons.list("tom")).map(({ id }) => id)).toEqual(["pinned"]);
  });

  test("KR3 full of pinned things, a run is refused and nothing else is lost", async () => {
    const database = await fresh();
    fullAt(3);
    for (let i = 0; i < 3; i++) await database.runs.put(run(`r${i}`, i, { pinned: true }));
    await expect(database.runs.put(run("new", 9))).rejects.toThrow("full");
    expect(await database.runs.list("mei")).toHaveLength(3);
  });

  test("KR4 whoever watches hears of every change until they stop", async () => {
    const database = await fresh();
    let heard = 0;
    const stops = [database.runs, database.comparisons].map((shelf) => shelf.watch(() => heard++));
    await database.runs.put(run("a", 1));
    await database.runs.remove("a");
    await database.comparisons.put(comparison("c"));
    for (const stop of stops) stop();
    await database.comparisons.remove("c");
    expect(heard).toBe(3);
  });

  test("KR5 without storage everything lives as long as the page", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const database = await fresh();
    vi.unstubAllGlobals();
    await database.runs.put(run("a", 1));
    await database.comparisons.put(comparison("c", { owner: "mei" }));
    expect((await database.runs.list("mei")).map(({ id }) => id)).toEqual(["a"]);
    await database.comparisons.remove("c");
    expect(await database.comparisons.list("mei")).toEqual([]);
  });

  test.each(["stored", "passing"])(
    "KR6 of a forgotten owner nothing is left, %s or ending later",
    async (kind) => {
      if (kind === "passing") vi.stubGlobal("indexedDB", undefined);
      const name = `lab-${++databases}`;
      const database = await openLabDatabase(name);
      const compared = comparison("c", { owner: "mei" });
      await database.runs.put(run("a", 1, { pinned: true }));
      await database.runs.put(run("b", 2, { owner: "tom" }));
      await database.comparisons.put(compared);
      await forgetLab("mei", async () => database);
      // what was under way when she left ends now
      await database.runs.put(run("late", 3));
      await database.comparisons.put(compared);
      const again = kind === "stored" ? await openLabDatabase(name) : database;
      vi.unstubAllGlobals();
      expect(await again.runs.list("mei")).toEqual([]);
      expect(await again.comparisons.list("mei")).toEqual([]);
      expect((await again.runs.list("tom")).map(({ id }) => id)).toEqual(["b"]);
    },
  );

  test("KR6 another tab keeps nothing more of a forgotten owner", async () => {
    const name = `lab-${++databases}`;
    vi.resetModules();
    const tab = await import("@/lib/lab/lab-database");
    const other = await tab.openLabDatabase(name);
    await other.runs.put(run("a", 1));
    await forgetLab("mei", () => openLabDatabase(name));
    // a run of hers ends there now
    await other.runs.put(run("late", 2));
    await other.comparisons.put(comparison("c", { owner: "mei" }));
    await other.runs.put(run("b", 3, { owner: "tom" }));
    const left = await openLabDatabase(name);
    expect(await left.runs.list("mei")).toEqual([]);
    expect(await left.comparisons.list("mei")).toEqual([]);
    expect(await left.runs.list("tom")).toHaveLength(1);
  });

  test("KR5 a line to the database that the browser has ended is opened anew", async () => {
    const end = endableLines();
    const name = `lab-${++databases}`;
    const database = await openLabDatabase(name);
    const heard = vi.fn();
    database.runs.watch(heard);
    await database.runs.put(run("a", 1));
    end();
    await database.runs.put(run("b", 2));
    expect(heard).toHaveBeenCalledTimes(2);
    end();
    expect(await database.runs.list("mei")).toHaveLength(2);
    end();
    await database.runs.remove("a");
    expect(await (await openLabDatabase(name)).runs.list("mei")).toMatchObject([{ id: "b" }]);
  });

  test("KR5 what was kept before a slow database is open is in it then, and whoever watches hears of it", async () => {
    const name = `lab-${++databases}`;
    // a page of the version before holds it up
    const old = await openDB(name, 2, {
      upgrade: (fresh) =>
        void fresh.createObjectStore("runs", { keyPath: "id" }).createIndex("owner", "owner"),
    });
    await old.put("runs", run("before", 1));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const opening = openLabDatabase(name);
    await vi.advanceTimersByTimeAsync(4_000);
    vi.useRealTimers();
    const database = await opening;
    await database.runs.put(run("a", 2));
    await database.runs.put(run("b", 3));
    await database.runs.remove("b");
    expect(database.lasting).toBe(false);
    const heard = vi.fn();
    database.runs.watch(heard);
    old.close();
    await vi.waitFor(() => expect(database.lasting).toBe(true), patient);
    expect(heard).toHaveBeenCalled();
    await database.runs.put(run("c", 4));
    const ids = async (from: typeof database) => (await from.runs.list("mei")).map(({ id }) => id).sort();
    expect(await ids(database)).toEqual(["a", "before", "c"]);
    expect(await ids(await openLabDatabase(name))).toEqual(["a", "before", "c"]);
  });

  test("BR11 a database that never opens is as good as none, and forgetting ends", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(indexedDB, "open").mockImplementation(() => new IDBOpenDBRequest());
    const ended = vi.fn();
    void forgetLab("mei").then(ended);
    const opening = openLabDatabase();
    await vi.advanceTimersByTimeAsync(3_900);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(ended).toHaveBeenCalled();
    const database = await opening;
    await database.runs.put(run("b", 1, { owner: "tom" }));
    expect(await database.runs.list("tom")).toHaveLength(1);
  });

  test("KR6 a run that was being stored when its owner was forgotten is gone as well", async () => {
    const database = await fresh();
    const storing = [run("a", 1), run("b", 2)].map((one) => database.runs.put(one));
    await forgetLab("mei", async () => database);
    await Promise.all(storing);
    expect(await database.runs.list("mei")).toEqual([]);
  });
});
