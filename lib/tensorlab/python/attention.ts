/** Whether the program that runs is to be interrupted: asked at every check that Python makes for signals. */

/** a look at the clock is cheap, but not for the tightest loops */
const checksPerLook = 4;

/** What a program is watched for. */
export interface Watch {
  /** whether it was told to stop; null where nobody can tell it */
  isTold: (() => boolean) | null;
  /** at which of its checks it was interrupted when it ran before, in ascending order */
  again: readonly number[];
  /** hears that it is interrupted, and at which of its checks */
  onInterrupted: (check: number) => void;
}

/** The attention to one program. */
export class Attention {
  #isTold: (() => boolean) | null;
  readonly #again: number[];
  readonly #onInterrupted: (check: number) => void;
  #checks = 0;
  #left = checksPerLook;
  /** the check since which it is to be interrupted and was not yet */
  #due: number | null = null;

  constructor({ isTold, again, onInterrupted }: Watch) {
    [this.#isTold, this.#again, this.#onInterrupted] = [isTold, [...again], onInterrupted];
  }

  /** Whether anything can interrupt the program. */
  get isNeeded(): boolean {
    return this.#isTold !== null || this.#again.length > 0;
  }

  /** Python checks. @returns whether the program is to be interrupted as soon as it can be */
  check(): boolean {
    this.#checks++;
    if (this.#again.length > 0 && this.#checks >= this.#again[0]) {
      this.#again.shift();
      this.#due ??= this.#checks;
    }
    if (--this.#left > 0) return this.#due !== null;
    this.#left = checksPerLook;
    return this.look();
  }

  /** Python is at rest for a moment. */
  look(): boolean {
    if (this.#isTold?.()) {
      // once: a program that goes on is not interrupted again
      this.#isTold = null;
      this.#due ??= this.#checks;
    }
    return this.#due !== null;
  }

  /** Python did something that may have taken time: the next check looks at the clock. */
  wake(): void {
    this.#left = 1;
  }

  /** It is interrupted now, if it was to be. @returns whether it was */
  interrupt(): boolean {
    if (this.#due === null) return false;
    this.#onInterrupted(this.#due);
    this.#due = null;
    return true;
  }
}
