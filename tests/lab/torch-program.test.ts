import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import en from "@/lib/content/messages/en/lab.json";
import zh from "@/lib/content/messages/zh/lab.json";
import { torchProgram } from "@/lib/spiral/program/torch-program";
import { prepareWork } from "@/lib/training/work";
import { openEngine } from "@/lib/training/open-engine";
import { cases, dropoutCase } from "../fixtures/programs/cases";
import recorded from "../fixtures/programs/results.json";

const folder = path.resolve(import.meta.dirname, "../fixtures/programs");
const golden = (name: string) => readFileSync(path.join(folder, `${name}.py.txt`), "utf8");
const results = recorded.results as Record<
  string,
  { epoch: number; loss: number; accuracy: number; heldOut?: number }[]
>;

describe("the exported PyTorch program", () => {
  test.each(Object.entries({ ...cases, dropout: dropoutCase }))(
    "LB5 of %s is the text that was run under PyTorch",
    (name, config) => {
      expect(torchProgram(config, en.program)).toBe(golden(name));
      expect(results[name].at(-1)?.epoch).toBe(config.epochs);
    },
  );

  test.each(Object.entries(cases))(
    "LB5 PyTorch's losses in %s are this engine's to rounding",
    async (name, config) => {
      const work = prepareWork(config);
      const engine = await openEngine("plain", work);
      let done = 0;
      for (const { epoch, loss, accuracy, heldOut } of results[name]) {
        await engine.run((epoch - done) * work.stepsPerEpoch);
        done = epoch;
        const training = await engine.evaluate("training");
        expect(Math.abs(training.loss - loss)).toBeLessThan(2e-5);
        // a point on the boundary may fall to the other side
        expect(Math.abs(training.accuracy - accuracy)).toBeLessThan(1.5 / work.training.count + 1e-4);
        expect(heldOut === undefined).toBe(work.heldOut.count === 0);
        if (heldOut === undefined) continue;
        const others = await engine.evaluate("held-out");
        expect(Math.abs(others.accuracy - heldOut)).toBeLessThan(1.5 / work.heldOut.count + 1e-4);
      }
    },
  );

  test("LB5 a run's file gives PyTorch the lab's weights", async () => {
    const engine = await openEngine("plain", prepareWork(cases["momentum-batches"]));
    const { loss, accuracy } = await engine.evaluate("training");
    expect(loss).toBeCloseTo(recorded.loaded.loss, 5);
    expect(accuracy).toBeCloseTo(recorded.loaded.accuracy, 4);
  });

  test("LB5 where all points train it says so, and measures nothing on none", () => {
    const text = torchProgram(cases["own-few"], en.program);
    expect(text).toContain("held-out: no points, all of them train");
    expect(text).not.toMatch(/held_out \{|held_out_labels\)/);
  });

  test("LB5 is the same program in both languages but for its comments", () => {
    const bare = (text: string) => text.replace(/^\s*#.*$/gm, "#");
    for (const config of Object.values(cases))
      expect(bare(torchProgram(config, zh.program))).toBe(bare(torchProgram(config, en.program)));
  });

  test("LB5 uses every word that is translated", () => {
    const all = Object.values({ ...cases, dropout: dropoutCase }).map((config) =>
      torchProgram(config, en.program),
    );
    for (const word of Object.values(en.program)) expect(all.join("\n")).toContain(`# ${word}\n`);
  });
});
