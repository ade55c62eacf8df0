// The two languages of the course and the shape of every text in it.

/** Languages the course is written in, the default last resort first. */
export const languages = ["zh", "en"] as const;

export type Language = (typeof languages)[number];

/** One text in every language. */
export type Localized = Record<Language, string>;
