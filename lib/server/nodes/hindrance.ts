/** What two nodes have to have in common to serve one database. */
import type { NodeCard } from "@/lib/db/nodes";

/** The names of the secrets, in the order of their prints. */
const secretNames = ["SPIRALROOM_SECRET", "NEXTAUTH_SECRET"];

/**
 * Why a node cannot serve beside another, as a sentence for whoever starts it; null when it can.
 * @param upgrade it is to take over from nodes of another build
 */
export function hindranceOf(own: NodeCard, other: NodeCard, upgrade: boolean): string | null {
  const prints = [own.secrets.split("."), other.secrets.split(".")];
  const name = secretNames.find((_, place) => prints[0][place] !== prints[1][place]);
  if (name)
    return `Another Spiralroom serves on this database with another ${name}, so that sign-ins and students of the one would be unknown to the other. Leave ${name} unset on every machine, or set it to the same value, and start again.`;
  if (own.protocol !== other.protocol)
    return `Another Spiralroom serves on this database, of a version that cannot serve beside this one. Stop it, then start this one.`;
  if (own.build !== other.build && !upgrade)
    return `Another Spiralroom serves on this database, of another version (${other.build}; this one is ${own.build}). Stop it first, or take over from it: npm start -- --upgrade`;
  return null;
}
