/** A Chromium for the end-to-end tests: one that is installed, else one got the usual ways. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

function installed(): string | undefined {
  const set = process.env.CHROMIUM;
  if (set) {
    if (existsSync(set)) return set;
    throw new Error(`The environment variable CHROMIUM is wrong: there is no file ${set}.`);
  }
  return [...usualPlaces, chromium.executablePath()].find((file) => existsSync(file));
}

const succeeds = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;

/**
 * The path of a Chromium, installed now if there was none.
 * @throws with what to do when none can be had
 */
export function findBrowser(say: (line: string) => void): string {
  const found = installed();
  if (found) return found;
  say("No Chromium found; installing one…");
  const ways = [
    () => succeeds("npx", ["playwright", "install", "chromium"]),
    () => succeeds("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]),
  ];
  for (const way of ways) {
    const now = way() && installed();
    if (now) return now;
  }
  throw new Error(
    "No Chromium could be installed. Install Chromium or Chrome, or set the environment variable CHROMIUM to its path.",
  );
}
