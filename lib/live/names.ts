/** When two names are one. */
import { lengthOf, tidyName } from "@/lib/contract/display-name";
import { wireLimits } from "@/lib/contract/protocol";
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

/** How a numbered name begins: everything before its number, and the same of its key. */
interface Beginning {
  text: string;
  key: string;
}

/** The first number of so many digits that tells one from the bearer of the name. */
const firstNumber = (digits: number): number => (digits === 1 ? 2 : 10 ** (digits - 1));

/** As much of a name as leaves room for a number of so many digits; a single conjunct is not cut. */
function beginningOf(name: string, digits: number): Beginning {
  const letters = clustersOf(name);
  const after = 1 + digits;
  const fits = (text: string) =>
    lengthOf(text) + after <= wireLimits.nameCharacters && text.length + after <= wireLimits.rawNameUnits;
  let kept = name;
  for (let count = letters.length - 1; count > 0 && !fits(kept); count--)
    kept = letters.slice(0, count).join("").trimEnd();
  return { text: `${kept} `, key: nameKey(`${kept} 1`).slice(0, -1) };
}

type Named = Pick<Participant, "name">;

/** The beginnings by the digits that follow, each made once for a participant. */
const beginningsOf = memoized(({ name }: Named) => {
  const known: Beginning[] = [];
  return (digits: number): Beginning => (known[digits] ??= beginningOf(name, digits));
});

/**
 * Offers names that nobody bears: a name with the first number that is free, shortened where it would not fit. However
 * many are offered, no taken name is passed twice: who chooses names could else make their sum grow as a product.
 * @param taken the keys of those who are present
 */
export function freeNamesBeside(taken: ReadonlySet<string>): (participant: Named) => string {
  const known = new Map<string, number>();
  const firstFree = (key: string, digits: number): number => {
    const sought = `${digits} ${key}`;
    let first = known.get(sought) ?? firstNumber(digits);
    while (first < 10 ** digits && taken.has(`${key}${first}`)) first++;
    known.set(sought, first);
    return first;
  };
  return (participant) => {
    for (let digits = 1; ; digits++) {
      const { text, key } = beginningsOf(participant)(digits);
      const first = firstFree(key, digits);
      if (first < 10 ** digits) return `${text}${first}`;
    }
  };
}
