/** A session's hidden halves: the points that its runs are scored on, drawn from what only the server holds. */
import { createCipheriv } from "node:crypto";
import { readSecretSeed } from "@/lib/db/secret-seed";
import type { Dataset } from "@/lib/spiral/config";
import { drawPoints, scatterPoints, type Points } from "@/lib/spiral/points";
import { randomFrom } from "@/lib/spiral/random";

/** Points of each class in either half. */
export const hiddenPerClass = 500;

/** The public half ranks live, the private one after the reveal. */
export interface Halves {
  public: Points;
  private: Points;
}

/** Bytes of the cipher's stream made at a time. */
const chunk = Buffer.alloc(1 << 14);

/** 32-bit words of AES-256 in counter mode: without the key nobody tells them from chance, whatever others they saw. */
function wordsOf(key: Uint8Array): () => number {
  // a key draws one half and nothing else, so the counter may begin at zero
  const cipher = createCipheriv("aes-256-ctr", key, Buffer.alloc(16));
  let words = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === words.length) [words, at] = [cipher.update(chunk), 0];
    at += 4;
    return words.readUInt32LE(at - 4);
  };
}

/**
 * The halves of a dataset, from a secret seed in any of its forms: the same seed draws the same points for ever.
 * The dataset's own seed, which everybody knows, does not matter to them.
 * @throws for one's own points, and for a seed of no known form
 */
export function hiddenHalves(dataset: Dataset, secret: string): Halves {
  const seed = readSecretSeed(secret);
  if (seed.form === "keys") {
    const half = (key: Uint8Array) => scatterPoints(dataset, hiddenPerClass, randomFrom(wordsOf(key)));
    return { public: half(seed.public), private: half(seed.private) };
  }
  const [first, second] = seed.words;
  const half = (stream: string) => drawPoints({ ...dataset, seed: first }, hiddenPerClass, stream, second);
  return { public: half("hidden-public"), private: half("hidden-private") };
}
