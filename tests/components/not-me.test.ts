// What one is told before this device forgets who one is.
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BeforeLeaving } from "@/components/student/not-me";
import en from "@/lib/content/messages/en/student.json";
import zh from "@/lib/content/messages/zh/student.json";

const said = (locale: "en" | "zh", code: string): string => {
  const saved = { state: "waiting" as const, count: 3 };
  const notes = createElement(BeforeLeaving, { code, saved, online: false });
  const messages = { student: locale === "zh" ? zh : en };
  const provided = { locale, messages, timeZone: "UTC", children: notes };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, provided));
};

test("GS11 where the personal code is not known it is said so, and no sentence ends with nothing", () => {
  for (const [locale, words] of [
    ["en", en],
    ["zh", zh],
  ] as const) {
    const without = said(locale, "");
    expect(without).toContain(words.notMeNoCode);
    expect(without).not.toContain(words.notMeCode);
    expect(without).not.toContain("data-personal-code");
    const known = said(locale, "ABCDE23456");
    expect(known).not.toContain(words.notMeNoCode);
    expect(known).toContain("ABCDE 23456");
  }
});
