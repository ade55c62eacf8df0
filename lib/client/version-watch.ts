/** Whether the server has a newer build of the page that is open: asked when the line came back, as a server is replaced only then. */
import type { ConnectionState } from "./connection";
import { isOutdated } from "./outdated";
import { Store, type Observable } from "./store";

/** A hall comes back at once, and is not to ask for its page at once. */
const spreadMs = 60_000;

/** Watches for as long as the page uses the connection. */
export class VersionWatch {
  readonly newer = new Store(false);
  #met = false;
  #stop: () => void;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(
    status: Observable<{ state: ConnectionState }>,
    private readonly ask: () => Promise<boolean> = isOutdated,
  ) {
    this.#met = status.get().state === "online";
    this.#stop = status.subscribe(() => {
      if (status.get().state === "online") this.#came();
    });
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#asking);
  }

  #came(): void {
    const again = this.#met;
    this.#met = true;
    if (!again) return;
    clearTimeout(this.#asking);
    this.#asking = setTimeout(
      () => void this.ask().then((newer) => this.newer.set(newer)),
      Math.random() * spreadMs,
    );
  }
}
