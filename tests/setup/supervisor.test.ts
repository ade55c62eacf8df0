// What a supervisor does with the processes that it starts, whatever these are.
import type { ChildProcess } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { restartDelayMs } from "@/lib/setup/serving/restart-delay";
import { supervise } from "@/lib/setup/serving/supervisor";
import { stopMessage } from "@/lib/setup/serving/signs";

/** A process that serves at once, and ends when it is told to. */
class Stub extends EventEmitter {
  connected = true;
  readonly pid = undefined;

  constructor() {
    super();
    setImmediate(() => this.emit("message", { kind: "ready", port: 1 }));
  }

  send(message: unknown): boolean {
    if (message === stopMessage) setImmediate(() => this.end(0));
    return true;
  }

  kill = (): boolean => true;

  end(code: number): void {
    this.connected = false;
    this.emit("exit", code, null);
  }
}

test("ND13 a node that is renewed while it is to be started again after a while is the one that is kept running", async () => {
  const started: Stub[] = [];
  const said = new EventEmitter();
  const supervisor = supervise({
    spawn: () => {
      const stub = new Stub();
      started.push(stub);
      return stub as unknown as ChildProcess;
    },
    say: (line) => said.emit(line.includes("again in") ? "waits" : "word"),
  });
  await supervisor.ready;
  for (let deaths = 0; deaths < 3; deaths++) {
    const back = once(said, "word").then(() => once(said, "word"));
    started.at(-1)?.end(1);
    await back;
  }
  const waits = once(said, "waits");
  started.at(-1)?.end(1);
  await waits;
  expect(await supervisor.replace()).toBe(true);
  const renewed = started.at(-1);
  expect(started).toHaveLength(5);

  // the wait, of which the log has told, is over
  await pause(restartDelayMs(3, true) + 50);
  expect(started).toHaveLength(5);
  expect(started.filter(({ connected }) => connected)).toEqual([renewed]);
  const back = once(said, "word");
  renewed?.end(1);
  await back;
  expect(started).toHaveLength(6);
  supervisor.stop();
  expect(await supervisor.ended).toBe(0);
});
