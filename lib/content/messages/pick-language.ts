/** In which language a page speaks to somebody. */
import { languages, type Language } from "../language";

/** The cookie of a chosen language; readable by the page, which sets it. */
export const languageCookie = "spiralroom-language";

/** The chosen language when it is one of ours, else the first of the browser's list that is, else English. */
export function pickLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  const wanted = [
    chosen ?? "",
    ...(acceptLanguage ?? "").split(",").map((part) => part.trim().split(";")[0]),
  ];
  for (const tag of wanted) {
    const language = languages.find((known) => tag.toLowerCase().split("-")[0] === known);
    if (language) return language;
  }
  return "en";
}
