// A short training on WebGPU. Here the adapter is an imitation in software, so points and epochs are few.
import { expect } from "@playwright/test";
import { encodeConfig, defaultConfig } from "@/lib/lab/config/config-link";
import { Lab } from "./lab";
import { test } from "./test";

const small = {
  ...defaultConfig,
  dataset: { ...defaultConfig.dataset, pointsPerClass: 50, heldOutPerClass: 20 },
  network: {
    ...defaultConfig.network,
    hidden: [{ units: 8, activation: "relu" as const, dropout: 0 }],
  },
  optimizer: { ...defaultConfig.optimizer, learningRate: 0.05 },
  epochs: 10,
};

async function trained(lab: Lab): Promise<number> {
  await lab.train();
  const { epoch, loss } = await lab.outcome();
  expect(epoch).toBe(small.epochs);
  return loss;
}

for (const engine of ["tfjs-webgpu", "fused-webgpu"] as const)
  test(`E3 a short training on ${engine} agrees with the plain loop`, async ({ page }) => {
    const lab = new Lab(page);
    await lab.open(`?${encodeConfig(small)}`);
    await lab.useEngine("plain");
    const plain = await trained(lab);
    await lab.useEngine(engine);
    const webgpu = await trained(lab);
    await lab.runsOn(engine);
    // untrained, three classes have a loss of ln 3, about 1.1
    expect(webgpu).toBeLessThan(1);
    expect(Math.abs(webgpu - plain)).toBeLessThan(0.002);
  });
