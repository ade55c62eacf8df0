/** Sends a changed room's views, at most once in an interval, however much happened in between. */
import { viewIntervalMs, viewIntervalPerConnectionMs } from "@/lib/contract/protocol";
import { placeOf } from "@/lib/live/view-board";
import { instructorView } from "@/lib/live/view-instructor";
import { roomView } from "@/lib/live/view-room";
import { selfView } from "@/lib/live/view-student";
import { viewFor } from "@/lib/live/view";
import type { Presence, SessionState } from "@/lib/live/state";
import { channels, type Connection, type SocketServer } from "../connection";
import { actorOf, type Bindings } from "./decide-batch";
import { nothingTouched, type Touched } from "./touched";

/** What there is to show. */
export interface Picture {
  state: SessionState;
  bindings: Bindings;
  presence: ReadonlyMap<string, Presence>;
  connections: ReadonlySet<Connection>;
}

export interface ViewSenderOptions {
  io: SocketServer;
  picture: () => Picture;
  personalCode: (participantId: string) => string;
  now: () => number;
  /** told of what a view's computation threw */
  failed: (error: unknown) => void;
}

/** Milliseconds between two sends to so many connections. */
export const viewInterval = (connections: number): number =>
  Math.max(viewIntervalMs, viewIntervalPerConnectionMs * connections);

export class ViewSender {
  #touched = nothingTouched();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped = false;
  #sentAt = 0;
  /** the place that each participant was last told, as JSON */
  #places = new Map<string, string>();

  constructor(private readonly options: ViewSenderOptions) {}

  /** Notes what changed; it is sent soon. */
  mark(update: (touched: Touched) => void): void {
    update(this.#touched);
    if (this.#timer || this.#stopped) return;
    const interval = viewInterval(this.options.picture().connections.size);
    const wait = Math.max(0, this.#sentAt + interval - performance.now());
    this.#timer = setTimeout(() => this.#flush(), wait);
  }

  /** Everything that this connection may see, now. */
  sendFull(connection: Connection): void {
    const { picture, personalCode, now } = this.options;
    const { state, bindings, presence } = picture();
    const actor = actorOf(connection.data.viewer, bindings);
    const code = actor.role === "student" ? personalCode(actor.participantId) : "";
    const full = viewFor(state, actor, { now: now(), presence, personalCode: code });
    // each event with the view of its own kind
    if (full.event === "student.view") connection.emit(full.event, full.view);
    else if (full.event === "instructor.view") connection.emit(full.event, full.view);
    else connection.emit(full.event, full.view);
  }

  /** Nothing is sent any more. */
  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #flush(): void {
    const touched = this.#touched;
    this.#touched = nothingTouched();
    this.#timer = null;
    this.#sentAt = performance.now();
    try {
      this.#send(touched);
    } catch (error) {
      this.options.failed(error);
    }
  }

  #send(touched: Touched): void {
    const { io, picture, now } = this.options;
    const { state, presence, connections } = picture();
    if (touched.room) io.to(channels.shared(state.id)).emit("room.view", roomView(state, presence, now()));
    this.#sendSelves(touched);
    const watched = [...connections].some(({ data }) => data.viewer.role === "instructor");
    if (watched && (touched.instructor || touched.room))
      io.to(channels.instructor(state.id)).emit("instructor.view", instructorView(state, presence, now()));
  }

  /** To each participant their own part, if it changed: by their own doing or by a new place. */
  #sendSelves(touched: Touched): void {
    const { state, bindings, connections } = this.options.picture();
    const moved = new Set<string>();
    for (const connection of connections) {
      const actor = actorOf(connection.data.viewer, bindings);
      if (actor.role !== "student") continue;
      const id = actor.participantId;
      if (state.participants.get(id)?.removedAt !== null) continue;
      if (touched.room && this.#placeChanged(state, id)) moved.add(id);
      if (moved.has(id) || touched.everySelf || touched.selves.has(id))
        connection.emit("self.view", selfView(state, id, this.options.personalCode(id)));
    }
  }

  #placeChanged(state: SessionState, participantId: string): boolean {
    const place = JSON.stringify(placeOf(state, participantId));
    const changed = (this.#places.get(participantId) ?? "null") !== place;
    this.#places.set(participantId, place);
    return changed;
  }
}
