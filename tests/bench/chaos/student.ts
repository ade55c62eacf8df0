// A student's page, as far as the line goes: the page's own connection, and work that is sent until it is answered.
import { setTimeout as pause } from "node:timers/promises";
import { joinInTurn } from "@/lib/client/join-in-turn";
import { openConnection, type Connection } from "@/lib/client/connection";
import { passingErrors } from "@/lib/contract/errors";
import type { RawPayload } from "@/lib/contract/requests";
import type { StudentView } from "@/lib/contract/views";

/** A piece of work under its own id. */
export type Work =
  | { name: "run.submit"; payload: RawPayload<"run.submit"> }
  | { name: "answer.submit"; payload: RawPayload<"answer.submit"> };

export class Student {
  readonly #connection: Connection;
  view: StudentView | null = null;
  /** ids that the server has stored, by its own word */
  readonly acknowledged: string[] = [];
  /** what it would not have, and will not */
  readonly refused: string[] = [];
  /** how often something was sent that had been sent before */
  repeated = 0;

  constructor(url: string, code: string, cookie: string) {
    this.#connection = openConnection({ role: "student", code }, { url, headers: { cookie } });
    this.#connection.on("student.view", (view) => (this.view = view));
    this.#connection.show(["board"]);
  }

  get online(): boolean {
    return this.#connection.status.get().state === "online";
  }

  async join(name: string): Promise<void> {
    for (;;) {
      const reply = await joinInTurn(() => this.#connection.request("participant.join", { name }));
      if (reply.ok || this.view?.self) return;
      if (!passingErrors.includes(reply.error.code)) throw new Error(`${name}: ${reply.error.code}`);
      await pause(reply.error.retryAfterMs ?? 500);
    }
  }

  /** Resolves when the server has it, or will never. */
  async send({ name, payload }: Work): Promise<void> {
    for (let sends = 0; ; sends++) {
      if (sends > 0) this.repeated++;
      const reply = await this.#connection.request(name, payload);
      if (reply.ok) return void this.acknowledged.push(payload.id);
      if (!passingErrors.includes(reply.error.code)) return void this.refused.push(reply.error.code);
      // as the outbox does: a little later, and no two at one moment
      await pause((reply.error.retryAfterMs ?? 500) + Math.random() * 500);
    }
  }

  close(): void {
    this.#connection.close();
  }
}
