// A room's senders with pages in memory: what is sent may be lost, come twice or in another order.
import { vi } from "vitest";
import { folded, type Parts } from "@/lib/client/parts";
import { viewOf } from "@/lib/client/views-of-parts";
import { partsMessageSchema, type Pane, type PartsMessage } from "@/lib/contract/parts";
import type { Progress } from "@/lib/contract/views";
import type { Actor, SessionState } from "@/lib/live/state";
import { presenceTouched, progressTouched, staffTouched, type Touched } from "@/lib/live/touched";
import { viewFor, type View } from "@/lib/live/view";
import { Arrivals } from "@/lib/server/room/arrivals";
import { Attendance, seatFor, shownAt } from "@/lib/server/room/attendance";
import { surroundingsOf } from "@/lib/server/room/picture";
import { ViewSender } from "@/lib/server/room/view-sender";
import { channelOf, type Channels, type Guest } from "@/lib/server/viewer";

const personalCode = () => "CODEOFSOME";

/** What happens to the next message to a page. */
export type Fate = "lost" | "twice" | "behind the next";

export class Page {
  readonly actor: Actor;
  panes: Pane[] = [];
  parts: Parts = new Map();
  /** null before the first */
  view: View | null = null;
  /** bytes of each message, as JSON */
  readonly bytes: number[] = [];
  fates: Fate[] = [];
  /** something was lost, and the page does not know */
  deceived = false;
  #held: PartsMessage[] = [];
  /** nothing has come over this connection yet */
  #fresh = true;

  readonly #reads: boolean;

  /** @param reads without it, what comes is not looked at */
  constructor(actor: Actor, reads = true) {
    this.actor = actor;
    this.#reads = reads;
  }

  /** @returns false when the page found that it has missed something */
  receive(message: PartsMessage): boolean {
    if (!this.#reads) return true;
    if (this.#fresh && message.updates.some((update) => !("fields" in update)))
      throw new Error("a page began with a change");
    this.#fresh = false;
    this.bytes.push(Buffer.byteLength(JSON.stringify(message)));
    const fate = this.fates.shift();
    if (fate === "lost") this.deceived = true;
    if (fate === "lost" || fate === "behind the next") {
      if (fate !== "lost") this.#held.push(message);
      return true;
    }
    const held = this.#held;
    this.#held = [];
    return [message, ...(fate === "twice" ? [message] : []), ...held].every((one) => this.#take(one));
  }

  /** What was held back comes after all. */
  release(): boolean {
    const held = this.#held;
    this.#held = [];
    return held.every((one) => this.#take(one));
  }

  begin(): void {
    [this.parts, this.#held, this.deceived, this.#fresh] = [new Map(), [], false, true];
  }

  #take(message: PartsMessage): boolean {
    // by the contract, and through the wire's eyes
    const { updates, time } = partsMessageSchema.parse(JSON.parse(JSON.stringify(message)));
    let parts: Parts | null = this.parts;
    for (const update of updates) parts &&= folded(parts, update);
    if (!parts) return false;
    this.parts = parts;
    this.view = viewOf(parts, this.panes, time);
    return true;
  }
}

/** A room of pages; time is vitest's. */
export class PartRoom {
  readonly pages = new Set<Page>();
  readonly #attendance = new Attendance(Date.now);
  readonly #guests = new Map<Page, Guest>();
  readonly #sender: ViewSender;
  /** ms that it takes to look at the room */
  lookTakes = 0;
  #state: SessionState;
  #guestNumber = 0;

  constructor(state: SessionState) {
    this.#state = state;
    const io: Channels = {
      to: (channels) => ({ emit: (name, value) => this.#broadcast(channels, name, value) }),
    };
    this.#sender = new ViewSender({
      ...{ io, now: Date.now, personalCode },
      picture: () => this.#picture,
      failed: (error) => {
        throw error;
      },
    });
  }

  /** A page connects, or connects anew. */
  connect(page: Page): void {
    this.disconnect(page);
    page.begin();
    const id = `guest${this.#guestNumber++}`;
    // of a connection the senders need no more than this
    const guest = {
      ...{ id, data: { panes: page.panes, viewer: { role: "student", deviceHash: null } } },
      emit: (name: string, value: unknown) => this.#deliver(page, name, value),
    } as unknown as Guest;
    this.#guests.set(page, guest);
    this.pages.add(page);
    this.#seat(page);
    this.#sender.sendFull(guest);
  }

  disconnect(page: Page): void {
    const guest = this.#guests.get(page);
    if (!guest) return;
    const { actor } = page;
    const changed = this.#attendance.leave(guest);
    this.#guests.delete(page);
    this.pages.delete(page);
    if (!changed) return;
    this.#sender.mark(presenceTouched);
    if (actor.role === "student" && this.#attendance.ofParticipant(actor.participantId).size === 0)
      this.#sender.forget(actor.participantId);
  }

  open(page: Page, panes: Pane[]): void {
    page.panes = panes;
    const guest = this.#guests.get(page);
    const before = guest && this.#attendance.seatOf(guest)?.subscription;
    if (!before) return;
    this.#seat(page);
    this.#sender.look(guest, before);
  }

  become(state: SessionState, touched: Touched): void {
    this.#state = state;
    this.#sender.mark(touched);
  }

  progress(actor: Actor, progress: Progress): void {
    if (actor.role !== "student") return;
    this.#attendance.progressed(actor.participantId, progress);
    this.#sender.mark(progressTouched);
  }

  /** Time passes until nothing waits; pages that were deceived connect anew, as their line has ended. */
  settle(): void {
    vi.advanceTimersByTime(60_000);
    for (const page of [...this.pages]) {
      page.fates = [];
      if (!page.release() || page.deceived) this.connect(page);
    }
    vi.advanceTimersByTime(60_000);
    // a room feels its pulse again and again: who came back counts for a minute, which passes by itself
    this.#sender.mark(staffTouched);
    vi.advanceTimersByTime(10_000);
    this.#sender.stop();
  }

  /** What a page would be sent whole. */
  whole(page: Page): View {
    const context = { ...surroundingsOf(this.#picture), now: Date.now(), personalCode };
    return viewFor(this.#state, page.actor, context);
  }

  get #picture() {
    const look = () => {
      if (this.lookTakes > 0) vi.advanceTimersByTime(this.lookTakes);
      return this.#state;
    };
    return {
      ...{ attendance: this.#attendance, arrivals: new Arrivals() },
      get state() {
        return look();
      },
    };
  }

  #seat(page: Page): void {
    const guest = this.#guests.get(page);
    const seat = seatFor(this.#state, page.actor, page.panes);
    if (guest && this.#attendance.seat(guest, seat)) this.#sender.mark(presenceTouched);
  }

  #broadcast(channels: string | string[], name: string, value: unknown): void {
    const wanted = [channels].flat();
    for (const [page, guest] of [...this.#guests]) {
      const seat = this.#attendance.seatOf(guest);
      const own = [guest.id, seat && channelOf(this.#state.id, shownAt(seat), guest)];
      if (own.some((channel) => channel !== undefined && wanted.includes(channel)))
        this.#deliver(page, name, value);
    }
  }

  #deliver(page: Page, name: string, value: unknown): void {
    if (name !== "view.parts") throw new Error(`${name} went to a page that takes parts`);
    // what the sender emits under this name
    if (!page.receive(value as PartsMessage)) this.connect(page);
  }
}
