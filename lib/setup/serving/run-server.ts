/** The server's own process: serves, shows its supervisor that it lives, and ends in order when it is told or left alone. */
import inspector from "node:inspector";
import { Socket } from "node:net";
import { readEnvironment, type ServerEnvironment } from "@/lib/server/environment";
import { startServer, type StartOptions } from "@/lib/server/main";
import { aliveMs, readHanded, stopMessage, type Sign } from "./signs";

const tell = (sign: Sign): void => {
  // a supervisor that is gone is heard of as a disconnection
  if (process.connected) process.send?.(sign, () => undefined);
};

function takeFromSupervisor(take: (connection: Socket) => void): void {
  process.on("message", (message, connection) => {
    const handed = readHanded(message);
    if (!handed) return;
    // before anything is read of it: until this is said it may go to another
    tell({ kind: "taken", number: handed.number });
    if (connection instanceof Socket) take(connection);
  });
}

export interface Run {
  environment: ServerEnvironment;
  port: number;
}

/** @param first what else belongs to a start, before the supervisor hears that it succeeded */
export async function runServer(
  options: Omit<StartOptions, "environment">,
  first: (run: Run) => Promise<void> = async () => undefined,
): Promise<void> {
  // until it serves there is nothing to end
  let end = (_reason: string): void => process.exit(0);
  process.on("message", (message) => message === stopMessage && end("stopped"));
  process.on("disconnect", () => end("the supervisor is gone"));
  setInterval(() => tell({ kind: "alive", debugged: inspector.url() !== undefined }), aliveMs).unref();
  const environment = readEnvironment(process.env);
  const handed = environment.siblings === null ? undefined : takeFromSupervisor;
  const { port, stop } = await startServer({ ...options, environment, handed });
  end = stop;
  await first({ environment, port });
  tell({ kind: "ready", port });
}
