/** The rooms that are in memory, each loaded when somebody comes and forgotten when nobody is there. */
import { deltasOf } from "@/lib/db/session-log";
import { findSession, loadSession, type SessionKey } from "@/lib/db/session-state";
import { sequencesOf } from "@/lib/db/sessions";
import { Room, type RoomDependencies } from "./room";

/** An empty room is kept this long for those who reconnect. */
const keepMs = 120_000;

export class Rooms {
  readonly #dependencies: RoomDependencies;
  readonly #rooms = new Map<string, Promise<Room | null>>();
  /** those that are loaded */
  readonly #ready = new Map<string, Room>();
  readonly #emptySince = new Map<string, number>();
  readonly #sweeper: ReturnType<typeof setInterval>;

  constructor(dependencies: RoomDependencies) {
    this.#dependencies = dependencies;
    this.#sweeper = setInterval(() => void this.sweep(), keepMs / 2);
    this.#sweeper.unref();
  }

  /** How many are in memory. */
  get size(): number {
    return this.#rooms.size;
  }

  /** The room of a session, as new as the database; null when there is no such session. */
  async open(key: SessionKey): Promise<Room | null> {
    const found = await findSession(key);
    if (!found) return null;
    const loading = this.#load(found.id);
    const room = await loading;
    if (!room) return null;
    // forgotten while we waited: a room that nobody else finds would be a second truth
    if (this.#rooms.get(found.id) !== loading) return this.open(key);
    this.#emptySince.delete(found.id);
    await room.catchUp(found.sequence);
    if (!room.closed) return room;
    this.forget(found.id);
    return null;
  }

  forget(sessionId: string): void {
    this.#rooms.delete(sessionId);
    this.#ready.delete(sessionId);
    this.#emptySince.delete(sessionId);
  }

  /**
   * What became of sessions without a command of their rooms: those that are gone, with an account or by another process,
   * end; those that changed, as by somebody who took an invitation to the staff, are read anew.
   */
  async keepUp(): Promise<void> {
    const rooms = this.loaded;
    if (rooms.length === 0) return;
    const sequences = await sequencesOf(rooms.map(({ state }) => state.id));
    const kept = rooms.map(async (room) => {
      const sequence = sequences.get(room.state.id);
      if (sequence !== undefined) return room.catchUp(sequence);
      room.close();
      this.forget(room.state.id);
    });
    // one that cannot be read yet is tried the next time
    await Promise.allSettled(kept);
  }

  /**
   * Another process has committed something of a session.
   * @param sequence the number of its last commit @param contents what its last ones changed, as far as it says so
   */
  async hear(sessionId: string, sequence: number, contents: readonly string[] = []): Promise<void> {
    const room = await this.#rooms.get(sessionId);
    await room?.catchUp(sequence, () => deltasOf(contents, sequence));
  }

  /** Those that are loaded now: nobody waits for one that is on its way. */
  get loaded(): Room[] {
    return [...this.#ready.values()];
  }

  /** Resolves when every command that was taken is answered. */
  async idle(): Promise<void> {
    for (const room of await this.#loaded()) await room.idle();
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweeper);
    for (const room of await this.#loaded()) room.stop();
  }

  #load(id: string): Promise<Room | null> {
    const known = this.#rooms.get(id);
    if (known) return known;
    const loading = loadSession({ id }).then((stored) => stored && new Room(stored, this.#dependencies));
    this.#rooms.set(id, loading);
    loading.then(
      (room) => {
        if (!room) this.forget(id);
        else if (this.#rooms.get(id) === loading) this.#ready.set(id, room);
      },
      () => this.forget(id),
    );
    return loading;
  }

  async #loaded(): Promise<Room[]> {
    const settled = await Promise.allSettled(this.#rooms.values());
    return settled.flatMap((one) => (one.status === "fulfilled" && one.value ? [one.value] : []));
  }

  /** Forgets the rooms that have been empty for long. @param now ms since the epoch */
  async sweep(now = Date.now()): Promise<void> {
    for (const room of await this.#loaded()) {
      const { id } = room.state;
      const since = this.#emptySince.get(id) ?? now;
      if (!room.empty) this.#emptySince.delete(id);
      else if (now - since < keepMs) this.#emptySince.set(id, since);
      else {
        await room.idle();
        // somebody may have come while the last commands were answered
        if (!room.empty || !this.#emptySince.has(id)) continue;
        room.stop();
        this.forget(id);
      }
    }
  }
}
