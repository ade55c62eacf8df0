/** In which language a page is rendered for a request: app/i18n.ts asks the same of Next. */
import type { IncomingMessage } from "node:http";
import { parseCookie } from "cookie";
import type { Language } from "@/lib/content/language";
import { languageCookie, pickLanguage } from "@/lib/content/messages/pick-language";

/** What its reader chose, else what their browser asks for. */
export const languageOf = ({ headers }: IncomingMessage): Language =>
  pickLanguage(parseCookie(headers.cookie ?? "")[languageCookie], headers["accept-language"] ?? null);
