import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { wireLimits } from "@/lib/contract/protocol";
import { createRandom, type Random } from "@/lib/spiral/random";
import { places, typedIn } from "../../e2e/leaving";
import { Student } from "../../e2e/student";
import { visit } from "../../e2e/visit";
import { faults } from "./faults";
import type { Turns } from "./turns";
import { patiently, within } from "./within";

/** A server that was killed is back before, on a busy machine too. */
const patience = { allMs: 600_000, tryMs: 45_000 };

/** Cells come a moment after the page. */
const readingMs = 20_000;
/** What one types beyond an answer's limit is not taken, and so is not lost. */
const mostCharacters = 0.9 * wireLimits.answerCharacters;

interface Options {
  name: string;
  /** of their room, whole */
  address: string;
  /** one of `places` */
  place: string;
  /** their own profile */
  context: BrowserContext;
  seed: number;
  /** told of each fault that is made */
  counted: (fault: string) => void;
  /** for what costs the machine much; between them the page is open and does what pages do */
  turns: Turns;
}

/** What a page says of itself. */
async function stateOf(page: Page | null): Promise<string> {
  if (!page) return "no page";
  const asked = page.evaluate(() => {
    const { dataset } = document.documentElement;
    const save = document.querySelector<HTMLElement>("[data-save-state]")?.dataset.saveState;
    const said = document.body.innerText.replaceAll(/\s+/g, " ").slice(0, 200);
    return JSON.stringify({ alive: "alive" in dataset, build: dataset.build, save, said });
  });
  const answer = await within(5_000, () => asked).catch(() => "does not answer");
  return `${page.url()} ${answer}`;
}

/** One student with one thing to type into, and what was typed. Whatever takes too long is an error that says where. */
export class Writer {
  readonly typed: string[] = [];
  readonly #options: Options;
  readonly #random: Random;
  /** null after a fault that ended in nothing */
  #page: Page | null = null;
  #doing = { what: "begins", since: Date.now() };
  /** who types: two at once would write through each other's words */
  #typing = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#random = createRandom(options.seed, options.name);
  }

  /** What they are at, and for how long. */
  get doing(): { what: string; seconds: number } {
    const { what, since } = this.#doing;
    return { what, seconds: Math.round((Date.now() - since) / 1000) };
  }

  /** Comes into the class. */
  join(): Promise<void> {
    const { address, name } = this.#options;
    return this.#step("joins", async () => {
      const page = await this.#freshPage();
      const student = new Student(page);
      await visit(page, address);
      const form = page.getByLabel(student.words.join.name, { exact: true });
      await form.or(page.locator("[data-own-name]")).waitFor();
      if (await form.isVisible()) {
        await form.fill(name);
        await student.button(student.words.join.join).click();
      }
      await this.#sits(page);
      this.#page = page;
    });
  }

  /** Types and meets one fault after another. @param until epoch milliseconds */
  async work(until: number): Promise<void> {
    while (Date.now() < until) {
      this.#doing = { what: "waits for a turn", since: Date.now() };
      await this.#options.turns.take(() => this.#turn(until));
    }
    this.#doing = { what: "is done", since: Date.now() };
  }

  async #turn(until: number): Promise<void> {
    if (Date.now() >= until) return;
    await this.#step("comes back and types", async () => {
      await this.#comeBack();
      await this.#type();
    });
    await this.#meetFault();
  }

  /** Words that the server does not have once everything works again. */
  async lost(): Promise<string[]> {
    const { address, context, place } = this.#options;
    this.#typing += 1;
    await context.setOffline(false);
    await this.#step("sends the rest", async () => {
      await this.#comeBack();
      await new Student(this.#here).saveState("saved");
    });
    return this.#step("reads what the server has", async () => {
      await this.#emptyDevice();
      await visit(this.#here, address);
      const field = await places[place](this.#here);
      const end = Date.now() + readingMs;
      for (;;) {
        const text = await this.#read(field);
        const missing = this.typed.filter((word) => !text.includes(word));
        if (missing.length === 0 || Date.now() >= end) return missing;
        await pause(500);
      }
    });
  }

  /** What stands in the field and, of cells, all that came of the server: an editor draws of long texts what is in sight. */
  async #read(field: Locator): Promise<string> {
    const stored = await this.#here.evaluate(() =>
      Object.entries({ ...localStorage })
        .filter(([key]) => key.includes(".cells."))
        .map(([, text]) => String(text)),
    );
    return [await typedIn(field), ...stored].join("\n");
  }

  get #here(): Page {
    if (!this.#page) throw new Error("there is no page");
    return this.#page;
  }

  /** @throws when it does not work in time, with what and where */
  async #step<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
    this.#doing = { what, since: Date.now() };
    try {
      return await patiently(patience, work);
    } catch (error) {
      const { name, place } = this.#options;
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${name} with ${place}: ${what}: ${why}\n  ${await stateOf(this.#page)}`, {
        cause: error,
      });
    }
  }

  async #type(): Promise<void> {
    const page = this.#here;
    const mine = (this.#typing += 1);
    if (this.typed.join(" ").length > mostCharacters) return;
    const field = await places[this.#options.place](page);
    await field.click();
    await page.keyboard.press("Control+Home");
    for (let words = 1 + Math.floor(this.#random.uniform() * 4); words > 0; words--) {
      if (mine !== this.#typing) throw new Error("somebody else goes on");
      const word = `#w${this.typed.length}#`;
      await page.keyboard.type(`${word} `);
      this.typed.push(word);
    }
  }

  async #meetFault(): Promise<void> {
    const { address, counted } = this.#options;
    const names = Object.keys(faults);
    const name = names[Math.floor(this.#random.uniform() * names.length)];
    counted(name);
    this.#doing = { what: name, since: Date.now() };
    let over = false;
    const type = async () => {
      if (over) throw new Error("the fault took too long");
      await this.#type();
    };
    const struck = { page: this.#here, address, random: this.#random, type };
    this.#page = await within(patience.tryMs, () => faults[name](struck)).catch(() => null);
    over = true;
    // without a server or a network it does not open: one comes back in another
    if (!this.#page) counted("no page after it");
  }

  async #comeBack(): Promise<void> {
    const page = this.#page ?? (await this.#freshPage());
    // what does not work once is tried with another page
    this.#page = null;
    if (!(await page.locator("[data-own-name]").isVisible())) await page.goto(this.#options.address);
    await this.#sits(page);
    this.#page = page;
  }

  /** The room shows whom it knows. */
  #sits(page: Page): Promise<void> {
    return page.locator("[data-own-name]").waitFor({ timeout: 20_000 });
  }

  /** Another tab, and the only one. */
  async #freshPage(): Promise<Page> {
    const { context } = this.#options;
    const page = await context.newPage();
    const others = context.pages().filter((one) => one !== page);
    await Promise.all(others.map((one) => one.close()));
    return page;
  }

  /** Cookies stay: they still sit in the room, and have nothing of it but what the server gives. */
  async #emptyDevice(): Promise<void> {
    const page = await this.#freshPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Storage.clearDataForOrigin", {
      origin: new URL(this.#options.address).origin,
      storageTypes: "local_storage,indexeddb,service_workers,cache_storage",
    });
    await devtools.detach();
    this.#page = page;
  }
}
