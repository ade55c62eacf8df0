import { expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { compileKernels, sourceOf } from "@/lib/kernels/assembly/build.mjs";

test("EN7 the committed kernels are what their sources compile to", { timeout: 60_000 }, async () => {
  const made = sourceOf(await compileKernels());
  expect(made === readFileSync("lib/kernels/compiled.ts", "utf8")).toBe(true);
});
