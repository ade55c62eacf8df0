/** An order of answers that carries no bias: neither alphabetical nor by time, and the same on every visit. */

/** 32-bit FNV-1a over UTF-16 units, with Murmur3's final mixing so that neighbouring ids spread. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The same things in hash order.
 * @param seed another seed, such as the next question's id, gives another order
 */
export function blindOrder<Thing>(
  things: readonly Thing[],
  seed: string,
  idOf: (thing: Thing) => string,
): Thing[] {
  return things
    .map((thing) => ({ thing, id: idOf(thing), key: hash32(`${seed}\n${idOf(thing)}`) }))
    .sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
    .map(({ thing }) => thing);
}

/** Each id's number in the blind order, from 1: "answer 17" stands for a name that is hidden. */
export function blindNumbers(ids: readonly string[], seed: string): Map<string, number> {
  return new Map(blindOrder(ids, seed, (id) => id).map((id, index) => [id, index + 1]));
}
