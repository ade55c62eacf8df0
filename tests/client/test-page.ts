/** One page of a participant in a browser: its outbox, until it is closed as browsers close pages, or killed. */
import { nanoid } from "nanoid";
import { expect, vi } from "vitest";
import { inOneText, inTwoCells } from "@/components/tensors/merge-cells";
import { SavedCells } from "@/components/tensors/saved-cells";
import { sharedCells, type StoredCell } from "@/components/tensors/saved-work";
import { Draft } from "@/lib/client/draft";
import { SharedNotebook } from "@/lib/client/notebook";
import { openOutbox, type Outbox } from "@/lib/client/outbox";
import { databaseStore } from "@/lib/client/outbox-database";
import type { OutboxStore } from "@/lib/client/outbox-store";
import type { Wire } from "@/lib/client/sender";
import type { AnswerState } from "@/lib/contract/views";
import type { FlakyServer } from "./flaky-server";

/** A browser's database that answers late, or refuses. */
export class Disk {
  /** milliseconds before a transaction is committed, and after that before the page hears of it */
  late = [0, 0];
  refuses = false;
}

const wait = (ms: number) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : null);
const never = <Value>() => new Promise<Value>(() => {});

/** What a cell becomes into which two tabs write at the same moment: of a notebook, and of an exercise. */
const both = { notebook: inTwoCells, exercise: inOneText(() => "") };

export class TestPage {
  readonly outbox: Outbox;
  readonly drafts = new Map<string, Draft>();
  #notebook: SharedNotebook | null = null;
  #cells: SavedCells<StoredCell> | null = null;
  #dead = false;

  constructor(
    readonly server: FlakyServer,
    readonly owner: string,
    readonly disk = new Disk(),
  ) {
    this.outbox = openOutbox({
      ...{ owner, holder: nanoid(), random: () => 0 },
      connection: { status: this.server.status, request: this.#request },
      open: async () => this.#watched(await databaseStore(Infinity)),
    });
  }

  static async open(server: FlakyServer, owner: string, disk?: Disk): Promise<TestPage> {
    const page = new TestPage(server, owner, disk);
    await vi.waitFor(() => expect(page.outbox.get().ready).toBe(true), { timeout: 20_000, interval: 5 });
    return page;
  }

  /** The editor of a question. */
  draft(questionId: string): Draft {
    const known = this.drafts.get(questionId);
    if (known) return known;
    const draft = new Draft({ questionId, outbox: this.outbox });
    this.drafts.set(questionId, draft);
    draft.receive(answerOn(this.server, questionId));
    return draft;
  }

  /** The cells that the page shows. */
  cells(of: keyof typeof both): SavedCells<StoredCell> {
    if (this.#cells) return this.#cells;
    const { set, get, subscribe } = sharedCells(this.notebook);
    this.#cells = new SavedCells<StoredCell>({
      ...{ initial: [], revive: (cell) => cell, both: both[of] },
      store: { set, get, subscribe: (listener) => subscribe(() => this.#dead || listener()) },
      onShown: () => {},
    });
    this.#cells.open(() => {});
    return this.#cells;
  }

  /** What the page has of its cells with the server. */
  get notebook(): SharedNotebook {
    if (this.#notebook) return this.#notebook;
    const { owner, outbox } = this;
    this.#notebook = new SharedNotebook({
      ...{
        owner,
        of: "notebook",
        before: [],
        outbox,
        connection: { status: this.server.status, request: this.#request },
      },
      onTooLarge: () => expect.fail("too large"),
    });
    this.#notebook.hear(this.server.notebook.version);
    return this.#notebook;
  }

  /** The server's view arrives. */
  look(): void {
    for (const [questionId, draft] of this.drafts) draft.receive(answerOn(this.server, questionId));
    this.#notebook?.hear(this.server.notebook.version);
  }

  /** Nothing of it runs any more; what was not committed is not. */
  kill(): void {
    this.#dead = true;
  }

  /** What a browser lets a page do that is reloaded, left or closed: it tells it, and then it is gone. */
  leave(): void {
    this.outbox.flush();
    this.kill();
  }

  close(): void {
    for (const draft of this.drafts.values()) draft.close();
    this.outbox.close();
  }

  readonly #request = (async (...work: Parameters<Wire["request"]>) => {
    if (this.#dead) return never();
    const reply = await this.server.request(...work);
    return this.#dead ? never() : reply;
  }) as Wire["request"];

  #watched(store: OutboxStore): OutboxStore {
    return {
      ...store,
      transact: async (owner, decide) => {
        await wait(this.disk.late[0]);
        if (this.#dead) return never();
        if (this.disk.refuses) throw new DOMException("no room", "QuotaExceededError");
        const found = await store.transact(owner, decide);
        await wait(this.disk.late[1]);
        return this.#dead ? never() : found;
      },
    };
  }
}

/** What the server's view says of an answer: each draft that was committed is a version. */
export function answerOn({ committed }: FlakyServer, questionId: string): AnswerState | undefined {
  const drafts = committed.filter(
    ({ name, payload }) => name === "answer.draft" && payload.questionId === questionId,
  );
  const { id: draftId, payload, replaced: [latest, ...before] = [] } = drafts.at(-1) ?? {};
  const draft = payload?.text;
  const empty = { questionId, submitted: null, submittedAt: null, revisions: 0, late: false };
  return draft === undefined
    ? undefined
    : {
        ...{ ...empty, draft, draftId, draftVersion: drafts.length, cited: [], evidence: [] },
        ...(latest === undefined ? {} : { draftReplaced: latest }),
        ...(before.length > 0 ? { draftsReplaced: before } : {}),
      };
}
