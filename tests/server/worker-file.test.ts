// What the pool's workers are started from.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { workerFile } from "@/lib/server/verification/worker-file";

test("HS5 a worker's task is one file of JavaScript, written once, that asks for nothing but Node's own", async () => {
  for (const task of ["score", "vote"] as const) {
    const address = await workerFile(task);
    expect(await workerFile(task)).toBe(address);
    const text = await readFile(fileURLToPath(address), "utf8");
    const asked = [...text.matchAll(/\bfrom"([^"]+)"|\bimport\("([^"]+)"\)/g)].map(
      ([, one, other]) => one ?? other,
    );
    expect(asked).toContain("node:crypto");
    expect(asked.filter((name) => !name.startsWith("node:"))).toEqual([]);
  }
});
