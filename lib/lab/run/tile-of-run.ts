/** What a teacher's wall is shown of the run in front, made of what the page shows anyway. */
import { wireLimits } from "@/lib/contract/protocol";
import type { Progress, Still, Trying } from "@/lib/contract/views";
import type { Tile } from "@/lib/contract/wall";
import type { Config } from "@/lib/spiral/config";
import { networkName, parameterCount } from "@/lib/spiral/network";
import { packMap, smallMapSides } from "@/lib/spiral/small-map";
import { curveForWire, withLatest } from "./history";
import type { LabState, Phase } from "./lab-state";

/** What a teacher is told of each phase. */
const reportedPhase = {
  empty: "idle",
  preparing: "idle",
  ready: "idle",
  training: "training",
  paused: "paused",
  finished: "finished",
  diverged: "diverged",
  failed: "idle",
} as const satisfies Record<Phase, Tile["state"]>;

/** What a class is grouped by of a run. */
export const tryingOf = ({ network, optimizer }: Pick<Config, "network" | "optimizer">): Trying => ({
  activation: network.hidden[0]?.activation ?? "none",
  optimizer: optimizer.kind,
  layers: network.hidden.length,
});

type Run = Pick<LabState, "config" | "phase" | "epoch" | "latest" | "curve" | "map">;

/** What a teacher is told of the run in front. @param still why it stands still; null for one that does not */
export function progressOfRun(run: Omit<Run, "curve" | "map">, still: Still | null): Progress {
  const { config, phase, epoch, latest } = run;
  return {
    ...{ activity: "spiral", state: reportedPhase[phase], trying: tryingOf(config) },
    ...{ epoch: Math.floor(epoch), accuracy: shownAccuracy(latest) },
    ...(still && { still }),
  };
}

/** The accuracy to show: on points that were held out, where there are any. */
const shownAccuracy = (latest: LabState["latest"]): number | null =>
  latest?.heldOutAccuracy ?? latest?.trainAccuracy ?? null;

function sparkOf({ curve, latest }: Run): number[] {
  const measured = withLatest(curve, latest).flatMap((point) => shownAccuracy(point) ?? []);
  return measured.slice(-wireLimits.sparkPoints).map((accuracy) => Math.round(100 * accuracy));
}

/**
 * The tile of a run.
 * @param still why it stands still; null for one that does not
 * @param closely with the setup, the curve, and a finer map
 */
export function tileOfRun(run: Run, still: Still | null, closely: boolean): Tile {
  const { config, phase, epoch, latest, map } = run;
  const { dataset, ...setup } = config;
  const { network } = setup;
  const { activation, optimizer } = tryingOf(setup);
  return {
    map: map && packMap(map, smallMapSides[closely ? "closely" : "wall"]),
    network: networkName(network, dataset.classes),
    ...{ activation, optimizer, rate: setup.optimizer.learningRate },
    parameters: parameterCount(network, dataset.classes),
    ...{ state: reportedPhase[phase], epoch: Math.floor(epoch), accuracy: shownAccuracy(latest) },
    ...(still && { still }),
    spark: sparkOf(run),
    ...(closely && {
      closer: { setup, curve: curveForWire(withLatest(run.curve, latest), wireLimits.closelyPoints) },
    }),
  };
}
