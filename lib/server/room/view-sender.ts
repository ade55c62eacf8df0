/** Sends a changed room's views, whole or in parts, at most once in an interval, however much happened in between. What they are, lib/live decides. */
import { viewIntervalMs, viewIntervalPerViewerMs } from "@/lib/contract/protocol";
import type { BoardRow } from "@/lib/contract/views";
import type { Subscription } from "@/lib/live/parts";
import { nothingTouched, together, type Touched } from "@/lib/live/touched";
import { viewFor, viewsAfter, type ChangedView, type ViewContext } from "@/lib/live/view";
import { channelsOf, type Guest } from "../viewer";
import type { Attendance } from "./attendance";
import { PartSender } from "./part-sender";
import { surroundingsOf, type Picture, type ViewSenderOptions } from "./picture";

/** Milliseconds between two sends to so many who look on. */
export const viewInterval = (looking: number): number =>
  Math.max(viewIntervalMs, viewIntervalPerViewerMs * looking);

export class ViewSender {
  readonly #options: ViewSenderOptions;
  readonly #parts: PartSender;
  #touched = nothingTouched;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped = false;
  #sentAt = 0;
  /** the place that each participant was last told */
  readonly #told = new Map<string, BoardRow | null>();

  constructor(options: ViewSenderOptions) {
    this.#options = options;
    this.#parts = new PartSender(options);
  }

  /** Notes what changed; it is sent soon. */
  mark(touched: Touched): void {
    this.#parts.mark(touched);
    this.#touched = together(this.#touched, touched);
    if (this.#timer || this.#stopped) return;
    const interval = viewInterval(this.#options.picture().attendance.looking);
    const wait = Math.max(0, this.#sentAt + interval - performance.now());
    this.#timer = setTimeout(() => this.#flush(), wait);
  }

  /** Everything that this connection may see, now. */
  sendFull(guest: Guest): void {
    const picture = this.#options.picture();
    const { state, attendance } = picture;
    const { actor, subscription } = attendance.seatOf(guest) ?? {
      actor: { role: "visitor" },
      subscription: null,
    };
    if (subscription)
      return this.#parts.begin(guest, subscription, actor.role === "student" ? actor.participantId : null);
    const full = viewFor(state, actor, this.#context(picture));
    // each event with the view of its own kind
    if (full.event === "student.view") guest.emit(full.event, full.view);
    else if (full.event === "instructor.view") guest.emit(full.event, full.view);
    else guest.emit(full.event, full.view);
  }

  /** What a page has opened. @param before what it was subscribed to */
  look(guest: Guest, before: Subscription): void {
    const subscription = this.#options.picture().attendance.seatOf(guest)?.subscription;
    if (subscription) this.#parts.look(guest, subscription, before);
  }

  /** A participant is not here any more. */
  forget(participantId: string): void {
    this.#parts.forget(participantId);
    this.#told.delete(participantId);
  }

  /** Nothing is sent any more. */
  stop(): void {
    this.#parts.stop();
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #context(picture: Picture): ViewContext {
    const { now, personalCode } = this.#options;
    return { ...surroundingsOf(picture), now: now(), personalCode };
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
    const picture = this.#options.picture();
    const { state, attendance } = picture;
    const context = { ...this.#context(picture), told: this.#told };
    for (const changed of viewsAfter(state, touched, attendance.viewers, context))
      this.#deliver(state.id, changed, attendance);
  }

  #deliver(sessionId: string, changed: ChangedView, attendance: Attendance): void {
    const { io } = this.#options;
    if (changed.event === "room.view")
      io.to(channelsOf(sessionId, changed.to)).emit(changed.event, changed.view);
    else if (changed.event === "instructor.view")
      io.to(channelsOf(sessionId, changed.to)).emit(changed.event, changed.view);
    else {
      const { participantId } = changed.to;
      this.#told.set(participantId, changed.view.place);
      // encoded once for all tabs; socket.io has a channel of each connection's own
      const tabs = [...attendance.ofParticipant(participantId)].map(({ id }) => id);
      if (tabs.length > 0) io.to(tabs).emit(changed.event, changed.view);
    }
  }
}
