/** What a lab is given by the place that it stands in. */
import type { Config } from "@/lib/spiral/config";
import type { LockableControl } from "@/lib/spiral/lockable-control";
import type { Trainer } from "@/lib/training/client";
import type { StopRules } from "@/lib/training/protocol";
import type { UnderwayKeeper } from "../keep/underway-keeper";
import type { Hand } from "./run-care";

/** All of it may be missing: such a lab keeps nothing and allows everything. */
export interface LabOptions {
  /** takes a run that did something and is left: by another config, a reset, or at its end */
  onRun?: Hand;
  /** keeps the run in front; without it a reload is its end */
  keeper?: UnderwayKeeper;
  /** whether what this tab had set is wanted again; always unless told */
  takesUp?: (kept: Config, stop: StopRules) => boolean;
  /** what ends a run early, to begin with */
  stop?: StopRules;
  /** locked controls that a config would change; such a config is refused */
  brokenLocks?: (config: Config) => LockableControl[];
  /** starts the worker; replaced where workers are made differently */
  open?: () => Trainer;
}
