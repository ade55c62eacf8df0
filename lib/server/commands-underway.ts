/** The commands that are being decided and stored in all rooms. Whoever can wait gives way to them. */
import { setImmediate as loopTurn, setTimeout as pause } from "node:timers/promises";

/** Longer than a batch of commands takes on a busy machine; a database that is away stops nobody for longer. */
const longestMs = 50;

export class CommandsUnderway {
  readonly #underway = new Set<Promise<unknown>>();

  /** How many there are. */
  get size(): number {
    return this.#underway.size;
  }

  /** Counts a command until it is settled. @returns the same promise */
  note<Value>(command: Promise<Value>): Promise<Value> {
    const settled = command.then(
      () => void this.#underway.delete(settled),
      () => void this.#underway.delete(settled),
    );
    this.#underway.add(settled);
    return command;
  }

  /** Lets what has arrived be heard, and resolves when the commands of this moment are settled, after 50 ms at most. */
  async giveWay(): Promise<void> {
    // the first turn may have been past its reading of sockets
    await loopTurn();
    await loopTurn();
    if (this.#underway.size === 0) return;
    const rested = new AbortController();
    const settled = Promise.all(this.#underway).finally(() => rested.abort());
    await Promise.race([settled, pause(longestMs, undefined, rested).catch(() => undefined)]);
  }
}
