/** The production server as a user starts it, for benchmarks in a browser. */
import { spawn } from "node:child_process";
import { once } from "node:events";

/** Starts it and waits until it answers. @returns the way to stop it */
export async function serve(port: number, folder: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/setup/serving/start.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PORT: String(port), SPIRALROOM_DATA: folder, LOG_LEVEL: "warn" },
  });
  const ready = () =>
    fetch(`http://localhost:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await ready())) {
    if (child.exitCode !== null) throw new Error("the server did not start");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
  };
}
