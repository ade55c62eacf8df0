/** What this device remembers of its engines: how fast they were, so that one measures once, and which was wished. */
import * as z from "@/lib/contract/zod";
import { asJson, recordOf, Remembered } from "@/lib/client/remembered";
import type { Config } from "@/lib/spiral/config";
import { calibrationKey } from "@/lib/training/plan";
import { engineNames, type Calibration } from "@/lib/training/engine-names";
import { engineWishes, type EngineWish } from "./lab-state";

/** Calibrations kept; the oldest go. */
const mostRemembered = 40;

const calibrationSchema = z.object({
  measurements: z.array(
    z.object({
      engine: z.enum(engineNames),
      stepsPerSecond: z.number().nullable(),
      reason: z
        .enum(["insecure-context", "unsupported", "no-adapter", "failed", "disagrees", "software"])
        .nullable(),
      startMs: z.number(),
    }),
  ),
  chosen: z.enum(engineNames),
  because: z.enum(["webgpu", "faster-than-webgpu", "fastest", "fallback"]),
  measuredMs: z.number(),
}) satisfies z.ZodType<Calibration>;

const calibrations = new Remembered<Record<string, Calibration>>({
  owner: null,
  key: "spiralroom-engines-1",
  schema: asJson(recordOf(calibrationSchema)),
  otherwise: {},
});

const wish = new Remembered<EngineWish>({
  owner: null,
  key: "spiralroom-engine-wish",
  schema: z.enum(engineWishes),
  otherwise: "auto",
});

/** What was measured on work of this config's size; null when that is still to be done. */
export const recallCalibration = (config: Config): Calibration | null =>
  calibrations.get()[calibrationKey(config)] ?? null;

/** Keeps what was measured, for every config of the same size. */
export function rememberCalibration(config: Config, calibration: Calibration): void {
  const entries = Object.entries({ ...calibrations.get(), [calibrationKey(config)]: calibration });
  calibrations.set(Object.fromEntries(entries.slice(-mostRemembered)));
}

/** The engine that was asked for last; "auto" before any. */
export const recallWish = (): EngineWish => wish.get();

/** Keeps what was asked for. */
export const rememberWish = (next: EngineWish): void => void wish.set(next);
