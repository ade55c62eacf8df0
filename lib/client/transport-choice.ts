/**
 * By what the next attempt at a connection goes: by WebSocket, or by polling where a network swallows, refuses or cuts
 * WebSockets. What polling has proved is remembered, so that nobody waits for it twice in one network; beside polling
 * WebSocket is tried again in the background. Knows no sockets and no timers.
 */
import * as z from "@/lib/contract/zod";
import { asJson, Remembered } from "./remembered";

type Transport = "websocket" | "polling";

/** blocked: no WebSocket comes to be. cut: one comes to be and does not last, so that none is tried beside polling. */
type Trouble = "blocked" | "cut";

/** at: since when it is known, epoch milliseconds */
const knownSchema = z.object({ trouble: z.enum(["blocked", "cut"]), at: z.number() });
type Known = z.infer<typeof knownSchema>;

/** ms; what is blocked is tried in the background anyway */
const believedFor: Record<Trouble, number> = { blocked: 24 * 3_600_000, cut: 20 * 60_000 };

/** ms; two WebSockets into one server process that were cut within this time are no chance: one that dies cuts once */
const cutWithin = 3 * 60_000;

/** Where WebSocket worked on this page, that many refusals in a row: a server that starts again refuses too. */
const refusalsAtMost = 3;

/** How one attempt goes. */
export interface Attempt {
  /** the first is connected by, another is tried beside it */
  transports: Transport[];
  /** ms to the first word of the server */
  openMs: number;
  /** ms to the end of the greeting */
  greetMs: number;
}

const times = {
  websocket: { openMs: 6_000, greetMs: 8_500 },
  // slow networks come in by polling
  polling: { openMs: 15_000, greetMs: 25_000 },
} as const;

export class TransportChoice {
  readonly #known: Pick<Remembered<Known | null>, "get" | "set" | "forget">;
  readonly #now: () => number;
  #by: Transport = "websocket";
  /** what a connection by polling would prove now */
  #suspicion: Trouble | null = null;
  /** polling did not work either */
  #onceAgain = false;
  #worked = false;
  #refusals = 0;
  /** WebSockets of this page that were cut, the latest ones */
  #cuts: { at: number; node: string | null }[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#known = new Remembered<Known | null>({
      ...{ owner: null, key: "spiralroom-transport" },
      ...{ schema: asJson(knownSchema), otherwise: null },
    });
  }

  /** How to try now. */
  next(): Attempt {
    const trouble = this.#onceAgain ? null : (this.#suspicion ?? this.#believed());
    this.#by = trouble ? "polling" : "websocket";
    const beside: Transport[] = trouble === "blocked" ? ["websocket"] : [];
    return { transports: [this.#by, ...beside], ...times[this.#by] };
  }

  /**
   * The attempt came to nothing.
   * @param silent nothing answered in time; otherwise it was refused
   * @returns by what it went
   */
  failed(silent: boolean): Transport {
    const by = this.#by;
    this.#refusals += 1;
    // nobody was there to be cut off from
    this.#cuts = [];
    this.#onceAgain = by === "polling";
    const patient = this.#worked && !silent && this.#refusals < refusalsAtMost;
    this.#suspicion = by === "polling" || patient ? null : "blocked";
    return by;
  }

  /** The server has answered the greeting. */
  connected(): void {
    if (this.#by === "websocket") return this.upgraded();
    if (this.#suspicion) this.#known.set({ trouble: this.#suspicion, at: this.#now() });
    this.#settle();
  }

  /** A WebSocket works. */
  upgraded(): void {
    this.#by = "websocket";
    this.#worked = true;
    this.#known.forget();
    this.#settle();
  }

  /** A connection that stood has ended unasked. @param node the server process that it led to, where that is known */
  cut(node: string | null): void {
    if (this.#by !== "websocket") return;
    const now = this.#now();
    const before = this.#cuts.filter(({ at }) => now - at < cutWithin);
    if (before.some((one) => one.node === node)) this.#suspicion = "cut";
    this.#cuts = [...before, { at: now, node }];
  }

  #settle(): void {
    this.#suspicion = null;
    this.#onceAgain = false;
    this.#refusals = 0;
  }

  #believed(): Trouble | null {
    const known = this.#known.get();
    if (!known) return null;
    const age = this.#now() - known.at;
    // a clock that was set back says nothing
    return age >= 0 && age < believedFor[known.trouble] ? known.trouble : null;
  }
}
