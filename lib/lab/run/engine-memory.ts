/** Which engines were how fast on this device, remembered so that one measures once. */
import type { Config } from "@/lib/spiral/config";
import { calibrationKey } from "@/lib/training/plan";
import { engineNames, type Calibration } from "@/lib/training/protocol/engines";
import type { EngineWish } from "./lab-state";

const calibrationsName = "spiralroom-engines-1";
const wishName = "spiralroom-engine-wish";
const mostRemembered = 40;

/** Storage may be missing or full: then one measures again. */
function read(): Record<string, Calibration> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(calibrationsName) ?? "{}");
    // written below by this very file; a wrong shape is caught where it is used
    return stored && typeof stored === "object" ? (stored as Record<string, Calibration>) : {};
  } catch {
    return {};
  }
}

export function recallCalibration(config: Config): Calibration | null {
  const found = read()[calibrationKey(config)];
  return found && engineNames.includes(found.chosen) && Array.isArray(found.measurements) ? found : null;
}

export function rememberCalibration(config: Config, calibration: Calibration): void {
  const entries = Object.entries({ ...read(), [calibrationKey(config)]: calibration });
  try {
    localStorage.setItem(
      calibrationsName,
      JSON.stringify(Object.fromEntries(entries.slice(-mostRemembered))),
    );
  } catch {
    // nothing is lost but the time of measuring again
  }
}

export function recallWish(): EngineWish {
  try {
    const stored = localStorage.getItem(wishName);
    return engineNames.find((name) => name === stored) ?? "auto";
  } catch {
    return "auto";
  }
}

export function rememberWish(wish: EngineWish): void {
  try {
    localStorage.setItem(wishName, wish);
  } catch {
    // the choice holds for this page only
  }
}
