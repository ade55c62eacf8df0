// What another program prints becomes lines of the log.
import { once } from "node:events";
import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { tellLines } from "@/lib/setup/serving/tell-lines";

test("LG1 what another program prints is told line by line, without colours and empty lines", async () => {
  const printed = "\u001b[32m✓ Compiled\u001b[39m in 2 s\n\n   \n  two\r\nno end";
  const child = spawn(process.execPath, ["-e", `process.stdout.write(${JSON.stringify(printed)})`]);
  const told: string[] = [];
  tellLines(child.stdout, (line) => told.push(line));
  await once(child, "close");
  expect(told).toEqual(["✓ Compiled in 2 s", "two", "no end"]);
});
