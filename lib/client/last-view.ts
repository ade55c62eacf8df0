/**
 * What the server last showed a participant here: a page that was loaded without it opens the room as it was. It is the
 * participant's own and goes with them; on a machine that many use the views of the latest few are kept. Neither what
 * is other people's nor what opens the participant's place elsewhere is written down.
 */
import { studentViewSchema, type StudentView } from "@/lib/contract/views";
import * as z from "@/lib/contract/zod";
import { asJson, Remembered } from "./remembered";
import { Seat } from "./seat";

/** Each is at most some 200 KB, of the 5 MB that a browser gives. */
const most = 3;

/** A participant is in one session only. */
const viewOf = (owner: string) =>
  new Remembered<StudentView | null>({
    ...{ owner, key: `spiralroom-view ${owner}` },
    ...{ schema: asJson(studentViewSchema), otherwise: null },
  });

/** Participants' ids, the latest last; an id says nothing to who is not on the server. */
const latest = new Remembered<readonly string[]>({
  ...{ owner: null, key: "spiralroom-views" },
  ...{ schema: asJson(z.array(z.string())), otherwise: [] },
});

/** A room without the server needs neither the key to one's place nor what classmates did. */
function withoutSecrets({ room: { arrived: _, ...room }, self, removed }: StudentView): StudentView {
  const rows = room.board.rows.filter(({ participantId }) => participantId === self?.participantId);
  const { honours: __, ...board } = room.board;
  // by a clock that is not at hand; and by a word that may be over
  const { timer: ___, lead: ____, ...session } = room.session;
  return {
    room: { ...room, session, board: { ...board, rows, improved: [] } },
    // a place in a queue is one of the moment, and so is what is on the screen
    self: self && {
      ...self,
      personalCode: "",
      studentNumber: null,
      hand: undefined,
      onScreen: undefined,
      aside: undefined,
    },
    removed,
  };
}

/** Reads and writes the view of whoever sits in one session's place in this browser. */
export class LastView {
  readonly #seat: Seat;
  #stored: Remembered<StudentView | null> | null = null;
  #owner: string | null = null;
  #noted: { self: StudentView["self"] | undefined; state: string } = { self: undefined, state: "" };

  constructor(code: string) {
    this.#seat = new Seat(code);
  }

  /** Null when nobody sits here, or whoever does wants to be forgotten. The same object until it changes. */
  get = (): StudentView | null => {
    const owner = this.#seat.owner;
    return owner === null ? null : this.#of(owner).get();
  };

  /** Calls back when somebody was forgotten in another tab; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => this.#seat.subscribe(listener);

  /**
   * Takes in what the server shows: written down with each change of one's own part or of what is open, not with each
   * of the board's.
   */
  note(view: StudentView): void {
    const { self, room } = view;
    const { status, activities } = room.session;
    const state = JSON.stringify([status, activities]);
    if (!self || (self === this.#noted.self && state === this.#noted.state)) return;
    this.#noted = { self, state };
    this.#write(self.participantId, withoutSecrets(view));
  }

  /** Nobody is here, or was removed, or the session is deleted: there is no room to come back to. */
  forget(): void {
    const owner = this.#seat.owner;
    if (owner !== null) this.#of(owner).forget();
    this.#noted = { self: undefined, state: "" };
  }

  #write(owner: string, view: StudentView): void {
    this.#of(owner).set(view);
    const others = latest.get().filter((one) => one !== owner);
    for (const one of others.slice(0, 1 - most)) viewOf(one).forget();
    latest.set([...others.slice(1 - most), owner]);
  }

  #of(owner: string): Remembered<StudentView | null> {
    if (this.#owner !== owner || !this.#stored) this.#stored = viewOf(owner);
    this.#owner = owner;
    return this.#stored;
  }
}
