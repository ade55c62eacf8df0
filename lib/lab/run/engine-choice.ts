import type { Config } from "@/lib/spiral/config";
import type { Trainer } from "@/lib/training/client";
import type { Calibration, EngineName } from "@/lib/training/protocol/engines";
import { recallCalibration, rememberCalibration } from "./engine-memory";
import type { EngineState, LabState } from "./lab-state";
import type { Store } from "./store";

/** Runs a request; null when it was refused. */
type Attempt = <Result>(request: () => Promise<Result>) => Promise<Result | null>;

/** Finds the engine to train with: the student's wish, or the fastest as measured on this device. */
export class EngineChoice {
  constructor(
    private readonly trainer: Trainer,
    private readonly store: Store<LabState>,
    private readonly attempt: Attempt,
  ) {}

  /** The engine for the lab's config; null when nothing can be asked. */
  async pick(): Promise<EngineName | null> {
    if (!this.store.get().engine.probe) {
      const probe = await this.attempt(() => this.trainer.probe());
      if (!probe) return null;
      this.change({ probe });
    }
    const { config, engine } = this.store.get();
    const known = recallCalibration(config);
    this.change({ calibration: known });
    const { wish, running } = engine;
    if (wish !== "auto") return wish;
    // each placed point makes other work of nearly the same size: measuring it every time would only get in the way
    if (!known && running && config.dataset.kind === "own") return running;
    if (!known) await this.measure();
    return this.store.get().engine.calibration?.chosen ?? "fused-wasm";
  }

  /** Measures the engines afresh on the lab's config. */
  async measure(): Promise<void> {
    const { config, engine } = this.store.get();
    this.change({ measuring: true });
    const calibration = await this.attempt(() => this.trainer.calibrate(config));
    if (calibration) rememberCalibration(config, calibration);
    this.change({ measuring: false, calibration: calibration ?? engine.calibration });
  }

  /** Measures the engines on another config, unless this device has done so before. */
  async measureOther(config: Config): Promise<Calibration | null> {
    const known = recallCalibration(config);
    if (known) return known;
    const calibration = await this.attempt(() => this.trainer.calibrate(config));
    if (calibration) rememberCalibration(config, calibration);
    return calibration;
  }

  private change(change: Partial<EngineState>): void {
    this.store.set({ engine: { ...this.store.get().engine, ...change } });
  }
}
