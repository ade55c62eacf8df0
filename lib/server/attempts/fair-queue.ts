/**
 * Whose attempt is checked next. People in a session take turns, one attempt of each at a time. Who has had a verdict
 * before and who has not leave each other a place, so that many new names with endless programs do not keep the class
 * waiting. Those who made a process stop lately have one place together, beside the others'; so have people in no
 * session, which is filled only while nobody in a session waits.
 */

export interface Waiter {
  /** whose turn it is: a participant, or for people in no session an address */
  owner: string;
  stranger: boolean;
  /** has had a verdict in this session */
  tried: boolean;
}

interface Running {
  /** which places it may have: the class's, that of suspects, that of strangers */
  among: "class" | "suspects" | "strangers";
  tried: boolean;
}

interface Waiting extends Waiter {
  take: () => void;
}

export class FairQueue {
  readonly #places: number;
  readonly #suspected: (owner: string) => boolean;
  readonly #running = new Map<string, Running>();
  #waiting: Waiting[] = [];
  /** by owner, when its last turn began */
  readonly #turns = new Map<string, number>();
  #turn = 0;

  /** @param suspected whether an owner made a process stop lately */
  constructor(places: number, suspected: (owner: string) => boolean) {
    this.#places = places;
    this.#suspected = suspected;
  }

  /** How many wait, strangers or people in sessions. */
  waiting(stranger: boolean): number {
    return this.#waiting.filter((waiting) => waiting.stranger === stranger).length;
  }

  /** Attempts of this owner that wait or run. */
  heldBy(owner: string): number {
    const waiting = this.#waiting.filter((one) => one.owner === owner).length;
    return waiting + Number(this.#running.has(owner));
  }

  /** Runs a task when it is its owner's turn. */
  async run<Value>(waiter: Waiter, task: () => Promise<Value>): Promise<Value> {
    await new Promise<void>((take) => {
      this.#waiting.push({ ...waiter, take });
      this.#next();
    });
    try {
      return await task();
    } finally {
      this.#running.delete(waiter.owner);
      if (this.#waiting.length === 0) this.#turns.clear();
      this.#next();
    }
  }

  #next(): void {
    for (let next = this.#pick(); next; next = this.#pick()) {
      const { owner, take } = next;
      this.#waiting = this.#waiting.filter((waiting) => waiting !== next);
      this.#running.set(owner, this.#kindOf(next));
      this.#turns.set(owner, ++this.#turn);
      take();
    }
  }

  /** Of those who may go on the one whose last turn is longest ago, then who came first. */
  #pick(): Waiting | undefined {
    const turnOf = ({ owner }: Waiting) => this.#turns.get(owner) ?? 0;
    const waiting = this.#waiting.map((one) => this.#kindOf(one)).filter(({ among }) => among === "class");
    const bothWait = waiting.some(({ tried }) => tried) && waiting.some(({ tried }) => !tried);
    const may = this.#waiting.filter((one) => this.#mayRun(one, bothWait));
    return may.reduce<Waiting | undefined>(
      (best, one) => (!best || turnOf(one) < turnOf(best) ? one : best),
      undefined,
    );
  }

  #kindOf({ owner, stranger, tried }: Waiter): Running {
    return { among: stranger ? "strangers" : this.#suspected(owner) ? "suspects" : "class", tried };
  }

  #mayRun(waiter: Waiter, bothWait: boolean): boolean {
    if (this.#running.has(waiter.owner)) return false;
    const running = [...this.#running.values()];
    const { among, tried } = this.#kindOf(waiter);
    const beside = running.filter((one) => one.among === among);
    if (among === "suspects") return beside.length === 0;
    if (among === "strangers") return beside.length === 0 && this.waiting(false) === 0;
    if (beside.length >= this.#places) return false;
    const alike = beside.filter((one) => one.tried === tried);
    return !bothWait || alike.length < Math.max(1, this.#places - 1);
  }
}
