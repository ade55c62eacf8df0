/** Real PostgreSQL from an npm package, for machines that have no server; started again when it dies. */
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { diskSentence } from "../disk-sentence";
import { restartDelayMs, steadyMs } from "../restart-delay";
import { ensureCluster } from "./cluster";
import { inTurn, startPostmaster, stopPostmaster, type Postmaster } from "./postmaster";

const preferredPort = 54_329;

/** The preferred port, or any free one. */
function freePort(): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const probe = createServer();
      probe.once("error", reject);
      probe.listen(port, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
      });
    });
  return attempt(preferredPort).catch(() => attempt(0));
}

export interface EmbeddedDatabase {
  port: number;
  stop: () => Promise<void>;
}

/** PostgreSQL on a folder and a port, which is started again whenever it ends by itself. */
class KeptPostmaster {
  readonly #folder: string;
  readonly #say: (line: string) => void;
  readonly #settings: readonly string[];
  #postmaster: Postmaster;
  #stopping = false;

  constructor(
    folder: string,
    settings: readonly string[],
    postmaster: Postmaster,
    say: (line: string) => void,
  ) {
    this.#folder = folder;
    this.#settings = settings;
    this.#postmaster = postmaster;
    this.#say = say;
    void this.#keepRunning();
  }

  stop(): Promise<void> {
    this.#stopping = true;
    return stopPostmaster(this.#folder);
  }

  async #keepRunning(): Promise<void> {
    for (let deaths = 0; ; deaths++) {
      const began = performance.now();
      await this.#postmaster.ended;
      if (this.#stopping) return;
      if (performance.now() - began > steadyMs) deaths = 0;
      await this.#revive(deaths);
    }
  }

  /** On the same port, where the server waits for it. */
  async #revive(deaths: number): Promise<void> {
    this.#say("PostgreSQL ended by itself and is started again.");
    await pause(restartDelayMs(deaths, false));
    if (this.#stopping) return;
    try {
      this.#postmaster = await inTurn(() =>
        startPostmaster(this.#folder, this.#postmaster.port, this.#settings),
      );
      if (this.#stopping) await stopPostmaster(this.#folder);
      else this.#say("PostgreSQL is back.");
    } catch (error) {
      this.#say(diskSentence(error) ?? (error instanceof Error ? error.message : String(error)));
    }
  }
}

/** of one node and the programs beside it; each further node, and one that takes another's place */
const connections = { alone: 60, more: 16 };

/**
 * Starts PostgreSQL on this folder, after stopping what a killed process left there.
 * @param nodes how many server processes are to work with it
 * @throws with PostgreSQL's own lines when it does not start
 */
export async function startEmbeddedDatabase(
  folder: string,
  password: string,
  nodes: number,
  say: (line: string) => void,
): Promise<EmbeddedDatabase> {
  await ensureCluster(folder, password);
  const settings = [`max_connections=${connections.alone + nodes * connections.more}`];
  // a port that was free can be taken before PostgreSQL binds it
  const postmaster = await inTurn(async () => startPostmaster(folder, await freePort(), settings));
  const kept = new KeptPostmaster(folder, settings, postmaster, say);
  return { port: postmaster.port, stop: () => kept.stop() };
}
