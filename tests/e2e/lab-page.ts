// What somebody does in the lab by itself.
import { expect, type Browser, type BrowserContextOptions, type Download, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import type { Language } from "@/lib/content/language";
import type { EngineName } from "@/lib/training/protocol/engines";
import { laptop, newProfile } from "./student";
import { words } from "./words";

export class LabPage {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  get words() {
    return words[this.language].lab;
  }

  /** The button that starts, continues or goes on. */
  get go() {
    const { start, resume, goOn } = this.words.controls;
    return this.page.getByRole("button", { name: new RegExp(`^(${[start, resume, goOn].join("|")})$`) });
  }

  button = (name: string) => this.page.getByRole("button", { name, exact: true });

  async open(query = ""): Promise<void> {
    await this.page.goto(`/lab${query}`);
    await expect(this.page.getByText(this.words.engine.measuring)).toHaveCount(0);
    await expect(this.page.getByText(this.words.engine.loading)).toHaveCount(0);
  }

  /** Chooses an engine in the comparison. */
  async useEngine(engine: EngineName): Promise<void> {
    await this.button(this.words.engine.compare).click();
    await this.page.getByRole("radio", { name: this.words.engine.name[engine] }).check();
    await this.page.keyboard.press("Escape");
    await expect(this.page.getByText(this.words.engine.name[engine]).first()).toBeVisible();
  }

  /** Fills a number in and leaves the field. */
  async set(label: string, value: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press("Tab");
  }

  async train(): Promise<void> {
    await this.go.click();
    await expect(this.button(this.words.controls.goOn)).toBeVisible({ timeout: 30_000 });
  }

  /** Epoch, loss and held-out accuracy as the toolbar says them. */
  async figures(): Promise<string[]> {
    const shown = this.page.getByRole("group", { name: this.words.controls.title }).locator("dl:visible dd");
    return (await shown.allInnerTexts()).slice(0, 3);
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
): Promise<LabPage> {
  const lab = new LabPage(await newProfile(browser, language, options), language);
  await lab.open(query);
  return lab;
}
