/** Whether a source is written as an exercise demands. What stands in it Python itself says (../python/session-source.ts). */
import type { StructureRule, SyntaxElement } from "@/lib/content/exercises/exercise";

/**
 * The first rule that a source breaks, or null.
 * @param seen what stands in it and what it did when it ran, whatever names and texts it hid that behind
 */
export function brokenRule(
  rules: readonly StructureRule[],
  seen: Iterable<SyntaxElement>,
): StructureRule | null {
  const found = new Set(seen);
  const breaks = ({ rule, elements }: StructureRule) =>
    elements.some((element) => found.has(element)) !== (rule === "must-use");
  return rules.find(breaks) ?? null;
}
