/** What other processes have committed of a session, as far as it is heard here: it waits to be taken in together. */
import type { Delta } from "@/lib/db/session-log";

/** What is said of some commits. */
interface Word {
  /** the number of the last one */
  sequence: number;
  /** what they changed, in order up to that one, as far as it is said */
  read: () => readonly Delta[];
}

/** What is taken in at once. */
export interface Taken {
  /** what follows the commit that is known, in order and without a gap */
  deltas: Delta[];
  /** the number of the last commit that was heard of; 0 for none */
  upTo: number;
}

export class News {
  #words: Word[] = [];
  #upTo = 0;

  /** Hears of commits. @param sequence the number of the last one @param read what they changed, where that is said */
  hear(sequence: number, read: Word["read"] = () => []): void {
    this.#upTo = Math.max(this.#upTo, sequence);
    this.#words.push({ sequence, read });
  }

  /** Whatever is heard waits no more. @param known the number of the last commit that is known */
  take(known: number): Taken {
    const [words, upTo] = [this.#words.sort((a, b) => a.sequence - b.sequence), this.#upTo];
    [this.#words, this.#upTo] = [[], 0];
    const deltas: Delta[] = [];
    for (const { sequence, read } of words) {
      if (sequence <= known + deltas.length) continue;
      for (const delta of read()) if (delta.sequence === known + deltas.length + 1) deltas.push(delta);
    }
    return { deltas, upTo };
  }
}
