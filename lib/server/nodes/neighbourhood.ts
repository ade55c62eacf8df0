/**
 * The server processes on one database as one: each commit is called out to the others, and once in a second each tells
 * who is connected to it. What is called out may be lost; then a look at how far the sessions are finds it.
 */
import { callOut, listen } from "@/lib/db/listening";
import { messagesAfter, sendMessage, trimMessages } from "@/lib/db/node-messages";
import { trimLog } from "@/lib/db/session-log";
import { hearTries, tellTries } from "@/lib/auth/sign-in-limits";
import type { Dependencies } from "../dependencies";
import type { Log } from "../log";
import { logUnheard } from "../refusal";
import type { RateLimits } from "../rate-limits";
import type { Neighbours, Room } from "../room/room";
import type { Rooms } from "../room/rooms";
import { called, heardOf, wordOf, type Called } from "./calls";
import { contentOf, messageOf, type Message } from "./message";
import type { Nodes } from "./registry";

/** between two messages, and two looks at how far the sessions are */
const everyMs = 1_000;
/** between two sweeps of what everybody has read */
const sweepMs = 15_000;

/** What is known of another process. */
interface Neighbour {
  /** its last message that was read */
  number: number;
  /** what it says from now on goes on from what is known */
  whole: boolean;
  /** it does not know this one's rooms whole */
  asks: boolean;
  /** rooms that it holds */
  rooms: ReadonlySet<string>;
}

export class Neighbourhood implements Neighbours {
  readonly #nodes: Nodes;
  readonly #log: Log;
  readonly #limits: RateLimits;
  readonly #known = new Map<string, Neighbour>();
  /** session → its commits, to be called out */
  #commits = new Map<string, Called>();
  #calling = false;
  /** the last message of each that is gone: it may be back, and what it said is not to be heard twice */
  readonly #left = new Map<string, number>();
  /** rooms that this process has told of, whichever session's they are */
  readonly #begun = new WeakSet<Room>();
  #keeping = false;
  /** rooms that the others were told of whole */
  #told = new Set<string>();
  #number = 0;
  #rooms: Rooms | null = null;
  #timer: NodeJS.Timeout | undefined;
  #underway: Promise<void> = Promise.resolve();
  #reading: Promise<void> | null = null;
  #sweptAt = 0;
  #failing = false;
  #stopped = false;
  #hush: () => Promise<void> = async () => undefined;

  constructor(nodes: Nodes, { log, limits }: Pick<Dependencies, "log" | "limits">) {
    this.#nodes = nodes;
    this.#log = log;
    this.#limits = limits;
  }

  some = (): boolean => this.#nodes.others().length > 0;

  tell = (sessionId: string, sequence: number, content: string | null): void => {
    this.#commits.set(sessionId, called(this.#commits.get(sessionId), sequence, content));
    if (!this.#calling) void this.#callOut();
  };

  /** Begins, for these rooms. */
  begin(rooms: Rooms): void {
    this.#rooms = rooms;
    this.#hush = listen({
      heard: (word) => this.#heard(word),
      // what was called out meanwhile is found by a look
      began: () => void this.#quietly(() => rooms.keepUp()),
    });
    this.#wait();
  }

  /** Says goodbye to nobody: that this process is gone the registry tells. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#hush();
    await this.#underway;
  }

  /** One turn: what others say is heard, and they are told what this one has to say. */
  async turn(): Promise<void> {
    const rooms = this.#rooms;
    if (!rooms) return;
    this.#lose();
    try {
      if (!this.some()) return this.#tellNobody();
      // one room that is slow holds up itself
      void this.#keepUp(rooms);
      await this.#read();
      await this.#say(rooms);
    } finally {
      await this.#sweep();
    }
  }

  async #keepUp(rooms: Rooms): Promise<void> {
    if (this.#keeping) return;
    this.#keeping = true;
    await this.#quietly(() => rooms.keepUp());
    this.#keeping = false;
  }

  /** What was counted while this process was alone is no news to who comes later. */
  #tellNobody(): void {
    this.#limits.told.tell();
    this.#limits.joins.told.tell();
    tellTries();
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#underway = this.#quietly(() => this.turn()).then(() => {
        if (!this.#stopped) this.#wait();
      });
    }, everyMs);
    this.#timer.unref();
  }

  /** While the database is away there is nothing to hear; the first failure is in the log. */
  async #quietly(task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) logUnheard(error, this.#log, "the other nodes cannot be heard");
      this.#failing = true;
    }
  }

  /** That this process has a message. */
  get #messageWord(): string {
    return `m ${this.#nodes.id}`;
  }

  /** Calls out what was committed, as often as a call returns: what comes meanwhile goes with the next. */
  async #callOut(): Promise<void> {
    this.#calling = true;
    while (this.#commits.size > 0) {
      const words = [...this.#commits].map(([sessionId, commits]) => wordOf(sessionId, commits));
      this.#commits = new Map();
      await this.#quietly(() => callOut(words));
    }
    this.#calling = false;
  }

  #heard(word: string): void {
    if (word.startsWith("m ") && word !== this.#messageWord) void this.#quietly(() => this.#read());
    const heard = heardOf(word);
    if (!heard) return;
    const { sessionId, sequence, contents } = heard;
    void this.#quietly(async () => this.#rooms?.hear(sessionId, sequence, contents));
  }

  /** Of processes that are gone nothing is known any more. */
  #lose(): void {
    const live = new Set(this.#nodes.others().map(({ id }) => id));
    for (const id of live)
      if (!this.#known.has(id))
        this.#known.set(id, { number: this.#left.get(id) ?? 0, whole: false, asks: true, rooms: new Set() });
    for (const [id, { number }] of [...this.#known]) {
      if (live.has(id)) continue;
      this.#known.delete(id);
      this.#left.set(id, number);
      for (const room of this.#rooms?.loaded ?? []) room.hearOther(id, null);
    }
  }

  /** Reads what the others have said; one look at a time. */
  #read(): Promise<void> {
    return (this.#reading ??= this.#readNow().finally(() => (this.#reading = null)));
  }

  async #readNow(): Promise<void> {
    const known = new Map([...this.#known].map(([id, { number }]) => [id, number]));
    if (known.size === 0) return;
    const messages = await messagesAfter(known);
    if (messages.length === 0) return;
    const rooms = new Map((this.#rooms?.loaded ?? []).map((room) => [room.state.id, room]));
    for (const { node, number, content } of messages) {
      const before = this.#known.get(node);
      if (!before) continue;
      const message = messageOf(content);
      const follows = before.whole && number === before.number + 1;
      const words = Object.entries(message.rooms);
      // who holds a room since is told everything of it
      for (const [id] of words) if (!before.rooms.has(id)) this.#told.delete(id);
      this.#known.set(node, {
        number,
        // a room that it tells of goes on from what is known, or is whole
        whole: follows || words.every(([, word]) => word === null || word.whole),
        asks: before.asks || message.asks.includes(this.#nodes.id),
        rooms: new Set(words.map(([id]) => id)),
      });
      await this.#limits.told.hear(message.codes);
      await this.#limits.joins.told.hear(message.joins);
      hearTries(message.passwords, Date.now());
      for (const [id, word] of words)
        if (word && (follows || word.whole)) rooms.get(id)?.hearOther(node, word);
      for (const id of before.rooms) if (!(id in message.rooms)) rooms.get(id)?.hearOther(node, null);
    }
  }

  /** What of a room the others have to learn; null when none of them holds it. */
  #wordsOf(room: Room, asked: boolean): Message["rooms"][string] {
    const { id } = room.state;
    const held = [...this.#known.values()].some(({ rooms }) => rooms.has(id));
    if (!held) {
      this.#told.delete(id);
      return null;
    }
    const word = room.tellOthers(asked || !this.#told.has(id));
    this.#told.add(id);
    return word;
  }

  async #say(rooms: Rooms): Promise<void> {
    const others = [...this.#known];
    const asked = others.some(([, { asks }]) => asks);
    const { loaded } = rooms;
    // a room that is loaded anew knows nothing of who is elsewhere
    if (loaded.some((room) => !this.#begun.has(room)))
      for (const [id, one] of others) this.#known.set(id, { ...one, whole: false });
    for (const room of loaded) this.#begun.add(room);
    const message: Message = {
      asks: [...this.#known].flatMap(([id, { whole }]) => (whole ? [] : [id])),
      rooms: Object.fromEntries(loaded.map((room) => [room.state.id, this.#wordsOf(room, asked)])),
      ...{ codes: this.#limits.told.tell(), joins: this.#limits.joins.told.tell() },
      passwords: tellTries(),
    };
    try {
      // one whose answer is lost may be there: its number is used
      this.#number++;
      await sendMessage({ node: this.#nodes.id, number: this.#number, content: contentOf(message) });
    } catch (error) {
      // what it said is told again, whole
      this.#told.clear();
      throw error;
    }
    for (const [id, one] of others) this.#known.set(id, { ...(this.#known.get(id) ?? one), asks: false });
    await callOut([this.#messageWord]);
  }

  async #sweep(): Promise<void> {
    if (performance.now() - this.#sweptAt < sweepMs) return;
    this.#sweptAt = performance.now();
    await trimLog();
    await trimMessages();
  }
}
