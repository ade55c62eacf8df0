/** What a certificate's files say: for how long, for whom, and whether the key is its own. */
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";

export interface CertificateState {
  /** ms since the epoch */
  from: number;
  until: number;
  /** the key belongs to it */
  fits: boolean;
  /** as the certificate writes them */
  names: string;
  covers: (host: string) => boolean;
}

/** @throws when a file cannot be read or holds something else */
export function certificateState(files: { certificate: string; key: string }): CertificateState {
  const certificate = new X509Certificate(readFileSync(files.certificate));
  return {
    from: Date.parse(certificate.validFrom),
    until: Date.parse(certificate.validTo),
    fits: certificate.checkPrivateKey(createPrivateKey(readFileSync(files.key))),
    names: certificate.subjectAltName ?? "",
    covers: (host) => Boolean(isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)),
  };
}
