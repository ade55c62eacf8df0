import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

test("C9 no schema that a browser reads by makes code from text, or asks whether it may", async () => {
  const made: unknown[][] = [];
  const refuse = (_: unknown, args: unknown[]): never => {
    made.push(args);
    throw new EvalError("a page's policy forbids this");
  };
  const ownFunction = globalThis.Function;
  globalThis.Function = new Proxy<FunctionConstructor>(ownFunction, {
    construct: refuse,
    apply: (target, _, args) => refuse(target, args),
  });
  try {
    for (const file of readdirSync("lib/contract"))
      await import(`../../lib/contract/${file.replace(".ts", "")}.ts`);
    const { runConfigSchema } = await import("@/lib/contract/run-config");
    expect(runConfigSchema.safeParse({ dataset: {} }).success).toBe(false);
  } finally {
    globalThis.Function = ownFunction;
  }
  expect(made).toEqual([]);
});
