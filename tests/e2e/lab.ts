// What one does in the spiral lab, alone or in a session.
import { expect, type Page } from "@playwright/test";
import type { Language } from "@/lib/content/language";
import type { EngineName } from "@/lib/training/protocol/engines";
import { words } from "./words";

/** Where a run ended, as its figures say. */
export interface Figures {
  loss: number;
  /** of the held-out points, 0 to 1 */
  accuracy: number;
}

export class Lab {
  constructor(
    readonly page: Page,
    readonly language: Language = "en",
  ) {}

  get #words() {
    return words[this.language].lab;
  }

  #button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Trains with one engine, whatever is fastest here. */
  async useEngine(engine: EngineName, timeout?: number): Promise<void> {
    const { compare, name, about } = this.#words.engine;
    await this.#button(compare).click();
    await this.page.getByRole("radio", { name: `${name[engine]} ${about[engine]}` }).check();
    await this.page.keyboard.press("Escape");
    await this.runsOn(engine, timeout);
  }

  /** The line under the map names the engine that runs. */
  async runsOn(engine: EngineName, timeout?: number): Promise<void> {
    const card = this.page.getByRole("region", { name: this.#words.engine.title, exact: true });
    await expect(card.getByText(this.#words.engine.name[engine], { exact: true })).toBeVisible({ timeout });
  }

  async setEpochs(epochs: number): Promise<void> {
    const field = this.page.getByLabel(this.#words.training.epochs, { exact: true });
    await field.fill(String(epochs));
    await field.press("Enter");
  }

  async start(): Promise<void> {
    await this.#button(this.#words.controls.start).click();
  }

  /** The run has made its first epochs. */
  async started(): Promise<void> {
    await expect
      .poll(async () => Number.parseInt(await this.#figure(this.#words.readout.epoch)))
      .toBeGreaterThan(0);
  }

  /** The button that starts says so when a run has had all its epochs. */
  async finished(timeout = 60_000): Promise<void> {
    await expect(this.#button(this.#words.controls.goOn)).toBeVisible({ timeout });
  }

  async train(epochs: number): Promise<void> {
    await this.setEpochs(epochs);
    await this.start();
    await this.finished();
  }

  /** The figure of this name beside the controls. */
  async #figure(name: string): Promise<string> {
    const group = this.page.getByRole("group", { name: this.#words.controls.title, exact: true });
    const row = group.locator("dl > div").filter({ has: this.page.getByText(name, { exact: true }) });
    return row.filter({ visible: true }).locator("dd").innerText();
  }

  /** The figures after so many epochs; they follow the run at a little distance. */
  async figures(epochs: number): Promise<Figures> {
    const { epoch, loss, heldOut } = this.#words.readout;
    const all = epochs.toLocaleString("en");
    await expect.poll(() => this.#figure(epoch)).toBe(`${all} / ${all}`);
    return {
      loss: Number(await this.#figure(loss)),
      accuracy: parseFloat(await this.#figure(heldOut)) / 100,
    };
  }

  async submit(): Promise<void> {
    await this.#button(this.#words.submit.send).click();
  }

  /** The lab shows so many runs as saved and verified by the server. */
  async verified(count: number): Promise<void> {
    await expect(this.page.getByText(this.#words.submit.verified.split("{")[0])).toHaveCount(count);
  }
}
