/** What only the holder of the server's secret can make. */
import { createHmac } from "node:crypto";

/** HMAC-SHA256 of a text for one purpose; what is made for another purpose is of no use here. */
export const keyedDigest = (secret: string, purpose: string, text: string): Buffer =>
  createHmac("sha256", secret).update(`${purpose}:${text}`).digest();
