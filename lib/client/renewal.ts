/**
 * When a page whose server has another build by now is loaded anew: by itself only where nobody would notice, otherwise
 * when its person wishes. Knows no browser; times are milliseconds since the page was opened.
 */

/** a page that is no older, and that nobody has touched, was asked for just now */
const justOpenedMs = 10_000;
/** who has not touched a page that is out of sight for so long is not at work on it */
const quietMs = 60_000;
/** a hall's pages are loaded anew over so long */
export const spreadMs = 30_000;

/** none: nothing is to be done; offered: the person may wish it; now: it is done */
export type Due = "none" | "offered" | "now";

export interface Page {
  /** nobody sees it */
  hidden: boolean;
  /** something would be cut short or lost: work on its way, a training, a form half filled in */
  busy: boolean;
}

export interface Renewed {
  /** the build of the page; undefined where pages change under one's hands */
  own: string | undefined;
  /** for which build it was loaded anew before: a server of two builds is not asked for ever */
  before: string | null;
  /** its place among all pages, from 0 to 1 */
  share: number;
}

export class Renewal {
  readonly #page: Renewed;
  #touchedAt: number | null = null;
  #server: string | null = null;
  #toldAt = 0;

  constructor(page: Renewed) {
    this.#page = page;
  }

  /** The person has pressed, typed, or pointed at something. */
  touched(now: number): void {
    this.#touchedAt = now;
  }

  /** The server has said which build its pages are. */
  told(build: string, now: number): void {
    if (build !== this.#server) this.#toldAt = now;
    this.#server = build;
  }

  due(now: number, { hidden, busy }: Page): Due {
    const { own, before, share } = this.#page;
    if (!own || this.#server === null || this.#server === own || this.#server === before) return "none";
    if (busy) return "offered";
    if (this.#touchedAt === null && now < justOpenedMs) return "now";
    const quiet = now - (this.#touchedAt ?? 0) >= quietMs;
    const turn = now - this.#toldAt >= share * spreadMs;
    return hidden && quiet && turn ? "now" : "offered";
  }
}
