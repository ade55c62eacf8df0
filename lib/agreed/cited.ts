/** Which evidence an answer refers to when its writer has not chosen. */

/**
 * What was attached after the last submission counts; what that submission left out stays out.
 * @param handedIn the last submission; its time in the form of `at`, null before the first
 * @param at null for a piece that is still on its way
 */
export function citedByItself<Time extends string | number>(
  handedIn: { submittedAt: Time | null; cited: readonly string[] },
  id: string,
  at: Time | null,
): boolean {
  if (handedIn.submittedAt === null || at === null || at > handedIn.submittedAt) return true;
  return handedIn.cited.includes(id);
}
