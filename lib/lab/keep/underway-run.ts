/** A run that is not over: what a page goes on with after a reload, after Back, after the death of its tab. */
import { runConfigSchema } from "@/lib/contract/run-config";
import type { Config } from "@/lib/spiral/config";
import { parameterCount } from "@/lib/spiral/network";
import type { GradientSample, Snapshot, StopReason } from "@/lib/training/protocol";
import type { Kept } from "./shelf";

/** What is kept of a run. */
export interface UnderwayContent {
  config: Config;
  /** it was training, or somebody was asked whether it shall go on; else it rested */
  going: boolean;
  snapshot: Snapshot;
  gradients: readonly GradientSample[];
  /** the weights are no longer what the config makes */
  foreign: "edited" | "imported" | null;
  stopReason: StopReason | null;
  /** step at which it was last handed to the list of runs */
  handedAt: number;
}

/** A run as one page left it. Only that page writes it; another that goes on from it writes a copy of its own. */
export interface UnderwayRun extends Kept, UnderwayContent {
  /** the lab that it belongs to: its data and lesson, as a text */
  place: string;
  /** milliseconds of training that a sudden end may have cost at most */
  gap: number;
  /** the copy that it went on from, as that was then; null: it has gone on without a break */
  from: Pick<Kept, "id" | "at"> | null;
}

/** Whether a page can go on from it: another version may have written it. */
export function isSound({ config, snapshot }: UnderwayContent): boolean {
  const { network, dataset } = config;
  return (
    runConfigSchema.safeParse(config).success &&
    snapshot.weights.length === parameterCount(network, dataset.classes) &&
    snapshot.weights.every(Number.isFinite)
  );
}

/** Whether another copy goes on from this one as it stands: it holds nothing that is not there. */
export const isSuperseded = ({ id, at }: UnderwayRun, all: readonly UnderwayRun[]): boolean =>
  all.some(({ from }) => from?.id === id && from.at === at);

/** Under which the list of runs keeps a run as it stood at a step: handed on twice it is there once. */
export const listedId = (id: string, step: number): string => `${id}@${step}`;
