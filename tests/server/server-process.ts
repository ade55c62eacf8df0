// The real server as a process that can be killed.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { testSecret } from "./client";

export interface ServerProcess {
  child: ChildProcess;
  /** SIGKILL; resolves when the process is gone */
  kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code */
  stop: () => Promise<number | null>;
}

/** Starts the server and waits until it listens. */
export async function startServerProcess(databaseUrl: string, port: number): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "serve.ts")], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "test", HOST: "127.0.0.1", LOG_LEVEL: "warn" },
      ...{ PORT: String(port), DATABASE_URL: databaseUrl },
      ...{ SPIRALROOM_SECRET: testSecret, NEXTAUTH_SECRET: testSecret },
    },
  });
  const ended = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return { child, kill: async () => void (await end("SIGKILL")), stop: () => end("SIGTERM") };
}
