/** Which engine trains: the student's wish, or what `chooseEngine` of training/plan makes of this device's measurements. */
import type { Config } from "@/lib/spiral/config";
import type { Trainer } from "@/lib/training/client";
import type { Calibration, EngineName } from "@/lib/training/engine-names";
import { recallCalibration, rememberCalibration } from "./engine-memory";
import type { EngineState, LabState } from "./lab-state";
import type { PatientStore } from "./patient-store";

/** Runs a request; null when it was refused. */
type Attempt = <Result>(request: () => Promise<Result>) => Promise<Result | null>;

/** Finds the engine, and writes into the lab's state what it learns on the way. */
export class EngineChoice {
  readonly #trainer: Trainer;
  readonly #store: PatientStore<LabState>;
  readonly #attempt: Attempt;

  constructor(trainer: Trainer, store: PatientStore<LabState>, attempt: Attempt) {
    this.#trainer = trainer;
    this.#store = store;
    this.#attempt = attempt;
  }

  /** The engine for the lab's config; null when nothing can be asked. */
  async pick(): Promise<EngineName | null> {
    if (!this.#store.get().engine.probe) {
      const probe = await this.#attempt(() => this.#trainer.probe());
      if (!probe) return null;
      this.change({ probe });
    }
    const { config, engine } = this.#store.get();
    const known = recallCalibration(config);
    this.change({ calibration: known });
    const { wish, running } = engine;
    if (wish !== "auto") return wish;
    // each placed point makes other work of nearly the same size: measuring it every time would only get in the way
    if (!known && running && config.dataset.kind === "own") return running;
    if (!known) await this.measure();
    return this.#store.get().engine.calibration?.chosen ?? "fused-wasm";
  }

  /** Measures the engines afresh on the lab's config. */
  async measure(): Promise<void> {
    const { config, engine } = this.#store.get();
    this.change({ measuring: true });
    const calibration = await this.#measureOn(config);
    this.change({ measuring: false, calibration: calibration ?? engine.calibration });
  }

  /** Measures the engines on another config, unless this device has done so before; null when it was refused. */
  measureOther = async (config: Config): Promise<Calibration | null> =>
    recallCalibration(config) ?? this.#measureOn(config);

  /** Writes into the engine's part of the state. */
  change(change: Partial<EngineState>): void {
    this.#store.merge({ engine: { ...this.#store.get().engine, ...change } });
  }

  async #measureOn(config: Config): Promise<Calibration | null> {
    const calibration = await this.#attempt(() => this.#trainer.calibrate(config));
    if (calibration) rememberCalibration(config, calibration);
    return calibration;
  }
}
