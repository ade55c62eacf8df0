/** The page's side of the views' worker. */
import type { Pictures, NetworkMoment, ViewReply, Wanted } from "./view-request";

/**
 * Takes pictures of a network in a worker. One is in the making at any time; a new subject replaces the one that
 * waits, so pictures never pile up however fast the training goes.
 */
export class Photographer {
  readonly #onPictures: (pictures: Pictures) => void;
  #worker: Worker | null = null;
  #busy = false;
  #waiting: { subject: NetworkMoment; want: Wanted } | null = null;
  #sent = 0;

  constructor(onPictures: (pictures: Pictures) => void) {
    this.#onPictures = onPictures;
  }

  /** Asks for pictures; what was waiting is forgotten. */
  ask(subject: NetworkMoment, want: Wanted): void {
    this.#waiting = { subject, want };
    this.#next();
  }

  /** Ends the worker; the next question starts another. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.#waiting = null;
  }

  #next(): void {
    if (this.#busy || !this.#waiting) return;
    const { subject, want } = this.#waiting;
    this.#waiting = null;
    this.#busy = true;
    this.#start().postMessage({ id: ++this.#sent, want, ...subject });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./views-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<ViewReply>) => {
      this.#busy = false;
      this.#onPictures(data.pictures);
      this.#next();
    };
    worker.onerror = () => {
      // a failed picture is not worth a failed training; the next one tries afresh
      this.close();
    };
    this.#worker = worker;
    return worker;
  }
}
