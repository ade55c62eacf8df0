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

/** A session's places; who comes after so many is dealt a number among the next. */
const dealtTogether = 1_000;

/**
 * Each id's number, from 1: "participant 417" stands for a name that is hidden. Numbers are dealt to places in the order
 * of joining, not to whoever is there, so that nobody's changes when others come or go.
 * @param ids of everybody who ever joined, in the order in which they did
 */
export function blindNumbers(ids: readonly string[], seed: string): Map<string, number> {
  const places = Array.from({ length: dealtTogether }, (_, place) => place);
  const numbers: number[] = [];
  while (numbers.length < ids.length) {
    const before = numbers.length;
    const dealt = blindOrder(places, `${seed}\n${before}`, String);
    numbers.push(...dealt.map((place) => before + place + 1));
  }
  return new Map(ids.map((id, at) => [id, numbers[at]]));
}
