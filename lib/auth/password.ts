/** Passwords as argon2id hashes (RFC 9106), with OWASP's parameters for interactive sign-in. */
import { hash, verify } from "@node-rs/argon2";

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** In characters. */
export const passwordLength = { min: 10, max: 200 } as const;

/** A new argon2id hash in the PHC string format. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | null = null;

/**
 * Whether the password is the hash's. Without a hash a decoy is verified, so that an unknown address takes as long
 * as a wrong password.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(passwordHash ?? (await decoy), password.slice(0, passwordLength.max));
  return passwordHash !== null && matches;
}
