/** Sentences one after another. */

/** What stands between two sentences of a language: Chinese leaves no space behind its full stop. */
export const betweenSentences = (language: string): string => (language === "zh" ? "" : " ");
