"use client";
import { useMemo } from "react";
import type { Still } from "@/lib/contract/views";
import { withLatest } from "@/lib/lab/run/history";
import type { LabState } from "@/lib/lab/run/lab-state";
import { standsStill } from "@/lib/lab/still/stands-still";
import { standstillOf, type RunSoFar, type Standstill } from "@/lib/lab/still/standstill";
import { parameterCount } from "@/lib/spiral/network";
import { useSlowLabState } from "../use-trainer";

/** Milliseconds between two looks. */
const every = 1500;

const looked: readonly LabState["phase"][] = ["training", "paused", "finished"];

/** What was found of these weights: it costs some 20 ms, and several views ask. */
const found = new WeakMap<Float32Array, Standstill | null>();

function measured(run: RunSoFar): Standstill | null {
  const known = found.get(run.weights);
  if (known !== undefined) return known;
  const standstill = standstillOf(run);
  found.set(run.weights, standstill);
  return standstill;
}

/** Why the run in front stands still; null while it does not, or nothing explains it. */
export function useStandstill(): Standstill | null {
  const run = useSlowLabState(
    ({ phase, config, curve, latest, weights }) =>
      looked.includes(phase) ? { config, curve: withLatest(curve, latest), weights } : null,
    every,
  );
  return useMemo(() => {
    if (!run) return null;
    const { config, curve, weights } = run;
    const fits = weights?.length === parameterCount(config.network, config.dataset.classes);
    return fits && weights ? measured({ config, curve, weights }) : null;
  }, [run]);
}

/** The same for the teacher, who is told too when nothing explains it. */
export function useStill(): Still | null {
  const standstill = useStandstill();
  const still = useSlowLabState(
    ({ phase, curve, latest, config }) =>
      looked.includes(phase) && standsStill(withLatest(curve, latest), config.dataset.classes),
    every,
  );
  return still ? (standstill?.cause ?? "unexplained") : null;
}
