/** Participants of all sessions, for whoever runs the server: found by what somebody says they were called. */
import { database } from "./client";

export interface FoundPerson {
  id: string;
  name: string;
  studentNumber: string | null;
  joinedAt: Date;
  session: { id: string; title: string; code: string; instructor: { email: string } };
}

/** People who are listed at once. */
export const peopleListed = 200;

const shown = {
  ...{ id: true, name: true, studentNumber: true, joinedAt: true },
  session: { select: { id: true, title: true, code: true, instructor: { select: { email: true } } } },
} as const;

/** Those whose name or number holds this, whichever case; the latest first, one more than are listed where there are more. */
export function findPeople(who: string): Promise<FoundPerson[]> {
  const said = { contains: who, mode: "insensitive" } as const;
  return database().participant.findMany({
    where: { OR: [{ name: said }, { studentNumber: said }] },
    ...{ select: shown, orderBy: { joinedAt: "desc" }, take: peopleListed + 1 },
  });
}

/** Those with these ids; whoever is none is left out. */
export const peopleById = (ids: readonly string[]): Promise<FoundPerson[]> =>
  database().participant.findMany({
    ...{ where: { id: { in: [...ids] } }, select: shown, orderBy: { joinedAt: "desc" } },
  });
