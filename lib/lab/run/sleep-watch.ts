/** Whether a training stood still in the background. */
/** Silence of a training worker that is longer than this is no pause between two reports, which come twenty times a second. */
const longestMs = 5_000;

/**
 * Notices that a browser froze the page and its workers in the background. A hidden page that is not frozen goes on
 * hearing from its worker; a long silence while hidden means that nothing ran.
 */
export class SleepWatch {
  #heardAt = 0;
  #training = false;
  #hidden = false;

  /** The page is hidden now, or visible. */
  see(hidden: boolean): void {
    this.#hidden ||= hidden;
  }

  /**
   * The lab's state changed.
   * @param now milliseconds of a clock that goes on while the machine sleeps
   * @returns whether training had stood still in the background until now
   */
  hear(now: number, training: boolean, hidden: boolean): boolean {
    const slept = this.#training && this.#hidden && now - this.#heardAt > longestMs;
    this.#heardAt = now;
    this.#training = training;
    this.#hidden = hidden;
    return slept;
  }
}
