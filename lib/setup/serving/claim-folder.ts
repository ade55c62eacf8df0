/**
 * One Spiralroom at a time on a data folder. Whoever holds it answers with a secret word at the address in a file there:
 * a number of a process would be another's after a restart of the machine, and a lock that a kill leaves is no answer.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { EnvironmentError } from "@/lib/server/environment";

const claimSchema = z.object({ port: z.number(), word: z.string(), pid: z.number() });
type Claim = z.infer<typeof claimSchema>;

function read(file: string): Claim | null {
  try {
    return claimSchema.safeParse(JSON.parse(readFileSync(file, "utf8"))).data ?? null;
  } catch {
    // gone, or cut short by a kill
    return null;
  }
}

/** Whether the one who wrote the claim still answers. */
function holds({ port, word }: Claim): Promise<boolean> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect({ port, host: "127.0.0.1", timeout: 5_000 });
    socket.on("data", (bytes) => (heard += bytes.toString().slice(0, 100)));
    socket.on("error", () => undefined);
    socket.on("timeout", () => socket.destroy());
    socket.on("close", () => resolve(heard === word));
  });
}

/** Answers with the word. @returns the port */
function answerWith(word: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.end(word);
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

const fileOf = (folder: string): string => path.join(folder, "running.json");

/** Whether a Spiralroom runs on the folder. */
export async function isClaimed(folder: string): Promise<boolean> {
  const claim = read(fileOf(folder));
  return claim !== null && (await holds(claim));
}

function written(file: string, claim: Claim): boolean {
  try {
    writeFileSync(file, JSON.stringify(claim), { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Claims the folder until this process ends.
 * @throws EnvironmentError when another process holds it
 */
export async function claimFolder(folder: string): Promise<void> {
  const file = fileOf(folder);
  const word = randomBytes(16).toString("base64url");
  const claim: Claim = { port: await answerWith(word), word, pid: process.pid };
  while (!written(file, claim)) {
    // what is just being written is whole a moment later
    if (!read(file)) await pause(200);
    const other = read(file);
    if (other && (await holds(other)))
      throw new EnvironmentError(
        `Spiralroom is already running on ${folder}, as process ${other.pid}. Stop that one, or set the environment variable SPIRALROOM_DATA to another folder.`,
      );
    rmSync(file, { force: true });
  }
  process.on("exit", () => read(file)?.word === word && rmSync(file, { force: true }));
}
