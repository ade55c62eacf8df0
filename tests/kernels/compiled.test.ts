import { expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { compileKernels, modules, sourceOf } from "@/lib/kernels/assembly/build.mjs";

test("EN7 the committed kernels are what their sources compile to", async () => {
  for (const [name, target] of Object.entries(modules)) {
    const made = sourceOf(await compileKernels(name));
    expect(made === readFileSync(`lib/kernels/${target}.ts`, "utf8"), name).toBe(true);
  }
});
