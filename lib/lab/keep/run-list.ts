/** The runs that this browser keeps for one owner, as a list that can be watched. */
import { nanoid } from "nanoid";
import { Store, type Observable } from "@/lib/client/store";
import type { FinishedRun } from "@/lib/contract/lab";
import { keptRun, type KeptRun } from "./kept-run";
import type { Shelf, ShelfNotices } from "./shelf";

/** What may be changed of a kept run. */
export type RunChange = Partial<Pick<KeptRun, "pinned" | "title">>;

/** Newest first. It is read, and follows the shelf, while somebody watches it; things can be kept at any time. */
export class RunList implements Observable<readonly KeptRun[]> {
  readonly #owner: string;
  readonly #shelf: () => Promise<Shelf<KeptRun>>;
  readonly #notices: ShelfNotices;
  #runs = new Store<readonly KeptRun[]>([]);
  #watchers = 0;
  #unfollow = () => {};

  constructor(owner: string, shelf: () => Promise<Shelf<KeptRun>>, notices: ShelfNotices) {
    this.#owner = owner;
    this.#shelf = shelf;
    this.#notices = notices;
  }

  get = this.#runs.get;

  subscribe = (listener: () => void): (() => void) => {
    const stop = this.#runs.subscribe(listener);
    if (this.#watchers++ === 0) this.#follow();
    return () => {
      stop();
      if (--this.#watchers === 0) this.#unfollow();
    };
  };

  /**
   * Keeps a run that has ended.
   * @param id under which it is kept once, however often it is handed on
   * @returns whether the list has it
   */
  keep = (run: FinishedRun, id = nanoid()): Promise<boolean> =>
    this.#put(keptRun(run, { id, owner: this.#owner, at: Date.now() }));

  /** Changes a run of the list; nothing when it is not there. */
  change = async (id: string, change: RunChange): Promise<void> => {
    const run = this.get().find((one) => one.id === id);
    if (run) await this.#put({ ...run, ...change });
  };

  remove = async (id: string): Promise<void> => (await this.#shelf()).remove(id);

  /** Undoes a removal. */
  restore = async (run: KeptRun): Promise<void> => {
    await this.#put(run);
  };

  #follow(): void {
    let left = false;
    let stop = () => {};
    this.#unfollow = () => {
      left = true;
      stop();
    };
    void this.#shelf().then((shelf) => {
      if (left) return;
      const read = async () => {
        const runs = await shelf.list(this.#owner);
        if (!left) this.#runs.set(runs.sort((a, b) => b.at - a.at));
      };
      stop = shelf.watch(() => void read());
      void read();
    });
  }

  async #put(run: KeptRun): Promise<boolean> {
    try {
      const gone = await (await this.#shelf()).put(run);
      if (gone > 0) this.#notices.onGone(gone);
      return true;
    } catch {
      this.#notices.onFailed();
      return false;
    }
  }
}
