/** A seed of one's own to begin with, so that a class that trains the same set-up does not hand in the same weights. */

const seeds = 99_999;

/** The seed that somebody begins with, the same on all their devices: 1 to 99,999, by FNV-1a of their id. */
export function ownSeed(participantId: string): number {
  let hash = 0x811c9dc5;
  for (const sign of participantId) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return 1 + (hash % seeds);
}
