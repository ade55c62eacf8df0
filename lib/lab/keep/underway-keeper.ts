/**
 * Keeps the run in front every few seconds. Each page writes under ids of its own, so that no two tabs write one run;
 * a copy is removed only when a later one, or the list of runs, has what it holds.
 */
import { nanoid } from "nanoid";
import { Store, type Observable } from "@/lib/client/store";
import { inTime } from "@/lib/client/in-time";
import { livingByLocks, type Living } from "./living";
import { isCleared, placedIn, rememberedPoints } from "./own-points";
import type { OwnPoint } from "@/lib/spiral/config";
import { rememberedSetup, type LaidAside, type Setup } from "./setup";
import type { Shelf } from "./shelf";
import { isSound, isSuperseded, type UnderwayContent, type UnderwayRun } from "./underway-run";

/** Milliseconds between two copies of a run that trains. */
const keepMs = 2_000;
/** Where a browser does not tell who lives: older copies than these belong to no living page. */
const silentMs = { going: 10_000, resting: 12 * 3_600_000 };
/** What was cut off longer ago goes to the list unasked. */
const offeredMs = 24 * 3_600_000;

/** Takes a run into the list. Resolves to whether the list has it. */
export type List = (run: UnderwayRun) => Promise<boolean>;

/** What the page shows of the keeping. */
export interface Keeping {
  /** copies outlive the page; null before the first */
  lasting: boolean | null;
  /** a run that was cut off with its tab */
  offer: UnderwayRun | null;
  /** what one had in front before a set-up of the class waits */
  laidAside: boolean;
}

/** What was laid aside, with the run where there was one. */
export interface TakenBack extends Omit<LaidAside, "run"> {
  run: UnderwayRun | null;
}

/** Where the copies go. */
interface Copies {
  underway: Shelf<UnderwayRun>;
  /** what is kept outlives the page */
  lasting: boolean;
}

interface Options {
  owner: string;
  /** the lab, as a text: a run goes on only on the same data under the same lesson */
  place: string;
  /** so many old things went to make room */
  onGone: (count: number) => void;
  database: () => Promise<Copies>;
  living?: Living;
  now?: () => number;
}

/** what pages of this window that were just left still write */
let leaving: Promise<void> = Promise.resolve();

/** One to a lab. */
export class UnderwayKeeper implements Observable<Keeping> {
  readonly #options: Required<Options>;
  readonly #setup: ReturnType<typeof rememberedSetup>;
  readonly #points: ReturnType<typeof rememberedPoints>;
  readonly #keeping = new Store<Keeping>({ lasting: null, offer: null, laidAside: false });
  /** of the run in front */
  #id = nanoid();
  #from: UnderwayRun["from"] = null;
  /** the copy that it went on from is still there */
  #oldStands = false;
  #release: (() => void) | null = null;
  /** lets go of the run that was laid aside */
  #releaseLaid: (() => void) | null = null;
  /** one after the other: an older copy never replaces a newer one */
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  /** when the last copy was made, and whether the run was going; 0 before the first */
  #keptAt = 0;
  #wasGoing = false;

  constructor(options: Options) {
    this.#options = { living: livingByLocks, now: Date.now, ...options };
    this.#setup = rememberedSetup(options.owner);
    this.#points = rememberedPoints(options.owner);
  }

  get = this.#keeping.get;
  subscribe = this.#keeping.subscribe;

  /** Of the run in front. */
  get id(): string {
    return this.#id;
  }

  /** What was last set in this tab's lab; null when that was another lab. */
  get setup(): Setup | null {
    const setup = this.#setup.get();
    return setup?.place === this.#options.place ? setup : null;
  }

  /** Points of one's own that were placed last on this device; null when they were cleared, or there were none. */
  get points(): OwnPoint[] | null {
    return this.#points.get();
  }

  /** Writes down what is set now. */
  remember(setup: Pick<Setup, "config" | "stop" | "speedLimit">): void {
    const placed = placedIn(setup.config);
    if (placed) this.#points.set(placed);
    else if (isCleared(this.setup?.config, setup.config)) this.#points.forget();
    const { run = null, going = false, laidAside = null, led = null } = this.setup ?? {};
    this.#setup.set({ ...setup, place: this.#options.place, run, going, laidAside, led });
  }

  /** Whether one follows for the first time to where the class was brought at a time; from now on one has. */
  follows(at: string): boolean {
    const { setup } = this;
    if (!setup || setup.led === at) return false;
    this.#setup.set({ ...setup, led: at });
    return true;
  }

  /**
   * Lays the run in front aside, whole; what was laid aside before stays what one goes back to.
   * @param take as in `keep`
   * @returns whether its copy is kept; else it is still in front and to be left as any other
   */
  async layAside(own: Omit<LaidAside, "run">, take: () => Promise<UnderwayContent | null>): Promise<boolean> {
    const id = this.#id;
    await this.keep(take);
    const { setup } = this;
    if (!setup || setup.laidAside || id !== this.#id) return false;
    const run = setup.run === id ? id : null;
    this.#keeping.merge({ laidAside: true });
    if (run === null) {
      this.#setup.set({ ...setup, laidAside: { ...own, run } });
      return false;
    }
    this.#releaseLaid = this.#release;
    this.#release = null;
    this.#begin();
    this.#setup.set({ ...setup, run: null, going: false, laidAside: { ...own, run } });
    return true;
  }

  /** What was laid aside, to be taken up again; null when nothing was. */
  async takeBack(): Promise<TakenBack | null> {
    const laid = this.setup?.laidAside;
    if (!laid) return null;
    const run = (await this.#list()).find(({ id }) => id === laid.run);
    const { setup } = this;
    if (!setup?.laidAside) return null;
    this.#releaseLaid?.();
    this.#releaseLaid = null;
    this.#setup.set({ ...setup, laidAside: null });
    this.#keeping.merge({ laidAside: false });
    return { ...laid, run: run && isSound(run) ? run : null };
  }

  /** The run that this tab had in front. */
  async recall(): Promise<UnderwayRun | null> {
    const wanted = this.setup?.run;
    if (!wanted) return null;
    // a worker that does not answer any more leaves the copy before
    await inTime(leaving).catch(() => undefined);
    const run = (await this.#list()).find(({ id }) => id === wanted);
    return run && isSound(run) ? run : null;
  }

  /** Goes on from a copy: what is kept from now on is kept beside it, and then instead of it. */
  adopt({ id, at }: UnderwayRun): void {
    this.#from = { id, at };
    this.#oldStands = true;
    if (this.get().offer?.id === id) this.#keeping.merge({ offer: null });
  }

  /** Whether it is time for the next copy. */
  get isDue(): boolean {
    const since = this.#options.now() - this.#keptAt;
    // a clock that was set back says nothing
    return this.#waiting === 0 && (since >= keepMs || since < 0);
  }

  /** Keeps what `take` gives of the run in front; null of it is no copy. */
  keep(take: () => Promise<UnderwayContent | null>): Promise<void> {
    const id = this.#id;
    this.#release ??= this.#options.living.hold(id);
    this.#waiting++;
    return this.#next(async () => {
      const at = this.#options.now();
      const content = await take();
      if (content && id === this.#id) await this.#write(id, at, content);
    }).finally(() => this.#waiting--);
  }

  /**
   * Another run comes to the front. Its copy goes once the list has the old one.
   * @param handed whether it has
   */
  leave(handed: Promise<boolean>): void {
    const old = this.#id;
    const before = this.#oldStands ? this.#from : null;
    this.#begin();
    const setup = this.setup;
    if (setup) this.#setup.set({ ...setup, run: null, going: false });
    void this.#next(async () => {
      if (!(await handed)) return;
      await (await this.#shelf()).remove(old);
      if (before) await this.#drop(before.id);
    });
  }

  /** Looks for runs whose tabs are gone: the newest that was going is offered, those that rested go to the list. */
  async look(list: List): Promise<void> {
    const laid = this.setup?.laidAside;
    if (laid?.run) this.#releaseLaid ??= this.#options.living.hold(laid.run);
    this.#keeping.merge({ laidAside: !!laid });
    const all = (await this.#list()).sort((a, b) => b.at - a.at);
    const held = await this.#options.living.held();
    const own = [this.#id, this.#from?.id, this.setup?.run, this.setup?.laidAside?.run];
    const lost = all.filter((run) => !own.includes(run.id) && !this.#lives(run, held));
    const offered = lost.filter((run) => this.#canGoOn(run) && !isSuperseded(run, all));
    this.#keeping.merge({ offer: offered[0] ?? null });
    for (const run of lost)
      if (isSuperseded(run, all)) await (await this.#shelf()).remove(run.id);
      else if (!offered.includes(run)) await this.#putAway(run, list);
  }

  /** The offered run goes to the list instead. */
  async decline(list: List): Promise<void> {
    const { offer } = this.get();
    if (!offer) return;
    await this.#putAway(offer, list);
    await this.look(list);
  }

  /** The lab is left; what is still being written may be read by the next one. */
  close(): void {
    this.#release?.();
    this.#releaseLaid?.();
    leaving = this.#work;
  }

  #begin(): void {
    this.#release?.();
    this.#release = null;
    this.#id = nanoid();
    this.#from = null;
    this.#oldStands = false;
    this.#keptAt = 0;
    this.#wasGoing = false;
  }

  #next(task: () => Promise<void>): Promise<void> {
    // what fails leaves the copy before; the page is told by `lasting`
    this.#work = this.#work.then(task).catch(() => this.#keeping.merge({ lasting: false }));
    return this.#work;
  }

  async #write(id: string, at: number, content: UnderwayContent): Promise<void> {
    const { owner, place, database, onGone } = this.#options;
    const gap = this.#wasGoing ? Math.max(keepMs, at - this.#keptAt) : keepMs;
    const { underway, lasting } = await database();
    const gone = await underway.put({
      ...content,
      id,
      owner,
      place,
      at,
      gap,
      from: this.#from,
      pinned: false,
    });
    if (id === this.#id) [this.#keptAt, this.#wasGoing] = [at, content.going];
    if (gone > 0) onGone(gone);
    this.#keeping.merge({ lasting });
    if (id !== this.#id) return;
    const { setup } = this;
    const { going } = content;
    if (setup && (setup.run !== id || setup.going !== going)) this.#setup.set({ ...setup, run: id, going });
    await this.#dropOld();
  }

  /** The copy that was gone on from is in the one just written; a living page may still need it. */
  async #dropOld(): Promise<void> {
    if (this.#from === null || !this.#oldStands) return;
    this.#oldStands = false;
    await this.#drop(this.#from.id);
  }

  async #drop(id: string): Promise<void> {
    const held = await this.#options.living.held();
    if (!held?.has(id)) await (await this.#shelf()).remove(id);
  }

  async #putAway(run: UnderwayRun, list: List): Promise<void> {
    const { id, snapshot, handedAt } = run;
    const safe = snapshot.step === handedAt || !isSound(run) || (await list(run));
    if (safe) await (await this.#shelf()).remove(id);
  }

  #canGoOn = (run: UnderwayRun): boolean =>
    run.going &&
    run.place === this.#options.place &&
    this.#options.now() - run.at < offeredMs &&
    isSound(run);

  #lives({ id, at, going }: UnderwayRun, held: ReadonlySet<string> | null): boolean {
    if (held) return held.has(id);
    return this.#options.now() - at < (going ? silentMs.going : silentMs.resting);
  }

  #shelf = async () => (await this.#options.database()).underway;

  #list = async (): Promise<UnderwayRun[]> => (await this.#shelf()).list(this.#options.owner);
}
