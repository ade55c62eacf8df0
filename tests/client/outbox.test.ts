import "fake-indexeddb/auto";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetOwner } from "@/lib/client/forget-owner";
import { readmitOwner } from "@/lib/client/forgotten";
import { databaseStore } from "@/lib/client/outbox-database";
import { Journal } from "@/lib/client/journal";
import { newItem } from "@/lib/client/outbox-item";
import { openOutbox, type Outbox } from "@/lib/client/outbox";
import { saveStateOf } from "@/lib/client/save-state";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { endableLines } from "./ended-lines";
import { FlakyServer, type Fate } from "./flaky-server";
import { TestStorage } from "./storage";
import { patient } from "../patience";

const open: Outbox[] = [];
const store = () => databaseStore(Infinity);

function outboxOn(
  server: FlakyServer,
  owner: string,
  options: Partial<Parameters<typeof openOutbox>[0]> = {},
) {
  const outbox = openOutbox({
    owner,
    connection: server,
    holder: nanoid(),
    random: () => 0,
    open: store,
    ...options,
  });
  open.push(outbox);
  return outbox;
}

/** Waiting for a retry takes no time; storage goes on by its own means. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  vi.setTimerTickMode("nextTimerAsync");
});

const closeAll = () => {
  for (const outbox of open.splice(0)) outbox.close();
};

afterEach(() => {
  vi.useRealTimers();
  closeAll();
  vi.unstubAllGlobals();
});

const empty = (outbox: Outbox) =>
  vi.waitFor(
    () => {
      const { items, ready } = outbox.get();
      expect({ ready, left: items.length }).toEqual({ ready: true, left: 0 });
    },
    { timeout: 15_000, interval: 5 },
  );

const answer = (questionId: string, text = "…") => ({ id: nanoid(), questionId, text, evidence: [] });
const draft = (text: string, baseVersion = 0) => ({ id: nanoid(), questionId: "softmax", text, baseVersion });

describe("the outbox", () => {
  test("O1 whatever the network does, each item is committed exactly once and in its lane's order", async () => {
    const fate = fc.constantFrom<Fate>(
      "deliver",
      "lose-request",
      "lose-acknowledgement",
      "busy",
      "drop-connection",
    );
    const work = fc.array(fc.constantFrom("softmax", "alexnet", "sgd-adam"), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(work, fc.array(fate, { maxLength: 6 }), fc.boolean(), async (lanes, fates, reload) => {
        const server = new FlakyServer([...fates]);
        const owner = nanoid();
        let outbox = outboxOn(server, owner);
        const sent = lanes.map((lane, index) => answer(lane, String(index)));
        for (const payload of sent) await outbox.add("answer.submit", payload);
        if (reload) {
          outbox.close();
          outbox = outboxOn(server, owner, { now: () => Date.now() + 30_000 });
        }
        await empty(outbox);
        for (const lane of new Set(lanes)) {
          const of = (list: { payload: { questionId?: string }; id: string }[]) =>
            list.filter(({ payload }) => payload.questionId === lane).map(({ id }) => id);
          expect(of(server.committed)).toEqual(of(sent.map((payload) => ({ payload, id: payload.id }))));
        }
        expect(server.committed).toHaveLength(sent.length);
      }),
      { numRuns: 150 },
    );
  });

  test("O2 what was stored offline survives a reload and arrives when the connection is back", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    server.become("offline");
    const before = outboxOn(server, owner);
    await before.add("answer.submit", answer("softmax"));
    before.close();
    const after = outboxOn(server, owner);
    await vi.waitFor(() => expect(after.get().items).toHaveLength(1), patient);
    expect(server.committed).toHaveLength(0);
    server.become("online");
    await empty(after);
    expect(server.committed).toHaveLength(1);
  });

  test("O10 nothing is called saved before it is known what this device holds, and all of it is on the server", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    server.become("offline");
    const before = outboxOn(server, owner);
    await before.add("answer.submit", answer("softmax"));
    before.type("answer.draft", draft("typed, and not stored"));
    before.close();
    server.become("online");
    const after = outboxOn(server, owner);
    const told: [state: string, committed: number][] = [];
    const note = () => told.push([saveStateOf(after.get(), true).state, server.committed.length]);
    note();
    after.subscribe(note);
    await vi.waitFor(() => expect(told.at(-1)).toEqual(["saved", 2]), patient);
    expect(told[0][0]).toBe("reading");
    expect(told.filter(([state, committed]) => state === "saved" && committed < 2)).toEqual([]);
  });

  test("O10 what another tab has written down is not called saved, and is sent where that was closed", async () => {
    const page = new EventTarget();
    vi.stubGlobal("window", page);
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
    vi.stubGlobal("localStorage", new TestStorage());
    const server = new FlakyServer();
    const owner = nanoid();
    const outbox = outboxOn(server, owner);
    await empty(outbox);
    const other = new Journal(owner);
    const payload = draft("of a tab that is closed");
    other.write(
      "q",
      newItem("answer.draft", payload, { owner, after: null, now: Date.now(), page: other.page }),
    );
    page.dispatchEvent(Object.assign(new Event("storage"), { key: localStorage.key(0) }));
    expect(saveStateOf(outbox.get(), true)).toEqual({ state: "saving", count: 1 });
    await vi.waitFor(() => expect(saveStateOf(outbox.get(), true).state).toBe("saved"), patient);
    expect(server.committed).toMatchObject([{ payload: { id: payload.id } }]);
    expect(localStorage.length).toBe(0);
  });

  test("O3 a draft that never left the device is replaced by the next; versions follow one another", async () => {
    const server = new FlakyServer();
    const outbox = outboxOn(server, nanoid());
    server.become("offline");
    let after: string | null = null;
    for (const text of ["a", "ab", "abc"]) {
      const payload = draft(text);
      await outbox.add("answer.draft", payload, { after });
      after = payload.id;
    }
    expect(outbox.get().items).toHaveLength(1);
    server.become("online");
    await empty(outbox);
    expect(server.committed.map(({ payload }) => payload.text)).toEqual(["abc"]);
    const next = draft("abcd");
    await outbox.add("answer.draft", next, { after });
    await empty(outbox);
    expect(server.conflicts).toBe(0);
  });

  test("O3 a draft edited while its forerunner is on its way builds on what that becomes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Fate>("deliver", "lose-acknowledgement", "lose-request"), { maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 6 }),
        async (fates, pauses) => {
          const server = new FlakyServer([...fates]);
          const outbox = outboxOn(server, nanoid());
          let after: string | null = null;
          for (const [index, pause] of pauses.entries()) {
            const payload = draft(String(index));
            await outbox.add("answer.draft", payload, { after });
            after = payload.id;
            await new Promise((resolve) => setTimeout(resolve, pause));
          }
          await empty(outbox);
          expect(server.conflicts).toBe(0);
          expect(server.committed.at(-1)?.payload.text).toBe(String(pauses.length - 1));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("O4 a final refusal stays visible until dismissed and does not hold up what follows", async () => {
    const server = new FlakyServer();
    const outbox = outboxOn(server, nanoid());
    server.refuseWith = "question-not-found";
    const refused = answer("softmax");
    await outbox.add("answer.submit", refused);
    await vi.waitFor(() => expect(outbox.get().items[0]?.refused).toBe(true), patient);
    expect(outbox.get().items[0].error?.code).toBe("question-not-found");
    server.refuseWith = null;
    await outbox.add("answer.submit", answer("softmax"));
    await vi.waitFor(() => expect(server.committed).toHaveLength(1), patient);
    await vi.waitFor(() => expect(outbox.get().items).toHaveLength(1), patient);
    await outbox.dismiss(refused.id);
    await empty(outbox);
  });

  test("KD4 what the server fails on again and again is kept and told, and sent once more when a person wants it", async () => {
    const server = new FlakyServer();
    const outbox = outboxOn(server, nanoid());
    server.refuseWith = "internal";
    const work = answer("softmax");
    await outbox.add("answer.submit", work);
    await vi.waitFor(() => expect(outbox.get().items[0]?.refused).toBe(true), { timeout: 300_000 });
    const { tries, error } = outbox.get().items[0];
    expect([tries, error?.code]).toEqual([8, "internal"]);
    server.refuseWith = null;
    await outbox.tryAgain(work.id);
    await empty(outbox);
    expect(server.committed.map(({ id }) => id)).toEqual([work.id]);
  });

  test("KD4 what was refused while its writer was out of the room is sent once they are in again", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const removed = outboxOn(server, owner);
    server.refuseWith = "removed";
    const work = answer("softmax");
    await removed.add("answer.submit", work);
    await vi.waitFor(() => expect(removed.get().items[0]?.refused).toBe(true));
    removed.close();
    server.refuseWith = null;
    await empty(outboxOn(server, owner));
    expect(server.committed.map(({ id }) => id)).toEqual([work.id]);
  });

  test("KD4 a server that is away is waited for, however long", async () => {
    const server = new FlakyServer(Array.from({ length: 30 }, () => "busy" as const));
    const outbox = outboxOn(server, nanoid());
    await outbox.add("answer.submit", answer("softmax"));
    await vi.waitFor(() => expect(outbox.get().items).toEqual([]), { timeout: 900_000, interval: 1_000 });
    expect(server.committed).toHaveLength(1);
  });

  test("O5 two tabs share the queue and send nothing twice", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const [one, two] = [outboxOn(server, owner), outboxOn(server, owner)];
    for (let index = 0; index < 10; index += 1)
      await (index % 2 ? one : two).add("answer.submit", answer(index % 3 ? "softmax" : "alexnet"));
    await empty(one);
    await empty(two);
    expect(server.committed).toHaveLength(10);
    expect(server.arrivals).toBe(10);
  });

  test("O5 what a closed tab was sending is taken over, at the latest after its hold", async () => {
    const server = new FlakyServer(["lose-request"]);
    const owner = nanoid();
    const gone = outboxOn(server, owner, { random: () => 1 });
    await gone.add("answer.submit", answer("softmax"));
    gone.close();
    const heir = outboxOn(server, owner, { now: () => Date.now() + 25_000 });
    await empty(heir);
    expect(server.committed).toHaveLength(1);
  });

  test("O5 a closed outbox sends nothing more, and holds up nobody who may", async () => {
    const server = new FlakyServer();
    server.become("offline");
    const owner = nanoid();
    const gone = outboxOn(server, owner);
    await vi.waitFor(() => expect(gone.get().ready).toBe(true));
    await gone.add("answer.submit", answer("softmax"));
    server.become("online");
    // it has begun to take the item from the database
    await Promise.resolve();
    gone.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.arrivals).toBe(0);
    server.become("offline");
    const heir = outboxOn(server, owner);
    await vi.waitFor(() => expect(heir.get().items).toMatchObject([{ tries: 0, holder: null }]));
    server.become("online");
    await empty(heir);
  });

  test("O6 without storage the work lives in memory, is sent, and the page is told", async () => {
    const server = new FlakyServer(["lose-acknowledgement"]);
    const outbox = outboxOn(server, nanoid(), { open: () => Promise.reject(new Error("private mode")) });
    await outbox.add("answer.submit", answer("softmax"));
    expect(outbox.get().durable).toBe(false);
    await empty(outbox);
    expect(server.committed).toHaveLength(1);
  });

  describe("KD1 a page is not left unasked", () => {
    let tab: TestStorage;
    let leaves: () => boolean;
    beforeEach(() => {
      const page = new EventTarget();
      vi.stubGlobal("window", page);
      vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
      vi.stubGlobal("localStorage", Object.assign(new TestStorage(), { room: 0 }));
      vi.stubGlobal("sessionStorage", (tab = new TestStorage()));
      leaves = () => page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    });
    afterEach(() => {
      closeAll();
      vi.unstubAllGlobals();
    });
    const run = () => ({
      ...{ id: nanoid(), config: courseConfig(courseDataset(1)), weights: new Uint8Array(4), curve: [] },
      ...{ epochs: 1, engine: "wasm", claimedAccuracy: null },
    });
    const offline = () => {
      const server = new FlakyServer();
      server.become("offline");
      return server;
    };
    const refuses = () => Promise.reject(new Error("no room"));

    test("while a text would go with its tab", async () => {
      const outbox = outboxOn(offline(), nanoid(), { open: refuses });
      await vi.waitFor(() => expect(outbox.get()).toMatchObject({ ready: true, durable: false }));
      expect(leaves()).toBe(true);
      outbox.type("answer.draft", draft("words"));
      await vi.waitFor(() => expect(outbox.get().items).toHaveLength(1));
      expect(tab.length).toBe(1);
      expect(leaves()).toBe(false);
    });

    test("while a run is in memory", async () => {
      const outbox = outboxOn(offline(), nanoid(), { open: refuses });
      await outbox.add("run.submit", run());
      expect(leaves()).toBe(false);
    });

    test("and a run that is kept as a text outlives it", async () => {
      vi.stubGlobal("localStorage", new TestStorage());
      const [server, owner] = [offline(), nanoid()];
      const outbox = outboxOn(server, owner, { open: refuses });
      const made = { ...run(), weights: Uint8Array.from({ length: 40_000 }, (_, at) => at) };
      await outbox.add("run.submit", made);
      expect(leaves()).toBe(true);
      outbox.close();
      const next = outboxOn(server, owner, { open: refuses });
      await vi.waitFor(() => expect(next.get()).toMatchObject({ ready: true, items: [{ payload: made }] }));
      server.become("online");
      await empty(next);
      expect(server.committed).toMatchObject([{ payload: made }]);
      // what was settled without a database is noted for it
      expect([localStorage.length, localStorage.key(0)]).toEqual([1, `spiralroom.${owner}.settled`]);
    });

    test("while a run is being stored", async () => {
      const outbox = outboxOn(offline(), nanoid());
      const stored = outbox.add("run.submit", run());
      expect(leaves()).toBe(false);
      await stored;
      expect(outbox.get().durable).toBe(true);
      expect(leaves()).toBe(true);
    });
  });

  describe("O6 a line to the database that the browser has ended", () => {
    afterEach(() => {
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
    });
    const away = async () => {
      const end = endableLines();
      const [server, owner] = [new FlakyServer(), nanoid()];
      server.become("offline");
      const outbox = outboxOn(server, owner);
      await outbox.add("answer.submit", answer("softmax"));
      return { end, server, owner, outbox };
    };

    test("is opened anew, and what is made afterwards outlives the page", async () => {
      const { end, owner, outbox } = await away();
      end();
      await outbox.add("answer.submit", answer("alexnet"));
      expect(outbox.get()).toMatchObject({ durable: true, items: [{}, {}] });
      const next = await store();
      expect(await next.transact(owner, (found) => ({ put: [], remove: [], found }))).toHaveLength(2);
      next.close();
    });

    test("leaves what was waiting with the page where the database itself is gone", async () => {
      const { end, server, outbox } = await away();
      end();
      vi.stubGlobal("indexedDB", new IDBFactory());
      await outbox.add("answer.submit", answer("alexnet"));
      expect(outbox.get()).toMatchObject({ durable: false, items: [{}, {}] });
      server.become("online");
      await empty(outbox);
      expect(server.committed).toHaveLength(2);
    });
  });

  test("O6 a store that fails in the middle hands everything over to memory", async () => {
    const server = new FlakyServer();
    server.become("offline");
    let broken = false;
    const outbox = outboxOn(server, nanoid(), {
      open: async () => {
        const durable = await databaseStore(Infinity);
        return {
          ...durable,
          transact: (owner, decide) =>
            broken ? Promise.reject(new Error("quota")) : durable.transact(owner, decide),
        };
      },
    });
    await outbox.add("answer.submit", answer("softmax"));
    broken = true;
    await outbox.add("answer.submit", answer("alexnet"));
    expect(outbox.get()).toMatchObject({ durable: false, items: [{}, {}] });
    server.become("online");
    await empty(outbox);
    expect(server.committed).toHaveLength(2);
  });

  describe("O6 goes over to a database that works again", () => {
    beforeEach(() => {
      vi.stubGlobal("localStorage", new TestStorage());
      vi.stubGlobal("sessionStorage", new TestStorage());
    });
    afterEach(() => {
      closeAll();
      vi.unstubAllGlobals();
    });
    const back = (outbox: Outbox) =>
      vi.waitFor(() => expect(outbox.get().durable).toBe(true), { timeout: 60_000, interval: 50 });
    /** ids of the owner's items in the database */
    const stored = async (owner: string) => {
      const database = await store();
      const items = await database.transact(owner, (found) => ({ put: [], remove: [], found }));
      database.close();
      return items.map(({ id }) => id);
    };

    test("when it opens late: what was made until then outlives the page", async () => {
      const [server, owner] = [new FlakyServer(), nanoid()];
      server.become("offline");
      let late = true;
      const outbox = outboxOn(server, owner, { open: () => (late ? Promise.reject(new Error()) : store()) });
      const [made, typed] = [answer("softmax"), draft("words")];
      await outbox.add("answer.submit", made);
      outbox.type("answer.draft", typed);
      outbox.flush();
      await vi.waitFor(() => expect(outbox.get()).toMatchObject({ durable: false, items: [{}, {}] }));
      expect(localStorage.length).toBe(2);
      late = false;
      await back(outbox);
      expect(await stored(owner)).toEqual([made.id, typed.id]);
      expect(localStorage.length).toBe(0);
      server.become("online");
      await empty(outbox);
      expect(server.committed.map(({ id }) => id).sort()).toEqual([made.id, typed.id].sort());
      expect(await stored(owner)).toEqual([]);
    });

    test("when it failed in between: what was settled meanwhile, here or by another tab, is not sent again", async () => {
      const [server, owner] = [new FlakyServer(), nanoid()];
      server.become("offline");
      let broken = false;
      const outbox = outboxOn(server, owner, {
        open: async () => {
          const durable = await store();
          const transact: typeof durable.transact = (...work) =>
            broken ? Promise.reject(new Error("lost")) : durable.transact(...work);
          return { ...durable, transact };
        },
      });
      const [here, there, left] = [answer("softmax"), answer("alexnet"), answer("resnet")];
      await outbox.add("answer.submit", here);
      await outbox.add("answer.submit", there);
      broken = true;
      await outbox.add("answer.submit", left);
      const other = await store();
      await other.transact(owner, (items) => ({
        ...{ put: [], found: null },
        remove: items.flatMap(({ id, order }) => (id === there.id ? [order] : [])),
      }));
      other.close();
      server.become("online");
      await vi.waitFor(() => expect(server.committed.length).toBeGreaterThan(0));
      server.become("offline");
      const sent = server.committed.map(({ id }) => id);
      broken = false;
      await back(outbox);
      expect(await stored(owner)).toEqual([left.id].filter((id) => !sent.includes(id)));
      server.become("online");
      await empty(outbox);
      const all = server.committed.map(({ id }) => id);
      expect(all).toContain(left.id);
      expect(new Set(all).size).toBe(all.length);
    });
  });

  test("O7 who is forgotten leaves nothing, refused or typed last, and everything of the others", async () => {
    const server = new FlakyServer();
    const [owner, other] = [nanoid(), nanoid()];
    const [mine, theirs] = [outboxOn(server, owner), outboxOn(server, other)];
    server.refuseWith = "activity-closed";
    await mine.add("answer.submit", answer("softmax"));
    await vi.waitFor(() => expect(mine.get().items).toMatchObject([{ refused: {} }]), patient);
    server.become("offline");
    await theirs.add("answer.submit", answer("softmax"));
    // the page hands over what was typed last while it is taken down
    void mine.add("answer.draft", draft("typed last"));
    mine.close();
    await forgetOwner(owner, store);
    await empty(outboxOn(server, owner));
    expect(theirs.get().items).toHaveLength(1);
  });

  test("O7 another tab stores nothing more of who was forgotten, until they are back", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    server.become("offline");
    vi.stubGlobal("localStorage", new TestStorage());
    vi.resetModules();
    const tab = await import("@/lib/client/outbox");
    const { databaseStore: itsStore } = await import("@/lib/client/outbox-database");
    const { Draft: ItsDraft } = await import("@/lib/client/draft");
    const other = tab.openOutbox({ owner, connection: server, open: () => itsStore(Infinity) });
    await vi.waitFor(() => expect(other.get().ready).toBe(true), patient);
    const its = new ItsDraft({ questionId: "softmax", outbox: other });
    its.type("typed before");
    await forgetOwner(owner, store);
    its.type("typed after");
    its.close();
    await other.add("answer.draft", draft("handed over"));
    other.close();
    const left = outboxOn(server, owner);
    await vi.waitFor(() => expect(left.get().ready).toBe(true), patient);
    expect(left.get().items).toEqual([]);
    expect(localStorage.getItem(`spiralroom.${owner}.softmax`)).toBeNull();
    readmitOwner(owner);
    await left.add("answer.draft", draft("back again"));
    expect(left.get().items).toHaveLength(1);
    vi.unstubAllGlobals();
  });

  test("O8 bytes come out of storage as they went in", async () => {
    const server = new FlakyServer();
    const outbox = outboxOn(server, nanoid());
    server.become("offline");
    const weights = new Uint8Array(new Float32Array([1, -2, 3.5]).buffer);
    const config = courseConfig(courseDataset(1));
    const run = {
      id: nanoid(),
      config,
      weights,
      curve: [],
      epochs: 1,
      engine: "wasm",
      claimedAccuracy: null,
    };
    await outbox.add("run.submit", run);
    const [item] = outbox.get().items;
    expect(item.payload).toEqual(run);
  });
});
