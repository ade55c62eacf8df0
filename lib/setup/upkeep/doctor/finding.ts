/** What an examination says of one thing: what is true, and what to do about it. */

export type Language = "en" | "zh";
export type Sentence = Readonly<Record<Language, string>>;

/** look: it serves, and may not for long or for everybody; wrong: it does not, or loses something. */
export type State = "well" | "look" | "wrong";

export interface Finding {
  state: State;
  is: Sentence;
  /** of what is not well */
  todo?: Sentence;
}

export const well = (en: string, zh: string): Finding => ({ state: "well", is: { en, zh } });

const unwell =
  (state: State) =>
  (is: readonly [en: string, zh: string], todo: readonly [en: string, zh: string]): Finding => ({
    state,
    is: { en: is[0], zh: is[1] },
    todo: { en: todo[0], zh: todo[1] },
  });

export const look = unwell("look");
export const wrong = unwell("wrong");

const signs: Readonly<Record<State, string>> = { well: "✓", look: "!", wrong: "✗" };

/** As it stands in a terminal. */
export function written({ state, is, todo }: Finding, language: Language): string {
  return `${signs[state]} ${is[language]}${todo ? `\n    → ${todo[language]}` : ""}`;
}

/** By LC_ALL, LC_MESSAGES or LANG; English for every other language than Chinese. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): Language {
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "zh" : "en";
}
