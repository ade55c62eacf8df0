// Firefox, over WebDriver BiDi.
import { launch, type ElementHandle } from "puppeteer-core";
import { existsSync } from "node:fs";
import type { Engine, Manner } from "./engine";
import { Tab, type Wires } from "./tab";

const program = "/usr/bin/firefox-esr";

const settings: Record<Manner, Record<string, boolean | number>> = {
  usual: {},
  private: { "browser.privatebrowsing.autostart": true },
  // refuses storage of every kind along with them
  "without cookies": { "network.cookie.cookieBehavior": 2 },
};

const call = (source: string, path: string): string => `(${source})(${JSON.stringify(path)})`;

async function open(origin: string, manner: Manner = "usual"): Promise<Tab> {
  const browser = await launch({
    browser: "firefox",
    executablePath: program,
    extraPrefsFirefox: settings[manner],
    defaultViewport: { width: 1366, height: 768 },
  });
  // the first tab of a Firefox without a window never has the focus
  const page = await browser.newPage();
  const wires: Wires = {
    goto: (address) => page.goto(address),
    reload: () => page.reload(),
    run: (source, path) => page.evaluate(call(source, path)),
    click: async (source, path) => {
      const found = (await page.evaluateHandle(call(source, path))).asElement();
      // what a path leads to is an element
      await (found as ElementHandle<Element> | null)?.click();
      return found !== null;
    },
    type: (text) => page.keyboard.type(text),
    framed: async () => String(await page.frames().at(1)?.evaluate("document.body.innerText")),
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
  return new Tab(wires, origin);
}

export const firefox: Engine = {
  name: "Firefox",
  packages: "firefox-esr",
  isInstalled: () => existsSync(program),
  open,
};
