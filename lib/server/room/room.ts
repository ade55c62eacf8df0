/** One session in memory: a cache of the database with the connections that watch it. */
import type { ErrorCode, Reply } from "@/lib/contract/errors";
import type { Pane } from "@/lib/contract/parts";
import type { StaffPlace } from "@/lib/contract/staff";
import type { Progress } from "@/lib/contract/views";
import type { LiveSpotlight } from "@/lib/contract/spotlight";
import type { Sight, Tile, WallTile } from "@/lib/contract/wall";
import { commitChanges, commitInTurn, type Commit, type CommitResult } from "@/lib/db/commit-changes";
import { commitDevices, type DevicesWork, type Moved } from "@/lib/db/commit-devices";
import { unbound, type Binding } from "@/lib/db/devices";
import { failureOf } from "@/lib/db/failure";
import { Gathered } from "@/lib/db/gathered";
import { exerciseCodes } from "@/lib/db/notebooks";
import { commitsAfter, contentOf, type Delta, type Missed } from "@/lib/db/session-log";
import { loadSession, loadSessionIn, type StoredSession } from "@/lib/db/session-state";
import { apply } from "@/lib/live/changes";
import { dueAt } from "@/lib/live/decide-timer";
import { loggedOf, type LoggedChange } from "@/lib/live/logged";
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
import { decideBatch, momentAfter, type Batch, type Command } from "./decide-batch";
import { actorOf, Devices } from "./devices";
import type { RoomWord } from "./elsewhere";
import { News } from "./news";
import { ViewSender } from "./view-sender";
import { Wall } from "./wall";

export interface RoomDependencies {
  io: Channels;
  log: Log;
  secret: string;
  now: () => number;
  underway: CommandsUnderway;
  /** the other processes that serve from this database; none when absent */
  neighbours?: Neighbours;
}

/** Other processes, as far as a room has to do with them. */
export interface Neighbours {
  /** there are some, as far as is known: who comes anew and is not known yet reads every session anew */
  some: () => boolean;
  /** Tells them that a session has a new commit. @param content what it changed; null when they have to look */
  tell: (sessionId: string, sequence: number, content: string | null) => void;
}

/** Another process has committed something that this one has not learned yet; every time, it is a reason to wait. */
class OthersFirst extends Error {
  constructor() {
    super("timed out behind the commits of other processes");
  }
}

const noNeighbours: Neighbours = { some: () => false, tell: () => undefined };

/**
 * So often commands are decided before they are given up. Where others were first, what they did is learned and all is
 * decided anew, which costs little; from the third time on it is done while the session's row is held.
 */
const triesAtMost = 4;
/** The same of what is decided outside the row's hold. */
const turnsAtMost = 20;

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
  readonly #news = new News();
  /** waits for its turn to take in all that is heard until then */
  #catchingUp: Promise<void> | null = null;
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

  /**
   * Learns what others have committed, when that is more than the room knows. Words of it that come while the room is at
   * something are taken in together, so that a hall that comes back does not part everybody's commands.
   * @param sequence the number of the last commit @param read what the last ones changed, in order, where that is said
   */
  async catchUp(sequence: number, read?: () => readonly Delta[]): Promise<void> {
    if (sequence <= this.#stored.sequence && !this.#behind) return;
    this.#news.hear(sequence, read);
    await (this.#catchingUp ??= this.alone(() => {
      this.#catchingUp = null;
      return this.#takeNews();
    }));
  }

  /** Learns which participant a device is, before its connection enters. */
  async learnDevice(deviceHash: string): Promise<void> {
    if (!this.#devices.knows(deviceHash)) await this.#arriving.put(deviceHash);
  }

  /** What the device would be as this participant, or nobody. */
  rebound = (deviceHash: string, participantId: string | null): Binding =>
    this.#devices.rebound(deviceHash, participantId);

  /**
   * Runs a task alone, again where another process was first: what it decides by is what stands when it stores.
   * @throws OthersFirst when others were first every time
   */
  turn<Value>(task: () => Promise<Value>): Promise<Value> {
    const again = async (triesLeft: number): Promise<Value> => {
      try {
        return await task();
      } catch (error) {
        if (!(error instanceof OthersFirst) || triesLeft === 0) throw error;
        await this.learn();
        return again(triesLeft - 1);
      }
    };
    return this.alone(() => again(turnsAtMost));
  }

  /**
   * Devices become somebody else, in all their tabs and on every server; inside a turn.
   * @returns null as the work did
   * @throws OthersFirst
   */
  async move(work: DevicesWork): Promise<Moved | null> {
    const { id: sessionId } = this.state;
    const { sequence } = this.#stored;
    const at = this.#now();
    const shared = this.#neighbours.some();
    const committed = await commitDevices({ sessionId, sequence, at, shared }, work);
    if (committed === "stale") throw new OthersFirst();
    this.#stored = { ...this.#stored, sequence: sequence + 1, decidedAt: at };
    this.#rebind(committed.moved ?? {});
    if (shared) this.#neighbours.tell(sessionId, sequence + 1, null);
    return committed.moved;
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
    const elsewhere = participantId === null ? 0 : this.#attendance.connectionsElsewhere(participantId);
    return Math.max(own, this.#attendance.ofDevice(deviceHash).size) + elsewhere;
  }

  /** What the other processes that hold the room have to learn of who is here. @param whole everything, for who knows nothing */
  tellOthers(whole: boolean): RoomWord {
    return {
      ...{ whole, people: this.#attendance.tell(whole), staff: this.#attendance.ownStaff },
      ...{ health: this.#attendance.ownHealth, fromOneAddress: this.arrivals.largest },
      ...{ sight: this.#wall.sight, tiles: this.#wall.tell(whole) },
    };
  }

  /** Another process says who is connected to it; null when it is gone, or holds the room no more. */
  hearOther(node: string, word: RoomWord | null): void {
    const changed = word ? this.#attendance.hear(node, word) : this.#attendance.lose(node);
    this.#wall.hear(node, word);
    if (changed) this.#views.mark(presenceTouched);
    else if (word?.staff.length) this.#views.mark(staffTouched);
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
      if (before) void connection.leave(channelOf(this.state.id, shownAt(before), connection));
      void connection.join(channelOf(this.state.id, shownAt(seat), connection));
    }
    if (this.#attendance.seat(connection, seat)) this.#views.mark(presenceTouched);
  }

  /** Who was taken back in is in the room at once; who was removed, or is no more of the staff, is out. Another process may have done it. */
  #reseat(): void {
    for (const connection of [...this.#attendance.connections]) {
      const actor = this.actorOf(connection.data.viewer);
      const audience = audienceOf(this.state, actor);
      const before = this.#attendance.seatOf(connection)?.audience;
      if (before === "instructor" && audience !== before) dismiss(connection, { code: "forbidden" });
      else if (before === "students" && audience !== before && actor.role === "student")
        dismiss(connection, { code: "removed" });
      else if (audience !== before) this.enter(connection);
    }
  }

  get #neighbours(): Neighbours {
    return this.#dependencies.neighbours ?? noNeighbours;
  }

  #now(): number {
    return momentAfter(this.#stored.decidedAt, this.#dependencies.now());
  }

  /** These devices are this from now on, where they are known here. */
  #rebind(moved: Moved): void {
    for (const [device, binding] of Object.entries(moved)) {
      if (binding === null && !this.#devices.knows(device)) continue;
      this.#devices.bind(device, binding ?? this.#devices.rebound(device, null));
      this.reintroduce(device);
    }
  }

  /** Takes in what others have committed, as far as it is heard; alone in the room. */
  async #takeNews(): Promise<void> {
    const { deltas, upTo } = this.#news.take(this.#stored.sequence);
    if (deltas.length > 0 && !this.#behind) this.#foldAll(deltas);
    if (this.#behind || upTo > this.#stored.sequence) await this.learn();
  }

  /** Learns what others have committed since; alone in the room. */
  async learn(): Promise<void> {
    if (this.#behind) return this.#reload();
    const missed = await commitsAfter(this.state.id, this.#stored.sequence);
    if (missed === "gap" || missed === "gone") return this.#reload();
    this.#foldAll(missed);
  }

  /** Takes in what is known to follow. */
  #foldAll(missed: readonly Delta[]): void {
    // until all of it shows, as the end of those who were removed
    this.#behind = true;
    for (const delta of missed) this.#take(delta);
    this.#behind = false;
  }

  /** Folds what was missed. @returns false when that does not say what there is */
  #fold(missed: Missed): boolean {
    if (missed === "gap" || missed === "gone") return false;
    for (const delta of missed) this.#take(delta);
    return true;
  }

  /** A commit of another process. */
  #take({ sequence, at, changes, devices }: Delta): void {
    const state = changes.reduce(apply, this.state);
    this.#show({ state, sequence, decidedAt: at }, changes, devices);
  }

  async #reload(): Promise<void> {
    await this.#become(await loadSession({ id: this.state.id }));
  }

  /** Goes on with the session as it was read; null ends the room. */
  async #become(stored: StoredSession | null): Promise<void> {
    if (!stored) return this.close();
    // those that are known but not in yet are on their way through the handshake
    const changed = await this.#devices.relearn(this.#attendance.devices);
    this.#stored = stored;
    this.#behind = false;
    this.#showOutErased();
    this.#forget(this.state.erased);
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
      const { sequence } = this.#stored;
      // what is decided without it would not be stored
      await this.#takeNews();
      if (this.#closed) return commands.map(() => refused("session-not-found" satisfies ErrorCode));
      const othersFirst: boolean = tries > 0 && result === "stale";
      const inTurn: boolean = othersFirst && tries > 1;
      if (othersFirst && !inTurn && this.#stored.sequence === sequence) await this.learn();
      const stored: Batch | CommitResult = await (inTurn
        ? this.#storeInTurn(commands)
        : this.#storeNow(commands));
      if (typeof stored !== "string") {
        this.#adopt(stored);
        return stored.replies;
      }
      result = stored;
    }
    if (result === "taken") return result;
    return commands.map(() => refused("server-busy", { retryAfterMs: busyMs }));
  }

  #decide = (commands: Command[]): Batch =>
    decideBatch(this.state, this.#devices.bindings, commands, this.#now());

  /** As if nobody else were there. @returns why nothing is stored */
  async #storeNow(commands: Command[]): Promise<Batch | CommitResult> {
    let batch = this.#decide(commands);
    // what is refused may be right by what another process has just stored: no commit would find that out
    if (this.#neighbours.some() && batch.replies.some(({ ok }) => !ok)) {
      const { sequence } = this.#stored;
      await this.learn();
      if (this.#stored.sequence !== sequence) batch = this.#decide(commands);
    }
    const result = await this.#storing(batch.changes.length > 0, () => commitChanges(this.#commitOf(batch)));
    return result === "stored" ? batch : result;
  }

  /** After somebody was first again: the session's row is held while what they did is learned and all is decided. */
  async #storeInTurn(commands: Command[]): Promise<Batch | CommitResult> {
    const { id } = this.state;
    let batch: Batch | null = null;
    const decide: Parameters<typeof commitInTurn>[2] = async (missed, transaction) => {
      if (!this.#fold(missed)) await this.#become(await loadSessionIn(transaction, { id }));
      if (this.#closed) return null;
      // until it is certain
      this.#behind = true;
      batch = this.#decide(commands);
      return this.#commitOf(batch);
    };
    const result = await this.#storing(true, () => commitInTurn(id, this.#stored.sequence, decide));
    if (result === "stored" && batch) return batch;
    this.#behind = true;
    return result === "stored" ? "stale" : result;
  }

  /** Until the commit is certain the memory may lack what is stored, so that an interrupted one leads to a reload. */
  async #storing(some: boolean, store: () => Promise<CommitResult>): Promise<CommitResult> {
    this.#behind = some;
    const result = await store();
    // others that were first are in the log
    this.#behind = result !== "stored" && result !== "stale";
    return result;
  }

  #commitOf({ changes, joined, at }: Batch): Commit {
    const { sequence, state } = this.#stored;
    const credentials = joined.map(({ participantId, deviceHash, binding }) => ({
      ...{ participantId, deviceHash, was: binding.was },
      personalCodeHash: this.#codeHash(participantId),
    }));
    const shared = this.#neighbours.some();
    return { sessionId: state.id, version: state.version, sequence, at, changes, credentials, shared };
  }

  /** What is stored is so from now on. */
  #adopt({ state, changes, joined, at }: Batch): void {
    if (changes.length === 0) return this.#alarm.set(dueAt(state));
    const devices = Object.fromEntries(joined.map(({ deviceHash, binding }) => [deviceHash, binding]));
    const sequence = this.#stored.sequence + 1;
    this.#show({ state, sequence, decidedAt: at }, changes, devices);
    if (!this.#neighbours.some()) return;
    const content = contentOf({ at, changes: changes.map(loggedOf), devices });
    this.#neighbours.tell(state.id, sequence, content);
  }

  /** What a commit changed shows, whichever process it is of. */
  #show(
    next: Pick<StoredSession, "state" | "sequence" | "decidedAt">,
    changes: readonly LoggedChange[],
    devices: Moved,
  ): void {
    const { status, spotlight } = this.state;
    const { state } = next;
    this.#stored = { ...this.#stored, ...next };
    if (state.status !== status || state.spotlight !== spotlight) this.#wall.refresh();
    this.#rebind(devices);
    this.#alarm.set(dueAt(state));
    if (changes.length > 0) this.#views.mark(touchedBy(changes));
    for (const change of changes) {
      for (const id of workersOf(change)) this.#attendance.signed(id);
      if (change.kind === "participants-removed") this.#showOut(change.participantIds);
      if (change.kind === "participants-erased") this.#erase(change.participantIds);
      if (change.kind === "participants-restored") this.#reseat();
      // after the acknowledgement: it may be one's own leaving
      if (change.kind === "staff-set") setImmediate(() => this.#reseatLater());
    }
  }

  /** Nothing of theirs is remembered; what their devices still send is refused with the reason. */
  #erase(participantIds: readonly string[]): void {
    this.#showOutErased();
    this.#forget(participantIds);
    for (const id of participantIds)
      for (const device of this.#devices.of(id)) this.#rebind({ [device]: null });
  }

  #forget(erased: Iterable<string>): void {
    for (const id of erased) {
      this.#codes.delete(id);
      this.#wall.forget(id);
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

  #reseatLater(): void {
    try {
      this.#reseat();
    } catch (error) {
      // unheard, it would end the process and with it every class
      this.#dependencies.log.error("a seat failed", error, { session: this.state.id });
    }
  }

  #showOut(participantIds: readonly string[]): void {
    for (const id of participantIds)
      for (const connection of [...this.#attendance.ofParticipant(id)])
        dismiss(connection, { code: "removed" });
  }
}
