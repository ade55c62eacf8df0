/** Names that the class does not read: numbers stand for them, which every page words in its own language. */
import { memoizedBeside } from "@/lib/agreed/memoized";
import { pseudonymCount } from "@/lib/content/pseudonyms";
import { isIn, type SessionState } from "./state";

/** What is told of somebody by name. */
interface Named {
  participantId: string;
  name: string;
  alias?: number;
}

const veiledOne = memoizedBeside((one: Named, alias: number): Named => ({ ...one, name: "", alias }));

/** What is told of somebody as the class reads it: without their name while pseudonyms are on. Staff read what it was. */
export const veiled = <One extends Named>({ lead, participants }: SessionState, one: One): One =>
  // it differs in these two fields alone
  lead.pseudonyms ? (veiledOne(one, participants.get(one.participantId)?.alias ?? 0) as One) : one;

/**
 * The number of somebody who comes in, which nobody of the session has; once there are none of these, nobody who is in.
 * @param chance a random whole number, so that it follows from nothing that others know
 */
export function freeAlias(participants: SessionState["participants"], chance: number): number {
  const all = [...participants.values()];
  const bearers = all.length < pseudonymCount ? all : all.filter(isIn);
  const taken = new Set(bearers.map(({ alias }) => alias));
  let alias = chance % pseudonymCount;
  while (taken.has(alias)) alias = (alias + 1) % pseudonymCount;
  return alias;
}
