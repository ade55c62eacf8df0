/** Sends a changed room's views, at most once in an interval, however much happened in between. What they are, lib/live decides. */
import { viewIntervalMs, viewIntervalPerConnectionMs } from "@/lib/contract/protocol";
import type { BoardRow } from "@/lib/contract/views";
import type { Actor, Presence, SessionState } from "@/lib/live/state";
import { nothingTouched, together, type Touched } from "@/lib/live/touched";
import { viewFor, viewsAfter, type ChangedView } from "@/lib/live/view";
import { channelOf, type Channels, type Guest } from "../viewer";
import { actorOf, type Bindings } from "./devices";

/** What there is to show. */
export interface Picture {
  state: SessionState;
  bindings: Bindings;
  presence: ReadonlyMap<string, Presence>;
  connections: ReadonlySet<Guest>;
}

export interface ViewSenderOptions {
  io: Channels;
  picture: () => Picture;
  personalCode: (participantId: string) => string;
  now: () => number;
  /** told of what a view's computation threw */
  failed: (error: unknown) => void;
}

/** Milliseconds between two sends to so many connections. */
export const viewInterval = (connections: number): number =>
  Math.max(viewIntervalMs, viewIntervalPerConnectionMs * connections);

/** The connections of each participant among these. */
function byParticipant(looking: readonly { guest: Guest; actor: Actor }[]): Map<string, Guest[]> {
  const guests = new Map<string, Guest[]>();
  for (const { guest, actor } of looking) {
    if (actor.role !== "student") continue;
    const own = guests.get(actor.participantId);
    if (own) own.push(guest);
    else guests.set(actor.participantId, [guest]);
  }
  return guests;
}

export class ViewSender {
  readonly #options: ViewSenderOptions;
  #touched = nothingTouched;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped = false;
  #sentAt = 0;
  /** the place that each participant was last told */
  readonly #told = new Map<string, BoardRow | null>();

  constructor(options: ViewSenderOptions) {
    this.#options = options;
  }

  /** Notes what changed; it is sent soon. */
  mark(touched: Touched): void {
    this.#touched = together(this.#touched, touched);
    if (this.#timer || this.#stopped) return;
    const interval = viewInterval(this.#options.picture().connections.size);
    const wait = Math.max(0, this.#sentAt + interval - performance.now());
    this.#timer = setTimeout(() => this.#flush(), wait);
  }

  /** Everything that this connection may see, now. */
  sendFull(guest: Guest): void {
    const { state, bindings, presence } = this.#options.picture();
    const full = viewFor(state, actorOf(guest.data.viewer, bindings), this.#context(presence));
    // each event with the view of its own kind
    if (full.event === "student.view") guest.emit(full.event, full.view);
    else if (full.event === "instructor.view") guest.emit(full.event, full.view);
    else guest.emit(full.event, full.view);
  }

  /** Nothing is sent any more. */
  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #context(presence: Picture["presence"]) {
    const { now, personalCode } = this.#options;
    return { now: now(), presence, personalCode };
  }

  #flush(): void {
    const touched = this.#touched;
    this.#touched = nothingTouched;
    this.#timer = null;
    this.#sentAt = performance.now();
    try {
      this.#send(touched);
    } catch (error) {
      this.#options.failed(error);
    }
  }

  #send(touched: Touched): void {
    const { state, bindings, presence, connections } = this.#options.picture();
    const looking = [...connections].map((guest) => ({ guest, actor: actorOf(guest.data.viewer, bindings) }));
    const guests = byParticipant(looking);
    const viewers = looking.map(({ actor }) => actor);
    const context = { ...this.#context(presence), told: this.#told };
    for (const changed of viewsAfter(state, touched, viewers, context))
      this.#deliver(state.id, changed, guests);
  }

  #deliver(sessionId: string, changed: ChangedView, guests: ReadonlyMap<string, readonly Guest[]>): void {
    const { io } = this.#options;
    if (changed.event === "room.view")
      io.to(channelOf(sessionId, changed.to)).emit(changed.event, changed.view);
    else if (changed.event === "instructor.view")
      io.to(channelOf(sessionId, changed.to)).emit(changed.event, changed.view);
    else {
      const { participantId } = changed.to;
      this.#told.set(participantId, changed.view.place);
      for (const guest of guests.get(participantId) ?? []) guest.emit(changed.event, changed.view);
    }
  }
}
