/** Who is connected to a room and what their pages say they do, counted as they come and go: nobody's arrival looks at all the others. */
import type { HallHealth } from "@/lib/agreed/hall-health";
import type { Pane } from "@/lib/contract/parts";
import type { Progress } from "@/lib/contract/views";
import { subscriptionOf, type Subscription } from "@/lib/live/parts";
import type { StaffPlace } from "@/lib/contract/staff";
import type { Actor, Presence, SessionState, StaffPresence } from "@/lib/live/state";
import { audienceOf, type Audience } from "@/lib/live/view";
import { deviceOf, type Guest } from "../viewer";
import { LineHealth } from "./line-health";

const never: Presence = { connections: 0, awaySince: null, progress: null };

const nobody: ReadonlySet<Guest> = new Set();

/** Connections by what they have in common. */
class Groups {
  readonly #groups = new Map<string, Set<Guest>>();

  get keys(): Iterable<string> {
    return this.#groups.keys();
  }

  get size(): number {
    return this.#groups.size;
  }

  of(key: string): ReadonlySet<Guest> {
    return this.#groups.get(key) ?? nobody;
  }

  add(key: string, guest: Guest): void {
    const group = this.#groups.get(key);
    if (group) group.add(guest);
    else this.#groups.set(key, new Set([guest]));
  }

  remove(key: string, guest: Guest): void {
    const group = this.#groups.get(key);
    if (group?.delete(guest) && group.size === 0) this.#groups.delete(key);
  }
}

/** As whom a connection looks on. */
export interface Seat {
  actor: Actor;
  audience: Audience;
  /** the parts that are sent; null for whole views */
  subscription: Subscription | null;
}

/** Where somebody sits who looks on as this. @param panes what is open; null for pages that are sent whole views */
export const seatFor = (state: SessionState, actor: Actor, panes: readonly Pane[] | null): Seat => ({
  ...{ actor, audience: audienceOf(state, actor) },
  subscription: panes && subscriptionOf(state, actor, panes),
});

/** What everybody is sent who sits there. */
export const shownAt = ({ subscription, audience }: Seat): Subscription | Audience =>
  subscription ?? audience;

export class Attendance {
  readonly #now: () => number;
  readonly #seats = new Map<Guest, Seat>();
  readonly #devices = new Groups();
  /** those who are in: neither visitors nor removed */
  readonly #participants = new Groups();
  /** instructors and screens */
  readonly #watchers = new Set<Guest>();
  /** pages of each of the staff, in the order in which they spoke */
  readonly #staff = new Map<string, Map<Guest, StaffPlace | null>>();
  readonly #lines: LineHealth<Guest>;
  readonly #presence = new Map<string, Presence>();
  readonly #subscribed = new Map<Subscription, number>();

  constructor(now: () => number) {
    this.#now = now;
    this.#lines = new LineHealth(now);
  }

  get connections(): ReadonlySet<Guest> {
    return new Set(this.#seats.keys());
  }

  get size(): number {
    return this.#seats.size;
  }

  get devices(): string[] {
    return [...this.#devices.keys];
  }

  /** As it is now; it changes with every arrival. */
  get presence(): ReadonlyMap<string, Presence> {
    return this.#presence;
  }

  /** Times a connection's round trips from now on, whoever it is. */
  watch(guest: Guest): void {
    this.#lines.watch(guest, guest.conn);
  }

  /** A connection is gone for good. */
  forget(guest: Guest): void {
    this.#lines.forget(guest);
  }

  /** How the connections of those who are in are. */
  get health(): HallHealth {
    return this.#lines.health([...this.#participants.keys].flatMap((id) => [...this.ofParticipant(id)]));
  }

  /** Those of the staff who are here, with where they are: the page that spoke last tells. */
  get staff(): StaffPresence {
    return new Map([...this.#staff].map(([id, pages]) => [id, [...pages.values()].at(-1) ?? null]));
  }

  /** Participants who are here, however many tabs they have. */
  get present(): number {
    return this.#participants.size;
  }

  /** Their ids. */
  get participants(): Iterable<string> {
    return this.#participants.keys;
  }

  /** How many look on: participants, instructors and screens. */
  get looking(): number {
    return this.#participants.size + this.#watchers.size;
  }

  /** Those who are sent every view whole, each participant once. */
  get viewers(): Actor[] {
    const seats = [...this.#seats.values()].filter(
      ({ subscription, audience }) => !subscription && audience !== "visitors",
    );
    const ids = new Set(seats.flatMap(({ actor }) => (actor.role === "student" ? actor.participantId : [])));
    const students = [...ids].map((participantId): Actor => ({ role: "student", participantId }));
    return [...students, ...seats.flatMap(({ actor }) => (actor.role === "student" ? [] : actor))];
  }

  /** Connections that have a subscription. */
  subscribedTo(subscription: Subscription): number {
    return this.#subscribed.get(subscription) ?? 0;
  }

  seatOf(guest: Guest): Seat | undefined {
    return this.#seats.get(guest);
  }

  ofDevice(deviceHash: string): ReadonlySet<Guest> {
    return this.#devices.of(deviceHash);
  }

  ofParticipant(participantId: string): ReadonlySet<Guest> {
    return this.#participants.of(participantId);
  }

  /** A connection looks on as this from now on, whatever it was before. @returns whether somebody's presence changed */
  seat(guest: Guest, seat: Seat): boolean {
    const before = this.#seats.get(guest)?.actor;
    const left = this.leave(guest);
    this.#seats.set(guest, seat);
    const device = deviceOf(guest);
    if (device !== null) this.#devices.add(device, guest);
    const { actor, audience, subscription } = seat;
    if (subscription) this.#subscribed.set(subscription, this.subscribedTo(subscription) + 1);
    if (actor.role === "instructor" || actor.role === "screen") this.#watchers.add(guest);
    if (actor.role === "instructor" && audience === "instructor") return this.standAt(guest, null);
    if (actor.role !== "student" || audience !== "students") return left;
    const { participantId } = actor;
    const wasHere = before?.role === "student" && before.participantId === participantId;
    // who opens something else on a page was not away
    if (!wasHere && (this.#presence.get(participantId)?.awaySince ?? null) !== null) this.#lines.returned();
    this.#participants.add(participantId, guest);
    this.#count(participantId);
    return true;
  }

  /** @returns whether somebody's presence changed */
  leave(guest: Guest): boolean {
    const seat = this.#seats.get(guest);
    this.#seats.delete(guest);
    this.#watchers.delete(guest);
    if (seat?.actor.role === "instructor") this.#away(seat.actor.instructorId, guest);
    if (seat?.subscription) this.#subscribed.set(seat.subscription, this.subscribedTo(seat.subscription) - 1);
    const device = deviceOf(guest);
    if (device !== null) this.#devices.remove(device, guest);
    if (seat?.actor.role !== "student" || seat.audience !== "students") return false;
    this.#participants.remove(seat.actor.participantId, guest);
    this.#count(seat.actor.participantId);
    return true;
  }

  /** A page of the staff's is somewhere. @returns whether somebody's presence changed */
  standAt(guest: Guest, at: StaffPlace | null): boolean {
    const actor = this.#seats.get(guest)?.actor;
    if (actor?.role !== "instructor") return false;
    const pages = this.#staff.get(actor.instructorId) ?? new Map<Guest, StaffPlace | null>();
    // anew, so that it is the last
    pages.delete(guest);
    this.#staff.set(actor.instructorId, pages.set(guest, at));
    return true;
  }

  #away(instructorId: string, guest: Guest): void {
    const pages = this.#staff.get(instructorId);
    if (pages?.delete(guest) && pages.size === 0) this.#staff.delete(instructorId);
  }

  /** A page says what it does. */
  progressed(participantId: string, progress: Progress): void {
    const old = this.#presence.get(participantId) ?? never;
    this.#presence.set(participantId, { ...old, progress: { ...progress, at: this.#now() } });
  }

  /** Their work has come: a sign of them, whatever their page said last. */
  signed(participantId: string): void {
    const old = this.#presence.get(participantId);
    if (!old?.progress) return;
    this.#presence.set(participantId, { ...old, progress: { ...old.progress, at: this.#now() } });
  }

  #count(participantId: string): void {
    const connections = this.#participants.of(participantId).size;
    const old = this.#presence.get(participantId) ?? never;
    const awaySince = connections > 0 ? null : this.#now();
    this.#presence.set(participantId, { ...old, connections, awaySince });
  }
}
