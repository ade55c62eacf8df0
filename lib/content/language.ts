/** The two languages of the course and the shape of every text in it. */

/** Languages the course is written in, the default last resort first. */
export const languages = ["zh", "en"] as const;

export type Language = (typeof languages)[number];

/** One text in every language. */
export type Localized = Record<Language, string>;

/** Each language by its own name, with its tag. */
export const ownNames: Readonly<Record<Language, { name: string; tag: string }>> = {
  zh: { name: "中文", tag: "zh-CN" },
  en: { name: "English", tag: "en" },
};
