/** The environment of everything that is started: what is missing is made, what is wrong is told. */
import { accessSync, constants } from "node:fs";
import { EnvironmentError, readEnvironment, type ServerEnvironment } from "@/lib/server/environment";
import { ownCertificate } from "./certificate";
import { certificateState, type CertificateState } from "./certificate-state";
import { warn } from "./say";
import { provideSecrets } from "./secrets";

export interface Start {
  development: boolean;
  /** a certificate of our own making when none is set */
  https: boolean;
}

function checkTls({ tls }: ServerEnvironment): void {
  const unreadable = (file: string) => {
    try {
      accessSync(file, constants.R_OK);
      return false;
    } catch {
      return true;
    }
  };
  if (tls && unreadable(tls.certificate))
    throw new EnvironmentError(
      `The environment variable TLS_CERT is wrong: ${tls.certificate} cannot be read.`,
    );
  if (tls && unreadable(tls.key))
    throw new EnvironmentError(`The environment variable TLS_KEY is wrong: ${tls.key} cannot be read.`);
  if (tls) checkCertificate(tls);
}

/** A class can go on with one that is expired, where people insist; with another's key nobody comes in. */
function checkCertificate({ certificate, key }: NonNullable<ServerEnvironment["tls"]>): void {
  let state: CertificateState;
  try {
    state = certificateState({ certificate, key });
  } catch (cause) {
    throw new EnvironmentError(
      `The environment variables TLS_CERT and TLS_KEY are wrong: ${certificate} or ${key} is no certificate or key in PEM form.`,
      { cause },
    );
  }
  if (!state.fits)
    throw new EnvironmentError(
      `The environment variable TLS_KEY is wrong: ${key} is the key of another certificate than ${certificate}.`,
    );
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  if (state.until <= Date.now())
    warn(
      `The certificate ${certificate} expired on ${day(state.until)}: browsers warn of it. Renew it and restart.`,
    );
  if (state.from > Date.now())
    warn(
      `The certificate ${certificate} is valid from ${day(state.from)} on: is this machine's clock right?`,
    );
}

/**
 * Completes the environment of this process, and with it of those that it starts, and checks it.
 * @throws EnvironmentError
 */
export async function prepareEnvironment({ development, https }: Start): Promise<ServerEnvironment> {
  Object.assign(process.env, {
    NODE_ENV: development ? "development" : "production",
    AUTH_TRUST_HOST: "true",
  });
  // a host in this variable would override the one that the page was asked under
  delete process.env.NEXTAUTH_URL;
  provideSecrets();
  if (https && !process.env.TLS_CERT && !process.env.TLS_KEY) {
    const files = await ownCertificate();
    Object.assign(process.env, { TLS_CERT: files.certificate, TLS_KEY: files.key });
  }
  // everything is checked before anything is started; the embedded database's address comes later
  const environment = readEnvironment({
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded",
  });
  checkTls(environment);
  return environment;
}
