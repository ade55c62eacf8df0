/** Code that is fetched when somebody first wants it, so that no page waits for what it may never show. */
import { Store, type Observable } from "./store";
import { untilFetched } from "./until-fetched";

/** A module that can be asked for and watched; null until it is there. */
export class Fetched<Module> implements Observable<Module | null> {
  readonly #module = new Store<Module | null>(null);
  readonly #load: () => Promise<Module>;
  #asked = false;

  /** @param load a dynamic import */
  constructor(load: () => Promise<Module>) {
    this.#load = load;
  }

  readonly get = this.#module.get;

  readonly subscribe = this.#module.subscribe;

  /** Fetches it, once, however long the network is away; one that never brings it may be asked again. */
  readonly ask = (): void => {
    if (this.#asked) return;
    this.#asked = true;
    untilFetched(this.#load).then(
      (module) => this.#module.set(module),
      () => (this.#asked = false),
    );
  };
}
