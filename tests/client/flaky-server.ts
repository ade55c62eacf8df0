/** A server behind a bad network, in one object: loses requests, loses acknowledgements, fails for a while, goes away. */
import type { Wire } from "@/lib/client/sender";
import type { ConnectionStatus } from "@/lib/client/connection";
import { Store } from "@/lib/client/store";
import type { ErrorCode, Reply } from "@/lib/contract/errors";
import { notebookSaveSchema, type NotebookSave } from "@/lib/contract/notebook";
import { afterSave, emptyNotebook, isJustSent, notebookView } from "@/lib/live/notebook";

export type Fate = "deliver" | "lose-request" | "lose-acknowledgement" | "busy" | "drop-connection";

interface Stored {
  id: string;
  name: string;
  /** of a draft: the texts that its writer is still to be told of, the latest first */
  replaced?: string[];
  payload: {
    sent?: string;
    questionId?: string;
    text?: string;
    baseVersion?: number;
    after?: readonly string[];
  };
}

export class FlakyServer implements Wire {
  /** what was committed, in order */
  committed: Stored[] = [];
  /** every arrival, repeated ones too */
  arrivals = 0;
  conflicts = 0;
  /** drafts that another took the place of without having been edited from them: the server keeps each */
  overwritten: string[] = [];
  /** the participant's cells, put together by the engine's own merge */
  notebook = emptyNotebook;
  refuseWith: ErrorCode | null = null;
  readonly status = new Store<ConnectionStatus>({ state: "online", reason: null });
  #versions = new Map<string, number>();
  #backup: Pick<FlakyServer, "committed" | "notebook"> & { versions: Map<string, number> } = {
    ...{ committed: [], notebook: emptyNotebook, versions: new Map() },
  };

  /** fate of each request in turn; after the last, everything is delivered */
  constructor(private fates: Fate[] = []) {}

  become(state: ConnectionStatus["state"]): void {
    this.status.set({ state, reason: null });
  }

  // the tests read what was stored; replies are as the contract has them
  request = (async (name: string, payload: Stored["payload"] & { id: string }) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const fate = this.fates.shift() ?? "deliver";
    const lost: Reply<never> = { ok: false, error: { code: "connection-lost" } };
    if (this.status.get().state !== "online" || fate === "lose-request") return lost;
    if (fate === "busy") return { ok: false, error: { code: "server-busy", retryAfterMs: 1 } };
    if (fate === "drop-connection") this.#dropFor(5);
    if (this.refuseWith) return { ok: false, error: { code: this.refuseWith } };
    const data = this.#take(name, payload);
    return fate === "deliver" ? { ok: true, data } : lost;
  }) as Wire["request"];

  #dropFor(ms: number): void {
    this.become("offline");
    setTimeout(() => this.become("online"), ms);
  }

  /** What it has now can be put back. */
  backUp(): void {
    const { committed, notebook } = this;
    this.#backup = { committed: [...committed], notebook, versions: new Map(this.#versions) };
  }

  /** It has what it had when it was backed up, or nothing. */
  restore(): void {
    const { committed, notebook, versions } = this.#backup;
    [this.committed, this.notebook, this.#versions] = [[...committed], notebook, new Map(versions)];
  }

  /** Work that another device sent. */
  commitFrom(name: string, payload: Stored["payload"] & { id: string }): void {
    this.#commit(name, payload);
  }

  /** Cells that another device sent. */
  saveFrom(save: NotebookSave): void {
    this.#save(save);
  }

  #take(name: string, payload: Stored["payload"] & { id: string }): unknown {
    if (name === "notebook.load") {
      const { version, saves } = this.notebook;
      return {
        notebook: version > 0 ? notebookView(this.notebook) : null,
        taken: saves.includes(payload.sent ?? ""),
      };
    }
    return name === "notebook.save" ? this.#save(payload) : this.#commit(name, payload);
  }

  #save(payload: unknown): unknown {
    const save = notebookSaveSchema.parse(payload);
    this.notebook = afterSave(this.notebook, save);
    const whole = isJustSent(this.notebook, save) ? {} : { notebook: notebookView(this.notebook) };
    return { version: this.notebook.version, ...whole };
  }

  #commit(name: string, payload: Stored["payload"] & { id: string }): unknown {
    this.arrivals += 1;
    const question = payload.questionId ?? "";
    const version = this.#versions.get(question) ?? 0;
    const drafts = this.committed.filter((one) => one.name === name && one.payload.questionId === question);
    // of drafts the server knows the last one's id only
    const known = name === "answer.draft" ? drafts.slice(-1) : this.committed;
    if (known.some(({ id }) => id === payload.id)) return { draftVersion: version, conflict: false };
    const stored: Stored = { id: payload.id, name, payload };
    this.committed.push(stored);
    if (name !== "answer.draft") return { revisions: 1 };
    const before = drafts.at(-1)?.payload.text ?? "";
    const knew = payload.baseVersion === version || payload.after?.includes(drafts.at(-1)?.id ?? "");
    const conflict = !knew && before !== "" && before !== payload.text;
    if (conflict) {
      this.conflicts += 1;
      this.overwritten.push(before);
    }
    const untold = payload.baseVersion === version ? [] : (drafts.at(-1)?.replaced ?? []);
    stored.replaced = [...(conflict ? [before] : []), ...untold];
    this.#versions.set(question, version + 1);
    return { draftVersion: version + 1, conflict, ...(conflict ? { overwritten: before } : {}) };
  }
}
