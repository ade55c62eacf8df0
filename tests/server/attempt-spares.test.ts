// Processes that cannot be started: nobody's verdict, a growing pause, a line in the log.
import { describe, expect, test } from "vitest";
import { NoProcess, Spares } from "@/lib/server/attempts/spares";
import type { Log, LogFields } from "@/lib/server/log";

describe("HA8 processes that die before they run anything", () => {
  test("HA8 are tried again after a growing pause, told in the log, and given up for the moment", async () => {
    const lines: LogFields[] = [];
    const log: Log = {
      info: () => undefined,
      error: () => undefined,
      warn: (_, fields) => lines.push(fields ?? {}),
    };
    const allowance = { cpuSeconds: 10, niceness: 0 };
    const spares = new Spares({
      program: () => Promise.resolve({ source: "process.exit(3)", image: "none" }),
      allowance,
      kept: 2,
      log,
    });
    await expect(spares.take()).rejects.toThrow(NoProcess);
    expect(lines).toEqual([
      { count: 1, ms: 250 },
      { count: 2, ms: 500 },
      { count: 3, ms: 1_000 },
    ]);
    // none is made ahead while they die
    spares.prepare();
    spares.close();
    await expect(spares.take()).rejects.toThrow(NoProcess);
  });
});
