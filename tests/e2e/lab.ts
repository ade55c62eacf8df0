// What one does in the spiral lab, alone or in a session.
import {
  expect,
  type Browser,
  type BrowserContextOptions,
  type Download,
  type Locator,
  type Page,
} from "@playwright/test";
import { readFile } from "node:fs/promises";
import type { Language } from "@/lib/content/language";
import type { EngineName } from "@/lib/training/engine-names";
import { laptop, newProfile } from "./profile";
import { visit } from "./visit";
import { words } from "./words";

/** Waits for what the processor works out: how long that takes measures the machine, not the lab. */
export const work = { timeout: 240_000 };

/** The shown `3,000 / 3,000` of a run that had all its epochs. */
const atTheEnd = /^(\S+) \/ \1$/;

export class Lab {
  constructor(
    readonly page: Page,
    readonly language: Language = "en",
  ) {}

  get words() {
    return words[this.language].lab;
  }

  button = (name: string): Locator => this.page.getByRole("button", { name, exact: true });

  /** The button that starts, continues or goes on. */
  get go(): Locator {
    const { start, resume, goOn } = this.words.controls;
    return this.page.getByRole("button", { name: new RegExp(`^(${[start, resume, goOn].join("|")})$`) });
  }

  /** Comes to the lab that stands alone and waits until an engine is loaded, or there are no points for one. */
  async open(query = ""): Promise<void> {
    await visit(this.page, `/lab${query}`);
    await expect(this.go).toBeVisible();
    const { measuring, loading } = this.words.engine;
    for (const waiting of [measuring, loading])
      await expect(this.page.getByText(waiting)).toHaveCount(0, work);
  }

  /** Trains with one engine, whatever is fastest here. */
  async useEngine(engine: EngineName): Promise<void> {
    const { compare, name, about } = this.words.engine;
    await this.button(compare).click();
    await this.page.getByRole("radio", { name: `${name[engine]} ${about[engine]}` }).check();
    await this.page.keyboard.press("Escape");
    await this.runsOn(engine);
  }

  /** The bar, or on a phone a card, names the engine that runs. */
  async runsOn(engine: EngineName): Promise<void> {
    const card = this.page.getByRole("region", { name: this.words.engine.title, exact: true });
    await expect(card.getByText(this.words.engine.name[engine], { exact: true })).toBeVisible(work);
  }

  /** Fills a number in and leaves the field. */
  async set(label: string, value: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press("Tab");
  }

  /** Brings a view, or on a phone a part of the lab, in front. */
  async show(name: string): Promise<void> {
    const tab = this.page.getByRole("tab", { name, exact: true });
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true");
  }

  setEpochs = (epochs: number): Promise<void> => this.set(this.words.training.epochs, String(epochs));

  /** Starts a run from its beginning; while the last one is being put away the button has another word. */
  async start(): Promise<void> {
    await this.button(this.words.controls.start).click();
  }

  /** The run has made more than so many epochs. */
  async passed(epochs: number): Promise<void> {
    await expect.poll(() => this.epoch(), work).toBeGreaterThan(epochs);
  }

  /** The button says so when a run has had all its epochs; the figures follow at a little distance. */
  async finished(): Promise<void> {
    await expect(this.button(this.words.controls.goOn)).toBeVisible(work);
    await expect.poll(async () => (await this.figures())[0]).toMatch(atTheEnd);
  }

  async train(): Promise<void> {
    await this.start();
    await this.finished();
  }

  /** Epoch, loss and held-out accuracy as the lab says them, all of one moment. */
  async figures(): Promise<string[]> {
    const shown = this.page.locator("dl[data-readout]:visible dd");
    return (await shown.allInnerTexts()).slice(0, 3);
  }

  async epoch(): Promise<number> {
    return (await this.outcome()).epoch;
  }

  /** The figures as numbers; the accuracy from 0 to 1. */
  async outcome(): Promise<{ epoch: number; loss: number; accuracy: number }> {
    const [epoch, loss, percent] = (await this.figures()).map((figure) =>
      Number.parseFloat(figure.replaceAll(",", "")),
    );
    return { epoch, loss, accuracy: percent / 100 };
  }

  async submit(): Promise<void> {
    await this.button(this.words.submit.send).click();
  }

  /** The lab shows so many runs as saved and verified by the server. */
  async verified(count: number): Promise<void> {
    await expect(this.page.getByText(this.words.submit.verified.split("{")[0])).toHaveCount(count);
  }

  async save(name: string): Promise<{ download: Download; text: string }> {
    const saved = this.page.waitForEvent("download");
    await this.button(name).click();
    const download = await saved;
    return { download, text: await readFile(await download.path(), "latin1") };
  }

  /** Drops a file on the lab. */
  async drop(name: string, text: string): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const files = new DataTransfer();
        files.items.add(new File([content], fileName));
        return files;
      },
      [name, text],
    );
    const main = this.page.getByRole("main").locator("canvas").first();
    await main.dispatchEvent("dragover", { dataTransfer });
    await expect(this.page.getByText(this.words.share.dropHere)).toBeVisible();
    await main.dispatchEvent("drop", { dataTransfer });
  }

  /** Chooses a file in the dialog that opens runs. */
  async chooseRun(text: string): Promise<void> {
    await this.page
      .getByLabel(this.words.share.file)
      .setInputFiles({ name: "run.json", mimeType: "application/json", buffer: Buffer.from(text, "latin1") });
  }
}

/** The lab in a fresh profile. */
export async function openLab(
  browser: Browser,
  language: Language,
  query = "",
  options: BrowserContextOptions = laptop,
): Promise<Lab> {
  const lab = new Lab(await newProfile(browser, language, options), language);
  await lab.open(query);
  return lab;
}
