// WebKitGTK in its own small browser, over WebDriver, on a display that nobody looks at.
import { Builder, type WebDriver, type WebElement } from "selenium-webdriver";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { answers } from "../../network/answers";
import { freePort } from "../../network/free-port";
import type { Engine, Manner } from "./engine";
import { Tab, type Wires } from "./tab";

const program = "/usr/bin/WebKitWebDriver";
const display = "/usr/bin/Xvfb";

/** For MiniBrowser; under WebDriver nothing that it stores outlives it, so it is always in private. */
const settings: Record<Manner, string[]> = {
  usual: [],
  private: [],
  "without cookies": ["--cookies-policy=never"],
};

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** @returns the display and its name, ":1" */
async function startDisplay(): Promise<{ screen: ChildProcess; name: string }> {
  const screen = spawn(display, ["-displayfd", "3", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  // the fourth of the pipes above: the display writes its number there once it is up
  const [number] = (await once(screen.stdio[3] as Readable, "data")) as [Buffer];
  return { screen, name: `:${number.toString().trim()}` };
}

/** @returns the driver and the address where it takes commands */
async function startDriver(screenName: string): Promise<{ driver: ChildProcess; address: string }> {
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], {
    stdio: "ignore",
    // in this locale the browser's language is "C", which no Intl knows
    env: { ...process.env, DISPLAY: screenName, LC_ALL: "C.UTF-8" },
  });
  while (!(await answers(port))) {
    if (driver.exitCode !== null) throw new Error(`${program} ended with ${driver.exitCode}`);
    await pause(50);
  }
  return { driver, address: `http://127.0.0.1:${port}` };
}

const call = (source: string): string => `return (${source})(...arguments)`;

/** The size of the page, whatever the window has around it. */
async function resize(session: WebDriver, width: number, height: number): Promise<void> {
  const window = session.manage().window();
  await window.setRect({ width, height });
  const [innerWidth, innerHeight] = await session.executeScript<[number, number]>(
    "return [innerWidth, innerHeight]",
  );
  await window.setRect({ width: 2 * width - innerWidth, height: 2 * height - innerHeight });
}

async function framed(session: WebDriver): Promise<string> {
  await session.switchTo().frame(0);
  const words = await session.executeScript<string>("return document.body.innerText");
  await session.switchTo().defaultContent();
  return words;
}

const sessionAt = (address: string, manner: Manner): Promise<WebDriver> =>
  new Builder()
    .usingServer(address)
    .withCapabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { args: ["--automation", ...settings[manner]] },
    })
    .build();

async function open(origin: string, manner: Manner = "usual"): Promise<Tab> {
  const { screen, name } = await startDisplay();
  const { driver, address } = await startDriver(name);
  const stop = async () => {
    await end(driver);
    await end(screen);
  };
  const session = await sessionAt(address, manner).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  await resize(session, 1366, 768);
  const wires: Wires = {
    goto: (to) => session.get(to),
    reload: () => session.navigate().refresh(),
    run: (source, path) => session.executeScript(call(source), path),
    click: async (source, path) => {
      const found = await session.executeScript<WebElement | null>(call(source), path);
      await found?.click();
      return found !== null;
    },
    type: (text) => session.actions().sendKeys(text).perform(),
    framed: () => framed(session),
    picture: async () => Buffer.from(await session.takeScreenshot(), "base64"),
    close: () => session.quit().finally(stop),
  };
  return new Tab(wires, origin);
}

export const webkit: Engine = {
  name: "WebKitGTK",
  packages: "webkit2gtk-driver xvfb",
  isInstalled: () => [program, display].every((file) => existsSync(file)),
  open,
};
