/** Whether the server's port is free, asked before anything is started; what it means that it is not. */
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

/**
 * What it means that nothing can listen there, and what to do about it.
 * @returns null when the error is of something else
 */
export function portSentence(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall, port, address, hostname } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
    hostname?: string;
  };
  if (syscall === "getaddrinfo" && hostname && hostname === process.env.HOST)
    return `The environment variable HOST is wrong: no name server knows ${hostname}. Set it to an address of this machine, 0.0.0.0 for all of them, or unset it.`;
  if (syscall !== "listen" && syscall !== "bind") return null;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use. Stop what has it (ss -ltnp 'sport = :${port}' names it), or set the environment variable PORT to another one.`;
    case "EACCES":
      return `This account may not listen on port ${port}: those under 1024 want a right. Put a proxy in front and set PORT to another one, or give the service AmbientCapabilities=CAP_NET_BIND_SERVICE.`;
    case "EADDRNOTAVAIL":
      return `This machine has no address ${address}: set the environment variable HOST to one of its own, 0.0.0.0 for all of them, or unset it.`;
    default:
      return null;
  }
}
