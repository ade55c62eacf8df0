/** Passwords as argon2id hashes (RFC 9106), with OWASP's parameters for interactive sign-in. */
import { hash, verify } from "@node-rs/argon2";
import { hashQueue } from "./hash-queue";

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** In characters. */
export const passwordLength = { min: 10, max: 200 } as const;

/**
 * A new argon2id hash in the PHC string format.
 * @param share whose turn it takes in the queue
 * @throws TooBusy
 */
export const hashPassword = (password: string, share = "this server"): Promise<string> =>
  hashQueue().run(share, () => hash(password, cost));

/** Nobody's password; its hash costs as much to verify as anybody's. */
let decoy: string | undefined;

/**
 * Whether the password is the hash's. Without a hash a decoy is verified, so that an unknown address takes as long
 * as a wrong password.
 * @throws TooBusy
 */
export async function passwordMatches(
  passwordHash: string | null,
  password: string,
  share: string,
): Promise<boolean> {
  decoy ??= await hashPassword("no account has this password");
  const against = passwordHash ?? decoy;
  const matches = await hashQueue().run(share, () => verify(against, password.slice(0, passwordLength.max)));
  return passwordHash !== null && matches;
}
