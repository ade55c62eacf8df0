/** A server behind a bad network, in one object: loses requests, loses acknowledgements, fails for a while, goes away. */
import type { Wire } from "@/lib/client/outbox";
import type { ConnectionStatus } from "@/lib/client/connection";
import { Store } from "@/lib/client/store";
import type { ErrorCode, Reply } from "@/lib/contract/errors";

export type Fate = "deliver" | "lose-request" | "lose-acknowledgement" | "busy" | "drop-connection";

interface Stored {
  id: string;
  name: string;
  payload: { questionId?: string; text?: string; baseVersion?: number };
}

export class FlakyServer implements Wire {
  /** what was committed, in order */
  committed: Stored[] = [];
  /** every arrival, repeated ones too */
  arrivals = 0;
  conflicts = 0;
  refuseWith: ErrorCode | null = null;
  readonly status = new Store<ConnectionStatus>({ state: "online", reason: null });
  #versions = new Map<string, number>();

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
    const data = this.#commit(name, payload);
    return fate === "deliver" ? { ok: true, data } : lost;
  }) as Wire["request"];

  #dropFor(ms: number): void {
    this.become("offline");
    setTimeout(() => this.become("online"), ms);
  }

  #commit(name: string, payload: Stored["payload"] & { id: string }): unknown {
    this.arrivals += 1;
    const question = payload.questionId ?? "";
    const version = this.#versions.get(question) ?? 0;
    if (this.committed.some(({ id }) => id === payload.id)) return { draftVersion: version, conflict: false };
    this.committed.push({ id: payload.id, name, payload });
    if (name !== "answer.draft") return { revisions: 1 };
    const conflict = payload.baseVersion !== version;
    if (conflict) this.conflicts += 1;
    this.#versions.set(question, version + 1);
    return { draftVersion: version + 1, conflict };
  }
}
