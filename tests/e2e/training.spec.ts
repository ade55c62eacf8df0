// The course's own pair of trainings, whole, in the real browser on TensorFlow.js's WebAssembly backend.
import { expect } from "@playwright/test";
import { presets } from "@/lib/content/presets";
import { referenceColumns, referenceTable } from "../fixtures/content/reference-table";
import { courseTraining } from "@/lib/content/training-setup";
import { Lab } from "./lab";
import { test } from "./test";

/** What PyTorch's own mean over three seeds may differ by from our one seed: others' data and initial weights. */
const tolerance = { accuracy: 0.02, loss: 0.02 };

function reference(preset: (typeof presets)[number]) {
  const column = referenceColumns.findIndex(
    ({ optimizer, learningRate }) => optimizer === preset.optimizer && learningRate === preset.learningRate,
  );
  const row = referenceTable.find(({ activation }) => activation === preset.activation);
  if (!row || column < 0) throw new Error(`the table has no cell for ${preset.id}`);
  return row.results[column];
}

for (const preset of presets)
  test(`E2 the course's preset "${preset.id}" reaches what PyTorch reaches, on TensorFlow.js in WebAssembly`, async ({
    page,
  }) => {
    const lab = new Lab(page);
    await lab.open();
    await lab.useEngine("tfjs-wasm");
    await page.getByRole("button", { name: preset.name.en }).click();
    await lab.train();
    const { epoch, loss, accuracy } = await lab.outcome();
    expect(epoch).toBe(courseTraining.epochs);
    await lab.runsOn("tfjs-wasm");
    const expected = reference(preset);
    expect(Math.abs(accuracy - expected.accuracy)).toBeLessThan(tolerance.accuracy);
    expect(Math.abs(loss - expected.loss)).toBeLessThan(tolerance.loss);
  });
