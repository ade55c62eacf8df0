/** Tells the instructor's page what a student is doing, seldom enough for a hall of a thousand. */
import type { Progress } from "@/lib/contract/views";
import type { Connection } from "./connection";

const intervalMs = 3_000;
/** Who writes while a run trains behind it is at the writing: so long after each word the run's figures are not told. */
const writingMs = 20_000;

/** A change of activity, item or state is told at once; figures within one at most every three seconds. */
export class ProgressReporter {
  #connection: Pick<Connection, "request" | "status">;
  #last: Progress | null = null;
  #lastAt = -Infinity;
  #next: Progress | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writtenAt = -Infinity;
  #writtenIn: Progress["activity"] | null = null;
  /** of the run, not told while somebody writes */
  #behind: Progress | null = null;

  constructor(connection: Pick<Connection, "request" | "status">) {
    this.#connection = connection;
  }

  report = (progress: Progress): void => {
    const writing = progress.state === "writing";
    if (writing) [this.#writtenAt, this.#writtenIn] = [Date.now(), progress.activity];
    this.#behind = writing ? this.#behind : progress;
    // who opens the next exercise has left the one they wrote in; a run has not been turned to
    const opened = progress.activity === this.#writtenIn && progress.state === "idle";
    if (!writing && !opened && Date.now() - this.#writtenAt < writingMs) return;
    this.#next = progress;
    const told = (["activity", "state", "item"] as const).every((key) => this.#last?.[key] === progress[key]);
    const wait = told ? this.#lastAt + intervalMs - Date.now() : 0;
    if (wait <= 0) return this.#send();
    this.#timer ??= setTimeout(() => this.#send(), wait);
  };

  /** The student went to another tab: what was written before is no more what they are at. */
  moved = (): void => {
    this.#writtenAt = -Infinity;
    if (this.#behind) this.report(this.#behind);
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
