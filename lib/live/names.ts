/** When two names are one. */
import { tidyName } from "@/lib/contract/display-name";
import type { SessionState } from "./state";

/** Two names with one key are the same name: case is ignored. */
export const nameKey = (name: string): string => tidyName(name).toLowerCase().normalize("NFKC");

/** Whether a participant other than `except` bears the name. */
export function nameTaken(state: SessionState, name: string, except?: string): boolean {
  const key = nameKey(name);
  return [...state.participants.values()].some(
    (other) => other.id !== except && other.removedAt === null && nameKey(other.name) === key,
  );
}
