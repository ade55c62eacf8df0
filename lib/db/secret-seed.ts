/** What a session's hidden halves are drawn from, as it is stored. Nobody takes it apart but the verification. */
import { randomBytes } from "node:crypto";

/** A seed in one of the forms that were ever stored. */
export type SecretSeed =
  /** "123456,654321", until November 2026: two 32-bit words, from which both halves were drawn */
  | { form: "words"; words: readonly [number, number] }
  /** "2:…:…": a key of 256 bits for each half, made apart from the other, as base64url */
  | { form: "keys"; public: Uint8Array; private: Uint8Array };

const keyBytes = 32;

/** A new session's seed. */
export const newSecretSeed = (): string =>
  ["2", ...[1, 2].map(() => randomBytes(keyBytes).toString("base64url"))].join(":");

/** @throws when nobody can have stored this; the message does not repeat it */
export function readSecretSeed(text: string): SecretSeed {
  if (/^\d+,\d+$/.test(text)) {
    const [first, second] = text.split(",").map(Number);
    return { form: "words", words: [first, second] };
  }
  const [version, ...parts] = text.split(":");
  const keys = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== "2" || keys.length !== 2 || keys.some(({ length }) => length !== keyBytes))
    throw new Error("a secret seed of an unknown form");
  return { form: "keys", public: keys[0], private: keys[1] };
}
