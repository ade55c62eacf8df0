/** When two names are one. */
import { displayNameSchema, tidyName } from "@/lib/contract/display-name";
import { clustersOf } from "@/lib/text/clusters";
import { memoized } from "@/lib/agreed/memoized";
import { isIn, type Participant, type SessionState } from "./state";

/** whether an emoji is drawn in colour */
const presentation = /[\uFE0E\uFE0F]/gu;

/** Two names with one key are the same name: case is ignored, and the way in which a character is drawn. The key is its own key. */
export const nameKey = (name: string): string => {
  const drawnAlike = tidyName(name).replace(presentation, "").normalize("NFKC");
  // a sign that is a space and a mark by itself brings a space with it
  const small = drawnAlike.toLowerCase().replaceAll("ς", "σ");
  return tidyName(small.normalize("NFKC"));
};

/** The key of a participant's name. */
export const keyOf = memoized((participant: Participant) => nameKey(participant.name));

/** Who joined and is not removed. */
export const presentParticipants = (state: SessionState): Participant[] =>
  [...state.participants.values()].filter(isIn);

/** Whether a participant other than `except` bears the name. */
export function nameTaken(state: SessionState, name: string, except?: string): boolean {
  const key = nameKey(name);
  return presentParticipants(state).some((other) => other.id !== except && keyOf(other) === key);
}

/** A name that nobody present bears: the name with the first number that is free, shortened where it would not fit. */
export function freeName(taken: ReadonlySet<string>, name: string): string {
  const letters = clustersOf(name);
  for (let number = 2; ; number++) {
    let candidate = `${name} ${number}`;
    for (let kept = letters.length; kept > 0 && !displayNameSchema.safeParse(candidate).success; kept--)
      candidate = `${letters.slice(0, kept).join("").trimEnd()} ${number}`;
    if (!taken.has(nameKey(candidate))) return candidate;
  }
}
