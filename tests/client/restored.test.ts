// A server that was put back to a backup has forgotten what it said: pages that have it tell it again.
import "fake-indexeddb/auto";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgottenDrafts } from "@/lib/client/forgotten-drafts";
import { FlakyServer } from "./flaky-server";
import { TestStorage } from "./storage";
import { answerOn, TestPage } from "./test-page";

const questionId = "softmax";
let pages: TestPage[] = [];

beforeEach(() => {
  vi.stubGlobal("localStorage", new TestStorage());
  vi.stubGlobal("sessionStorage", new TestStorage());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  vi.setTimerTickMode("nextTimerAsync");
});
afterEach(() => {
  for (const page of pages) page.close();
  pages = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(server: FlakyServer, owner: string): Promise<TestPage> {
  const page = await TestPage.open(server, owner);
  pages.push(page);
  return page;
}

/** Everything has arrived, and the views that tell of it. */
async function settled(page: TestPage): Promise<void> {
  page.outbox.flush();
  const arrived = () => {
    page.look();
    expect(page.outbox.get()).toMatchObject({ items: [], typed: [] });
    expect(page.notebook.get().known.version).toBe(page.server.notebook.version);
  };
  await vi.waitFor(arrived, { timeout: 20_000, interval: 100 });
}

const sources = (cells: readonly { source: string }[]) => cells.map(({ source }) => source);

test.each(["", "one"])(
  "KD7 the text that a page shows is there again where the backup had %j",
  async (old) => {
    const server = new FlakyServer();
    const page = await open(server, nanoid());
    const draft = page.draft(questionId);
    if (old !== "") draft.type(old);
    await settled(page);
    server.backUp();
    for (const text of ["one two", "one two three"]) {
      draft.type(text);
      await settled(page);
    }
    server.restore();
    page.look();
    expect(draft.get().state).not.toBe("saved");
    await settled(page);
    expect(answerOn(server, questionId)?.draft).toBe("one two three");
    draft.type("one two three four");
    await settled(page);
    expect(answerOn(server, questionId)?.draft).toBe("one two three four");
    // nobody is told of their own earlier text as another device's
    expect(draft.get()).toEqual({ text: "one two three four", state: "saved", others: [] });
  },
);

test("KD7 a draft whose editor is closed is told again too, as far as the backup is behind it", () => {
  const known = (questionId: string, draft: string, draftVersion: number) => ({
    questionId,
    draft,
    draftVersion,
  });
  const before = [known("softmax", "newer", 7), known("alexnet", "gone", 2), known("resnet", "same", 4)];
  const now = [known("softmax", "older", 3), known("resnet", "same", 3)];
  expect(forgottenDrafts(before, now)).toEqual([
    { questionId: "softmax", text: "newer", baseVersion: 3 },
    { questionId: "alexnet", text: "gone", baseVersion: 0 },
  ]);
  expect(forgottenDrafts(now, before)).toEqual([]);
  expect(forgottenDrafts([known("softmax", " ", 7)], [])).toEqual([]);
});

test("KD7 cells that the backup does not have stay on the page, and are on the server again, before the next key or after it", async () => {
  for (const typesOn of [false, true]) {
    const server = new FlakyServer();
    const page = await open(server, nanoid());
    const cells = page.cells("notebook");
    cells.edit(() => [{ id: "a", source: "A" }]);
    await settled(page);
    server.backUp();
    for (const source of ["B", "C"]) {
      cells.edit((all) => [...all, { id: source.toLowerCase(), source }]);
      await settled(page);
    }
    server.restore();
    if (typesOn) cells.edit(([first, ...rest]) => [{ ...first, source: "A more" }, ...rest]);
    await settled(page);
    const shown = [typesOn ? "A more" : "A", "B", "C"];
    expect(sources(server.notebook.cells)).toEqual(shown);
    for (const more of [1, 2, 3]) {
      cells.edit((all) => [...all.slice(0, -1), { id: "c", source: `C${more}` }]);
      await settled(page);
    }
    const now = [...shown.slice(0, 2), "C3"];
    expect(sources(cells.cells)).toEqual(now);
    expect(sources(server.notebook.cells)).toEqual(now);
  }
});

test("KD7 a page that is opened after that tells it what the browser kept of its cells", async () => {
  const server = new FlakyServer();
  const owner = nanoid();
  const before = await open(server, owner);
  before.cells("notebook").edit(() => [{ id: "a", source: "A" }]);
  await settled(before);
  before.leave();
  server.restore();
  const page = await open(server, owner);
  const { cells } = page.cells("notebook");
  await settled(page);
  expect(sources(cells)).toEqual(["A"]);
  expect(sources(server.notebook.cells)).toEqual(["A"]);
});

test("KV7 what a cut kept a page from hearing it asks for when the connection is back", async () => {
  const server = new FlakyServer(["lose-request"]);
  const page = await open(server, nanoid());
  server.saveFrom({ id: nanoid(), base: 0, cells: [{ id: "a", source: "elsewhere", from: 0 }] });
  const { notebook } = page;
  await vi.waitFor(() => expect(notebook.get().cells).toEqual([]));
  await new Promise((resolve) => setTimeout(resolve, 50));
  server.become("offline");
  server.become("online");
  await vi.waitFor(() => expect(sources(notebook.get().cells)).toEqual(["elsewhere"]));
});
