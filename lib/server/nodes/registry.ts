/** This process among those that serve on one database: who else lives, and the time that all agree on. */
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import { failureOf } from "@/lib/db/failure";
import { beat, removeNode, type Beat, type LiveNode, type NodeCard } from "@/lib/db/nodes";
import { EnvironmentError } from "../environment";
import type { Log } from "../log";
import { logUnheard } from "../refusal";
import { DatabaseClock } from "./database-clock";
import { hindranceOf } from "./hindrance";

/** Raised with every change after which nodes of before and after cannot serve one session. */
const nodeProtocol = 1;

/** how often a node says that it lives */
const beatMs = 1_000;

export interface Nodes {
  /** of this process; another one after each start */
  id: string;
  /** those that were seen within the last seconds; while the database is away, those of before */
  others: () => readonly LiveNode[];
  /** What to add to Date.now() so that all nodes agree: on the database's clock. */
  clockOffsetMs: () => number;
  /** Takes this node off the list. */
  stop: () => Promise<void>;
}

class Registration implements Nodes {
  readonly id: string;
  readonly #card: NodeCard;
  readonly #log: Log;
  readonly #clock = new DatabaseClock();
  #others: readonly LiveNode[] = [];
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<unknown> = Promise.resolve();
  #startedAt = 0;
  #away = false;
  #stopped = false;

  constructor(card: NodeCard, log: Log) {
    this.id = card.id;
    this.#card = card;
    this.#log = log;
  }

  others(): readonly LiveNode[] {
    return this.#others;
  }

  clockOffsetMs(): number {
    return this.#clock.offsetMs(Date.now(), performance.now());
  }

  /** Nodes that were there before, and beside which this one cannot serve. */
  inTheWay(upgrade: boolean): LiveNode[] {
    const before = this.#others.filter(
      ({ startedAt, id }) => startedAt < this.#startedAt || (startedAt === this.#startedAt && id < this.id),
    );
    return before.filter((other) => hindranceOf(this.#card, other, upgrade) !== null);
  }

  async beat(): Promise<Beat> {
    const asked = performance.now();
    const heard = await beat(this.#card);
    this.#clock.read(heard.databaseNow, asked, performance.now());
    this.#others = heard.others;
    this.#startedAt = heard.startedAt;
    return heard;
  }

  async join(): Promise<void> {
    for (;;) {
      try {
        await this.beat();
        return;
      } catch (error) {
        if (failureOf(error) !== "unavailable") throw error;
        this.#log.warn("the database is away; the start waits for it");
        await pause(beatMs);
      }
    }
  }

  goOn(): void {
    this.#timer = setTimeout(() => {
      this.#beating = this.#beatAgain();
    }, beatMs);
    this.#timer.unref();
  }

  async #beatAgain(): Promise<void> {
    try {
      await this.beat();
      if (this.#away) this.#log.info("the list of nodes is kept again");
      this.#away = false;
    } catch (error) {
      if (!this.#away) logUnheard(error, this.#log, "the list of nodes cannot be kept");
      this.#away = true;
    }
    if (!this.#stopped) this.goOn();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#beating;
    // without the database others learn of it by the silence
    await removeNode(this.id).catch(() => undefined);
  }
}

export interface Joining {
  log: Log;
  /** nodes of another build may serve beside it */
  upgrade: boolean;
}

/**
 * Takes this process up among those that serve; waits for a database that is away.
 * @throws EnvironmentError when it cannot serve beside a node that was there before
 */
export async function registerNode(
  card: Omit<NodeCard, "id" | "protocol">,
  { log, upgrade }: Joining,
): Promise<Nodes> {
  const own: NodeCard = { ...card, id: nanoid(10), protocol: nodeProtocol };
  const registration = new Registration(own, log);
  await registration.join();
  // who was killed is listed for a while: those that are in the way have to say once more that they live
  const before = new Map(registration.inTheWay(upgrade).map(({ id, seenAt }) => [id, seenAt]));
  for (let inTheWay = registration.inTheWay(upgrade); inTheWay.length > 0;) {
    const alive = inTheWay.find(({ id, seenAt }) => seenAt !== before.get(id));
    if (alive) {
      await registration.stop();
      throw new EnvironmentError(hindranceOf(own, alive, upgrade) ?? "");
    }
    await pause(beatMs / 2);
    await registration.join();
    inTheWay = registration.inTheWay(upgrade);
  }
  registration.goOn();
  return registration;
}
