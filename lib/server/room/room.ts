/** One session in memory: a cache of the database with the connections that watch it. */
import type { ErrorCode, Reply } from "@/lib/contract/errors";
import type { Pane } from "@/lib/contract/parts";
import type { StaffPlace } from "@/lib/contract/staff";
import type { Progress } from "@/lib/contract/views";
import type { LiveSpotlight } from "@/lib/contract/spotlight";
import type { Sight, Tile, WallTile } from "@/lib/contract/wall";
import { commitChanges, type CommitResult } from "@/lib/db/commit-changes";
import { unbound, type Binding } from "@/lib/db/devices";
import { failureOf } from "@/lib/db/failure";
import { Gathered } from "@/lib/db/gathered";
import { exerciseCodes } from "@/lib/db/notebooks";
import { loadSession, type StoredSession } from "@/lib/db/session-state";
import { dueAt } from "@/lib/live/decide-timer";
import type { Actor, SessionState } from "@/lib/live/state";
import {
  everythingTouched,
  nothingTouched,
  presenceTouched,
  progressTouched,
  staffTouched,
  touchedBy,
  workersOf,
} from "@/lib/live/touched";
import { audienceOf } from "@/lib/live/view";
import type { CommandsUnderway } from "../commands-underway";
import type { Log } from "../log";
import { personalCodeHashOf, personalCodeOf } from "../personal-code";
import { refused, refusedBy } from "../refusal";
import { channelOf, dismiss, type Channels, type Guest, type Viewer } from "../viewer";
import { Alarm } from "./alarm";
import { Arrivals } from "./arrivals";
import { Attendance, seatFor, shownAt } from "./attendance";
import { CommandQueue } from "./command-queue";
import { decideBatch, type Batch, type Command } from "./decide-batch";
import { actorOf, Devices } from "./devices";
import { ViewSender } from "./view-sender";
import { Wall } from "./wall";

export interface RoomDependencies {
  io: Channels;
  log: Log;
  secret: string;
  now: () => number;
  underway: CommandsUnderway;
}

/** Another process may have been first this often before a command is given up. */
const triesAtMost = 4;

/** The staff is told how the hall's connections are this often at least. */
const pulseMs = 5_000;

/** Commands that may wait: ten seconds' work of a slow database. Beyond them a client comes again later. */
const waitingAtMost = 2_000;
const busyMs = 2_000;

export class Room {
  readonly #queue = new CommandQueue<Command, Reply<unknown>>((commands) => this.#process(commands));
  /** devices to learn of; alone, so that no join or leave crosses it */
  readonly #arriving = new Gathered<string, Binding>((devices) =>
    this.alone(() => this.#devices.learn(devices)),
  );
  /** where those who joined came from */
  readonly arrivals = new Arrivals();
  /** of participants */
  readonly #codes = new Map<string, string>();
  readonly #views: ViewSender;
  readonly #dependencies: RoomDependencies;
  readonly #devices: Devices;
  readonly #attendance: Attendance;
  readonly #alarm: Alarm;
  readonly #wall: Wall;
  readonly #pulse: ReturnType<typeof setInterval>;
  #stored: StoredSession;
  /** the memory may lack what the database holds */
  #behind = false;
  #closed = false;

  constructor(stored: StoredSession, dependencies: RoomDependencies) {
    const { io, log, now } = dependencies;
    this.#stored = stored;
    this.#dependencies = dependencies;
    this.#devices = new Devices(now);
    this.#attendance = new Attendance(now);
    const picture = () => ({ state: this.state, attendance: this.#attendance, arrivals: this.arrivals });
    this.#wall = new Wall({
      picture,
      readCode: exerciseCodes,
      looked: (selves) => this.#views.mark({ ...nothingTouched, selves }),
      failed: (error) => log.error("a wall failed", error, { session: this.state.id }),
    });
    this.#views = new ViewSender({
      ...{ io, now, picture },
      ...{ personalCode: this.personalCode, watched: this.#wall.watched },
      failed: (error) => log.error("a view failed", error, { session: this.state.id }),
    });
    this.#alarm = new Alarm({
      now,
      // no command: what is due comes before any
      ring: () => this.alone(() => this.#decideAndStore([])),
      failed: (error) => log.error("what was due was not done yet", error, { session: this.state.id }),
    });
    this.#alarm.set(dueAt(stored.state));
    this.#pulse = setInterval(() => this.#feelPulse(), pulseMs);
    this.#pulse.unref();
  }

  get state(): SessionState {
    return this.#stored.state;
  }

  get secret(): StoredSession["secret"] {
    return this.#stored.secret;
  }

  get empty(): boolean {
    return this.#attendance.size === 0;
  }

  /** The session is deleted; the room takes nothing more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Made once: every change of somebody's own view shows it. */
  personalCode = (participantId: string): string => {
    const code = this.#codes.get(participantId) ?? personalCodeOf(this.#dependencies.secret, participantId);
    if (this.state.participants.has(participantId)) this.#codes.set(participantId, code);
    return code;
  };

  actorOf = (viewer: Viewer): Actor => actorOf(viewer, this.#devices.bindings);

  /** Decides and stores a command; the reply comes after the commit. */
  async submit(command: Command): Promise<Reply<unknown>> {
    if (this.#queue.waiting >= waitingAtMost) return refused("server-busy", { retryAfterMs: busyMs });
    return this.#dependencies.underway.note(this.#queue.add(command));
  }

  /** Runs something that must not mix with commands. */
  alone<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#queue.alone(task);
  }

  idle = (): Promise<void> => this.#queue.idle();

  /** Rebuilds the room when the database is ahead of it. */
  async catchUp(version: number): Promise<void> {
    if (version <= this.state.version && !this.#behind) return;
    await this.alone(async () => {
      if (version > this.state.version || this.#behind) await this.#reload();
    });
  }

  /** Learns which participant a device is, before its connection enters. */
  async learnDevice(deviceHash: string): Promise<void> {
    if (!this.#devices.knows(deviceHash)) await this.#arriving.put(deviceHash);
  }

  /** What the device would be as this participant, or nobody. */
  rebound = (deviceHash: string, participantId: string | null): Binding =>
    this.#devices.rebound(deviceHash, participantId);

  /** The device is this from now on, in all its tabs; stored by the caller. */
  bind(deviceHash: string, binding: Binding): void {
    this.#devices.bind(deviceHash, binding);
    this.reintroduce(deviceHash);
  }

  /** The device, where it is known here, is nobody from now on; stored by the caller. */
  release(deviceHash: string): void {
    if (this.#devices.knows(deviceHash)) this.bind(deviceHash, this.rebound(deviceHash, null));
  }

  /** A connection is new: how its line is shows to the staff. */
  watch = (connection: Guest): void => this.#attendance.watch(connection);

  enter(connection: Guest): void {
    this.#seat(connection);
    this.#views.sendFull(connection);
    if (connection.data.viewer.role === "screen") this.#wall.hang(connection);
  }

  leave(connection: Guest): void {
    const actor = this.#attendance.seatOf(connection)?.actor;
    this.#wall.leave(connection);
    this.#attendance.forget(connection);
    if (actor?.role === "instructor") this.#views.mark(staffTouched);
    if (!this.#attendance.leave(connection)) return;
    this.#views.mark(presenceTouched);
    if (actor?.role !== "student" || this.#attendance.ofParticipant(actor.participantId).size > 0) return;
    this.#views.forget(actor.participantId);
    this.#wall.forget(actor.participantId);
  }

  /** A page has opened something else. */
  show(connection: Guest, panes: readonly Pane[]): void {
    const before = this.#attendance.seatOf(connection)?.subscription;
    connection.data.panes = panes;
    if (!before) return;
    this.#seat(connection);
    this.#views.look(connection, before);
  }

  /** The connections of a device became or stopped being a participant's. */
  reintroduce(deviceHash: string): void {
    for (const connection of [...this.#attendance.ofDevice(deviceHash)]) this.enter(connection);
  }

  /** Tells a connection that is here who it is, and no other tab of its device. */
  remind(connection: Guest): void {
    if (this.#attendance.seatOf(connection)) this.enter(connection);
  }

  /** How many connections a device, or whom it is, has here. */
  connectionsOf(deviceHash: string): number {
    const { participantId } = this.#devices.bindings.get(deviceHash) ?? unbound;
    const own = participantId === null ? 0 : this.#attendance.ofParticipant(participantId).size;
    return Math.max(own, this.#attendance.ofDevice(deviceHash).size);
  }

  reportProgress(participantId: string, progress: Progress): void {
    this.#attendance.progressed(participantId, progress);
    this.#views.mark(progressTouched);
  }

  /** A page tells how its run looks. */
  reportTile = (participantId: string, tile: Tile): void => this.#wall.take(participantId, tile);

  /** Somebody's work as it is now. */
  shot = (spot: Omit<LiveSpotlight, "at">): Promise<WallTile | null> => this.#wall.shot(spot);

  /** A teacher's wall has these in sight. */
  lookAt(connection: Guest, sight: Sight): void {
    // its end may have overtaken it
    if (this.#attendance.seatOf(connection)) this.#wall.look(connection, sight);
  }

  /** A page of the staff's says where it is. */
  standAt(connection: Guest, at: StaffPlace): void {
    if (this.#attendance.standAt(connection, at)) this.#views.mark(staffTouched);
  }

  /** Ends the room: its session is gone. */
  close(): void {
    this.#closed = true;
    this.stop();
    for (const connection of this.#attendance.connections) dismiss(connection, { code: "session-not-found" });
  }

  stop(): void {
    clearInterval(this.#pulse);
    this.#alarm.stop();
    this.#views.stop();
    this.#wall.stop();
  }

  /** How the hall's lines are changes by itself; nobody else looks. */
  #feelPulse(): void {
    if (this.#attendance.staff.size > 0) this.#views.mark(staffTouched);
  }

  #codeHash(participantId: string): string {
    return personalCodeHashOf(this.#dependencies.secret, this.personalCode(participantId));
  }

  /** Gives a connection the channel and the count of whoever it is now. */
  #seat(connection: Guest): void {
    const { viewer, panes } = connection.data;
    const before = this.#attendance.seatOf(connection);
    const seat = seatFor(this.state, this.actorOf(viewer), panes);
    if (!before || shownAt(before) !== shownAt(seat)) {
      if (before) void connection.leave(channelOf(this.state.id, shownAt(before)));
      void connection.join(channelOf(this.state.id, shownAt(seat)));
    }
    if (this.#attendance.seat(connection, seat)) this.#views.mark(presenceTouched);
  }

  /** Who was taken back in is in the room at once, and who is no more of the staff is out. Another process may have done it. */
  #reseat(): void {
    for (const connection of this.#attendance.connections) {
      const audience = audienceOf(this.state, this.actorOf(connection.data.viewer));
      const before = this.#attendance.seatOf(connection)?.audience;
      if (before === "instructor" && audience !== before) dismiss(connection, { code: "forbidden" });
      else if (audience !== before) this.enter(connection);
    }
  }

  async #reload(): Promise<void> {
    const stored = await loadSession({ id: this.state.id });
    if (!stored) return this.close();
    // those that are known but not in yet are on their way through the handshake
    const changed = await this.#devices.relearn(this.#attendance.devices);
    this.#stored = stored;
    this.#behind = false;
    this.#showOutErased();
    for (const device of changed) this.reintroduce(device);
    this.#reseat();
    this.#wall.refresh();
    this.#alarm.set(dueAt(this.state));
    this.#views.mark(everythingTouched);
  }

  /** What one command of a batch spoils must not harm the others: they are tried again one by one. */
  async #process(commands: Command[]): Promise<Reply<unknown>[]> {
    try {
      const replies = await this.#decideAndStore(commands);
      if (replies !== "taken") return replies;
    } catch (error) {
      if (commands.length === 1 || failureOf(error) === "unavailable") {
        const reply = refusedBy(error, this.#dependencies.log, { session: this.state.id });
        return commands.map(() => reply);
      }
    }
    // a key that stays taken after reloading: the id is used by something else
    if (commands.length === 1) return [refused("id-reused")];
    const replies: Reply<unknown>[] = [];
    for (const command of commands) replies.push(...(await this.#process([command])));
    return replies;
  }

  /** @returns "taken" when a key of theirs stays taken; others that were first every time are only a reason to wait */
  async #decideAndStore(commands: Command[]): Promise<Reply<unknown>[] | "taken"> {
    let result: CommitResult = "stale";
    for (let tries = 0; tries < triesAtMost; tries++) {
      if (this.#behind) await this.#reload();
      if (this.#closed) return commands.map(() => refused("session-not-found" satisfies ErrorCode));
      const batch = decideBatch(this.state, this.#devices.bindings, commands, this.#dependencies.now());
      result = await this.#store(batch);
      if (result === "stored") {
        this.#adopt(batch);
        return batch.replies;
      }
    }
    if (result === "taken") return result;
    return commands.map(() => refused("server-busy", { retryAfterMs: busyMs }));
  }

  async #store({ changes, joined }: Batch): Promise<CommitResult> {
    const { id: sessionId, version } = this.state;
    const credentials = joined.map(({ participantId, deviceHash, binding }) => ({
      ...{ participantId, deviceHash, was: binding.was },
      personalCodeHash: this.#codeHash(participantId),
    }));
    // until the commit is certain, so that an interrupted one leads to a reload
    this.#behind = changes.length > 0;
    const result = await commitChanges({ sessionId, version, changes, credentials });
    this.#behind = result !== "stored";
    return result;
  }

  #adopt({ state, changes, joined }: Batch): void {
    const { status, spotlight } = this.state;
    this.#stored = { ...this.#stored, state };
    if (state.status !== status || state.spotlight !== spotlight) this.#wall.refresh();
    for (const { deviceHash, binding } of joined) this.bind(deviceHash, binding);
    this.#alarm.set(dueAt(state));
    if (changes.length > 0) this.#views.mark(touchedBy(changes));
    for (const change of changes) {
      for (const id of workersOf(change)) this.#attendance.signed(id);
      if (change.kind === "participants-removed") this.#showOut(change.participantIds);
      if (change.kind === "participants-erased") this.#erase(change.participantIds);
      if (change.kind === "participants-restored") this.#reseat();
      // after the acknowledgement: it may be one's own leaving
      if (change.kind === "staff-set") setImmediate(() => this.#reseat());
    }
  }

  /** Nothing of theirs is remembered; what their devices still send is refused with the reason. */
  #erase(participantIds: readonly string[]): void {
    this.#showOutErased();
    for (const id of participantIds) {
      this.#codes.delete(id);
      this.#wall.forget(id);
      for (const device of this.#devices.of(id)) this.release(device);
    }
  }

  /** Those whose place was one of somebody who is erased, here or by another process. */
  #showOutErased(): void {
    for (const connection of [...this.#attendance.connections]) {
      const actor = this.#attendance.seatOf(connection)?.actor;
      if (actor?.role === "student" && this.state.erased.has(actor.participantId))
        dismiss(connection, { code: "erased" });
    }
  }

  #showOut(participantIds: readonly string[]): void {
    for (const id of participantIds)
      for (const connection of [...this.#attendance.ofParticipant(id)])
        dismiss(connection, { code: "removed" });
  }
}
