// A bare TCP connection, on which anything can be said.
import { connect, type Socket } from "node:net";

export interface RawWire {
  socket: Socket;
  /** what has come back so far */
  heard: () => string;
  /** resolves with everything heard when the other side has ended it; rejects after the time */
  ended: (withinMs?: number) => Promise<string>;
}

/** Connects and writes; lines are ended as HTTP ends them. */
export async function rawWire(port: number, text = ""): Promise<RawWire> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk: Buffer) => (heard += chunk.toString("latin1")));
  socket.on("error", () => undefined);
  const end = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  if (text) socket.write(text.replaceAll("\n", "\r\n"));
  const ended = (withinMs = 5_000) =>
    new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`still open, said: ${heard}`)), withinMs);
      void end.then(() => (clearTimeout(timer), resolve(heard)));
    });
  return { socket, heard: () => heard, ended };
}
