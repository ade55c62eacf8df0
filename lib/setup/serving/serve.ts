/** What `npm start`, `npm run dev` and `npm run demo` share: environment, database, migrations, build, server. */
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { instructorOfCookies } from "@/lib/auth/instructor-of-request";
import { migrate } from "@/lib/db/migrate";
import { EnvironmentError, readEnvironment, type ServerEnvironment } from "@/lib/server/environment";
import { startServer, type RunningServer } from "@/lib/server/main";
import { servedAddresses } from "./addresses";
import { ensureBuild } from "./build";
import { ownCertificate } from "./certificate";
import { dataFolder } from "./data-folder";
import { startEmbeddedDatabase } from "./embedded-database";
import { firstAccountPath } from "./first-account";
import { provideSecrets } from "./secrets";

export interface ServeOptions {
  development: boolean;
  /** a certificate of our own making when none is set */
  https: boolean;
  /** folder of the embedded database under the data folder */
  databaseFolder: string;
}

export interface Serving extends RunningServer {
  environment: ServerEnvironment;
  /** the address to print and to use on this machine */
  address: string;
}

const say = (line: string): void => console.log(`• ${line}`);

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

async function prepareEnvironment({ development, https }: ServeOptions): Promise<{ ownDatabase: boolean }> {
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
  const ownDatabase = !process.env.DATABASE_URL;
  // everything is checked before anything is started; the embedded database's address comes later
  if (ownDatabase) process.env.DATABASE_URL = "postgresql://embedded";
  checkTls(readEnvironment(process.env));
  return { ownDatabase };
}

async function migrateOrExplain(url: string, ownDatabase: boolean): Promise<void> {
  try {
    const applied = await migrate(url);
    if (applied.length > 0)
      say(`Database: ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    if (ownDatabase || reason.startsWith("migration ")) throw cause;
    throw new EnvironmentError(`The environment variable DATABASE_URL is wrong: ${reason}.`, { cause });
  }
}

function announce(environment: ServerEnvironment, port: number, invitation: string | null): string {
  const https = environment.tls !== null;
  const { local, lan } = servedAddresses(port, https);
  const lines = [
    "",
    "Spiralroom is ready",
    `  on this machine    ${local}`,
    ...lan.map((address) => `  on the network     ${address}`),
    ...(environment.publicUrl ? [`  public             ${environment.publicUrl}`] : []),
  ];
  if (!https && !environment.publicUrl?.startsWith("https:"))
    lines.push(
      "  Students on the network have no WebGPU over plain HTTP: `npm start -- --https` gives it to them.",
    );
  if (invitation)
    lines.push(
      "",
      "Create the first instructor's account with this one-time link:",
      `  ${environment.publicUrl ?? local}${invitation}`,
    );
  console.log(`${lines.join("\n")}\n`);
  return local;
}

/** Does everything that is missing, then serves. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { ownDatabase } = await prepareEnvironment(options);
  if (!options.development) await ensureBuild(say);
  const embedded = ownDatabase
    ? await startEmbeddedDatabase(path.join(dataFolder(), options.databaseFolder))
    : null;
  if (embedded) process.env.DATABASE_URL = embedded.url;
  const environment = readEnvironment(process.env);
  try {
    await migrateOrExplain(environment.databaseUrl, ownDatabase);
    const server = await startServer({ environment, instructorOfCookies, afterClose: embedded?.stop });
    const address = announce(environment, server.port, await firstAccountPath());
    return { ...server, environment, address };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
