/** Personal codes continue a participant on another device. They are derived, never stored. */
import { codeAlphabet } from "@/lib/agreed/code-in-text";
import { personalCodeLength } from "@/lib/contract/protocol";
import { keyedDigest } from "./keyed-digest";

/** The code of a participant: the same for the same secret. */
export function personalCodeOf(secret: string, participantId: string): string {
  let rest = BigInt(`0x${keyedDigest(secret, "personal-code", participantId).toString("hex")}`);
  const base = BigInt(codeAlphabet.length);
  return Array.from({ length: personalCodeLength }, () => {
    const character = codeAlphabet[Number(rest % base)];
    rest /= base;
    return character;
  }).join("");
}

/** What is stored to find a participant by their code; of no use without the secret. */
export const personalCodeHashOf = (secret: string, code: string): string =>
  keyedDigest(secret, "personal-code-hash", code).toString("hex");
