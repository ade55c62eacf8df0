/** Who has what: the exercises and questions of a class, and how far each student is with each. */
import { exercises } from "@/lib/content/exercises";
import { questionIds } from "@/lib/content/questions";
import type { ParticipantRow } from "@/lib/contract/views";
import type { Placed } from "./arrange";

export interface Item {
  id: string;
  kind: "exercise" | "question";
}

/** unsent: handed in, and changed since. */
export type CellState = "none" | "tried" | "passed" | "drafting" | "handedIn" | "unsent";

export interface Cell {
  state: CellState;
  /** of an exercise */
  tries: number;
  /** it is open on their page, and they are here */
  here: boolean;
}

/** The exercises that somebody tried or has open, and every question, in teaching order. */
export function itemsOf(all: readonly Placed[]): Item[] {
  const touched = new Set(
    all.flatMap(({ row }) => [
      ...row.exercises.map(({ exerciseId }) => exerciseId),
      row.progress?.item ?? "",
    ]),
  );
  return [
    ...exercises.filter(({ id }) => touched.has(id)).map(({ id }) => ({ id, kind: "exercise" as const })),
    ...questionIds.map((id) => ({ id, kind: "question" as const })),
  ];
}

function ofQuestion({ answered, drafting, unsent = [] }: ParticipantRow, id: string): CellState {
  if (answered.includes(id)) return unsent.includes(id) ? "unsent" : "handedIn";
  return drafting.includes(id) ? "drafting" : "none";
}

/** How far somebody is with an item. */
export function cellOf(row: ParticipantRow, { id, kind }: Item): Cell {
  const here = row.present && row.progress?.item === id;
  if (kind === "question") return { state: ofQuestion(row, id), tries: 0, here };
  const tried = row.exercises.find(({ exerciseId }) => exerciseId === id);
  if (!tried) return { state: "none", tries: 0, here };
  return { state: tried.passed ? "passed" : "tried", tries: tried.tries, here };
}

/** How many have passed, or handed in. */
export const doneBy = (all: readonly Placed[], item: Item): number =>
  all.filter(({ row }) => ["passed", "handedIn", "unsent"].includes(cellOf(row, item).state)).length;
