/** What the trainer tells of the run in front, written into the lab's state. */
import type { Trainer } from "@/lib/training/client";
import type { EventKind, Events, Progress } from "@/lib/training/protocol";
import type { EngineChoice } from "./engine-choice";
import { afterProgress, type LabState } from "./lab-state";
import type { LiveLook } from "./live-look";
import type { PatientStore } from "./patient-store";
import type { RunCare } from "./run-care";

interface Parts {
  trainer: Trainer;
  store: PatientStore<LabState>;
  look: LiveLook;
  choice: EngineChoice;
  care: RunCare;
}

/** Of one controller. */
export class Front {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#listen();
  }

  /** The run has made progress; it is drawn soon. */
  take(progress: Progress): void {
    const { store } = this.#parts;
    store.mergeSoon(afterProgress(store.get(), progress));
  }

  /** The run rests here; what it has done is kept. */
  settle(phase: "ready" | "paused" | "finished", progress: Progress): void {
    const { store, look, care } = this.#parts;
    this.take(progress);
    store.merge({ phase, stepsPerSecond: 0 });
    look.wake();
    if (progress.step > 0) void care.keep();
  }

  #listen(): void {
    const { trainer, store, look, choice, care } = this.#parts;
    this.#hear("progress", (progress) => {
      if (store.get().phase !== "training") return;
      this.take(progress);
      care.keepInTime();
    });
    this.#hear("paused", (progress) => this.settle("paused", progress));
    this.#hear("stopped", ({ reason, ...progress }) => {
      store.merge({ stopReason: reason });
      this.settle("finished", progress);
      void care.handOn().then(care.keep);
    });
    this.#hear("diverged", (divergence) => {
      const { epoch, step } = divergence;
      store.merge({ phase: "diverged", divergence, epoch, step, stepsPerSecond: 0 });
      look.wake();
      void care.keep();
    });
    this.#hear("engineLost", ({ next, ...instead }) => {
      choice.change({ running: next, instead });
      if (!next) store.merge({ phase: "failed", failure: instead.detail });
    });
    trainer.on("failed", ({ message }) => store.merge({ phase: "failed", failure: message }));
  }

  /** Until the run in front is loaded, what comes is of the one that was left. */
  #hear<K extends EventKind>(name: K, listener: (data: Events[K]) => void): void {
    const { trainer, store } = this.#parts;
    trainer.on(name, (data) => {
      if (store.get().phase !== "preparing") listener(data);
    });
  }
}
