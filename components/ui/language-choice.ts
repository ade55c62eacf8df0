import type { Language } from "@/lib/content/language";
import { languageCookie } from "@/lib/content/messages/pick-language";

/** For a reader's own choice, which outlives the browser. */
export const oneYear = 365 * 24 * 3600;

/** Whether this browser was told a language. */
export const isLanguageChosen = (): boolean =>
  document.cookie.split("; ").some((cookie) => cookie.startsWith(`${languageCookie}=`));

/** The language of the pages from the next one on; until the browser is closed, or for so many seconds. */
export function chooseLanguage(language: Language, seconds?: number): void {
  const lasting = seconds === undefined ? "" : `; max-age=${seconds}`;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${languageCookie}=${language}; path=/${lasting}; samesite=lax${secure}`;
}
