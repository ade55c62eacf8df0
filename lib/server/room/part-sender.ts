/** Sends the parts that pages are subscribed to: whole to who comes, and what changed of each at its pace. What they say, lib/live decides. */
import type { Part, PartsMessage, PartUpdate } from "@/lib/contract/parts";
import { viewIntervalMs } from "@/lib/contract/protocol";
import { difference, type Difference } from "@/lib/live/difference";
import { movedPlaces } from "@/lib/live/moved-places";
import {
  allSubscriptions,
  paceOf,
  partOf,
  partsAtFirst,
  partsIn,
  partsTouchedBy,
  rowsAtMost,
  selfPart,
  type SharedPart,
  type Subscription,
} from "@/lib/live/parts";
import { nothingTouched, together, type Touched } from "@/lib/live/touched";
import { ownView } from "@/lib/live/view";
import { channelsOf, shares, type Guest } from "../viewer";
import { surroundingsOf, type Picture, type ViewSenderOptions } from "./picture";
import { Turns } from "./turns";

/** A part as it was last told. */
interface Told {
  at: number;
  part: Part;
  /** the turn it was sent in, by performance.now: all of one turn are due together again */
  sentAt: number;
  /** the row whose turn is next */
  turn: number;
}

export class PartSender {
  readonly #options: ViewSenderOptions;
  readonly #told = new Map<SharedPart, Told>();
  readonly #own = new Map<string, Told>();
  readonly #waiting = new Set<SharedPart>();
  /** what of people's own is to be told */
  #touched: Touched = nothingTouched;
  /** somebody's place may be another, and whose turn it is to hear of it */
  #moves: { from: number } | null = null;
  #timer: { at: number; handle: ReturnType<typeof setTimeout> } | null = null;
  #flushedAt = -Infinity;
  #number = 0;
  #stopped = false;
  /** what the shares of the hall are sent; who comes meanwhile has it already, and takes it in once */
  readonly #turns: Turns;

  constructor(options: ViewSenderOptions) {
    this.#options = options;
    this.#turns = new Turns(options.failed, () => this.#schedule());
  }

  /** Notes what changed; it is sent when its time has come. */
  mark(touched: Touched): void {
    for (const part of partsTouchedBy(touched)) this.#waiting.add(part);
    this.#touched = together(this.#touched, touched);
    if (touched.room || touched.queue) this.#moves ??= { from: 0 };
    this.#schedule();
  }

  /** Everything that a connection is subscribed to, from where the next changes go on. */
  begin(guest: Guest, subscription: Subscription, participantId: string | null): void {
    const own = participantId === null ? [] : this.#ownWhole(participantId, guest);
    this.#emit(guest, [...partsAtFirst(subscription).map((part) => this.#whole(part)), ...own]);
  }

  /** What a connection is subscribed to now and was not before. */
  look(guest: Guest, subscription: Subscription, before: Subscription): void {
    const more = partsIn(subscription).filter((part) => !partsIn(before).includes(part));
    this.#emit(
      guest,
      more.map((part) => this.#whole(part)),
    );
  }

  /** The last connection of a participant is gone. */
  forget(participantId: string): void {
    this.#own.delete(participantId);
  }

  stop(): void {
    this.#stopped = true;
    this.#turns.stop();
    this.#rest();
  }

  #emit(to: Pick<Guest, "emit">, updates: PartUpdate[]): void {
    if (updates.length > 0) to.emit("view.parts", { time: this.#options.now(), updates });
  }

  #now(part: SharedPart, picture: Picture): Part {
    const { state, attendance } = picture;
    return partOf(part, state, { ...surroundingsOf(picture), present: attendance.present });
  }

  /** As it was told to those who have it, or as it is when nobody has. */
  #whole(name: SharedPart): PartUpdate {
    let told = this.#told.get(name);
    if (!told) {
      told = this.#asTold(this.#now(name, this.#options.picture()));
      this.#told.set(name, told);
    }
    const { at, part } = told;
    return { part: name, at, ...part };
  }

  #asTold = (part: Part, turn = 0): Told => ({
    ...{ part, turn, at: ++this.#number },
    sentAt: this.#flushedAt,
  });

  /** A participant's own part as it is; their other tabs are told what they lack. */
  #ownWhole(participantId: string, newcomer: Guest): PartUpdate[] {
    const picture = this.#options.picture();
    this.#tellOwn(participantId, picture, newcomer);
    const own = this.#ownPart(participantId, picture);
    if (!this.#own.has(participantId) && own) this.#own.set(participantId, this.#asTold(own));
    const told = this.#own.get(participantId);
    return told ? [{ part: "self", at: told.at, ...told.part }] : [];
  }

  #ownPart(participantId: string, { state }: Picture): Part | null {
    const { personalCode, watched } = this.#options;
    const self = ownView(state, participantId, { personalCode });
    return self && selfPart(self, watched?.(participantId));
  }

  /** When a part may be told again. */
  #dueAt(part: SharedPart): number {
    const { attendance } = this.#options.picture();
    const pace = Math.max(viewIntervalMs, paceOf(part, attendance.looking));
    return (this.#told.get(part)?.sentAt ?? -Infinity) + pace;
  }

  #schedule(): void {
    // a hall that is told slowly is told seldom: nothing heaps up
    if (this.#turns.busy) return;
    const { selves, everySelf } = this.#touched;
    const ownWait = selves.size > 0 || everySelf || this.#moves;
    const due = Math.min(...[...this.#waiting].map((part) => this.#dueAt(part)), ownWait ? 0 : Infinity);
    const at = Math.max(due, this.#flushedAt + viewIntervalMs);
    if (this.#stopped || at >= (this.#timer?.at ?? Infinity)) return;
    this.#rest();
    const handle = setTimeout(() => this.#flush(), Math.max(0, at - performance.now()));
    this.#timer = { at, handle };
  }

  #rest(): void {
    clearTimeout(this.#timer?.handle);
    this.#timer = null;
  }

  #flush(): void {
    this.#timer = null;
    this.#flushedAt = performance.now();
    try {
      this.#send(this.#options.picture());
    } catch (error) {
      this.#options.failed(error);
    }
    this.#schedule();
  }

  #send(picture: Picture): void {
    const { state, attendance } = picture;
    const seen = new Set(
      allSubscriptions.filter((subscription) => attendance.subscribedTo(subscription) > 0).flatMap(partsIn),
    );
    const updates = new Map<SharedPart, PartUpdate>();
    for (const part of [...this.#waiting]) {
      if (seen.has(part) && this.#dueAt(part) > performance.now() + 1) continue;
      this.#waiting.delete(part);
      const update = seen.has(part) ? this.#changed(part, picture) : this.#told.delete(part) && null;
      if (update) updates.set(part, update);
    }
    if (updates.size > 0) this.#tellShares(state.id, updates);
    this.#tellOwners(picture);
  }

  /** Whoever opens something else meanwhile stays in their share: they have been told, or will be. */
  #tellShares(sessionId: string, updates: ReadonlyMap<SharedPart, PartUpdate>): void {
    const { io, picture, now } = this.#options;
    const time = now();
    const messages = allSubscriptions.flatMap((subscription) => {
      const own = partsIn(subscription).flatMap((part) => updates.get(part) ?? []);
      const message: PartsMessage = { time, updates: own };
      return own.length > 0 ? [{ subscription, message, channels: channelsOf(sessionId, subscription) }] : [];
    });
    const tell = (share: number): void => {
      const { attendance } = picture();
      for (const { subscription, message, channels } of messages)
        if (attendance.subscribedTo(subscription) > 0) io.to(channels[share]).emit("view.parts", message);
    };
    this.#turns.add(Array.from({ length: shares }, (_, share) => () => tell(share)));
  }

  #changed(name: SharedPart, picture: Picture): PartUpdate | null {
    const told = this.#told.get(name);
    if (!told) return null;
    const changed = difference(told.part, this.#now(name, picture), { rowsAtMost, from: told.turn });
    if (!changed) return null;
    const next = this.#asTold(changed.known, changed.next ?? 0);
    this.#told.set(name, next);
    if (changed.next !== null) this.#waiting.add(name);
    return { part: name, from: told.at, at: next.at, ...changed.change };
  }

  #tellOwners(picture: Picture): void {
    const { selves, everySelf } = this.#touched;
    this.#touched = nothingTouched;
    for (const id of everySelf ? [...this.#own.keys()] : selves) this.#tellOwn(id, picture);
    if (this.#moves) this.#tellMoved(this.#moves.from, picture);
  }

  /** Tells those whose turn it is that others moved them: nothing else of their own is another. */
  #tellMoved(from: number, picture: Picture): void {
    const { moves, next } = movedPlaces(picture.state, this.#own, from);
    for (const { participantId, ...move } of moves) {
      const told = this.#own.get(participantId);
      if (told) this.#tell(participantId, told, move, picture);
    }
    this.#moves = next === null ? null : { from: next };
  }

  /** @param newcomer begins with the whole */
  #tellOwn(id: string, picture: Picture, newcomer?: Guest): void {
    const told = this.#own.get(id);
    const own = told && this.#ownPart(id, picture);
    const changed = own && difference(told.part, own);
    if (changed) this.#tell(id, told, changed, picture, newcomer);
  }

  #tell(
    id: string,
    told: Told,
    { change, known }: Pick<Difference, "change" | "known">,
    { attendance }: Picture,
    newcomer?: Guest,
  ): void {
    const { io, now } = this.#options;
    const next = this.#asTold(known);
    this.#own.set(id, next);
    const update: PartUpdate = { part: "self", from: told.at, at: next.at, ...change };
    const message: PartsMessage = { time: now(), updates: [update] };
    // encoded once for all tabs; socket.io has a channel of each connection's own
    const tabs = [...attendance.ofParticipant(id)].filter(
      (guest) => guest !== newcomer && attendance.seatOf(guest)?.subscription,
    );
    if (tabs.length > 0) io.to(tabs.map((guest) => guest.id)).emit("view.parts", message);
  }
}
