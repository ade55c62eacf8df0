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

  constructor(now: () => number, generosity: number) {
    this.#handshakes = new Spending(windowMs, now);
    this.#generosity = generosity;
  }

  /** Whether a newcomer gets a place; a full address loses the stranger who has been there longest. */
  admit(newcomer: Newcomer): boolean {
    const limit = kindOf(newcomer);
    const own = ownPlace(newcomer);
    if (this.#handshakes.add(own, 1) > handshakes[limit] * this.#generosity) return false;
    if (this.#at(own).size >= openAtMost[limit] * this.#generosity) return false;
    const here = this.#at(newcomer.address);
    return here.size < openAtMost.address || this.#makeRoom(here);
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
    if (member) member.connection = connection;
  }

  #at(place: string): Set<Member> {
    return this.#places.get(place) ?? new Set();
  }

  #makeRoom(here: Set<Member>): boolean {
    const stranger = [...here].find((member) => !known(member));
    if (stranger) expel(stranger, windowMs);
    return stranger !== undefined;
  }

  #leave(place: string, member: Member): void {
    const here = this.#at(place);
    here.delete(member);
    if (here.size === 0) this.#places.delete(place);
  }
}

function kindOf({ device, unsigned }: Newcomer): Kind {
  if (device !== null) return "device";
  return unsigned ? "unsigned" : "withoutDevice";
}

const ownPlace = (newcomer: Newcomer): string =>
  newcomer.device === null ? `${newcomer.address} ${kindOf(newcomer)}` : `device ${newcomer.device}`;
