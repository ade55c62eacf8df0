/** The environment of everything that is started: what is missing is made, what is wrong is told. */
import { accessSync, constants } from "node:fs";
import { EnvironmentError, readEnvironment, type ServerEnvironment } from "@/lib/server/environment";
import { ownCertificate } from "./certificate";
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
