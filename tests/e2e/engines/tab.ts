// A tab of whatever browser, as somebody who walks through a class uses it: things are found by what one reads.
import { expect } from "@playwright/test";
import { writeFile } from "node:fs/promises";

/** An XPath. Of everything that it leads to, the first that is displayed is meant. */
export type Where = string;

const quoted = (text: string): string => {
  if (text.includes('"')) throw new Error(`no XPath holds ${text}`);
  return `"${text}"`;
};

const named = (name: string): string =>
  `[@aria-label = ${quoted(name)} or normalize-space(.) = ${quoted(name)}]`;

export const button = (name: string): Where => `//button${named(name)}`;

export const link = (name: string): Where => `//a${named(name)}`;

/** By the beginning of its name: how many are new may follow. */
export const tabOf = (name: string, state = ""): Where =>
  `//*[@role = "tab"][starts-with(normalize-space(.), ${quoted(name)})]${state}`;

export const field = (label: string): Where =>
  `//*[@id = //label[normalize-space(.) = ${quoted(label)}]/@for or @aria-label = ${quoted(label)}]`;

export const saying = (text: string): Where =>
  `//*[text()[contains(normalize-space(.), ${quoted(text.trim())})]]`;

/** What a browser's own library does. */
export interface Wires {
  goto: (address: string) => Promise<unknown>;
  reload: () => Promise<unknown>;
  /** What a function of the page returns; the function as its source, because libraries rewrite functions. */
  run: (source: string, path: Where) => Promise<unknown>;
  /** Clicks the element that a function of the page returns. @returns whether there was one */
  click: (source: string, path: Where) => Promise<boolean>;
  /** Keys for what has the focus. */
  type: (text: string) => Promise<void>;
  /** The words of the first frame in the page. */
  framed: () => Promise<string>;
  /** A PNG. */
  picture: () => Promise<Uint8Array>;
  /** Ends the browser. */
  close: () => Promise<void>;
}

const shown = `(path) => {
  const all = document.evaluate(path, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  for (let at = 0; at < all.snapshotLength; at++) {
    const one = all.snapshotItem(at);
    if (one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0) return one;
  }
  return null;
}`;
/** Where nothing that sticks to an edge covers it, once it stands where it stood when it was last asked for. */
const standing = `(path) => {
  const one = (${shown})(path);
  one?.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top } = one?.getBoundingClientRect() ?? {};
  const before = window.lastSought;
  window.lastSought = { one, left, top };
  return before?.one === one && before.left === left && before.top === top ? one : null;
}`;
const textOf = `(path) => {
  const one = (${shown})(path);
  return one && (["INPUT", "TEXTAREA"].includes(one.tagName) ? one.value : one.innerText);
}`;
/** Puts a file into the page's field for files, which is not displayed. */
const give = `(given) => {
  const { name, text } = JSON.parse(given);
  const input = document.querySelector("input[type=file]");
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}`;
const selectAll = `(path) => (${shown})(path).select()`;

/** Waits for what the processor works out, beside a load. */
const longest = { timeout: 120_000 };

export class Tab {
  readonly #wires: Wires;
  /** where paths begin */
  readonly #origin: string;

  constructor(wires: Wires, origin: string) {
    this.#wires = wires;
    this.#origin = origin;
  }

  /** Comes to a page of ours, or another, and waits until ours answers presses and keys. */
  async open(address: string): Promise<void> {
    const { href, origin } = new URL(address, this.#origin);
    await this.#wires.goto(href);
    if (origin === this.#origin) await this.sees("//html[@data-alive]");
  }

  async reload(): Promise<void> {
    await this.#wires.reload();
    await this.sees("//html[@data-alive]");
  }

  /** Waits until it is displayed and says this, or anything. @returns its words, or a field's value */
  async sees(where: Where, words: string | RegExp = /^/): Promise<string> {
    let read: unknown;
    await expect(async () => {
      read = await this.#wires.run(textOf, where);
      expect(read, where).not.toBeNull();
      if (typeof words === "string") expect(read).toBe(words);
      else expect(read).toMatch(words);
    }).toPass(longest);
    return String(read);
  }

  /** Waits until it stands still: a browser first looks where it is, and then clicks there. */
  async press(where: Where): Promise<void> {
    await expect(async () => {
      expect(await this.#wires.click(standing, where), where).toBe(true);
    }).toPass(longest);
  }

  /** Keys for what has the focus. */
  type = (text: string): Promise<void> => this.#wires.type(text);

  /** Keys in place of what a field holds. */
  async fill(where: Where, text: string): Promise<void> {
    await this.press(where);
    await this.#wires.run(selectAll, where);
    await this.type(text);
    await this.sees(where, text);
  }

  /** Opens a file where the page takes files. */
  async give(name: string, text: string): Promise<void> {
    await this.#wires.run(give, JSON.stringify({ name, text }));
  }

  /** Waits until the first frame in the page says this. */
  async seesFramed(words: string): Promise<void> {
    await expect.poll(() => this.#wires.framed(), longest).toContain(words);
  }

  picture = async (file: string): Promise<void> => writeFile(file, await this.#wires.picture());

  close = (): Promise<void> => this.#wires.close();
}
