/** Tells the instructor's page what a student is doing, seldom enough for a hall of a thousand. */
import type { Progress } from "@/lib/contract/views";
import type { Connection } from "./connection";

const intervalMs = 3_000;

/** A change of activity, item or state is told at once; figures within one at most every three seconds. */
export class ProgressReporter {
  #connection: Pick<Connection, "request" | "status">;
  #last: Progress | null = null;
  #lastAt = -Infinity;
  #next: Progress | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Pick<Connection, "request" | "status">) {
    this.#connection = connection;
  }

  report = (progress: Progress): void => {
    this.#next = progress;
    const told = (["activity", "state", "item"] as const).every((key) => this.#last?.[key] === progress[key]);
    const wait = told ? this.#lastAt + intervalMs - Date.now() : 0;
    if (wait <= 0) return this.#send();
    this.#timer ??= setTimeout(() => this.#send(), wait);
  };

  close(): void {
    clearTimeout(this.#timer);
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // stale news is worth nothing: offline it is dropped, not kept
    if (!this.#next || this.#connection.status.get().state !== "online") return;
    this.#last = this.#next;
    this.#lastAt = Date.now();
    void this.#connection.request("progress.report", this.#next);
  }
}
