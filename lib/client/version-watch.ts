/** This page and the builds of its server: loads it anew when nobody would notice, and says when its person may wish it. */
import { browserStorage } from "./browser-storage";
import type { Connection } from "./connection";
import { Renewal } from "./renewal";
import { Store, type Observable } from "./store";

const key = "spiralroom.renewed";
const lookMs = 2_000;
const touches = ["pointerdown", "keydown", "input", "wheel", "touchstart"] as const;

/** A line that is being written, or a dialog, holds what nobody else has. */
function isFilling(): boolean {
  const { activeElement: at } = document;
  const line = at instanceof HTMLInputElement && at.value !== "";
  return line || document.querySelector("dialog[open], [role=dialog]") !== null;
}

/** Of one page, until it is closed. */
export class VersionWatch {
  readonly #offered = new Store(false);
  readonly #renewal = new Renewal({
    ...{ own: document.documentElement.dataset.build, before: browserStorage.tab.read(key) },
    share: Math.random(),
  });
  readonly #load: () => void;
  readonly #unattended: boolean;
  readonly #stops: (() => void)[];
  #build: string | null = null;
  #loading = false;
  #busy = true;

  /**
   * @param load loads the page anew, from the server
   * @param unattended nobody sits before it, as before a hall's screen: when it is idle it counts as out of sight
   */
  constructor(connection: Connection, load: () => void, unattended = false) {
    this.#load = load;
    this.#unattended = unattended;
    const touched = () => this.#renewal.touched(performance.now());
    for (const name of touches) addEventListener(name, touched, { capture: true, passive: true });
    const look = () => this.#look();
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, lookMs);
    this.#stops = [
      connection.on("server.build", (build) => {
        this.#build = build;
        this.#renewal.told(build, performance.now());
        look();
      }),
      () => clearInterval(timer),
      () => document.removeEventListener("visibilitychange", look),
      () => touches.forEach((name) => removeEventListener(name, touched, { capture: true })),
    ];
  }

  /** the person may wish it */
  get offered(): Observable<boolean> {
    return this.#offered;
  }

  /** Work is on its way, or runs; until that is said it is. */
  occupy = (busy: boolean): void => {
    this.#busy = busy;
  };

  /** Loads the page anew; not again for the same build by itself. */
  renew = (): void => {
    if (this.#loading) return;
    this.#loading = true;
    browserStorage.tab.write(key, this.#build);
    this.#load();
  };

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #look(): void {
    const hidden = this.#unattended || document.visibilityState === "hidden";
    const due = this.#renewal.due(performance.now(), { hidden, busy: this.#busy || isFilling() });
    this.#offered.set(due === "offered");
    if (due === "now") this.renew();
  }
}
