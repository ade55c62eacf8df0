/** The production server as a user starts it, for benchmarks in a browser. */
import { spawn } from "node:child_process";
import { once } from "node:events";

export interface ProductionServer {
  stop: () => Promise<void>;
  /** of the command that was started; what serves is below it */
  pid: number;
  /** the path of the one-time link for the first account; empty when there is one */
  invitation: string;
}

/** Starts it and waits until it answers. */
export async function serve(port: number, folder: string): Promise<ProductionServer> {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/setup/serving/start.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: String(port), SPIRALROOM_DATA: folder, LOG_LEVEL: "warn" },
  });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text));
  while (!said.includes("Spiralroom is ready")) {
    if (child.exitCode !== null) throw new Error("the server did not start");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return {
    pid: child.pid ?? 0,
    invitation: /\/invite\/[\w-]+/.exec(said)?.[0] ?? "",
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
