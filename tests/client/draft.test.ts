import "fake-indexeddb/auto";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Draft } from "@/lib/client/draft";
import { hasOther } from "@/lib/client/other-texts";
import { databaseStore } from "@/lib/client/outbox-database";
import { newItem } from "@/lib/client/outbox-item";
import { enqueue } from "@/lib/client/outbox-queue";
import { Sender } from "@/lib/client/sender";
import type { AnswerState } from "@/lib/contract/views";
import { FlakyServer, type Fate } from "./flaky-server";
import { TestStorage } from "./storage";
import { answerOn, Disk, TestPage } from "./test-page";
import { patient } from "../patience";

const questionId = "softmax";
/** Of an answer that is a draft and no more. */
const nothingSubmitted = {
  ...{ submitted: null, submittedAt: null, revisions: 0, late: false },
  ...{ cited: [], evidence: [] },
} satisfies Partial<AnswerState>;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let device: TestStorage;
let pages: TestPage[] = [];

async function open(server: FlakyServer, owner: string) {
  const page = await TestPage.open(server, owner);
  pages.push(page);
  return { page, draft: page.draft(questionId) };
}

const keysOf = (owner: string) =>
  Array.from({ length: device.length }, (_, at) => device.key(at) ?? "").filter((key) => key.includes(owner));

/** Everything has arrived, and the view that tells of it. */
async function settled({ page, draft }: Awaited<ReturnType<typeof open>>): Promise<void> {
  page.outbox.flush();
  const arrived = () => {
    expect(answerOn(page.server, questionId)?.draft ?? "").toBe(draft.get().text);
    expect(page.outbox.get()).toMatchObject({ items: [], typed: [] });
  };
  await vi.waitFor(arrived, { timeout: 60_000, interval: 500 });
  page.look();
}

beforeEach(() => {
  vi.stubGlobal("localStorage", (device = new TestStorage()));
  vi.stubGlobal("sessionStorage", new TestStorage());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  vi.setTimerTickMode("nextTimerAsync");
});

afterEach(() => {
  vi.useRealTimers();
  for (const page of pages) page.close();
  pages = [];
  vi.unstubAllGlobals();
});

describe("a draft", () => {
  test("BR7 the last text arrives, whatever the network does and however often the page is left", async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ type: fc.string({ maxLength: 4 }), pause: fc.nat(1_500) }) },
      { weight: 1, arbitrary: fc.constantFrom("leave" as const, "kill" as const, "close" as const) },
    );
    const fate = fc.constantFrom<Fate>("deliver", "lose-request", "lose-acknowledgement", "busy");
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 6 }),
        fc.array(fate, { maxLength: 6 }),
        async (steps, fates) => {
          const server = new FlakyServer([...fates]);
          const owner = nanoid();
          let editor = await open(server, owner);
          let last = "";
          for (const one of steps) {
            if (typeof one === "string") {
              editor.page[one]();
              editor = await open(server, owner);
              expect(editor.draft.get().text).toBe(last);
              continue;
            }
            editor.draft.type(one.type);
            last = one.type;
            await wait(one.pause);
          }
          await settled(editor);
          expect(answerOn(server, questionId)?.draft ?? "").toBe(last);
          expect(editor.draft.get()).toEqual({ text: last, state: "saved", others: [] });
          await vi.waitFor(() => expect(keysOf(owner)).toEqual([]), patient);
        },
      ),
      {
        numRuns: 20,
        // closed while an item was being taken from the database; typed and taken back at once
        examples: [
          [
            [{ type: "m} ", pause: 1_016 }, { type: "Kob8", pause: 889 }, "kill", "close"],
            ["lose-request", "lose-request"],
          ],
          // the page was lost before it heard that its text had arrived, and so was the next
          [
            [
              "kill",
              { type: "Fyi", pause: 1_116 },
              "kill",
              { type: "=", pause: 6 },
              "kill",
              { type: "%h(", pause: 1_500 },
            ],
            [],
          ],
          [
            [
              { type: " ", pause: 500 },
              { type: "", pause: 0 },
            ],
            [],
          ],
        ],
      },
    );
  });

  test("KF5 an older one of ours that arrives late takes no newer one's place", async () => {
    const server = new FlakyServer();
    const { page, draft } = await open(server, nanoid());
    draft.type("older");
    await settled({ page, draft });
    const { id, payload } = server.committed[0];
    draft.type("older and newer");
    await settled({ page, draft });
    server.commitFrom("answer.draft", { ...payload, id });
    page.look();
    await settled({ page, draft });
    expect(draft.get()).toEqual({ text: "older and newer", state: "saved", others: [] });
  });

  test("KF5 a refused text that was written on from is neither shown nor sent again", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const { page, draft } = await open(server, owner);
    server.refuseWith = "quota-reached";
    draft.type("older");
    await vi.waitFor(() => expect(page.outbox.get().items[0]?.refused).toBe(true), patient);
    server.refuseWith = null;
    draft.type("older and newer");
    await settled({ page, draft });
    page.leave();
    const again = await open(server, owner);
    expect(again.draft.get()).toEqual({ text: "older and newer", state: "saved", others: [] });
    expect(again.page.outbox.get().items).toEqual([]);
  });

  test("KF5 a text of ours that another tab went back to stands", async () => {
    const server = new FlakyServer();
    const { page, draft } = await open(server, nanoid());
    draft.type("short");
    await settled({ page, draft });
    draft.type("short and long");
    await settled({ page, draft });
    server.commitFrom("answer.draft", { id: nanoid(), questionId, text: "short", baseVersion: 2 });
    page.look();
    expect(draft.get()).toEqual({ text: "short", state: "saved", others: [] });
  });

  test("KF5 a text of before that waits is followed where another tab writes it on, and nothing waits for ever", async () => {
    const [server, owner] = [new FlakyServer(), nanoid()];
    server.become("offline");
    const before = await open(server, owner);
    before.draft.type("one");
    before.page.outbox.flush();
    await vi.waitFor(() => expect(keysOf(owner)).toEqual([]));
    before.page.kill();
    const [here, there] = [await open(server, owner), await open(server, owner)];
    there.draft.type("one two");
    there.page.outbox.flush();
    await vi.waitFor(() =>
      expect(here.page.outbox.get().items).toMatchObject([{ payload: { text: "one two" } }]),
    );
    server.become("online");
    await settled(there);
    here.page.look();
    for (const { draft } of [here, there])
      expect(draft.get()).toEqual({ text: "one two", state: "saved", others: [] });
  });

  test("KF5 of two tabs that write one answer at once the text that gives way is offered, though the tab that replaced it is gone", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const [one, two] = [await open(server, owner), await open(server, owner)];
    server.become("offline");
    one.draft.type("of the first");
    two.draft.type("of the second");
    one.page.outbox.flush();
    await wait(100);
    two.page.outbox.flush();
    await wait(100);
    two.page.kill();
    server.become("online");
    await vi.waitFor(() => expect(one.page.outbox.get().items).toEqual([]), patient);
    one.page.look();
    const offered = { text: "of the second", state: "saved", others: ["of the first"] };
    expect(one.draft.get()).toEqual(offered);
    one.page.leave();
    const again = await open(server, owner);
    expect(again.draft.get()).toEqual(offered);
    again.draft.dismissOther("of the first");
    again.page.leave();
    expect((await open(server, owner)).draft.get().others).toEqual([]);
  });

  test("KF5 what a closed tab has stored is offered, and what is being typed in another stays", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const here = await open(server, owner);
    const left = { id: nanoid(), questionId, text: "of the closed tab", baseVersion: 0 };
    const item = newItem("answer.draft", left, { owner, after: null, now: Date.now(), page: nanoid() });
    const database = await databaseStore(Infinity);
    await database.transact(owner, (items) => enqueue(items, item));
    database.close();
    here.draft.type("being typed");
    await settled(here);
    expect(here.draft.get()).toEqual({
      ...{ text: "being typed", state: "saved" },
      others: ["of the closed tab"],
    });
    expect(server.committed.map(({ payload }) => payload.text)).toEqual(["of the closed tab", "being typed"]);
  });

  test("KF5 a page that slept with a text in its hands does not send it when another tab may have", async () => {
    const payload = { id: nanoid(), questionId, text: "older", baseVersion: 0 };
    let item = newItem("answer.draft", payload, { owner: "p", after: null, now: 0, page: null });
    let [now, asleepMs] = [0, 25_000];
    const server = new FlakyServer();
    const sender = new Sender({
      ...{ connection: server, now: () => now, holder: "sleeper", settle: async () => {}, onIdle: () => {} },
      async transact(decide) {
        const { put, found } = decide([item]);
        if (put.length > 0) item = put[0];
        if (asleepMs > 0) {
          now += asleepMs;
          asleepMs = 0;
          item = { ...item, holder: "awake", heldUntil: now + 10_000 };
        }
        return found;
      },
    });
    sender.pump();
    await wait(1_000);
    sender.close();
    expect(server.arrivals).toBe(0);
  });

  test("KF5 where only the journal keeps anything, a clock that was set back lets no older text follow a newer", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    server.become("offline");
    for (const text of ["older", "older and newer"]) {
      const page = await TestPage.open(server, owner, Object.assign(new Disk(), { refuses: true }));
      page.draft(questionId).type(text);
      await wait(2_000);
      page.kill();
      vi.setSystemTime(Date.now() - 3_600_000);
    }
    server.become("online");
    const last = await open(server, owner);
    await settled(last);
    expect(last.draft.get().text).toBe("older and newer");
    expect(server.overwritten).toEqual([]);
  });

  test("BR7 is on the device with the key, before anything is sent", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const { draft } = await open(server, owner);
    draft.type("a");
    expect(keysOf(owner).map((key) => device.getItem(key))).toEqual([expect.stringContaining('"text":"a"')]);
    expect(server.arrivals).toBe(0);
    expect(draft.get().state).toBe("writing");
  });

  test("BR8 is saved only when the server has exactly this text", async () => {
    const server = new FlakyServer();
    const editor = await open(server, nanoid());
    const { draft } = editor;
    const said: string[] = [];
    draft.subscribe(() => {
      const { text, state } = draft.get();
      if (state === "saved") expect(text).toBe(answerOn(server, questionId)?.draft);
      if (state !== said.at(-1)) said.push(state);
    });
    server.become("offline");
    draft.type("ab");
    await wait(2_000);
    expect(draft.get().state).toBe("sending");
    server.become("online");
    await settled(editor);
    expect(said).toEqual(["writing", "sending", "saved"]);
  });

  test("BR8 another device's text is shown where nothing was typed, and told beside what was", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const { draft } = await open(server, owner);
    const foreign = (draft: string, draftVersion: number): AnswerState => ({
      ...{ questionId, ...nothingSubmitted, draft, draftVersion },
    });
    draft.receive(foreign("theirs", 1));
    expect(draft.get()).toEqual({ text: "theirs", state: "saved", others: [] });
    draft.type("mine");
    draft.receive(foreign("theirs again", 2));
    expect(draft.get()).toMatchObject({ text: "mine", others: ["theirs again"] });
    draft.takeOther("theirs again");
    expect(draft.get()).toMatchObject({ text: "theirs again", others: ["mine"] });
    draft.takeOther("mine");
    draft.dismissOther("theirs again");
    expect(draft.get()).toMatchObject({ text: "mine", others: [] });
  });

  test.each([
    ["that was not edited from it", { draft: "theirs", draftVersion: 2, draftReplaced: "mine" }, ["mine"]],
    ["that was edited from it", { draft: "min", draftVersion: 2 }, []],
    ["of which nothing is known", { draft: "theirs", draftVersion: 7 }, ["mine"]],
    ["that says all of it, of which nothing is known", { draft: "mine, and more", draftVersion: 7 }, []],
  ])("BR8 a saved text that gives way to another device's text %s", async (_, told, other) => {
    const editor = await open(new FlakyServer(), nanoid());
    editor.draft.type("mine");
    await settled(editor);
    expect(editor.draft.get()).toEqual({ text: "mine", state: "saved", others: [] });
    editor.draft.receive({
      ...{ questionId, ...nothingSubmitted },
      ...told,
    });
    expect(editor.draft.get()).toEqual({ text: told.draft, state: "saved", others: other });
  });

  test("BR8 a text that another device replaced while the question was open nowhere is offered when it is opened, until it is looked at", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const first = await open(server, owner);
    first.draft.type("from the phone");
    await settled(first);
    first.draft.close();
    const own = { questionId, baseVersion: 0 };
    server.commitFrom("answer.draft", { id: "a", text: "from the laptop", ...own });
    // its second save goes on from its first, and nobody there was told either
    server.commitFrom("answer.draft", { id: "b", text: "from the laptop, on", after: ["a"], ...own });
    expect(hasOther(owner, questionId, answerOn(server, questionId))).toBe(true);
    const again = await open(server, owner);
    expect(again.draft.get()).toEqual({
      ...{ text: "from the laptop, on", state: "saved", others: ["from the phone"] },
    });
    again.draft.dismissOther("from the phone");
    expect(hasOther(owner, questionId, answerOn(server, questionId))).toBe(false);
    again.draft.close();
    expect((await open(server, owner)).draft.get().others).toEqual([]);
    // who was told and wrote on is done with it
    server.commitFrom("answer.draft", { id: "c", questionId, text: "from both", baseVersion: 3 });
    expect(answerOn(server, questionId)?.draftReplaced).toBeUndefined();
  });

  const foreign = (draft: string, draftVersion: number, ...replaced: string[]): AnswerState => {
    const [draftReplaced, ...draftsReplaced] = replaced;
    return { questionId, ...nothingSubmitted, draft, draftVersion, draftReplaced, draftsReplaced };
  };

  test("BR8 of devices that wrote unseen every text is offered, on whichever is opened, until it is looked at", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    for (const text of ["of the first", "of the second", "of the third"])
      server.commitFrom("answer.draft", { id: nanoid(), questionId, text, baseVersion: 0 });
    const { draft, page } = await open(server, owner);
    expect(draft.get()).toMatchObject({ text: "of the third", others: ["of the second", "of the first"] });
    draft.dismissOther("of the second");
    page.leave();
    const again = await open(server, owner);
    expect(again.draft.get().others).toEqual(["of the first"]);
    again.draft.takeOther("of the first");
    again.draft.type("of the first, on");
    again.page.look();
    expect(again.draft.get().others).toEqual(["of the third"]);
    await settled(again);
    expect(again.draft.get()).toEqual({
      ...{ text: "of the first, on", state: "saved", others: ["of the third"] },
    });
  });

  test("BR8 what is offered stays when more comes, and a text that another device goes on with is one", async () => {
    const server = new FlakyServer();
    const editor = await open(server, nanoid());
    editor.draft.type("mine");
    await settled(editor);
    editor.draft.receive(foreign("theirs", 2, "mine"));
    editor.draft.receive(foreign("of a third", 3, "theirs", "mine"));
    expect(editor.draft.get().others).toEqual(["theirs", "mine"]);
    server.become("offline");
    editor.draft.type("of a third, and mine");
    editor.draft.receive(foreign("elsewh", 4));
    editor.draft.receive(foreign("elsewhere", 5));
    expect(editor.draft.get().others).toEqual(["elsewhere", "theirs", "mine"]);
  });

  test.each([
    ["that was edited from it", [], []],
    ["that was not", ["mine"], ["mine"]],
  ])(
    "BR8 a text of which is heard late that it arrived gives way to another device's %s",
    async (_, replaced, others) => {
      const server = new FlakyServer();
      const editor = await open(server, nanoid());
      server.become("offline");
      editor.draft.type("mine");
      editor.page.outbox.flush();
      editor.draft.receive(foreign("mine and theirs", 2, ...replaced));
      expect(editor.draft.get()).toMatchObject({ text: "mine", others: ["mine and theirs"] });
      server.become("online");
      await vi.waitFor(() => expect(editor.page.outbox.get().items).toEqual([]), patient);
      expect(editor.draft.get()).toEqual({ text: "mine and theirs", state: "saved", others });
    },
  );

  test("BR8 a text that the version before kept is offered", async () => {
    const owner = nanoid();
    device.setItem(`spiralroom.${owner}.offered.${questionId}`, "of before");
    expect((await open(new FlakyServer(), owner)).draft.get().others).toEqual(["of before"]);
  });

  test("KD1 an editor that is opened again shows the last key, however long the database takes", async () => {
    const server = new FlakyServer();
    const disk = new Disk();
    const page = await TestPage.open(server, nanoid(), disk);
    pages.push(page);
    const draft = page.draft(questionId);
    draft.type("old");
    await settled({ page, draft });
    disk.late = [0, 200];
    server.become("offline");
    draft.type("old and new");
    draft.close();
    const again = new Draft({ questionId, outbox: page.outbox });
    again.receive(answerOn(server, questionId));
    expect(again.get().text).toBe("old and new");
    expect(page.outbox.get()).toMatchObject({ items: [{ name: "answer.draft" }], typed: [] });
    again.close();
  });
});
