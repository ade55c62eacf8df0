/** Byte-identical weights of different participants, found as they arrive. */
import { givesSeed, startOf } from "@/lib/content/lesson-setups";
import type { Lesson } from "@/lib/contract/lesson";
import type { Entry, HashIndex } from "./state";

/**
 * Seeds that the lesson gives to everybody. Runs that begin with one are not indexed: whoever trains the same set-up has
 * the same weights, by no fault of theirs.
 */
export const givenSeeds = (lesson: Lesson): ReadonlySet<number> =>
  new Set(givesSeed(lesson) ? [startOf(lesson).seed, ...lesson.presets.map(({ setup }) => setup.seed)] : []);

/** Two hexadecimal digits part the hashes of 300,000 runs into some thousand each. */
const partOf = (hash: string): string => hash.slice(0, 2);

/** More participants of one group are not told apart from these. */
const sharersAtMost = 50;

const withSharer = (sharers: readonly string[], participantId: string): readonly string[] =>
  sharers.includes(participantId) || sharers.length >= sharersAtMost ? sharers : [...sharers, participantId];

/** The index with one more run. */
export function withHash(index: HashIndex, { weightsHash: hash, participantId }: Entry): HashIndex {
  const part = partOf(hash);
  const known = index.first.get(part);
  const owner = known?.get(hash);
  if (owner === undefined)
    return { ...index, first: new Map(index.first).set(part, new Map(known).set(hash, participantId)) };
  const before = index.shared.get(hash) ?? [owner];
  const sharers = withSharer(before, participantId);
  return sharers === before ? index : { ...index, shared: new Map(index.shared).set(hash, sharers) };
}

/** The index as if this participant had sent nothing. */
export function withoutSharer({ first, shared }: HashIndex, participantId: string): HashIndex {
  const [firstLeft, sharedLeft] = [new Map<string, Map<string, string>>(), new Map(shared)];
  for (const [hash, sharers] of shared) {
    const left = sharers.filter((id) => id !== participantId);
    if (left.length > 1) sharedLeft.set(hash, left);
    else sharedLeft.delete(hash);
  }
  for (const [part, owners] of first) {
    const left = new Map(owners);
    for (const [hash, owner] of owners) {
      if (owner !== participantId) continue;
      const next = shared.get(hash)?.find((id) => id !== participantId);
      if (next === undefined) left.delete(hash);
      else left.set(hash, next);
    }
    if (left.size > 0) firstLeft.set(part, left);
  }
  return { first: firstLeft, shared: sharedLeft };
}

/** Grows an index run by run, in order of arrival: what `withHash` leads to, without its copies. */
export class HashesInOrder {
  readonly #first = new Map<string, Map<string, string>>();
  readonly #shared = new Map<string, readonly string[]>();

  add({ weightsHash: hash, participantId }: Entry): void {
    const part = this.#first.get(partOf(hash)) ?? new Map<string, string>();
    this.#first.set(partOf(hash), part);
    const owner = part.get(hash);
    if (owner === undefined) {
      part.set(hash, participantId);
      return;
    }
    const sharers = withSharer(this.#shared.get(hash) ?? [owner], participantId);
    if (sharers.length > 1) this.#shared.set(hash, sharers);
  }

  /** Nothing may be added any more. */
  get index(): HashIndex {
    return { first: this.#first, shared: this.#shared };
  }
}
