// Which engines a browser can run, for browsers of every kind: only the browser's own interfaces are stood in for.
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { calibrate, calibrationBudgetMs } from "@/lib/training/calibrate";
import { probe } from "@/lib/training/probe";
import {
  engineNames,
  type EngineName,
  type Measurement,
  type Unavailable,
} from "@/lib/training/engine-names";
import { smallConfig } from "./harness";

afterEach(() => vi.unstubAllGlobals());

interface Info {
  vendor: string;
  architecture: string;
  description: string;
  isFallbackAdapter?: boolean;
}

const card: Info = { vendor: "nvidia", architecture: "ampere", description: "" };

/** A browser: with or without HTTPS, WebGPU and a card behind it, WebGL and a context behind it. */
function browser(kind: {
  secure: boolean;
  gpu: boolean;
  adapter: Info | null;
  webgl: "none" | "refused" | "there";
}) {
  const requestAdapter = async () => kind.adapter && { info: kind.adapter };
  vi.stubGlobal("navigator", kind.gpu ? { gpu: { requestAdapter } } : {});
  vi.stubGlobal("isSecureContext", kind.secure);
  const context = kind.webgl === "there" ? { getExtension: () => null } : null;
  class Canvas {
    getContext = () => context;
  }
  vi.stubGlobal("OffscreenCanvas", kind.webgl === "none" ? undefined : Canvas);
}

const anyBrowser = fc.record({
  secure: fc.boolean(),
  gpu: fc.boolean(),
  adapter: fc.constantFrom(null, card),
  webgl: fc.constantFrom("none" as const, "refused" as const, "there" as const),
});

test("EN19 each engine is told with the reason why it does not run, in every kind of browser", () =>
  fc.assert(
    fc.asyncProperty(anyBrowser, async (kind) => {
      browser(kind);
      const { engines, adapter } = await probe();
      expect(engines.map(({ engine }) => engine)).toEqual(engineNames);
      const reasons = new Map(engines.map(({ engine, reason }) => [engine, reason]));
      for (const { available, reason } of engines) expect(available).toBe(reason === null);
      const there = kind.gpu && kind.adapter !== null;
      expect(adapter === null).toBe(!there);
      const noGpu: Unavailable = !kind.secure ? "insecure-context" : kind.gpu ? "no-adapter" : "unsupported";
      for (const name of ["fused-webgpu", "tfjs-webgpu"] as const)
        expect(reasons.get(name)).toBe(there ? null : noGpu);
      const noWebGl = { none: "unsupported", refused: "no-adapter", there: null }[kind.webgl];
      expect(reasons.get("tfjs-webgl")).toBe(noWebGl);
      for (const name of ["fused-wasm", "tfjs-wasm", "tfjs-cpu", "plain"] as const)
        expect(reasons.get(name)).toBeNull();
    }),
  ));

test("EN19 a processor that plays a graphics card is told by its flag or by its name", async () => {
  for (const [info, fallback] of [
    [card, false],
    [{ ...card, isFallbackAdapter: true }, true],
    [{ vendor: "google", architecture: "swiftshader", description: "" }, true],
    [{ vendor: "mesa", architecture: "", description: "llvmpipe (LLVM 15.0.7, 256 bits)" }, true],
    [{ vendor: "microsoft", architecture: "", description: "Microsoft Basic Render Driver" }, true],
    [{ vendor: "apple", architecture: "metal-3", description: "Apple M2" }, false],
  ] as const) {
    browser({ secure: true, gpu: true, adapter: info, webgl: "none" });
    expect((await probe()).adapter).toEqual({
      ...{ vendor: info.vendor, architecture: info.architecture, description: info.description },
      fallback,
    });
  }
});

test("EN19 an adapter that is refused with an error is none", async () => {
  vi.stubGlobal("navigator", { gpu: { requestAdapter: () => Promise.reject(new Error("blocked")) } });
  vi.stubGlobal("isSecureContext", true);
  expect((await probe()).adapter).toBeNull();
});

test("EN11 a calibration measures what runs here, tells each result as it comes, and chooses the fastest", async () => {
  browser({ secure: false, gpu: false, adapter: null, webgl: "none" });
  const told: Measurement[] = [];
  const result = await calibrate(smallConfig(), undefined, (one) => told.push(one));
  expect(told).toEqual(result.measurements);
  expect(told.map(({ engine }) => engine)).toEqual(engineNames);
  const speeds = new Map(told.map(({ engine, stepsPerSecond }) => [engine, stepsPerSecond]));
  for (const name of ["fused-wasm", "tfjs-wasm", "tfjs-cpu", "plain"] as const)
    expect(speeds.get(name), name).toBeGreaterThan(0);
  for (const { reason, stepsPerSecond } of told) expect(stepsPerSecond === null).toBe(reason !== null);
  expect(result.because).toBe("fastest");
  expect(speeds.get(result.chosen)).toBe(Math.max(...told.map(({ stepsPerSecond }) => stepsPerSecond ?? 0)));
  expect(result.measuredMs).toBeGreaterThan(calibrationBudgetMs / 10);
});

test("EN11 only the engines that are asked for are measured; a software adapter never is", async () => {
  const software = { vendor: "google", architecture: "swiftshader", description: "" };
  browser({ secure: true, gpu: true, adapter: software, webgl: "none" });
  const asked: EngineName[] = ["fused-webgpu", "plain"];
  const { measurements, chosen } = await calibrate(smallConfig(), asked, () => {});
  expect(measurements.map(({ engine, reason }) => [engine, reason])).toEqual([
    ["fused-webgpu", "software"],
    ["plain", null],
  ]);
  expect(chosen).toBe("plain");
});
