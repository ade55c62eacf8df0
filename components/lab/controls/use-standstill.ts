"use client";
import { useMemo } from "react";
import type { Still } from "@/lib/contract/views";
import { withLatest } from "@/lib/lab/run/history";
import { foundOf, isLookedAt, type Found } from "@/lib/lab/still/found";
import { standsStill } from "@/lib/lab/still/stands-still";
import { standstillOf, type RunSoFar, type Standstill } from "@/lib/lab/still/standstill";
import { parameterCount } from "@/lib/spiral/network";
import { useLabState, useSlowLabState } from "../use-trainer";

/** Milliseconds between two looks. */
const every = 1500;

/** What was found of these weights: it costs some 20 ms, and several views ask. */
const known = new WeakMap<Float32Array, Standstill | null>();

function measured(run: RunSoFar): Standstill | null {
  const before = known.get(run.weights);
  if (before !== undefined) return before;
  const standstill = standstillOf(run);
  known.set(run.weights, standstill);
  return standstill;
}

/** Of a run at the last look. */
interface Look {
  /** it has not got better for long */
  still: boolean;
  /** why; null when nothing explains it */
  standstill: Standstill | null;
}

/** How a run stood at the last look, and which one it was; null where there was none to judge. */
function useLook(): Found<Look> | null {
  const run = useSlowLabState(
    (state) => (isLookedAt(state) ? { ...state, curve: withLatest(state.curve, state.latest) } : null),
    every,
  );
  return useMemo(() => {
    if (!run) return null;
    const { config, epoch, curve, weights } = run;
    const { classes } = config.dataset;
    const fits = weights?.length === parameterCount(config.network, classes);
    const standstill = fits && weights ? measured({ config, curve, weights }) : null;
    return { config, epoch, what: { still: standsStill(curve, classes), standstill } };
  }, [run]);
}

/** Why the run in front stands still; null while it does not, or nothing explains it. */
export function useStandstill(): Standstill | null {
  const look = useLook();
  return useLabState((state) => foundOf(look, state)?.standstill ?? null);
}

/** The same for the teacher, who is told too when nothing explains it; with the run that it was found of. */
export function useStill(): Found<Still> | null {
  const look = useLook();
  return useMemo(() => {
    if (!look?.what.still) return null;
    const { config, epoch, what } = look;
    return { config, epoch, what: what.standstill?.cause ?? "unexplained" };
  }, [look]);
}
