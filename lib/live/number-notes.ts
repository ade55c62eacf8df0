/** Which students' numbers the instructor has to look at before a gradebook does. */
import type { ParticipantRow } from "@/lib/contract/views";
import { memoized } from "@/lib/agreed/memoized";
import { isIn, type Participant, type SessionState } from "./state";

export type NumberNote = NonNullable<ParticipantRow["numberNote"]>;

/** Two numbers with one key are the same number, however they are divided and written. */
const keyOf = (number: string): string =>
  number
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();

/** How a number is built: every digit a 9, letters in a row one A. */
const shapeOf = (key: string): string => key.replace(/\p{N}/gu, "9").replace(/\p{L}+/gu, "A");

/** So many numbers, and this share of them built alike, tell how a number of this class is built. */
const enough = 5;
const mostly = 0.6;

function usualShape(shapes: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const [shape, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
  // names of people are built alike, too, and say nothing
  return shapes.length >= enough && count >= mostly * shapes.length && shape.includes("9") ? shape : null;
}

const notesOf = (participants: SessionState["participants"], required: boolean): Map<string, NumberNote> => {
  const notes = new Map<string, NumberNote>();
  const people = [...participants.values()].filter((one) => isIn(one) && !one.simulated);
  const keys = new Map(people.map(({ id, studentNumber }) => [id, keyOf(studentNumber ?? "")]));
  const given = new Map<string, number>();
  for (const key of keys.values()) if (key !== "") given.set(key, (given.get(key) ?? 0) + 1);
  const usual = usualShape([...given.keys()].map(shapeOf));
  const note = ({ id, studentNumber }: Participant): NumberNote | null => {
    const key = keys.get(id) ?? "";
    if (studentNumber === null) return required ? "missing" : null;
    if ((given.get(key) ?? 0) > 1) return "duplicate";
    return key === "" || (usual !== null && shapeOf(key) !== usual) ? "malformed" : null;
  };
  for (const person of people) {
    const found = note(person);
    if (found) notes.set(person.id, found);
  }
  return notes;
};

const optional = memoized((participants: SessionState["participants"]) => notesOf(participants, false));
const required = memoized((participants: SessionState["participants"]) => notesOf(participants, true));

/** participant → what is odd about their number: another has it, it is not built like the others', it is missing. */
export const numberNotes = ({
  participants,
  numberRequired,
}: SessionState): ReadonlyMap<string, NumberNote> =>
  numberRequired ? required(participants) : optional(participants);
