// Browsers as people bring them.
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import type { Language } from "@/lib/content/language";

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** A fresh browser profile. */
export async function newProfile(
  browser: Browser,
  language: Language,
  options: BrowserContextOptions = laptop,
): Promise<Page> {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  return (await browser.newContext({ locale, ...options })).newPage();
}
