/** Short answers that say the same, so that one mark can be given to all of them, or all be shown as one. */

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

/** All answers that say something, short ones with those that say the same; the largest groups first. */
export function alikeAnswers(answers: readonly AnswerText[]): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>();
  for (const { participantId, text } of answers) {
    if (text.trim() === "") continue;
    const said = text.length > longestGrouped ? "" : normalisedAnswer(text);
    // what stands for nothing but itself
    const key = said === "" ? `alone ${participantId}` : `said ${said}`;
    const group = groups.get(key) ?? { text, participantIds: [] };
    group.participantIds.push(participantId);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.participantIds.length - a.participantIds.length);
}

/**
 * Groups of two or more short answers with the same normalised text, the largest first.
 * Empty and long answers are in no group.
 */
export const groupAnswers = (answers: readonly AnswerText[]): AnswerGroup[] =>
  alikeAnswers(answers).filter(({ participantIds }) => participantIds.length > 1);
