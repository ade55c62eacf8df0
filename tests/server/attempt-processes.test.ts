// Processes that run students' programs: they reach nothing, know nothing, and their answers are not believed.
import { describe, expect, test } from "vitest";
import { bundleChild } from "@/lib/server/attempts/child-bundle";
import { answerOf } from "@/lib/server/attempts/job";
import { readAnswer } from "@/lib/server/attempts/messages";
import { RunProcess } from "@/lib/server/attempts/run-process";
import type { Program } from "@/lib/tensorlab/check/evaluate";

const child = bundleChild();

async function startProcess(cpuSeconds = 20): Promise<RunProcess> {
  const process = new RunProcess(await child, { cpuSeconds, niceness: 0 });
  expect(await process.ready).toBe(true);
  return process;
}

const program = (source: string, ...names: string[]): Program => ({
  ...{ given: "import torch", source, names, pairs: [], watched: [] },
});

test.each([
  ["would go on runs out of clock", "for (;;);", "slow"],
  ["waits for what never comes has had its time", "", "too-long"],
])("HZ6 what %s", async (_, task, how) => {
  const source = `process.on("message", () => { ${task} }); process.send("ready");`;
  const process = new RunProcess({ source, image: "none" }, { cpuSeconds: 20, niceness: 0 });
  expect(await process.ready).toBe(true);
  expect(await process.run(program(""), 500)).toBe(how);
});

describe("programs", () => {
  test("T8 what one program leaves behind is not there for the next", async () => {
    const process = await startProcess();
    const spoil =
      "import torch\nimport builtins\ntorch.ones = None\nbuiltins.leftover = 1\ntorch.Tensor.sum = None";
    expect(await process.run(program(spoil), 5_000)).toMatchObject({});
    const source =
      "import torch\nimport builtins\nc = torch.ones(2).sum()\nd = hasattr(builtins, 'leftover')";
    const left = await process.run(program(source, "c", "d"), 5_000);
    process.kill();
    expect(left).toMatchObject({ error: null, values: { c: { repr: "tensor(2.)" }, d: { repr: "False" } } });
  });

  test("T9 the process that runs programs knows no key and none of the server's environment", async () => {
    const process = await startProcess();
    const environment =
      "found = '?'\ntry:\n    import os\n    found = str(os.environ)\nexcept Exception: found = 'none'";
    const left = await process.run(program(environment, "found"), 5_000);
    process.kill();
    expect(JSON.stringify(left)).not.toMatch(/SECRET|DATABASE_URL|postgres/);
  });
});

describe("HA5 the answer of a process", () => {
  const left = { given: [], error: null, values: {}, shared: [], seen: [] } as const;

  test("HA5 answers the job that was asked, by an id that nobody guesses, or it is none", () => {
    expect(
      readAnswer("asked", [], answerOf("asked", { ...left, given: [], shared: [], seen: [] })),
    ).toMatchObject({
      error: null,
    });
    expect(
      readAnswer("asked", [], answerOf("other", { ...left, given: [], shared: [], seen: [] })),
    ).toBeNull();
    for (const forged of [null, "ready", 7, {}, { id: "asked" }, { id: "asked", leavings: { error: null } }])
      expect(readAnswer("asked", [], forged)).toBeNull();
  });

  test("HA5 is bounded and well-formed, or it is none", () => {
    const error = (message: string) => ({
      id: "asked",
      leavings: { given: [], error: { type: "ValueError", message, line: null, signs: null } },
    });
    expect(readAnswer("asked", [], error("as it should be"))).not.toBeNull();
    for (const message of ["x".repeat(4_001), "\u0000", "\uD83D"])
      expect(readAnswer("asked", [], error(message))).toBeNull();
    const shape = { kind: "tensor", dtype: "float32", shape: [2], values: "A".repeat(250_001) };
    const huge = { ...left, values: { c: { ...shape, requiresGrad: false, repr: "" } } };
    expect(readAnswer("asked", [], { id: "asked", leavings: huge })).toBeNull();
    const more = { id: "asked", leavings: { ...left, seen: ["loop", "slice"] } };
    expect(readAnswer("asked", ["loop"], more)).toMatchObject({ seen: ["loop"] });
  });

  test("HA5 a process that uses up its processor time ends by that, whatever the clock says", async () => {
    const process = await startProcess(3);
    expect(await process.run(program("while True: pass"), 50_000)).toBe("too-long");
    expect(process.alive).toBe(false);
  });
});
