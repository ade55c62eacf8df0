/** Work of one owner, one piece after another, so that nobody holds two places. */
export class Lanes {
  readonly #lanes = new Map<string, { last: Promise<unknown>; length: number }>();

  /** Pieces of this owner that wait or run. */
  length(owner: string): number {
    return this.#lanes.get(owner)?.length ?? 0;
  }

  run<Value>(owner: string, task: () => Promise<Value>): Promise<Value> {
    const lane = this.#lanes.get(owner) ?? { last: Promise.resolve(), length: 0 };
    const mine = lane.last.then(task, task);
    this.#lanes.set(owner, { last: mine, length: lane.length + 1 });
    const leave = () => {
      const now = this.#lanes.get(owner);
      if (!now || now.length <= 1) this.#lanes.delete(owner);
      else this.#lanes.set(owner, { ...now, length: now.length - 1 });
    };
    mine.then(leave, leave);
    return mine;
  }
}
