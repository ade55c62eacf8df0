/** What `npm start`, `npm run dev` and `npm run demo` share: environment, build, database, and a server that is kept running. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { ensureBuild } from "./build";
import { claimFolder } from "./claim-folder";
import { dataFolder } from "./data-folder";
import { startEmbeddedDatabase, type EmbeddedDatabase } from "./database/embedded-database";
import { serverRole, urlOf } from "./database/roles";
import { portIsFree } from "./free-port";
import { prepareEnvironment, type Start } from "./prepare-environment";
import { say } from "./say";
import { databasePasswords } from "./secrets";
import { supervise, type Supervisor } from "./supervisor";

export interface ServeOptions extends Start {
  /** the server's program; our own when left out */
  program?: string;
}

export interface Serving {
  port: number;
  https: boolean;
  databaseUrl: string;
}

interface ProgramOptions {
  env?: Record<string, string>;
  /** in a process group of its own, with what it starts */
  apart?: boolean;
}

/** Another program of ours, with a channel between it and this process. */
const program = (file: string, args: string[], { env, apart }: ProgramOptions = {}): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", file, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
    // Windows knows no groups, and would open a window
    detached: apart && process.platform !== "win32",
  });

/** Ends everything that runs, in order: the server, then its database, then this process. */
class Running {
  #database: EmbeddedDatabase | null = null;
  #supervisor: Supervisor | null = null;
  #ending: Promise<never> | undefined;

  constructor() {
    // a terminal whose window is closed hangs up
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.#stop());
    // whoever started this one was killed
    process.on("disconnect", () => this.#stop());
  }

  #stop(): void {
    if (this.#supervisor) this.#supervisor.stop();
    else void this.end(1);
  }

  /** Ends this process with the code, after the database. */
  end(code: number): Promise<never> {
    return (this.#ending ??= (async () => {
      await this.#database?.stop();
      process.exit(code);
    })());
  }

  withDatabase(database: EmbeddedDatabase): EmbeddedDatabase {
    return (this.#database = database);
  }

  withServer(supervisor: Supervisor): Supervisor {
    void supervisor.ended.then((code) => this.end(code));
    return (this.#supervisor = supervisor);
  }
}

/** @returns the address for the server */
async function prepareDatabase(running: Running): Promise<string> {
  const own = process.env.DATABASE_URL;
  const passwords = databasePasswords();
  const embedded = own
    ? null
    : running.withDatabase(await startEmbeddedDatabase(path.join(dataFolder(), "pg"), passwords.owner, say));
  const preparing = program(
    path.join(import.meta.dirname, "prepare-database.ts"),
    embedded ? [String(embedded.port)] : [],
  );
  await once(preparing, "exit");
  // it has said why
  if (preparing.exitCode !== 0) await running.end(preparing.exitCode ?? 1);
  return own || urlOf(serverRole, passwords.server, embedded?.port ?? 0);
}

/** Does everything that is missing, then keeps a server running. Resolves when it serves for the first time. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const running = new Running();
  const environment = await prepareEnvironment(options);
  if (!process.env.DATABASE_URL) await claimFolder(dataFolder());
  await portIsFree(environment.port, environment.host);
  if (!options.development) await ensureBuild(say);
  try {
    const databaseUrl = await prepareDatabase(running);
    const file = options.program ?? path.join(import.meta.dirname, "server.ts");
    const supervisor = running.withServer(
      supervise({
        spawn: (port) =>
          program(file, port === null ? [] : ["--again"], {
            env: { DATABASE_URL: databaseUrl, PORT: String(port ?? environment.port) },
            apart: true,
          }),
        say,
      }),
    );
    return { port: await supervisor.ready, https: environment.tls !== null, databaseUrl };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return running.end(1);
  }
}
