/** All sockets, by address and by device: who may come in, and who has to go when there are too many. */
import type { Socket as EngineSocket } from "engine.io";
import type { Connection } from "../connection";
import { expel, known, type Member } from "./member";
import { Spending } from "./spending";

/**
 * Open at once. An address is that of a whole hall; a device's 24 tabs of a session, and one session more. Cookies of
 * before the signature anybody can invent; together they are a hall whose pages were open when the server was renewed.
 */
const openAtMost = { address: 3_000, device: 48, unsigned: 1_000, withoutDevice: 24 };

/** Tabs of a device that nobody has to answer for while there are strangers. */
const fewTabs = 4;

/** Devices remembered as those of staff. */
const staffAtMost = 1_000;

const windowMs = 60_000;
/** Handshakes in a window: a device's tabs come back every two seconds when the network is bad. */
const handshakes = { device: 480, unsigned: 3_000, withoutDevice: 240 };

/** By what a newcomer is counted. */
type Kind = keyof typeof handshakes;

export interface Newcomer {
  address: string;
  /** the token of a device that the server gave; null for others */
  device: string | null;
  /** it has a cookie of ours without the server's signature */
  unsigned: boolean;
}

export class Crowd {
  readonly #members = new Map<EngineSocket, Member>();
  readonly #places = new Map<string, Set<Member>>();
  readonly #handshakes: Spending;
  readonly #generosity: number;
  /** devices of instructors, the latest last: at a handshake nobody has said yet who they are */
  readonly #staff = new Set<string>();

  constructor(now: () => number, generosity: number) {
    this.#handshakes = new Spending(windowMs, now);
    this.#generosity = generosity;
  }

  /**
   * Whether a newcomer gets a place. A full address loses the oldest socket of the device that has the most, or the
   * stranger who has been there longest; never one of the staff.
   */
  admit(newcomer: Newcomer): boolean {
    const limit = kindOf(newcomer);
    const own = ownPlace(newcomer);
    if (this.#handshakes.add(own, 1) > handshakes[limit] * this.#generosity) return false;
    if (this.#at(own).size >= openAtMost[limit] * this.#generosity) return false;
    const here = this.#at(newcomer.address);
    return here.size < openAtMost.address || this.#makeRoom(here, newcomer);
  }

  /** Counts a socket until it closes. */
  enter(socket: EngineSocket, newcomer: Newcomer): Member {
    const member = { ...newcomer, socket, connection: null };
    const places = [newcomer.address, ownPlace(newcomer)];
    this.#members.set(socket, member);
    for (const place of places) this.#places.set(place, this.#at(place).add(member));
    socket.once("close", () => {
      this.#members.delete(socket);
      for (const place of places) this.#leave(place, member);
    });
    return member;
  }

  /** A socket has said who it is. */
  introduce(connection: Connection): void {
    const member = this.#members.get(connection.conn);
    if (!member) return;
    member.connection = connection;
    if (connection.data.viewer.role === "instructor" && member.device !== null) this.#remember(member.device);
  }

  #remember(device: string): void {
    this.#staff.delete(device);
    this.#staff.add(device);
    if (this.#staff.size > staffAtMost)
      for (const oldest of this.#staff) return void this.#staff.delete(oldest);
  }

  #at(place: string): Set<Member> {
    return this.#places.get(place) ?? new Set();
  }

  #makeRoom(here: Set<Member>, { device }: Newcomer): boolean {
    const leaving = this.#oneTooMany([...here], device);
    if (leaving) expel(leaving, windowMs);
    return leaving !== undefined;
  }

  /** Who goes for a newcomer; undefined when nobody has more than they. */
  #oneTooMany(here: readonly Member[], device: string | null): Member | undefined {
    const fullest = fullestOf(here);
    const staff = device !== null && this.#staff.has(device);
    const own = staff ? 0 : here.filter((member) => device !== null && member.device === device).length;
    const stranger = own < fewTabs ? here.find((member) => !known(member)) : undefined;
    if (stranger && fullest.length <= fewTabs) return stranger;
    // neither has more than the other afterwards
    const least = staff ? 1 : own + 2;
    return fullest.length >= least ? fullest[0] : stranger;
  }

  #leave(place: string, member: Member): void {
    const here = this.#at(place);
    here.delete(member);
    if (here.size === 0) this.#places.delete(place);
  }
}

const isStaff = ({ connection }: Member): boolean =>
  connection !== null && connection.data.viewer.role !== "student";

/** Sockets of the device that has the most of these, oldest first. */
function fullestOf(here: readonly Member[]): readonly Member[] {
  const devices = new Map<unknown, Member[]>();
  let fullest: readonly Member[] = [];
  for (const member of here) {
    if (isStaff(member)) continue;
    const key = member.device ?? member;
    const own = devices.get(key) ?? [];
    devices.set(key, own);
    own.push(member);
    if (own.length > fullest.length) fullest = own;
  }
  return fullest;
}

function kindOf({ device, unsigned }: Newcomer): Kind {
  if (device !== null) return "device";
  return unsigned ? "unsigned" : "withoutDevice";
}

const ownPlace = (newcomer: Newcomer): string =>
  newcomer.device === null ? `${newcomer.address} ${kindOf(newcomer)}` : `device ${newcomer.device}`;
