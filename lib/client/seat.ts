/**
 * Whose work lies in this browser for a session, and whether they asked to be forgotten. The wish is written down
 * before the server is told, for all tabs and over a reload: when the server then shows that nobody sits here, the
 * work goes, whether or not its answer arrived. Whom the server lets go unasked (a sign-in that expired) keeps all
 * unsent work until they come back with their code; who is removed keeps it until they clear it, which is their own
 * matter: the server goes on showing that they are removed. Of whom the server has erased nothing stays here either.
 * Where the server cannot be told, the work goes at once all the same, and the server is asked until it has heard.
 */
import type { StudentView } from "@/lib/contract/views";
import * as z from "@/lib/contract/zod";
import { onForgotten } from "./forget-owner";
import { isForgotten, readmitOwner } from "./forgotten";
import { inTime } from "./in-time";
import { asJson, Remembered } from "./remembered";
import { seatKey } from "./seat-key";

/** askedAt: when they asked to be forgotten, epoch milliseconds. unheard: nothing of theirs is here, and the server does not know */
const takenSchema = z.object({
  owner: z.string(),
  askedAt: z.number().nullable(),
  unheard: z.boolean().optional(),
});

type Taken = z.infer<typeof takenSchema>;

/** Longer than the server takes to let somebody go: whom it still shows after that has stayed. */
const stayedMs = 30_000;

type Seen = {
  self: Pick<NonNullable<StudentView["self"]>, "participantId"> | null;
  erased?: boolean;
};

/** This browser's place in one session. */
export class Seat {
  #taken: Remembered<Taken | null>;
  #now: () => number;
  /** whose page this is, since it was loaded */
  #mine: string | null = null;

  constructor(code: string, now: () => number = Date.now) {
    this.#now = now;
    this.#taken = new Remembered<Taken | null>({
      ...{ owner: null, key: seatKey(code) },
      ...{ schema: asJson(takenSchema), otherwise: null },
    });
  }

  /** Calls back when somebody was forgotten in another tab; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => onForgotten(listener);

  /** They want to be forgotten. Say so before the server is told. @returns who */
  ask(): string | null {
    const taken = this.#taken.get();
    if (taken) this.#taken.set({ ...taken, askedAt: this.#now() });
    return taken && taken.owner;
  }

  /** The server cannot be told. Say so before anything goes. */
  goUnheard(): void {
    const taken = this.#taken.get();
    if (taken) this.#taken.set({ ...taken, unheard: true });
  }

  /** Who has to be forgotten now by what the server shows, in this tab too when it was done in another. */
  leaver(view: Seen): string | null {
    if (this.#mine !== null && isForgotten(this.#mine)) return this.#mine;
    const taken = this.#taken.get();
    const goes = taken !== null && (taken.askedAt !== null || view.erased === true);
    return !view.self && goes ? taken.owner : null;
  }

  /** Whose work lies here, null when nobody's does or they want to be forgotten. */
  get owner(): string | null {
    const taken = this.#taken.get();
    return taken && taken.askedAt === null ? taken.owner : null;
  }

  /** Whether this browser keeps work of somebody for the session. */
  get taken(): boolean {
    return this.#taken.get() !== null;
  }

  /** They are gone from here, and the server has not heard of it: whoever it shows then is to be let go. */
  get unheard(): boolean {
    return this.#taken.get()?.unheard ?? false;
  }

  /** Whether the server shows somebody who is gone from here, and is to be asked once more. */
  insists({ self }: Seen): boolean {
    return self !== null && this.unheard && this.#taken.get()?.owner === self.participantId;
  }

  /** Takes in who the server shows to sit here. */
  note(view: Seen): void {
    const { self } = view;
    if (!self || this.insists(view)) return;
    const owner = self.participantId;
    if (owner !== this.#mine) readmitOwner(owner);
    this.#mine = owner;
    const taken = this.#taken.get();
    const askedAt = taken?.owner === owner ? taken.askedAt : null;
    const stayed = askedAt !== null && Math.abs(this.#now() - askedAt) > stayedMs;
    if (taken?.owner !== owner || stayed) this.#taken.set({ owner, askedAt: null });
  }

  /**
   * Nobody sits here any more once the forgetting is done. Where the browser will not forget, or does not answer, a
   * fresh page is still the next person's.
   * @param heard whether the server shows them no more
   */
  async empty(owner: string, forgetting: readonly Promise<unknown>[], heard = true): Promise<void> {
    this.#mine = owner;
    await Promise.allSettled(forgetting.map((one) => inTime(one)));
    if (heard && this.#taken.get()?.owner === owner) this.#taken.forget();
  }
}
