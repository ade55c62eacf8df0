// Browsers as people bring them.
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import type { Language } from "@/lib/content/language";

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

export const localeOf = (language: Language): string => (language === "zh" ? "zh-CN" : "en-GB");

/** A fresh browser profile. */
export async function newProfile(
  browser: Browser,
  language: Language,
  options: BrowserContextOptions = laptop,
): Promise<Page> {
  return (await browser.newContext({ locale: localeOf(language), ...options })).newPage();
}
