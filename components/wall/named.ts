/** What a wall calls people: by their names, or by what the class reads of them. */
import type { Language } from "@/lib/content/language";
import { pseudonym } from "@/lib/content/pseudonyms";
import type { ParticipantRow } from "@/lib/contract/views";

/** The last row that was named anew, as long as it and the language are the same: tiles are not drawn for nothing. */
const known = new WeakMap<ParticipantRow, { language: Language; row: ParticipantRow }>();

function renamed(row: ParticipantRow, language: Language): ParticipantRow {
  if (row.alias === undefined) return row;
  const found = known.get(row);
  if (found?.language === language) return found.row;
  const made = { ...row, name: pseudonym(row.alias, language), studentNumber: null };
  known.set(row, { language, row: made });
  return made;
}

/** The rows under their pseudonyms, as far as they have any: a wall may hang where all can see it. */
export const underPseudonyms = (rows: readonly ParticipantRow[], language: Language): ParticipantRow[] =>
  rows.map((row) => renamed(row, language));
