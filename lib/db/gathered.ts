/** Questions that come while one is under way are asked together after it: each is asked after it was put, so that no answer is older. */

interface Round<Key, Answer> {
  keys: Set<Key>;
  answers: Promise<ReadonlyMap<Key, Answer>>;
}

export class Gathered<Key, Answer> {
  readonly #ask: (keys: Key[]) => Promise<ReadonlyMap<Key, Answer>>;
  #next: Round<Key, Answer> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @param ask answers those that it can; when it throws, nobody of its round has an answer */
  constructor(ask: (keys: Key[]) => Promise<ReadonlyMap<Key, Answer>>) {
    this.#ask = ask;
  }

  /** @returns null when there is no answer */
  async put(key: Key): Promise<Answer | null> {
    const round = (this.#next ??= this.#gather());
    round.keys.add(key);
    return (await round.answers).get(key) ?? null;
  }

  #gather(): Round<Key, Answer> {
    const keys = new Set<Key>();
    const begin = () => {
      this.#next = null;
      return this.#ask([...keys]);
    };
    const answers = this.#last.then(begin, begin);
    this.#last = answers;
    return { keys, answers };
  }
}
