/** What `npm start`, `npm run dev` and `npm run demo` share: environment, build, database, and a server that is kept running. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Balancer } from "./balancer";
import { ensureBuild, sourcesPrint } from "./build";
import { claimFolder } from "./claim-folder";
import { dataFolder } from "./data-folder";
import { diskSentence } from "./disk-sentence";
import { startEmbeddedDatabase, type EmbeddedDatabase } from "./database/embedded-database";
import { serverRole, urlOf } from "./database/roles";
import { portIsFree } from "./free-port";
import { prepareEnvironment, type Start } from "./prepare-environment";
import { say } from "./say";
import { databasePasswords, provideSharedSecrets, secretsOfTheFile } from "./secrets";
import { supervise, type Supervisor } from "./supervisor";

export interface ServeOptions extends Start {
  /** so many server processes behind the one port; one that listens itself when left out */
  nodes?: number;
  /** nodes of another version may serve on the same database while this one takes over from them */
  upgrade?: boolean;
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
const startProgram = (file: string, args: string[], { env, apart }: ProgramOptions = {}): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", file, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
    // Windows knows no groups, and would open a window
    detached: apart && process.platform !== "win32",
  });

/** Ends everything that runs, in order: the servers, then their database, then this process. */
class Running {
  #database: EmbeddedDatabase | null = null;
  readonly #supervisors: Supervisor[] = [];
  #stopped = false;
  /** they serve behind a port that is ours */
  mayRenew = false;
  #renewing = Promise.resolve();
  #ending: Promise<never> | undefined;

  constructor() {
    // a terminal whose window is closed hangs up
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.#stop());
    // Windows has no such signal
    if (process.platform !== "win32") process.on("SIGUSR2", () => void this.renew());
    // whoever started this one was killed
    process.on("disconnect", () => this.#stop());
  }

  #stop(): void {
    this.#stopped = true;
    for (const supervisor of this.#supervisors) supervisor.stop();
    if (this.#supervisors.length === 0) void this.end(1);
  }

  /** Ends this process with the code, after the servers and the database. */
  end(code: number): Promise<never> {
    return (this.#ending ??= (async () => {
      for (const supervisor of this.#supervisors) supervisor.stop();
      await Promise.all(this.#supervisors.map(({ ended }) => ended));
      await this.#database?.stop();
      process.exit(code);
    })());
  }

  withDatabase(database: EmbeddedDatabase): EmbeddedDatabase {
    return (this.#database = database);
  }

  withServer(supervisor: Supervisor): Supervisor {
    this.#supervisors.push(supervisor);
    if (this.#stopped) supervisor.stop();
    void supervisor.ended.then((code) => this.end(code));
    return supervisor;
  }

  /** Replaces the servers one after another; who does not come to serve leaves the one before in its place. */
  renew(): Promise<void> {
    if (!this.mayRenew) say("Only nodes are renewed one after another: npm start -- --nodes 2");
    if (!this.mayRenew) return this.#renewing;
    return (this.#renewing = this.#renewing.then(async () => {
      for (const supervisor of this.#supervisors)
        if (!(await supervisor.replace())) return say("A new node did not come to serve; the old ones stay.");
      say("All nodes are new.");
    }));
  }
}

/** @returns the address for the server */
async function prepareDatabase(running: Running, nodes: number): Promise<string> {
  const own = process.env.DATABASE_URL;
  const passwords = databasePasswords();
  const embedded = own
    ? null
    : running.withDatabase(
        await startEmbeddedDatabase(path.join(dataFolder(), "pg"), passwords.owner, nodes, say),
      );
  const preparing = startProgram(
    path.join(import.meta.dirname, "prepare-database.ts"),
    embedded ? [String(embedded.port)] : ["shared", ...secretsOfTheFile()],
  );
  await once(preparing, "exit");
  // it has said why
  if (preparing.exitCode !== 0) await running.end(preparing.exitCode ?? 1);
  provideSharedSecrets();
  return own || urlOf(serverRole, passwords.server, embedded?.port ?? 0);
}

/** Where the nodes of this machine reach each other, readable by this user only; removed at the end. */
function siblingsFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "spiralroom-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One that died comes back whether or not those of a newer version have come meanwhile. */
const beside = (servedOn: number | null): Record<string, string> =>
  servedOn === null ? {} : { SPIRALROOM_UPGRADE: "true" };

/** Starts the servers behind a port that is ours, the first alone: it says whether they can be started. */
async function startNodes(running: Running, count: number, start: NodeStart): Promise<number> {
  const balancer = new Balancer();
  const siblings = siblingsFolder();
  const port = await balancer.listen(start.port, start.host);
  const node = (name: string): Supervisor =>
    running.withServer(
      supervise({
        ...{ name, balancer, say },
        spawn: (servedOn) =>
          startProgram(start.file, servedOn === null && name === "Node 1" ? [] : ["--again"], {
            env: {
              ...{ DATABASE_URL: start.databaseUrl, PORT: String(port), SPIRALROOM_SIBLINGS: siblings },
              ...beside(servedOn),
            },
            apart: true,
          }),
      }),
    );
  await node("Node 1").ready;
  const others = Array.from({ length: count - 1 }, (_, place) => node(`Node ${place + 2}`));
  await Promise.all(others.map(({ ready }) => ready));
  say(`${count} ${count === 1 ? "node serves" : "nodes serve"} on port ${port}.`);
  running.mayRenew = true;
  return port;
}

/** Starts the one server, which listens itself. */
function startAlone(running: Running, { file, databaseUrl, port }: NodeStart): Promise<number> {
  const spawn = (servedOn: number | null) =>
    startProgram(file, servedOn === null ? [] : ["--again"], {
      env: { DATABASE_URL: databaseUrl, PORT: String(servedOn ?? port), ...beside(servedOn) },
      apart: true,
    });
  return running.withServer(supervise({ spawn, say })).ready;
}

interface NodeStart {
  file: string;
  databaseUrl: string;
  port: number;
  host: string;
}

/** Does everything that is missing, then keeps the servers running. Resolves when they serve for the first time. */
export async function serve({ nodes, upgrade, program, ...options }: ServeOptions): Promise<Serving> {
  const running = new Running();
  const environment = await prepareEnvironment(options);
  if (!process.env.DATABASE_URL) await claimFolder(dataFolder());
  const { port, host } = environment;
  await portIsFree(port, host);
  if (!options.development) await ensureBuild(say);
  process.env.SPIRALROOM_BUILD = options.development ? "development" : sourcesPrint();
  if (upgrade) process.env.SPIRALROOM_UPGRADE = "true";
  try {
    const databaseUrl = await prepareDatabase(running, nodes ?? 1);
    const file = program ?? path.join(import.meta.dirname, "server.ts");
    const start: NodeStart = { file, databaseUrl, port, host };
    const serving = nodes ? startNodes(running, nodes, start) : startAlone(running, start);
    return { port: await serving, https: environment.tls !== null, databaseUrl };
  } catch (error) {
    console.error(diskSentence(error) ?? (error instanceof Error ? error.message : error));
    return running.end(1);
  }
}
