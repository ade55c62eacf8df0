/** Groups short answers that say the same, so that one mark can be given to all of a group. */

/** Longer answers are read one by one: two of them hardly ever agree. */
export const longestGrouped = 200;

/**
 * An answer brought to a form in which trivial differences vanish: width, case, white space, punctuation,
 * Markdown signs, and blanks beside Chinese characters. Signs of arithmetic stay, since `p-y` is not `p+y`.
 */
export function normalisedAnswer(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Sm}\-/^*%!\s]|!(?!=)|\*\*|^\s*[-*+]\s/gmu, " ")
    .replace(/\s+/gu, " ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();
}

export interface AnswerText {
  participantId: string;
  text: string;
}

export interface AnswerGroup {
  /** the text of the first member, as written */
  text: string;
  participantIds: string[];
}

/**
 * Groups of two or more short answers with the same normalised text, the largest first.
 * Empty and long answers are in no group.
 */
export function groupAnswers(answers: readonly AnswerText[]): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>();
  for (const { participantId, text } of answers) {
    const key = text.length > longestGrouped ? "" : normalisedAnswer(text);
    if (key === "") continue;
    const group = groups.get(key) ?? { text, participantIds: [] };
    group.participantIds.push(participantId);
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ participantIds }) => participantIds.length > 1)
    .sort((a, b) => b.participantIds.length - a.participantIds.length);
}
