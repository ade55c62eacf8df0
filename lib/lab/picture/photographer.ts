import type { Pictures, Subject, ViewReply, Wanted } from "./view-request";

/**
 * Takes pictures of a network in a worker. One is in the making at any time; a new subject replaces the one that
 * waits, so pictures never pile up however fast the training goes.
 */
export class Photographer {
  private worker: Worker | null = null;
  private busy = false;
  private waiting: { subject: Subject; want: Wanted } | null = null;
  private sent = 0;

  constructor(private readonly onPictures: (pictures: Pictures) => void) {}

  /** Asks for pictures; what was waiting is forgotten. */
  ask(subject: Subject, want: Wanted): void {
    this.waiting = { subject, want };
    this.next();
  }

  close(): void {
    this.worker?.terminate();
    this.worker = null;
    this.busy = false;
    this.waiting = null;
  }

  private next(): void {
    if (this.busy || !this.waiting) return;
    const { subject, want } = this.waiting;
    this.waiting = null;
    this.busy = true;
    this.start().postMessage({ id: ++this.sent, want, ...subject });
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL("./views-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<ViewReply>) => {
      this.busy = false;
      this.onPictures(data.pictures);
      this.next();
    };
    worker.onerror = () => {
      // a failed picture is not worth a failed training; the next one tries afresh
      this.close();
    };
    this.worker = worker;
    return worker;
  }
}
