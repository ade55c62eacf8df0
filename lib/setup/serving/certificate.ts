/** A certificate of our own making for this machine's names and addresses, for classes on a local network. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { generate } from "selfsigned";
import { ownAddresses } from "@/lib/address/own-addresses";
import { dataFolder } from "./data-folder";

const validDays = 365;

interface CertificateFiles {
  certificate: string;
  key: string;
}

/** What the certificate must cover; another network means another certificate. */
async function subject(): Promise<{ names: string[]; addresses: string[]; stamp: string }> {
  const names = ["localhost", hostname(), `${hostname()}.local`];
  const own = (await ownAddresses()).map((address) => address.replace(/^\[|\]$/g, ""));
  // in an order of their own: another route is no other network
  const addresses = ["127.0.0.1", ...own.toSorted()];
  const month = Math.floor(Date.now() / (30 * 24 * 3600 * 1000));
  const stamp = createHash("sha256")
    .update(JSON.stringify([names, addresses, month]))
    .digest("hex");
  return { names, addresses, stamp };
}

/** The files of a valid certificate under .data/tls, made when missing or when the addresses have changed. */
export async function ownCertificate(): Promise<CertificateFiles> {
  const folder = path.join(dataFolder(), "tls");
  const files = { certificate: path.join(folder, "certificate.pem"), key: path.join(folder, "key.pem") };
  const stampFile = path.join(folder, "stamp");
  const { names, addresses, stamp } = await subject();
  if (existsSync(files.key) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp)
    return files;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = await generate([{ name: "commonName", value: "Spiralroom" }], {
    notAfterDate: new Date(Date.now() + validDays * 24 * 3600 * 1000),
    keySize: 2048,
    algorithm: "sha256",
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  writeFileSync(files.certificate, made.cert, { mode: 0o600 });
  writeFileSync(files.key, made.private, { mode: 0o600 });
  writeFileSync(stampFile, stamp);
  return files;
}
