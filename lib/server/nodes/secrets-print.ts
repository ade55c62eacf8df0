/** Whether two nodes have the same secrets, told without telling anything of them. */
import type { ServerEnvironment } from "../environment";
import { keyedDigest } from "../keyed-digest";

const printOf = (secret: string): string => keyedDigest(secret, "node-print", "").toString("base64url");

/** Of the server's secret, then of that of sign-ins. */
export const secretsPrint = ({ secret, signInSecret }: Pick<ServerEnvironment, "secret" | "signInSecret">) =>
  `${printOf(secret)}.${printOf(signInSecret)}`;
