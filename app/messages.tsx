import { NextIntlClientProvider, useLocale } from "next-intl";
import type { ReactNode } from "react";
import { pickAreas, type Area } from "@/lib/content/messages/messages";

/** Gives the client components below the sentences of the areas named, with the common ones. */
export function Messages({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const language = useLocale();
  return <NextIntlClientProvider messages={pickAreas(language, areas)}>{children}</NextIntlClientProvider>;
}
