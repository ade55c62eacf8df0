/** Texts that only who knows a password reads. */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { z } from "zod";

const bytes = z.base64url();
const sealedSchema = z.object({ salt: bytes, nonce: bytes, tag: bytes, text: bytes });

/** 32 MB and a tenth of a second: whoever has a copy of the database guesses slowly */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };

const keyOf = (password: string, salt: Buffer): Buffer => scryptSync(password, salt, 32, cost);

/** @param name what it is for; under another it does not open */
export function seal(text: string, name: string, password: string): string {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", keyOf(password, salt), nonce).setAAD(Buffer.from(name));
  const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = { salt, nonce, tag: cipher.getAuthTag(), text: hidden };
  return JSON.stringify(
    Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, part.toString("base64url")])),
  );
}

/** @returns null when the password is another, or the text was changed */
export function unseal(sealed: string, name: string, password: string): string | null {
  const parsed = sealedSchema.parse(JSON.parse(sealed));
  const part = (key: keyof typeof parsed) => Buffer.from(parsed[key], "base64url");
  const cipher = createDecipheriv("aes-256-gcm", keyOf(password, part("salt")), part("nonce"));
  cipher.setAAD(Buffer.from(name)).setAuthTag(part("tag"));
  try {
    return Buffer.concat([cipher.update(part("text")), cipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
