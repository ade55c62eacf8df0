/** Who is connected to a room and what their pages say they do, counted as they come and go: nobody's arrival looks at all the others. */
import type { HallHealth } from "@/lib/agreed/hall-health";
import type { Pane } from "@/lib/contract/parts";
import type { Progress } from "@/lib/contract/views";
import { subscriptionOf, type Subscription } from "@/lib/live/parts";
import type { StaffPlace } from "@/lib/contract/staff";
import type { Actor, Presence, SessionState, StaffPresence } from "@/lib/live/state";
import { audienceOf, type Audience } from "@/lib/live/view";
import { deviceOf, type Guest } from "../viewer";
import { healthTogether, type PersonWord, type RoomWord } from "./elsewhere";
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

/** Of another process that holds the room: who is connected to it. */
interface Elsewhere {
  people: Map<string, PersonWord>;
  word: Pick<RoomWord, "staff" | "health" | "fromOneAddress">;
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
  /** of everybody, to whichever process they are connected */
  readonly #presence = new Map<string, Presence>();
  /** those who are here, to whichever process they are connected */
  readonly #here = new Set<string>();
  readonly #elsewhere = new Map<string, Elsewhere>();
  /** those of whom the other processes have something to learn */
  #untold = new Set<string>();
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
    const others = [...this.#elsewhere.values()].map(({ word }) => word.health);
    return healthTogether([this.ownHealth, ...others]);
  }

  /** The same of those who are connected to this process. */
  get ownHealth(): HallHealth {
    return this.#lines.health([...this.#participants.keys].flatMap((id) => [...this.ofParticipant(id)]));
  }

  /** Those of the staff who are here, with where they are: the page that spoke last tells. */
  get staff(): StaffPresence {
    const others = [...this.#elsewhere.values()].flatMap(({ word }) => word.staff);
    return new Map([...others, ...this.ownStaff]);
  }

  /** The same of those who are connected to this process. */
  get ownStaff(): [instructorId: string, at: StaffPlace | null][] {
    return [...this.#staff].map(([id, pages]) => [id, [...pages.values()].at(-1) ?? null]);
  }

  /** Of what the other processes say the most who joined from one address: behind one address they are added up. */
  get fromOneAddressElsewhere(): number {
    return [...this.#elsewhere.values()].reduce((sum, { word }) => sum + word.fromOneAddress, 0);
  }

  /** Participants who are here, however many tabs they have, to whichever process they are connected. */
  get present(): number {
    return this.#here.size;
  }

  /** How many look on by this process: participants, instructors and screens. */
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
    this.#untold.add(participantId);
  }

  /** Their work has come: a sign of them, whatever their page said last. */
  signed(participantId: string): void {
    const old = this.#presence.get(participantId);
    if (!old?.progress) return;
    this.#presence.set(participantId, { ...old, progress: { ...old.progress, at: this.#now() } });
  }

  /** Connections of a participant to other processes. */
  connectionsElsewhere(participantId: string): number {
    let sum = 0;
    for (const { people } of this.#elsewhere.values()) sum += people.get(participantId)?.connections ?? 0;
    return sum;
  }

  /** What the other processes have to learn: of everybody who is connected, or of those who are otherwise than told. */
  tell(whole: boolean): Record<string, PersonWord> {
    const ids = whole ? this.#participants.keys : this.#untold;
    const people = [...ids].map((id): [string, PersonWord] => {
      const connections = this.ofParticipant(id).size;
      return [
        id,
        { connections, progress: connections > 0 ? (this.#presence.get(id)?.progress ?? null) : null },
      ];
    });
    this.#untold = new Set();
    return Object.fromEntries(people);
  }

  /** Another process says who is connected to it. @returns whether somebody's presence changed */
  hear(node: string, { whole, people, ...word }: RoomWord): boolean {
    const known = this.#elsewhere.get(node)?.people ?? new Map<string, PersonWord>();
    const gone = whole ? [...known.keys()].filter((id) => !(id in people)) : [];
    this.#elsewhere.set(node, { people: known, word });
    for (const id of gone) known.delete(id);
    for (const [id, person] of Object.entries(people)) {
      if (person.connections > 0) known.set(id, person);
      else known.delete(id);
    }
    const changed = [...gone, ...Object.keys(people)].map((id) => this.#recount(id, people[id]?.progress));
    return changed.includes(true);
  }

  /** Another process is gone, or holds the room no more. @returns whether somebody's presence changed */
  lose(node: string): boolean {
    const lost = this.#elsewhere.get(node);
    this.#elsewhere.delete(node);
    const changed = [...(lost?.people.keys() ?? [])].map((id) => this.#recount(id, null));
    return lost !== undefined && (changed.includes(true) || lost.word.staff.length > 0);
  }

  #count(participantId: string): void {
    this.#untold.add(participantId);
    this.#recount(participantId, null);
  }

  /** @param heard what another process says that their page does; the newest counts. @returns whether it shows */
  #recount(participantId: string, heard: Presence["progress"] | undefined): boolean {
    const connections = this.#participants.of(participantId).size + this.connectionsElsewhere(participantId);
    const old = this.#presence.get(participantId) ?? never;
    if (connections > 0) this.#here.add(participantId);
    else this.#here.delete(participantId);
    const awaySince = connections > 0 ? null : (old.awaySince ?? this.#now());
    const newer = heard && heard.at > (old.progress?.at ?? 0);
    const progress = newer ? heard : old.progress;
    if (connections === old.connections && awaySince === old.awaySince && !newer) return false;
    this.#presence.set(participantId, { ...old, connections, awaySince, progress });
    return true;
  }
}
