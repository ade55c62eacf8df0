/** Whether the server's port is free, asked before anything is started. */
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** a server whose supervisor was killed ends in order, and needs a moment for that */
const tries = 15;
const betweenMs = 200;

function tryToListen(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** @throws the system's error when the port is still taken after a moment, or after so many more tries */
export async function portIsFree(port: number, host: string, again = tries): Promise<void> {
  for (let left = again; ; left--) {
    try {
      return await tryToListen(port, host);
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || left === 0) throw error;
      await pause(betweenMs);
    }
  }
}
