// A production server of a test's own, whose machine can lose its power and start again, behind a line that can be cut.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { freePort } from "@/tests/network/free-port";
import { TcpLine } from "@/tests/network/tcp-line";
import { childrenOf, exists } from "@/tests/server/processes";

export class FaultyServer {
  #child: ChildProcess | null = null;
  /** what the server printed so far */
  printed = "";

  private constructor(
    /** its own, before the line */
    readonly port: number,
    private readonly folder: string,
    readonly line: TcpLine,
    private readonly environment: Record<string, string>,
  ) {}

  /** Where browsers find it: through the line. */
  get url(): string {
    return this.line.address.replace("127.0.0.1", "localhost").replace(/\/$/, "");
  }

  /** Starts on an empty database. */
  static async create(name: string, environment: Record<string, string> = {}): Promise<FaultyServer> {
    const folder = `.data/${name}`;
    rmSync(folder, { recursive: true, force: true });
    const port = await freePort();
    const line = new TcpLine(`http://127.0.0.1:${port}/`);
    await line.open();
    const server = new FaultyServer(port, folder, line, environment);
    await server.start();
    return server;
  }

  /** Starts, or starts again, and waits until it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/setup/serving/start.ts"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...{ ...process.env, PORT: String(this.port), SPIRALROOM_DATA: this.folder, LOG_LEVEL: "warn" },
        ...this.environment,
      },
    });
    this.#child = child;
    const ready = new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (bytes: Buffer) => {
        this.printed += bytes.toString();
        if (this.printed.includes("is ready")) resolve();
      });
      child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${this.printed}`)));
    });
    await ready;
  }

  /** The one-time link for the first account. */
  get firstAccount(): string {
    return /\/invite\/[\w-]+/.exec(this.printed)?.[0] ?? "";
  }

  /** SIGKILL to the supervisor and the server at once, as a power cut does it: nobody is left to start it again. */
  async kill(): Promise<void> {
    const below = childrenOf(this.#child?.pid ?? 0);
    await this.#end("SIGKILL");
    for (const { pid } of below.filter(({ pid }) => exists(pid))) process.kill(pid, "SIGKILL");
    this.printed = "";
  }

  async close(): Promise<void> {
    await this.#end("SIGTERM");
    await this.line.cut();
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.removeAllListeners("exit");
    child.kill(signal);
    await once(child, "exit");
  }
}
