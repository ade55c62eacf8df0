// One port before several processes, some of which stand still or die with what they were handed.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { Balancer } from "@/lib/setup/serving/balancer";

const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill("SIGKILL")));

async function started(program: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  running.push(child);
  await once(child, "message");
  return child;
}

/** Says after what it was asked that it was it. */
const serving = (name: string): Promise<ChildProcess> =>
  started(`
    process.on("message", ({ number }, socket) => {
      process.send({ kind: "taken", number });
      socket?.once("data", (asked) => socket.end(asked + " ${name}"));
      socket?.resume();
    });
    process.send("up");`);

/** Takes nothing of what it is handed. */
const standing = (): Promise<ChildProcess> =>
  started(`
    process.on("message", () => undefined);
    process.send("up", () => { for (;;); });`);

function ask(port: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write("asked");
  return text(socket);
}

test("ND6 connections go round, and each is served by the one that took it", async () => {
  const balancer = new Balancer();
  const port = await balancer.listen(0, "127.0.0.1");
  const early = ask(port);
  for (const name of ["one", "two"]) balancer.add(await serving(name));
  expect(await early).toMatch(/^asked (one|two)$/);
  const answers: string[] = [];
  for (let times = 0; times < 6; times++) answers.push(await ask(port));
  expect(answers.toSorted()).toEqual([...Array(3).fill("asked one"), ...Array(3).fill("asked two")]);
});

test("ND21 what was handed to a process that dies before it takes it is served by another, and who stands still gets no more", async () => {
  const balancer = new Balancer();
  const port = await balancer.listen(0, "127.0.0.1");
  const still = await standing();
  balancer.add(still);
  const asked = Array.from({ length: 8 }, () => ask(port));
  // all of them are with it
  await pause(200);
  balancer.add(await serving("one"));
  for (let times = 0; times < 4; times++) expect(await ask(port)).toBe("asked one");
  still.kill("SIGKILL");
  expect(await Promise.all(asked)).toEqual(Array(8).fill("asked one"));
});

test("ND21 what never arrives at a process is served by another, and nobody else's connection is taken for it", async () => {
  const balancer = new Balancer();
  const port = await balancer.listen(0, "127.0.0.1");
  // what of the first two it was handed it does not know
  balancer.add(
    await started(`
      let lost = 2;
      process.on("message", ({ number }, socket) => {
        if (lost-- > 0) return socket.destroy();
        process.send({ kind: "taken", number });
        socket.once("data", (asked) => socket.end(asked + " two"));
        socket.resume();
      });
      process.send("up");`),
  );
  const asked = Array.from({ length: 3 }, () => ask(port));
  expect(await Promise.all(asked)).toEqual(Array(3).fill("asked two"));
  // it has no more to take than another
  balancer.add(await serving("one"));
  const answers = [await ask(port), await ask(port)];
  expect(answers.toSorted()).toEqual(["asked one", "asked two"]);
});
