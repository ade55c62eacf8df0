/** What may happen to what one types, in any order; and a browser with two tabs, the server, and another device in which it does. */
import fc from "fast-check";
import { nanoid } from "nanoid";
import { expect, vi } from "vitest";
import type { FlakyServer } from "./flaky-server";
import { BrowserDisk, type TabStorage } from "./tab-storage";
import { TestStorage } from "./storage";
import { Disk, type TestPage } from "./test-page";

/** Where one types: into one of two of its kind. */
export interface Kind {
  /** puts a token behind what stands there */
  type(page: TestPage, at: number, token: string): void;
  /** what the page shows there */
  shown(page: TestPage, at: number): string;
  /** all that the page shows, where its tabs show the same */
  whole?(page: TestPage): unknown;
  /** removes what stands there, where that can be; returns the way to put it back */
  remove?(page: TestPage, at: number): () => void;
  /** the page and the server have told each other everything, beside what waits to be sent */
  rests(page: TestPage): boolean;
  /** another device writes: on top of the newest text, or of what it read long ago */
  elsewhere(server: FlakyServer, at: number, token: string, knows: boolean): void;
}

const either = fc.constantFrom(0, 1);

/** One thing that happens; `at` is where it is typed. */
export const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("type" as const), tab: either, at: either }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("type in both" as const), at: either }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("put back" as const),
      tab: either,
      at: either,
      ms: fc.oneof(fc.nat(8), fc.nat(1_500)),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.nat(1_500) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("hide" as const, "leave" as const, "kill" as const, "view" as const),
      tab: either,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("cut" as const, "connect" as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("fill" as const, "free" as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("disk" as const),
      tab: either,
      refuses: fc.boolean(),
      late: fc.tuple(fc.nat(300), fc.nat(300)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("elsewhere" as const), at: either, knows: fc.boolean() }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Of one person in one tab. */
export const stepAlone = step.filter(
  (one) => one.do !== "elsewhere" && one.do !== "type in both" && (!("tab" in one) || one.tab === 0),
);

const slowest = 40;
const lateness = fc.tuple(fc.nat(slowest), fc.nat(slowest));

/** ms that a tab's writing takes to the browser and from there to the tab, for each tab. */
export const lates = fc.tuple(lateness, lateness);

/** Where a tab keeps things. */
class Place {
  device = new BrowserDisk().tab();
  readonly session = new TestStorage();
}

/** One of a browser's tabs: its pages, and their own code, since tabs share no memory. */
export class Tab {
  place = new Place();
  #pages: typeof TestPage | null = null;

  /** The code of its pages; it is the same in each world. */
  async load(): Promise<void> {
    vi.resetModules();
    vi.doMock(import("@/lib/client/browser-storage"), async (importOriginal) => {
      const { BrowserStorage } = await importOriginal();
      const placeOf = () => this.place;
      class DeviceStorage extends BrowserStorage {
        override watch(key: string, listener: () => void): () => void {
          const stops = [
            super.watch(key, listener),
            placeOf().device.watch((changed) => changed === key && listener()),
          ];
          return () => stops.forEach((stop) => stop());
        }

        override watchOthers(text: string, listener: () => void): () => void {
          return placeOf().device.watch((changed) => changed.includes(text) && listener());
        }
      }
      const device = new DeviceStorage(() => placeOf().device);
      return { BrowserStorage, browserStorage: { device, tab: new BrowserStorage(() => placeOf().session) } };
    });
    this.#pages = (await import("./test-page")).TestPage;
    vi.doUnmock("@/lib/client/browser-storage");
    // files that run after this one in the same process have code of their own
    vi.resetModules();
  }

  open(server: FlakyServer, owner: string, disk?: Disk): Promise<TestPage> {
    if (!this.#pages) throw new Error("the tab has not been loaded");
    return this.#pages.open(server, owner, disk);
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A browser with two tabs, the server, and another device. */
export class World {
  readonly owner = nanoid();
  /** what was typed, each once, and what was shown where it was typed last */
  readonly typed: string[] = [];
  readonly last = new Map<number, string>();
  readonly #kind: Kind;
  readonly #device = new BrowserDisk();
  readonly #tabs: readonly Tab[];
  readonly #pages: (TestPage | null)[] = [null, null];
  readonly #disks = [new Disk(), new Disk()];

  constructor(
    kind: Kind,
    tabs: readonly Tab[],
    late: readonly TabStorage["late"][],
    readonly server: FlakyServer,
  ) {
    this.#kind = kind;
    this.#tabs = tabs;
    for (const [at, tab] of tabs.entries()) {
      tab.place = { device: this.#device.tab(), session: new TestStorage() };
      tab.place.device.late = late[at];
    }
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const one of steps) await this.#play(one);
  }

  /** Everything works again, and in each tab a page is opened. @returns the first */
  async end(): Promise<TestPage> {
    this.#device.room = Infinity;
    this.server.become("online");
    for (const disk of this.#disks) Object.assign(disk, { refuses: false, late: [0, 0] });
    for (const page of this.#pages) page?.leave();
    // what a tab wrote last has come to the others
    await wait(2 * slowest);
    const opened = await Promise.all(this.#tabs.map((tab) => tab.open(this.server, this.owner)));
    const [last] = opened;
    this.#pages[0] = last;
    for (const page of opened) for (const at of [0, 1]) this.#kind.shown(page, at);
    const settled = () => {
      // either may have taken over what was left, and the other hears of it later
      for (const { outbox } of opened) expect(outbox.get()).toMatchObject({ items: [], typed: [] });
      expect(this.#waiting().filter((key) => !key.endsWith(".settled"))).toEqual([]);
      for (const page of opened) page.look();
      for (const page of opened) expect(this.#kind.rests(page)).toBe(true);
      const [one, other] = opened.map((page) => this.#kind.whole?.(page));
      expect(other).toEqual(one);
    };
    await vi.waitFor(settled, { timeout: 60_000, interval: 200 });
    // what a page without a database notes for the next one is there until that is open
    await this.#tabs[0].open(this.server, this.owner);
    await vi.waitFor(() => expect(this.#waiting()).toEqual([]));
    return last;
  }

  close(): void {
    for (const page of this.#pages) page?.kill();
  }

  async #play(one: Step): Promise<void> {
    if (one.do === "wait") return void (await wait(one.ms));
    if (one.do === "elsewhere") return this.#kind.elsewhere(this.server, one.at, this.#token(), one.knows);
    if (one.do === "disk") return void Object.assign(this.#disks[one.tab], one);
    if (one.do === "type in both") return this.#typeInBoth(one.at);
    if (!("tab" in one)) return this.#around(one.do);
    const page = await this.#page(one.tab);
    if (one.do === "type") return this.#type(page, one.at);
    if (one.do === "put back") return this.#putBack(page, one);
    if (one.do === "hide") return page.outbox.flush();
    if (one.do === "view") return page.look();
    page[one.do]();
    this.#pages[one.tab] = null;
  }

  async #page(at: number): Promise<TestPage> {
    const page = this.#pages[at] ?? (await this.#tabs[at].open(this.server, this.owner, this.#disks[at]));
    return (this.#pages[at] = page);
  }

  #around(what: "cut" | "connect" | "fill" | "free"): void {
    if (what === "fill" || what === "free") this.#device.room = what === "fill" ? 0 : Infinity;
    else this.server.become(what === "cut" ? "offline" : "online");
  }

  #type(page: TestPage, at: number): void {
    this.#kind.type(page, at, this.#token());
    this.last.set(at, this.#kind.shown(page, at));
  }

  async #putBack(page: TestPage, { at, ms }: { at: number; ms: number }): Promise<void> {
    const putBack = this.#kind.remove?.(page, at);
    page.outbox.flush();
    await wait(ms);
    putBack?.();
  }

  /** In one place, before either tab has heard of the other. */
  async #typeInBoth(at: number): Promise<void> {
    const pages = [await this.#page(0), await this.#page(1)];
    for (const page of pages) this.#type(page, at);
  }

  #token(): string {
    const token = `<${this.typed.length}>`;
    this.typed.push(token);
    return token;
  }

  /** Keys under which something waits to be sent; what a device keeps of its notebook and offers stays. */
  #waiting(): string[] {
    return [this.#device, ...this.#tabs.map(({ place }) => place.session)].flatMap((storage) =>
      Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "").filter(
        (key) => key.includes(this.owner) && !/\.(?:cells|offered|refused)\./.test(key),
      ),
    );
  }
}
