/** One session in memory: a cache of the database with the connections that watch it. */
import type { ErrorCode, Reply } from "@/lib/contract/errors";
import type { Progress } from "@/lib/contract/views";
import { commitChanges, type CommitResult } from "@/lib/db/commit-changes";
import { failureOf } from "@/lib/db/failure";
import { loadSession, type StoredSession } from "@/lib/db/session-state";
import type { Change } from "@/lib/live/changes";
import type { Actor, Presence, SessionState } from "@/lib/live/state";
import { everythingTouched, presenceTouched, progressTouched, touchedBy } from "@/lib/live/touched";
import { audienceOf } from "@/lib/live/view";
import type { Log } from "../log";
import { personalCodeHashOf, personalCodeOf } from "../personal-code";
import { refused, refusedBy } from "../refusal";
import { channelOf, deviceOf, dismiss, type Channels, type Guest, type Viewer } from "../viewer";
import { CommandQueue } from "./command-queue";
import { decideBatch, type Batch, type Command } from "./decide-batch";
import { actorOf, Devices } from "./devices";
import { withConnections, withProgress } from "./presence";
import { ViewSender } from "./view-sender";

export interface RoomDependencies {
  io: Channels;
  log: Log;
  secret: string;
  now: () => number;
}

/** Another process may have been first this often before a command is given up. */
const triesAtMost = 4;

/** Commands that may wait: ten seconds' work of a slow database. Beyond them a client comes again later. */
const waitingAtMost = 2_000;
const busyMs = 2_000;

export class Room {
  readonly connections = new Set<Guest>();
  readonly #queue = new CommandQueue<Command, Reply<unknown>>((commands) => this.#process(commands));
  readonly #views: ViewSender;
  readonly #dependencies: RoomDependencies;
  readonly #devices: Devices;
  #stored: StoredSession;
  #presence: ReadonlyMap<string, Presence> = new Map();
  /** the memory may lack what the database holds */
  #behind = false;
  #closed = false;

  constructor(stored: StoredSession, dependencies: RoomDependencies) {
    const { io, log, now } = dependencies;
    this.#stored = stored;
    this.#dependencies = dependencies;
    this.#devices = new Devices(now);
    this.#views = new ViewSender({
      ...{ io, now },
      picture: () => ({
        state: this.state,
        bindings: this.#devices.bindings,
        presence: this.#presence,
        connections: this.connections,
      }),
      personalCode: (id) => this.personalCode(id),
      failed: (error) => log.error("a view failed", error, { session: this.state.id }),
    });
  }

  get state(): SessionState {
    return this.#stored.state;
  }

  get secret(): StoredSession["secret"] {
    return this.#stored.secret;
  }

  /** The session is deleted; the room takes nothing more. */
  get closed(): boolean {
    return this.#closed;
  }

  personalCode = (participantId: string): string => personalCodeOf(this.#dependencies.secret, participantId);

  actorOf = (viewer: Viewer): Actor => actorOf(viewer, this.#devices.bindings);

  /** Decides and stores a command; the reply comes after the commit. */
  async submit(command: Command): Promise<Reply<unknown>> {
    if (this.#queue.waiting >= waitingAtMost) return refused("server-busy", { retryAfterMs: busyMs });
    return this.#queue.add(command);
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

  /** Learns which participant a device is, before its connection enters; alone, so that no join or leave crosses it. */
  async learnDevice(deviceHash: string): Promise<void> {
    if (!this.#devices.knows(deviceHash)) await this.alone(() => this.#devices.learn(deviceHash));
  }

  /** The device is this participant from now on, or nobody; stored by the caller. */
  bind(deviceHash: string, participantId: string | null): void {
    this.#devices.bind(deviceHash, participantId);
  }

  enter(connection: Guest): void {
    this.connections.add(connection);
    const audience = audienceOf(this.state, this.actorOf(connection.data.viewer));
    void connection.join(channelOf(this.state.id, audience));
    this.#countConnections();
    this.#views.sendFull(connection);
  }

  leave(connection: Guest): void {
    this.connections.delete(connection);
    this.#countConnections();
  }

  /** The connections of a device became or stopped being a participant's. */
  reintroduce(deviceHash: string): void {
    this.#countConnections();
    for (const connection of this.connections)
      if (deviceOf(connection) === deviceHash) this.#views.sendFull(connection);
  }

  /** How many connections a device has here. */
  connectionsOf(deviceHash: string): number {
    return [...this.connections].filter((connection) => deviceOf(connection) === deviceHash).length;
  }

  reportProgress(participantId: string, progress: Progress): void {
    this.#presence = withProgress(this.#presence, participantId, progress, this.#dependencies.now());
    this.#views.mark(progressTouched);
  }

  /** Ends the room: its session is gone. */
  close(): void {
    this.#closed = true;
    this.#views.stop();
    for (const connection of [...this.connections]) dismiss(connection, { code: "session-not-found" });
  }

  stop(): void {
    this.#views.stop();
  }

  #codeHash(participantId: string): string {
    return personalCodeHashOf(this.#dependencies.secret, this.personalCode(participantId));
  }

  #countConnections(): void {
    const counts = new Map<string, number>();
    for (const { data } of this.connections) {
      const actor = this.actorOf(data.viewer);
      if (actor.role === "student")
        counts.set(actor.participantId, (counts.get(actor.participantId) ?? 0) + 1);
    }
    this.#presence = withConnections(this.#presence, counts, this.#dependencies.now());
    this.#views.mark(presenceTouched);
  }

  async #reload(): Promise<void> {
    const stored = await loadSession({ id: this.state.id });
    if (!stored) return this.close();
    // those that are known but not in yet are on their way through the handshake
    const connected = [...this.connections].flatMap((connection) => deviceOf(connection) ?? []);
    const changed = await this.#devices.relearn(connected);
    this.#stored = stored;
    this.#behind = false;
    for (const device of changed) this.reintroduce(device);
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
    const credentials = joined.map((one) => ({
      ...one,
      personalCodeHash: this.#codeHash(one.participantId),
    }));
    // until the commit is certain, so that an interrupted one leads to a reload
    this.#behind = changes.length > 0;
    const result = await commitChanges({ sessionId, version, changes, credentials });
    this.#behind = result !== "stored";
    return result;
  }

  #adopt({ state, changes, joined }: Batch): void {
    this.#stored = { ...this.#stored, state };
    for (const { deviceHash, participantId } of joined) {
      this.bind(deviceHash, participantId);
      this.reintroduce(deviceHash);
    }
    if (changes.length > 0) this.#views.mark(touchedBy(changes));
    for (const change of changes) this.#showOut(change);
  }

  #showOut(change: Change): void {
    if (change.kind !== "participant-removed") return;
    for (const connection of [...this.connections]) {
      const actor = this.actorOf(connection.data.viewer);
      if (actor.role === "student" && actor.participantId === change.participantId)
        dismiss(connection, { code: "removed" });
    }
  }
}
