/** Where those who joined came from: never stored, and told only as a number when a session is nearly full. */
const minuteMs = 60_000;

export class Arrivals {
  readonly #recent = new Map<string, number[]>();
  #largest = 0;

  /** The most who joined from one address within a minute, since the room is in memory. */
  get largest(): number {
    return this.#largest;
  }

  /** @param now ms since the epoch */
  note(address: string, now: number): void {
    const recent = [...(this.#recent.get(address) ?? []), now].filter((at) => now - at < minuteMs);
    this.#recent.set(address, recent);
    this.#largest = Math.max(this.#largest, recent.length);
  }
}
