import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { languageCookie, pickLanguage } from "@/lib/content/messages/pick-language";
import { messagesOf } from "@/lib/content/messages/messages";

/** The reader's language: what they chose, else what their browser asks for. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(languageCookie)?.value;
  const locale = pickLanguage(chosen, (await headers()).get("accept-language"));
  return { locale, messages: messagesOf(locale), timeZone: "UTC" };
});
