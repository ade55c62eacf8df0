// Which engine opens when the wanted one cannot, on what Node offers: neither WebGPU nor WebGL.
import { expect, test } from "vitest";
import { openEngine, openFirst, withFallbacks } from "@/lib/training/open-engine";
import { bitExact } from "./bit-exact";
import { engineNames } from "@/lib/training/engine-names";
import { prepareWork } from "@/lib/training/work";
import { smallConfig } from "./harness";

const work = prepareWork(smallConfig());

test("EN15 every name opens its own engine, or fails with a reason", async () => {
  for (const name of engineNames) {
    if (!bitExact.includes(name)) {
      await expect(openEngine(name, work), name).rejects.toThrow();
      continue;
    }
    const engine = await openEngine(name, work);
    expect(engine.name).toBe(name);
    expect((await engine.read()).weights).toEqual(work.initial);
    expect(await engine.read()).toMatchObject({ step: 0, slotSteps: 0 });
    engine.dispose();
  }
});

test("EN15 the first that starts is opened, and the first that did not is told", async () => {
  const opened = await openFirst(["fused-webgpu", "tfjs-webgpu", "plain", "fused-wasm"], work);
  expect(opened?.engine.name).toBe("plain");
  expect(opened?.instead).toMatchObject({ engine: "fused-webgpu", reason: "failed" });
  expect(await openFirst(["fused-wasm"], work)).toMatchObject({ instead: null });
  expect(await openFirst(["fused-webgpu"], work)).toBeNull();
  expect(await openFirst([], work)).toBeNull();
});

test("EN15 the wanted engine comes first, and only once", () => {
  for (const name of engineNames) {
    const order = withFallbacks(name);
    expect(order[0]).toBe(name);
    expect(new Set(order).size).toBe(order.length);
  }
});

test("EN4 an engine's state is a copy: what becomes of it is nobody else's", async () => {
  for (const name of bitExact) {
    const engine = await openEngine(name, work);
    await engine.run(3);
    const state = await engine.read();
    const kept = structuredClone(state);
    state.weights.fill(NaN);
    for (const slot of state.slots) slot.fill(NaN);
    expect(await engine.read(), name).toEqual(kept);
    engine.write(kept);
    const given = structuredClone(kept);
    kept.weights.fill(0);
    for (const slot of kept.slots) slot.fill(0);
    expect(await engine.read(), name).toEqual(given);
    engine.dispose();
  }
});

test("EN4 an engine that goes on from weights alone begins with empty averages", async () => {
  for (const name of bitExact) {
    const [fresh, used] = [await openEngine(name, work), await openEngine(name, work)];
    await used.run(7);
    used.write({ step: 0, slotSteps: 0, weights: work.initial, slots: [] });
    expect((await used.run(5)).losses, name).toEqual((await fresh.run(5)).losses);
    expect(await used.read(), name).toEqual(await fresh.read());
    fresh.dispose();
    used.dispose();
  }
});
