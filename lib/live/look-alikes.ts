/** Names that differ and look the same, by the skeletons of Unicode's UTS #39: "Оlga" with a Cyrillic О beside "Olga". */
import unhomoglyph from "unhomoglyph";
import { memoized } from "@/lib/agreed/memoized";
import { isIn, type Participant } from "./state";

/** joiners, selectors of an emoji's or a letter's form */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

const skeleton = (text: string): string =>
  unhomoglyph(text.normalize("NFD").replace(ignorable, "")).normalize("NFD");

/** Names look the same when they do as they are written, or in small letters. */
const looksOf = memoized(({ name }: Participant): string[] => [
  ...new Set([skeleton(name), skeleton(name.toLowerCase())]),
]);

/** Who bears a name that looks like that of somebody who joined before: participant → that name. */
export const lookAlikes = memoized(
  (participants: ReadonlyMap<string, Participant>): ReadonlyMap<string, string> => {
    const first = new Map<string, string>();
    const found = new Map<string, string>();
    const present = [...participants.values()].filter(isIn);
    for (const participant of present.sort((a, b) => a.joinedAt - b.joinedAt)) {
      const looks = looksOf(participant);
      const like = looks.map((look) => first.get(look)).find((name) => name !== undefined);
      if (like !== undefined) found.set(participant.id, like);
      for (const look of looks) if (!first.has(look)) first.set(look, participant.name);
    }
    return found;
  },
);
