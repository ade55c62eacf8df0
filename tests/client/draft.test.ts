import "fake-indexeddb/auto";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Draft } from "@/lib/client/draft";
import { openOutbox, type Outbox } from "@/lib/client/outbox";
import { databaseStore } from "@/lib/client/outbox-database";
import type { AnswerState } from "@/lib/contract/views";
import { FlakyServer, type Fate } from "./flaky-server";
import { TestStorage } from "./storage";

const questionId = "softmax";

/** One page of a participant: its outbox and the draft of one question. */
class Page {
  readonly outbox: Outbox;
  readonly draft: Draft;

  #killed = false;

  private constructor(outbox: Outbox, owner: string) {
    this.outbox = outbox;
    const add: Outbox["add"] = (...work) =>
      this.#killed ? new Promise<never>(() => {}) : outbox.add(...work);
    this.draft = new Draft({ owner, questionId, outbox: { ...outbox, add } });
  }

  static async open(server: FlakyServer, owner: string): Promise<Page> {
    const outbox = openOutbox({
      ...{ owner, connection: server, holder: nanoid(), random: () => 0 },
      open: () => databaseStore(Infinity),
    });
    await vi.waitFor(() => expect(outbox.get().ready).toBe(true), { interval: 5 });
    const page = new Page(outbox, owner);
    page.draft.receive(answerOn(server));
    return page;
  }

  /** Nothing is handed over any more; what the outbox was sending it holds for a while. */
  kill(): void {
    this.#killed = true;
    this.outbox.close();
  }

  close(): void {
    this.draft.close();
    this.outbox.close();
  }

  /** Everything has arrived, and the view that tells of it. */
  async settled(server: FlakyServer): Promise<void> {
    this.draft.flush();
    const arrived = () => {
      expect(answerOn(server)?.draft ?? "").toBe(this.draft.get().text);
      expect(this.outbox.get().items).toEqual([]);
    };
    await vi.waitFor(arrived, { timeout: 60_000, interval: 500 });
    this.draft.receive(answerOn(server));
  }
}

/** What the server's view says of the answer: each draft that was committed is a version. */
function answerOn({ committed }: FlakyServer): AnswerState | undefined {
  const drafts = committed.filter(({ name }) => name === "answer.draft");
  const draft = drafts.at(-1)?.payload.text;
  const empty = { questionId, submitted: null, submittedAt: null, revisions: 0, late: false };
  return draft === undefined
    ? undefined
    : { ...empty, draft, draftVersion: drafts.length, cited: [], evidence: [] };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let device: TestStorage;
let pages: Page[] = [];

async function open(server: FlakyServer, owner: string): Promise<Page> {
  const page = await Page.open(server, owner);
  pages.push(page);
  return page;
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
      { weight: 1, arbitrary: fc.constantFrom("reload" as const, "kill" as const) },
    );
    const fate = fc.constantFrom<Fate>("deliver", "lose-request", "lose-acknowledgement", "busy");
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 6 }),
        fc.array(fate, { maxLength: 6 }),
        async (steps, fates) => {
          const server = new FlakyServer([...fates]);
          const owner = nanoid();
          let page = await open(server, owner);
          let last = "";
          for (const one of steps) {
            if (typeof one === "string") {
              if (one === "reload") page.close();
              else page.kill();
              page = await open(server, owner);
              expect(page.draft.get().text).toBe(last);
              continue;
            }
            page.draft.type(one.type);
            last = one.type;
            await wait(one.pause);
          }
          // a text typed back to what was handed over stays on the device until the pause after its key
          await wait(500);
          await page.settled(server);
          expect(answerOn(server)?.draft ?? "").toBe(last);
          expect(page.draft.get()).toEqual({ text: last, state: "saved", other: null });
          expect(device.getItem(`spiralroom.${owner}.${questionId}`)).toBeNull();
        },
      ),
      {
        numRuns: 20,
        // typed and taken back at once
        examples: [
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
  }, 120_000);

  test("BR7 is on the device with the key, before anything is sent", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const page = await open(server, owner);
    page.draft.type("a");
    expect(device.getItem(`spiralroom.${owner}.${questionId}`)).toBe("a");
    expect(server.arrivals).toBe(0);
    expect(page.draft.get().state).toBe("writing");
  });

  test("BR8 is saved only when the server has exactly this text", async () => {
    const server = new FlakyServer();
    const page = await open(server, nanoid());
    const said: string[] = [];
    page.draft.subscribe(() => {
      const { text, state } = page.draft.get();
      if (state === "saved") expect(text).toBe(answerOn(server)?.draft);
      if (state !== said.at(-1)) said.push(state);
    });
    server.become("offline");
    page.draft.type("ab");
    await wait(2_000);
    expect(page.draft.get().state).toBe("sending");
    server.become("online");
    await page.settled(server);
    expect(said).toEqual(["writing", "sending", "saved"]);
  });

  test("BR8 another device's text is shown where nothing was typed, and told beside what was", async () => {
    const server = new FlakyServer();
    const owner = nanoid();
    const page = await open(server, owner);
    const foreign = (draft: string, draftVersion: number): AnswerState => ({
      ...{ questionId, submitted: null, submittedAt: null, revisions: 0, late: false, cited: [] },
      ...{ draft, draftVersion, evidence: [] },
    });
    page.draft.receive(foreign("theirs", 1));
    expect(page.draft.get()).toEqual({ text: "theirs", state: "saved", other: null });
    page.draft.type("mine");
    page.draft.receive(foreign("theirs again", 2));
    expect(page.draft.get()).toMatchObject({ text: "mine", other: "theirs again" });
    page.draft.dismissOther();
    expect(page.draft.get()).toMatchObject({ text: "mine", other: null });
  });
});
